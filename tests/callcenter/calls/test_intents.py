"""A wish is acted on once: killed at whatever await, a bridge leaves at most one try and always an outcome."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from callcenter.calls import lease
from callcenter.calls.intents import want
from callcenter.calls.lease import Lease
from callcenter.calls.models import Intent, IntentState
from callcenter.kernel.clock import utc_now
from callcenter.kernel.ids import new_id
from callcenter.processes import bridge as process
from telephony.phone import Dial, Outcome, OutcomeState, PauseMember
from telephony.phone import Intent as PhoneIntent
from tests.callcenter.calls.conftest import PBX, Books
from tests.callcenter.calls.test_collector import CrashPoint, Killed


@dataclass
class Telephone:
    """Remembers what was sent; `is_ready` as a bridge is."""

    point: CrashPoint
    sent: list[UUID] = field(default_factory=list)
    is_ready: bool = True

    @property
    def phone(self) -> "Telephone":
        return self

    async def do(self, intent: PhoneIntent) -> Outcome:
        self.point.pass_by()
        self.sent.append(intent.intent_id)
        self.point.pass_by()
        return Outcome(OutcomeState.DONE)


async def bridge_life(books: Books, telephone: Any) -> None:
    """From the lease to the last outcome, as the process does it."""
    async with books.database.unit_of_work() as uow:
        epoch = await lease.take(uow, PBX, "one")
    assert epoch is not None
    ours = Lease(PBX, "one", epoch)
    await process._settle_left_in_the_air(PBX, books.database)
    for row in await process._claim(ours, books.database, only_expired=False):
        await process._do(row, ours, books.database, telephone)


async def test_no_crash_makes_two_calls_of_one_click_or_forgets_it(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes: set[IntentState] = set()
    for steps in range(200):
        wishes: list[PhoneIntent] = [
            Dial(intent_id=new_id(), line="anna-line", number="+380501112233"),
            PauseMember(intent_id=new_id(), line="anna-line", queue=None, paused=True),
        ]
        async with books.database.unit_of_work() as uow:
            for wish in wishes:
                want(uow, wish, pbx=PBX, author_id=None, reason="test", now=utc_now())
        point = CrashPoint(steps)
        telephone = Telephone(point)
        is_killed = False
        with monkeypatch.context() as patch:
            for name in ("execute", "scalar", "scalars", "get", "commit"):
                patch.setattr(AsyncSession, name, point.guard(getattr(AsyncSession, name)))
            try:
                await bridge_life(books, telephone)
            except Killed:
                is_killed = True
        point.steps = 10**6
        await bridge_life(books, telephone)
        ids = [wish.intent_id for wish in wishes]
        rows = await books.all(Intent, Intent.id.in_(ids))
        assert all(telephone.sent.count(each) <= 1 for each in ids)
        assert {row.state for row in rows} <= {IntentState.DONE, IntentState.UNKNOWN}
        assert all(row.id in telephone.sent for row in rows if row.state is IntentState.DONE)
        outcomes |= {row.state for row in rows}
        if not is_killed:
            break
    assert 20 < steps < 199
    assert outcomes == {IntentState.DONE, IntentState.UNKNOWN}
