/** The player's decisions, apart from the sound itself. */

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
export const SKIP_SECONDS = 5;

/** Both sides (0..100) as 0..1, on one scale, so that a quiet side stays quieter; a quiet call still fills the height. */
export function scaled(left: readonly number[], right: readonly number[]): [number[], number[]] {
  const loudest = [...left, ...right].reduce((most, peak) => Math.max(most, peak), 0);
  const scale = (side: readonly number[]) => side.map((peak) => (loudest === 0 ? 0 : peak / loudest));
  return [scale(left), scale(right)];
}

export type Move = { kind: "toggle" } | { kind: "seek"; to: number };

/** What a key does at `at` of `length` seconds; null when it is not the player's key. */
export function moveOf(key: string, at: number, length: number): Move | null {
  const seek = (to: number): Move => ({ kind: "seek", to: Math.min(Math.max(to, 0), length) });
  if (/^\d$/.test(key)) return seek((length * Number(key)) / 10);
  switch (key) {
    case " ":
      return { kind: "toggle" };
    case "ArrowLeft":
    case "ArrowDown":
      return seek(at - SKIP_SECONDS);
    case "ArrowRight":
    case "ArrowUp":
      return seek(at + SKIP_SECONDS);
    case "Home":
      return seek(0);
    case "End":
      return seek(length);
    default:
      return null;
  }
}
