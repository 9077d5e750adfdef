/** Keyboard shortcuts: Alt combinations always, plain keys never while somebody types. */
import { useEffect, useRef } from "react";

/** "Alt+A", "Ctrl+K", "?", "1", "Enter", "Backspace". */
export type Keys = Record<string, ((event: KeyboardEvent) => void) | undefined>;

const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";
const PRESSING = "button, a[href], [role=option], [role=menuitem], summary";

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPING) !== null;

/** Letters of combinations come from the physical key, so that Alt+A works with a Cyrillic layout on. */
export function nameOf(event: KeyboardEvent): string {
  const physical = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1];
  const digit = /^Numpad(\d)$/.exec(event.code)?.[1];
  if (event.altKey) return `Alt+${physical ?? event.key}`;
  if (event.ctrlKey || event.metaKey) return `Ctrl+${physical ?? event.key}`;
  return digit ?? event.key;
}

/** While `enabled`, each named key does its deed; a key that did something does nothing else. */
export function useKeys(keys: Keys, enabled = true): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const deed = latest.current[name];
      if (deed === undefined || event.defaultPrevented || event.repeat) return;
      const combined = event.altKey || event.ctrlKey || event.metaKey;
      if (!combined && (isTyping(event.target) || document.querySelector("[aria-modal=true]") !== null))
        return;
      const presses =
        name === "Enter" && event.target instanceof Element && event.target.closest(PRESSING) !== null;
      if (presses) return;
      event.preventDefault();
      deed(event);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [enabled]);
}
