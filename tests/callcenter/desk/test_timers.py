"""What the server does by itself: limits of wrap-ups and pauses, agents whose link is gone."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from callcenter.bootstrap import CLOSED_HOOKS
from callcenter.calls.models import Line, PbxLink, Queue, WrapUpMode
from callcenter.contact_log.models import Importance, Interaction
from callcenter.desk.agents import step
from callcenter.desk.clock import Cause
from callcenter.desk.models import Agent, AgentStatus, AtLimit, PauseReason
from callcenter.desk.presence import note_seen
from callcenter.desk.sweeper import LINK_GRACE, sweep
from telephony.events import LineState, LinkState
from tests.callcenter.desk.conftest import PBX, START, Caller, Desk

ENDED = 65
LIMIT = 60  # the queue's wrap-up


async def sweep_at(desk: Desk, seconds: float) -> int:
    async with desk.database.unit_of_work() as uow:
        return await sweep(uow, pbx=PBX, hooks=CLOSED_HOOKS, now=START + timedelta(seconds=seconds))


async def wrap_up(desk: Desk, mode: WrapUpMode, extensions: int = 0) -> Caller:
    async with desk.database.unit_of_work() as uow:
        await uow.session.execute(sa.update(Queue).values(wrap_up_mode=mode, wrap_up_extensions=extensions))
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.waits(), caller.rings("web-olena"), caller.answers("web-olena"))
    await desk.record(caller.leaves("web-olena"), caller.ends(s=ENDED))
    assert (await desk.agent("olena")).state is AgentStatus.WRAP_UP
    return caller


async def contact(desk: Desk) -> Interaction:
    async with desk.database.unit_of_work() as uow:
        return (await uow.session.scalars(sa.select(Interaction))).one()


async def save_result(desk: Desk) -> Any:
    client = await desk.house.client("olena")
    body = {"disposition": "answered", "next": {"kind": "none", "reason": "nothing to do"}}
    return await client.post(f"/api/interactions/{(await contact(desk)).id}/close", json=body)


@pytest.mark.parametrize("mode", [WrapUpMode.OPTIONAL, WrapUpMode.MANDATORY])
async def test_a_wrap_up_without_a_time_box_has_no_end_of_its_own(desk: Desk, mode: WrapUpMode) -> None:
    await wrap_up(desk, mode)
    assert await sweep_at(desk, ENDED + 3600) == 0
    assert (await desk.agent("olena")).state is AgentStatus.WRAP_UP


async def test_an_optional_wrap_up_may_be_left_and_the_result_stays_owed(desk: Desk) -> None:
    await wrap_up(desk, WrapUpMode.OPTIONAL)
    client = await desk.house.client("olena")
    answer = await client.post("/api/desk/ready")
    assert (answer.status_code, answer.json()["state"]) == (200, "ready")
    assert (await contact(desk)).closed_at is None
    cards = (await client.get("/api/desk")).json()["cards"]
    assert [card["needs_result"] for card in cards] == [True]


async def test_a_time_boxed_wrap_up_ends_with_a_result_of_the_machine_for_the_supervisor(desk: Desk) -> None:
    await wrap_up(desk, WrapUpMode.TIME_BOXED)
    assert await sweep_at(desk, ENDED + LIMIT - 1) == 0
    assert await sweep_at(desk, ENDED + LIMIT) == 1
    assert await sweep_at(desk, ENDED + LIMIT + 5) == 0
    left = await contact(desk)
    assert (left.disposition, left.importance) == ("wrap_up_timeout", Importance.HIGH)
    last = (await desk.transitions("olena"))[-1]
    assert (last.to_state, last.cause, last.by_user_id) == (AgentStatus.READY, Cause.WRAP_UP_LIMIT, None)


async def test_a_time_boxed_wrap_up_ends_earlier_with_the_result(desk: Desk) -> None:
    await wrap_up(desk, WrapUpMode.TIME_BOXED)
    assert (await save_result(desk)).status_code == 200
    assert (await desk.agent("olena")).state is AgentStatus.READY


async def test_a_wrap_up_of_fixed_length_is_not_shortened_by_the_result(desk: Desk) -> None:
    await wrap_up(desk, WrapUpMode.FIXED)
    async with desk.database.unit_of_work() as uow:  # the request's clock is today's
        later = START + timedelta(days=3650)
        await uow.session.execute(
            sa.update(Agent)
            .where(Agent.state == AgentStatus.WRAP_UP)
            .values(wrap_up_ends_at=later, due_at=later)
        )
    assert (await save_result(desk)).status_code == 200
    assert (await desk.agent("olena")).state is AgentStatus.WRAP_UP
    refused = await (await desk.house.client("olena")).post("/api/desk/ready")
    assert (refused.status_code, refused.json()["error"]["id"]) == (409, "wrap_up_lasts")
    assert await sweep_at(desk, 3651 * 86400) == 1
    assert (await desk.agent("olena")).state is AgentStatus.READY
    assert (await contact(desk)).disposition == "answered"


async def test_a_wrap_up_is_longer_by_a_minute_as_often_as_the_queue_allows(desk: Desk) -> None:
    await wrap_up(desk, WrapUpMode.TIME_BOXED, extensions=1)
    client = await desk.house.client("olena")
    assert (await client.post("/api/desk/wrap-up/extend")).json()["extensions_left"] == 0
    assert await sweep_at(desk, ENDED + LIMIT + 59) == 0
    refused = await client.post("/api/desk/wrap-up/extend")
    assert (refused.status_code, refused.json()["error"]["id"]) == (409, "no_extension_left")
    assert await sweep_at(desk, ENDED + LIMIT + 60) == 1


async def test_a_pause_asked_for_in_the_call_follows_the_time_box(desk: Desk) -> None:
    await wrap_up(desk, WrapUpMode.TIME_BOXED)
    await (await desk.house.client("olena")).post("/api/desk/pause", json={"reason": "lunch"})
    await sweep_at(desk, ENDED + LIMIT)
    agent = await desk.agent("olena")
    assert (agent.state, agent.pause_reason) == (AgentStatus.PAUSED, "lunch")


async def pause(desk: Desk, at_limit: AtLimit) -> None:
    async with desk.database.unit_of_work() as uow:
        await uow.session.execute(
            sa.update(PauseReason)
            .where(PauseReason.code == "break")
            .values(limit_seconds=600, at_limit=at_limit)
        )
        agent = await uow.session.get_one(Agent, desk.house.users["olena"].id)
        await uow.session.refresh(agent, ["line"])
        await step(uow, agent, Cause.PAUSE_PRESSED, START, pause="break", by_user_id=agent.user_id, pbx=PBX)


@pytest.mark.parametrize(
    ("at_limit", "state"),
    [
        (AtLimit.ALERT, AgentStatus.PAUSED),
        (AtLimit.READY, AgentStatus.READY),
        (AtLimit.LOGOUT, AgentStatus.OFFLINE),
    ],
)
async def test_a_pause_beyond_its_limit_does_what_its_reason_says(
    desk: Desk, at_limit: AtLimit, state: AgentStatus
) -> None:
    await pause(desk, at_limit)
    assert await sweep_at(desk, 599) == 0
    assert await sweep_at(desk, 600) == 1
    assert await sweep_at(desk, 700) == 0
    assert (await desk.agent("olena")).state is state
    for login, told in (("olena", True), ("sofia", True), ("anna", True), ("ivan", False)):
        overruns = [each for each in await desk.told(login) if each["type"] == "pause_overrun"]
        assert len(overruns) == told


async def test_two_workers_do_what_is_due_once(desk: Desk) -> None:
    await pause(desk, AtLimit.READY)
    later = START + timedelta(seconds=601)
    async with desk.database.unit_of_work() as one, desk.database.unit_of_work() as two:
        assert await sweep(one, pbx=PBX, hooks=CLOSED_HOOKS, now=later) == 1
        assert await sweep(two, pbx=PBX, hooks=CLOSED_HOOKS, now=later) == 0


async def lose_phone(desk: Desk) -> None:
    async with desk.database.unit_of_work() as uow:
        await uow.session.execute(
            sa.update(Line)
            .where(Line.name == "web-olena")
            .values(state=LineState.UNREACHABLE, state_at=START)
        )


async def see(desk: Desk, login: str, seconds: float) -> None:
    users: list[UUID] = [desk.house.users[login].id]
    async with desk.database.unit_of_work() as uow:
        await note_seen(uow, users, START + timedelta(seconds=seconds))


async def test_without_tab_and_phone_an_agent_is_not_called_ready_and_comes_back_with_the_phone(
    desk: Desk,
) -> None:
    await lose_phone(desk)
    await see(desk, "olena", 5)
    assert await sweep_at(desk, 30) == 0  # a short loss
    assert await sweep_at(desk, 35) == 1
    assert (await desk.agent("olena")).state is AgentStatus.LINK_LOST
    async with desk.database.unit_of_work() as uow:
        await uow.session.execute(sa.update(Line).values(state=LineState.IDLE))
    assert await sweep_at(desk, 50) == 1
    assert (await desk.agent("olena")).state is AgentStatus.READY
    assert [each.cause for each in await desk.transitions("olena")][-2:] == ["link_lost", "link_back"]


async def test_a_tab_alone_or_a_phone_alone_keeps_the_agent_ready(desk: Desk) -> None:
    assert await sweep_at(desk, 3600) == 0  # no tab was ever seen, the phone is there
    await lose_phone(desk)
    await see(desk, "olena", 3600 - LINK_GRACE.total_seconds() + 1)
    assert await sweep_at(desk, 3600) == 0


async def test_with_asterisk_away_nothing_is_said_of_phones(desk: Desk) -> None:
    await lose_phone(desk)
    async with desk.database.unit_of_work() as uow:
        await uow.session.execute(sa.update(PbxLink).values(state=LinkState.LOST))
    assert await sweep_at(desk, 3600) == 0


async def test_a_paused_agent_stays_paused_whatever_the_link(desk: Desk) -> None:
    await pause(desk, AtLimit.ALERT)
    await lose_phone(desk)
    await sweep_at(desk, 300)
    assert (await desk.agent("olena")).state is AgentStatus.PAUSED
