import { expect, it } from "vitest";
import { dayFrom, oneOf, textFrom } from "./search";

it("keeps a number typed in the address as text", () => {
  expect(textFrom({ q: 671234 }, "q")).toBe("671234");
});

it("treats an empty text as no filter", () => {
  expect(textFrom({ q: "" }, "q")).toBeUndefined();
});

it("drops a value it does not know", () => {
  expect(oneOf({ kind: "robot" }, "kind", ["client", "other"])).toBeUndefined();
});

it("drops a date that is not one", () => {
  expect(dayFrom({ from: "yesterday" }, "from")).toBeUndefined();
});
