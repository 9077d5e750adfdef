"""The one reader of a PBX, in order: connects, takes stock, then turns what Asterisk says into events."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import structlog

from telephony.ami.events import Message
from telephony.ami.link import AmiSettings, Link, LoginRefused, NoReply, Reply, open_link
from telephony.ami.protocol import MAX_INBOX, Alarm, LinkLost
from telephony.calls import CALL_EVENTS, CallFold
from telephony.calls.lines import LineBoard
from telephony.calls.parties import Parties
from telephony.events import IntegrityAlarm, LineState, LinkChanged, LinkState, TelephonyEvent
from telephony.phone import Phone
from telephony.version import is_supported, short_version

__all__ = ["AmiSettings", "Bridge", "Sink"]

log = structlog.get_logger()

Sink = Callable[[Sequence[TelephonyEvent]], Awaitable[None]]

WANTED = frozenset(name.encode() for name in CALL_EVENTS | {"DeviceStateChange", "FullyBooted", "Shutdown"})
BACKOFF_FIRST_S, BACKOFF_MOST_S = 0.2, 5.0
BOOT_S = 30.0
# Between two stock-takings while forged messages keep coming.
DOUBT_S = 0.5
# A sink that raises is tried again; then each event goes alone, and what still raises is dropped.
SINK_DELAYS_S = (0.0, 0.1, 0.3, 1.0, 2.0, 5.0, 10.0)


class Bridge:
    """`run()` for ever; `phone` acts while `is_ready`. The sink gets events in order, in small batches."""

    def __init__(
        self,
        settings: AmiSettings,
        sink: Sink,
        *,
        clock: Callable[[], datetime],
        max_inbox: int = MAX_INBOX,
        sink_delays_s: Sequence[float] = SINK_DELAYS_S,
    ) -> None:
        self._settings = settings
        self._sink = sink
        self._clock = clock
        self._max_inbox = max_inbox
        self._sink_delays_s = sink_delays_s
        self._fold = CallFold(settings.pbx, settings.trunks)
        self._lines = LineBoard(settings.pbx, settings.trunks)
        self._link: Link | None = None
        self._state: LinkState | None = None
        self._version = ""
        self._has_missed = False
        self.phone = Phone(self, self._ask)

    @property
    def is_ready(self) -> bool:
        return self._link is not None and self._state is LinkState.READY

    @property
    def is_supported(self) -> bool:
        """Is the PBX new enough to dial through?"""
        return is_supported(self._version)

    def line_state(self, line: str) -> LineState:
        return self._lines.state(line)

    def channels_of(self, call_id: UUID) -> tuple[str, ...]:
        return self._fold.channels_of(call_id)

    def parties(self, call_id: UUID, line: str) -> Parties:
        return self._fold.parties(call_id, line)

    async def run(self) -> None:
        """Keep one link up until cancelled: 0.2 s after a loss, then with growing, jittered pauses."""
        pause = BACKOFF_FIRST_S
        while True:
            try:
                link = await open_link(self._settings, WANTED, max_inbox=self._max_inbox)
            except (OSError, LoginRefused, NoReply) as error:
                log.warning("no link to the PBX", pbx=self._settings.pbx, reason=str(error))
                await self._lost()
            else:
                if await self._live(link):
                    pause = BACKOFF_FIRST_S
                await self._lost()
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))
            pause = min(pause * 2, BACKOFF_MOST_S)

    async def _live(self, link: Link) -> bool:
        """One link from login to loss. True if it was ready at all."""
        self._link = link
        pinger = asyncio.create_task(link.keep_alive(), name="ami-ping")
        try:
            alarmed = await self._take_stock(link, await self._wait_for_boot(link))
            while True:
                if alarmed:
                    await asyncio.sleep(DOUBT_S)
                    alarmed = await self._take_stock(link, [])
                else:
                    alarmed = await self._read(link, await link.read())
        except (LinkLost, NoReply) as error:
            log.warning("the link to the PBX is lost", pbx=self._settings.pbx, reason=str(error))
        finally:
            self._link = None
            pinger.cancel()
            await asyncio.gather(pinger, return_exceptions=True)
            link.close()
        return self._state is LinkState.READY

    async def _wait_for_boot(self, link: Link) -> list[Message | Alarm]:
        """FullyBooted comes right after the login, or once a starting Asterisk is up. It needs read=system."""
        read: list[Message | Alarm] = []
        try:
            async with asyncio.timeout(BOOT_S):
                while not any(isinstance(said, Message) and said.name == "FullyBooted" for said in read):
                    read += await link.read()
        except TimeoutError:
            log.warning("no FullyBooted: does our AMI user have read=system?", pbx=self._settings.pbx)
        return read

    async def _read(self, link: Link, batch: Sequence[Message | Alarm]) -> bool:
        """Tell what a batch means. True if it cannot be trusted and stock must be taken again."""
        if any(isinstance(said, Alarm) for said in batch):
            return await self._take_stock(link, batch)
        await self._deliver(self._fold_batch(batch))
        if not self._has_missed:
            return False
        self._has_missed = False
        self._fold = CallFold(self._settings.pbx, self._settings.trunks)
        self._lines.forget()
        return await self._take_stock(link, [])

    def _fold_batch(self, batch: Sequence[Message | Alarm]) -> list[TelephonyEvent]:
        now = self._clock()
        events: list[TelephonyEvent] = []
        for said in batch:
            try:
                events += self._fold_one(said, now)
            except Exception:
                log.exception("a message could not be understood", pbx=self._settings.pbx)
        return events

    def _fold_one(self, said: Message | Alarm, now: datetime) -> Sequence[TelephonyEvent]:
        if isinstance(said, Alarm):
            log.error("integrity alarm", pbx=self._settings.pbx, what=said.what)
            return [IntegrityAlarm(pbx=self._settings.pbx, at=now, what=said.what)]
        if said.name == "DeviceStateChange":
            return self._lines.apply(said, now)
        return self._fold.apply(said, now)

    async def _take_stock(self, link: Link, before: Sequence[Message | Alarm]) -> bool:
        """Snapshot, then what was read meanwhile, then what vanished; and only then ready.

        True if something read meanwhile was no genuine message, so that stock must be taken again.
        """
        events = self._fold_batch(before)
        version = (await link.ask("CoreSettings", {})).fields.get("AsteriskVersion", "")
        channels = _rows(await link.ask("CoreShowChannels", {}), "CoreShowChannel")
        waiting = _rows(await link.ask("QueueStatus", {}), "QueueEntry")
        devices = _rows(await link.ask("DeviceStateList", {}), "DeviceStateChange")
        now = self._clock()
        unseen = self._fold.unseen(channels)
        events += self._fold_batch(devices)
        events += self._fold.see(channels, waiting, now)
        meanwhile = link.read_now()
        events += self._fold_batch(meanwhile)
        events += self._fold.cut(unseen, now)
        self._version = short_version(version)
        self._state = LinkState.READY
        events.append(
            LinkChanged(
                pbx=self._settings.pbx,
                state=LinkState.READY,
                at=now,
                version=self._version,
                live_calls=self._fold.live_calls,
                live_lines=self._fold.live_lines,
            )
        )
        await self._deliver(events)
        return any(isinstance(said, Alarm) for said in meanwhile)

    async def _lost(self) -> None:
        if self._state is not LinkState.LOST:
            self._state = LinkState.LOST
            self._lines.forget()
            await self._deliver([LinkChanged(pbx=self._settings.pbx, state=LinkState.LOST, at=self._clock())])

    async def _deliver(self, events: Sequence[TelephonyEvent]) -> None:
        """A sink that raises never costs the link: again with pauses, then one by one."""
        if not events:
            return
        for delay in self._sink_delays_s:
            await asyncio.sleep(delay)
            try:
                await self._sink(events)
            except Exception:
                log.exception("the sink failed; trying again", events=len(events))
            else:
                return
        for event in events:
            try:
                await self._sink([event])
            except Exception:
                self._has_missed = True
                log.exception("an event is dropped", event_type=type(event).__name__)

    async def _ask(self, name: str, fields: Mapping[str, str], *, action_id: str) -> Reply:
        if self._link is None:
            raise LinkLost("The telephone system is not connected.")
        return await self._link.ask(name, fields, action_id=action_id)


def _rows(reply: Reply, name: str) -> list[Message]:
    return [item for item in reply.items if item.name == name]
