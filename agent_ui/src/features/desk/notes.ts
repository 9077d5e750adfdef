/** Notes on the contact: saved on the server as they are typed; kept here while there is no connection. */
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api, take } from "@/api/client";
import { ApiError } from "@/api/errors";

const PAUSE_MS = 700;

export const interactionQuery = (interactionId: string) =>
  queryOptions({
    queryKey: ["interaction", interactionId],
    queryFn: () =>
      take(
        api.GET("/api/interactions/{interaction_id}", {
          params: { path: { interaction_id: interactionId } },
        }),
      ),
  });

const place = (interactionId: string) => `notes:${interactionId}`;

/** Notes not yet on the server, or null. */
export const unsavedNotes = (interactionId: string) => localStorage.getItem(place(interactionId));
export const forgetNotes = (interactionId: string) => localStorage.removeItem(place(interactionId));

export function useNotes(interactionId: string) {
  const queryClient = useQueryClient();
  const stored = useQuery(interactionQuery(interactionId)).data?.notes;
  const [typed, setTyped] = useState(() => unsavedNotes(interactionId));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useMutation({
    scope: { id: `notes-${interactionId}` },
    networkMode: "always",
    retry: (_, error) => !(error instanceof ApiError),
    retryDelay: (attempt) => Math.min(8000, 500 * 2 ** attempt),
    mutationFn: (notes: string) =>
      take(
        api.PATCH("/api/interactions/{interaction_id}", {
          params: { path: { interaction_id: interactionId } },
          body: { notes },
        }),
      ),
    onSuccess: (interaction, notes) => {
      queryClient.setQueryData(interactionQuery(interactionId).queryKey, interaction);
      if (unsavedNotes(interactionId) === notes) forgetNotes(interactionId);
    },
  });
  const { mutate } = save;
  useEffect(() => {
    const left = unsavedNotes(interactionId);
    if (left !== null) mutate(left);
    return () => clearTimeout(timer.current);
  }, [interactionId, mutate]);

  const type = (notes: string) => {
    setTyped(notes);
    localStorage.setItem(place(interactionId), notes);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => mutate(notes), PAUSE_MS);
  };
  const state = save.isPending && save.failureCount > 0 ? "not_saved" : save.isPending ? "saving" : "saved";
  return { notes: typed ?? stored ?? "", type, state } as const;
}
