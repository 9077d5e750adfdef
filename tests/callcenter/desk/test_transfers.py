"""Transfers on the desk: recorded scenes of a real Asterisk through the ledger, and the routes that start them."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from callcenter.calls.intents import from_row
from callcenter.calls.models import Call, CallAgent, CallState, IntentKind, Line
from callcenter.contact_log.models import Interaction
from callcenter.desk.models import AgentStatus
from telephony import events as e
from telephony.control import CompleteTransfer
from tests.callcenter.desk.conftest import PBX, START, Caller, Desk
from tests.telephony.transcripts import messages, replay

ANNA, BORIS = "olena", "ivan"


async def seat(desk: Desk) -> None:
    """The scenes' lines are these agents'."""
    async with desk.database.unit_of_work() as uow:
        for line, login in (("anna-line", ANNA), ("boris-line", BORIS)):
            await uow.session.execute(
                sa.update(Line).where(Line.id == desk.lines[login].id).values(name=line)
            )


async def play(desk: Desk, scene: str, *, until: type[e.CallEvent] | None = None) -> None:
    """Record the scene, or its events up to the first of this kind."""
    await seat(desk)
    told = replay(messages(scene))
    if until is not None:
        told = told[: [type(event) for event in told].index(until) + 1]
    for event in told:
        await desk.record(event)


async def the_call(desk: Desk) -> Call:
    async with desk.database.unit_of_work() as uow:
        return (await uow.session.scalars(sa.select(Call).where(Call.direction == "inbound"))).one()


async def owed(desk: Desk) -> set[str]:
    """Who has an open contact of the call."""
    names = {user.id: login for login, user in desk.house.users.items()}
    async with desk.database.unit_of_work() as uow:
        rows = await uow.session.scalars(
            sa.select(Interaction.user_id).where(Interaction.closed_at.is_(None))
        )
        return {names[user_id] for user_id in rows if user_id}


async def states(desk: Desk) -> tuple[AgentStatus, AgentStatus]:
    return (await desk.agent(ANNA)).state, (await desk.agent(BORIS)).state


@pytest.mark.parametrize("scene", ["blind_transfer", "transfer_completed", "initiator_leaves_during_consult"])
async def test_after_a_transfer_both_owe_their_own_result(desk: Desk, scene: str) -> None:
    await play(desk, scene)
    assert await states(desk) == (AgentStatus.WRAP_UP, AgentStatus.WRAP_UP)
    assert await owed(desk) == {ANNA, BORIS}
    assert (await the_call(desk)).user_id == desk.house.users[BORIS].id


@pytest.mark.parametrize("scene", ["transfer_cancelled", "transfer_target_is_silent"])
async def test_who_was_only_asked_owes_nothing(desk: Desk, scene: str) -> None:
    await play(desk, scene)
    anna, boris = await states(desk)
    assert anna is AgentStatus.WRAP_UP
    assert boris in (AgentStatus.READY, AgentStatus.NOT_RESPONDING)
    assert await owed(desk) == {ANNA}
    assert (await the_call(desk)).user_id == desk.house.users[ANNA].id


async def test_who_has_given_the_call_away_sees_it_ended(desk: Desk) -> None:
    scene = replay(messages("blind_transfer"))
    await play(desk, "blind_transfer", until=e.LineLeft)
    for event in scene[:-2]:
        await desk.record(event)
    cards = {
        login: [m["card"] for m in await desk.told(login) if m["type"] == "card_changed"][-1]
        for login in (ANNA, BORIS)
    }
    assert (cards[ANNA]["state"], cards[ANNA]["needs_result"]) == ("ended", True)
    assert (cards[BORIS]["state"], cards[BORIS]["needs_result"]) == ("talking", True)


async def test_during_the_consult_both_are_seen_as_they_are(desk: Desk) -> None:
    await play(desk, "transfer_completed", until=e.ConsultAnswered)
    assert await states(desk) == (AgentStatus.CONSULT, AgentStatus.TALKING)
    assert (await the_call(desk)).state is CallState.HELD
    card = [m for m in await desk.told(ANNA) if m["type"] == "card_changed"][-1]["card"]
    assert card["consult"]["is_answered"] is True
    assert [m["type"] for m in await desk.told(BORIS)].count("screen_popped") == 1


async def test_who_is_asked_sees_a_card_that_rings(desk: Desk) -> None:
    await play(desk, "outbound_transfer_after_a_cancelled_one", until=e.ConsultStarted)
    rings = replay(messages("outbound_transfer_after_a_cancelled_one"))
    await desk.record(next(event for event in rings if getattr(event, "line", "") == "boris-line"))
    assert (await desk.agent(BORIS)).state is AgentStatus.RINGING
    (card,) = [m["card"] for m in await desk.told(BORIS) if m["type"] == "screen_popped"]
    assert (card["state"], card["intent_id"], card["number"]) == ("ringing", None, "+380507654321")


async def test_after_the_consult_the_customer_is_back(desk: Desk) -> None:
    await play(desk, "transfer_cancelled", until=e.ConsultEnded)
    assert (await desk.agent(ANNA)).state is AgentStatus.TALKING
    assert (await the_call(desk)).state is CallState.TALKING
    card = [m for m in await desk.told(ANNA) if m["type"] == "card_changed"][-1]["card"]
    assert card["consult"] is None


async def test_a_call_that_comes_back_is_with_the_first_agent_again(desk: Desk) -> None:
    await play(desk, "blind_transfer_comes_back", until=e.LineLeft)
    assert (await the_call(desk)).state is CallState.QUEUED
    told = replay(messages("blind_transfer_comes_back"))
    again = [index for index, event in enumerate(told) if isinstance(event, e.CallAnswered)][1]
    for event in told[: again + 1]:
        await desk.record(event)
    assert (await desk.agent(ANNA)).state is AgentStatus.TALKING
    async with desk.database.unit_of_work() as uow:
        part = (await uow.session.scalars(sa.select(CallAgent))).one()
    assert part.left_at is None


async def test_an_agent_whose_phone_joined_two_calls_talks_on_in_one(desk: Desk) -> None:
    await play(desk, "phone_transfers_attended", until=e.CallsMerged)
    call = await the_call(desk)
    assert (await desk.agent(BORIS)).call_id == call.id
    await play(desk, "phone_transfers_attended")
    assert await owed(desk) == {ANNA, BORIS}
    assert AgentStatus.READY not in [step.to_state for step in (await desk.transitions(BORIS))[1:]]


async def talking(desk: Desk) -> Caller:
    caller = Caller("pbx1-1.0")
    line = desk.lines[ANNA].name
    await desk.record(caller.starts(), caller.waits(), caller.rings(line), caller.answers(line))
    return caller


async def test_a_transfer_is_a_committed_wish(desk: Desk) -> None:
    caller = await talking(desk)
    anna = await desk.house.client(ANNA)
    (target,) = (await anna.get("/api/transfer-targets")).json()
    assert (target["is_free"], target["agent_state"], target["user"]["name"]) == (
        True,
        "ready",
        desk.house.users[BORIS].name,
    )
    body = {"kind": "blind", "line_id": target["line_id"]}
    assert (await anna.post(f"/api/calls/{caller.id}/transfer", json=body)).status_code == 202
    (wish,) = await desk.wishes(IntentKind.BLIND_TRANSFER)
    assert wish.facts == {
        "call_id": str(caller.id),
        "line": desk.lines[ANNA].name,
        "target": desk.lines[BORIS].name,
    }
    again = await anna.post(f"/api/calls/{caller.id}/transfer", json=body)
    assert (again.status_code, again.json()["error"]["id"]) == (409, "transfer_running")


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        ({"kind": "blind"}, 422, "invalid_input"),
        ({"kind": "blind", "number": "12"}, 422, "number_not_dialable"),
        ({"kind": "blind", "number": "+442071234567"}, 422, "number_not_allowed"),
        ({"kind": "attended", "user_id": "01935a2b-7c00-7000-8000-000000000001"}, 404, "target_not_found"),
    ],
)
async def test_a_transfer_to_nowhere_is_refused(
    desk: Desk, body: dict[str, str], status: int, error: str
) -> None:
    caller = await talking(desk)
    answer = await (await desk.house.client(ANNA)).post(f"/api/calls/{caller.id}/transfer", json=body)
    assert (answer.status_code, answer.json()["error"]["id"]) == (status, error)
    assert await desk.wishes(IntentKind.BLIND_TRANSFER) == []


async def test_a_busy_colleague_is_said_to_be_busy(desk: Desk) -> None:
    caller = await talking(desk)
    await desk.record(e.LineChanged(pbx=PBX, line=desk.lines[BORIS].name, state=e.LineState.IN_USE, at=START))
    anna = await desk.house.client(ANNA)
    (target,) = (await anna.get("/api/transfer-targets")).json()
    assert (target["is_free"], target["line_state"]) == (False, "in_use")
    body = {"kind": "attended", "user_id": target["user"]["id"]}
    answer = await anna.post(f"/api/calls/{caller.id}/transfer", json=body)
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, "target_busy")


async def test_only_who_talks_in_a_call_transfers_it(desk: Desk) -> None:
    caller = await talking(desk)
    boris = await desk.house.client(BORIS)
    for path, body in (("transfer", {"kind": "blind", "number": "0671234567"}), ("park", None)):
        answer = await boris.post(f"/api/calls/{caller.id}/{path}", json=body)
        assert (answer.status_code, answer.json()["error"]["id"]) == (404, "call_not_found")


async def test_complete_and_cancel_need_a_consult(desk: Desk) -> None:
    caller = await talking(desk)
    anna = await desk.house.client(ANNA)

    async def ask(path: str) -> str:
        answer = await anna.post(f"/api/calls/{caller.id}/transfer/{path}")
        return str(answer.status_code if answer.status_code == 202 else answer.json()["error"]["id"])

    assert (await ask("complete"), await ask("cancel")) == ("no_transfer", "no_transfer")
    here: dict[str, Any] = {
        "call_id": caller.id,
        "pbx": PBX,
        "line": desk.lines[ANNA].name,
        "target": desk.lines[BORIS].name,
    }
    await desk.record(e.ConsultStarted(**here, at=START + timedelta(seconds=10)))
    assert await ask("complete") == "not_answered_yet"
    await desk.record(e.ConsultAnswered(**here, at=START + timedelta(seconds=12)))
    assert await ask("complete") == "202"
    (wish,) = await desk.wishes(IntentKind.COMPLETE_TRANSFER)
    assert from_row(wish) == CompleteTransfer(
        intent_id=wish.id, call_id=caller.id, line=desk.lines[ANNA].name
    )


async def test_a_parked_customer_is_picked_up_by_whoever_is_on_shift(desk: Desk) -> None:
    caller = await talking(desk)
    anna, boris = await desk.house.client(ANNA), await desk.house.client(BORIS)
    assert (await boris.post(f"/api/calls/{caller.id}/pickup")).json()["error"]["id"] == "not_waiting"
    assert (await anna.post(f"/api/calls/{caller.id}/park")).status_code == 202
    await desk.record(caller.leaves(desk.lines[ANNA].name, 20))
    assert (await boris.post(f"/api/calls/{caller.id}/pickup")).status_code == 202
    (wish,) = await desk.wishes(IntentKind.PICK_UP)
    assert wish.facts["line"] == desk.lines[BORIS].name
