/** Giving a call to somebody else: who could take it, and the steps of a transfer. */
import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { components } from "@/api/schema";
import { showError } from "@/ui/toast";

export type Target = components["schemas"]["TransferTarget"];
export type TransferKind = components["schemas"]["TransferKind"];
export type Receiver = { line_id: string } | { number: string };

const FRESH_MS = 3000;

/** Presence changes by the second: asked again while the list is open. */
export const targetsQuery = () =>
  queryOptions({
    queryKey: ["transfer-targets"],
    queryFn: ({ signal }) => take(api.GET("/api/transfer-targets", { signal })),
    refetchInterval: FRESH_MS,
    staleTime: FRESH_MS,
  });

export function useTransfer(callId: string, onSent: () => void) {
  return useMutation({
    mutationFn: ({ kind, to }: { kind: TransferKind; to: Receiver }) =>
      api.POST("/api/calls/{call_id}/transfer", {
        params: { path: { call_id: callId } },
        body: { kind, ...to },
      }),
    onSuccess: onSent,
    onError: showError,
  });
}

export function usePark(callId: string, onSent: () => void) {
  return useMutation({
    mutationFn: () => api.POST("/api/calls/{call_id}/park", { params: { path: { call_id: callId } } }),
    onSuccess: onSent,
    onError: showError,
  });
}

const STEPS = {
  complete: "/api/calls/{call_id}/transfer/complete",
  cancel: "/api/calls/{call_id}/transfer/cancel",
  meet: "/api/calls/{call_id}/conference",
} as const;

export function useConsultStep(callId: string) {
  return useMutation({
    mutationFn: (step: keyof typeof STEPS) =>
      api.POST(STEPS[step], { params: { path: { call_id: callId } } }),
    onError: showError,
  });
}
