/** How long to wait before the next try: growing, capped, with full jitter so that a restart is no stampede. */

const FIRST_MS = 300;
const CAP_MS = 10_000;

/** Attempt 0 is the first retry; `random` in [0, 1). */
export function retryDelay(attempt: number, random: number): number {
  return Math.round(100 + random * Math.min(CAP_MS, FIRST_MS * 2 ** attempt));
}

/** The server restarts on purpose: everybody comes back within three seconds, spread evenly. */
export const restartDelay = (random: number): number => Math.round(random * 3000);
