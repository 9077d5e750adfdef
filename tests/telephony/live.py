"""A bridge on a private Asterisk with telephones around it, for the live tests."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID, uuid4

from telephony.bridge import AmiSettings, Bridge
from telephony.events import CallEvent, LinkChanged, LinkState, TelephonyEvent
from telephony.phone import Dial, JoinQueue, Outcome
from tests.telephony.pbx import PrivateAsterisk
from tests.telephony.phones import until

E = TypeVar("E", bound=TelephonyEvent)


@dataclass
class Heard:
    """A sink that remembers."""

    events: list[TelephonyEvent] = field(default_factory=list)

    async def __call__(self, events: Sequence[TelephonyEvent]) -> None:
        self.events.extend(events)

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    def call_events(self) -> list[CallEvent]:
        return [event for event in self.events if isinstance(event, CallEvent)]

    def is_ready(self) -> bool:
        links = self.of(LinkChanged)
        return bool(links) and links[-1].state is LinkState.READY


@dataclass
class Live:
    bridge: Bridge
    heard: Heard
    pbx: PrivateAsterisk

    async def dial(self, intent: UUID, line: str, number: str) -> Outcome:
        return await self.bridge.phone.do(Dial(intent_id=intent, line=line, number=number, deadline_s=3))

    async def join(self, line: str, queue: str) -> Outcome:
        return await self.bridge.phone.do(
            JoinQueue(intent_id=uuid4(), line=line, queue=queue, member_name=line)
        )


def settings_of(pbx: PrivateAsterisk) -> AmiSettings:
    return AmiSettings(
        pbx=pbx.systemname, host="127.0.0.1", port=pbx.ami_port, username="bridge", secret=pbx.ami_secret
    )


@contextlib.asynccontextmanager
async def bridged(pbx: PrivateAsterisk) -> AsyncIterator[Live]:
    heard = Heard()
    bridge = Bridge(settings_of(pbx), heard, clock=lambda: datetime.now(UTC))
    run = asyncio.create_task(bridge.run())
    try:
        await until(heard.is_ready, "a ready bridge")
        yield Live(bridge, heard, pbx)
    finally:
        run.cancel()
        await asyncio.gather(run, return_exceptions=True)
