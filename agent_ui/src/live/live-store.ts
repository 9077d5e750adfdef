/** The live state of this tab, for React and for the phone. */
import type { AgentState, CallCard, Snapshot } from "@/api/types";
import { createStore, useStore } from "@/lib/store";
import { fromSnapshot, NOTHING_YET, withCard, withoutCard } from "./reducer";

export const liveStore = createStore(NOTHING_YET);

export const useLive = () => useStore(liveStore);

/** Answers of our own requests are as good as messages: they go the same way. */
export const keepCard = (card: CallCard) => liveStore.update((state) => withCard(state, card));
export const dropCard = (callId: string) => liveStore.update((state) => withoutCard(state, callId));
export const keepAgent = (agent: AgentState) => liveStore.update((state) => ({ ...state, agent }));
export const keepSnapshot = (snapshot: Snapshot) =>
  liveStore.update((state) => fromSnapshot(state, snapshot));

export const isLive = (card: CallCard) => card.state !== "ended";
export const isTalking = (card: CallCard) => card.state === "talking" || card.state === "held";
