/** What can be chosen in a question, and what a choice makes of the answer. Pure. */
import type { RunItem } from "@/api/types";

export interface Option {
  code: string;
  label: string;
  key: string | null;
  /** "Don't know", "refused": real answers, set apart. */
  isMissing: boolean;
}

/** Choices, numbers of a scale, and the missing answers, with the digit that chooses each. */
export function optionsOf(item: RunItem): Option[] {
  const choices = item.choices.map((choice) => ({ ...choice, isMissing: false }));
  const missing = item.missing.map((choice) => ({ ...choice, isMissing: true }));
  return [...choices, ...scaleOf(item), ...missing];
}

function scaleOf(item: RunItem): Option[] {
  if ((item.type !== "scale" && item.type !== "nps") || item.choices.length > 0) return [];
  const lowest = item.min ?? 0;
  const highest = item.max ?? 10;
  const taken = new Set(item.missing.map((choice) => choice.key));
  return Array.from({ length: highest - lowest + 1 }, (_, index) => {
    const code = String(lowest + index);
    return { code, label: code, key: code.length === 1 && !taken.has(code) ? code : null, isMissing: false };
  });
}

/** Is there an answer, be it "refused"? */
export const isAnswered = (item: RunItem): boolean =>
  item.value !== null &&
  item.value !== undefined &&
  item.value !== "" &&
  !(Array.isArray(item.value) && item.value.length === 0);

const asList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

export function isPicked(item: RunItem, code: string): boolean {
  if (item.type === "many" && Array.isArray(item.value)) return asList(item.value).includes(code);
  return isAnswered(item) && String(item.value) === code;
}

/** The answer after `code` was chosen: several answers toggle, a missing answer stands alone, one replaces the other. */
export function pick(item: RunItem, code: string): string | string[] | number {
  const isMissing = item.missing.some((choice) => choice.code === code);
  if (isMissing) return code;
  if (item.type === "scale" || item.type === "nps") return Number(code);
  if (item.type !== "many") return code;
  const known = new Set(item.choices.map((choice) => choice.code));
  const chosen = asList(item.value).filter((each) => known.has(each));
  if (chosen.includes(code)) return chosen.filter((each) => each !== code);
  // A choice that stands alone ("none of these") drops the others, and is dropped by them.
  return item.exclusive.includes(code)
    ? [code]
    : [...chosen.filter((each) => !item.exclusive.includes(each)), code];
}
