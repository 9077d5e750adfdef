"""The bridge on a pretended Asterisk: order, trust, loss and return of the link."""

import asyncio
from uuid import uuid4

import pytest

from telephony.ami.actions import FIELDS, Refused, action
from telephony.ami.link import AmiSettings, LoginRefused, open_link
from telephony.events import (
    CallEnded,
    CallStarted,
    EndReason,
    IntegrityAlarm,
    LineChanged,
    LinkChanged,
    LinkState,
)
from telephony.phone import Dial, HangUp, OutcomeState, PauseMember
from telephony.testing import FakeAmi, fake_ami, frame, listing
from tests.telephony.live import Heard
from tests.telephony.phones import until
from tests.telephony.test_panoramisk_contract import bridge, newchannel, settings

IDLE = {"Device": "PJSIP/anna-line", "State": "NOT_INUSE"}
CHANNEL = {
    "Channel": "PJSIP/trunk-00000001",
    "CallerIDNum": "+380671234567",
    "CallerIDName": "<unknown>",
    "ChannelState": "6",
    "Exten": "380445550101",
    "Uniqueid": "pbx1-1.1",
    "Linkedid": "pbx1-1.1",
}


def channels(fake: FakeAmi, *rows: dict[str, str]) -> None:
    fake.answers["CoreShowChannels"] = listing("CoreShowChannel", "CoreShowChannelsComplete", *rows)


def devices(fake: FakeAmi, *rows: dict[str, str]) -> None:
    fake.answers["DeviceStateList"] = listing("DeviceStateChange", "DeviceStateListComplete", *rows)


def dial() -> Dial:
    return Dial(intent_id=uuid4(), line="anna-line", number="+380501234567")


async def test_ready_comes_after_the_snapshot() -> None:
    heard = Heard()
    async with fake_ami() as fake:
        channels(fake, CHANNEL)
        devices(fake, IDLE)
        async with bridge(fake, heard):
            await until(lambda: heard.events, "events")
            assert [type(event) for event in heard.events] == [LineChanged, CallStarted, LinkChanged]
            ready = heard.of(LinkChanged)[0]
            assert (ready.version, ready.live_calls) == (
                "22.10.1",
                frozenset({heard.of(CallStarted)[0].call_id}),
            )


async def test_a_reset_link_comes_back_and_what_vanished_is_cut() -> None:
    heard = Heard()
    async with fake_ami() as fake:
        channels(fake, CHANNEL)
        async with bridge(fake, heard):
            channels(fake)
            fake.drop()
            await until(lambda: heard.of(CallEnded), "the end of the call")
            assert [event.state for event in heard.of(LinkChanged)][:2] == [LinkState.READY, LinkState.LOST]
            assert heard.of(CallEnded)[0].reason is EndReason.CUT


async def test_asterisk_coming_later_is_found() -> None:
    heard = Heard()
    async with fake_ami() as fake:
        fake.answers["Login"] = lambda action: frame(
            Response="Error", ActionID=action["ActionID"], Message="no"
        )
        async with asyncio.TaskGroup() as tasks:
            one = tasks.create_task(_run(fake, heard))
            await until(lambda: heard.of(LinkChanged), "a lost link")
            assert heard.of(LinkChanged)[0].state is LinkState.LOST
            fake.answers["Login"] = FakeAmi().answers["Login"]
            await until(heard.is_ready, "a ready bridge")
            one.cancel()


async def _run(fake: FakeAmi, heard: Heard) -> None:
    async with bridge(fake, heard):
        await asyncio.Event().wait()


async def test_a_refused_login_is_said_clearly() -> None:
    async with fake_ami() as fake:
        fake.answers["Login"] = lambda action: frame(
            Response="Error", ActionID=action["ActionID"], Message="Authentication failed"
        )
        with pytest.raises(LoginRefused, match="check the secret"):
            await open_link(settings(fake), frozenset())


def test_the_secret_is_not_in_the_settings_text() -> None:
    shown = repr(AmiSettings(pbx="p", host="h", port=1, username="u", secret="canary"))
    assert "canary" not in shown


