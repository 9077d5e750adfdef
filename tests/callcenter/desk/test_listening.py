"""Listening in: on record before a sound, over the own teams only, one at a time."""

from collections.abc import Sequence
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from callcenter.calls.intents import finish
from callcenter.calls.models import Intent, IntentKind, Line, LineKind
from callcenter.desk.agents import start_shift
from callcenter.desk.models import Supervision
from callcenter.desk.recorders import on_intent_refused
from telephony import events as e
from telephony.phone import Outcome, OutcomeState
from tests.callcenter.desk.conftest import PBX, START, Caller, Desk

CALL = Caller("1.1")


@pytest.fixture
async def talk(desk: Desk) -> Desk:
    """Olena talks; Sofia, her supervisor, is on shift with a phone of her own."""
    line = Line(
        name="web-sofia",
        secret="a-secret-of-a-test",
        kind=LineKind.WEBRTC,
        extension="201",
        user_id=desk.house.users["sofia"].id,
        state=e.LineState.IDLE,
    )
    await desk.house.add(line)
    async with desk.database.unit_of_work() as uow:
        await start_shift(uow, desk.house.users["sofia"].id, line.id, pbx=PBX, now=START)
    await desk.record(CALL.starts(), CALL.waits(), CALL.rings("web-olena"), CALL.answers("web-olena"))
    return desk


async def listen(
    desk: Desk, login: str = "sofia", whom: str = "olena", mode: str = "listen"
) -> httpx.Response:
    client = await desk.house.client(login)
    return await client.post(f"/api/board/agents/{desk.house.id(whom)}/listen", json={"mode": mode})


async def acts(desk: Desk) -> Sequence[Supervision]:
    async with desk.database.unit_of_work() as uow:
        return (await uow.session.scalars(sa.select(Supervision).order_by(Supervision.id))).all()


async def heard(desk: Desk) -> Any:
    return (await (await desk.house.client("sofia")).get("/api/board")).json()["listening"]


async def test_a_supervisor_listens_and_is_on_record_with_the_wish(talk: Desk) -> None:
    answer = await listen(talk)
    assert answer.status_code == 202, answer.text
    (wish,) = await talk.wishes(IntentKind.SPY)
    assert (wish.facts["line"], wish.facts["agent_line"], wish.facts["mode"]) == (
        "web-sofia",
        "web-olena",
        "listen",
    )
    assert answer.json()["id"] == str(wish.id)
    (act,) = await acts(talk)
    assert (act.act, act.by_user_id, act.user_id, act.call_id) == (
        "listen",
        talk.house.users["sofia"].id,
        talk.house.users["olena"].id,
        CALL.id,
    )
    assert (await heard(talk))["mode"] == "listen"


async def test_another_mode_switches_without_ringing_again(talk: Desk) -> None:
    first = (await listen(talk)).json()
    for mode in ("whisper", "barge"):
        assert (await listen(talk, mode=mode)).json() == first | {"mode": mode}
    assert len(await talk.wishes(IntentKind.SPY)) == 1
    assert [wish.facts["mode"] for wish in await talk.wishes(IntentKind.SWITCH_SPY)] == ["whisper", "barge"]
    assert [act.act for act in await acts(talk)] == ["listen", "whisper", "barge"]


async def test_listening_stops_at_a_click(talk: Desk) -> None:
    await listen(talk)
    client = await talk.house.client("sofia")
    for _ in range(2):
        assert (await client.delete("/api/board/listening")).status_code == 204
    assert len(await talk.wishes(IntentKind.STOP_SPY)) == 1
    assert await heard(talk) is None


@pytest.mark.parametrize(
    ("login", "whom", "status"), [("olena", "ivan", 403), ("ivan", "olena", 403), ("sofia", "petro", 404)]
)
async def test_nobody_else_listens_and_no_channel_is_made(
    talk: Desk, login: str, whom: str, status: int
) -> None:
    client = await talk.house.client(login)
    answer = await client.post(f"/api/board/agents/{talk.house.id(whom)}/listen", json={"mode": "listen"})
    assert answer.status_code == status
    assert await talk.wishes(IntentKind.SPY) == []
    assert await acts(talk) == []


async def test_an_agent_who_does_not_talk_cannot_be_listened_to(talk: Desk) -> None:
    answer = await listen(talk, whom="ivan")
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, "not_talking")


async def test_without_a_phone_one_cannot_listen(talk: Desk) -> None:
    answer = await listen(talk, login="anna")
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, "not_on_shift")


async def test_what_asterisk_refuses_is_heard_no_more(talk: Desk) -> None:
    await listen(talk)
    (wish,) = await talk.wishes(IntentKind.SPY)
    async with talk.database.unit_of_work() as uow:
        outcome = Outcome(state=OutcomeState.REFUSED, reason="no_such_call", detail="")
        await finish(uow, wish.id, outcome, START)
        await on_intent_refused(uow, await uow.session.get_one(Intent, wish.id), START)
    assert await heard(talk) is None


async def test_a_phone_put_down_ends_the_listening(talk: Desk) -> None:
    await listen(talk)
    for state in (e.LineState.IN_USE, e.LineState.IDLE):
        await talk.record(e.LineChanged(pbx=PBX, line="web-sofia", state=state, at=START.replace(year=2027)))
    assert await heard(talk) is None


async def test_the_end_of_the_call_ends_the_listening(talk: Desk) -> None:
    await listen(talk)
    await talk.record(CALL.leaves("web-olena"), CALL.ends())
    assert await heard(talk) is None
