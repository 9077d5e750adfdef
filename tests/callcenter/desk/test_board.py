"""The live board: what supervisors see, hear and may do, over their own teams only."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from callcenter.calls.models import IntentKind
from callcenter.desk.models import AgentStatus, Supervision
from tests.callcenter.desk.conftest import Caller, Desk
from tests.callcenter.queries import counted


async def shown(desk: Desk, login: str = "sofia") -> dict[str, list[dict[str, object]]]:
    answer = await (await desk.house.client(login)).get("/api/board")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_a_caller_waits_rings_talks_and_is_gone(desk: Desk) -> None:
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.waits())
    (queue,) = (await shown(desk))["queues"]
    assert (queue["waiting"], queue["waits_since"], queue["ready"]) == (1, "2026-11-22T09:00:00Z", 2)
    await desk.record(caller.rings("web-olena"), caller.answers("web-olena"))
    board = await shown(desk)
    (queue,), (call,) = board["queues"], board["calls"]
    assert (queue["waiting"], queue["ready"], queue["busy"], queue["away"]) == (0, 1, 1, 0)
    assert (call["state"], call["agent_name"], call["queue"]) == ("talking", "Olena", "Support")
    assert {agent["name"]: agent["state"] for agent in board["agents"]} == {
        "Olena": "talking",
        "Ivan": "ready",
    }
    await desk.record(caller.leaves("web-olena"), caller.ends())
    assert (await shown(desk))["calls"] == []


async def test_a_supervisor_sees_the_own_team_and_an_administrator_everyone(desk: Desk) -> None:
    assert {agent["name"] for agent in (await shown(desk, "sofia"))["agents"]} == {"Olena", "Ivan"}
    assert {agent["name"] for agent in (await shown(desk, "anna"))["agents"]} == {"Olena", "Ivan", "Petro"}


async def test_the_board_is_not_for_agents(desk: Desk) -> None:
    assert (await (await desk.house.client("olena")).get("/api/board")).status_code == 403


async def test_every_change_is_told_once_to_those_who_watch(desk: Desk) -> None:
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.waits(), caller.rings("web-olena"))
    for login, times in (("sofia", 1), ("anna", 1), ("olena", 0)):
        told = [each for each in await desk.told(login) if each["type"] == "board_changed"]
        assert len(told) == times


async def test_the_board_costs_the_same_queries_however_many_calls(desk: Desk) -> None:
    client = await desk.house.client("sofia")
    await client.get("/api/board")
    with counted(desk.database) as few:
        await client.get("/api/board")
    for number in range(5):
        caller = Caller(f"1.{number}", number=f"+38050111220{number}")
        await desk.record(caller.starts(), caller.waits())
    with counted(desk.database) as many:
        await client.get("/api/board")
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("act", "body", "state", "cause"),
    [
        ("pause", {"reason": "meeting"}, "paused", "forced_pause"),
        ("logout", None, "offline", "forced_logout"),
    ],
)
async def test_a_supervisor_moves_an_agent_and_is_on_record(
    desk: Desk, act: str, body: dict[str, str] | None, state: str, cause: str
) -> None:
    client = await desk.house.client("sofia")
    answer = await client.post(f"/api/board/agents/{desk.house.id('olena')}/{act}", json=body)
    assert (answer.status_code, answer.json()["state"]) == (200, state)
    sofia = desk.house.users["sofia"].id
    last = (await desk.transitions("olena"))[-1]
    assert (last.cause, last.by_user_id) == (cause, sofia)
    async with desk.database.unit_of_work() as uow:
        (row,) = await uow.session.scalars(sa.select(Supervision))
        assert (row.by_user_id, row.user_id, row.act) == (sofia, desk.house.users["olena"].id, act)
    assert [each["type"] for each in await desk.told("olena")].count("agent_changed") == 1
    wished = await desk.wishes(IntentKind.PAUSE_MEMBER if act == "pause" else IntentKind.LEAVE_QUEUE)
    assert wished[-1].facts["line"] == "web-olena"


async def test_a_supervisor_ends_a_wrap_up_and_the_result_stays_owed(desk: Desk) -> None:
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.rings("web-olena"), caller.answers("web-olena"))
    await desk.record(caller.leaves("web-olena"), caller.ends())
    client = await desk.house.client("sofia")
    answer = await client.post(f"/api/board/agents/{desk.house.id('olena')}/ready")
    assert answer.json()["state"] == "ready"
    cards = (await (await desk.house.client("olena")).get("/api/desk")).json()["cards"]
    assert [card["needs_result"] for card in cards] == [True]


async def test_a_pause_ordered_in_a_call_follows_it_and_a_logout_is_refused(desk: Desk) -> None:
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.rings("web-olena"), caller.answers("web-olena"))
    client, olena = await desk.house.client("sofia"), desk.house.id("olena")
    paused = await client.post(f"/api/board/agents/{olena}/pause", json={"reason": "meeting"})
    assert (paused.json()["state"], paused.json()["pending_pause"]) == ("talking", "meeting")
    refused = await client.post(f"/api/board/agents/{olena}/logout")
    assert (refused.status_code, refused.json()["error"]["id"]) == (409, "in_call")


@pytest.mark.parametrize(
    ("login", "whom", "status"), [("olena", "ivan", 403), ("olena", "olena", 403), ("sofia", "petro", 404)]
)
@pytest.mark.parametrize("act", ["pause", "ready", "logout"])
async def test_nobody_else_moves_an_agent(desk: Desk, login: str, whom: str, status: int, act: str) -> None:
    client = await desk.house.client(login)
    body = {"reason": "break"} if act == "pause" else None
    answer = await client.post(f"/api/board/agents/{desk.house.id(whom)}/{act}", json=body)
    assert answer.status_code == status
    assert (await desk.agent("ivan")).state is AgentStatus.READY
    async with desk.database.unit_of_work() as uow:
        assert (await uow.session.scalars(sa.select(Supervision))).all() == []


async def test_what_a_supervisor_did_cannot_be_undone_on_paper(desk: Desk) -> None:
    client = await desk.house.client("sofia")
    await client.post(f"/api/board/agents/{desk.house.id('olena')}/logout")
    for change in (sa.delete(Supervision), sa.update(Supervision).values(act="ready")):
        with pytest.raises(DBAPIError, match="only added"):
            async with desk.database.unit_of_work() as uow:
                await uow.session.execute(change)
