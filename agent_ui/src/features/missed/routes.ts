/** Missed calls. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { oneOf, textFrom } from "@/lib/search";
import { shellRoute } from "@/routing/base";
import { FATES, type MissedFilter } from "./api";

const missed = createRoute({
  getParentRoute: () => shellRoute,
  path: "/missed",
  validateSearch: (raw: Record<string, unknown>): MissedFilter => ({
    fate: oneOf(raw, "fate", FATES),
    number: textFrom(raw, "number"),
  }),
  component: lazyRouteComponent(() => import("./missed-page"), "MissedPage"),
});

export const missedRoutes = [missed] as const;
