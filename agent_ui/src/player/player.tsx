/** A recording to listen to: two sides in two colours, seek anywhere, skip, speed; all of it by keyboard too. */
import { ActionIcon, Select, Tooltip } from "@mantine/core";
import {
  IconDownload,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRewindBackward5,
  IconRewindForward5,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { duration } from "@/lib/time";
import { ErrorNote, Loading } from "@/ui/notes";
import { audioUrl, peaksQuery } from "./api";
import { moveOf, SKIP_SECONDS, SPEEDS } from "./playing";
import styles from "./player.module.css";
import { useWave } from "./use-wave";

export function Player({ recordingId, autoPlay = false }: { recordingId: string; autoPlay?: boolean }) {
  const { t } = useTranslation();
  const peaks = useQuery(peaksQuery(recordingId));
  const url = audioUrl(recordingId);
  const { container, isPlaying, at, hasFailed, toggle, seek, setSpeed } = useWave(url, peaks.data, autoPlay);
  const [speed, chooseSpeed] = useState("1");
  if (peaks.isPending) return <Loading />;
  if (peaks.data === undefined) return <ErrorNote error={peaks.error} onRetry={() => void peaks.refetch()} />;
  const length = peaks.data.seconds;

  const onKeyDown = (event: KeyboardEvent) => {
    const move = event.ctrlKey || event.altKey || event.metaKey ? null : moveOf(event.key, at, length);
    if (move === null) return;
    event.preventDefault();
    if (move.kind === "toggle") toggle();
    else seek(move.to);
  };
  return (
    <div className={styles.player}>
      <div
        ref={container}
        className={styles.wave}
        role="slider"
        tabIndex={0}
        aria-label={t("player.label", { length: duration(length) })}
        aria-valuemin={0}
        aria-valuemax={Math.round(length)}
        aria-valuenow={Math.round(at)}
        aria-valuetext={duration(at)}
        onKeyDown={onKeyDown}
      />
      {hasFailed && (
        <p className={styles.failed} role="alert">
          {t("player.failed")}
        </p>
      )}
      <div className={styles.controls}>
        <Control
          label={t("player.back")}
          icon={IconRewindBackward5}
          onClick={() => seek(Math.max(at - SKIP_SECONDS, 0))}
        />
        <ActionIcon
          variant="filled"
          color="pine"
          radius="xl"
          aria-label={isPlaying ? t("player.pause") : t("player.play")}
          onClick={toggle}
        >
          {isPlaying ? (
            <IconPlayerPauseFilled size={18} aria-hidden />
          ) : (
            <IconPlayerPlayFilled size={18} aria-hidden />
          )}
        </ActionIcon>
        <Control
          label={t("player.forward")}
          icon={IconRewindForward5}
          onClick={() => seek(Math.min(at + SKIP_SECONDS, length))}
        />
        <span className={styles.clock}>
          {duration(at)} / {duration(length)}
        </span>
        <Select
          size="xs"
          w={84}
          aria-label={t("player.speed")}
          data={SPEEDS.map((value) => ({ value: String(value), label: `${value}×` }))}
          value={speed}
          onChange={(next) => {
            if (next === null) return;
            chooseSpeed(next);
            setSpeed(Number(next));
          }}
        />
        <span className={styles.legend}>
          <span className={styles.customer}>{t("player.customer")}</span>
          <span className={styles.agent}>{t("player.agent")}</span>
        </span>
        <Tooltip label={t("player.download")}>
          <ActionIcon component="a" href={url} download aria-label={t("player.download")}>
            <IconDownload size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}

function Control(props: { label: string; icon: typeof IconDownload; onClick: () => void }) {
  const { label, icon: Glyph, onClick } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick}>
        <Glyph size={19} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
