/** The rows of the call history. */
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Call } from "@/api/types";
import { duration } from "@/lib/time";
import { RecordingTag } from "@/player/recording-tag";
import { DataTable, type Column } from "@/ui/data-table";
import { DispositionTag } from "@/ui/disposition-tag";
import { TimeText, Timer } from "@/ui/times";
import { CallBack, CallEnd, CallParty, DirectionIcon } from "./call-words";
import styles from "./calls.module.css";

interface CallsTableProps {
  rows: Call[];
  onMore: (() => void) | undefined;
  isLoadingMore: boolean;
}

export function CallsTable({ rows, onMore, isLoadingMore }: CallsTableProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns: Column<Call>[] = [
    {
      key: "direction",
      header: <span className="visually-hidden">{t("calls.col.direction")}</span>,
      width: 40,
      cell: (call) => <DirectionIcon direction={call.direction} />,
    },
    { key: "who", header: t("calls.col.who"), cell: (call) => <CallParty call={call} /> },
    {
      key: "dial",
      header: <span className="visually-hidden">{t("calls.col.dial")}</span>,
      width: 46,
      cell: (call) => <CallBack call={call} />,
    },
    { key: "agent", header: t("calls.col.agent"), cell: (call) => call.agent?.name },
    { key: "queue", header: t("calls.col.queue"), cell: (call) => call.queue?.title },
    {
      key: "started",
      header: t("calls.col.started"),
      width: 140,
      cell: (call) => <TimeText at={call.started_at} />,
    },
    {
      key: "wait",
      header: t("calls.col.wait"),
      width: 80,
      align: "right",
      cell: (call) => (
        <span className={styles.seconds}>{call.wait_seconds !== null && duration(call.wait_seconds)}</span>
      ),
    },
    {
      key: "talk",
      header: t("calls.col.talk"),
      width: 90,
      align: "right",
      cell: (call) => (
        <span className={styles.seconds}>
          {call.state !== "ended" && call.answered_at !== null ? (
            <Timer since={call.answered_at} label={t("calls.col.talk")} />
          ) : (
            call.talk_seconds !== null && duration(call.talk_seconds)
          )}
        </span>
      ),
    },
    { key: "result", header: t("calls.col.result"), cell: (call) => <Result call={call} /> },
    {
      key: "recording",
      header: t("calls.col.recording"),
      width: 140,
      cell: (call) => call.recording && <RecordingTag state={call.recording.state} />,
    },
  ];
  return (
    <DataTable
      label={t("nav.calls")}
      columns={columns}
      rows={rows}
      rowKey={(call) => call.id}
      onOpen={(call) => void navigate({ to: "/calls/$callId", params: { callId: call.id } })}
      onMore={onMore}
      isLoadingMore={isLoadingMore}
    />
  );
}

/** What the agent wrote says more than how the line ended. */
function Result({ call }: { call: Call }) {
  if (call.end_reason !== "completed" || call.disposition === null) return <CallEnd call={call} />;
  return <DispositionTag code={call.disposition} />;
}
