"""The recorder: nothing is skipped while the database is away, nothing is doubled by a crash in between."""

import asyncio

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from callcenter.calls.models import Call, CallEventRow
from callcenter.contact_log.models import Interaction
from callcenter.processes import recorder
from telephony.events import EndReason
from tests.callcenter.calls.conftest import Books
from tests.callcenter.calls.test_collector import CrashPoint, Killed

SCENE = "caller_hangs_up"


async def test_events_wait_for_a_database_that_is_away(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "FIRST_PAUSE", 0.01)
    commit, failures = AsyncSession.commit, iter(range(3))

    async def away(session: AsyncSession) -> None:
        if next(failures, None) is not None:
            raise OperationalError("COMMIT", {}, Exception("the server went away"))
        await commit(session)

    monkeypatch.setattr(AsyncSession, "commit", away)
    async with asyncio.timeout(20):
        await books.record(books.events(SCENE))
    (call,) = await books.calls()
    assert call.end_reason is EndReason.COMPLETED
    assert len(await books.all(CallEventRow)) == len(books.events(SCENE))


async def test_killed_at_every_await_and_told_again_ends_in_one_call(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bridge that died tells from its snapshot on; here even every event comes again."""
    events = books.events(SCENE)
    steps, is_done = 0, False
    while not is_done:
        point = CrashPoint(steps)
        with monkeypatch.context() as patch:
            for name in ("execute", "scalar", "scalars", "flush", "commit"):
                patch.setattr(AsyncSession, name, point.guard(getattr(AsyncSession, name)))
            try:
                for event in events:
                    await books.record([event])
                is_done = True
            except Killed:
                steps += 7 if steps > 20 else 1
    async with books.database.unit_of_work() as uow:
        counts = [
            await uow.session.scalar(sa.select(sa.func.count()).select_from(table))
            for table in (Call, CallEventRow, Interaction)
        ]
    assert counts == [1, len(events), 1]
    (call,) = await books.calls()
    assert call.end_reason is EndReason.COMPLETED
    assert steps > 50
