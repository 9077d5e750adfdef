import { expect, test } from "vitest";
import type { Target } from "./api";
import { asNumber, canRing, matching } from "./targets";

const target = (name: string, extension: string, line_state: Target["line_state"] = "idle"): Target => ({
  line_id: extension,
  extension,
  line_state,
  user: { id: name, name },
  agent_state: "ready",
  since: null,
  is_free: line_state === "idle",
});

const HOUSE = [target("Тарас Бойко", "102"), target("Іван Мельник", "103", "in_use")];

test("colleagues are found by a part of the name or by extension", () => {
  expect(matching(HOUSE, "мель")).toEqual([HOUSE[1]]);
  expect(matching(HOUSE, "10")).toEqual(HOUSE);
  expect(matching(HOUSE, "x")).toEqual([]);
});

test("an extension is no outside number", () => {
  expect(asNumber("102")).toBeNull();
  expect(asNumber("Тарас")).toBeNull();
  expect(asNumber(" 067 123-45-67 ")).toBe("067 123-45-67");
});

test("a phone in use cannot be rung", () => {
  expect(HOUSE.map(canRing)).toEqual([true, false]);
});
