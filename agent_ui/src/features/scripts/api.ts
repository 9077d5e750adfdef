/** Scripts: their drafts, versions, checks. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import { KEYS } from "@/api/keys";
import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type Script = Schemas["ScriptRead"];
export type ScriptFull = Schemas["ScriptFull"];
export type ScriptWrite = Schemas["ScriptCreate"];

export const scriptsQuery = () =>
  queryOptions({ queryKey: ["scripts"], queryFn: () => take(api.GET("/api/scripts")) });

const at = (scriptId: string) => ({ params: { path: { script_id: scriptId } } });

export const scriptQuery = (scriptId: string) =>
  queryOptions({
    queryKey: ["script", scriptId],
    queryFn: () => take(api.GET("/api/scripts/{script_id}", at(scriptId))),
  });

/** A published version never changes. */
export const versionQuery = (scriptId: string, version: number) =>
  queryOptions({
    queryKey: ["script", scriptId, version],
    queryFn: () =>
      take(
        api.GET("/api/scripts/{script_id}/versions/{version}", {
          params: { path: { script_id: scriptId, version } },
        }),
      ),
    staleTime: Infinity,
  });

function useRefresh() {
  const client = useQueryClient();
  return () => Promise.all(KEYS.script.map((key) => client.invalidateQueries({ queryKey: [key] })));
}

export const useCreateScript = () =>
  useMutation({
    mutationFn: (body: ScriptWrite) => take(api.POST("/api/scripts", { body })),
    onSuccess: useRefresh(),
  });

export const useSaveDraft = (scriptId: string) =>
  useMutation({
    mutationFn: (body: { document: Record<string, never>; rev: number }) =>
      take(api.PUT("/api/scripts/{script_id}/draft", { ...at(scriptId), body })),
    onSuccess: useRefresh(),
  });

export const useCheck = (scriptId: string) =>
  useMutation({ mutationFn: () => take(api.POST("/api/scripts/{script_id}/check", at(scriptId))) });

export const usePublish = (scriptId: string) =>
  useMutation({
    mutationFn: () => take(api.POST("/api/scripts/{script_id}/publish", at(scriptId))),
    onSuccess: useRefresh(),
  });
