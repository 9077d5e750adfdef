/** The live state of this tab, for React and for the phone. */
import type { AgentState, CallCard, Snapshot } from "@/api/types";
import { createStore, useStore } from "@/lib/store";
import { fromSnapshot, NOTHING_YET, withCard, withoutCard } from "./reducer";

export const liveStore = createStore(NOTHING_YET);

export const useLive = () => useStore(liveStore);

/** The answer of a dial opens the card at once; a message that came first knows better. */
export const keepNewCard = (card: CallCard) =>
  liveStore.update((state) =>
    state.cards.some((known) => known.call_id === card.call_id) ? state : withCard(state, card),
  );

export const keepCard = (card: CallCard) => liveStore.update((state) => withCard(state, card));

/** The answer of our own request, unless something newer has come over the wire meanwhile. */
export const keepAgent = (agent: AgentState) =>
  liveStore.update((state) =>
    state.agent !== null && Date.parse(state.agent.since) > Date.parse(agent.since)
      ? state
      : { ...state, agent },
  );

export const keepSnapshot = (snapshot: Snapshot) =>
  liveStore.update((state) => fromSnapshot(state, snapshot));

/** A call in progress, whoever began it. */
export const isLive = (card: CallCard) => card.state !== "ended";
export const isTalking = (card: CallCard) => card.state === "talking" || card.state === "held";
/** Ringing at this agent and waiting for the answer button: a caller, or a call that a colleague gives. */
export const isRingingHere = (card: CallCard) =>
  (card.direction === "inbound" || card.intent_id === null) &&
  (card.state === "ringing" || card.state === "queued");
/** The agent's own dialling, whose first leg comes to the agent's own phone. */
export const isOwnDialling = (card: CallCard) =>
  card.intent_id !== null && card.answered_at === null && isLive(card);

/** The result is saved: the card leaves the desk without waiting for the server to say so. */
export const dropCard = (callId: string) => liveStore.update((state) => withoutCard(state, callId));
