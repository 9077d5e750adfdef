/** Which call the workplace shows: what the agent chose, else what matters most. */
import type { CallCard } from "@/api/types";
import { createStore, useStore } from "@/lib/store";
import { isLive, isRingingHere, isTalking, useLive } from "@/live/live-store";

export const chosenStore = createStore<string | null>(null);

/** Calls that go on, and contacts whose result is still owed. */
export const isShown = (card: CallCard) => isLive(card) || card.needs_result;

export function cardToShow(cards: CallCard[], chosen: string | null): CallCard | null {
  const shown = cards.filter(isShown);
  const first = (test: (card: CallCard) => boolean) => shown.find(test);
  return (
    first((card) => card.call_id === chosen) ??
    first(isTalking) ??
    first((card) => isLive(card) && !isRingingHere(card)) ??
    first(isRingingHere) ??
    shown.at(-1) ??
    null
  );
}

export function useCards(): { cards: CallCard[]; shown: CallCard | null } {
  const { cards } = useLive();
  const chosen = useStore(chosenStore);
  return { cards: cards.filter(isShown), shown: cardToShow(cards, chosen) };
}
