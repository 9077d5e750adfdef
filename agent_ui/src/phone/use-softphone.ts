/** Runs the browser phone while the shift is on a browser line; elsewhere the phone stays off. */
import { useEffect } from "react";
import { api, take } from "@/api/client";
import { createStore, until, useStore } from "@/lib/store";
import { isOwnDialling, liveStore, useLive } from "@/live/live-store";
import { startRinging, stopRinging, unlockSound } from "./sound";
import { startSoftphone, type Softphone } from "./softphone";
import { PHONE_OFF, phoneStore, usePhone, useLeading, type PhoneCommand } from "./state";
import { joinTabs, type TabPhone, type Tabs } from "./tabs";

const RETRY_MS = 3000;

let joined: Tabs | null = null;
let takeOverNext = false;

/** A line that is to be ready before the shift begins on it. */
const wantedLine = createStore<string | null>(null);

const REGISTER_MS = 10_000;

/** Register this tab's phone on a line, taking it over from any other tab. Throws "phone_failed". */
export async function readyPhone(lineId: string): Promise<void> {
  takeOverNext = true;
  wantedLine.set(lineId);
  const registered = await until(
    phoneStore,
    ({ registration }) => registration === "registered",
    REGISTER_MS,
  );
  if (registered) return;
  wantedLine.set(null);
  throw "phone_failed" satisfies string;
}

/** A wish to the browser phone, wherever among the tabs it lives. */
export const tellPhone = (command: PhoneCommand) => joined?.command(command);

const ownLegExpected = () => liveStore.get().cards.some(isOwnDialling);

function keepTrying(lineId: string, tabs: Tabs): TabPhone {
  let phone: Softphone | null = null;
  let over = false;
  const isOver = () => over;
  const start = async () => {
    try {
      const account = await take(api.GET("/api/phone/account", { params: { query: { line_id: lineId } } }));
      if (isOver()) return;
      phone = await startSoftphone({ account, ownLegExpected, onChange: tabs.tell });
      if (isOver()) phone.stop();
    } catch {
      tabs.tell({ ...PHONE_OFF, registration: "failed" });
      if (!isOver()) setTimeout(() => void start(), RETRY_MS);
    }
  };
  void start();
  return {
    obey: (command) => phone?.obey(command),
    stop: () => {
      over = true;
      phone?.stop();
    },
  };
}

export function useSoftphone(userId: string): void {
  const { agent } = useLive();
  const { session } = usePhone();
  const isLeading = useLeading();
  const line = agent?.line ?? null;
  const wanted = useStore(wantedLine);
  const lineId = line === null ? wanted : line.kind === "webrtc" ? line.id : null;

  const onShift = line !== null;
  useEffect(() => {
    if (onShift) wantedLine.set(null);
  }, [onShift]);

  useEffect(() => {
    if (lineId === null) return;
    const tabs = joinTabs({
      name: `callcenter-phone-${userId}`,
      takeOver: takeOverNext,
      lead: (self) => Promise.resolve(keepTrying(lineId, self)),
    });
    takeOverNext = false;
    joined = tabs;
    return () => {
      joined = null;
      tabs.leave();
    };
  }, [lineId, userId]);

  // A tab that leads after a reload has had no click yet; the first one unlocks the sound.
  useEffect(() => {
    if (!isLeading) return;
    const unlock = () => void unlockSound();
    const gestures = ["pointerdown", "keydown"] as const;
    for (const gesture of gestures) window.addEventListener(gesture, unlock, { once: true });
    return () => gestures.forEach((gesture) => window.removeEventListener(gesture, unlock));
  }, [isLeading]);

  const rings = isLeading && session?.phase === "ringing" && !ownLegExpected();
  useEffect(() => {
    if (!rings) return;
    startRinging();
    return stopRinging;
  }, [rings]);

  const inCall = isLeading && session !== null;
  useEffect(() => {
    if (!inCall) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [inCall]);
}
