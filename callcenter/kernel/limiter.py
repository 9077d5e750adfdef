"""How often a thing may be tried: an exact sliding window in Redis, and one gate for dear work."""

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import structlog
from limits import RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.errors import StorageError

from callcenter.kernel.errors import TooMany, Unavailable

log = structlog.get_logger()

REDIS_TIMEOUT_S = 2.0
GATE_TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class Allowance:
    """`attempts` in any `seconds` long stretch of time, counted per key under `name`."""

    name: str
    attempts: int
    seconds: int

    def item(self) -> RateLimitItemPerSecond:
        return RateLimitItemPerSecond(self.attempts, self.seconds, namespace=self.name)


class Limiter:
    """Counts attempts for all processes together. While Redis is away each process counts for itself."""

    def __init__(self, shared: Storage | None = None, *, at_once: int = 2) -> None:
        own = MovingWindowRateLimiter(MemoryStorage())
        self._shared = MovingWindowRateLimiter(shared) if shared is not None else own
        self._own = own
        self._gate = asyncio.Semaphore(at_once)

    @classmethod
    def on_redis(cls, url: str) -> "Limiter":
        """`url`: redis://, rediss:// or unix://."""
        scheme = f"async+redis+{url}" if url.startswith("unix:") else f"async+{url}"
        storage = RedisStorage(
            scheme,
            wrap_exceptions=True,
            implementation="redispy",
            key_prefix="limits",
            socket_timeout=REDIS_TIMEOUT_S,
            socket_connect_timeout=REDIS_TIMEOUT_S,
        )
        return cls(storage)

    async def take(self, allowance: Allowance, key: str, *, now: datetime) -> None:
        """Count one attempt. Raises TooMany, with `retry_after_s`, once the allowance is used up."""
        if not await self._hit(allowance, key):
            raise await self._too_many(allowance, key, now)

    async def check(self, allowance: Allowance, key: str, *, now: datetime) -> None:
        """Raises TooMany where `take` would, and counts nothing."""
        item = allowance.item()
        try:
            free = await self._shared.test(item, key)
        except StorageError:
            free = await self._own.test(item, key)
        if not free:
            raise await self._too_many(allowance, key, now)

    async def forget(self, allowance: Allowance, key: str) -> None:
        """Start anew for this key."""
        await self._own.clear(allowance.item(), key)
        try:
            await self._shared.clear(allowance.item(), key)
        except StorageError:
            log.warning("attempts are counted by this process alone: Redis is away")

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for one of the few places at work that costs much processor. Raises Unavailable after 10 s."""
        try:
            async with asyncio.timeout(GATE_TIMEOUT_S):
                await self._gate.acquire()
        except TimeoutError as error:
            raise Unavailable("Too many people are logging in just now; try again in a minute.") from error
        try:
            yield
        finally:
            self._gate.release()

    async def _hit(self, allowance: Allowance, key: str) -> bool:
        try:
            return await self._shared.hit(allowance.item(), key)
        except StorageError:
            log.warning("attempts are counted by this process alone: Redis is away")
            return await self._own.hit(allowance.item(), key)

    async def _too_many(self, allowance: Allowance, key: str, now: datetime) -> TooMany:
        try:
            stats = await self._shared.get_window_stats(allowance.item(), key)
        except StorageError:
            stats = await self._own.get_window_stats(allowance.item(), key)
        wait = max(1, math.ceil(stats.reset_time - now.timestamp()))
        minutes = math.ceil(wait / 60)
        return TooMany(f"Too many attempts; try again in {minutes} min.", retry_after_s=wait)
