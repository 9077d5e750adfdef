"""Which takes are found in the spool, and when they count as finished."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recordings import OpenFiles, Spool, SpooledTake, SpoolUnavailable, is_finished
from tests.recordings.audio import spool_take

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NOBODY = OpenFiles(inodes=frozenset(), is_complete=True)
BLIND = OpenFiles(inodes=frozenset(), is_complete=False)
TAKE = SpooledTake(
    name="pbx1-1.1", bytes=100, modified_at=NOW - timedelta(seconds=5), inodes=frozenset({(1, 7)})
)


def test_both_sides_make_one_take_and_the_oldest_comes_first(spool: Spool) -> None:
    for name, age in (("pbx1-2.1", 10), ("pbx1-1.1", 20)):
        spool_take(spool.folder, name)
        for path in spool.sides(name):
            os.utime(path, (1_000_000 - age, 1_000_000 - age))
    assert [take.name for take in spool.takes()] == ["pbx1-1.1", "pbx1-2.1"]


def test_one_side_alone_is_a_take_too(spool: Spool) -> None:
    (spool.folder / "pbx1-1.1-in.wav").write_bytes(b"")
    assert [(take.name, take.bytes) for take in spool.takes()] == [("pbx1-1.1", 0)]


def test_what_cannot_be_a_take_is_listed_and_left_alone(spool: Spool) -> None:
    (spool.folder / "secret").write_text("x")
    (spool.folder / "a b-in.wav").write_text("x")
    (spool.folder / ".x-in.wav").write_text("x")
    (spool.folder / "link-in.wav").symlink_to("/etc/passwd")
    (spool.folder / "dir-in.wav").mkdir()
    assert spool.takes() == []
    assert spool.strangers() == [".x-in.wav", "a b-in.wav", "dir-in.wav", "link-in.wav", "secret"]


@pytest.mark.parametrize("name", ["../x", "a/b", "..", "", "a\nb", "x" * 200, "$(id)", ".hidden"])
def test_a_name_never_leads_out_of_the_spool(spool: Spool, name: str) -> None:
    with pytest.raises(ValueError, match="not a take's name"):
        spool.joined(name)


def test_a_missing_spool_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(SpoolUnavailable, match="No such file"):
        Spool(tmp_path / "gone").takes()


def test_a_file_held_open_is_seen(spool: Spool) -> None:
    spool_take(spool.folder, "pbx1-1.1")
    customer, _ = spool.sides("pbx1-1.1")
    take = spool.takes()[0]
    with customer.open("ab"):
        assert OpenFiles.now(spool.folder).inodes & take.inodes
    assert not OpenFiles.now(spool.folder).inodes & take.inodes


@pytest.mark.parametrize(
    ("seen", "is_call_over", "quiet_s", "expected"),
    [
        (NOBODY, True, 5, True),
        (BLIND, True, 5, True),
        (NOBODY, True, 0.5, False),
        (NOBODY, False, 5, False),
        (NOBODY, False, 61, True),
        (BLIND, False, 3600, False),
        (BLIND, False, 6 * 3600, True),
        (replace(NOBODY, inodes=frozenset({(1, 7)})), True, 3600, False),
    ],
)
def test_finished_is_when_nobody_will_write_any_more(
    seen: OpenFiles, is_call_over: bool, quiet_s: float, expected: bool
) -> None:
    take = replace(TAKE, modified_at=NOW - timedelta(seconds=quiet_s))
    assert is_finished(take, open_files=seen, is_call_over=is_call_over, now=NOW) is expected
