/** What can be done with the call in hand, on a browser phone or an ordinary one. */
import { useMutation } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { CallCard } from "@/api/types";
import { isLive, isRingingHere, isTalking, useLive } from "@/live/live-store";
import { usePhone } from "@/phone/state";
import { tellPhone } from "@/phone/use-softphone";
import { showError } from "@/ui/toast";

export interface CallControls {
  /** The call in hand, or the one ringing; null when quiet. */
  card: CallCard | null;
  /** Calls are taken on this browser, not on an ordinary phone. */
  inBrowser: boolean;
  canAnswer: boolean;
  /** Hold, mute and keypad work: a talk on this browser's phone. */
  canHold: boolean;
  isMuted: boolean;
  isHeld: boolean;
  /** When the hold began, ISO; null when not on hold. */
  heldSince: string | null;
  answer: () => void;
  hangUp: (card?: CallCard) => void;
  toggleMute: () => void;
  toggleHold: () => void;
  digit: (digit: string) => void;
}

/** Talking first, then what the agent dials, then what rings. */
export function cardInHand(cards: CallCard[]): CallCard | null {
  const live = cards.filter(isLive);
  return (
    live.find(isTalking) ??
    live.find((card) => card.direction !== "inbound") ??
    live.find(isRingingHere) ??
    null
  );
}

export function useCallControls(): CallControls {
  const { cards, agent } = useLive();
  const { session } = usePhone();
  const card = cardInHand(cards);
  const inBrowser = agent?.line?.kind === "webrtc";
  const cut = useMutation({
    mutationFn: (call_id: string) =>
      api.POST("/api/calls/{call_id}/hangup", { params: { path: { call_id } } }),
    onError: showError,
  });
  const heldInBrowser = session?.heldSince != null ? new Date(session.heldSince).toISOString() : null;
  return {
    card,
    inBrowser,
    canAnswer: inBrowser && session?.phase === "ringing",
    canHold: inBrowser && session?.phase === "active",
    isMuted: session?.muted ?? false,
    isHeld: inBrowser ? (session?.held ?? false) : (card?.held ?? false),
    heldSince: heldInBrowser,
    answer: () => tellPhone({ do: "answer" }),
    hangUp: (which = card ?? undefined) => {
      const onThisPhone = inBrowser && session !== null && which?.call_id === card?.call_id;
      if (onThisPhone) tellPhone({ do: "hang_up" });
      // A call that rings is only declined here: the caller stays in the queue, or with the colleague who asks.
      // Our own dialling ends on both sides.
      const isOthers = which?.direction === "inbound" || which?.intent_id === null;
      if (which !== undefined && !(onThisPhone && isOthers)) cut.mutate(which.call_id);
    },
    toggleMute: () => tellPhone({ do: "mute", on: !(session?.muted ?? false) }),
    toggleHold: () => tellPhone({ do: "hold", on: !(session?.held ?? false) }),
    digit: (digit) => tellPhone({ do: "digit", digit }),
  };
}
