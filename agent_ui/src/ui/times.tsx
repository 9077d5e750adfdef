/** Times on screen: friendly words, the full date on hover; due dates in the colours of the work list. */
import { IconAlertCircle, IconCalendarEvent, IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { duration, dueKind, friendlyTime, fullDate, type DueKind } from "@/lib/time";
import { useNow } from "@/lib/use-now";
import styles from "./times.module.css";

export function TimeText({ at }: { at: string }) {
  const { i18n } = useTranslation();
  return (
    <time dateTime={at} title={fullDate(at, i18n.language)}>
      {friendlyTime(at, i18n.language)}
    </time>
  );
}

/** A running m:ss since a moment. */
export function Timer({ since, label }: { since: string; label?: string }) {
  const now = useNow();
  return (
    <span className={styles.timer} role="timer" aria-label={label}>
      {duration((now - Date.parse(since)) / 1000)}
    </span>
  );
}

const DUE_ICONS: Record<DueKind, typeof IconClock> = {
  overdue: IconAlertCircle,
  today: IconClock,
  later: IconCalendarEvent,
};

/** Red "overdue", black "today", grey "later": colour, icon and word. */
export function DueText({ at, isAllDay = false }: { at: string; isAllDay?: boolean }) {
  const { t, i18n } = useTranslation();
  const kind = dueKind(at, isAllDay);
  const Glyph = DUE_ICONS[kind];
  return (
    <span className={styles.due} data-due={kind}>
      <Glyph size={14} aria-hidden />
      <time dateTime={at} title={fullDate(at, i18n.language)}>
        {friendlyTime(at, i18n.language)}
      </time>
      <span className={styles.dueWord}>{t(`due.${kind}`)}</span>
    </span>
  );
}
