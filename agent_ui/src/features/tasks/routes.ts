/** Pages of tasks. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { oneOf } from "@/lib/search";
import { SCOPES, WHENS, type TasksFilter } from "@/planning/api";
import { shellRoute } from "@/routing/base";

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: "/tasks",
  validateSearch: (raw: Record<string, unknown>): Partial<TasksFilter> => ({
    scope: oneOf(raw, "scope", SCOPES),
    when: oneOf(raw, "when", WHENS),
  }),
  component: lazyRouteComponent(() => import("./tasks-page"), "TasksPage"),
});

export const tasksRoutes = [list] as const;
