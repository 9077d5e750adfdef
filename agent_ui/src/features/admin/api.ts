/** What only an administrator reads and changes. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type User = Schemas["UserRead"];
export type UserCreate = Schemas["UserCreate"];
export type UserPatch = Schemas["UserPatch"];
export type Team = Schemas["TeamRead"];
export type AdminLine = Schemas["LineRead"];
export type LineCreate = Schemas["LineCreate"];
export type LinePatch = Schemas["LinePatch"];
export type LineWithSecret = Schemas["LineWithSecret"];
export type Queue = Schemas["QueueRead"];
export type QueueCreate = Schemas["QueueCreate"];
export type QueuePatch = Schemas["QueuePatch"];
export type AdminPauseReason = Schemas["PauseReasonFull"];
export type PauseReasonCreate = Schemas["PauseReasonCreate"];
export type PauseReasonPatch = Schemas["PauseReasonPatch"];

const LINES_EVERY_MS = 5_000;
const STATUS_EVERY_MS = 15_000;

export const adminUsersQuery = () =>
  queryOptions({
    queryKey: ["users", { withLogins: true }],
    queryFn: () => take(api.GET("/api/admin/users")),
  });

export const teamsQuery = () =>
  queryOptions({ queryKey: ["admin", "teams"], queryFn: () => take(api.GET("/api/admin/teams")) });

/** Asked again and again while on screen: whether a phone has registered is what one waits for here. */
export const linesQuery = () =>
  queryOptions({
    queryKey: ["lines"],
    queryFn: () => take(api.GET("/api/admin/lines")),
    refetchInterval: LINES_EVERY_MS,
  });

export const statusQuery = () =>
  queryOptions({
    queryKey: ["admin", "status"],
    queryFn: () => take(api.GET("/api/admin/status")),
    refetchInterval: STATUS_EVERY_MS,
  });

export const pauseReasonsQuery = () =>
  queryOptions({
    queryKey: ["admin", "pause-reasons"],
    queryFn: () => take(api.GET("/api/admin/pause-reasons")),
  });

export const scriptsToChooseQuery = () =>
  queryOptions({
    queryKey: ["scripts", "choose"],
    queryFn: () => take(api.GET("/api/scripts")),
    select: (scripts) => scripts.filter((script) => script.state === "published"),
  });

function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      ["admin", "users", "queues", "lines"].map((key) => client.invalidateQueries({ queryKey: [key] })),
    );
}

/** Creates when there is no id. */
export function useSaveUser(userId: string | null) {
  return useMutation({
    mutationFn: (body: UserCreate | UserPatch) =>
      userId === null
        ? take(api.POST("/api/admin/users", { body: body as UserCreate }))
        : take(api.PATCH("/api/admin/users/{user_id}", { params: { path: { user_id: userId } }, body })),
    onSuccess: useRefresh(),
  });
}

export function useSignOutEverywhere() {
  return useMutation({
    mutationFn: (userId: string) =>
      take(api.POST("/api/admin/users/{user_id}/revoke", { params: { path: { user_id: userId } } })),
  });
}

export function useSaveTeam(teamId: string | null) {
  return useMutation({
    mutationFn: (name: string) =>
      teamId === null
        ? take(api.POST("/api/admin/teams", { body: { name } }))
        : take(
            api.PATCH("/api/admin/teams/{team_id}", {
              params: { path: { team_id: teamId } },
              body: { name },
            }),
          ),
    onSuccess: useRefresh(),
  });
}

/** The answer holds the secret: the only time it is shown. */
export function useCreateLine() {
  return useMutation({
    mutationFn: (body: LineCreate) => take(api.POST("/api/admin/lines", { body })),
    onSuccess: useRefresh(),
  });
}

export function useChangeLine() {
  return useMutation({
    mutationFn: ({ id, ...body }: LinePatch & { id: string }) =>
      take(api.PATCH("/api/admin/lines/{line_id}", { params: { path: { line_id: id } }, body })),
    onSuccess: useRefresh(),
  });
}

export function useNewSecret() {
  return useMutation({
    mutationFn: (lineId: string) =>
      take(api.POST("/api/admin/lines/{line_id}/secret", { params: { path: { line_id: lineId } } })),
  });
}

/** Creates when there is no id. */
export function useSaveQueue(queueId: string | null) {
  return useMutation({
    mutationFn: (body: QueueCreate | QueuePatch) =>
      queueId === null
        ? take(api.POST("/api/admin/queues", { body: body as QueueCreate }))
        : take(api.PATCH("/api/admin/queues/{queue_id}", { params: { path: { queue_id: queueId } }, body })),
    onSuccess: useRefresh(),
  });
}

/** Creates when there is no code. */
export function useSavePauseReason(code: string | null) {
  return useMutation({
    mutationFn: (body: PauseReasonCreate | PauseReasonPatch) =>
      code === null
        ? take(api.POST("/api/admin/pause-reasons", { body: body as PauseReasonCreate }))
        : take(api.PATCH("/api/admin/pause-reasons/{code}", { params: { path: { code } }, body })),
    onSuccess: useRefresh(),
  });
}
