/** Phone numbers for the eye: groups of digits; the value itself is never changed. */

const CODES: [RegExp, number[]][] = [
  [/^\+380(\d{9})$/, [2, 3, 2, 2]],
  [/^\+7(\d{10})$/, [3, 3, 2, 2]],
  [/^\+1(\d{10})$/, [3, 3, 4]],
  [/^\+375(\d{9})$/, [2, 3, 2, 2]],
  [/^\+44(\d{10})$/, [2, 4, 4]],
];

/** "+380441234567" → "+380 44 123 45 67"; what it does not know is shown as it came. */
export function showNumber(number: string): string {
  for (const [pattern, groups] of CODES) {
    const rest = pattern.exec(number)?.[1];
    if (rest === undefined) continue;
    const parts = [number.slice(0, -rest.length)];
    let at = 0;
    for (const size of groups) {
      parts.push(rest.slice(at, at + size));
      at += size;
    }
    return parts.join("\u00a0");
  }
  return number;
}

/** Does what was typed look like a number one can dial? */
export const looksDialable = (typed: string) =>
  /^[+\d][\d\s().-]*$/.test(typed.trim()) && typed.replace(/\D/g, "").length >= 3;
