import { describe, expect, it } from "vitest";
import { dueAt, dueInput, dueProblem } from "./due";
import { presetTime } from "./presets";

const sunday = new Date(2026, 10, 22, 15, 2);
const monday = new Date(2026, 10, 23, 9, 0);

describe("presetTime", () => {
  it("rounds an hour from now up to five minutes", () => {
    expect(presetTime("hour", sunday)).toEqual(new Date(2026, 10, 22, 16, 5));
  });
  it("goes from Sunday to the next day", () => {
    expect(presetTime("monday", sunday)).toEqual(new Date(2026, 10, 23, 10, 0));
  });
  it("goes from Monday to the Monday after", () => {
    expect(presetTime("monday", monday)).toEqual(new Date(2026, 10, 30, 10, 0));
  });
});

describe("due", () => {
  it("survives the way into the form and back", () => {
    expect(dueAt(dueInput(monday))).toEqual(monday);
  });
  it("refuses a moment that has passed", () => {
    expect(dueProblem({ day: "2026-11-22", time: "15:00", allDay: false }, sunday)).toBe("past");
  });
  it("takes today without a time", () => {
    expect(dueProblem({ day: "2026-11-22", time: "", allDay: true }, sunday)).toBeNull();
  });
  it("asks for the missing date", () => {
    expect(dueProblem({ day: "", time: "10:00", allDay: false }, sunday)).toBe("date_required");
  });
});
