/** Pages of admin. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/routing/base";

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: "/admin",
  component: lazyRouteComponent(() => import("./admin-page"), "AdminPage"),
});

export const adminRoutes = [list] as const;
