/** The promise: when, what for, how, who; or why there is none. */
import { Button, Checkbox, SegmentedControl, Select, TextInput, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { purposesQuery, usersQuery } from "@/api/reference";
import type { PersonBrief, Task } from "@/api/types";
import { inLanguage } from "@/i18n";
import { fromLocalInput, PRESETS, toLocalInput, type Preset } from "@/lib/presets";
import { clockTime, shortDate, weekday } from "@/lib/time";
import { useMe } from "@/session/me";
import { personQuery } from "../dossier/person";
import type { Draft } from "./draft";
import styles from "./wrap-up.module.css";

const CHANNELS: Task["channel"][] = ["call", "meeting", "email", "message", "visit", "other"];

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
      <div className={styles.presets}>
        {(Object.keys(PRESETS) as Preset[]).map((preset) => (
          <Button
            key={preset}
            variant="default"
            size="compact-sm"
            onClick={() => plan({ when: toLocalInput(PRESETS[preset](new Date())) })}
          >
            {t(`wrap.${preset}`)}
          </Button>
        ))}
      </div>
      <div>
        <TextInput
          type="datetime-local"
          label={t("wrap.when")}
          value={draft.when}
          onChange={(event) => plan({ when: event.currentTarget.value })}
        />
        <TheirTime when={draft.when} person={person} />
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
          label={t("wrap.channel")}
          value={draft.channel}
          onChange={(channel) => plan({ channel: channel ?? "call" })}
          data={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
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
function TheirTime({ when, person }: { when: string; person: PersonBrief | null }) {
  const { t, i18n } = useTranslation();
  const zone = useQuery({ ...personQuery(person?.id ?? ""), enabled: person !== null }).data?.timezone;
  const moment = fromLocalInput(when);
  if (!zone || moment === null) return null;
  const words = [weekday, shortDate, clockTime].map((say) => say(moment, i18n.language, zone)).join(" ");
  return <span className={styles.theirTime}>{t("wrap.client_time", { time: words })}</span>;
}
