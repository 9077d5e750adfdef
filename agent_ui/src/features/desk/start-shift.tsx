/** One panel and one click: line, sound, microphone, notifications. */
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconDeviceLandlinePhone, IconHeadset, IconMicrophone } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/api/client";
import { ApiError, errorText } from "@/api/errors";
import type { AgentState, Line } from "@/api/types";
import { keepAgent, useLive } from "@/live/live-store";
import { unlockSound } from "@/phone/sound";
import { readyPhone } from "@/phone/use-softphone";
import { openMicrophone, useLevel, type MicrophoneProblem } from "./microphone";
import styles from "./workplace.module.css";

const KEPT = "line";
const LATEST_ATTEMPT = 12;

type StartProblem = MicrophoneProblem | "phone_failed";

const isStartProblem = (error: unknown): error is StartProblem =>
  error === "mic_denied" || error === "mic_missing" || error === "phone_failed";

async function askToNotify() {
  if ("Notification" in window && Notification.permission === "default")
    await Notification.requestPermission();
}

async function start(line: Line) {
  await unlockSound();
  if (line.kind === "webrtc") {
    const stream = await openMicrophone();
    stream.getTracks().forEach((track) => track.stop());
    await readyPhone(line.id);
  }
  void askToNotify();
  return startOn(line, 0);
}

/** A browser phone that has just registered is known to the server a moment later. */
async function startOn(line: Line, attempt: number): Promise<AgentState> {
  try {
    return await take(api.POST("/api/desk/shift/start", { body: { line_id: line.id } }));
  } catch (error) {
    const early = error instanceof ApiError && error.id === "line_unreachable" && line.kind === "webrtc";
    if (!early || attempt >= LATEST_ATTEMPT) throw error;
    await new Promise((done) => setTimeout(done, 400));
    return startOn(line, attempt + 1);
  }
}

function LineChoice({ line, isChosen, onChoose }: { line: Line; isChosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation();
  const Glyph = line.kind === "webrtc" ? IconHeadset : IconDeviceLandlinePhone;
  return (
    <label className={styles.line}>
      <input type="radio" name="line" checked={isChosen} onChange={onChoose} />
      <Glyph size={24} stroke={1.6} aria-hidden />
      <span>
        <span className={styles.lineName}>{t(`shift.${line.kind}`)}</span>
        <br />
        <span className={styles.lineNote}>{t(`shift.${line.kind}_note`)}</span>
      </span>
      <span className={styles.lineNote}>
        {t("shift.extension", { number: line.extension })}
        {line.kind === "softphone" && ` · ${t(`shift.line_state.${line.state}`)}`}
      </span>
    </label>
  );
}

function MicrophoneTest({ onProblem }: { onProblem: (problem: MicrophoneProblem | null) => void }) {
  const { t } = useTranslation();
  const [stream, setStream] = useState<MediaStream | null>(null);
  const level = useLevel(stream);
  const test = async () => {
    try {
      onProblem(null);
      setStream(await openMicrophone());
    } catch (error) {
      onProblem(error === "mic_missing" ? error : "mic_denied");
    }
  };
  if (stream === null) {
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        mb="md"
        leftSection={<IconMicrophone size={16} aria-hidden />}
        onClick={() => void test()}
      >
        {t("shift.mic_test")}
      </Button>
    );
  }
  const percent = Math.round(level * 100);
  return (
    <div className={styles.mic}>
      {t("shift.mic_speak")}
      <div className={styles.micBar} role="meter" aria-label={t("shift.mic_level")} aria-valuenow={percent}>
        <div className={styles.micFill} style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}

export function StartShift() {
  const { t } = useTranslation();
  const { lines } = useLive();
  const [lineId, setLineId] = useState(() => localStorage.getItem(KEPT));
  const [micProblem, setMicProblem] = useState<MicrophoneProblem | null>(null);
  const line = lines.find((each) => each.id === lineId) ?? lines[0];
  const begin = useMutation({
    mutationFn: start,
    onSuccess: (agent) => {
      if (line !== undefined) localStorage.setItem(KEPT, line.id);
      keepAgent(agent);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setMicProblem(null);
    if (line !== undefined) begin.mutate(line);
  };
  const beginError: unknown = begin.error;
  const known: StartProblem | null = micProblem ?? (isStartProblem(beginError) ? beginError : null);
  const problem =
    line === undefined
      ? t("shift.no_line")
      : known !== null
        ? t(`shift.${known}`)
        : begin.isError
          ? errorText(begin.error)
          : null;
  return (
    <div className={styles.startFrame}>
      <form className={styles.start} onSubmit={submit}>
        <h1>{t("shift.title")}</h1>
        <p className={styles.lead}>{t("shift.lead")}</p>
        <div className={styles.lines} role="radiogroup" aria-label={t("shift.line")}>
          {lines.map((each) => (
            <LineChoice
              key={each.id}
              line={each}
              isChosen={each.id === line?.id}
              onChoose={() => setLineId(each.id)}
            />
          ))}
        </div>
        {line?.kind === "webrtc" && <MicrophoneTest onProblem={setMicProblem} />}
        {problem !== null && (
          <p className={styles.warning} role="alert">
            <IconAlertTriangle size={18} style={{ flexShrink: 0 }} aria-hidden />
            {problem}
          </p>
        )}
        <Button
          type="submit"
          size="md"
          fullWidth
          disabled={line === undefined}
          loading={begin.isPending}
          data-autofocus
        >
          {t("shift.start")}
        </Button>
      </form>
    </div>
  );
}
