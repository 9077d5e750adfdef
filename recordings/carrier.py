"""The way of one recording: spooled → joined → stored → verified → cleared, a step at a time.

Every step may be done again after a kill anywhere. Where a recording stands is the caller's to keep: `carry` hands
every new standing to `save` before it goes on.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from recordings.errors import (
    AlreadyThere,
    NotThere,
    Problem,
    RecordingError,
    StoreLied,
    StoreUnavailable,
    TakeUnusable,
)
from recordings.peaks import Peaks
from recordings.spool import Spool
from recordings.store import Store, key_for, next_key
from recordings.take import join

FIRST_PAUSE = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(minutes=5)


class Step(StrEnum):
    SPOOLED = "spooled"  # both files finished in the spool
    JOINED = "joined"  # the stereo file is in the spool's ready/, with its checksum
    STORED = "stored"  # S3 says that it has it
    VERIFIED = "verified"  # read back and hashed
    CLEARED = "cleared"  # no local copy any more
    EMPTY = "empty"  # both files are whole and hold no sound: nobody talked
    SWEPT = "swept"  # empty, and its files are gone
    LOST = "lost"  # there is no sound; `problem` says why


OVER = frozenset({Step.CLEARED, Step.SWEPT, Step.LOST})
NEEDS_STORE = frozenset({Step.JOINED, Step.STORED, Step.VERIFIED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """One recording on its way.

    `problem`: what is wrong with the sound, e.g. `agent missing`; of a LOST one, the cause.
    `trouble`: why the last step failed. `peaks` is there once, after the join.
    """

    recording_id: UUID
    name: str
    started_at: datetime
    step: Step = Step.SPOOLED
    key: str = ""
    seconds: float = 0
    bytes: int = 0
    sha256: str = ""
    peaks: Peaks | None = None
    verified_at: datetime | None = None
    attempts: int = 0
    next_attempt_at: datetime | None = None
    problem: str = ""
    trouble: str = ""


def next_attempt(attempts: int, now: datetime) -> datetime:
    """When to try again after `attempts` failures in a row: 2, 4, 8 … seconds, five minutes at most, for ever."""
    return now + min(FIRST_PAUSE * (1 << min(attempts - 1, 16)), LONGEST_PAUSE)


class Carrier:
    """Does the next step of one recording. `keep_local`: how long a verified recording stays in the spool."""

    def __init__(self, spool: Spool, store: Store, *, keep_local: timedelta = timedelta(hours=24)) -> None:
        self._spool = spool
        self._store = store
        self._keep_local = keep_local

    def is_due(self, load: Load, now: datetime) -> bool:
        """Is there a step to do now?"""
        if load.step in OVER or (load.next_attempt_at and now < load.next_attempt_at):
            return False
        return load.step is not Step.VERIFIED or (
            load.verified_at is not None and now - load.verified_at >= self._keep_local
        )

    async def step(self, load: Load, *, now: datetime) -> Load:
        """Do one step; the answer is where the recording stands then. Raises RecordingError where it failed."""
        match load.step:
            case Step.SPOOLED:
                after = await self._join(load)
            case Step.JOINED:
                after = await self._put(load)
            case Step.STORED:
                await self._store.verify(load.key, sha256=load.sha256, size=load.bytes)
                after = replace(load, step=Step.VERIFIED, verified_at=now, attempts=0, trouble="")
            case Step.VERIFIED:
                after = await self._clear(load)
            case Step.EMPTY:
                await asyncio.to_thread(self._remove, load.name)
                after = replace(load, step=Step.SWEPT)
            case Step.CLEARED | Step.SWEPT | Step.LOST:
                return load
        return replace(after, next_attempt_at=None)

    async def _join(self, load: Load) -> Load:
        take = await asyncio.to_thread(join, self._spool, load.name)
        return replace(
            load,
            step=Step.JOINED,
            seconds=take.seconds,
            bytes=take.bytes,
            sha256=take.sha256,
            peaks=take.peaks,
            key=load.key or key_for(load.recording_id, load.started_at),
            problem=said(take.problems),
        )

    async def _put(self, load: Load) -> Load:
        path = self._spool.joined(load.name)
        if not path.is_file() or path.stat().st_size != load.bytes:
            return replace(load, step=Step.SPOOLED)
        with suppress(AlreadyThere):  # an earlier try of ours, as the comparison tells
            await self._store.put(load.key, path, sha256=load.sha256, size=load.bytes)
        await self._store.compare(load.key, sha256=load.sha256, size=load.bytes)
        return replace(load, step=Step.STORED)

    async def _clear(self, load: Load) -> Load:
        if self._has_grown(load.name):
            return replace(load, step=Step.SPOOLED, key=next_key(load.key), verified_at=None)
        await self._store.compare(load.key, sha256=load.sha256, size=load.bytes)
        await asyncio.to_thread(self._remove, load.name)
        return replace(load, step=Step.CLEARED)

    def _has_grown(self, name: str) -> bool:
        """Was anything written to the sides after they were joined?"""
        joined = self._spool.joined(name)
        return joined.exists() and any(
            side.exists() and side.stat().st_mtime_ns > joined.stat().st_mtime_ns
            for side in self._spool.sides(name)
        )

    def _remove(self, name: str) -> None:
        for path in (*self._spool.sides(name), self._spool.joined(name)):
            path.unlink(missing_ok=True)


def failed(load: Load, error: RecordingError, *, now: datetime) -> Load:
    """Where the recording stands after a step that failed.

    What the store does not hold is sent again. What it holds wrongly is never overwritten: the take is joined anew,
    in case it was our copy that was damaged, and sent under another key.
    """
    if isinstance(error, TakeUnusable):
        step = Step.EMPTY if error.is_nothing_missed else Step.LOST
        return replace(load, step=step, problem=said(error.problems), trouble="")
    attempts = load.attempts + 1
    again = replace(load, attempts=attempts, next_attempt_at=next_attempt(attempts, now), trouble=str(error))
    if isinstance(error, NotThere):
        return replace(again, step=Step.JOINED, verified_at=None)
    if isinstance(error, StoreLied):
        return replace(again, step=Step.SPOOLED, verified_at=None, key=next_key(load.key))
    return again


def said(problems: Mapping[str, Problem]) -> str:
    """`agent missing, customer repaired`"""
    return ", ".join(f"{side} {problem}" for side, problem in sorted(problems.items()))


async def carry(
    loads: Iterable[Load],
    *,
    carrier: Carrier,
    save: Callable[[Load], Awaitable[None]],
    clock: Callable[[], datetime],
    parallel: int = 4,
) -> None:
    """Take every recording as far as it goes now, oldest first, `parallel` at a time.

    Once the store fails to answer, no more is asked of it in this round; joining goes on.
    """
    waiting = deque(sorted(loads, key=lambda load: load.started_at))
    is_store_down = False

    async def take_along(load: Load) -> None:
        nonlocal is_store_down
        while carrier.is_due(load, clock()) and not (is_store_down and load.step in NEEDS_STORE):
            try:
                load = await carrier.step(load, now=clock())
            except RecordingError as error:
                is_store_down = is_store_down or isinstance(error, StoreUnavailable)
                load = failed(load, error, now=clock())
            await save(load)

    async def work() -> None:
        while waiting:
            await take_along(waiting.popleft())

    async with asyncio.TaskGroup() as group:
        for _ in range(min(parallel, len(waiting))):
            group.create_task(work())
