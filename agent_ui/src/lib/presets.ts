/** Ready-made moments for the next contact, in the agent's own time. Pure. */

export type Preset = "in_hour" | "tomorrow" | "monday";

const at = (day: Date, hour: number) => {
  const moment = new Date(day);
  moment.setHours(hour, 0, 0, 0);
  return moment;
};

const daysLater = (now: Date, days: number) => {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  return day;
};

/** On a Monday, "Monday" means the next one. */
const daysToMonday = (now: Date) => (8 - now.getDay()) % 7 || 7;

export const PRESETS: Record<Preset, (now: Date) => Date> = {
  in_hour: (now) => {
    const moment = new Date(now.getTime() + 3_600_000);
    moment.setSeconds(0, 0);
    return moment;
  },
  tomorrow: (now) => at(daysLater(now, 1), 10),
  monday: (now) => at(daysLater(now, daysToMonday(now)), 10),
};

/** For <input type="datetime-local">: local wall clock, no zone. */
export function toLocalInput(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** Back to an instant; null while the field is incomplete. */
export function fromLocalInput(text: string): Date | null {
  const moment = new Date(text);
  return text === "" || Number.isNaN(moment.getTime()) ? null : moment;
}
