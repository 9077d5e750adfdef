"""The call as a fold: recorded scenes of a real Asterisk, and the same scenes disturbed."""

import random
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telephony.ami.events import Message
from telephony.events import (
    CallAnswered,
    CallEnded,
    CallEvent,
    CallRinging,
    CallStarted,
    Direction,
    EndReason,
    RecordingStarted,
)
from telephony.ids import call_id
from tests.telephony.transcripts import NOW, SCENE_NAMES, comparable, expected, messages, new_fold, replay


@pytest.mark.parametrize("scene", SCENE_NAMES)
def test_a_recorded_scene_is_told_as_it_was(scene: str) -> None:
    assert [comparable(event) for event in replay(messages(scene))] == expected(scene)


@pytest.mark.parametrize("scene", SCENE_NAMES)
def test_everything_twice_tells_nothing_new(scene: str) -> None:
    said = messages(scene)
    fold = new_fold()
    for message in said:
        fold.apply(message, NOW)
    assert [event for message in said for event in fold.apply(message, NOW)] == []


def final(told: list[CallEvent]) -> Mapping[str, Any]:
    """The call in the end, whatever the order in which it was told."""
    ended = [event for event in told if isinstance(event, CallEnded)][-1]
    started = next(event for event in told if isinstance(event, CallStarted))
    kinds = {(type(event).__name__, getattr(event, "line", "")) for event in told}
    # Who rang last is told best at the end of the ringing; a phone answered at once may skip its ringing.
    kinds -= {kind for kind in kinds if kind[0] in ("CallProgressed", "CallRinging", "RingingEnded")}
    return {
        "call": started.call_id,
        "direction": started.direction,
        "number": started.number.removeprefix("+"),
        "intent": started.intent_id,
        "kinds": kinds,
        "end": (ended.reason, ended.cause, ended.at),
    }


@given(st.sampled_from(SCENE_NAMES), st.integers(0, 2**32), st.integers(0, 4))
@settings(max_examples=300, deadline=None)
def test_repeats_and_small_disorder_end_in_the_same_call(scene: str, seed: int, reach: int) -> None:
    said = messages(scene)
    assert final(replay(_disturbed(said, seed=seed, reach=reach))) == final(replay(said))


def _disturbed(said: list[Message], *, seed: int, reach: int) -> list[Message]:
    """Each message up to `reach` places late, every fourth once more somewhat later."""
    chance = random.Random(seed)
    placed = [(index + chance.uniform(0, reach), message) for index, message in enumerate(said)]
    again = [
        (index + chance.uniform(0, 3 * reach), message)
        for index, message in enumerate(said)
        if chance.random() < 0.25
    ]
    return [message for _, message in sorted(placed + again, key=lambda one: one[0])]


def channel(uniqueid: str, name: str, **more: str) -> dict[str, str]:
    base = {"Uniqueid": uniqueid, "Linkedid": "pbx1-1.0", "Channel": name, "CallerIDNum": "+380671234567"}
    return {**base, "CallerIDName": "<unknown>", "Exten": "380445550101", "ChannelState": "6", **more}


CALLER = channel("pbx1-1.0", "PJSIP/trunk-00000001")
AGENT = channel("pbx1-1.1", "PJSIP/anna-line-00000002", CallerIDNum="101")


def test_local_channels_are_nobody() -> None:
    told = replay([Message("Newchannel", channel("pbx1-1.5", "Local/101@cc-agents-00000001;1"))])
    assert told == []


def test_an_anonymous_caller_has_no_number() -> None:
    (started,) = replay([Message("Newchannel", {**CALLER, "CallerIDNum": "<unknown>"})])
    assert isinstance(started, CallStarted)
    assert (started.number, started.name) == ("", "")


def test_a_snapshot_tells_of_a_call_that_began_unseen() -> None:
    fold = new_fold()
    rows = [
        Message("CoreShowChannel", {**CALLER, "BridgeId": "b1"}),
        Message("CoreShowChannel", {**AGENT, "BridgeId": "b1"}),
    ]
    told = fold.see(rows, [], NOW)
    assert [type(event) for event in told] == [CallStarted, CallRinging, type(told[2]), CallAnswered]
    assert fold.live_calls == {call_id("pbx1", "pbx1-1.0")}


