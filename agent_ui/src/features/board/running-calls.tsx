/** The calls that wait, ring or run just now. */
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "@/ui/data-table";
import { NumberText } from "@/ui/number-text";
import { Tag, type Tone } from "@/ui/tag";
import { Timer } from "@/ui/times";
import type { BoardCall } from "./api";
import styles from "./board.module.css";

type LiveState = Exclude<BoardCall["state"], "ended">;

const TONES: Record<LiveState, Tone> = {
  queued: "ring",
  ringing: "ring",
  dialling: "talk",
  progressed: "talk",
  talking: "good",
  held: "rest",
};

export function RunningCalls({ calls }: { calls: BoardCall[] }) {
  const { t } = useTranslation();
  const columns: Column<BoardCall>[] = [
    {
      key: "who",
      header: t("board.call_with"),
      cell: (call) => (
        <>
          <span className={styles.name}>{call.person_name ?? <CallerNumber number={call.number} />}</span>
          {call.person_name !== null && (
            <span className={styles.under}>
              <CallerNumber number={call.number} />
            </span>
          )}
        </>
      ),
    },
    {
      key: "state",
      header: t("board.call_state"),
      cell: (call) =>
        call.state === "ended" ? null : <Tag tone={TONES[call.state]}>{t(`calls.state.${call.state}`)}</Tag>,
    },
    { key: "queue", header: t("board.queue"), cell: (call) => call.queue ?? "" },
    { key: "agent", header: t("board.agent"), cell: (call) => call.agent_name ?? "" },
    {
      key: "time",
      header: t("board.time"),
      align: "right",
      cell: (call) => <Timer since={call.answered_at ?? call.started_at} label={t("board.time")} />,
    },
  ];
  return <DataTable label={t("board.calls")} columns={columns} rows={calls} rowKey={(call) => call.id} />;
}

function CallerNumber({ number }: { number: string }) {
  const { t } = useTranslation();
  return /\d/.test(number) ? <NumberText number={number} /> : t("calls.anonymous");
}
