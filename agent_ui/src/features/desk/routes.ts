/** The workplace. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/routing/base";

const workplace = createRoute({
  getParentRoute: () => shellRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./workplace-page"), "WorkplacePage"),
});

export const deskRoutes = [workplace] as const;
