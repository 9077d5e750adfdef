"""The outbox leaves at least once and in order, whatever happens to Redis; groups share, tails see all."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row

from callcenter.kernel import relay
from callcenter.kernel.bus import Bus
from callcenter.kernel.db import Database
from callcenter.kernel.relay import outbox_size, psycopg_dsn, relay_batch, run_relay

TOPIC = "told"


class RedisAway(Bus):
    """Redis is away for the first `failures` messages."""

    failures = 0

    async def publish(self, topic: str, outbox_id: int, payload: dict[str, Any]) -> str:
        if self.failures:
            self.failures -= 1
            raise ConnectionError("Redis is away.")
        return await super().publish(topic, outbox_id, payload)


@pytest.fixture
async def bus(redis_url: str) -> AsyncIterator[RedisAway]:
    one = RedisAway(redis_url)
    yield one
    await one.close()


@pytest.fixture
async def connection(pg_url: str) -> AsyncIterator[psycopg.AsyncConnection[dict[str, object]]]:
    async with await psycopg.AsyncConnection.connect(
        psycopg_dsn(pg_url), autocommit=True, row_factory=dict_row
    ) as one:
        yield one


async def emit(database: Database, *numbers: int) -> None:
    for number in numbers:
        async with database.unit_of_work() as uow:
            uow.emit(TOPIC, {"number": number})


async def arrived(bus: Bus) -> list[int]:
    return [message.payload["number"] for message in await bus.between(TOPIC, "0-0", "+")]


async def test_what_is_committed_leaves_in_order(
    database: Database, bus: RedisAway, connection: psycopg.AsyncConnection[dict[str, object]]
) -> None:
    await emit(database, *range(20))
    assert await relay_batch(connection, bus) == 20
    assert await arrived(bus) == list(range(20))
    assert await outbox_size(database) == 0


async def test_what_is_rolled_back_never_leaves(database: Database, bus: RedisAway) -> None:
    with suppress(RuntimeError):
        async with database.unit_of_work() as uow:
            uow.emit(TOPIC, {"number": 1})
            raise RuntimeError
    assert await outbox_size(database) == 0


async def test_killed_between_redis_and_the_delete_it_comes_twice_and_is_known_by_its_id(
    database: Database,
    bus: RedisAway,
    connection: psycopg.AsyncConnection[dict[str, object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await emit(database, 1, 2)

    async def killed(*_: object) -> str:
        raise asyncio.CancelledError

    publish = bus.publish
    monkeypatch.setattr(bus, "publish", _then(publish, killed))
    with pytest.raises(asyncio.CancelledError):
        await relay_batch(connection, bus)
    monkeypatch.setattr(bus, "publish", publish)
    await relay_batch(connection, bus)
    assert await arrived(bus) == [1, 1, 2]
    messages = await bus.between(TOPIC, "0-0", "+")
    assert len({message.outbox_id for message in messages}) == 2


def _then(first: Any, second: Any) -> Any:
    calls = iter((first,))

    async def either(*args: object) -> object:
        return await next(calls, second)(*args)

    return either


async def test_redis_away_and_back(
    database: Database, bus: RedisAway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "POLL_SECONDS", 0.02)
    bus.failures = 3
    await emit(database, *range(5))
    running = asyncio.create_task(run_relay(database, bus))
    async with asyncio.timeout(10):
        while await outbox_size(database):
            await asyncio.sleep(0.02)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await arrived(bus) == list(range(5))


async def test_of_two_relays_one_works_and_the_other_follows(
    database: Database, bus: RedisAway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "POLL_SECONDS", 0.05)
    first, second = (asyncio.create_task(run_relay(database, bus)) for _ in range(2))
    await emit(database, 1, 2, 3)
    async with asyncio.timeout(10):
        while await outbox_size(database):
            await asyncio.sleep(0.02)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        await emit(database, 4)
        while await outbox_size(database):
            await asyncio.sleep(0.02)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    assert await arrived(bus) == [1, 2, 3, 4]


async def test_a_group_shares_its_messages_and_a_dead_consumers_come_back(bus: RedisAway) -> None:
    for number in range(4):
        await bus.publish(TOPIC, number, {"number": number})
    mine = await bus.take(TOPIC, "group", "one")
    assert [message.payload["number"] for message in mine] == [0, 1, 2, 3]
    await bus.done(TOPIC, "group", mine[:3])
    await bus.publish(TOPIC, 4, {"number": 4})
    assert [message.payload["number"] for message in await bus.take(TOPIC, "group", "two")] == [4]
    pending: Any = await bus.redis.xpending("callcenter:told", "group")
    assert pending["pending"] == 2  # the one that "one" never finished, and the fresh one


async def test_a_flushed_redis_is_only_a_gap(bus: RedisAway) -> None:
    await bus.publish(TOPIC, 1, {"number": 1})
    before = await bus.take(TOPIC, "group", "one")
    await bus.done(TOPIC, "group", before)
    await bus.redis.flushdb()
    await bus.publish(TOPIC, 2, {"number": 2})
    assert [message.payload["number"] for message in await bus.take(TOPIC, "group", "one")] == [2]
