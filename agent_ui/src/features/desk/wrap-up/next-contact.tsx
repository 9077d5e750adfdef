/** The promise: when, what for, how, who; or why there is none. */
import { Checkbox, SegmentedControl, Select, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { purposesQuery, usersQuery } from "@/api/reference";
import type { PersonBrief } from "@/api/types";
import { inLanguage } from "@/i18n";
import { TASK_CHANNELS } from "@/planning/api";
import { dueAt, type DueInput } from "@/planning/due";
import { DueFields } from "@/planning/due-fields";
import { clockTime, shortDate, weekday } from "@/lib/time";
import { useMe } from "@/session/me";
import { personQuery } from "../dossier/person";
import type { Draft } from "./draft";
import styles from "./wrap-up.module.css";

interface NextContactProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  person: PersonBrief | null;
}

export function NextContact({ draft, change, person }: NextContactProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.column} role="group" aria-label={t("wrap.next")}>
      <div>
        <span className={styles.label} id="next-contact">
          {t("wrap.next")}
        </span>
        <SegmentedControl
          aria-labelledby="next-contact"
          fullWidth
          size="xs"
          value={draft.next ?? ""}
          onChange={(next) => change({ next: next as Draft["next"] })}
          data={[
            { value: "plan", label: t("wrap.plan") },
            { value: "none", label: t("wrap.no_next") },
          ]}
        />
      </div>
      {draft.next === "none" && (
        <Textarea
          label={t("wrap.why_none")}
          description={t("wrap.why_none_hint")}
          minRows={2}
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      )}
      {draft.next !== "none" && <Plan draft={draft} change={change} person={person} />}
    </div>
  );
}

/** Touching any field of the plan means to plan. */
function Plan({ draft, change, person }: NextContactProps) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const purposes = useQuery(purposesQuery()).data ?? [];
  const colleagues = useQuery(usersQuery()).data ?? [];
  const plan = (part: Partial<Draft>) => change({ next: "plan", ...part });
  return (
    <>
      <div>
        <DueFields value={draft.due} onChange={(due) => plan({ due })} />
        <TheirTime due={draft.due} person={person} />
      </div>
      <div className={styles.pair}>
        <Select
          label={t("wrap.purpose")}
          value={draft.purpose}
          onChange={(purpose) => plan({ purpose })}
          data={purposes.map(({ code, labels }) => ({
            value: code,
            label: inLanguage(labels, i18n.language),
          }))}
        />
        <Select
          label={t("planning.channels.label")}
          value={draft.channel}
          onChange={(channel) => plan({ channel: channel ?? "call" })}
          data={TASK_CHANNELS.map((value) => ({ value, label: t(`planning.channels.${value}`) }))}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label={t("wrap.who")}
          searchable
          value={draft.assigneeId ?? me.id}
          onChange={(assigneeId) => plan({ assigneeId: assigneeId === me.id ? null : assigneeId })}
          data={[
            { value: me.id, label: t("wrap.me") },
            ...colleagues
              .filter(({ id }) => id !== me.id)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Checkbox
          className={styles.important}
          label={t("wrap.important")}
          checked={draft.important}
          onChange={(event) => plan({ important: event.currentTarget.checked })}
        />
      </div>
      <Textarea
        label={t("wrap.comment")}
        minRows={1}
        maxRows={4}
        value={draft.comment}
        onChange={(event) => plan({ comment: event.currentTarget.value })}
      />
    </>
  );
}

/** The same moment on the client's wall, when their zone is known and differs. */
function TheirTime({ due, person }: { due: DueInput; person: PersonBrief | null }) {
  const { t, i18n } = useTranslation();
  const zone = useQuery({ ...personQuery(person?.id ?? ""), enabled: person !== null }).data?.timezone;
  const moment = dueAt(due);
  if (!zone || moment === null || due.allDay) return null;
  const words = [weekday, shortDate, clockTime].map((say) => say(moment, i18n.language, zone)).join(" ");
  return <span className={styles.theirTime}>{t("wrap.client_time", { time: words })}</span>;
}
