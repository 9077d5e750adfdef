/** Pages of scripts. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { oneOf } from "@/lib/search";
import { shellRoute } from "@/routing/base";

const list = createRoute({
  getParentRoute: () => shellRoute,
  path: "/scripts",
  component: lazyRouteComponent(() => import("./scripts-page"), "ScriptsPage"),
});

export const TABS = ["read", "edit"] as const;

interface ScriptSearch {
  tab?: (typeof TABS)[number] | undefined;
  /** A published version; without it the newest, or the draft when nothing is published. */
  version?: number | "draft" | undefined;
}

const version = (value: unknown) => (typeof value === "number" || value === "draft" ? value : undefined);

const script = createRoute({
  getParentRoute: () => shellRoute,
  path: "/scripts/$scriptId",
  validateSearch: (raw: Record<string, unknown>): ScriptSearch => ({
    tab: oneOf(raw, "tab", TABS),
    version: version(raw.version),
  }),
  component: lazyRouteComponent(() => import("./script-page"), "ScriptPage"),
});

export const scriptsRoutes = [list, script] as const;