def test_a_call_that_vanished_is_cut() -> None:
    fold = new_fold()
    fold.apply(Message("Newchannel", CALLER), NOW)
    told = fold.cut(fold.unseen([]), NOW)
    assert [event.reason for event in told if isinstance(event, CallEnded)] == [EndReason.CUT]
    assert fold.live_calls == frozenset()


def test_a_hang_up_read_after_the_snapshot_is_no_cut() -> None:
    fold = new_fold()
    fold.apply(Message("Newchannel", CALLER), NOW)
    unseen = fold.unseen([])
    fold.apply(Message("Hangup", {**CALLER, "Cause": "16"}), NOW)
    assert fold.cut(unseen, NOW) == []


def test_a_channel_that_could_not_be_made_ends_the_intent() -> None:
    intent = "01935a2b-7c00-7000-8000-000000000001"
    fields = {
        "Response": "Failure",
        "Uniqueid": intent,
        "Channel": "PJSIP/anna-line",
        "CallerIDNum": "+380501234567",
    }
    started, ended = replay([Message("OriginateResponse", fields)])
    assert isinstance(started, CallStarted)
    assert (started.intent_id, started.number) == (UUID(intent), "+380501234567")
    assert isinstance(ended, CallEnded)
    assert ended.reason is EndReason.AGENT_UNREACHABLE


def test_a_refused_double_does_not_end_the_call_that_lives() -> None:
    said = messages("click_answered")
    intent = {
        "Response": "Failure",
        "Uniqueid": "01935a2b-7c00-7000-8000-000000000001",
        "Channel": "PJSIP/anna-line",
    }
    told = replay([*said[:4], Message("OriginateResponse", intent)])
    assert not [event for event in told if isinstance(event, CallEnded)]


def test_a_consultation_that_is_joined_goes_on_under_the_customers_call() -> None:
    """An agent's own call, then bridged with the customer's: Asterisk changes the linked id without a word."""
    consult = {**AGENT, "Uniqueid": "pbx1-1.7", "Linkedid": "pbx1-1.7", "Exten": "102", "ChannelState": "4"}
    colleague = {**channel("pbx1-1.8", "PJSIP/boris-line-00000004"), "Linkedid": "pbx1-1.7"}
    joined = {**colleague, "Linkedid": "pbx1-1.0"}
    fold = new_fold()
    for message in (
        Message("Newchannel", CALLER),
        Message("Newchannel", consult),
        Message("Newchannel", colleague),
    ):
        fold.apply(message, NOW)
    told = fold.apply(Message("BridgeEnter", {**joined, "BridgeUniqueid": "b9"}), NOW)
    told += fold.apply(Message("BridgeEnter", {**CALLER, "BridgeUniqueid": "b9"}), NOW)
    ended = next(event for event in told if isinstance(event, CallEnded))
    answered = next(event for event in told if isinstance(event, CallAnswered))
    assert ended.call_id == call_id("pbx1", "pbx1-1.7")
    assert (answered.call_id, answered.line) == (call_id("pbx1", "pbx1-1.0"), "boris-line")


def test_no_talk_no_recording() -> None:
    told = replay([Message("Newchannel", CALLER), Message("MixMonitorStart", CALLER)])
    assert not [event for event in told if isinstance(event, RecordingStarted)]


def test_legs_that_never_met_in_a_bridge_did_not_talk() -> None:
    fold = new_fold()
    stamp = str(NOW.timestamp())
    later = str((NOW + timedelta(seconds=5)).timestamp())
    for name, fields, at in (
        ("BridgeEnter", CALLER, stamp),
        ("BridgeLeave", CALLER, stamp),
        ("BridgeEnter", AGENT, later),
    ):
        told = fold.apply(Message(name, {**fields, "BridgeUniqueid": "b1", "Timestamp": at}), NOW)
        assert not [event for event in told if isinstance(event, CallAnswered)]


def test_an_inbound_call_is_one() -> None:
    (started,) = replay([Message("Newchannel", CALLER)])
    assert isinstance(started, CallStarted)
    assert started.direction is Direction.INBOUND
