"""CEL told as call events says what AMI said, as far as CEL can know."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

from telephony.cel import CelRow, CelTailer
from telephony.cel.replay import replay
from tests.telephony.transcripts import FIXTURES, SCENE_NAMES, comparable, expected

# CEL has no rows for these; why a phone stopped ringing it tells only when the caller had not left.
UNKNOWN_TO_CEL = {"CallProgressed", "CallHeld", "CallResumed"}


def rows_of(scene: str) -> list[CelRow]:
    return CelTailer(FIXTURES / f"{scene}.csv").read()


def told(events: Iterable[dict[str, Any]]) -> Counter[str]:
    known = ({**event} for event in events if event["event"] not in UNKNOWN_TO_CEL)
    return Counter(str(sorted((event | _without_reason(event)).items(), key=str)) for event in known)


def _without_reason(event: dict[str, Any]) -> dict[str, str]:
    return {"reason": ""} if event["event"] == "RingingEnded" else {}


@pytest.mark.parametrize("scene", SCENE_NAMES)
def test_cel_tells_a_scene_as_ami_does(scene: str) -> None:
    events = replay(rows_of(scene), pbx="pbx1", trunks=frozenset({"trunk"}))
    assert told(map(comparable, events)) == told(expected(scene))


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
