import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { openPage, refusal } from "@/testing/page";
import { peopleRoutes } from "./routes";

const olena = {
  id: "p1",
  name: "Olena",
  kind: "client",
  organisation: null,
  position: "",
  city: "Kyiv",
  responsible: null,
  language: null,
  timezone: null,
  birthday: null,
  notes: "",
  source: "",
  contact_points: [],
  version: 3,
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
};
const theirs = { ...olena, city: "Odesa", notes: "VIP", version: 4 };
const empty = () => ({ items: [], next_cursor: null });

it("lays both versions side by side when someone saved first, and sends the choice over theirs", async () => {
  const sent: unknown[] = [];
  await openPage(peopleRoutes, "/people/p1", {
    "GET /api/people/p1": () => olena,
    "GET /api/people/p1/interactions": empty,
    "GET /api/people/p1/tasks": empty,
    "GET /api/users": () => [],
    "PATCH /api/people/p1": async (request) => {
      sent.push(await request.json());
      return sent.length === 1
        ? refusal(409, "changed_meanwhile", { current: theirs })
        : { ...theirs, city: "Lviv" };
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Edit" }));
  const city = screen.getByRole("textbox", { name: "City" });
  await userEvent.clear(city);
  await userEvent.type(city, "Lviv");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByText("Theirs: Odesa")).toBeTruthy();
  expect(screen.getByText(/Notes: VIP/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Save my choice" }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent).toEqual([
    { version: 3, city: "Lviv" },
    { version: 4, city: "Lviv" },
  ]);
});
