/** Answer, hang up, microphone, hold, keypad: big, labelled, with their keys. */
import { Button, Popover, SimpleGrid } from "@mantine/core";
import {
  IconDialpad,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhone,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
} from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CallCard } from "@/api/types";
import { useCallControls } from "@/calling/controls";
import { isRingingHere, isTalking } from "@/live/live-store";
import { clickSound } from "@/phone/sound";
import { usePhone } from "@/phone/state";
import { Timer } from "@/ui/times";
import { ConsultBar } from "./transfer/consult-bar";
import { TransferButton } from "./transfer/transfer-button";
import styles from "./call.module.css";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

function Keypad() {
  const { t } = useTranslation();
  const { digit } = useCallControls();
  const press = (key: string) => {
    clickSound();
    digit(key);
  };
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconDialpad size={18} aria-hidden />}>
          {t("call.keypad")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        onKeyDown={(event) => {
          if (DIGITS.includes(event.key)) press(event.key);
        }}
      >
        <SimpleGrid cols={3} spacing={6}>
          {DIGITS.map((key) => (
            <Button key={key} variant="default" className={styles.digit} onClick={() => press(key)}>
              {key}
            </Button>
          ))}
        </SimpleGrid>
      </Popover.Dropdown>
    </Popover>
  );
}

function TalkButtons() {
  const { t } = useTranslation();
  const controls = useCallControls();
  return (
    <>
      <Button
        variant="default"
        className={styles.toggle}
        aria-pressed={controls.isMuted}
        leftSection={
          controls.isMuted ? (
            <IconMicrophoneOff size={18} aria-hidden />
          ) : (
            <IconMicrophone size={18} aria-hidden />
          )
        }
        rightSection={<kbd>Alt M</kbd>}
        onClick={controls.toggleMute}
      >
        {controls.isMuted ? t("call.muted") : t("call.mute")}
      </Button>
      <Button
        variant="default"
        className={styles.toggle}
        aria-pressed={controls.isHeld}
        leftSection={
          controls.isHeld ? (
            <IconPlayerPlay size={18} aria-hidden />
          ) : (
            <IconPlayerPause size={18} aria-hidden />
          )
        }
        rightSection={<kbd>Alt H</kbd>}
        onClick={controls.toggleHold}
      >
        {controls.isHeld ? t("call.held") : t("call.hold")}
        {controls.heldSince !== null && (
          <>
            &nbsp;
            <Timer since={controls.heldSince} />
          </>
        )}
      </Button>
      <Keypad />
    </>
  );
}

export function CallButtons({ card }: { card: CallCard }) {
  const { t } = useTranslation();
  const controls = useCallControls();
  const { microphoneFailed, registration, session } = usePhone();
  const voiceLost =
    controls.inBrowser && isTalking(card) && registration === "registered" && session === null;
  const answerButton = useRef<HTMLButtonElement>(null);
  const inHand = controls.card?.call_id === card.call_id;
  const answerable = inHand && controls.canAnswer && isRingingHere(card);
  // The card does not take the keyboard from somebody who is typing.
  useEffect(() => {
    const busy = document.activeElement?.matches("input, textarea, select, [contenteditable=true]") ?? false;
    if (answerable && !busy) answerButton.current?.focus();
  }, [answerable]);

  const endWord = isTalking(card) ? "hang_up" : isRingingHere(card) ? "decline" : "cancel";
  return (
    <div className={styles.buttons}>
      {microphoneFailed && (
        <p className={styles.micFailed} role="alert">
          {t("call.microphone_failed")}
        </p>
      )}
      {voiceLost && (
        <p className={styles.micFailed} role="alert">
          {t("call.voice_lost")}
        </p>
      )}
      {!controls.inBrowser && <span className={styles.useYourPhone}>{t("call.use_your_phone")}</span>}
      {answerable && (
        <Button
          ref={answerButton}
          leftSection={<IconPhone size={18} aria-hidden />}
          rightSection={<kbd>Alt A</kbd>}
          onClick={controls.answer}
        >
          {t("call.answer")}
        </Button>
      )}
      {card.consult !== null && <ConsultBar callId={card.call_id} consult={card.consult} />}
      {inHand && controls.canHold && isTalking(card) && card.consult === null && <TalkButtons />}
      {isTalking(card) && card.answered_at !== null && card.consult === null && (
        <TransferButton card={card} />
      )}
      {card.consult === null && !(isRingingHere(card) && !controls.inBrowser) && (
        <Button
          variant="filled"
          color="red.9"
          leftSection={<IconPhoneOff size={18} aria-hidden />}
          rightSection={inHand && <kbd>Alt E</kbd>}
          onClick={() => controls.hangUp(card)}
        >
          {t(`call.${endWord}`)}
        </Button>
      )}
    </div>
  );
}
