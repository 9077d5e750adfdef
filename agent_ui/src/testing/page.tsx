/** A page by its address, over a server that answers from a table. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRouter, RouterProvider, type AnyRoute } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { vi } from "vitest";
import { startI18n } from "@/i18n";
import { rootRoute, shellRoute } from "@/routing/base";

const me = {
  id: "u1",
  login: "anna",
  name: "Anna",
  role: "admin",
  language: "en",
  color_scheme: "light",
  team: null,
};

/** "GET /api/people" → the body of the answer, or a Response for a refusal. */
export type Answers = Record<string, (request: Request) => unknown>;

export const refusal = (status: number, id: string, details: Record<string, unknown> = {}) =>
  Response.json({ error: { id, message: "", details } }, { status });

function serve(answers: Answers) {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request.clone());
    const answer = answers[`${request.method} ${new URL(request.url).pathname}`];
    const body = answer === undefined ? refusal(404, "not_found") : await answer(request);
    return body instanceof Response ? body : Response.json(body);
  });
  return asked;
}

/** Anna, an administrator, is signed in. The requests made so far are in `asked`; the address is `router.state.location`. */
export async function openPage(routes: readonly AnyRoute[], path: string, answers: Answers) {
  const asked = serve({ "GET /api/me": () => me, ...answers });
  await startI18n("en");
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createRouter({
    routeTree: rootRoute.addChildren([shellRoute.addChildren([...routes])]),
    history: createMemoryHistory({ initialEntries: [path] }),
    context: { queryClient },
  });
  await router.load();
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { asked, router };
}
