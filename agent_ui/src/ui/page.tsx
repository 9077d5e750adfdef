/** The frame of every page but the workplace: a head that stays, a body that scrolls. */
import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./page.module.css";

interface PageProps {
  title: ReactNode;
  actions?: ReactNode;
  /** Filters and search, under the title, not scrolled away. */
  toolbar?: ReactNode;
  children: ReactNode;
}

export function Page({ title, actions, toolbar, children }: PageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Title order={1}>{title}</Title>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {toolbar !== undefined && <div className={styles.toolbar}>{toolbar}</div>}
      <div className={styles.body}>{children}</div>
    </div>
  );
}

/** A panel with a quiet heading; its body scrolls when the panel's height is bounded. */
export function Zone({
  title,
  aside,
  children,
  padded = true,
  label,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  padded?: boolean;
  /** Name for screen readers when there is no visible title. */
  label?: string;
}) {
  return (
    <section className={styles.zone} aria-label={label}>
      {(title !== undefined || aside !== undefined) && (
        <div className={styles.zoneHead}>
          <h2 className={styles.zoneTitle}>{title}</h2>
          {aside}
        </div>
      )}
      <div className={padded ? styles.zoneBodyPadded : styles.zoneBody}>{children}</div>
    </section>
  );
}
