/** A task's parts in words: its purpose, its weight, when it is due. */
import { IconArrowDown, IconBan, IconCircleCheck, IconExclamationMark } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { purposesQuery } from "@/api/reference";
import { inLanguage } from "@/i18n";
import { Tag } from "@/ui/tag";
import { DueText, TimeText } from "@/ui/times";
import type { Task } from "./api";
import styles from "./planning.module.css";

export function usePurposeWords(): (code: string | null) => string {
  const { i18n } = useTranslation();
  const purposes = useQuery(purposesQuery());
  return (code) => {
    const known = purposes.data?.find((row) => row.code === code);
    return known ? inLanguage(known.labels, i18n.language) : (code ?? "");
  };
}

/** A task without a purpose is called by its channel. */
export function useTaskWords(): (task: Task) => string {
  const { t } = useTranslation();
  const purposeWords = usePurposeWords();
  return ({ purpose, channel }) => purposeWords(purpose) || t(`planning.channels.${channel}`);
}

/** `!` important, `↓` minor; nothing for the usual. */
export function ImportanceMark({ importance }: { importance: Task["importance"] }) {
  const { t } = useTranslation();
  if (importance === "normal") return null;
  const Glyph = importance === "high" ? IconExclamationMark : IconArrowDown;
  return (
    <span className={styles.mark} data-importance={importance} title={t(`planning.importance.${importance}`)}>
      <Glyph size={16} stroke={2.4} aria-hidden />
      <span className="visually-hidden">{t(`planning.importance.${importance}`)}</span>
    </span>
  );
}

export function TaskDue({ task }: { task: Task }) {
  const { t } = useTranslation();
  if (task.state === "open") return <DueText at={task.due_at} isAllDay={task.is_all_day} />;
  return (
    <span className={styles.closed}>
      <Tag
        tone={task.state === "done" ? "good" : "off"}
        icon={task.state === "done" ? IconCircleCheck : IconBan}
      >
        {t(`planning.urgency.${task.state}`)}
      </Tag>
      {task.done_at !== null && <TimeText at={task.done_at} />}
    </span>
  );
}
