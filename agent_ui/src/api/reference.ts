/** Reference lists that change rarely: results, purposes, colleagues. */
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "./client";

const HALF_HOUR = 30 * 60_000;

export const dispositionsQuery = () =>
  queryOptions({
    queryKey: ["dispositions"],
    queryFn: () => take(api.GET("/api/dispositions")),
    staleTime: HALF_HOUR,
  });

export const purposesQuery = () =>
  queryOptions({
    queryKey: ["purposes"],
    queryFn: () => take(api.GET("/api/purposes")),
    staleTime: HALF_HOUR,
  });

export const usersQuery = (q = "") =>
  queryOptions({
    queryKey: ["users", q],
    queryFn: () => take(api.GET("/api/users", { params: { query: { q } } })),
    staleTime: 60_000,
  });

/** Administrators only; for others the filter by queue is not offered. */
export const queuesQuery = (isAllowed: boolean) =>
  queryOptions({
    queryKey: ["queues"],
    queryFn: () => take(api.GET("/api/admin/queues")),
    staleTime: 60_000,
    enabled: isAllowed,
  });
