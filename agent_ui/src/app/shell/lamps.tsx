/** Two lamps: my phone, and the connection. Icon and words, not only a colour. */
import {
  IconCloudCheck,
  IconCloudOff,
  IconDeviceLandlinePhone,
  IconHeadphones,
  IconHeadphonesOff,
  IconLoader2,
  IconPlugConnectedX,
  IconVolumeOff,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Line } from "@/api/types";
import { useLive } from "@/live/live-store";
import { unlockSound, useSoundUnlocked } from "@/phone/sound";
import { useLeading, usePhone, type Registration } from "@/phone/state";
import type { Tone } from "@/ui/tag";
import styles from "./status-bar.module.css";

type PhoneWord = "off" | "connecting" | "ready" | "failed" | "busy";

const BROWSER: Record<Registration, PhoneWord> = {
  off: "off",
  connecting: "connecting",
  registered: "ready",
  failed: "failed",
};
const DESK_PHONE: Record<Line["state"], PhoneWord> = {
  unreachable: "failed",
  idle: "ready",
  ringing: "busy",
  in_use: "busy",
};
const PHONE_TONES: Record<PhoneWord, Tone> = {
  off: "off",
  connecting: "ring",
  ready: "good",
  failed: "bad",
  busy: "talk",
};

function Lamp({ tone, icon: Glyph, word }: { tone: Tone; icon: Icon; word: string }) {
  return (
    <span className={styles.lamp} data-tone={tone} role="status" title={word}>
      <Glyph size={17} stroke={1.9} aria-hidden />
      <span className={styles.lampWord}>{word}</span>
    </span>
  );
}

export function PhoneLamp() {
  const { t } = useTranslation();
  const { agent } = useLive();
  const { registration } = usePhone();
  const line = agent?.line ?? null;
  const inBrowser = line?.kind === "webrtc";
  const word = line === null ? "off" : inBrowser ? BROWSER[registration] : DESK_PHONE[line.state];
  const glyph =
    line === null || word === "failed"
      ? IconHeadphonesOff
      : inBrowser
        ? IconHeadphones
        : IconDeviceLandlinePhone;
  return <Lamp tone={PHONE_TONES[word]} icon={glyph} word={t(`bar.phone.${word}`)} />;
}

export function LinkLamp() {
  const { t } = useTranslation();
  const { connection, link } = useLive();
  if (connection === "open" && link === "lost") {
    return <Lamp tone="bad" icon={IconPlugConnectedX} word={t("bar.link.pbx_lost")} />;
  }
  const looks = {
    open: { tone: "good", icon: IconCloudCheck },
    connecting: { tone: "ring", icon: IconLoader2 },
    lost: { tone: "bad", icon: IconCloudOff },
  } as const;
  return <Lamp {...looks[connection]} word={t(`bar.link.${connection}`)} />;
}

/** The browser keeps sound locked until a click; better to say so than to ring in silence. */
export function SoundLamp() {
  const { t } = useTranslation();
  const { agent } = useLive();
  const leading = useLeading();
  const unlocked = useSoundUnlocked();
  if (!leading || unlocked || agent?.state === "offline") return null;
  return (
    <button type="button" className={styles.sound} onClick={() => void unlockSound()}>
      <IconVolumeOff size={16} aria-hidden />
      {t("bar.sound_off")}
    </button>
  );
}
