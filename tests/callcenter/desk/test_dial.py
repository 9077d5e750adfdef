"""Click-to-dial: committed first, never twice, refused with a reason, every end accounted for."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest
import sqlalchemy as sa

from callcenter.calls.models import Call, IntentKind, Line, PbxLink
from callcenter.contact_log.models import Interaction
from callcenter.desk.models import AgentStatus
from telephony.events import EndReason, LineState, LinkState
from tests.callcenter.desk.conftest import Desk, Dialled

NUMBER = "+380671234567"


async def dial(
    desk: Desk, client: httpx.AsyncClient, number: str = "067 123-45-67", **body: Any
) -> httpx.Response:
    return await client.post("/api/calls/dial", json={"number": number, **body})


async def dialled(desk: Desk) -> Dialled:
    answer = await dial(desk, await desk.house.client("olena"))
    assert answer.status_code == 202, answer.text
    return Dialled(UUID(answer.json()["intent_id"]), NUMBER, "web-olena")


async def test_the_wish_its_call_and_its_contact_are_committed_before_anything_rings(desk: Desk) -> None:
    answer = (await dial(desk, await desk.house.client("olena"))).json()
    (wish,) = await desk.wishes(IntentKind.DIAL)
    assert (str(wish.id), wish.facts["number"], wish.facts["line"]) == (
        answer["intent_id"],
        NUMBER,
        "web-olena",
    )
    card = answer["card"]
    assert (card["state"], card["direction"], card["interaction_id"]) == (
        "ringing",
        "outbound",
        answer["interaction_id"],
    )
    assert (await desk.agent("olena")).state is AgentStatus.RESERVED


async def test_a_double_click_is_one_call(desk: Desk) -> None:
    client = await desk.house.client("olena")
    answers = await asyncio.gather(*(dial(desk, client) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["call_id"] for answer in answers}) == 1
    assert len(await desk.wishes(IntentKind.DIAL)) == 1


async def test_another_number_while_the_phone_is_called_is_refused(desk: Desk) -> None:
    client = await desk.house.client("olena")
    await dial(desk, client)
    answer = await dial(desk, client, "+380509998877")
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, "line_busy")


@pytest.mark.parametrize(
    ("number", "error_id"),
    [
        ("12", "number_not_dialable"),
        ("", "number_not_dialable"),
        ("+380671234567&PJSIP/100", "number_not_dialable"),
        ("+1 900 555 0100", "number_not_allowed"),
        ("+49 30 901820", "number_not_allowed"),
    ],
)
async def test_a_number_that_may_not_be_dialled_says_why(desk: Desk, number: str, error_id: str) -> None:
    answer = await dial(desk, await desk.house.client("olena"), number)
    assert (answer.status_code, answer.json()["error"]["id"]) == (422, error_id)
    assert not await desk.wishes(IntentKind.DIAL)


@pytest.mark.parametrize(
    ("state", "error_id"),
    [(LineState.UNREACHABLE, "line_unreachable"), (LineState.IN_USE, "line_busy")],
)
async def test_a_line_that_cannot_dial_says_why(desk: Desk, state: LineState, error_id: str) -> None:
    async with desk.database.unit_of_work() as uow:
        await uow.session.execute(sa.update(Line).where(Line.name == "web-olena").values(state=state))
    answer = await dial(desk, await desk.house.client("olena"))
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, error_id)
    assert (await desk.agent("olena")).state is AgentStatus.READY


async def test_without_a_shift_there_is_no_line_to_dial_from(desk: Desk) -> None:
    answer = await dial(desk, await desk.house.client("petro"))
    assert (answer.status_code, answer.json()["error"]["id"]) == (404, "no_line")


async def test_with_asterisk_away_nothing_is_dialled(desk: Desk) -> None:
    async with desk.database.unit_of_work() as uow:
        await uow.session.execute(sa.update(PbxLink).values(state=LinkState.LOST))
    answer = await dial(desk, await desk.house.client("olena"))
    assert (answer.status_code, answer.json()["error"]["id"]) == (503, "phone_system_away")
    assert not await desk.wishes(IntentKind.DIAL)


async def test_the_stages_are_shown_up_to_wrap_up(desk: Desk) -> None:
    call = await dialled(desk)
    await desk.record(call.starts(), call.rings_agent(), call.dials(), call.progresses(), call.answers())
    await desk.record(call.ends(EndReason.COMPLETED))
    cards = [each["card"] for each in await desk.told("olena") if "card" in each]
    states = [card["state"] for card in cards]
    assert list(dict.fromkeys(states)) == ["ringing", "dialling", "progressed", "talking", "ended"]
    assert cards[-1]["needs_result"] is True
    assert (await desk.agent("olena")).state is AgentStatus.WRAP_UP


@pytest.mark.parametrize(
    "reason", [EndReason.BUSY, EndReason.NO_ANSWER, EndReason.FAILED, EndReason.CANCELLED]
)
async def test_a_call_that_was_not_answered_still_asks_for_a_result(desk: Desk, reason: EndReason) -> None:
    call = await dialled(desk)
    await desk.record(call.starts(), call.rings_agent(), call.dials(), call.ends(reason))
    assert (await desk.agent("olena")).state is AgentStatus.WRAP_UP


async def test_a_call_that_never_left_the_house_closes_itself(desk: Desk) -> None:
    call = await dialled(desk)
    await desk.record(call.starts(), call.rings_agent(), call.ends(EndReason.AGENT_UNREACHABLE))
    assert (await desk.agent("olena")).state is AgentStatus.READY
    async with desk.database.unit_of_work() as uow:
        (contact,) = await uow.session.scalars(sa.select(Interaction))
        assert (contact.disposition, contact.no_next_reason) == ("not_dialled", "agent_unreachable")
        row = await uow.session.get_one(Call, call.id)
        assert row.end_reason is EndReason.AGENT_UNREACHABLE


async def test_saving_the_result_frees_the_agent(desk: Desk) -> None:
    client = await desk.house.client("olena")
    call = await dialled(desk)
    await desk.record(call.starts(), call.dials(), call.answers(), call.ends(EndReason.COMPLETED))
    (contact,) = [card["interaction_id"] for card in (await client.get("/api/desk")).json()["cards"]]
    refused = await client.post("/api/desk/ready")
    assert (refused.status_code, refused.json()["error"]["id"]) == (409, "unfinished_result")
    closed = await client.post(
        f"/api/interactions/{contact}/close",
        json={"disposition": "answered", "next": {"kind": "none", "reason": "All is said."}},
        headers={"Idempotency-Key": "k1"},
    )
    assert closed.status_code == 200, closed.text
    assert (await desk.agent("olena")).state is AgentStatus.READY


async def test_cancelling_wishes_the_call_to_end(desk: Desk) -> None:
    call = await dialled(desk)
    client = await desk.house.client("olena")
    assert (await client.post(f"/api/calls/{call.id}/hangup")).status_code == 202
    (wish,) = await desk.wishes(IntentKind.HANG_UP)
    assert wish.facts == {"call_id": str(call.id)}
    other = await desk.house.client("petro")
    assert (await other.post(f"/api/calls/{call.id}/hangup")).status_code == 404
