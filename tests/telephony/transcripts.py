"""Recorded transcripts, and what a fold tells of them in a form that can be compared."""

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from telephony.ami.events import Message, parse
from telephony.ami.frames import Framer
from telephony.calls import CALL_EVENTS, CallFold
from telephony.events import CallEvent

FIXTURES = Path(__file__).parents[1] / "fixtures" / "ami"
SCENE_NAMES = sorted(path.stem for path in FIXTURES.glob("*.txt"))
NOW = datetime(2026, 11, 22, tzinfo=UTC)
# Differ from recording to recording.
_VARYING = {"call_id", "pbx", "at", "linkedid", "into"}


def frames(scene: str) -> list[bytes]:
    framer = Framer()
    framer.feed(b"Asterisk Call Manager/11.0.0\r\n")
    return framer.feed((FIXTURES / f"{scene}.txt").read_bytes())


def messages(scene: str) -> list[Message]:
    """What the call fold looks at, in the order of the wire."""
    return [message for message in map(parse, frames(scene)) if message.name in CALL_EVENTS]


def new_fold() -> CallFold:
    return CallFold("pbx1", frozenset({"trunk"}))


def replay(said: Iterable[Message]) -> list[CallEvent]:
    fold = new_fold()
    return [event for message in said for event in fold.apply(message, NOW)]


def comparable(event: CallEvent) -> dict[str, Any]:
    facts = {field.name: getattr(event, field.name) for field in fields(event) if field.name not in _VARYING}
    if "name" in facts and type(event).__name__ == "RecordingStarted":
        facts["name"] = "the customer's channel"
    if facts.get("intent_id"):
        facts["intent_id"] = "the click"
    return {"event": type(event).__name__, **json.loads(json.dumps(facts, default=str))}


def expected(scene: str) -> list[dict[str, Any]]:
    """The call as a person who watched it would tell it: read and agreed to by one, beside the transcript."""
    told: list[dict[str, Any]] = json.loads((FIXTURES / f"{scene}.json").read_text())
    return told