HOST = b"Event: Newchannel\r\nTimestamp: 1.5\r\nChannel: PJSIP/trunk-00000009\r\nCallerIDNum: 5"
FORGED = frame(Event="Hangup", **{**CHANNEL, "Cause": "16"})
TAIL = b"\r\nCallerIDName: x\r\nUniqueid: pbx1-1.9\r\nLinkedid: pbx1-1.9\r\n\r\n"


@pytest.mark.parametrize(
    "injection",
    [
        HOST + b"\r\n\r\n" + FORGED.removesuffix(b"\r\n\r\n") + TAIL,
        HOST + b"\r\nUniqueid: x\r\n\r\n" + FORGED + b"X: y" + TAIL,
        HOST + b"\r\n\r\nX: y\r\n\r\n" + FORGED + b"X: y" + TAIL,
        b"Event: NewCallerid\r\nCallerIDNum: 5\r\n\r\n" + FORGED + b"X: y" + TAIL,
    ],
    ids=["tail in the forgery", "tail apart", "false tail first", "in an event nobody reads"],
)
async def test_forged_events_raise_an_alarm_and_end_no_call(injection: bytes) -> None:
    heard = Heard()
    async with fake_ami() as fake:
        channels(fake, CHANNEL)
        async with bridge(fake, heard):
            await fake.say(injection)
            await until(lambda: len(heard.of(LinkChanged)) > 1, "a new stock-taking")
            assert heard.of(IntegrityAlarm)
            assert not heard.of(CallEnded)
            await fake.say(FORGED)  # now nothing is wrong before it: a genuine hang-up
            await until(lambda: heard.of(CallEnded), "the genuine end")
            assert fake.connections == 1


@pytest.mark.parametrize(
    "rubbish",
    [
        b"Event: Newchannel\r\nCallerIDName: \x1b[2J" + TAIL,
        b"Event: Hangup\r\nUniqueid: a\r\nUniqueid: b\r\nLinkedid: a\r\n\r\n",
        b"nothing at all\r\n\r\n",
        b"\xff\xfe\r\n\r\n",
    ],
)
async def test_rubbish_is_an_alarm_and_no_more(rubbish: bytes) -> None:
    heard = Heard()
    async with fake_ami() as fake, bridge(fake, heard) as one:
        await fake.say(rubbish)
        await until(lambda: heard.of(IntegrityAlarm), "an alarm")
        await until(lambda: len(heard.of(LinkChanged)) > 1, "a new stock-taking")
        await fake.say(newchannel(3))
        await until(lambda: heard.of(CallStarted), "the next event")
        assert one.is_ready


async def test_an_endless_frame_costs_the_link() -> None:
    heard = Heard()
    async with fake_ami() as fake, bridge(fake, heard):
        await fake.say(b"Event: X\r\nA: " + b"a" * 70_000)
        await until(lambda: fake.connections > 1, "a new connection")


async def test_an_extra_line_end_after_a_message_is_harmless() -> None:
    heard = Heard()
    async with fake_ami() as fake, bridge(fake, heard):
        await fake.say(frame(Event="AgentComplete", Reason="caller") + b"\r\n" + newchannel(1))
        await until(lambda: heard.of(CallStarted), "the event after it")
        assert not heard.of(IntegrityAlarm)


async def test_too_many_waiting_events_cost_the_link_not_the_memory() -> None:
    gate = asyncio.Event()
    heard = Heard()

    async def slow(events: object) -> None:
        await heard(events)  # type: ignore[arg-type]
        if heard.of(CallStarted):
            await gate.wait()

    async with fake_ami() as fake, bridge(fake, slow, max_inbox=10):
        await fake.say(newchannel(1))
        await fake.say(b"".join(newchannel(number) for number in range(2, 30)))
        gate.set()
        await until(lambda: fake.connections > 1, "a new connection")


