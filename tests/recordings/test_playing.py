"""Pieces for a listener: exactly the bytes asked for, or an error, never fewer."""

from pathlib import Path

import pytest

from recordings import SpoolUnavailable, begun, read_file

SOUND = bytes(range(256)) * 1000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "t.wav"
    path.write_bytes(SOUND)
    return path


@pytest.mark.parametrize(
    ("first", "last"), [(0, len(SOUND) - 1), (0, 0), (65_535, 65_536), (200_000, len(SOUND) - 1)]
)
async def test_the_bytes_asked_for_come(file: Path, first: int, last: int) -> None:
    pieces = await begun(read_file(file, first=first, last=last, size=len(SOUND)))
    assert b"".join([piece async for piece in pieces]) == SOUND[first : last + 1]


async def test_a_file_of_another_length_is_not_played(file: Path) -> None:
    with pytest.raises(SpoolUnavailable, match="another length"):
        await begun(read_file(file, first=0, last=9, size=len(SOUND) + 1))


async def test_a_missing_file_is_told_before_anything_is_answered(tmp_path: Path) -> None:
    with pytest.raises(SpoolUnavailable, match="No such file"):
        await begun(read_file(tmp_path / "none.wav", first=0, last=9, size=10))
