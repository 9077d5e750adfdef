/** Pages of calls. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { dayFrom, oneOf, textFrom } from "@/lib/search";
import { shellRoute } from "@/routing/base";
import { DIRECTIONS, END_REASONS, type CallsFilter } from "./api";

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: "/calls",
  validateSearch: (raw: Record<string, unknown>): CallsFilter => ({
    number: textFrom(raw, "number"),
    direction: oneOf(raw, "direction", DIRECTIONS),
    agent_id: textFrom(raw, "agent_id"),
    queue_id: textFrom(raw, "queue_id"),
    end_reason: oneOf(raw, "end_reason", END_REASONS),
    from: dayFrom(raw, "from"),
    to: dayFrom(raw, "to"),
  }),
  component: lazyRouteComponent(() => import("./calls-page"), "CallsPage"),
});

const call = createRoute({
  getParentRoute: () => shellRoute,
  path: "/calls/$callId",
  component: lazyRouteComponent(() => import("./call-page"), "CallPage"),
});

export const callsRoutes = [list, call] as const;
