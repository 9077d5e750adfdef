/** Sound made here, no files: a two-tone ring, digit clicks. Browsers keep it locked until the first click. */
import { createStore, useStore } from "@/lib/store";

let context: AudioContext | null = null;
let ringing: ReturnType<typeof setInterval> | undefined;

/** False while the browser refuses to play. */
const unlockedStore = createStore(false);
export const useSoundUnlocked = () => useStore(unlockedStore);

/** Call from a click. */
export async function unlockSound(): Promise<boolean> {
  context ??= new AudioContext();
  context.onstatechange = () => unlockedStore.set(context?.state === "running");
  await Promise.race([context.resume(), new Promise((done) => setTimeout(done, 500))]);
  unlockedStore.set(context.state === "running");
  return unlockedStore.get();
}

function tone(at: number, frequency: number, seconds: number, volume: number) {
  if (context === null) return;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(volume, at + 0.02);
  gain.gain.setValueAtTime(volume, at + seconds - 0.06);
  gain.gain.linearRampToValueAtTime(0, at + seconds);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + seconds);
}

function ringOnce() {
  if (context?.state !== "running") return;
  const at = context.currentTime;
  for (const [offset, frequency] of [
    [0, 784],
    [0.16, 988],
    [0.32, 1175],
    [0.62, 988],
    [0.78, 1175],
  ] as const) {
    tone(at + offset, frequency, 0.2, 0.12);
  }
}

export function startRinging(): void {
  if (ringing !== undefined) return;
  void unlockSound();
  ringOnce();
  ringing = setInterval(ringOnce, 2200);
}

export function stopRinging(): void {
  clearInterval(ringing);
  ringing = undefined;
}

export function clickSound(): void {
  if (context?.state === "running") tone(context.currentTime, 620, 0.09, 0.06);
}
