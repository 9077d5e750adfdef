/** The browser as a telephone: one JsSIP user agent, one call at a time. */
import type { PhoneAccount } from "@/api/types";
import type { RTCSession } from "jssip/lib/RTCSession";
import type { UA } from "jssip/lib/UA";
import { PHONE_OFF, type PhoneCommand, type PhoneSession, type PhoneState } from "./state";

/** A complete list of addresses is not worth waiting longer for. */
const ICE_WAIT_MS = 1000;
const OWN_LEG_WAIT_MS = 20_000;
const AUDIO = { mediaConstraints: { audio: true, video: false } };

export interface Softphone {
  obey: (command: PhoneCommand) => void;
  state: () => PhoneState;
  stop: () => void;
}

interface SoftphoneOptions {
  account: PhoneAccount;
  /** Is the agent waiting for the first leg of a call of their own? Then the phone answers by itself. */
  ownLegExpected: () => boolean;
  onChange: (state: PhoneState) => void;
}

const isOurs = (originator: unknown) => originator === "local";

export async function startSoftphone({
  account,
  ownLegExpected,
  onChange,
}: SoftphoneOptions): Promise<Softphone> {
  const { default: JsSIP } = await import("jssip");
  const address = new URL(account.ws_path, window.location.href);
  address.protocol = address.protocol.replace("http", "ws");

  let state: PhoneState = { ...PHONE_OFF, registration: "connecting" };
  let current: RTCSession | null = null;
  let expectUntil = 0;
  const speaker = new Audio();
  speaker.autoplay = true;

  const change = (part: Partial<PhoneState>) => {
    state = { ...state, ...part };
    onChange(state);
  };
  const changeSession = (part: Partial<PhoneSession>) => {
    if (state.session !== null) change({ session: { ...state.session, ...part } });
  };

  const ua: UA = new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(address.href)],
    uri: account.uri,
    authorization_user: account.username,
    password: account.password,
    realm: account.realm,
    display_name: account.display_name,
    register_expires: 120,
    session_timers: false,
    connection_recovery_min_interval: 1,
    connection_recovery_max_interval: 8,
    user_agent: "callcenter",
  });

  ua.on("connecting", () => change({ registration: "connecting" }));
  ua.on("disconnected", () => change({ registration: "connecting" }));
  ua.on("registered", () => change({ registration: "registered" }));
  ua.on("unregistered", () => change({ registration: "connecting" }));
  ua.on("registrationFailed", () => change({ registration: "failed" }));

  function answer() {
    if (current === null || state.session?.phase !== "ringing") return;
    changeSession({ phase: "answering" });
    current.answer(AUDIO);
  }

  function hear(session: RTCSession) {
    session.connection.addEventListener("track", (event) => {
      speaker.srcObject = event.streams[0] ?? new MediaStream([event.track]);
      void speaker.play().catch(() => undefined);
    });
  }

  function ended() {
    current = null;
    speaker.srcObject = null;
    change({ session: null });
  }

  ua.on("newRTCSession", ({ session, originator }: { session: RTCSession; originator: string }) => {
    if (originator !== "remote") return;
    if (current !== null) {
      session.terminate({ status_code: 486 });
      return;
    }
    current = session;
    change({
      session: { phase: "ringing", muted: false, held: false, heldSince: null },
      microphoneFailed: false,
    });
    session.on("peerconnection", () => hear(session));
    session.on("icecandidate", ({ ready }) => setTimeout(ready, ICE_WAIT_MS));
    session.on("confirmed", () => changeSession({ phase: "active" }));
    session.on("hold", ({ originator: by }) => {
      if (isOurs(by)) changeSession({ held: true, heldSince: Date.now() });
    });
    session.on("unhold", ({ originator: by }) => {
      if (isOurs(by)) changeSession({ held: false, heldSince: null });
    });
    session.on("muted", () => changeSession({ muted: true }));
    session.on("unmuted", () => changeSession({ muted: false }));
    session.on("getusermediafailed", () => change({ microphoneFailed: true }));
    session.on("ended", ended);
    session.on("failed", ended);
    if (Date.now() < expectUntil || ownLegExpected()) answer();
  });

  const obey = (command: PhoneCommand) => {
    switch (command.do) {
      case "answer":
        answer();
        break;
      case "expect_own_leg":
        expectUntil = Date.now() + OWN_LEG_WAIT_MS;
        break;
      case "hang_up":
        current?.terminate();
        break;
      case "mute":
        if (command.on) current?.mute({ audio: true });
        else current?.unmute({ audio: true });
        break;
      case "hold":
        if (command.on) current?.hold();
        else current?.unhold();
        break;
      case "digit":
        current?.sendDTMF(command.digit, { transportType: JsSIP.C.DTMF_TRANSPORT.RFC2833 });
        break;
    }
  };

  // A page that goes away takes the voice with it: say goodbye, so that nobody is left talking to silence.
  const leave = () => current?.terminate();
  window.addEventListener("pagehide", leave);

  onChange(state);
  ua.start();
  return {
    obey,
    state: () => state,
    stop: () => {
      window.removeEventListener("pagehide", leave);
      ua.stop();
      onChange(PHONE_OFF);
    },
  };
}
