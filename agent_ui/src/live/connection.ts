/** The tab's websocket: ticket, hello with the last seen place, messages into the store, back again when it breaks. */
import type { QueryClient } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import { ApiError } from "@/api/errors";
import { KEYS } from "@/api/keys";
import type { LiveMessage } from "@/api/types";
import { throttled } from "@/lib/throttle";
import { announce } from "./announce";
import { restartDelay, retryDelay } from "./backoff";
import { keepSnapshot, liveStore } from "./live-store";
import { NOTHING_YET, receive } from "./reducer";

const PING_MS = 15_000;
const SILENCE_MS = 25_000;
const BOARD_MS = 1_000;
const CLOSE = { sessionOver: 4401, tooSlow: 4408, restarting: 1012 } as const;

interface LiveOptions {
  queryClient: QueryClient;
  onSessionOver: () => void;
}

/** Keeps the connection until the returned function is called. */
export function connectLive({ queryClient, onSessionOver }: LiveOptions): () => void {
  const tab = crypto.randomUUID();
  let socket: WebSocket | null = null;
  let attempt = 0;
  let heardAt = 0;
  let stopped = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const refetchBoard = throttled(() => void queryClient.invalidateQueries({ queryKey: ["board"] }), BOARD_MS);

  function refetch(message: LiveMessage) {
    if (message.type === "board_changed") refetchBoard();
    if (message.type !== "changed") return;
    for (const key of KEYS[message.what]) void queryClient.invalidateQueries({ queryKey: [key] });
  }

  async function takeIn(message: LiveMessage) {
    heardAt = Date.now();
    liveStore.update((state) => receive(state, message));
    refetch(message);
    announce(message);
    if (message.type !== "welcome") return;
    attempt = 0;
    if (!message.resumed) {
      void queryClient.invalidateQueries();
      if (message.snapshot === null) keepSnapshot(await take(api.GET("/api/desk")));
    }
  }

  function again(delay: number) {
    liveStore.update((state) => ({ ...state, connection: "lost" }));
    clearTimeout(retry);
    if (!stopped) retry = setTimeout(() => void open(), delay);
  }

  function closed(code: number) {
    socket = null;
    if (stopped) return;
    if (code === CLOSE.sessionOver) {
      onSessionOver();
      return;
    }
    if (code === CLOSE.tooSlow) liveStore.update((state) => ({ ...state, seq: null }));
    again(code === CLOSE.restarting ? restartDelay(Math.random()) : retryDelay(attempt++, Math.random()));
  }

  async function open() {
    try {
      const { ticket } = await take(api.POST("/api/live/ticket"));
      if (stopped) return;
      const address = new URL(`/api/live?ticket=${encodeURIComponent(ticket)}`, window.location.href);
      address.protocol = address.protocol.replace("http", "ws");
      const ws = new WebSocket(address);
      socket = ws;
      ws.onopen = () => {
        heardAt = Date.now();
        ws.send(JSON.stringify({ type: "hello", last_seq: liveStore.get().seq, tab }));
      };
      ws.onmessage = (event: MessageEvent<string>) => void takeIn(JSON.parse(event.data) as LiveMessage);
      ws.onclose = (event) => {
        if (socket === ws) closed(event.code);
      };
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return;
      again(retryDelay(attempt++, Math.random()));
    }
  }

  /** A half-open connection never says so: no word for too long counts as closed. */
  function watch() {
    if (socket === null || socket.readyState !== WebSocket.OPEN) return;
    if (Date.now() - heardAt > SILENCE_MS) {
      const dead = socket;
      closed(0);
      dead.close();
      return;
    }
    socket.send(JSON.stringify({ type: "ping" }));
  }

  const hurry = () => {
    if (socket !== null || stopped) return;
    clearTimeout(retry);
    void open();
  };
  const pulse = setInterval(watch, PING_MS);
  window.addEventListener("online", hurry);
  void open();

  return () => {
    stopped = true;
    clearInterval(pulse);
    clearTimeout(retry);
    window.removeEventListener("online", hurry);
    socket?.close();
    liveStore.set(NOTHING_YET);
  };
}
