"""What people do on the phone: the scenes that are recorded as fixtures and played in the live tests."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from telephony.endpoints import (
    Line,
    LineKind,
    Queue,
    Route,
    Strategy,
    render_extensions,
    render_lines,
    render_queues,
    render_routes,
)
from tests.telephony.pbx import PrivateAsterisk
from tests.telephony.phones import Exchange, Leg, Phone, until

CALLER = "+380671234567"
DID = "380445550101"
CALLEE = "380507654321"
INTENT = UUID("01935a2b-7c00-7000-8000-000000000001")
SECRET = "testsecret0123456789"
ANNA, BORIS = "anna-line", "boris-line"
LINES = [
    Line(name=ANNA, secret=SECRET, kind=LineKind.SOFTPHONE, extension="101", caller_id="101"),
    Line(name=BORIS, secret=SECRET, kind=LineKind.SOFTPHONE, extension="102", caller_id="102"),
]
QUEUES = [Queue(name="support", ring_s=4), Queue(name="all", strategy=Strategy.RING_ALL, ring_s=4)]
GENERATED = {
    "pjsip_lines.conf": render_lines(LINES),
    "extensions_lines.conf": render_extensions(LINES),
    "queues_cc.conf": render_queues(QUEUES),
    "extensions_routes.conf": render_routes([Route(did=f"{DID}9", queue="all")]),
}


@dataclass
class Stage:
    """The telephones of one scene, and the two ways to act on the PBX."""

    exchange: Exchange
    pbx: PrivateAsterisk
    anna: Phone
    boris: Phone
    caller: Phone
    callee: Phone
    dial: Callable[[UUID, str, str], Awaitable[None]]  # intent, line, number
    join: Callable[[str, str], Awaitable[None]]  # line, queue

    def call_in(self, did: str = DID) -> Leg:
        return self.caller.dial(self.exchange.uri(did))


def answers(leg: Leg) -> None:
    leg.reply(180)
    leg.reply(200)


def replies(code: int) -> Callable[[Leg], None]:
    return lambda leg: leg.reply(code)


async def over(*legs: Leg) -> None:
    await until(lambda: all(leg.is_over for leg in legs), "the end of the call")


async def talk(seconds: float = 1) -> None:
    await asyncio.sleep(seconds)


async def ringing(phone: Phone) -> Leg:
    known = len(phone.legs)
    await until(lambda: len(phone.legs) > known, "ringing")
    return phone.legs[-1]


async def connected(leg: Leg) -> None:
    await until(lambda: leg.is_up, "an answer")


async def caller_hangs_up(s: Stage) -> None:
    await s.join(ANNA, "support")
    s.anna.on_ring = answers
    leg = s.call_in()
    agent = await ringing(s.anna)
    await connected(agent)
    await talk(2)
    leg.leave()
    await over(leg, agent)


async def agent_hangs_up_after_hold(s: Stage) -> None:
    await s.join(ANNA, "support")
    leg = s.call_in()
    agent = await ringing(s.anna)
    await talk(0.5)
    agent.reply(200)
    await connected(agent)
    await talk(1)
    agent.hold()
    await talk(1)
    agent.resume()
    await talk(1)
    agent.leave()
    await over(leg, agent)


async def all_ring_one_answers(s: Stage) -> None:
    await s.join(ANNA, "all")
    await s.join(BORIS, "all")
    leg = s.call_in(DID + "9")
    first = asyncio.create_task(ringing(s.anna))
    agent = await ringing(s.boris)
    other = await first
    await talk(0.5)
    agent.reply(200)
    await connected(agent)
    await talk(1)
    leg.leave()
    await over(leg, agent, other)


async def agent_does_not_answer(s: Stage) -> None:
    """Anna lets it ring, the call goes back to the queue; at the second ringing she answers."""
    await s.join(ANNA, "support")
    leg = s.call_in()
    await ringing(s.anna)
    s.anna.on_ring = answers
    agent = await ringing(s.anna)
    await connected(agent)
    await talk(1)
    leg.leave()
    await over(leg, agent)


async def agent_rejects(s: Stage) -> None:
    await s.join(ANNA, "support")
    leg = s.call_in()
    agent = await ringing(s.anna)
    agent.leave(486)
    s.anna.on_ring = answers
    agent = await ringing(s.anna)
    await connected(agent)
    await talk(1)
    leg.leave()
    await over(leg, agent)


async def abandoned_while_waiting(s: Stage) -> None:
    leg = s.call_in()
    await connected(leg)
    await talk(1.5)
    leg.leave()
    await over(leg)


async def abandoned_while_ringing(s: Stage) -> None:
    await s.join(ANNA, "support")
    leg = s.call_in()
    agent = await ringing(s.anna)
    await talk(1)
    leg.leave()
    await over(leg, agent)


async def _clicked(s: Stage) -> Leg:
    await s.dial(INTENT, ANNA, f"+{CALLEE}")
    agent = await ringing(s.anna)
    await talk(0.5)
    agent.reply(200)
    return agent


async def click_answered(s: Stage) -> None:
    s.callee.on_ring = lambda leg: leg.reply(180)
    agent = await _clicked(s)
    outside = await ringing(s.callee)
    await talk(0.5)
    outside.reply(200)
    await connected(outside)
    await talk(2)
    outside.leave()
    await over(agent, outside)


async def click_busy(s: Stage) -> None:
    s.callee.on_ring = replies(486)
    await over(await _clicked(s))


async def click_no_answer(s: Stage) -> None:
    """The network gives up (480) after ringing."""
    agent = await _clicked(s)
    outside = await ringing(s.callee)
    await talk(1)
    outside.reply(480)
    await over(agent)


async def click_failed(s: Stage) -> None:
    s.callee.on_ring = replies(404)
    await over(await _clicked(s))


async def click_cancelled_while_outside_rings(s: Stage) -> None:
    agent = await _clicked(s)
    outside = await ringing(s.callee)
    await talk(1)
    agent.leave()
    await over(agent, outside)


async def click_agent_rejects(s: Stage) -> None:
    await s.dial(INTENT, ANNA, f"+{CALLEE}")
    agent = await ringing(s.anna)
    await talk(0.5)
    agent.leave(486)
    await over(agent)


async def click_agent_does_not_pick_up(s: Stage) -> None:
    await s.dial(INTENT, ANNA, f"+{CALLEE}")
    await over(await ringing(s.anna))


async def dialled_by_hand(s: Stage) -> None:
    s.callee.on_ring = answers
    agent = s.anna.dial(s.exchange.uri(CALLEE))
    outside = await ringing(s.callee)
    await connected(agent)
    await talk(1)
    agent.leave()
    await over(agent, outside)


async def internal_call(s: Stage) -> None:
    s.boris.on_ring = answers
    agent = s.anna.dial(s.exchange.uri("102"))
    other = await ringing(s.boris)
    await connected(agent)
    await talk(1)
    agent.leave()
    await over(agent, other)


SCENES: tuple[Callable[[Stage], Awaitable[None]], ...] = (
    caller_hangs_up,
    agent_hangs_up_after_hold,
    all_ring_one_answers,
    agent_does_not_answer,
    agent_rejects,
    abandoned_while_waiting,
    abandoned_while_ringing,
    click_answered,
    click_busy,
    click_no_answer,
    click_failed,
    click_cancelled_while_outside_rings,
    click_agent_rejects,
    click_agent_does_not_pick_up,
    dialled_by_hand,
    internal_call,
)
