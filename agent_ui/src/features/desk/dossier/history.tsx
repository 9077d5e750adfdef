/** What is promised to this person, and the last contacts with anyone in the house. */
import {
  IconArrowDownLeft,
  IconArrowUpRight,
  IconCalendarEvent,
  IconDots,
  IconMail,
  IconMapPin,
  IconMessage,
  IconNotes,
  IconPhone,
  type Icon,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { dispositionsQuery } from "@/api/reference";
import type { CallCard } from "@/api/types";
import { inLanguage } from "@/i18n";
import { usePurposeWords } from "@/planning/task-text";
import { DueText, TimeText } from "@/ui/times";
import styles from "./dossier.module.css";

const CHANNELS: Record<CallCard["recent"][number]["channel"], Icon> = {
  call: IconPhone,
  meeting: IconCalendarEvent,
  email: IconMail,
  message: IconMessage,
  visit: IconMapPin,
  note: IconNotes,
  other: IconDots,
};

export function Recent({ interactions }: { interactions: CallCard["recent"] }) {
  const { t, i18n } = useTranslation();
  const dispositions = useQuery(dispositionsQuery()).data ?? [];
  const word = (code: string | null) => {
    const found = dispositions.find((each) => each.code === code);
    return found === undefined ? (code ?? "") : inLanguage(found.labels, i18n.language);
  };
  return (
    <div className={styles.section}>
      <h3 className={styles.heading}>{t("dossier.recent")}</h3>
      {interactions.length === 0 && <p className={styles.quiet}>{t("dossier.no_recent")}</p>}
      <ol className={styles.recent}>
        {interactions.map((each) => {
          const Glyph = CHANNELS[each.channel];
          const Way = each.direction === "inbound" ? IconArrowDownLeft : IconArrowUpRight;
          return (
            <li key={each.id}>
              <p className={styles.recentHead}>
                <Glyph size={15} aria-label={t(`channel.${each.channel}`)} />
                <Way size={13} aria-label={t(`call.${each.direction}`)} />
                <TimeText at={each.opened_at} />
                <span className={styles.by}>{each.user_name}</span>
              </p>
              <p className={styles.recentText}>
                {each.disposition !== null && <strong>{word(each.disposition)}. </strong>}
                {each.gist}
              </p>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

export function Promises({ tasks }: { tasks: CallCard["tasks"] }) {
  const { t } = useTranslation();
  const purposeWord = usePurposeWords();
  if (tasks.length === 0) return null;
  return (
    <div className={styles.section}>
      <h3 className={styles.heading}>{t("dossier.tasks")}</h3>
      <ul className={styles.recent}>
        {tasks.map((task) => (
          <li key={task.id}>
            <p className={styles.recentHead}>
              <DueText at={task.due_at} isAllDay={task.is_all_day} />
              <span className={styles.by}>{task.assignee.name}</span>
            </p>
            <p className={styles.recentText}>
              {task.purpose !== null && <strong>{purposeWord(task.purpose)}. </strong>}
              {task.comment}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
