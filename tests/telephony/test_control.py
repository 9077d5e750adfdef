"""What may be done with a running call: checked before anything is sent, and right on a real Asterisk."""

import struct
import wave
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from telephony.ami.actions import Refused, action
from telephony.calls.parties import Parties
from telephony.control import (
    BlindTransfer,
    CancelTransfer,
    CompleteTransfer,
    Control,
    Meet,
    Park,
    PickUp,
    SendDtmf,
    Spy,
    SpyMode,
    StartTransfer,
    StopSpy,
    SwitchSpy,
    Wrong,
    steps,
)
from telephony.endpoints import BadSetting
from telephony.events import CallAnswered, CallEnded, CallStarted, ConsultEnded, LineLeft
from telephony.phone import OutcomeState
from tests.telephony.live import Live
from tests.telephony.phones import Leg, exchange, until
from tests.telephony.scenes import ANNA, BORIS, Stage, answers, connected, over, ringing, talk
from tests.telephony.test_real_asterisk import staged
from tests.telephony.transcripts import messages, new_fold

pytestmark = pytest.mark.xdist_group("telephony-live")

INTENT, CALL = uuid4(), uuid4()
AGENT, CUSTOMER, THIRD = "PJSIP/anna-line-00000001", "PJSIP/trunk-00000000", "PJSIP/boris-line-00000002"
TALKING = Parties(agent=AGENT, agent_uniqueid="pbx1-1.1", customer=CUSTOMER)
RINGING = Parties(agent=AGENT, agent_uniqueid="pbx1-1.1", customer=CUSTOMER, third=THIRD)
CONSULTING = Parties(agent=AGENT, agent_uniqueid="pbx1-1.1", customer=CUSTOMER, third=THIRD, is_third_up=True)
WAITING = Parties(customer=CUSTOMER, is_customer_alone=True)


def wish(kind: type[Control], **more: object) -> Control:
    return kind(intent_id=INTENT, call_id=CALL, line=ANNA, **more)  # type: ignore[call-arg, arg-type]


@pytest.mark.parametrize(
    ("wanted", "parties", "reason"),
    [
        (wish(BlindTransfer, target=BORIS), Parties(), "no_such_call"),
        (wish(BlindTransfer, target=BORIS), RINGING, "transfer_running"),
        (wish(StartTransfer, target=BORIS), CONSULTING, "transfer_running"),
        (wish(CompleteTransfer), TALKING, "no_transfer"),
        (wish(CompleteTransfer), RINGING, "not_answered_yet"),
        (wish(CancelTransfer), TALKING, "no_transfer"),
        (wish(Meet), RINGING, "not_answered_yet"),
        (wish(Park), RINGING, "transfer_running"),
        (wish(PickUp), TALKING, "not_waiting"),
        (wish(PickUp), Parties(), "no_such_call"),
        (wish(SendDtmf, digits="1"), WAITING, "no_such_call"),
    ],
)
def test_what_does_not_fit_the_call_is_refused(wanted: Control, parties: Parties, reason: str) -> None:
    with pytest.raises(Wrong) as wrong:
        steps(wanted, lambda call, line: parties)
    assert wrong.value.reason == reason


@pytest.mark.parametrize(
    "target", ["", "boris&PJSIP/trunk", "380501234567", "+38050", "a,b", "trunk", "b\r\nAction: x"]
)
def test_only_a_line_or_a_number_is_a_target(target: str) -> None:
    for kind in (BlindTransfer, StartTransfer):
        with pytest.raises(BadSetting):
            steps(wish(kind, target=target), lambda call, line: TALKING)


def test_tones_are_tones() -> None:
    with pytest.raises(BadSetting):
        steps(wish(SendDtmf, digits="12x"), lambda call, line: TALKING)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("Redirect", {"Channel": "Local/1@cc-out", "Context": "cc-hold", "Exten": "a", "Priority": "1"}),
        ("Redirect", {"Channel": AGENT, "Context": "cc-agents", "Exten": "101", "Priority": "1"}),
        ("Redirect", {"Channel": AGENT, "Context": "cc-give", "Exten": "1&2", "Priority": "1"}),
        ("Setvar", {"Channel": AGENT, "Variable": "FILE(/tmp/x)", "Value": CUSTOMER}),
        ("Setvar", {"Channel": AGENT, "Variable": "__CC_CUSTOMER", "Value": "${SHELL(x)}"}),
        ("BlindTransfer", {"Channel": AGENT, "Context": "default", "Exten": "1"}),
        ("Originate", {"Context": "cc-dial", "Exten": "1"}),
    ],
)
async def test_no_other_place_and_no_other_variable_can_be_named(name: str, fields: dict[str, str]) -> None:
    with pytest.raises(Refused):
        action(name, fields)


def test_the_parties_of_a_consult_are_known_at_every_moment() -> None:
    fold = new_fold()
    seen: list[tuple[bool, bool, bool, bool]] = []
    for message in messages("transfer_completed"):
        fold.apply(message, message.at)  # type: ignore[arg-type]
        for call_id in fold.live_calls:
            found = fold.parties(call_id, ANNA)
            shape = (bool(found.agent), bool(found.customer), bool(found.third), found.is_third_up)
            if not seen or seen[-1] != shape:
                seen.append(shape)
    assert (True, True, False, False) in seen
    assert seen[seen.index((True, True, True, False)) + 1] == (True, True, True, True)
    assert seen[-1] == (False, False, False, False)


