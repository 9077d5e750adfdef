/** What people object, and what to answer: one click away, beside the script. */
import { IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { RunView } from "@/api/types";
import styles from "./runner.module.css";

export function Objections({ objections }: { objections: RunView["objections"] }) {
  const { t } = useTranslation();
  if (objections.length === 0) return null;
  return (
    <aside className={styles.objections} aria-label={t("run.objections")}>
      <h3>{t("run.objections")}</h3>
      {objections.map((objection) => (
        <details key={objection.title} name="objection">
          <summary>
            <IconChevronRight size={15} aria-hidden />
            {objection.title}
          </summary>
          <p>{objection.text}</p>
        </details>
      ))}
    </aside>
  );
}
