/** A call in words: who, in what state, how it ended. */
import type { TFunction } from "i18next";
import type { CallCard } from "@/api/types";
import { showNumber } from "@/lib/phone";
import type { Tone } from "@/ui/tag";

/** The person's name; else the number as it came; a hidden number is said to be hidden. */
export function cardTitle(card: CallCard, t: TFunction): string {
  if (card.person !== null) return card.person.name;
  if (card.match === "anonymous" || card.number === "") return t("call.hidden_number");
  return showNumber(card.e164 ?? card.number);
}

export type Stage = "ringing_in" | "calling_you" | "dialling" | "ringing_out" | "talking" | "held" | "ended";

/** Where the call is, from the agent's chair. */
export function stageOf(card: CallCard): Stage {
  if (card.state === "ended") return "ended";
  if (card.held || card.state === "held") return "held";
  if (card.state === "talking") return "talking";
  if (card.direction === "inbound") return "ringing_in";
  if (card.state === "progressed") return "ringing_out";
  if (card.state === "dialling") return "dialling";
  return "calling_you";
}

const TONES: Record<Stage, Tone> = {
  ringing_in: "ring",
  calling_you: "ring",
  dialling: "ring",
  ringing_out: "ring",
  talking: "talk",
  held: "rest",
  ended: "wrap",
};

export const cardTone = (card: CallCard): Tone => TONES[stageOf(card)];

const CAUSES = [1, 16, 17, 18, 19, 20, 21, 27, 28, 34, 38, 41, 42] as const;
type KnownCause = (typeof CAUSES)[number];

/** "busy", "no answer", "agent's phone did not pick up"; the network's own cause where it says more. */
export function endWords(card: CallCard, t: TFunction): string {
  // The call goes on without this agent.
  if (card.end_reason === null) return t("end.handed_over");
  const reason = t(`end.${card.end_reason}`);
  const cause = CAUSES.find((known): known is KnownCause => known === card.cause);
  if (card.end_reason !== "failed" || cause === undefined) return reason;
  return `${reason}: ${t(`cause.${cause}`)}`;
}
