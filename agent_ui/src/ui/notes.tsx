/** What a place says when it has nothing, waits, or failed. */
import { Button, Loader } from "@mantine/core";
import { IconAlertTriangle, type Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "@/api/errors";
import styles from "./notes.module.css";

export function EmptyState({
  icon: Glyph,
  title,
  children,
}: {
  icon?: Icon;
  title: string;
  children?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      {Glyph !== undefined && <Glyph size={28} stroke={1.4} aria-hidden />}
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}

/** The error's sentence, announced; with "try again" when there is something to try. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.error} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <span>{errorText(error)}</span>
      {onRetry !== undefined && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {t("common.try_again")}
        </Button>
      )}
    </div>
  );
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <div className={styles.empty} role="status">
      <Loader size="sm" aria-hidden />
      <span className="visually-hidden">{t("common.loading")}</span>
    </div>
  );
}
