/** Runs the browser phone while the shift is on a browser line; elsewhere the phone stays off. */
import { useEffect } from "react";
import { api, take } from "@/api/client";
import { isOwnDialling, liveStore, useLive } from "@/live/live-store";
import { startRinging, stopRinging } from "./sound";
import { startSoftphone, type Softphone } from "./softphone";
import { PHONE_OFF, usePhone, useLeading, type PhoneCommand } from "./state";
import { joinTabs, type TabPhone, type Tabs } from "./tabs";

const RETRY_MS = 3000;

let joined: Tabs | null = null;
let takeOverNext = false;

/** The next shift start here takes the phone over from any other tab. */
export const takePhoneOver = () => (takeOverNext = true);

/** A wish to the browser phone, wherever among the tabs it lives. */
export const tellPhone = (command: PhoneCommand) => joined?.command(command);

const ownLegExpected = () => liveStore.get().cards.some(isOwnDialling);

function keepTrying(lineId: string, tabs: Tabs): TabPhone {
  let phone: Softphone | null = null;
  let stopped = false;
  const start = async () => {
    try {
      const account = await take(api.GET("/api/phone/account", { params: { query: { line_id: lineId } } }));
      if (stopped) return;
      phone = await startSoftphone({ account, ownLegExpected, onChange: tabs.tell });
      if (stopped) phone.stop();
    } catch {
      tabs.tell({ ...PHONE_OFF, registration: "failed" });
      if (!stopped) setTimeout(() => void start(), RETRY_MS);
    }
  };
  void start();
  return {
    obey: (command) => phone?.obey(command),
    stop: () => {
      stopped = true;
      phone?.stop();
    },
  };
}

export function useSoftphone(userId: string): void {
  const { agent } = useLive();
  const { session } = usePhone();
  const isLeading = useLeading();
  const line = agent?.line ?? null;
  const lineId = line?.kind === "webrtc" && agent?.state !== "offline" ? line.id : null;

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
