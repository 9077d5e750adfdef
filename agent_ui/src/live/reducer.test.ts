import { expect, test } from "vitest";
import type { LiveMessage } from "@/api/types";
import { aCard, anAgent, aSnapshot } from "@/testing/cards";
import { isAfter, NOTHING_YET, receive, type LiveState } from "./reducer";

const after = (...messages: LiveMessage[]): LiveState => messages.reduce(receive, NOTHING_YET);
const welcome: LiveMessage = { type: "welcome", seq: "5-0", resumed: false, snapshot: aSnapshot() };
const popped = (seq: string, part = {}): LiveMessage => ({ type: "screen_popped", seq, card: aCard(part) });
const changed = (seq: string, part = {}): LiveMessage => ({ type: "card_changed", seq, card: aCard(part) });

test("a welcome with a snapshot opens the connection and the desk", () => {
  const state = after({ ...welcome, snapshot: aSnapshot({ cards: [aCard()] }) });
  expect(state.connection).toBe("open");
  expect(state.agent?.state).toBe("ready");
  expect(state.cards).toHaveLength(1);
});

test("a resumed connection keeps what is on the desk", () => {
  const state = after(welcome, popped("6-0"), { type: "welcome", seq: "6-0", resumed: true, snapshot: null });
  expect(state.cards).toHaveLength(1);
});

test("a ringing call opens a card, its end without us takes it away", () => {
  const state = after(welcome, popped("6-0"));
  expect(state.cards.map((card) => card.state)).toEqual(["ringing"]);
  const gone = receive(state, {
    type: "card_withdrawn",
    seq: "7-0",
    call_id: "call-1",
    reason: "answered_elsewhere",
  });
  expect(gone.cards).toEqual([]);
});

test("a message that comes twice or late changes nothing", () => {
  const state = after(welcome, popped("6-0"), changed("7-0", { state: "talking" }));
  expect(receive(state, popped("6-0"))).toBe(state);
  expect(receive(state, changed("7-0", { state: "ended" }))).toBe(state);
});

test("a change of an unknown call opens its card, oldest first", () => {
  const later = { call_id: "call-2", started_at: "2026-11-22T11:00:00Z" };
  const state = after(welcome, changed("6-0", later), popped("7-0"));
  expect(state.cards.map((card) => card.call_id)).toEqual(["call-1", "call-2"]);
});

test("a line's lamp reaches the agent's own line", () => {
  const state = after(welcome, { type: "line_changed", seq: "6-0", line_id: "line-1", state: "unreachable" });
  expect(state.agent?.line?.state).toBe("unreachable");
});

test("the agent's state and the link follow their messages", () => {
  const state = after(
    welcome,
    { type: "agent_changed", seq: "6-0", agent: anAgent({ state: "paused", pause_reason: "lunch" }) },
    { type: "link_changed", seq: "7-0", link: "lost" },
  );
  expect(state.agent?.pause_reason).toBe("lunch");
  expect(state.link).toBe("lost");
});

test("places in the stream are compared as numbers", () => {
  expect(isAfter("10-0", "9-5")).toBe(true);
  expect(isAfter("9-10", "9-9")).toBe(true);
  expect(isAfter("9-9", "9-9")).toBe(false);
});
