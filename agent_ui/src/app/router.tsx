/** Every page of the product, on its two roots. */
import { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { ApiError } from "@/api/errors";
import { adminRoutes } from "@/features/admin/routes";
import { loginRoute } from "@/features/auth/routes";
import { boardRoutes } from "@/features/board/routes";
import { callsRoutes } from "@/features/calls/routes";
import { deskRoutes } from "@/features/desk/routes";
import { missedRoutes } from "@/features/missed/routes";
import { peopleRoutes } from "@/features/people/routes";
import { scriptsRoutes } from "@/features/scripts/routes";
import { tasksRoutes } from "@/features/tasks/routes";
import { rootRoute, shellRoute } from "@/routing/base";
import { ErrorNote, EmptyState } from "@/ui/notes";
import { Shell } from "./shell/shell";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiError),
    },
  },
});

const shell = shellRoute.update({ component: Shell });

const routeTree = rootRoute.addChildren([
  loginRoute,
  shell.addChildren([
    ...deskRoutes,
    ...peopleRoutes,
    ...tasksRoutes,
    ...callsRoutes,
    ...missedRoutes,
    ...boardRoutes,
    ...scriptsRoutes,
    ...adminRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: "intent",
  defaultErrorComponent: ({ error, reset }) => <ErrorNote error={error} onRetry={reset} />,
  defaultNotFoundComponent: () => <EmptyState title="404" />,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
