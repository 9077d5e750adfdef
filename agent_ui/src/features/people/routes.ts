/** Pages of people. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { oneOf, textFrom } from "@/lib/search";
import { shellRoute } from "@/routing/base";
import { KINDS, type PeopleFilter } from "./api";

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: "/people",
  validateSearch: (raw: Record<string, unknown>): PeopleFilter => ({
    q: textFrom(raw, "q"),
    kind: oneOf(raw, "kind", KINDS),
    responsible_id: textFrom(raw, "responsible_id"),
  }),
  component: lazyRouteComponent(() => import("./people-page"), "PeoplePage"),
});

const card = createRoute({
  getParentRoute: () => shellRoute,
  path: "/people/$personId",
  component: lazyRouteComponent(() => import("./person-page"), "PersonPage"),
});

export const peopleRoutes = [list, card] as const;
