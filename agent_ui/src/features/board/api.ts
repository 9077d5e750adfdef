/** The live board: fetched anew whenever the server says that it changed. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { components } from "@/api/schema";
import { showError } from "@/ui/toast";

type Schemas = components["schemas"];
export type Board = Schemas["Board"];
export type BoardAgent = Schemas["BoardAgent"];
export type BoardQueue = Schemas["BoardQueue"];
export type BoardCall = Schemas["BoardCall"];

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
