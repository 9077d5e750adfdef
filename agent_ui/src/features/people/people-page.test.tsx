import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { openPage, refusal } from "@/testing/page";
import { peopleRoutes } from "./routes";

const person = (id: string, name: string) => ({
  id,
  name,
  kind: "client",
  organisation: null,
  position: "",
  city: "",
  responsible: null,
  phone: null,
  last_interaction_at: null,
  next_task_at: null,
});
const olena = person("p1", "Olena");
const taras = person("p2", "Taras");
const answers = {
  "GET /api/users": () => [],
  "GET /api/people": () => ({ items: [olena, taras], next_cursor: null }),
};
const asksForPeople = (asked: Request[]) =>
  asked.map((request) => new URL(request.url)).filter((url) => url.pathname === "/api/people");

it("reads the filters from the address and forgets unknown ones", async () => {
  const { asked } = await openPage(peopleRoutes, "/people?q=kovalenko&kind=robot", answers);
  await screen.findByText("Olena");
  const [url] = asksForPeople(asked);
  expect(url?.searchParams.get("q")).toBe("kovalenko");
  expect(url?.searchParams.has("kind")).toBe(false);
});

it("searches as one types and keeps the search in the address", async () => {
  const { asked, router } = await openPage(peopleRoutes, "/people", answers);
  await screen.findByText("Olena");
  await userEvent.type(screen.getByRole("searchbox"), "067");
  await waitFor(() => expect(router.state.location.search).toMatchObject({ q: "067" }));
  await waitFor(() => expect(asksForPeople(asked).at(-1)?.searchParams.get("q")).toBe("067"));
});

it("goes through the rows by arrows and opens one with Enter", async () => {
  const answer = { ...answers, "GET /api/people/p2": () => refusal(404, "person_not_found") };
  const { router } = await openPage(peopleRoutes, "/people", answer);
  await screen.findByText("Taras");
  await userEvent.keyboard("/{ArrowDown}{ArrowDown}{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/people/p2"));
});

it("says what to try when nobody is found", async () => {
  await openPage(peopleRoutes, "/people?q=zzz", {
    ...answers,
    "GET /api/people": () => ({ items: [], next_cursor: null }),
  });
  expect(await screen.findByText("Nobody found")).toBeTruthy();
});

it("offers another try when the list cannot be had", async () => {
  let isBroken = true;
  await openPage(peopleRoutes, "/people", {
    ...answers,
    "GET /api/people": () => (isBroken ? refusal(500, "unexpected") : { items: [olena], next_cursor: null }),
  });
  const again = await screen.findByRole("button", { name: "Try again" });
  isBroken = false;
  await userEvent.click(again);
  expect(await screen.findByText("Olena")).toBeTruthy();
});
