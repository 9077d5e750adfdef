/** Several tabs, one telephone: a Web Lock names the leading tab, a channel tells the others and carries their wishes. */
import { leadingStore, PHONE_OFF, phoneStore, type PhoneCommand, type PhoneState } from "./state";

type Word =
  { type: "state"; state: PhoneState } | { type: "ask" } | { type: "command"; command: PhoneCommand };

export interface TabPhone {
  obey: (command: PhoneCommand) => void;
  stop: () => void;
}

export interface Tabs {
  /** What the leading tab's phone does goes to every tab. */
  tell: (state: PhoneState) => void;
  /** A wish of the person at this tab: done here or handed to the leading tab. */
  command: (command: PhoneCommand) => void;
  leave: () => void;
}

interface TabsOptions {
  name: string;
  /** Take the phone over now, from a tab that never had a click (its sound would stay locked). */
  takeOver: boolean;
  /** Called when this tab becomes the leading one. */
  lead: (tabs: Tabs) => Promise<TabPhone>;
}

export function joinTabs({ name, takeOver, lead }: TabsOptions): Tabs {
  const channel = new BroadcastChannel(name);
  const abort = new AbortController();
  let phone: TabPhone | null = null;
  let release: () => void = () => undefined;
  let left = false;

  const say = (word: Word) => {
    if (!left) channel.postMessage(word);
  };
  const tabs: Tabs = {
    tell: (state) => {
      if (left || !leadingStore.get()) return;
      phoneStore.set(state);
      say({ type: "state", state });
    },
    command: (command) => {
      if (phone !== null) phone.obey(command);
      else say({ type: "command", command });
    },
    leave: () => {
      left = true;
      abort.abort();
      stepDown();
      channel.close();
      phoneStore.set(PHONE_OFF);
    },
  };

  function stepDown() {
    leadingStore.set(false);
    phone?.stop();
    phone = null;
    release();
  }

  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.type === "state" && phone === null) phoneStore.set(data.state);
    if (data.type === "command") phone?.obey(data.command);
    if (data.type === "ask" && leadingStore.get()) say({ type: "state", state: phoneStore.get() });
  };
  say({ type: "ask" });

  async function holdLock() {
    leadingStore.set(true);
    const made = await lead(tabs);
    if (left || !leadingStore.get()) {
      made.stop();
      return;
    }
    phone = made;
    await new Promise<void>((done) => (release = done));
  }

  const wish: LockOptions = takeOver ? { steal: true } : { signal: abort.signal };
  navigator.locks
    .request(name, wish, holdLock)
    // Stolen by a tab that was clicked, or given up: either way this tab leads no more, but stands in line again.
    .catch(() => {
      if (left) return;
      stepDown();
      return navigator.locks.request(name, { signal: abort.signal }, holdLock);
    })
    .catch(() => stepDown());
  return tabs;
}
