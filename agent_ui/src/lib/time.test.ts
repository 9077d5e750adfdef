import { expect, test } from "vitest";
import { duration, dueKind, friendlyTime } from "./time";

test("durations read like a clock", () => {
  expect([7, 65, 3723].map(duration)).toEqual(["0:07", "1:05", "1:02:03"]);
});

test("a task is overdue after its minute, or after its day when it has no clock", () => {
  const now = new Date(2026, 10, 22, 12);
  expect(dueKind(new Date(2026, 10, 22, 11), false, now)).toBe("overdue");
  expect(dueKind(new Date(2026, 10, 22, 0), true, now)).toBe("today");
  expect(dueKind(new Date(2026, 10, 21, 23), true, now)).toBe("overdue");
  expect(dueKind(new Date(2026, 10, 23, 0), true, now)).toBe("later");
});

test("yesterday is called yesterday in every language", () => {
  const now = new Date(2026, 10, 22, 12);
  const then = new Date(2026, 10, 21, 9, 5);
  expect(["en", "ru", "uk"].map((language) => friendlyTime(then, language, now))).toEqual([
    "yesterday 09:05",
    "вчера 09:05",
    "учора 09:05",
  ]);
});
