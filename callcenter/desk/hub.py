"""The live hub: one reader of the live stream per process, a bounded queue per tab, nobody waits for a slow one."""

import asyncio
import json
from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

import structlog

from callcenter.kernel.bus import BUS_ERRORS, Bus, Message, seq_key
from callcenter.kernel.live import LIVE

log = structlog.get_logger()

QUEUE_SIZE = 256
RETRY_SECONDS = 0.5
SESSION_OVER, TOO_SLOW, RESTARTING = 4401, 4408, 1012


@dataclass(eq=False, slots=True)
class Tab:
    """One connection. `queue` holds ready JSON texts; `closing` is the close code once it must go."""

    user_id: UUID
    session_id: UUID
    queue: asyncio.Queue[tuple[str, str]] = field(default_factory=lambda: asyncio.Queue(QUEUE_SIZE))
    closing: asyncio.Future[int] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def close(self, code: int) -> None:
        if not self.closing.done():
            self.closing.set_result(code)

    def put(self, seq: str, text: str) -> None:
        try:
            self.queue.put_nowait((seq, text))
        except asyncio.QueueFull:
            self.close(TOO_SLOW)


class Hub:
    """Delivers each message of the live stream to the tabs it is for."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._tabs: dict[UUID, set[Tab]] = defaultdict(set)
        self._seq = "0-0"

    def join(self, tab: Tab) -> None:
        """From here on the tab gets what comes; what came before it fetches by `missed` or a snapshot."""
        self._tabs[tab.user_id].add(tab)

    def leave(self, tab: Tab) -> None:
        self._tabs[tab.user_id].discard(tab)
        if not self._tabs[tab.user_id]:
            del self._tabs[tab.user_id]

    @property
    def user_ids(self) -> frozenset[UUID]:
        """Who has a live tab here."""
        return frozenset(self._tabs)

    @property
    def tab_count(self) -> int:
        return sum(len(tabs) for tabs in self._tabs.values())

    def close_all(self) -> None:
        """Tell every tab to come back: this process goes."""
        for tab in [tab for tabs in self._tabs.values() for tab in tabs]:
            tab.close(RESTARTING)

    async def seq(self) -> str:
        return await self._bus.last_seq(LIVE)

    async def missed(self, user_id: UUID, after: str) -> list[tuple[str, str]] | None:
        """What this user was told after `after`, as (seq, text); None when that cannot be known any more."""
        if not is_seq(after) or not await self._bus.knows(LIVE, after):
            return None
        messages = await self._bus.between(LIVE, after, "+")
        if len(messages) > QUEUE_SIZE * 4:
            return None
        return [(m.seq, text_of(m)) for m in messages if is_for(m, user_id)]

    async def run(self) -> None:
        """Read the stream for ever; after an outage of Redis go on where we stood."""
        while True:
            try:
                if self._seq == "0-0":
                    self._seq = await self._bus.last_seq(LIVE)
                async for message in self._bus.tail(LIVE, self._seq):
                    self._deliver(message)
                    self._seq = message.seq
            except BUS_ERRORS as error:
                log.warning("live stream interrupted", error=type(error).__name__)
                await asyncio.sleep(RETRY_SECONDS)

    def _deliver(self, message: Message) -> None:
        if "end_session" in message.payload:
            self._end_session(UUID(message.payload["end_session"]))
            return
        users = message.payload["users"]
        audience = list(self._tabs) if users is None else [UUID(user) for user in users]
        tabs = [tab for user in audience for tab in self._tabs.get(user, ())]
        if tabs:
            text = text_of(message)
            for tab in tabs:
                tab.put(message.seq, text)

    def _end_session(self, session_id: UUID) -> None:
        for tabs in self._tabs.values():
            for tab in tabs:
                if tab.session_id == session_id:
                    tab.close(SESSION_OVER)


def is_for(message: Message, user_id: UUID) -> bool:
    if "message" not in message.payload:
        return False
    users = message.payload["users"]
    return users is None or str(user_id) in users


def text_of(message: Message) -> str:
    return json.dumps({**message.payload["message"], "seq": message.seq}, ensure_ascii=False)


def is_seq(text: str) -> bool:
    try:
        seq_key(text)
    except ValueError:
        return False
    return True
