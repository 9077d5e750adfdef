/** Pages of administration. */
import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { shellRoute } from "@/routing/base";

const index = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin",
  beforeLoad: () => redirect({ to: "/admin/users", replace: true, throw: true }),
});

const users = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/users",
  component: lazyRouteComponent(() => import("./users-page"), "UsersPage"),
});

const teams = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/teams",
  component: lazyRouteComponent(() => import("./teams-page"), "TeamsPage"),
});

const lines = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/lines",
  component: lazyRouteComponent(() => import("./lines-page"), "LinesPage"),
});

const queues = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/queues",
  component: lazyRouteComponent(() => import("./queues-page"), "QueuesPage"),
});

const pauses = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/pauses",
  component: lazyRouteComponent(() => import("./pauses-page"), "PausesPage"),
});

const status = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin/status",
  component: lazyRouteComponent(() => import("./status-page"), "StatusPage"),
});

export const adminRoutes = [index, users, teams, lines, queues, pauses, status] as const;
