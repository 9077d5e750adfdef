"""What people do on the phone: the scenes that are recorded as fixtures and played in the live tests."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

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
)
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
    """The telephones of one scene, and the ways to act on the PBX."""

    exchange: Exchange
    pbx: PrivateAsterisk
    anna: Phone
    boris: Phone
    caller: Phone
    callee: Phone
    dial: Callable[[UUID, str, str], Awaitable[None]]  # intent, line, number
    join: Callable[[str, str], Awaitable[None]]  # line, queue
    control: Callable[[Callable[[UUID, UUID], Control]], Awaitable[None]]  # intent, call

    def call_in(self, did: str = DID) -> Leg:
        return self.caller.dial(self.exchange.uri(did))

    def channels(self, endpoint: str) -> list[str]:
        """The names of this endpoint's channels, oldest first."""
        names = (row.split("!")[0] for row in self.pbx.rx("core show channels concise").splitlines())
        return sorted(name for name in names if name.startswith(f"PJSIP/{endpoint}-"))

    async def ami(self, *lines: str) -> None:
        """One action of somebody else's program."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.pbx.ami_port)
        login = ["Action: Login", "Username: bridge", f"Secret: {self.pbx.ami_secret}", "Events: off", ""]
        writer.write("\r\n".join([*login, *lines, "", ""]).encode())
        async with asyncio.timeout(5):
            await reader.readuntil(b"accepted")
            await reader.readuntil(b"Response: Success")
        writer.close()


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


async def _talking(s: Stage) -> tuple[Leg, Leg]:
    """The caller talks with Anna; Boris and the callee would answer."""
    await s.join(ANNA, "support")
    s.anna.on_ring = s.boris.on_ring = s.callee.on_ring = answers
    leg = s.call_in()
    agent = await ringing(s.anna)
    await connected(agent)
    await talk(1)
    return leg, agent


async def _asking(s: Stage, target: str = BORIS) -> None:
    await s.control(lambda i, c: StartTransfer(intent_id=i, call_id=c, line=ANNA, target=target))


async def _consulting(s: Stage) -> tuple[Leg, Leg, Leg]:
    leg, agent = await _talking(s)
    await _asking(s)
    other = await ringing(s.boris)
    await connected(other)
    await talk(1)
    return leg, agent, other


async def blind_transfer(s: Stage) -> None:
    leg, agent = await _talking(s)
    await s.control(lambda i, c: BlindTransfer(intent_id=i, call_id=c, line=ANNA, target=BORIS))
    other = await ringing(s.boris)
    await connected(other)
    await talk(1)
    leg.leave()
    await over(leg, agent, other)


async def blind_transfer_comes_back(s: Stage) -> None:
    """Boris is busy: Anna's phone rings again."""
    leg, agent = await _talking(s)
    s.boris.on_ring = replies(486)
    await s.control(lambda i, c: BlindTransfer(intent_id=i, call_id=c, line=ANNA, target=BORIS))
    again = await ringing(s.anna)
    await connected(again)
    await talk(1)
    leg.leave()
    await over(leg, agent, again)


async def blind_transfer_outside(s: Stage) -> None:
    leg, agent = await _talking(s)
    await s.control(lambda i, c: BlindTransfer(intent_id=i, call_id=c, line=ANNA, target=f"+{CALLEE}"))
    other = await ringing(s.callee)
    await connected(other)
    await talk(1)
    leg.leave()
    await over(leg, agent, other)


async def phone_transfers_blindly(s: Stage) -> None:
    """Anna's phone does it by itself."""
    leg, agent = await _talking(s)
    agent.transfer(s.exchange.uri("102"))
    other = await ringing(s.boris)
    await connected(other)
    agent.leave()
    await talk(1)
    leg.leave()
    await over(leg, agent, other)


async def phone_transfers_attended(s: Stage) -> None:
    """Anna holds, calls Boris, and her phone joins the two calls."""
    leg, agent = await _talking(s)
    agent.hold()
    await talk(0.5)
    second = s.anna.dial(s.exchange.uri("102"))
    other = await ringing(s.boris)
    await connected(second)
    await talk(1)
    agent.transfer_to(second)
    await talk(0.5)
    for done in (agent, second):
        if not done.is_over:
            done.leave()
    await talk(1)
    leg.leave()
    await over(leg, other)


async def transfer_completed(s: Stage) -> None:
    leg, agent, other = await _consulting(s)
    await s.control(lambda i, c: CompleteTransfer(intent_id=i, call_id=c, line=ANNA))
    await over(agent)
    await talk(1)
    leg.leave()
    await over(leg, other)


async def transfer_cancelled(s: Stage) -> None:
    leg, agent, other = await _consulting(s)
    await s.control(lambda i, c: CancelTransfer(intent_id=i, call_id=c, line=ANNA))
    await over(other)
    await talk(1)
    agent.leave()
    await over(leg, agent)


async def transfer_target_is_busy(s: Stage) -> None:
    leg, agent = await _talking(s)
    s.boris.on_ring = replies(486)
    await _asking(s)
    await over(await ringing(s.boris))
    await talk(1)
    agent.leave()
    await over(leg, agent)


async def transfer_target_is_silent(s: Stage) -> None:
    """Anna gives up waiting: she is back with the customer."""
    leg, agent = await _talking(s)
    s.boris.on_ring = replies(180)
    await _asking(s)
    other = await ringing(s.boris)
    await talk(1)
    await s.control(lambda i, c: CancelTransfer(intent_id=i, call_id=c, line=ANNA))
    await over(other)
    await talk(1)
    leg.leave()
    await over(leg, agent)


