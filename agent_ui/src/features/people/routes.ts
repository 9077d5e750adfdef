/** Pages of people. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/routing/base";

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: "/people",
  component: lazyRouteComponent(() => import("./people-page"), "PeoplePage"),
});

export const peopleRoutes = [list] as const;
