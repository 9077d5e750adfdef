/** Pages of tasks. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/routing/base";

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: "/tasks",
  component: lazyRouteComponent(() => import("./tasks-page"), "TasksPage"),
});

export const tasksRoutes = [list] as const;
