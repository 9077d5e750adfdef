"""What people in the telephone network do, decided without a telephone."""

import itertools
import wave
from pathlib import Path

import numpy as np
import pytest

from deploy.demo.ear import SILENT_QUEUE, WINDOW, Ear
from deploy.demo.network import Pace, callers, turns
from deploy.demo.numbers import ANSWERED, NEVER, e164, reaction
from deploy.demo.sip import caller_uri
from deploy.demo.speech import RATE, Speaker, Speech, speeches, telephone

MUSIC, SILENCE = 15, 1


@pytest.mark.parametrize(
    ("number", "code", "language"),
    [
        ("+380442790101", ANSWERED, "uk"),
        ("+74955550103", ANSWERED, "ru"),
        ("+12025550106", ANSWERED, "en"),
        ("+380442790486", 486, "uk"),
        ("+380442790480", NEVER, "uk"),
    ],
)
def test_a_number_foretells_what_happens(number: str, code: int, language: str) -> None:
    assert (reaction(number).code, reaction(number).language) == (code, language)


def test_a_dialled_number_is_read_however_the_trunk_writes_it() -> None:
    assert e164("380442790101") == e164("+380442790101") == e164("+38(044)279-01-01")


def test_a_caller_does_not_take_music_with_pauses_for_an_agent() -> None:
    ear = Ear()
    bars = ([SILENCE] * 17 + [MUSIC] * 15) * 40

    assert not any(ear.is_listened_to(level) for level in bars)


def test_a_caller_speaks_when_the_music_has_given_way_to_somebody_who_listens() -> None:
    ear = Ear()
    beeps = ([SILENCE] * 24 + [MUSIC]) * 6
    heard = [ear.is_listened_to(level) for level in [MUSIC] * 200 + beeps]

    assert heard.index(True) < 200 + WINDOW


def test_a_caller_speaks_into_a_queue_without_music() -> None:
    ear = Ear()
    heard = [ear.is_listened_to(SILENCE) for _ in range(SILENT_QUEUE)]

    assert heard.index(True) == SILENT_QUEUE - 1


def test_everybody_calls_once_before_anybody_calls_twice() -> None:
    people = callers()
    pace = Pace(gap_s=(20, 60))
    first = list(itertools.islice(turns(people, pace), 2 * len(people)))

    assert {caller for _, caller in first[: len(people)]} == set(people)
    assert all(20 <= gap <= 60 for gap, _ in first)
    assert first == list(itertools.islice(turns(people, pace), 2 * len(people)))


def test_every_caller_and_every_language_has_something_to_say() -> None:
    assert {caller.speech for caller in callers()} <= speeches().keys()
    assert {f"answer_{language}" for language in ("uk", "ru", "en")} <= speeches().keys()


def test_a_withheld_number_and_a_name_with_quotes_are_sent_as_sip_wants_them() -> None:
    assert caller_uri("", "", "h:1") == '"Anonymous" <sip:anonymous@anonymous.invalid>'
    assert caller_uri("+1", 'A "B" \\', "h:1") == '"A \\"B\\" \\\\" <sip:+1@h:1>'


def test_a_telephone_carries_a_voice_and_cuts_what_is_above_it() -> None:
    rate = 22_050
    at = np.arange(rate) / rate
    voice, hiss = np.sin(2 * np.pi * 500 * at), 0.5 * np.sin(2 * np.pi * 6000 * at)
    heard = np.abs(np.fft.rfft(telephone(voice + hiss, rate)))

    assert len(heard) == RATE // 2 + 1
    assert int(heard.argmax()) == 500
    assert heard[1990:2010].max() < heard[500] / 100  # 6000 Hz would fold to 2000 Hz


def test_without_a_speaking_program_people_hum_for_as_long(tmp_path: Path) -> None:
    speaker = Speaker(tmp_path, program="no-such-program")
    spoken = speaker.wav(Speech("x", "en", "en", (1, "A sentence of some length.", 0.5)))

    with wave.open(str(spoken.path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
        assert np.abs(np.frombuffer(file.readframes(file.getnframes()), "<i2")).max() > 10_000
    assert 2.5 < spoken.seconds < 4
    assert speaker.wav(Speech("x", "en", "en", (1, "A sentence of some length.", 0.5))) == spoken