async def customer_leaves_during_consult(s: Stage) -> None:
    leg, agent, other = await _consulting(s)
    leg.leave()
    await over(leg)
    await talk(1)
    agent.leave()
    await over(agent, other)


async def initiator_leaves_during_consult(s: Stage) -> None:
    """Hanging up is a way to complete."""
    leg, agent, other = await _consulting(s)
    agent.leave()
    await over(agent)
    await talk(1)
    other.leave()
    await over(leg, other)


async def initiator_leaves_while_target_rings(s: Stage) -> None:
    """The customer is not lost: Anna's phone rings."""
    leg, agent = await _talking(s)
    s.boris.on_ring = replies(180)
    await _asking(s)
    other = await ringing(s.boris)
    await talk(0.5)
    agent.leave()
    again = await ringing(s.anna)
    await connected(again)
    await talk(1)
    again.leave()
    await over(leg, agent, other, again)


async def outbound_transfer_after_a_cancelled_one(s: Stage) -> None:
    s.anna.on_ring = s.boris.on_ring = s.callee.on_ring = answers
    await s.dial(INTENT, ANNA, f"+{CALLEE}")
    agent, outside = await ringing(s.anna), await ringing(s.callee)
    await connected(outside)
    await talk(1)
    await _asking(s)
    first = await ringing(s.boris)
    await connected(first)
    await talk(0.5)
    await s.control(lambda i, c: CancelTransfer(intent_id=i, call_id=c, line=ANNA))
    await over(first)
    await talk(1)
    await _asking(s)
    second = await ringing(s.boris)
    await connected(second)
    await talk(0.5)
    await s.control(lambda i, c: CompleteTransfer(intent_id=i, call_id=c, line=ANNA))
    await over(agent)
    await talk(1)
    second.leave()
    await over(outside, second)


async def consult_outside(s: Stage) -> None:
    """Anna asks somebody outside and comes back."""
    leg, agent = await _talking(s)
    await _asking(s, f"+{CALLEE}")
    other = await ringing(s.callee)
    await connected(other)
    await talk(1)
    other.leave()
    await over(other)
    await talk(1)
    leg.leave()
    await over(leg, agent)


async def three_talk(s: Stage) -> None:
    """Anna goes first; Boris stays with the customer."""
    leg, agent, other = await _consulting(s)
    await s.control(lambda i, c: Meet(intent_id=i, call_id=c, line=ANNA))
    await talk(2)
    agent.leave()
    await over(agent)
    await talk(1)
    leg.leave()
    await over(leg, other)


async def parked_and_picked_up(s: Stage) -> None:
    leg, agent = await _talking(s)
    await s.control(lambda i, c: Park(intent_id=i, call_id=c, line=ANNA))
    await over(agent)
    await talk(1)
    await s.control(lambda i, c: PickUp(intent_id=i, call_id=c, line=BORIS))
    other = await ringing(s.boris)
    await connected(other)
    await talk(1)
    other.leave()
    await over(leg, other)


async def call_forwarded(s: Stage) -> None:
    """Anna's phone sends her calls to Boris's."""
    await s.join(ANNA, "support")
    s.anna.on_ring = lambda leg: leg.forward(s.exchange.uri("102"))
    s.boris.on_ring = answers
    leg = s.call_in()
    other = await ringing(s.boris)
    await connected(other)
    await talk(1)
    leg.leave()
    await over(leg, other)


async def tones_reach_the_customer(s: Stage) -> None:
    leg, agent = await _talking(s)
    await s.control(lambda i, c: SendDtmf(intent_id=i, call_id=c, line=ANNA, digits="5#"))
    await until(lambda: leg.digits == "5#", "the tones")
    leg.leave()
    await over(leg, agent)


async def supervisor_listens(s: Stage) -> None:
    """Boris hears Anna's talk and is no party to it."""
    leg, agent = await _talking(s)
    await s.control(
        lambda i, c: Spy(intent_id=i, call_id=c, line=BORIS, agent_line=ANNA, mode=SpyMode.LISTEN)
    )
    ear = await ringing(s.boris)
    await connected(ear)
    await talk(1)
    ear.leave()
    await over(ear)
    leg.leave()
    await over(leg, agent)


async def bridged_by_a_third_party(s: Stage) -> None:
    """Somebody else's program joins the customer of one call with the callee of another."""
    leg, agent = await _talking(s)
    second = s.boris.dial(s.exchange.uri(CALLEE))
    outside = await ringing(s.callee)
    await connected(second)
    await talk(1)
    channels = s.channels("trunk")
    await s.ami("Action: Bridge", f"Channel1: {channels[0]}", f"Channel2: {channels[1]}")
    await over(agent, second)
    await talk(1)
    leg.leave()
    await over(leg, outside)


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
    blind_transfer,
    blind_transfer_comes_back,
    blind_transfer_outside,
    phone_transfers_blindly,
    phone_transfers_attended,
    transfer_completed,
    transfer_cancelled,
    transfer_target_is_busy,
    transfer_target_is_silent,
    customer_leaves_during_consult,
    initiator_leaves_during_consult,
    initiator_leaves_while_target_rings,
    outbound_transfer_after_a_cancelled_one,
    consult_outside,
    three_talk,
    parked_and_picked_up,
    call_forwarded,
    tones_reach_the_customer,
    bridged_by_a_third_party,
    supervisor_listens,
)
