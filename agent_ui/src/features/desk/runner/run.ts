/** One passing of a script: every act goes to the server in order, each on the revision the last one gave. */
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/api/client";
import { ApiError } from "@/api/errors";
import type { RunItem, RunView } from "@/api/types";
import type { Language } from "@/i18n";
import { showDone, showError } from "@/ui/toast";

export type RunValue = NonNullable<RunItem["value"]> | null;

export type RunAct =
  | { do: "answer"; name: string; value: RunValue }
  | { do: "next" }
  | { do: "back" }
  | { do: "end" }
  | { do: "jump"; page: string };

const runKey = (interactionId: string, scriptId: string | null) => ["run", interactionId, scriptId];

export const runQuery = (interactionId: string, scriptId: string | null, language: Language) =>
  queryOptions({
    queryKey: runKey(interactionId, scriptId),
    queryFn: () =>
      take(api.POST("/api/runs", { body: { interaction_id: interactionId, script_id: scriptId, language } })),
    staleTime: Infinity,
  });

function send(run: RunView, act: RunAct): Promise<RunView> {
  const params = { path: { run_id: run.id } };
  const { rev } = run;
  switch (act.do) {
    case "answer":
      return take(
        api.POST("/api/runs/{run_id}/answer", { params, body: { name: act.name, value: act.value, rev } }),
      );
    case "jump":
      return take(api.POST("/api/runs/{run_id}/jump", { params, body: { page: act.page, rev } }));
    case "next":
      return take(api.POST("/api/runs/{run_id}/next", { params, body: { rev } }));
    case "back":
      return take(api.POST("/api/runs/{run_id}/back", { params, body: { rev } }));
    case "end":
      return take(api.POST("/api/runs/{run_id}/end", { params, body: { rev } }));
  }
}

export type SaveState = "saved" | "saving" | "not_saved";

export function useRun(interactionId: string, scriptId: string | null) {
  const { t, i18n } = useTranslation();
  const queryClient = useQueryClient();
  const query = runQuery(interactionId, scriptId, i18n.language as Language);
  const run = useQuery(query);
  const act = useMutation({
    // One after another: each needs the revision that the one before it made.
    scope: { id: `run-${interactionId}` },
    networkMode: "always",
    retry: (_, error) => !(error instanceof ApiError),
    retryDelay: (attempt) => Math.min(5000, 500 * 2 ** attempt),
    mutationFn: async (wish: RunAct) => {
      const now = queryClient.getQueryData(query.queryKey);
      if (now === undefined) throw new Error("The script is not open yet.");
      return send(now, wish);
    },
    onSuccess: (view) => queryClient.setQueryData(query.queryKey, view),
    onError: (error) => {
      if (error instanceof ApiError && error.id === "run_changed" && error.details.view !== undefined) {
        queryClient.setQueryData(query.queryKey, error.details.view as RunView);
        showDone(t("run.changed"));
      } else showError(error);
    },
  });
  const save: SaveState =
    act.failureCount > 0 && act.isPending ? "not_saved" : act.isPending ? "saving" : "saved";
  useEffect(() => {
    if (save !== "not_saved") return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [save]);
  return { run, act: act.mutate, save };
}
