/** The live board: fetched anew whenever the server says that it changed. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { components } from "@/api/schema";
import { tellPhone } from "@/phone/use-softphone";
import { showError } from "@/ui/toast";

type Schemas = components["schemas"];
export type Board = Schemas["Board"];
export type BoardAgent = Schemas["BoardAgent"];
export type BoardQueue = Schemas["BoardQueue"];
export type BoardCall = Schemas["BoardCall"];
export type Mode = Schemas["SpyMode"];

export const MODES = ["listen", "whisper", "barge"] as const satisfies Mode[];

/** Behind the live messages, for the day one of them is late. */
const AT_LEAST_EVERY_MS = 10_000;

export const boardQuery = () =>
  queryOptions({
    queryKey: ["board"],
    queryFn: () => take(api.GET("/api/board")),
    refetchInterval: AT_LEAST_EVERY_MS,
  });

/** What a supervisor does to an agent's state. */
export function useForce(userId: string) {
  const client = useQueryClient();
  const params = { path: { user_id: userId } };
  const done = { onSuccess: () => client.invalidateQueries({ queryKey: ["board"] }), onError: showError };
  const pause = useMutation({
    mutationFn: (reason: string) =>
      take(api.POST("/api/board/agents/{user_id}/pause", { params, body: { reason } })),
    ...done,
  });
  const ready = useMutation({
    mutationFn: () => take(api.POST("/api/board/agents/{user_id}/ready", { params })),
    ...done,
  });
  const logOut = useMutation({
    mutationFn: () => take(api.POST("/api/board/agents/{user_id}/logout", { params })),
    ...done,
  });
  return { pause: pause.mutate, ready: ready.mutate, logOut: logOut.mutate };
}

/** My own phone rings for it; the browser's answers by itself. */
export function useListening() {
  const client = useQueryClient();
  const done = { onSettled: () => client.invalidateQueries({ queryKey: ["board"] }), onError: showError };
  const at = (user_id: string) => ({ path: { user_id } });
  const listen = useMutation({
    mutationFn: ({ userId, mode }: { userId: string; mode: Mode }) => {
      tellPhone({ do: "expect_own_leg" });
      return take(api.POST("/api/board/agents/{user_id}/listen", { params: at(userId), body: { mode } }));
    },
    ...done,
  });
  const stop = useMutation({ mutationFn: () => api.DELETE("/api/board/listening"), ...done });
  return { listen: listen.mutate, stop: stop.mutate };
}
