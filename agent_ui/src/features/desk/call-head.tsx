/** Name, number, stage in words, timers, and the big labelled controls. */
import { IconPointFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CallCard } from "@/api/types";
import { cardTitle, cardTone, endWords, stageOf } from "@/calling/card-words";
import { duration } from "@/lib/time";
import { isTalking } from "@/live/live-store";
import { NumberText } from "@/ui/number-text";
import { Timer } from "@/ui/times";
import { CallButtons } from "./call-buttons";
import styles from "./call.module.css";

function talkedFor(card: CallCard): string {
  if (card.answered_at === null || card.ended_at === null) return "";
  return ` · ${duration((Date.parse(card.ended_at) - Date.parse(card.answered_at)) / 1000)}`;
}

export function CallHead({ card }: { card: CallCard }) {
  const { t } = useTranslation();
  const stage = stageOf(card);
  const number = card.e164 ?? card.number;
  const showsNumber = card.person !== null && number !== "" && card.match !== "anonymous";
  return (
    <header className={styles.head} data-tone={cardTone(card)}>
      <div className={styles.who}>
        <h1 className={styles.name}>{cardTitle(card, t)}</h1>
        <p className={styles.facts}>
          <span className={styles.stage} role="status">
            {stage === "ended" ? endWords(card, t) + talkedFor(card) : t(`stage.${stage}`)}
          </span>
          {isTalking(card) && card.answered_at !== null && (
            <strong className={styles.clock}>
              <Timer since={card.answered_at} />
            </strong>
          )}
          {stage !== "ended" && !isTalking(card) && <Timer since={card.started_at} />}
          {card.recording && (
            <span className={styles.recording}>
              <IconPointFilled size={16} aria-hidden />
              {t("call.recording")}
            </span>
          )}
          {showsNumber && <NumberText number={number} />}
          {card.queue && <span>{t("call.via_queue", { queue: card.queue.title })}</span>}
        </p>
      </div>
      {stage !== "ended" && <CallButtons card={card} />}
    </header>
  );
}
