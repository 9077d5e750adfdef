/** The figures of the whole house and a tile per queue: number, target, colour and word. */
import { IconAlertTriangle, IconCheck, IconClock, IconMinus, type Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { duration } from "@/lib/time";
import { useNow } from "@/lib/use-now";
import { Tag, type Tone } from "@/ui/tag";
import type { Board, BoardQueue } from "./api";
import styles from "./board.module.css";
import { figuresOf, waitLevel, waitSeconds, type WaitLevel } from "./figures";

const LOOKS: Record<WaitLevel, { tone: Tone; icon: Icon }> = {
  none: { tone: "off", icon: IconMinus },
  good: { tone: "good", icon: IconCheck },
  late: { tone: "ring", icon: IconClock },
  alarm: { tone: "bad", icon: IconAlertTriangle },
};

export function HouseFigures({ board }: { board: Board }) {
  const { t } = useTranslation();
  const now = useNow();
  const figures = figuresOf(board);
  const level = figures.longest ? waitLevel(figures.longest, now) : "none";
  return (
    <dl className={styles.figures}>
      {(["ready", "talking", "wrap_up", "away", "waiting"] as const).map((word) => (
        <div key={word}>
          <dt>{t(`board.figure.${word}`)}</dt>
          <dd>{figures[word]}</dd>
        </div>
      ))}
      <div data-tone={LOOKS[level].tone}>
        <dt>{t("board.longest")}</dt>
        <dd className={styles.toned}>
          {figures.longest ? duration(waitSeconds(figures.longest, now)) : "–"}
        </dd>
      </div>
    </dl>
  );
}

export function QueueTile({ queue }: { queue: BoardQueue }) {
  const { t } = useTranslation();
  const now = useNow();
  const level = waitLevel(queue, now);
  const { tone, icon } = LOOKS[level];
  return (
    <li className={styles.tile} data-tone={tone} data-level={level}>
      <h3>{queue.title}</h3>
      <p className={styles.big}>
        <strong>{queue.waiting}</strong> {t("board.waiting")}
        {queue.waits_since !== null && <span role="timer">{duration(waitSeconds(queue, now))}</span>}
      </p>
      <Tag tone={tone} icon={icon}>
        {t(`board.level.${level}`, { seconds: queue.target_seconds })}
      </Tag>
      <p className={styles.faint}>
        {t("board.members", { ready: queue.ready, busy: queue.busy, away: queue.away })}
      </p>
    </li>
  );
}
