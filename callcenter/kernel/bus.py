"""Redis Streams: carries committed messages between processes. Holds nothing that PostgreSQL cannot rebuild."""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

import redis.asyncio as redis
import structlog
from redis.exceptions import RedisError, ResponseError

from callcenter.kernel.db import Json

log = structlog.get_logger()

STREAM_LENGTH = 100_000
BLOCK_MS = 5_000
BUS_ERRORS = (RedisError, OSError)

# What redis-py answers with decoded responses; its own types allow for every protocol and encoding at once.
Rows = Any
Answer = Any


@dataclass(frozen=True, slots=True)
class Message:
    """`seq` is the stream's id, ever growing; `outbox_id` names the row it came from, so a repeat is known."""

    seq: str
    outbox_id: int
    payload: Json


class Bus:
    """One connection pool. Every call raises one of BUS_ERRORS when Redis is away."""

    def __init__(self, url: str) -> None:
        self.redis: redis.Redis = redis.Redis.from_url(
            url,
            decode_responses=True,
            socket_connect_timeout=3,
            socket_timeout=BLOCK_MS / 1000 + 5,
            health_check_interval=15,
        )

    async def publish(self, topic: str, outbox_id: int, payload: Json) -> str:
        """Returns the seq."""
        fields: dict[Any, Any] = {"id": outbox_id, "payload": json.dumps(payload)}
        return str(await self.redis.xadd(_stream(topic), fields, maxlen=STREAM_LENGTH, approximate=True))

    async def last_seq(self, topic: str) -> str:
        """The newest seq of a topic, `0-0` when it is empty."""
        newest: Rows = await self.redis.xrevrange(_stream(topic), count=1)
        return str(newest[0][0]) if newest else "0-0"

    async def knows(self, topic: str, seq: str) -> bool:
        """Whether everything after `seq` can still be read from the stream."""
        oldest: Rows = await self.redis.xrange(_stream(topic), count=1)
        return bool(oldest) and seq_key(str(oldest[0][0])) <= seq_key(seq)

    async def between(self, topic: str, after: str, until: str) -> list[Message]:
        """Messages with `after` < seq ≤ `until`."""
        rows: Rows = await self.redis.xrange(_stream(topic), min=f"({after}", max=until)
        return _messages(rows)

    async def tail(self, topic: str, after: str) -> AsyncIterator[Message]:
        """Every message after `after`, for ever. For readers who each want all of it."""
        while True:
            answer: Answer = await self.redis.xread({_stream(topic): after}, count=500, block=BLOCK_MS)
            for _, rows in answer or ():
                for message in _messages(rows):
                    after = message.seq
                    yield message

    async def take(self, topic: str, group: str, consumer: str) -> list[Message]:
        """The next messages of this group, each to one consumer only; wait up to five seconds. Then `done`."""
        await self._ensure_group(topic, group)
        stale: Any = await self.redis.xautoclaim(
            _stream(topic), group, consumer, min_idle_time=30_000, count=100
        )
        if stale[1]:
            return _messages(stale[1])
        answer: Answer = await self.redis.xreadgroup(
            group, consumer, {_stream(topic): ">"}, count=100, block=BLOCK_MS
        )
        return [message for _, rows in answer or () for message in _messages(rows)]

    async def done(self, topic: str, group: str, messages: Sequence[Message]) -> None:
        if messages:
            await self.redis.xack(_stream(topic), group, *(message.seq for message in messages))

    async def close(self) -> None:
        await self.redis.aclose()

    async def _ensure_group(self, topic: str, group: str) -> None:
        try:
            await self.redis.xgroup_create(_stream(topic), group, id="0", mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise


def seq_key(seq: str) -> tuple[int, int]:
    """Orders stream ids. Raises ValueError for what is not one."""
    high, _, low = seq.partition("-")
    return int(high), int(low or 0)


def _stream(topic: str) -> str:
    return f"callcenter:{topic}"


def _messages(rows: Sequence[tuple[str, dict[str, str] | None]]) -> list[Message]:
    return [
        Message(seq=seq, outbox_id=int(fields["id"]), payload=json.loads(fields["payload"]))
        for seq, fields in rows
        if fields
    ]
