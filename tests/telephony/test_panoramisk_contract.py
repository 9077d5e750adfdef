"""What panoramisk gets wrong and ours gets right: the same scene for both, on the same pretended Asterisk."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from panoramisk import Manager

from telephony.ami.actions import Refused
from telephony.ami.events import Message
from telephony.ami.link import AmiSettings, Link, NoReply, open_link
from telephony.ami.protocol import LinkLost
from telephony.bridge import Bridge
from telephony.events import CallStarted, LinkChanged, LinkState, TelephonyEvent
from telephony.phone import JoinQueue, OutcomeState
from telephony.testing import FakeAmi, fake_ami, frame
from tests.telephony.phones import until

NEWCHANNEL = {
    "Event": "Newchannel",
    "Timestamp": "1795315390.5",
    "Channel": "PJSIP/trunk-00000001",
    "ChannelState": "4",
    "CallerIDNum": "+380671234567",
    "CallerIDName": "Айгүл",
    "Exten": "380445550101",
}


def newchannel(number: int, name: str = "Айгүл") -> bytes:
    ids = {"Uniqueid": f"pbx1-1.{number}", "Linkedid": f"pbx1-1.{number}"}
    return frame(**{**NEWCHANNEL, "CallerIDName": name, **ids})


def settings(fake: FakeAmi) -> AmiSettings:
    return AmiSettings(pbx="pbx1", host="127.0.0.1", port=fake.port, username="bridge", secret="s")


@contextlib.asynccontextmanager
async def bare(fake: FakeAmi, **config: Any) -> AsyncIterator[Manager]:
    """Panoramisk as it comes."""
    defaults = {"username": "bridge", "secret": "s", "ping_delay": 60, "reconnect_timeout": 0}
    manager = Manager(
        host="127.0.0.1", port=fake.port, loop=asyncio.get_running_loop(), **{**defaults, **config}
    )
    manager.connect()
    try:
        await until(lambda: manager.authenticated, "panoramisk's login")
        yield manager
    finally:
        manager.connect = lambda: None  # it reconnects for ever otherwise
        manager.close()


@contextlib.asynccontextmanager
async def ours(fake: FakeAmi) -> AsyncIterator[Link]:
    link = await open_link(settings(fake), frozenset({b"Newchannel"}))
    try:
        yield link
    finally:
        link.close()


@contextlib.asynccontextmanager
async def bridge(
    fake: FakeAmi, sink: Callable[[Sequence[TelephonyEvent]], Any], **limits: int
) -> AsyncIterator[Bridge]:
    one = Bridge(settings(fake), sink, clock=lambda: datetime.now(UTC), sink_delays_s=(0.0, 0.01), **limits)
    run = asyncio.create_task(one.run())
    try:
        await until(lambda: one.is_ready, "a ready bridge")
        yield one
    finally:
        run.cancel()
        await asyncio.gather(run, return_exceptions=True)


def halves(data: bytes, letter: str) -> tuple[bytes, bytes]:
    """Cut in the middle of a letter."""
    at = data.index(letter.encode()) + 1
    return data[:at], data[at:]


async def messages(link: Link, count: int) -> list[Message]:
    read: list[Message] = []
    async with asyncio.timeout(5):
        while len(read) < count:
            read += [said for said in await link.read() if isinstance(said, Message)]
    return read


async def test_panoramisk_loses_a_letter_split_between_segments() -> None:
    async with fake_ami() as fake, bare(fake) as manager:
        names: list[str] = []
        manager.register_event("Newchannel", lambda _, event: names.append(event.CallerIDName))
        await fake.say(*halves(newchannel(1), "ү"))
        await until(lambda: names, "the event")
        assert names == ["Айгл"]


async def test_ours_keeps_a_letter_split_between_segments() -> None:
    async with fake_ami() as fake, ours(fake) as link:
        await fake.say(*halves(newchannel(1), "ү"))
        assert [message["CallerIDName"] for message in await messages(link, 1)] == ["Айгүл"]


async def test_ours_reads_one_byte_at_a_time() -> None:
    async with fake_ami() as fake, ours(fake) as link:
        data = newchannel(1)
        for at in range(len(data)):
            fake._writers[0].write(data[at : at + 1])
            await asyncio.sleep(0)
        assert [message["Exten"] for message in await messages(link, 1)] == ["380445550101"]


async def test_panoramisk_sends_headers_hidden_in_a_value() -> None:
    async with fake_ami() as fake, bare(fake) as manager:
        manager.send_action({"Action": "QueuePause", "Reason": "lunch\r\nQueue: all"})
        await until(lambda: fake.count("QueuePause"), "the action")
        assert fake.received[-1]["Queue"] == "all"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x85", "\u2028", "\x00"])
async def test_ours_sends_nothing_when_a_value_has_a_line_end(end: str) -> None:
    async with fake_ami() as fake, ours(fake) as link:
        with pytest.raises(Refused):
            await link.ask(
                "QueuePause", {"Interface": "PJSIP/a", "Paused": "true", "Reason": f"lunch{end}Queue: all"}
            )
        await link.ask("Ping", {})
        assert fake.names() == ["Login", "Ping"]


async def test_panoramisk_handles_events_out_of_order() -> None:
    async with fake_ami() as fake, bare(fake) as manager:
        handled: list[str] = []

        async def handle(_: Manager, event: Any) -> None:
            # The first takes longest, as a first database query would.
            await asyncio.sleep(0.1 if event.Uniqueid == "pbx1-1.1" else 0)
            handled.append(event.Uniqueid)

        manager.register_event("Newchannel", handle)
        await fake.say(newchannel(1) + newchannel(2))
        await until(lambda: len(handled) == 2, "both events")
        assert handled == ["pbx1-1.2", "pbx1-1.1"]


async def test_ours_handles_events_in_order() -> None:
    handled: list[str] = []

    async def sink(events: Sequence[TelephonyEvent]) -> None:
        started = [event.linkedid for event in events if isinstance(event, CallStarted)]
        await asyncio.sleep(0.1 if "pbx1-1.1" in started else 0)
        handled.extend(started)

    async with fake_ami() as fake, bridge(fake, sink):
        await fake.say(newchannel(1), newchannel(2), newchannel(3))
        await until(lambda: len(handled) == 3, "all events")
        assert handled == ["pbx1-1.1", "pbx1-1.2", "pbx1-1.3"]


async def test_panoramisk_drops_the_link_when_a_handler_raises() -> None:
    async with fake_ami() as fake, bare(fake) as manager:
        manager.register_event("Newchannel", lambda *_: 1 / 0)
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        await fake.say(newchannel(1))
        await until(lambda: fake.connections > 1, "a second connection")


async def test_ours_keeps_the_link_when_the_sink_raises() -> None:
    handled: list[str] = []

    async def sink(events: Sequence[TelephonyEvent]) -> None:
        for event in events:
            if isinstance(event, CallStarted):
                if event.linkedid == "pbx1-1.1":
                    raise ZeroDivisionError
                handled.append(event.linkedid)

    async with fake_ami() as fake, bridge(fake, sink) as one:
        await fake.say(newchannel(1))
        await fake.say(newchannel(2))
        await until(lambda: "pbx1-1.2" in handled, "the next event")
        assert fake.connections == 1
        assert one.is_ready


async def test_panoramisk_sends_an_unanswered_action_again_after_reconnecting() -> None:
    async with fake_ami() as fake, bare(fake) as manager:
        fake.silent.add("Originate")
        manager.send_action({"Action": "Originate", "Channel": "PJSIP/a", "Async": "true"})
        await until(lambda: fake.count("Originate") == 1, "the action")
        fake.drop()
        await until(lambda: fake.count("Originate") == 2, "the action again")


async def test_ours_never_sends_an_action_twice() -> None:
    ready: list[LinkChanged] = []

    async def sink(events: Sequence[TelephonyEvent]) -> None:
        ready.extend(
            event for event in events if isinstance(event, LinkChanged) and event.state is LinkState.READY
        )

    async with fake_ami() as fake, bridge(fake, sink) as one:
        fake.silent.add("QueueAdd")
        join = JoinQueue(intent_id=uuid4(), line="anna-line", queue="support", member_name="a")
        asking = asyncio.create_task(one.phone.do(join))
        await until(lambda: fake.count("QueueAdd") == 1, "the action")
        fake.drop()
        outcome = await asking
        await until(lambda: len(ready) == 2, "the bridge back")
        assert (outcome.state, outcome.reason) == (OutcomeState.UNKNOWN, "link_lost")
        assert fake.count("QueueAdd") == 1


async def test_panoramisk_waits_for_ever_for_an_answer() -> None:
    async with fake_ami() as fake, bare(fake) as manager:
        fake.silent.add("CoreSettings")
        future = manager.send_action({"Action": "CoreSettings"})
        await until(lambda: fake.count("CoreSettings"), "the action")
        assert not (await asyncio.wait([future], timeout=0.3))[0]


async def test_ours_gives_every_action_a_deadline() -> None:
    async with fake_ami() as fake, ours(fake) as link:
        fake.silent.add("CoreSettings")
        with pytest.raises(NoReply):
            await link.ask("CoreSettings", {}, timeout_s=0.1)


async def test_panoramisk_does_not_notice_a_silent_asterisk() -> None:
    disconnected: list[object] = []
    config = {"ping_delay": 0, "ping_interval": 0, "on_disconnect": lambda *_: disconnected.append(1)}
    async with fake_ami() as fake:
        fake.silent.add("Ping")
        async with bare(fake, **config) as manager:
            await until(lambda: fake.count("Ping") > 20, "many unanswered pings")
            assert not disconnected
            assert manager.protocol.closed is False


async def test_ours_notices_a_silent_asterisk() -> None:
    async with fake_ami() as fake, ours(fake) as link:
        fake.silent.add("*")
        with pytest.raises(LinkLost, match="stopped answering"):
            await link.keep_alive(every_s=0.05, deadline_s=0.05, misses=2)
        with pytest.raises(LinkLost):
            await link.read()


async def test_panoramisk_reports_no_failed_login() -> None:
    async with fake_ami() as fake:
        fake.answers["Login"] = lambda action: frame(
            Response="Error", ActionID=action["ActionID"], Message="no"
        )
        manager = Manager(
            host="127.0.0.1", port=fake.port, username="u", secret="s", loop=asyncio.get_running_loop()
        )
        manager.connect()
        await until(lambda: fake.count("Login"), "the login")
        await asyncio.sleep(0.05)
        assert (manager._connected, manager.authenticated) == (True, False)
        manager.connect = lambda: None
        manager.close()
