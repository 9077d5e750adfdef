"""CEL told as call events says what AMI said, as far as CEL can know."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

from telephony.cel import CelRow, CelTailer
from telephony.cel.replay import replay
from tests.telephony.transcripts import FIXTURES, SCENE_NAMES, comparable, expected

# CEL has no rows for these; and a line that was called it takes to have rung, even one that was busy.
UNKNOWN_TO_CEL = {"CallProgressed", "CallHeld", "CallResumed", "CallRinging", "RingingEnded"}


def rows_of(scene: str) -> list[CelRow]:
    return CelTailer(FIXTURES / f"{scene}.csv").read()


def told(events: Iterable[dict[str, Any]]) -> Counter[str]:
    return Counter(
        str(sorted(event.items(), key=str)) for event in events if event["event"] not in UNKNOWN_TO_CEL
    )


def rung(events: Iterable[dict[str, Any]]) -> set[str]:
    return {event["line"] for event in events if event["event"] == "CallRinging"}


@pytest.mark.parametrize("scene", SCENE_NAMES)
def test_cel_tells_a_scene_as_ami_does(scene: str) -> None:
    events = [comparable(event) for event in replay(rows_of(scene), pbx="pbx1", trunks=frozenset({"trunk"}))]
    assert told(events) == told(expected(scene))
    assert rung(events) >= rung(expected(scene))


@pytest.mark.parametrize("scene", SCENE_NAMES)
def test_rows_in_any_order_and_twice_tell_the_same(scene: str) -> None:
    rows = rows_of(scene)
    once = replay(rows, pbx="pbx1", trunks=frozenset({"trunk"}))
    assert replay([*reversed(rows), *rows], pbx="pbx1", trunks=frozenset({"trunk"})) == once


def test_why_a_phone_stopped_ringing() -> None:
    events = replay(rows_of("all_ring_one_answers"), pbx="pbx1", trunks=frozenset({"trunk"}))
    ends = {
        event["line"]: event["reason"]
        for event in map(comparable, events)
        if "Ringing" in event["event"] and "reason" in event
    }
    assert ends == {"boris-line": "answered", "anna-line": "answered_elsewhere"}
