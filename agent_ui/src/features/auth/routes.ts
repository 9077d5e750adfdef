/** The way in. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "@/routing/base";

export interface LoginSearch {
  /** Where to go afterwards, a path of ours. */
  back?: string | undefined;
  why?: "session_expired" | undefined;
}

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/login",
  validateSearch: (search: Record<string, unknown>): LoginSearch => ({
    back: text(search.back)?.startsWith("/") ? text(search.back) : undefined,
    why: search.why === "session_expired" ? "session_expired" : undefined,
  }),
  component: lazyRouteComponent(() => import("./login-page"), "LoginPage"),
});
