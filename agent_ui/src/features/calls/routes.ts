/** Pages of calls. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/routing/base";

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: "/calls",
  component: lazyRouteComponent(() => import("./calls-page"), "CallsPage"),
});

export const callsRoutes = [list] as const;