async def talking(live: Live, stage: Stage) -> tuple[Leg, Leg, UUID]:
    """The caller talks with Anna."""
    live.heard.events.clear()
    stage.anna.on_ring = stage.boris.on_ring = answers
    await stage.join(ANNA, "support")
    caller = stage.call_in()
    agent = await ringing(stage.anna)
    await until(lambda: live.heard.of(CallAnswered), "the talk")
    return caller, agent, live.heard.of(CallStarted)[0].call_id


async def test_after_a_cancelled_transfer_the_recording_goes_on(live: Live, tmp_path: Path) -> None:
    """Two talks around a consult: both are in the file, with sound to its end, the consult is not."""
    async with exchange(
        sip_port=live.pbx.sip_port, trunk_port=live.pbx.trunk_port, scratch=tmp_path
    ) as phones:
        stage = await staged(phones, live)
        caller, agent, call = await talking(live, stage)
        await talk(2)
        ask = StartTransfer(intent_id=uuid4(), call_id=call, line=ANNA, target=BORIS)
        assert (await live.bridge.phone.do(ask)).state is OutcomeState.DONE
        await connected(await ringing(stage.boris))
        assert (await live.bridge.phone.do(ask)).reason == "transfer_running"
        await talk(5)
        cancel = CancelTransfer(intent_id=uuid4(), call_id=call, line=ANNA)
        assert (await live.bridge.phone.do(cancel)).state is OutcomeState.DONE
        await until(lambda: live.heard.of(ConsultEnded), "the customer back")
        await talk(2)
        caller.leave()
        await over(caller, agent)
        await until(lambda: live.heard.of(CallEnded), "the end")
        name = live.heard.of(CallStarted)[0].linkedid
        for side in ("in", "out"):
            seconds, loudest_at_the_end = heard_in(live.pbx.recordings / f"{name}-{side}.wav")
            assert 3 < seconds < 6
            assert loudest_at_the_end > 1000


def heard_in(path: Path) -> tuple[float, int]:
    """Its length, and the loudest sample of its last second."""
    with wave.open(str(path)) as audio:
        rate, count = audio.getframerate(), audio.getnframes()
        audio.setpos(max(0, count - rate))
        last = audio.readframes(rate)
    return count / rate, max(map(abs, struct.unpack(f"<{len(last) // 2}h", last)))


async def test_a_supervisor_listens_switches_and_stops_and_is_no_party(live: Live, tmp_path: Path) -> None:
    async with exchange(
        sip_port=live.pbx.sip_port, trunk_port=live.pbx.trunk_port, scratch=tmp_path
    ) as phones:
        stage = await staged(phones, live)
        caller, agent, call = await talking(live, stage)
        spy = Spy(intent_id=uuid4(), call_id=call, line=BORIS, agent_line=ANNA, mode=SpyMode.LISTEN)
        assert (await live.bridge.phone.do(spy)).state is OutcomeState.DONE
        ear = await ringing(stage.boris)
        await connected(ear)
        for mode, flags in ((SpyMode.WHISPER, "quESw"), (SpyMode.BARGE, "quESB"), (SpyMode.LISTEN, "quES")):
            switch = SwitchSpy(
                intent_id=uuid4(), call_id=call, spy_id=spy.intent_id, agent_line=ANNA, mode=mode
            )
            assert (await live.bridge.phone.do(switch)).state is OutcomeState.DONE
            await until(partial(spies_with, live, flags), mode)
        stop = StopSpy(intent_id=uuid4(), spy_id=spy.intent_id)
        assert (await live.bridge.phone.do(stop)).state is OutcomeState.DONE
        await over(ear)
        assert caller.is_up and agent.is_up
        assert (await live.bridge.phone.do(stop)).reason == "no_such_call"
        caller.leave()
        await until(lambda: live.heard.of(CallEnded), "the end")
        assert len(live.heard.of(CallStarted)) == 1
        assert {event.line for event in live.heard.of(LineLeft)} == {ANNA}


def spies_with(live: Live, flags: str) -> bool:
    return f",{flags}!" in live.pbx.rx("core show channels concise")


async def test_nobody_is_given_to_a_busy_phone(live: Live, tmp_path: Path) -> None:
    async with exchange(
        sip_port=live.pbx.sip_port, trunk_port=live.pbx.trunk_port, scratch=tmp_path
    ) as phones:
        stage = await staged(phones, live)
        caller, agent, call = await talking(live, stage)
        for target, reason in (("carol-line", "target_unreachable"), (ANNA, "target_busy")):
            ask = StartTransfer(intent_id=uuid4(), call_id=call, line=ANNA, target=target)
            assert (await live.bridge.phone.do(ask)).reason == reason
        caller.leave()
        await over(caller, agent)
        await until(lambda: live.heard.of(CallEnded), "the end")
