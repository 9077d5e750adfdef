/** Who is signed in. */
import { queryOptions, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Me, Role } from "@/api/types";

export const meQuery = () =>
  queryOptions({
    queryKey: ["me"],
    queryFn: () => take(api.GET("/api/me")),
    staleTime: Infinity,
    retry: false,
  });

/** Inside the shell the person is always known. */
export const useMe = (): Me => useSuspenseQuery(meQuery()).data;

export const useMaybeMe = (): Me | undefined => useQuery({ ...meQuery(), enabled: false }).data;

const RANK: Record<Role, number> = { agent: 0, supervisor: 1, admin: 2 };

export const atLeast = (me: Me, role: Role): boolean => RANK[me.role] >= RANK[role];
