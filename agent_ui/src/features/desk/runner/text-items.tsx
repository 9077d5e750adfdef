/** To be read aloud, or for the agent's eyes only: never to be mixed up. */
import { IconEye, IconVolume } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import styles from "./runner.module.css";

export function SayItem({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.say}>
      <span className={styles.mark}>
        <IconVolume size={15} aria-hidden />
        {t("run.say")}
      </span>
      <p>{text}</p>
    </div>
  );
}

export function InstructItem({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.instruct}>
      <span className={styles.mark}>
        <IconEye size={15} aria-hidden />
        {t("run.instruct")}
      </span>
      <p>{text}</p>
    </div>
  );
}
