/** Something to stop and read before going on. */
import type { ReactNode } from "react";
import styles from "./notes.module.css";

export function Notice({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className={styles.notice} role="alert">
      {title !== undefined && <p className={styles.noticeTitle}>{title}</p>}
      {children}
    </div>
  );
}
