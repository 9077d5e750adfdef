"""Both sides of a take joined into one stereo file: left the customer, right the agent side."""

import errno
import fcntl
import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from recordings.errors import Problem, SideUnusable, SpoolUnavailable, StillGrowing, TakeUnusable
from recordings.peaks import Outline, Peaks, drawn
from recordings.spool import Spool
from recordings.wav import Sound, read_sound, stereo_header

BLOCK_POINTS = 3000  # a minute of sound in memory, whatever the length of the call


@dataclass(frozen=True, kw_only=True, slots=True)
class JoinedTake:
    """A finished stereo WAV in the spool's `ready/`. `sha256` is lower-case hex; `problems`: side → what."""

    path: Path
    seconds: float
    bytes: int
    sha256: str
    peaks: Peaks
    problems: Mapping[str, Problem]


def join(spool: Spool, name: str) -> JoinedTake:
    """Join the take; the same files give the same bytes, so that it may be done again at any time.

    Raises TakeUnusable, StillGrowing, SpoolUnavailable. Blocks: call it in a thread.
    """
    if not spool.folder.is_dir():
        raise SpoolUnavailable("no such folder")
    try:
        customer, agent, problems = _sides(spool, name)
        return _write(spool.joined(name), customer, agent, problems)
    except OSError as error:
        raise SpoolUnavailable(error.strerror or str(error)) from error


def _sides(spool: Spool, name: str) -> tuple[Sound | None, Sound | None, dict[str, Problem]]:
    sounds: dict[str, Sound | None] = {}
    problems: dict[str, Problem] = {}
    for side, path in zip(("customer", "agent"), spool.sides(name), strict=True):
        try:
            sound = sounds[side] = read_sound(path)
        except SideUnusable as unusable:
            sounds[side], problems[side] = None, unusable.problem
        else:
            if sound.is_repaired:
                problems[side] = Problem.REPAIRED
    customer, agent = sounds["customer"], sounds["agent"]
    if customer and agent and customer.rate != agent.rate:
        raise TakeUnusable(name, {"customer": Problem.WRONG_FORMAT, "agent": Problem.WRONG_FORMAT})
    if not customer and not agent:
        raise TakeUnusable(name, problems)
    return customer, agent, problems


def _write(
    path: Path, customer: Sound | None, agent: Sound | None, problems: Mapping[str, Problem]
) -> JoinedTake:
    sounds = [sound for sound in (customer, agent) if sound]
    rate, frames = sounds[0].rate, max(sound.frames for sound in sounds)
    path.parent.mkdir(mode=0o750, exist_ok=True)
    digest = hashlib.sha256()
    outlines = Outline(rate), Outline(rate)
    with _draft(path) as file:
        for block in _stereo(customer, agent, frames=frames, rate=rate, outlines=outlines):
            file.write(block)
            digest.update(block)
        size = file.tell()
    return JoinedTake(
        path=path,
        seconds=frames / rate,
        bytes=size,
        sha256=digest.hexdigest(),
        peaks=drawn(*outlines, rate=rate),
        problems=problems,
    )


def _stereo(
    customer: Sound | None, agent: Sound | None, *, frames: int, rate: int, outlines: tuple[Outline, Outline]
) -> Iterator[bytes]:
    yield stereo_header(frames=frames, rate=rate)
    length = outlines[0].bin * BLOCK_POINTS
    sides = zip(_blocks(customer, frames, length), _blocks(agent, frames, length), strict=True)
    for left, right in sides:
        outlines[0].add(left)
        outlines[1].add(right)
        yield np.stack([left, right], axis=1).tobytes()


def _blocks(sound: Sound | None, frames: int, length: int) -> Iterator[NDArray[np.int16]]:
    """`frames` samples in blocks of `length`, silence where the sound ends early."""
    if sound is None:
        for at in range(0, frames, length):
            yield np.zeros(min(length, frames - at), "<i2")
        return
    with sound.path.open("rb") as file:
        file.seek(sound.offset)
        for at in range(0, frames, length):
            wanted = min(length, frames - at)
            there = _samples(file, min(wanted, max(0, sound.frames - at)), name=sound.path.stem)
            yield np.pad(there, (0, wanted - len(there)))
        if os.fstat(file.fileno()).st_size != sound.size:
            raise StillGrowing(sound.path.stem)


def _samples(file: BinaryIO, count: int, *, name: str) -> NDArray[np.int16]:
    raw = file.read(count * 2)
    if len(raw) != count * 2:
        raise StillGrowing(name)
    return np.frombuffer(raw, "<i2")


@contextmanager
def _draft(path: Path) -> Iterator[BinaryIO]:
    """A file that becomes `path` when it is whole; what a killed writer left is begun anew, never two at once."""
    draft = path.with_name(f".{path.name}.part")
    with draft.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not draft.exists() or not os.path.samestat(draft.stat(), os.fstat(file.fileno())):
            raise BlockingIOError(errno.EWOULDBLOCK, "the take has just been joined by another process")
        file.truncate(0)
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            draft.rename(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
