/** The live board. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/routing/base";

const board = createRoute({
  getParentRoute: () => shellRoute,
  path: "/board",
  component: lazyRouteComponent(() => import("./board-page"), "BoardPage"),
});

export const boardRoutes = [board] as const;
