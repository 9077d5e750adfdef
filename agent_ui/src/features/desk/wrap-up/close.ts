/** Sending the result: once, however often the connection breaks in between. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api, once, take } from "@/api/client";
import { ApiError } from "@/api/errors";
import { dropCard } from "@/live/live-store";
import { showDone, showError } from "@/ui/toast";
import { chosenStore } from "../selection";
import { forgetNotes } from "../notes";
import { forgetDraft, type CloseBody, type Draft } from "./draft";

interface Sending {
  key: string;
  body: CloseBody;
}

/** No answer, or a server that is restarting: the same again later. */
const isPassing = (error: unknown) => !(error instanceof ApiError) || error.status >= 500;

export function useClose(
  callId: string,
  interactionId: string,
  draft: Draft,
  change: (part: Partial<Draft>) => void,
) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const close = useMutation({
    networkMode: "always",
    retry: (_, error) => isPassing(error),
    retryDelay: (attempt) => Math.min(5000, 500 * 2 ** attempt),
    mutationFn: ({ key, body }: Sending) =>
      take(
        api.POST("/api/interactions/{interaction_id}/close", {
          params: { path: { interaction_id: interactionId } },
          body,
          ...once(key),
        }),
      ),
    onSuccess: () => {
      forgetDraft(interactionId);
      forgetNotes(interactionId);
      dropCard(callId);
      chosenStore.update((chosen) => (chosen === callId ? null : chosen));
      showDone(t("wrap.saved"));
      for (const key of ["tasks", "person-tasks", "interactions", "person-interactions"]) {
        void queryClient.invalidateQueries({ queryKey: [key] });
      }
    },
    onError: (error) => {
      change({ sending: null });
      showError(error);
    },
  });

  const { mutate, isPending, failureCount } = close;
  const { sending } = draft;
  useEffect(() => {
    if (sending !== null) mutate(sending);
  }, [sending, mutate]);

  return { isWaiting: isPending && failureCount > 0, isSending: sending !== null };
}
