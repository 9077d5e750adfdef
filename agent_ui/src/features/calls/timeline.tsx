/** The call step by step, in words; a step the screen does not know is shown by its name. */
import { useTranslation } from "react-i18next";
import type { components } from "@/api/schema";
import { exactTime } from "@/lib/time";
import styles from "./calls.module.css";

type Step = components["schemas"]["TimelineEntry"];

export function Timeline({ steps }: { steps: Step[] }) {
  const { t, i18n } = useTranslation();
  if (steps.length === 0) return <span className={styles.faint}>{t("calls.timeline.empty")}</span>;
  const wordsOf = (step: Step) => {
    const key = `calls.what.${step.what}`;
    return i18n.exists(key)
      ? t(key as "calls.what.call_ringing", { who: step.user?.name ?? step.line })
      : step.what;
  };
  return (
    <ol className={styles.timeline}>
      {steps.map((step, index) => (
        <li key={index} className={styles.step}>
          <time dateTime={step.at}>{exactTime(step.at, i18n.language)}</time>
          <span className={styles.dot} aria-hidden />
          <span>{wordsOf(step)}</span>
        </li>
      ))}
    </ol>
  );
}
