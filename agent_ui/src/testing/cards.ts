/** Made-up calls for tests. */
import type { AgentState, CallCard, Snapshot } from "@/api/types";

export function aCard(part: Partial<CallCard> = {}): CallCard {
  return {
    call_id: "call-1",
    interaction_id: "contact-1",
    intent_id: null,
    direction: "inbound",
    state: "ringing",
    number: "+380441234567",
    e164: "+380441234567",
    name: "",
    line: "web-1",
    queue: null,
    started_at: "2026-11-22T10:00:00Z",
    answered_at: null,
    ended_at: null,
    end_reason: null,
    cause: 0,
    held: false,
    consult: null,
    recording: false,
    match: "none",
    why: { id: "number_unknown", details: {} },
    person: null,
    candidates: [],
    recent: [],
    tasks: [],
    script_id: null,
    needs_result: false,
    ...part,
  };
}

export function anAgent(part: Partial<AgentState> = {}): AgentState {
  return {
    user_id: "user-1",
    state: "ready",
    since: "2026-11-22T09:00:00Z",
    pause_reason: null,
    pending_pause: null,
    line: { id: "line-1", name: "web-1", kind: "webrtc", extension: "101", state: "idle" },
    call_id: null,
    shift_started_at: "2026-11-22T09:00:00Z",
    interaction_id: null,
    pause_ends_at: null,
    wrap_up_ends_at: null,
    wrap_up_mode: null,
    extensions_left: 0,
    ...part,
  };
}

export function aSnapshot(part: Partial<Snapshot> = {}): Snapshot {
  return { agent: anAgent(), cards: [], link: "ready", pause_reasons: [], lines: [], seq: "5-0", ...part };
}
