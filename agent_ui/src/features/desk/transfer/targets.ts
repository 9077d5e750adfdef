/** Which colleagues fit what is typed, and whether it is a number to call. */
import type { Target } from "./api";

export function matching(targets: Target[], typed: string): Target[] {
  const wanted = typed.trim().toLocaleLowerCase();
  return targets.filter(
    (target) => target.user.name.toLocaleLowerCase().includes(wanted) || target.extension.startsWith(wanted),
  );
}

/** What is typed, if it could be an outside number. */
export function asNumber(typed: string): string | null {
  const digits = typed.replace(/\D/g, "");
  return /^[+\d\s()./-]+$/.test(typed) && digits.length >= 7 && digits.length <= 15 ? typed.trim() : null;
}

/** A phone in use cannot be rung; a paused colleague can, and is better asked first. */
export const canRing = (target: Target) => target.line_state === "idle";
