/** What the tiles say, from the board and the clock. Pure. */
import type { Board, BoardQueue } from "./api";

export type WaitLevel = "none" | "good" | "late" | "alarm";

export const waitSeconds = (queue: BoardQueue, now: number): number =>
  queue.waits_since === null ? 0 : Math.max(0, (now - Date.parse(queue.waits_since)) / 1000);

/** How the longest wait stands against the queue's target. */
export function waitLevel(queue: BoardQueue, now: number): WaitLevel {
  if (queue.waiting === 0) return "none";
  const waited = waitSeconds(queue, now);
  if (waited > queue.alarm_seconds) return "alarm";
  return waited > queue.target_seconds ? "late" : "good";
}

const TALKING = new Set(["talking", "hold", "consult"]);
const AWAY = new Set(["paused", "not_responding", "link_lost"]);

export interface Figures {
  waiting: number;
  longest: BoardQueue | null;
  ready: number;
  talking: number;
  wrap_up: number;
  away: number;
}

export function figuresOf(board: Board): Figures {
  const waiting = board.queues.filter((queue) => queue.waits_since !== null);
  const count = (is: (state: string) => boolean) => board.agents.filter(({ state }) => is(state)).length;
  return {
    waiting: board.queues.reduce((sum, queue) => sum + queue.waiting, 0),
    longest: waiting.sort((a, b) => (a.waits_since ?? "").localeCompare(b.waits_since ?? ""))[0] ?? null,
    ready: count((state) => state === "ready"),
    talking: count((state) => TALKING.has(state)),
    wrap_up: count((state) => state === "wrap_up"),
    away: count((state) => AWAY.has(state)),
  };
}
