"""WAV headers: read what a crash left of one, write a right one."""

import struct
from dataclasses import dataclass
from pathlib import Path

from recordings.errors import Problem, SideUnusable

PCM = 1
EXTENSIBLE = 0xFFFE
HEADER_SEARCH = 4096


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono 16-bit sound in a file: `frames` samples from byte `offset` on. `size` is the whole file's."""

    path: Path
    offset: int
    frames: int
    rate: int
    size: int
    is_repaired: bool


def read_sound(path: Path) -> Sound:
    """Find the sound in a WAV file, believing the file's length over its header. Raises SideUnusable."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEADER_SEARCH)
    except FileNotFoundError:
        raise SideUnusable(Problem.MISSING, file=path.name) from None
    if not head:
        raise SideUnusable(Problem.EMPTY, file=path.name)
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        raise SideUnusable(Problem.NOT_AUDIO, file=path.name)
    rate, offset, claimed = _chunks(head, path.name)
    there = size - offset
    is_repaired = not _is_honest(path, offset=offset, claimed=claimed, there=there)
    frames = (there if is_repaired else claimed) // 2
    if frames == 0:
        is_closed = struct.unpack_from("<I", head, 4)[0] == size - 8
        raise SideUnusable(Problem.SOUNDLESS if is_closed else Problem.EMPTY, file=path.name)
    return Sound(path=path, offset=offset, frames=frames, rate=rate, size=size, is_repaired=is_repaired)


def stereo_header(*, frames: int, rate: int) -> bytes:
    """The 44 bytes before `frames` interleaved 16-bit stereo samples."""
    length = frames * 4
    return (
        struct.pack("<4sI4s", b"RIFF", 36 + length, b"WAVE")
        + struct.pack("<4sIHHIIHH", b"fmt ", 16, PCM, 2, rate, rate * 4, 4, 16)
        + struct.pack("<4sI", b"data", length)
    )


def _chunks(head: bytes, name: str) -> tuple[int, int, int]:
    """Sample rate, offset of the sound, and its length as the header claims it."""
    rate = 0
    at = 12
    while at + 8 <= len(head):
        tag, length = struct.unpack_from("<4sI", head, at)
        at += 8
        if tag == b"fmt " and at + 16 <= len(head):
            coding, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", head, at)
            if coding not in (PCM, EXTENSIBLE) or channels != 1 or bits != 16 or rate == 0:
                raise SideUnusable(Problem.WRONG_FORMAT, file=name)
        if tag == b"data" and rate:
            return rate, at, length
        at += length + length % 2
    raise SideUnusable(Problem.EMPTY if rate else Problem.NOT_AUDIO, file=name)


def _is_honest(path: Path, *, offset: int, claimed: int, there: int) -> bool:
    """Does the claimed length end at the file's end, or where another chunk begins?"""
    if claimed == 0 or claimed > there:
        return there == 0
    if there - claimed <= 1:
        return True
    with path.open("rb") as file:
        file.seek(offset + claimed + claimed % 2)
        tail = file.read(8)
    return len(tail) == 8 and tail[:4].isascii() and tail[:4].decode("ascii").isprintable()
