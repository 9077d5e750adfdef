"""Our bridge, phone, dialplan and configuration on a real Asterisk, with real telephones."""

import asyncio
import wave
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from telephony.cel import CelRow, CelTailer
from telephony.control import Control
from telephony.endpoints import EXTENSIONS_FILE, LINES_FILE, render_extensions, render_lines
from telephony.events import (
    CallAnswered,
    CallEnded,
    CallEvent,
    CallProgressed,
    CallRinging,
    CallStarted,
    Direction,
    EndReason,
    IntegrityAlarm,
    LinkChanged,
    LinkState,
)
from telephony.phone import HangUp, LeaveQueue, OutcomeState
from tests.telephony.live import Live, bridged
from tests.telephony.pbx import PrivateAsterisk
from tests.telephony.phones import Exchange, exchange, until
from tests.telephony.scenes import (
    ANNA,
    BORIS,
    CALLEE,
    CALLER,
    GENERATED,
    LINES,
    SCENES,
    SECRET,
    Stage,
    answers,
    replies,
)
from tests.telephony.transcripts import comparable, expected

pytestmark = pytest.mark.xdist_group("telephony-live")

FORBIDDEN_MODULES = (
    "func_env",
    "func_config",
    "func_sorcery",
    "func_shell",
    "func_db",
    "func_curl",
    "app_system",
    "app_originate",
    "app_externalivr",
    "res_agi",
    "cel_pgsql",
    "cel_odbc",
)

STAGES: dict[str, tuple[type[CallEvent], EndReason]] = {
    "while the agent's phone rings": (CallRinging, EndReason.CANCELLED),
    "while the outside phone rings": (CallProgressed, EndReason.CANCELLED),
    "in talk": (CallAnswered, EndReason.COMPLETED),
}


async def staged(phones: Exchange, live: Live) -> Stage:
    anna, boris = phones.line(ANNA, SECRET), phones.line(BORIS, SECRET)
    await until(lambda: anna.is_registered and boris.is_registered, "registration")
    await until(lambda: live.bridge.line_state(BORIS) == "idle", "both lines idle")

    async def dial(_: UUID, line: str, number: str) -> None:
        outcome = await live.dial(uuid4(), line, number)
        assert outcome.state is OutcomeState.DONE, outcome

    async def join(line: str, queue: str) -> None:
        outcome = await live.join(line, queue)
        assert outcome.state is OutcomeState.DONE, outcome

    async def control(wish: Callable[[UUID, UUID], Control]) -> None:
        started = live.heard.of(CallStarted)
        call = next(event for event in started if event.direction is not Direction.INTERNAL)
        outcome = await live.bridge.phone.do(wish(uuid4(), call.call_id))
        assert outcome.state is OutcomeState.DONE, outcome

    caller, callee = phones.outside(CALLER, "Айгүл Петрова"), phones.outside(CALLEE)
    return Stage(phones, live.pbx, anna, boris, caller, callee, dial, join, control)


def summary(events: list[CallEvent]) -> Counter[str]:
    """What was told, without its order: two phones ring in any."""
    return Counter(str(sorted(comparable(event).items(), key=str)) for event in events)


async def test_every_scene_is_told_as_it_happens(live: Live, tmp_path: Path) -> None:
    async with exchange(
        sip_port=live.pbx.sip_port, trunk_port=live.pbx.trunk_port, scratch=tmp_path
    ) as phones:
        stage = await staged(phones, live)
        for scene in SCENES:
            await _play(scene, stage, live)
        await _check_recordings(live)
        await _check_attacks(stage, live)


async def _play(scene: Callable[[Stage], Awaitable[None]], stage: Stage, live: Live) -> None:
    live.heard.events.clear()
    for phone in (stage.anna, stage.boris, stage.caller, stage.callee):
        phone.on_ring = replies(180)
    await scene(stage)
    await until(
        lambda: len(live.heard.of(CallEnded)) == len(live.heard.of(CallStarted)) > 0,
        f"the end of {scene.__name__}",
    )
    await until(lambda: live.bridge.line_state(ANNA) == live.bridge.line_state(BORIS) == "idle", "idle lines")
    told = summary(live.heard.call_events())
    wanted = Counter(str(sorted(event.items(), key=str)) for event in expected(scene.__name__))
    assert told == wanted, scene.__name__
    for line in (ANNA, BORIS):
        for queue in ("support", "all"):
            outcome = await live.bridge.phone.do(LeaveQueue(intent_id=uuid4(), line=line, queue=queue))
            assert outcome.state is OutcomeState.DONE


