"""What is heard in a joined take, whatever shape its two files are in."""

import hashlib
import tracemalloc
import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from recordings import Problem, Spool, StillGrowing, TakeUnusable, join
from recordings.wav import Sound, read_sound
from tests.recordings.audio import RATE, pitch, spool_take, tone, wav


def heard(path: Path) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (2, 2, RATE)
        both = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    return both[:, 0], both[:, 1]


def test_the_customer_is_left_and_the_agent_right(spool: Spool) -> None:
    spool_take(spool.folder, "t", seconds=2)
    take = join(spool, "t")
    left, right = heard(take.path)
    assert (pitch(left), pitch(right)) == (440, 1000)
    assert take.seconds == 2
    assert take.bytes == take.path.stat().st_size
    assert take.sha256 == hashlib.sha256(take.path.read_bytes()).hexdigest()
    assert take.problems == {}


def test_the_shorter_side_ends_in_silence(spool: Spool) -> None:
    spool_take(spool.folder, "t", seconds=3, agent_seconds=1)
    left, right = heard(join(spool, "t").path)
    assert len(left) == len(right) == 3 * RATE
    assert pitch(right[:RATE]) == 1000
    assert not right[RATE:].any()


def test_joining_again_gives_the_same_bytes(spool: Spool) -> None:
    spool_take(spool.folder, "t", seconds=61.3)
    first = join(spool, "t")
    first.path.write_bytes(b"half a file that a kill left")
    assert join(spool, "t") == first
    assert [path.name for path in spool.ready.iterdir()] == ["t.wav"]


@pytest.mark.parametrize("claimed", [0, 100, 0x7FFF_0000])
def test_sound_behind_an_unfinished_header_is_all_heard(spool: Spool, claimed: int) -> None:
    spool_take(spool.folder, "t", seconds=1)
    spool.sides("t")[0].write_bytes(wav(tone(440, 2), claimed=claimed) + b"\x01")
    take = join(spool, "t")
    assert take.problems == {"customer": Problem.REPAIRED}
    assert take.seconds == 2
    assert pitch(heard(take.path)[0]) == 440


def test_a_chunk_behind_the_sound_is_not_heard(spool: Spool) -> None:
    spool_take(spool.folder, "t", seconds=1)
    customer = spool.sides("t")[0]
    customer.write_bytes(customer.read_bytes() + b"LIST\x04\0\0\0INFO")
    take = join(spool, "t")
    assert (take.seconds, take.problems) == (1, {})


BROKEN = {
    Problem.EMPTY: b"",
    Problem.NOT_AUDIO: b"<html>" + bytes(100),
    Problem.WRONG_FORMAT: wav(tone(440, 1), channels=2),
}


@pytest.mark.parametrize("problem", BROKEN)
def test_one_good_side_is_enough_and_the_other_is_told_and_kept(spool: Spool, problem: Problem) -> None:
    spool_take(spool.folder, "t")
    broken = spool.sides("t")[1]
    broken.write_bytes(BROKEN[problem])
    take = join(spool, "t")
    assert take.problems == {"agent": problem}
    assert pitch(heard(take.path)[0]) == 440
    assert broken.read_bytes() == BROKEN[problem]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.EMPTY),
        (b"RIFF", Problem.NOT_AUDIO),
        (b"RIFF\0\0\0\0WAVE", Problem.NOT_AUDIO),
        (bytes(5000), Problem.NOT_AUDIO),
        (b"RIFF\0\0\0\0" + wav(tone(440, 0))[8:], Problem.EMPTY),
        (wav(tone(440, 0)), Problem.SOUNDLESS),
    ],
)
def test_no_sound_at_all_is_told_and_nothing_is_thrown_away(
    spool: Spool, content: bytes, problem: Problem
) -> None:
    customer, agent = spool.sides("t")
    customer.write_bytes(content)
    with pytest.raises(TakeUnusable) as error:
        join(spool, "t")
    assert error.value.problems["agent"] is Problem.MISSING
    assert error.value.problems["customer"] is problem
    assert not error.value.is_nothing_missed
    assert customer.read_bytes() == content
    assert not agent.exists()


def test_sides_of_different_rates_are_not_joined(spool: Spool) -> None:
    spool_take(spool.folder, "t")
    spool.sides("t")[1].write_bytes(wav(tone(440, 1), rate=16000))
    with pytest.raises(TakeUnusable, match="wrong format"):
        join(spool, "t")


def test_a_file_that_grows_meanwhile_is_not_taken(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    spool_take(spool.folder, "t")

    def read_then_grow(path: Path) -> Sound:
        sound = read_sound(path)
        with path.open("ab") as file:
            file.write(bytes(320))
        return sound

    monkeypatch.setattr("recordings.take.read_sound", read_then_grow)
    with pytest.raises(StillGrowing):
        join(spool, "t")
    assert list(spool.ready.iterdir()) == []


def test_peaks_show_who_was_loud_when(spool: Spool) -> None:
    (spool.folder / "t-in.wav").write_bytes(
        wav(np.concatenate([tone(440, 1), tone(440, 1, loud=32767), np.zeros(RATE, "<i2")]))
    )
    (spool.folder / "t-out.wav").write_bytes(wav(np.zeros(3 * RATE, "<i2")))
    peaks = join(spool, "t").peaks
    assert peaks.per_second == 50
    assert len(peaks.customer) == len(peaks.agent) == 150
    assert set(peaks.customer[:50]) == {37}
    assert set(peaks.customer[50:100]) == {100}
    assert not any(peaks.customer[100:])
    assert not any(peaks.agent)


def test_a_two_hour_call_needs_little_memory_and_few_points(spool: Spool) -> None:
    hours = 2
    second = tone(440, 1).tobytes()
    for path in spool.sides("t"):
        with path.open("wb") as file:
            file.write(wav(np.zeros(0, "<i2"), claimed=hours * 3600 * RATE * 2))
            for _ in range(hours * 3600):
                file.write(second)
    tracemalloc.start()
    take = join(spool, "t")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert take.seconds == hours * 3600
    assert most < 30_000_000
    assert len(take.peaks.customer) == len(take.peaks.agent) <= 12_000
    assert take.peaks.per_second == 50 / 32