async def test_dial_rings_an_idle_line_with_nothing_but_ids_and_digits() -> None:
    async with fake_ami() as fake:
        devices(fake, IDLE)
        async with bridge(fake, Heard()) as one:
            intent = dial()
            assert (await one.phone.do(intent)).state is OutcomeState.DONE
            sent = fake.received[-1]
            assert sent["ChannelId"] == str(intent.intent_id)
            assert sent["Variable"] == f"__CC_REQ={intent.intent_id}"
            assert (sent["Channel"], sent["Exten"]) == ("PJSIP/anna-line", "380501234567")


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("UNAVAILABLE", "line_unreachable"),
        ("INUSE", "line_busy"),
        ("RINGING", "line_busy"),
        ("ONHOLD", "line_busy"),
    ],
)
async def test_a_line_that_cannot_ring_is_refused(state: str, reason: str) -> None:
    async with fake_ami() as fake:
        devices(fake, {**IDLE, "State": state})
        async with bridge(fake, Heard()) as one:
            assert (await one.phone.do(dial())).reason == reason
            assert fake.count("Originate") == 0


@pytest.mark.parametrize(
    "number",
    [
        "",
        "380501234567",
        "+0501234567",
        "+3805012345&Local/1",
        "+38050 1234567",
        "+380501234567\r\nA: b",
        "+" + "1" * 16,
    ],
)
async def test_only_e164_is_dialled(number: str) -> None:
    async with fake_ami() as fake:
        devices(fake, IDLE)
        async with bridge(fake, Heard()) as one:
            outcome = await one.phone.do(Dial(intent_id=uuid4(), line="anna-line", number=number))
            assert (outcome.state, outcome.reason) == (OutcomeState.REFUSED, "bad_number")
            assert fake.count("Originate") == 0


async def test_an_old_asterisk_is_listened_to_but_not_dialled_through() -> None:
    async with fake_ami() as fake:
        devices(fake, IDLE)
        fake.answers["CoreSettings"] = lambda action: frame(
            Response="Success", ActionID=action["ActionID"], AsteriskVersion="20.5.0"
        )
        async with bridge(fake, Heard()) as one:
            assert (await one.phone.do(dial())).reason == "pbx_unsupported"


async def test_an_unanswered_dial_is_unknown_and_not_sent_again() -> None:
    async with fake_ami() as fake:
        devices(fake, IDLE)
        fake.silent.add("Originate")
        async with bridge(fake, Heard()) as one:
            asking = asyncio.create_task(one.phone.do(dial()))
            await until(lambda: fake.count("Originate"), "the action")
            fake.drop()
            assert (await asking).state is OutcomeState.UNKNOWN
            await until(lambda: one.is_ready and fake.connections > 1, "the bridge back")
            assert fake.count("Originate") == 1


async def test_hang_up_ends_the_leg_that_began_the_call() -> None:
    heard = Heard()
    async with fake_ami() as fake:
        channels(fake, CHANNEL)
        async with bridge(fake, heard) as one:
            call = heard.of(CallStarted)[0].call_id
            assert (await one.phone.do(HangUp(intent_id=uuid4(), call_id=call))).state is OutcomeState.DONE
            assert fake.received[-1]["Channel"] == CHANNEL["Channel"]


async def test_a_pause_reason_with_a_line_end_is_refused() -> None:
    async with fake_ami() as fake, bridge(fake, Heard()) as one:
        pause = PauseMember(intent_id=uuid4(), line="anna-line", queue=None, paused=True, reason="a\r\nb")
        assert (await one.phone.do(pause)).reason == "bad_value"
        assert fake.count("QueuePause") == 0


async def test_only_listed_actions_and_fields_are_sent() -> None:
    with pytest.raises(Refused):
        action("Command", {"Command": "core stop now"})
    with pytest.raises(Refused):
        action("Originate", {"Application": "System"})
    with pytest.raises(Refused):
        action("Originate", {"Variable": "FILE(/x)=1"})
    with pytest.raises(Refused):
        action("QueuePause", {"Reason": "a" * 1000})
    assert "Application" not in FIELDS["Originate"]
