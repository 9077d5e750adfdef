/** Callers whom nobody answered. */
import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { components } from "@/api/schema";

export type Missed = components["schemas"]["MissedRead"];
export type Fate = Missed["fate"];

export const FATES = ["not_returned", "got_through", "returned_soon", "returned", "returned_late"] as const;

export interface MissedFilter {
  fate?: Fate | undefined;
  number?: string | undefined;
}

export const missedQuery = (filter: MissedFilter) =>
  infiniteQueryOptions({
    queryKey: ["missed", filter],
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET("/api/missed-calls", {
          params: { query: { ...filter, limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (shown) => shown,
  });
