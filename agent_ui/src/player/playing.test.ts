import { describe, expect, it } from "vitest";
import { moveOf, scaled } from "./playing";

describe("scaled", () => {
  it("keeps both sides on one scale", () => {
    expect(scaled([50, 0], [25, 5])).toEqual([
      [1, 0],
      [0.5, 0.1],
    ]);
  });
  it("draws silence as silence", () => {
    expect(scaled([0], [0])).toEqual([[0], [0]]);
  });
});

describe("moveOf", () => {
  it.each([
    ["ArrowRight", 10, 15],
    ["ArrowRight", 58, 60],
    ["ArrowLeft", 3, 0],
    ["5", 0, 30],
    ["End", 0, 60],
  ])("%s at %i s goes to %i s of a minute", (key, at, to) => {
    expect(moveOf(key, at, 60)).toEqual({ kind: "seek", to });
  });
  it("plays and pauses on space", () => {
    expect(moveOf(" ", 0, 60)).toEqual({ kind: "toggle" });
  });
  it("leaves other keys to the page", () => {
    expect(moveOf("Tab", 0, 60)).toBeNull();
  });
});
