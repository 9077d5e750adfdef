import { expect, test } from "vitest";
import type { RunItem } from "@/api/types";
import { isPicked, optionsOf, pick } from "./options";

const question = (part: Partial<RunItem>): RunItem => ({
  kind: "question",
  name: "q",
  type: "one",
  label: "?",
  hint: "",
  choices: [],
  exclusive: [],
  missing: [],
  min: null,
  max: null,
  min_label: "",
  max_label: "",
  multiline: false,
  required: false,
  value: null,
  error: null,
  warning: null,
  ...part,
});
const choices = [
  { code: "a", label: "A", key: "1" },
  { code: "b", label: "B", key: "2" },
  { code: "none", label: "None", key: "3" },
];
const missing = [{ code: "refused", label: "Refused", key: "9" }];

test("one choice replaces the other", () => {
  expect(pick(question({ choices, value: "a" }), "b")).toBe("b");
});

test("several choices are switched on and off", () => {
  const many = question({ type: "many", choices, value: ["a"] });
  expect(pick(many, "b")).toEqual(["a", "b"]);
  expect(pick(many, "a")).toEqual([]);
});

test("an exclusive choice stands alone", () => {
  const many = question({ type: "many", choices, exclusive: ["none"], value: ["a", "b"] });
  expect(pick(many, "none")).toEqual(["none"]);
  expect(pick({ ...many, value: ["none"] }, "a")).toEqual(["a"]);
});

test("refusing drops what was chosen, and choosing drops the refusal", () => {
  const many = question({ type: "many", choices, missing, value: ["a"] });
  expect(pick(many, "refused")).toBe("refused");
  expect(pick({ ...many, value: "refused" }, "b")).toEqual(["b"]);
});

test("a scale is chosen by its numbers, and a digit of a missing answer stays free", () => {
  const nps = question({ type: "nps", min: 0, max: 10, missing });
  expect(optionsOf(nps).map((option) => option.code)).toEqual([
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "refused",
  ]);
  expect(optionsOf(nps).filter((option) => option.key === "9")).toHaveLength(1);
  expect(pick(nps, "10")).toBe(10);
  expect(isPicked({ ...nps, value: 10 }, "10")).toBe(true);
});
