import { expect, test } from "vitest";
import type { Board, BoardAgent, BoardQueue } from "./api";
import { figuresOf, waitLevel } from "./figures";

const NOW = Date.parse("2026-11-22T09:02:00Z");
const queue = (part: Partial<BoardQueue>): BoardQueue => ({
  id: "q",
  title: "Support",
  waiting: 1,
  waits_since: "2026-11-22T09:01:50Z",
  ready: 0,
  busy: 0,
  away: 0,
  target_seconds: 20,
  alarm_seconds: 60,
  ...part,
});
const agent = (state: BoardAgent["state"]) => ({ state }) as BoardAgent;

test("a wait is good, then late, then an alarm", () => {
  expect(waitLevel(queue({}), NOW)).toBe("good");
  expect(waitLevel(queue({}), NOW + 11_000)).toBe("late");
  expect(waitLevel(queue({}), NOW + 51_000)).toBe("alarm");
  expect(waitLevel(queue({ waiting: 0, waits_since: null }), NOW)).toBe("none");
});

test("the figures count agents once and name the queue that waits longest", () => {
  const later = queue({ id: "later", waits_since: "2026-11-22T09:01:59Z", waiting: 2 });
  const board: Board = {
    at: "2026-11-22T09:02:00Z",
    agents: (["ready", "hold", "talking", "paused", "link_lost", "offline"] as const).map(agent),
    queues: [later, queue({}), queue({ id: "empty", waiting: 0, waits_since: null })],
    calls: [],
    listening: null,
  };
  const figures = figuresOf(board);
  expect(figures.longest?.id).toBe("q");
  expect({ ...figures, longest: null }).toEqual({
    waiting: 3,
    longest: null,
    ready: 1,
    talking: 2,
    wrap_up: 0,
    away: 2,
  });
});
