/** Left zone: my calls, ringing first in the eye, and the dial box under them. */
import { Button, TextInput } from "@mantine/core";
import {
  IconBellRinging,
  IconHeadset,
  IconPencil,
  IconPhone,
  IconPhoneOutgoing,
  IconPlayerPause,
  type Icon,
} from "@tabler/icons-react";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { CallCard } from "@/api/types";
import { cardTitle, cardTone, stageOf, type Stage } from "@/calling/card-words";
import { useDial } from "@/calling/dial";
import { looksDialable } from "@/lib/phone";
import { isTalking, useLive } from "@/live/live-store";
import { EmptyState } from "@/ui/notes";
import { Zone } from "@/ui/page";
import { Timer } from "@/ui/times";
import { chosenStore, useCards } from "./selection";
import styles from "./workplace.module.css";

const ICONS: Record<Stage, Icon> = {
  ringing_in: IconBellRinging,
  calling_you: IconPhoneOutgoing,
  dialling: IconPhoneOutgoing,
  ringing_out: IconPhoneOutgoing,
  talking: IconHeadset,
  held: IconPlayerPause,
  ended: IconPencil,
};

function RosterCard({ card, isShown }: { card: CallCard; isShown: boolean }) {
  const { t } = useTranslation();
  const stage = stageOf(card);
  const Glyph = ICONS[stage];
  const since = isTalking(card) ? (card.answered_at ?? card.started_at) : (card.ended_at ?? card.started_at);
  return (
    <button
      type="button"
      className={stage === "ringing_in" ? `${styles.card} ${styles.ringing}` : styles.card}
      data-tone={cardTone(card)}
      aria-pressed={isShown}
      onClick={() => chosenStore.set(card.call_id)}
    >
      <Glyph size={18} aria-hidden />
      <span className={styles.cardName}>{cardTitle(card, t)}</span>
      <span className={`${styles.cardLine} ${styles.cardStage}`}>
        {stage === "ended" ? t("roster.owed") : t(`stage.${stage}`)} <Timer since={since} />
      </span>
      {(card.person?.organisation ?? card.queue) && (
        <span className={styles.cardLine}>{card.person?.organisation?.name ?? card.queue?.title}</span>
      )}
    </button>
  );
}

function DialBox() {
  const { t } = useTranslation();
  const { agent } = useLive();
  const dial = useDial();
  const [number, setNumber] = useState("");
  const offShift = agent === null || agent.state === "offline";
  const go = (event: SyntheticEvent) => {
    event.preventDefault();
    if (looksDialable(number)) dial.mutate({ number: number.trim() }, { onSuccess: () => setNumber("") });
  };
  return (
    <Zone label={t("roster.dial_label")} padded={false}>
      <form className={styles.dialBox} onSubmit={go}>
        <div className={styles.dialRow}>
          <TextInput
            flex={1}
            label={t("roster.dial_label")}
            description={offShift ? t("roster.dial_off_shift") : undefined}
            type="tel"
            placeholder="+380…"
            disabled={offShift}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <Button
            type="submit"
            px={10}
            loading={dial.isPending}
            disabled={offShift || !looksDialable(number)}
            aria-label={t("roster.dial_go")}
          >
            <IconPhone size={18} aria-hidden />
          </Button>
        </div>
      </form>
    </Zone>
  );
}

export function Roster() {
  const { t } = useTranslation();
  const { agent } = useLive();
  const { cards, shown } = useCards();
  return (
    <aside className={styles.roster} aria-label={t("roster.title")}>
      <Zone title={t("roster.title")} padded={false}>
        {cards.length === 0 ? (
          <EmptyState title={t("roster.empty")}>{agent?.state === "ready" && t("roster.waiting")}</EmptyState>
        ) : (
          <ul className={styles.cards}>
            {cards.map((card) => (
              <li key={card.call_id}>
                <RosterCard card={card} isShown={card.call_id === shown?.call_id} />
              </li>
            ))}
          </ul>
        )}
      </Zone>
      <DialBox />
    </aside>
  );
}
