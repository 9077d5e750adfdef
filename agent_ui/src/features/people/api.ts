/** Contacts: what the screens read and change. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, newKey, once, take } from "@/api/client";
import { KEYS } from "@/api/keys";
import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type PersonRow = Schemas["PersonListed"];
export type PersonCreate = Schemas["PersonCreate"];
export type PersonPatch = Schemas["PersonPatch"];
export type ContactPoint = Schemas["ContactPointRead"];
export type ContactPointWrite = Schemas["ContactPointCreate"];
export type PersonKind = PersonRow["kind"];

export const KINDS = ["prospect", "client", "partner", "supplier", "competitor", "other"] as const;

export interface PeopleFilter {
  q?: string | undefined;
  kind?: PersonKind | undefined;
  responsible_id?: string | undefined;
}

export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ["people", filter],
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET("/api/people", { params: { query: { ...filter, limit: 50, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (shown) => shown,
  });

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ["person", personId],
    queryFn: () => take(api.GET("/api/people/{person_id}", { params: { path: { person_id: personId } } })),
  });

export const historyQuery = (personId: string) =>
  infiniteQueryOptions({
    queryKey: ["person-interactions", personId],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/people/{person_id}/interactions", {
          params: { path: { person_id: personId }, query: { limit: 20, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

export const organisationsQuery = (q: string) =>
  queryOptions({
    queryKey: ["organisations", q],
    queryFn: () => take(api.GET("/api/organisations", { params: { query: { q, limit: 10 } } })),
    placeholderData: (shown) => shown,
    select: (page) => page.items,
  });

function useRefresh() {
  const client = useQueryClient();
  return () => Promise.all(KEYS.person.map((key) => client.invalidateQueries({ queryKey: [key] })));
}

export function useCreatePerson() {
  return useMutation({
    mutationFn: ({ body, force }: { body: PersonCreate; force: boolean }) =>
      take(api.POST("/api/people", { params: { query: { force } }, body, ...once(newKey()) })),
    onSuccess: useRefresh(),
  });
}

export function useSavePerson(personId: string) {
  return useMutation({
    mutationFn: (body: PersonPatch) =>
      take(api.PATCH("/api/people/{person_id}", { params: { path: { person_id: personId } }, body })),
    onSuccess: useRefresh(),
  });
}

export function useSaveContactPoint(personId: string) {
  return useMutation({
    mutationFn: ({ id, body }: { id: string | null; body: ContactPointWrite }) =>
      id === null
        ? take(
            api.POST("/api/people/{person_id}/contact-points", {
              params: { path: { person_id: personId } },
              body,
            }),
          )
        : take(
            api.PATCH("/api/people/{person_id}/contact-points/{point_id}", {
              params: { path: { person_id: personId, point_id: id } },
              body,
            }),
          ),
    onSuccess: useRefresh(),
  });
}
