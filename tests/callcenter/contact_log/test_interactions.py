"""The contact log: opened with a call, closed with a result and a next step, seen by those who may."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from callcenter.calls.models import Call, CallState
from callcenter.contact_log import service
from callcenter.contact_log.hooks import ClosedHooks, LinkedHooks
from callcenter.contact_log.models import Interaction, InteractionDirection, Task
from callcenter.kernel.db import UnitOfWork
from callcenter.people.hooks import CreatedHooks
from callcenter.people.models import Person
from callcenter.staff.models import User
from telephony.events import Direction
from tests.callcenter.house import House
from tests.callcenter.queries import counted

NOW = datetime.now(UTC)
NO_NEXT = {"kind": "none", "reason": "питання вирішено"}


def tomorrow() -> str:
    return (datetime.now(UTC) + timedelta(days=1)).isoformat()


async def contact(house: House, login: str | None = "olena", **fields: Any) -> Interaction:
    row = Interaction(
        direction=InteractionDirection.INBOUND,
        user_id=house.users[login].id if login else None,
        **{"opened_at": NOW} | fields,
    )
    await house.add(row)
    return row


async def call(house: House) -> UUID:
    row = Call(
        id=uuid4(), pbx="pbx1", linkedid="1", direction=Direction.INBOUND, state=CallState.RINGING,
        started_at=NOW, match={},
    )  # fmt: skip
    await house.add(row)
    return row.id


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, "disposition_required"),
        ({"next": NO_NEXT}, "disposition_required"),
        ({"disposition": "order"}, "next_step_required"),
        ({"disposition": "order", "next": {"kind": "none", "reason": " "}}, "next_step_required"),
        ({"disposition": "order", "next": {"kind": "task", "due_at": "2020-01-01T00:00:00Z"}}, "due_in_past"),
        (
            {"disposition": "order", "next": {"kind": "task", "due_at": "2030-01-01T00:00:00"}},
            "invalid_input",
        ),
        ({"disposition": "nonsense", "next": NO_NEXT}, "invalid_input"),
        ({"disposition": "not_dialled", "next": NO_NEXT}, "invalid_input"),
        ({"disposition": "order", "next": {"kind": "maybe"}}, "invalid_input"),
    ],
)
async def test_does_not_close_without_result_and_next_step(
    house: House, body: dict[str, Any], error: str
) -> None:
    row = await contact(house)
    client = await house.client("olena")
    answer = await client.post(f"/api/interactions/{row.id}/close", json=body)
    assert (answer.status_code, answer.json()["error"]["id"]) == (422, error)
    assert (await client.get(f"/api/interactions/{row.id}")).json()["closed_at"] is None


async def test_closing_plans_the_next_contact(house: House) -> None:
    person = Person(name="Олена", responsible_id=house.users["olena"].id)
    await house.add(person)
    row = await contact(house, person_id=person.id)
    client = await house.client("olena")
    due = tomorrow()
    answer = await client.post(
        f"/api/interactions/{row.id}/close",
        json={
            "disposition": "interested",
            "gist": "Хоче комерційну пропозицію",
            "impression": "good",
            "time_spent_s": 180,
            "next": {
                "kind": "task",
                "due_at": due,
                "purpose": "offer",
                "comment": "надіслати",
                "channel": "call",
            },
        },
    )
    assert answer.status_code == 200, answer.text
    closed, task = answer.json()["interaction"], answer.json()["task"]
    assert closed["next_task_id"] == task["id"] and closed["closed_at"] is not None
    assert (closed["disposition"], closed["impression"], closed["time_spent_s"]) == (
        "interested",
        "good",
        180,
    )
    assert (task["person"]["name"], task["assignee"]["name"], task["purpose"]) == ("Олена", "Olena", "offer")
    history = (await client.get(f"/api/people/{person.id}/interactions")).json()["items"]
    mine = (await client.get("/api/tasks")).json()["items"]
    assert [each["id"] for each in history] == [str(row.id)]
    assert [each["id"] for each in mine] == [task["id"]]


async def test_closing_twice_with_one_key_is_closing_once(house: House) -> None:
    row = await contact(house)
    client = await house.client("olena")
    body = {"disposition": "call_back", "next": {"kind": "task", "due_at": tomorrow(), "channel": "call"}}
    path = f"/api/interactions/{row.id}/close"
    key = {"Idempotency-Key": "one click"}
    first, second = await asyncio.gather(
        client.post(path, json=body, headers=key), client.post(path, json=body, headers=key)
    )
    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    assert len((await client.get("/api/tasks")).json()["items"]) == 1
    for headers in ({}, {"Idempotency-Key": "another"}):
        answer = await client.post(path, json=body, headers=headers)
        assert (answer.status_code, answer.json()["error"]["id"]) == (409, "already_closed")


async def test_database_refuses_what_the_service_would(house: House) -> None:
    row = await contact(house)
    for values in (
        {"closed_at": NOW},
        {"closed_at": NOW, "disposition": "order"},
        {"next_task_id": uuid4()},
        {"person_id": uuid4()},
        {"disposition": "nonsense"},
    ):
        with pytest.raises(IntegrityError):
            async with house.database.unit_of_work() as uow:
                await uow.session.execute(
                    sa.update(Interaction).where(Interaction.id == row.id).values(**values)
                )


async def test_database_refuses_orphan_promises(house: House) -> None:
    olena = house.users["olena"].id
    person = Person(name="Олена")
    await house.add(person)
    await house.add(Task(due_at=NOW, person_id=person.id, assignee_id=olena, author_id=olena))
    for statement in (
        sa.delete(User).where(User.id == olena),
        sa.delete(Person).where(Person.id == person.id),
        sa.update(Task).values(assignee_id=None),
    ):
        with pytest.raises(IntegrityError):
            async with house.database.unit_of_work() as uow:
                await uow.session.execute(statement)


async def test_autosave_keeps_what_is_typed(house: House) -> None:
    row = await contact(house)
    client = await house.client("olena")
    path = f"/api/interactions/{row.id}"
    await client.patch(path, json={"gist": "про рахунок", "impression": "bad"})
    answer = (await client.patch(path, json={"notes": "рядок\nще рядок", "impression": None})).json()
    assert (answer["gist"], answer["notes"], answer["impression"]) == ("про рахунок", "рядок\nще рядок", None)
    assert (await client.patch(path, json={"purpose": "nonsense"})).status_code == 422
    assert (await client.patch(path, json={"person_id": str(uuid4())})).status_code == 422


async def test_closed_contact_is_not_typed_over(house: House) -> None:
    row = await contact(house)
    client = await house.client("olena")
    path = f"/api/interactions/{row.id}"
    await client.post(f"{path}/close", json={"disposition": "order", "next": NO_NEXT})
    answer = await client.patch(path, json={"notes": "x"})
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, "already_closed")


async def test_colleagues_contact_is_not_mine_to_close(house: House) -> None:
    row = await contact(house, "petro")
    for login, status in (("olena", 404), ("sofia", 404), ("anna", 200)):
        client = await house.client(login)
        answer = await client.post(
            f"/api/interactions/{row.id}/close", json={"disposition": "order", "next": NO_NEXT}
        )
        assert answer.status_code == status


async def test_history_of_my_client_is_everybodys_contacts(house: House) -> None:
    mine = Person(name="Мій", responsible_id=house.users["olena"].id)
    await house.add(mine)
    theirs = await contact(house, "petro", person_id=mine.id)
    other = await contact(house, "petro")
    client = await house.client("olena")
    history = (await client.get(f"/api/people/{mine.id}/interactions")).json()["items"]
    assert [(each["id"], each["user"]["name"]) for each in history] == [(str(theirs.id), "Petro")]
    assert (await client.get(f"/api/interactions/{theirs.id}")).status_code == 200
    assert (await client.get(f"/api/interactions/{other.id}")).status_code == 404
    assert (await client.get("/api/interactions")).json()["items"] == []


async def test_list_filters_combine(house: House) -> None:
    old = await contact(house, opened_at=NOW - timedelta(days=3))
    new = await contact(house, "ivan")
    missed = await contact(house, None, opened_at=NOW - timedelta(hours=1))
    client = await house.client("sofia")
    await client.post(f"/api/interactions/{old.id}/close", json={"disposition": "order", "next": NO_NEXT})

    async def listed(**params: str) -> list[str]:
        return [row["id"] for row in (await client.get("/api/interactions", params=params)).json()["items"]]

    assert await listed() == [str(new.id), str(missed.id), str(old.id)]
    assert await listed(user_id=house.id("ivan")) == [str(new.id)]
    assert await listed(open="false") == [str(old.id)]
    assert await listed(open="true", to=NOW.isoformat()) == [str(missed.id)]
    assert await listed(disposition="order", direction="inbound", channel="call") == [str(old.id)]
    assert await listed(direction="outbound") == []
    assert await listed(**{"from": (NOW - timedelta(hours=2)).isoformat()}) == [str(new.id), str(missed.id)]


async def test_contact_written_by_hand(house: House) -> None:
    person = Person(name="Олена")
    await house.add(person)
    client = await house.client("olena")
    body = {"channel": "meeting", "person_id": str(person.id), "gist": "зустріч в офісі"}
    created = await client.post("/api/interactions", json=body)
    assert created.status_code == 201 and created.json()["closed_at"] is None
    future = await client.post("/api/interactions", json=body | {"opened_at": tomorrow()})
    assert future.status_code == 422


async def test_one_contact_per_call_and_agent(house: House) -> None:
    call_id = await call(house)

    async def open_for(login: str | None) -> UUID:
        async with house.database.unit_of_work() as uow:
            row = await service.open_call_interaction(
                uow,
                call_id=call_id,
                user_id=house.users[login].id if login else None,
                direction=InteractionDirection.INBOUND,
                number="+380442790101",
                person_id=None,
                task_id=None,
                at=NOW,
            )
            return row.id

    waiting = await open_for(None)
    assert await open_for(None) == waiting
    assert await open_for("olena") == waiting  # whoever answers takes over the one that waited
    assert await open_for("olena") == waiting
    assert await open_for(None) == waiting
    assert await open_for("ivan") != waiting  # a transferred call is a second agent's contact


async def test_promise_of_the_call_is_kept_when_it_is_closed(house: House) -> None:
    olena = house.users["olena"].id
    task = Task(due_at=NOW, assignee_id=olena, author_id=olena)
    await house.add(task)
    row = await contact(house, task_id=task.id)
    client = await house.client("olena")
    await client.post(f"/api/interactions/{row.id}/close", json={"disposition": "order", "next": NO_NEXT})
    assert (await client.get(f"/api/tasks/{task.id}")).json()["state"] == "done"


async def test_hooks_share_the_transaction(house: House) -> None:
    async def refuse(uow: UnitOfWork, interaction: Interaction, at: datetime) -> None:
        raise service.AlreadyClosed("The desk says no.")

    house.app.state.resources[ClosedHooks] = ClosedHooks((refuse,))
    row = await contact(house)
    client = await house.client("olena")
    answer = await client.post(
        f"/api/interactions/{row.id}/close",
        json={"disposition": "order", "next": {"kind": "task", "due_at": tomorrow()}},
    )
    assert answer.status_code == 409
    assert (await client.get(f"/api/interactions/{row.id}")).json()["closed_at"] is None
    assert (await client.get("/api/tasks")).json()["items"] == []


async def test_new_person_gets_the_contact_they_were_made_from(house: House) -> None:
    linked: list[UUID] = []

    async def note(uow: UnitOfWork, interaction: Interaction) -> None:
        linked.append(interaction.id)

    link = partial(service.link_new_person, hooks=LinkedHooks((note,)))
    house.app.state.resources[CreatedHooks] = CreatedHooks((link,))
    row = await contact(house, number="+380442790101")
    client = await house.client("olena")
    body = {"name": "Новий", "phones": ["+380442790101"], "interaction_id": str(row.id)}
    person = (await client.post("/api/people", json=body)).json()
    assert (await client.get(f"/api/interactions/{row.id}")).json()["person"]["id"] == person["id"]
    assert linked == [row.id]

    theirs = await contact(house, "petro")
    body = {"name": "Ще один", "interaction_id": str(theirs.id)}
    assert (await client.post("/api/people", json=body)).status_code == 404
    assert len((await client.get("/api/people")).json()["items"]) == 1


async def test_machine_closes_once(house: House) -> None:
    row = await contact(house)
    for disposition in ("not_dialled", "caller_gone"):
        async with house.database.unit_of_work() as uow:
            kept = await uow.session.get_one(Interaction, row.id)
            await service.close_by_machine(
                uow, kept, disposition=disposition, no_next_reason="agent_unreachable", at=NOW
            )
    client = await house.client("olena")
    assert (await client.get(f"/api/interactions/{row.id}")).json()["disposition"] == "not_dialled"


async def test_card_shows_last_contacts_and_promises_by_anyone(house: House) -> None:
    person = Person(name="Олена")
    await house.add(person)
    olena, petro = house.users["olena"].id, house.users["petro"].id
    for hours in range(5):
        await contact(house, "petro", person_id=person.id, opened_at=NOW - timedelta(hours=hours))
    await house.add(
        Task(due_at=NOW + timedelta(days=2), person_id=person.id, assignee_id=petro, author_id=petro),
        Task(due_at=NOW + timedelta(days=1), person_id=person.id, assignee_id=olena, author_id=petro),
    )
    async with house.database.unit_of_work() as uow:
        recent = await service.recent_of_person(uow, person.id)
        promised = await service.open_tasks_of_person(uow, person.id)
    assert [row.opened_at for row in recent] == [NOW - timedelta(hours=hours) for hours in range(3)]
    assert [row.user.name for row in recent if row.user] == ["Petro"] * 3
    assert [task.assignee.name for task in promised] == ["Olena", "Petro"]


async def test_results_and_purposes_have_words_in_three_languages(house: House) -> None:
    client = await house.client("olena")
    for path in ("/api/dispositions", "/api/purposes"):
        rows = (await client.get(path)).json()
        assert rows
        for row in rows:
            assert set(row["labels"]) == {"en", "ru", "uk"} and all(row["labels"].values())
    keys = [row["hotkey"] for row in (await client.get("/api/dispositions")).json() if row["hotkey"]]
    assert keys == [str(number) for number in range(1, 10)]


async def test_lists_cost_the_same_for_one_and_for_many(house: House) -> None:
    client = await house.client("anna")
    paths = ("/api/interactions", "/api/tasks?scope=all")

    async def cost(path: str) -> int:
        with counted(house.database) as statements:
            assert (await client.get(path)).status_code == 200
        return len(statements)

    async def more(count: int) -> None:
        for number in range(count):
            person = Person(name=f"P{number}", responsible_id=house.users["olena"].id)
            await house.add(person)
            await contact(house, person_id=person.id, call_id=await call(house))
            me = house.users["olena"].id
            await house.add(Task(due_at=NOW, person_id=person.id, assignee_id=me, author_id=me))

    await more(1)
    few = [await cost(path) for path in paths]
    await more(7)
    assert [await cost(path) for path in paths] == few
