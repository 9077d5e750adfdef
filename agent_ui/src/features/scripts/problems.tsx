/** What keeps the draft from being published; each line leads to its place in the text. */
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/notes";
import type { Problem } from "./document";
import type { JsonFault } from "./place";
import styles from "./scripts.module.css";

interface ProblemsProps {
  fault: JsonFault | null;
  /** Null: not checked since the last change. */
  problems: Problem[] | null;
  offsetOf: (problem: Problem) => number;
  onOpen: (offset: number) => void;
}

export function Problems({ fault, problems, offsetOf, onOpen }: ProblemsProps) {
  const { t } = useTranslation();
  if (fault !== null)
    return (
      <ul className={styles.problems}>
        <li>
          <button type="button" onClick={() => onOpen(fault.offset)}>
            <span>{t("scripts.not_json")}</span>
            <span className={styles.under}>{t("scripts.problem_line", { line: fault.line })}</span>
          </button>
        </li>
      </ul>
    );
  if (problems === null) return <EmptyState title={t("scripts.problems_unchecked")} />;
  if (problems.length === 0) return <EmptyState icon={IconCircleCheck} title={t("scripts.problems_none")} />;
  return (
    <ul className={styles.problems}>
      {problems.map((problem, index) => (
        <li key={index}>
          <button type="button" onClick={() => onOpen(offsetOf(problem))}>
            <span>
              <IconAlertTriangle size={15} aria-hidden /> {problem.message}
            </span>
            <span className={styles.under}>
              {[
                problem.page && t("scripts.problem_page", { page: problem.page }),
                problem.item,
                problem.field,
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
