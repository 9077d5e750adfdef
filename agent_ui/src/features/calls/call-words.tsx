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

/** The person, with the number under it; a hidden number is said to be hidden. */
export function CallParty({ call }: { call: Call }) {
  const { t } = useTranslation();
  const number = call.number ? <NumberText number={call.number} /> : t("calls.anonymous");
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
