/** Usual moments for the next contact, in the planner's own clock. */

export const PRESETS = ["hour", "tomorrow", "monday", "week"] as const;
export type Preset = (typeof PRESETS)[number];

const MORNING = 10;
const MINUTES_STEP = 5;

const morning = (now: Date, days: number) =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);

const daysToMonday = (now: Date) => (8 - now.getDay()) % 7 || 7;

/** An hour from now is rounded up to five minutes; the rest are mornings. */
export function presetTime(preset: Preset, now: Date): Date {
  switch (preset) {
    case "hour": {
      const step = MINUTES_STEP * 60_000;
      return new Date(Math.ceil((now.getTime() + 3_600_000) / step) * step);
    }
    case "tomorrow":
      return morning(now, 1);
    case "monday":
      return morning(now, daysToMonday(now));
    case "week":
      return morning(now, 7);
  }
}
