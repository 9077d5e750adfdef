/** A tiny store: one value, pure updates, React reads it by useStore. */
import { useSyncExternalStore } from "react";

export interface Store<T> {
  get: () => T;
  set: (next: T) => void;
  update: (change: (value: T) => T) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const set = (next: T) => {
    if (Object.is(next, value)) return;
    value = next;
    listeners.forEach((tell) => tell());
  };
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);

/** Resolves true as soon as the value passes, false when the time is over. */
export function until<T>(
  store: Store<T>,
  passes: (value: T) => boolean,
  timeoutMs: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (passed: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(passed);
    };
    const timer = setTimeout(() => finish(false), timeoutMs);
    const stop = store.subscribe(() => {
      if (passes(store.get())) finish(true);
    });
    if (passes(store.get())) finish(true);
  });
}
