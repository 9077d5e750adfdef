/** One call: who and when, the recording, what happened step by step, and its result. */
import { ActionIcon, Anchor, Group, Tooltip } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Call } from "@/api/types";
import { duration } from "@/lib/time";
import { Player } from "@/player/player";
import { RecordingTag, recordingState } from "@/player/recording-tag";
import { ErrorNote, Loading } from "@/ui/notes";
import { Page, Zone } from "@/ui/page";
import { TimeText } from "@/ui/times";
import { callQuery } from "./api";
import { CallBack, CallEnd, CallNumber, DirectionIcon } from "./call-words";
import { CallResult } from "./call-result";
import { Timeline } from "./timeline";
import styles from "./calls.module.css";

export function CallPage() {
  const { t } = useTranslation();
  const { callId } = useParams({ from: "/shell/calls/$callId" });
  const query = useQuery(callQuery(callId));
  if (query.isPending) return <Loading />;
  if (query.data === undefined)
    return (
      <Page title={<BackLink />}>
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  const call = query.data;
  return (
    <Page
      title={
        <Group gap="xs">
          <BackLink />
          <DirectionIcon direction={call.direction} />
          {call.person?.name ?? <CallNumber call={call} />}
          <CallEnd call={call} />
        </Group>
      }
      actions={<CallBack call={call} size="lg" />}
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <Zone label={t("calls.facts.title")}>
            <Figures call={call} />
          </Zone>
          <Zone title={t("player.title")}>
            <RecordingPart recording={call.recording} />
          </Zone>
          <CallResult call={call} />
        </div>
        <Zone title={t("calls.timeline.title")}>
          <Timeline steps={call.timeline} />
        </Zone>
      </div>
    </Page>
  );
}

function BackLink() {
  const { t } = useTranslation();
  return (
    <Tooltip label={t("calls.back")}>
      <ActionIcon aria-label={t("calls.back")} renderRoot={(props) => <Link to="/calls" {...props} />}>
        <IconArrowLeft size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function Figures({ call }: { call: Call }) {
  const { t } = useTranslation();
  const { person } = call;
  return (
    <dl className={styles.figures}>
      {person && (
        <div>
          <dt>{t("calls.col.who")}</dt>
          <dd>
            <Anchor
              fz="inherit"
              renderRoot={(props) => (
                <Link to="/people/$personId" params={{ personId: person.id }} {...props} />
              )}
            >
              {person.name}
            </Anchor>
          </dd>
        </div>
      )}
      <div>
        <dt>{t("people.phone")}</dt>
        <dd>
          <CallNumber call={call} />
        </dd>
      </div>
      {call.agent && (
        <div>
          <dt>{t("calls.col.agent")}</dt>
          <dd>{call.agent.name}</dd>
        </div>
      )}
      {call.queue && (
        <div>
          <dt>{t("calls.col.queue")}</dt>
          <dd>{call.queue.title}</dd>
        </div>
      )}
      <div>
        <dt>{t("calls.col.started")}</dt>
        <dd>
          <TimeText at={call.started_at} />
        </dd>
      </div>
      <div>
        <dt>{t("calls.col.wait")}</dt>
        <dd>{duration(call.wait_seconds ?? 0)}</dd>
      </div>
      <div>
        <dt>{t("calls.col.talk")}</dt>
        <dd>{duration(call.talk_seconds ?? 0)}</dd>
      </div>
    </dl>
  );
}

const EXPLAINED = {
  recording: "player.later_text",
  spooled: "player.later_text",
  stored: "player.later_text",
  empty: "player.empty_text",
  lost: "player.lost_text",
} as const;

function RecordingPart({ recording }: { recording: Call["recording"] }) {
  const { t } = useTranslation();
  if (recording === null) return <span className={styles.faint}>{t("player.states.none")}</span>;
  const state = recordingState(recording.state);
  if (state === "verified") return <Player recordingId={recording.id} />;
  return (
    <Group gap="sm">
      <RecordingTag state={state} />
      <span className={styles.faint}>{t(EXPLAINED[state])}</span>
    </Group>
  );
}
