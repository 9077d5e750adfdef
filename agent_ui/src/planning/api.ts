/** Tasks: the work list and what one does with a task. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, newKey, once, take } from "@/api/client";
import { KEYS } from "@/api/keys";
import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type Task = Schemas["TaskRead"];
export type TaskCreate = Schemas["TaskCreate"];

export const SCOPES = ["own", "team", "all"] as const;
export const WHENS = ["due", "overdue", "today", "later", "all", "done"] as const;
export const TASK_CHANNELS = ["call", "meeting", "email", "message", "visit", "other"] as const;

export interface TasksFilter {
  scope: (typeof SCOPES)[number];
  when: (typeof WHENS)[number];
}

const wire = ({ scope, when }: TasksFilter) =>
  when === "done"
    ? { scope, state: "done" as const, when: "all" as const }
    : { scope, state: "open" as const, when };

export const tasksQuery = (filter: TasksFilter) =>
  infiniteQueryOptions({
    queryKey: ["tasks", filter],
    queryFn: ({ pageParam }) =>
      take(api.GET("/api/tasks", { params: { query: { ...wire(filter), limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (shown) => shown,
  });

export const personTasksQuery = (personId: string) =>
  queryOptions({
    queryKey: ["person-tasks", personId],
    queryFn: () =>
      take(
        api.GET("/api/people/{person_id}/tasks", {
          params: { path: { person_id: personId }, query: { limit: 50 } },
        }),
      ),
    select: (page) => page.items.filter((task) => task.state === "open"),
  });

export const peopleToChooseQuery = (q: string) =>
  queryOptions({
    queryKey: ["people", "choose", q],
    queryFn: ({ signal }) => take(api.GET("/api/people", { params: { query: { q, limit: 10 } }, signal })),
    placeholderData: (shown) => shown,
    select: (page) => page.items,
  });

function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all([...KEYS.task, "people"].map((key) => client.invalidateQueries({ queryKey: [key] })));
}

const at = (task: Task) => ({ params: { path: { task_id: task.id } } });

export function usePlanTask() {
  return useMutation({
    mutationFn: (body: TaskCreate) => take(api.POST("/api/tasks", { body, ...once(newKey()) })),
    onSuccess: useRefresh(),
  });
}

export function useFinishTask() {
  return useMutation({
    mutationFn: (task: Task) => take(api.POST("/api/tasks/{task_id}/done", { ...at(task), body: {} })),
    onSuccess: useRefresh(),
  });
}

export function useCancelTask() {
  return useMutation({
    mutationFn: ({ task, reason }: { task: Task; reason: string }) =>
      take(api.POST("/api/tasks/{task_id}/cancel", { ...at(task), body: { reason } })),
    onSuccess: useRefresh(),
  });
}

export function useReschedule() {
  return useMutation({
    mutationFn: ({ task, ...when }: { task: Task; due_at: string; is_all_day: boolean }) =>
      take(api.PATCH("/api/tasks/{task_id}", { ...at(task), body: { version: task.version, ...when } })),
    onSuccess: useRefresh(),
  });
}
