/** The two parents every page hangs on: `rootRoute` (no shell) and `shellRoute` (signed in, with the shell). */
import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, redirect } from "@tanstack/react-router";
import { ApiError } from "@/api/errors";
import { setLanguage } from "@/i18n";
import { meQuery } from "@/session/me";

export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()();

export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.queryClient.query(meQuery());
      await setLanguage(me.language);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      const why = error.id === "session_expired" ? error.id : undefined;
      throw redirect({ to: "/login", search: { back: location.href, why } });
    }
  },
});
