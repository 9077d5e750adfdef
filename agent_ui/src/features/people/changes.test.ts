import { expect, it } from "vitest";
import { changed, compare } from "./changes";

const fields = ["name", "city", "notes"] as const;
const base = { name: "Olena", city: "Kyiv", notes: "" };

it("sends only what was changed", () => {
  expect(changed(fields, base, { ...base, city: "Lviv" })).toEqual({ city: "Lviv" });
});

it("keeps both edits when they touch different fields", () => {
  const seen = compare(fields, { base, mine: { ...base, city: "Lviv" }, theirs: { ...base, notes: "VIP" } });
  expect(seen.clashes).toEqual([]);
  expect(seen.theirs).toEqual([{ field: "notes", mine: "", theirs: "VIP" }]);
  expect(seen.patch).toEqual({ city: "Lviv" });
});

it("asks when both changed the same field to different values", () => {
  const seen = compare(fields, { base, mine: { ...base, city: "Lviv" }, theirs: { ...base, city: "Odesa" } });
  expect(seen.clashes).toEqual([{ field: "city", mine: "Lviv", theirs: "Odesa" }]);
});

it("sees no clash when both wrote the same", () => {
  const same = { ...base, city: "Lviv" };
  expect(compare(fields, { base, mine: same, theirs: same })).toEqual({ clashes: [], theirs: [], patch: {} });
});
