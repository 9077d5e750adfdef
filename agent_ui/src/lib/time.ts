/** Words for times: every date on screen is made here, by Intl, in the reader's language. */

export type When = string | number | Date;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, options);
    formats.set(key, made);
  }
  return made;
}

export const clockTime = (at: When, language: string, timeZone?: string) =>
  format(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(new Date(at));

/** With seconds: for what is measured in them. */
export const exactTime = (at: When, language: string) =>
  format(language, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(
    new Date(at),
  );

export const shortDate = (at: When, language: string, timeZone?: string) =>
  format(language, { day: "numeric", month: "short", timeZone }).format(new Date(at));

export const fullDate = (at: When, language: string) =>
  format(language, { day: "numeric", month: "long", year: "numeric" }).format(new Date(at));

export const weekday = (at: When, language: string, timeZone?: string) =>
  format(language, { weekday: "short", timeZone }).format(new Date(at));

const dayKey = (at: When) => format("en-CA", { dateStyle: "short" }).format(new Date(at));

/** 14:05 today, "yesterday 14:05", "12 Mar 14:05" this year, else with the year. */
export function friendlyTime(at: When, language: string, now: When = new Date()): string {
  const then = new Date(at);
  const today = new Date(now);
  const clock = clockTime(then, language);
  const days = Math.round((Date.parse(dayKey(then)) - Date.parse(dayKey(today))) / 86_400_000);
  if (days === 0) return clock;
  if (Math.abs(days) === 1) {
    const word = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
    return `${word} ${clock}`;
  }
  const sameYear = then.getFullYear() === today.getFullYear();
  const date = format(language, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) });
  return `${date.format(then)} ${clock}`;
}

/** 0:07, 12:45, 1:02:03. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${hours > 0 ? String(minutes).padStart(2, "0") : minutes}:${String(rest).padStart(2, "0")}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

export type DueKind = "overdue" | "today" | "later";

/** Red, black or grey in the work list; a task without a clock counts from the end of its day. */
export function dueKind(dueAt: When, isAllDay: boolean, now: When = new Date()): DueKind {
  const today = dayKey(now);
  const day = dayKey(dueAt);
  if (day > today) return "later";
  if (day < today) return "overdue";
  return !isAllDay && new Date(dueAt).getTime() < new Date(now).getTime() ? "overdue" : "today";
}
