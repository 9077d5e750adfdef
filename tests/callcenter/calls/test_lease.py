"""One bridge acts; a dead one is followed within seconds; a stale one can claim nothing."""

import time
from datetime import timedelta

import pytest
import sqlalchemy as sa

from callcenter.calls import lease
from callcenter.calls.lease import Lease
from callcenter.calls.models import PbxLink
from callcenter.kernel.db import Database

PBX = "pbx1"


async def take(database: Database, holder: str) -> int | None:
    async with database.unit_of_work() as uow:
        return await lease.take(uow, PBX, holder)


async def is_held(database: Database, ours: Lease) -> bool:
    async with database.unit_of_work() as uow:
        return await lease.is_held(uow, ours)


async def run_out(database: Database) -> None:
    async with database.unit_of_work() as uow:
        await uow.session.execute(
            sa.update(PbxLink).values(lease_until=sa.func.now() - timedelta(milliseconds=1))
        )


async def test_one_holder_at_a_time(database: Database) -> None:
    first = await take(database, "one")
    assert first is not None
    assert await take(database, "two") is None
    assert await take(database, "one") == first


async def test_a_lease_that_ran_out_goes_to_another_with_a_new_epoch(database: Database) -> None:
    first = await take(database, "one")
    assert first is not None
    await run_out(database)
    assert await take(database, "two") == first + 1
    assert not await is_held(database, Lease(PBX, "one", first))
    assert await is_held(database, Lease(PBX, "two", first + 1))


async def test_a_lease_that_ran_out_is_not_held_even_if_nobody_took_it(database: Database) -> None:
    first = await take(database, "one")
    assert first is not None
    await run_out(database)
    assert not await is_held(database, Lease(PBX, "one", first))


async def test_a_released_lease_is_free_at_once(database: Database) -> None:
    await take(database, "one")
    async with database.unit_of_work() as uow:
        await lease.release(uow, PBX, "one")
    assert await take(database, "two") is not None


async def test_the_one_who_returns_with_an_old_epoch_is_no_holder(database: Database) -> None:
    first = await take(database, "one")
    assert first is not None
    await run_out(database)
    await take(database, "two")
    await run_out(database)
    again = await take(database, "one")
    assert again == first + 2
    assert not await is_held(database, Lease(PBX, "one", first))


def test_a_holder_that_was_stopped_knows_that_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Lease(PBX, "one", 1, asked_at=100.0)
    monkeypatch.setattr(time, "monotonic", lambda: 102.9)
    assert ours.is_current
    monkeypatch.setattr(time, "monotonic", lambda: 103.0)
    assert not ours.is_current
