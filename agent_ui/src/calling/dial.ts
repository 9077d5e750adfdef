/** Click-to-dial: one mutation for every place that can call somebody. */
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { api, newKey, once, take } from "@/api/client";
import { ConnectionLost } from "@/api/errors";
import { tellPhone } from "@/phone/use-softphone";
import { showError } from "@/ui/toast";
import { keepNewCard } from "@/live/live-store";

export interface DialWish {
  number?: string | undefined;
  contact_point_id?: string | undefined;
  person_id?: string | undefined;
  task_id?: string | undefined;
}

/** Asks the server to call; the same wish repeated after a lost answer keeps its key, so it cannot call twice. */
export function useDial() {
  const pending = useRef<{ wish: string; key: string } | null>(null);
  return useMutation({
    mutationFn: (wish: DialWish) => {
      tellPhone({ do: "expect_own_leg" });
      const asText = JSON.stringify(wish);
      if (pending.current?.wish !== asText) pending.current = { wish: asText, key: newKey() };
      return take(api.POST("/api/calls/dial", { body: wish, ...once(pending.current.key) }));
    },
    onSuccess: ({ card }) => {
      pending.current = null;
      keepNewCard(card);
    },
    onError: (error) => {
      if (!(error instanceof ConnectionLost)) pending.current = null;
      showError(error);
    },
  });
}
