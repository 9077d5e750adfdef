/** A due moment as a form holds it: a day, a time, or a day without a time. */

export interface DueInput {
  /** "2026-11-22", the planner's own day; "" when not chosen. */
  day: string;
  /** "10:00"; ignored when `allDay`. */
  time: string;
  allDay: boolean;
}

const two = (value: number) => String(value).padStart(2, "0");

export const dueInput = (at: Date, allDay = false): DueInput => ({
  day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
  time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  allDay,
});

/** The instant; a day without a time is its beginning. Null when the day or the time is missing. */
export function dueAt({ day, time, allDay }: DueInput): Date | null {
  const at = new Date(`${day}T${allDay ? "00:00" : time.slice(0, 5)}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

export type DueProblem = "date_required" | "past";

/** Why this moment cannot be planned; today without a time is still ahead until midnight. */
export function dueProblem(input: DueInput, now: Date): DueProblem | null {
  const at = dueAt(input);
  if (at === null) return "date_required";
  const last = input.allDay ? new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1) : at;
  return last <= now ? "past" : null;
}
