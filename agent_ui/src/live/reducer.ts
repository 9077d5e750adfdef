/** Live state as a fold over messages: pure, so a lost, doubled or late message is a test and not a rumour. */
import type { AgentState, CallCard, Line, LiveMessage, PauseReason, Snapshot } from "@/api/types";

export type Connection = "connecting" | "open" | "lost";

export interface LiveState {
  /** The browser's own connection to the server. */
  connection: Connection;
  /** The server's connection to the telephone system. */
  link: Snapshot["link"];
  agent: AgentState | null;
  /** Oldest first. */
  cards: CallCard[];
  pauseReasons: PauseReason[];
  lines: Line[];
  /** Place in the stream up to which everything has been seen. */
  seq: string | null;
}

export const NOTHING_YET: LiveState = {
  connection: "connecting",
  link: "ready",
  agent: null,
  cards: [],
  pauseReasons: [],
  lines: [],
  seq: null,
};

const byStart = (a: CallCard, b: CallCard) => a.started_at.localeCompare(b.started_at);

/** A card replaces the one with its call, or joins the others. */
export function withCard(state: LiveState, card: CallCard): LiveState {
  const others = state.cards.filter((other) => other.call_id !== card.call_id);
  return { ...state, cards: [...others, card].sort(byStart) };
}

export function withoutCard(state: LiveState, callId: string): LiveState {
  const cards = state.cards.filter((card) => card.call_id !== callId);
  return cards.length === state.cards.length ? state : { ...state, cards };
}

export function fromSnapshot(state: LiveState, snapshot: Snapshot): LiveState {
  return {
    ...state,
    link: snapshot.link,
    agent: snapshot.agent,
    cards: [...snapshot.cards].sort(byStart),
    pauseReasons: snapshot.pause_reasons,
    lines: snapshot.lines,
    seq: snapshot.seq,
  };
}

/** "1712-3" is after "1712-2"; stream ids are two numbers, compared as numbers. */
export function isAfter(seq: string, seen: string | null): boolean {
  if (seen === null) return true;
  const [ms = 0, n = 0] = seq.split("-").map(Number);
  const [seenMs = 0, seenN = 0] = seen.split("-").map(Number);
  return ms > seenMs || (ms === seenMs && n > seenN);
}

function apply(state: LiveState, message: LiveMessage): LiveState {
  switch (message.type) {
    case "welcome":
      return message.snapshot === null ? state : fromSnapshot(state, message.snapshot);
    case "agent_changed":
      return { ...state, agent: message.agent };
    case "screen_popped":
    case "card_changed":
      return withCard(state, message.card);
    case "card_withdrawn":
      return withoutCard(state, message.call_id);
    case "link_changed":
      return { ...state, link: message.link };
    case "line_changed": {
      const line = ({ ...old }: Line): Line =>
        old.id === message.line_id ? { ...old, state: message.state } : old;
      const agent = state.agent && { ...state.agent, line: state.agent.line && line(state.agent.line) };
      return { ...state, agent, lines: state.lines.map(line) };
    }
    case "changed":
    case "board_changed":
    case "pause_overrun":
    case "pong":
      return state;
  }
}

/** What the message makes of the state; one already seen changes nothing. */
export function receive(state: LiveState, message: LiveMessage): LiveState {
  if (message.type === "welcome") {
    const next = apply(state, message);
    return { ...next, connection: "open", seq: message.seq };
  }
  if (message.type === "pong" || !isAfter(message.seq, state.seq)) return state;
  return { ...apply(state, message), seq: message.seq };
}
