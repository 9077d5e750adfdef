import { beforeEach, expect, test } from "vitest";
import { closeBody, EMPTY_DRAFT, forgetDraft, keepDraft, loadDraft, missingIn, type Draft } from "./draft";

const now = new Date("2026-11-22T12:00:00");
const tomorrow = { day: "2026-11-23", time: "10:00", allDay: false };
const planned: Draft = { ...EMPTY_DRAFT, disposition: "sold", next: "plan", due: tomorrow, purpose: "call" };

beforeEach(() => localStorage.clear());

test("nothing is saved during the call, without a result, or without a next step", () => {
  expect(missingIn(planned, false, now)).toBe("call_over");
  expect(missingIn({ ...planned, disposition: null }, true, now)).toBe("result");
  expect(missingIn({ ...planned, next: null }, true, now)).toBe("next");
});

test("a plan needs a moment ahead and a purpose", () => {
  expect(missingIn({ ...planned, due: { ...tomorrow, day: "" } }, true, now)).toBe("date_required");
  expect(missingIn({ ...planned, due: { ...tomorrow, day: "2026-11-21" } }, true, now)).toBe("past");
  expect(missingIn({ ...planned, purpose: null }, true, now)).toBe("purpose");
  expect(missingIn(planned, true, now)).toBeNull();
});

test("no next step needs its reason", () => {
  const none: Draft = { ...planned, next: "none" };
  expect(missingIn(none, true, now)).toBe("reason");
  expect(missingIn({ ...none, reason: "wrong number" }, true, now)).toBeNull();
  expect(closeBody({ ...none, reason: " wrong number " }, null, "").next).toEqual({
    kind: "none",
    reason: "wrong number",
  });
});

test("a reload brings the draft back, with the key of a result on its way", () => {
  const sending = { key: "k-1", body: closeBody(planned, "p-1", "notes") };
  keepDraft("contact-1", { ...planned, sending });
  expect(loadDraft("contact-1").sending?.key).toBe("k-1");
  forgetDraft("contact-1");
  expect(loadDraft("contact-1")).toEqual(EMPTY_DRAFT);
});
