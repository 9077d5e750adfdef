/** A call's parts in words and icons: where from, with whom, how it ended. */
import {
  IconArrowsLeftRight,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPhoneX,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Call } from "@/api/types";
import { DialButton } from "@/calling/dial-button";
import { NumberText } from "@/ui/number-text";
import { Tag, type Tone } from "@/ui/tag";
import { END_REASONS } from "./api";
import styles from "./calls.module.css";

const DIRECTION_ICONS: Record<Call["direction"], Icon> = {
  inbound: IconPhoneIncoming,
  outbound: IconPhoneOutgoing,
  internal: IconArrowsLeftRight,
};

export function DirectionIcon({ direction }: { direction: Call["direction"] }) {
  const { t } = useTranslation();
  const Glyph = DIRECTION_ICONS[direction];
  return (
    <span className={styles.direction} data-direction={direction} title={t(`calls.direction.${direction}`)}>
      <Glyph size={18} stroke={1.8} aria-hidden />
      <span className="visually-hidden">{t(`calls.direction.${direction}`)}</span>
    </span>
  );
}

/** The number made whole where it could be, else as it came; what has no digit is a hidden number. */
export function CallNumber({ call }: { call: Call }) {
  const { t } = useTranslation();
  const number = call.e164 ?? call.number;
  return /\d/.test(number) ? <NumberText number={number} /> : t("calls.anonymous");
}

/** Calls back; nothing to press when the number cannot be dialled. */
export function CallBack({ call, size = "md" }: { call: Call; size?: "md" | "lg" }) {
  if (call.e164 === null || call.direction === "internal") return null;
  return (
    <DialButton wish={{ number: call.e164, person_id: call.person?.id }} shown={call.e164} size={size} />
  );
}

/** The person, with the number under it. */
export function CallParty({ call }: { call: Call }) {
  const number = <CallNumber call={call} />;
  if (call.person === null) return <span className={styles.party}>{number}</span>;
  return (
    <>
      <span className={styles.party}>{call.person.name}</span>
      <span className={styles.under}>{number}</span>
    </>
  );
}

type EndReason = (typeof END_REASONS)[number];

const END_LOOKS: Record<EndReason, { tone: Tone; icon?: Icon }> = {
  completed: { tone: "good" },
  abandoned: { tone: "bad", icon: IconPhoneX },
  no_answer: { tone: "off", icon: IconPhoneOff },
  busy: { tone: "off", icon: IconPhoneOff },
  cancelled: { tone: "off", icon: IconPhoneOff },
  agent_unreachable: { tone: "ring", icon: IconPhoneOff },
  failed: { tone: "bad", icon: IconPhoneX },
  cut: { tone: "bad", icon: IconPhoneX },
};

export function CallEnd({ call }: { call: Call }) {
  const { t } = useTranslation();
  if (call.state !== "ended") return <Tag tone="talk">{t(`calls.state.${call.state}`)}</Tag>;
  const reason = END_REASONS.find((known) => known === call.end_reason) ?? "failed";
  const { tone, icon } = END_LOOKS[reason];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`calls.end.${reason}`)}
    </Tag>
  );
}