async def _check_recordings(live: Live) -> None:
    """Both tracks of every talk are equally long; who never talked left headers only."""
    lengths = {path.name: _seconds(path) for path in live.pbx.recordings.iterdir()}
    assert lengths
    talks = {
        name.removesuffix("-in.wav"): seconds for name, seconds in lengths.items() if name.endswith("-in.wav")
    }
    assert all(lengths[f"{name}-out.wav"] == seconds for name, seconds in talks.items())
    recorded = [row for row in _cel(live.pbx) if row.kind == "APP_START" and row.app == "MixMonitor"]
    assert {row.uniqueid for row in recorded} == set(talks)


async def _check_attacks(stage: Stage, live: Live) -> None:
    """Forged events in a caller's number end nobody's call and raise an alarm."""
    live.heard.events.clear()
    victim = stage.call_in()
    await until(lambda: victim.is_up, "the victim's call")
    await until(lambda: live.heard.of(CallStarted), "the victim's event")
    started = live.heard.of(CallStarted)[0]
    uniqueid = started.linkedid
    hidden = (
        f"5%0d%0aUniqueid: x%0d%0a%0d%0aEvent: Hangup%0d%0aUniqueid: {uniqueid}%0d%0aLinkedid: {uniqueid}"
    )
    hidden += "%0d%0aChannel: PJSIP/trunk-00000001%0d%0aCause: 16%0d%0a"
    attacker = stage.exchange.outside(hidden.replace(" ", "%20").replace(":", "%3a"))
    leg = attacker.dial(stage.exchange.uri("380445550101"))
    await until(lambda: live.heard.of(IntegrityAlarm), "an alarm")
    await until(lambda: live.heard.of(LinkChanged), "a new stock-taking")
    assert started.call_id in live.heard.of(LinkChanged)[-1].live_calls
    assert started.call_id not in {event.call_id for event in live.heard.of(CallEnded)}
    leg.leave()
    victim.leave()
    await until(lambda: len(live.heard.of(CallEnded)) == 2, "the end of both calls")
    assert {event.reason for event in live.heard.of(CallEnded)} == {EndReason.ABANDONED}


def _seconds(path: Path) -> float:
    with wave.open(str(path)) as audio:
        return float(audio.getnframes() / audio.getframerate())


def _cel(pbx: PrivateAsterisk) -> list[CelRow]:
    tailer, rows = CelTailer(pbx.cel_file), list[CelRow]()
    while more := tailer.read():
        rows += more
    return rows


async def test_dangerous_modules_are_not_loaded(pbx: PrivateAsterisk) -> None:
    modules = await asyncio.to_thread(pbx.rx, "module show")
    assert "chan_pjsip" in modules
    assert [name for name in FORBIDDEN_MODULES if f"{name}.so" in modules] == []


async def test_nothing_failed_to_load(pbx: PrivateAsterisk) -> None:
    log = (pbx.home / "log" / "messages").read_text()
    assert [line for line in log.splitlines() if "ERROR" in line and "loader" in line] == []


async def test_an_unregistered_line_is_not_dialled(live: Live) -> None:
    outcome = await live.dial(uuid4(), "carol-line", "+380501234567")
    assert (outcome.state, outcome.reason) == (OutcomeState.REFUSED, "line_unreachable")


async def test_a_call_that_is_over_cannot_be_hung_up(live: Live) -> None:
    outcome = await live.bridge.phone.do(HangUp(intent_id=uuid4(), call_id=uuid4()))
    assert (outcome.state, outcome.reason) == (OutcomeState.REFUSED, "no_such_call")


async def test_a_killed_asterisk_cuts_its_calls_and_comes_back(tmp_path: Path) -> None:
    pbx = PrivateAsterisk(tmp_path / "pbx")
    pbx.start(GENERATED)
    try:
        async with (
            bridged(pbx) as live,
            exchange(sip_port=pbx.sip_port, trunk_port=pbx.trunk_port, scratch=tmp_path) as phones,
        ):
            leg = phones.outside(CALLER).dial(phones.uri("380445550101"))
            await until(lambda: leg.is_up, "a call")
            await until(lambda: live.heard.of(CallStarted), "its event")
            await asyncio.to_thread(pbx.kill)
            await until(
                lambda: live.heard.of(LinkChanged)[-1].state is LinkState.LOST, "the loss of the link"
            )
            assert not live.bridge.is_ready
            await asyncio.to_thread(pbx.start, GENERATED)
            await until(lambda: live.bridge.is_ready, "the bridge back")
            assert [event.reason for event in live.heard.of(CallEnded)] == [EndReason.CUT]
            assert live.heard.of(LinkChanged)[-1].live_calls == frozenset()
    finally:
        pbx.stop()


