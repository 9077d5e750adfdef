/** What the browser phone is doing; the leading tab knows, the others are told. */
import { createStore, useStore } from "@/lib/store";

export type Registration = "off" | "connecting" | "registered" | "failed";
export type SessionPhase = "ringing" | "answering" | "active";

export interface PhoneSession {
  phase: SessionPhase;
  muted: boolean;
  held: boolean;
  /** When the hold began, ms since the epoch. */
  heldSince: number | null;
}

export interface PhoneState {
  registration: Registration;
  session: PhoneSession | null;
  /** The microphone could not be opened when a call was answered. */
  microphoneFailed: boolean;
}

export const PHONE_OFF: PhoneState = { registration: "off", session: null, microphoneFailed: false };

export const phoneStore = createStore<PhoneState>(PHONE_OFF);
export const usePhone = () => useStore(phoneStore);

/** Is this tab the one that holds the phone? */
export const leadingStore = createStore(false);
export const useLeading = () => useStore(leadingStore);

export type PhoneCommand =
  | { do: "answer" }
  | { do: "hang_up" }
  | { do: "mute"; on: boolean }
  | { do: "hold"; on: boolean }
  | { do: "digit"; digit: string }
  | { do: "expect_own_leg" };
