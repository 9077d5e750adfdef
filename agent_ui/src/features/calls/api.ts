/** The history of calls. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";

export const END_REASONS = [
  "completed",
  "abandoned",
  "no_answer",
  "busy",
  "cancelled",
  "agent_unreachable",
  "failed",
  "cut",
] as const;
export const DIRECTIONS = ["inbound", "outbound", "internal"] as const;

export interface CallsFilter {
  number?: string | undefined;
  direction?: (typeof DIRECTIONS)[number] | undefined;
  agent_id?: string | undefined;
  queue_id?: string | undefined;
  end_reason?: (typeof END_REASONS)[number] | undefined;
  /** Local days, "2026-11-22", both included. */
  from?: string | undefined;
  to?: string | undefined;
}

/** A local day as the instant it begins, `days` later. */
export const startOfDay = (day: string, days = 0): string => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + days).toISOString();
};

const wire = ({ from, to, ...rest }: CallsFilter) => ({
  ...rest,
  from: from ? startOfDay(from) : undefined,
  to: to ? startOfDay(to, 1) : undefined,
});

export const callsQuery = (filter: CallsFilter) =>
  infiniteQueryOptions({
    queryKey: ["calls", filter],
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET("/api/calls", {
          params: { query: { ...wire(filter), limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (shown) => shown,
  });

export const callQuery = (callId: string) =>
  queryOptions({
    queryKey: ["call", callId],
    queryFn: () => take(api.GET("/api/calls/{call_id}", { params: { path: { call_id: callId } } })),
  });

export const interactionQuery = (interactionId: string | null) =>
  queryOptions({
    queryKey: ["interaction", interactionId],
    queryFn: () =>
      take(
        api.GET("/api/interactions/{interaction_id}", {
          params: { path: { interaction_id: interactionId ?? "" } },
        }),
      ),
    enabled: interactionId !== null,
  });