@pytest.mark.parametrize(
    "stage_name", ["while the agent's phone rings", "while the outside phone rings", "in talk"]
)
async def test_a_click_is_cancelled_at_any_stage(live: Live, tmp_path: Path, stage_name: str) -> None:
    async with exchange(
        sip_port=live.pbx.sip_port, trunk_port=live.pbx.trunk_port, scratch=tmp_path
    ) as phones:
        stage = await staged(phones, live)
        intent = uuid4()
        if stage_name != "while the agent's phone rings":
            stage.anna.on_ring = answers
        if stage_name == "in talk":
            stage.callee.on_ring = answers
        live.heard.events.clear()
        assert (await live.dial(intent, ANNA, f"+{CALLEE}")).state is OutcomeState.DONE
        awaited, reason = STAGES[stage_name]
        await until(lambda: live.heard.of(awaited), stage_name)
        hang_up = HangUp(intent_id=uuid4(), call_id=live.heard.of(CallStarted)[0].call_id)
        assert (await live.bridge.phone.do(hang_up)).state is OutcomeState.DONE
        await until(lambda: live.heard.of(CallEnded), "the end")
        assert live.heard.of(CallEnded)[-1].reason is reason
        assert (await live.bridge.phone.do(hang_up)).reason == "no_such_call"


async def test_a_busy_line_is_not_dialled_a_second_time(live: Live, tmp_path: Path) -> None:
    async with exchange(
        sip_port=live.pbx.sip_port, trunk_port=live.pbx.trunk_port, scratch=tmp_path
    ) as phones:
        await staged(phones, live)
        live.heard.events.clear()
        assert (await live.dial(uuid4(), ANNA, f"+{CALLEE}")).state is OutcomeState.DONE
        await until(lambda: live.bridge.line_state(ANNA) == "ringing", "ringing")
        assert (await live.dial(uuid4(), ANNA, f"+{CALLEE}")).reason == "line_busy"
        await until(lambda: live.heard.of(CallEnded), "the end")
        assert len(live.heard.of(CallStarted)) == 1


async def test_the_same_intent_sent_twice_makes_one_call(live: Live, tmp_path: Path) -> None:
    async with exchange(
        sip_port=live.pbx.sip_port, trunk_port=live.pbx.trunk_port, scratch=tmp_path
    ) as phones:
        stage = await staged(phones, live)
        live.heard.events.clear()
        intent = uuid4()
        await asyncio.gather(*(live.dial(intent, ANNA, f"+{CALLEE}") for _ in range(2)))
        await until(lambda: live.heard.of(CallEnded), "the end")
        assert len(live.heard.of(CallStarted)) == len(stage.anna.legs) == 1


async def test_a_line_added_later_works_and_the_others_stay(live: Live, tmp_path: Path) -> None:
    """What the service does when an administrator adds a line: write the file, reload."""
    carol = replace(LINES[0], name="carol-line", extension="103")
    async with exchange(
        sip_port=live.pbx.sip_port, trunk_port=live.pbx.trunk_port, scratch=tmp_path
    ) as phones:
        stage = await staged(phones, live)
        victim = stage.call_in()
        await until(lambda: victim.is_up, "a call in the queue")
        (live.pbx.etc / LINES_FILE).write_text(render_lines([*LINES, carol]))
        (live.pbx.etc / EXTENSIONS_FILE).write_text(render_extensions([*LINES, carol]))
        for reload in ("module reload res_pjsip.so", "dialplan reload", "queue reload all"):
            await asyncio.to_thread(live.pbx.rx, reload)
        phones.line("carol-line", SECRET)
        await until(lambda: live.bridge.line_state("carol-line") == "idle", "the new line")
        assert live.bridge.line_state(ANNA) == live.bridge.line_state(BORIS) == "idle"
        assert victim.is_up
        victim.leave()
        await until(lambda: live.heard.of(CallEnded), "the end")
