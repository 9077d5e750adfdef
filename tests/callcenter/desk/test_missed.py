"""Missed calls: what became of each, who is asked to call back, and that it is settled for everyone."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from callcenter.calls.missed_rules import Fate, fate_of, who_calls_back
from callcenter.calls.models import MissedCall
from callcenter.contact_log.models import Importance, Task, TaskState
from callcenter.kernel.ids import new_id
from callcenter.people.models import ContactPoint, ContactPointKind, Person
from telephony.events import Direction, EndReason, RingEnd
from tests.callcenter.desk.conftest import START, Caller, Desk, Dialled

NUMBER = "+380501112233"


async def misses(desk: Desk, caller: Caller, at: float = 0) -> None:
    await desk.record(caller.starts(at), caller.waits(at + 1), caller.rings("web-olena", at + 2))
    await desk.record(
        caller.ring_ends("web-olena", RingEnd.CALLER_GONE, at + 12), caller.ends(EndReason.ABANDONED, at + 12)
    )


async def talks(desk: Desk, caller: Caller, at: float) -> None:
    await desk.record(caller.starts(at), caller.waits(at + 1), caller.rings("web-ivan", at + 2))
    await desk.record(caller.answers("web-ivan", at + 5))


async def call_back(desk: Desk, number: str = NUMBER) -> Dialled:
    answer = await (await desk.house.client("olena")).post("/api/calls/dial", json={"number": number})
    assert answer.status_code == 202, answer.text
    return Dialled(answer.json()["intent_id"], number, "web-olena")


async def listed(desk: Desk, login: str = "sofia", **wanted: Any) -> list[dict[str, Any]]:
    answer = await (await desk.house.client(login)).get("/api/missed-calls", params=wanted)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


async def tasks(desk: Desk) -> Sequence[Task]:
    async with desk.database.unit_of_work() as uow:
        return (await uow.session.scalars(sa.select(Task).order_by(Task.created_at))).all()


@pytest.fixture
async def person(desk: Desk) -> Person:
    kept = Person(name="Iryna Bondar", responsible_id=desk.house.users["petro"].id)
    await desk.house.add(kept)
    await desk.house.add(
        *(
            ContactPoint(person_id=kept.id, kind=ContactPointKind.PHONE, value=number, raw=number)
            for number in (NUMBER, "+380671234567")
        )
    )
    return kept


async def test_a_caller_whom_nobody_answered_is_missed_and_somebody_shall_call_back(desk: Desk) -> None:
    await misses(desk, Caller("1.1"))
    (missed,) = await listed(desk)
    assert (missed["fate"], missed["e164"], missed["times"], missed["wait_seconds"]) == (
        "not_returned",
        NUMBER,
        1,
        12,
    )
    (task,) = await tasks(desk)
    assert (task.assignee_id, str(task.id)) == (desk.house.users["sofia"].id, missed["task_id"])
    assert NUMBER in task.comment
    assert task.due_at == START + timedelta(seconds=12, minutes=20)


async def test_an_answered_call_is_not_missed(desk: Desk) -> None:
    caller = Caller("1.1")
    await talks(desk, caller, 0)
    await desk.record(caller.leaves("web-ivan"), caller.ends())
    assert await listed(desk) == []


async def test_the_persons_responsible_is_asked_first(desk: Desk, person: Person) -> None:
    await misses(desk, Caller("1.1"))
    (task,) = await tasks(desk)
    assert (task.assignee_id, task.person_id) == (desk.house.users["petro"].id, person.id)


async def test_a_caller_who_tries_again_in_vain_is_one_task_and_an_urgent_one(desk: Desk) -> None:
    await misses(desk, Caller("1.1"))
    await misses(desk, Caller("1.2"), at=60)
    (task,) = await tasks(desk)
    assert task.importance is Importance.HIGH
    assert [row["times"] for row in await listed(desk)] == [2, 2]


async def test_a_caller_who_gets_through_later_settles_all_and_the_task_is_done(desk: Desk) -> None:
    await misses(desk, Caller("1.1"))
    await misses(desk, Caller("1.2"), at=60)
    await talks(desk, Caller("1.3"), at=120)
    rows = await listed(desk)
    assert [(row["fate"], row["settled_by"]["name"]) for row in rows] == [("got_through", "Ivan")] * 2
    assert [task.state for task in await tasks(desk)] == [TaskState.DONE]


async def test_anyone_who_reaches_the_person_by_any_number_settles_it(desk: Desk, person: Person) -> None:
    await misses(desk, Caller("1.1"))
    async with desk.database.unit_of_work() as uow:  # dialled by the clock of today
        await uow.session.execute(
            sa.update(MissedCall).values(missed_at=datetime.now(START.tzinfo) - timedelta(minutes=5))
        )
    back = await call_back(desk, "+380671234567")
    await desk.record(back.starts(), back.rings_agent(), back.dials(), back.progresses())
    assert [row["fate"] for row in await listed(desk)] == ["not_returned"]
    await desk.record(back.answers())
    assert [row["fate"] for row in await listed(desk)] == ["returned_soon"]
    (task,) = await tasks(desk)
    assert (task.state, task.assignee_id) == (TaskState.DONE, desk.house.users["petro"].id)


async def test_a_missed_call_learnt_late_knows_that_they_got_through_since(desk: Desk) -> None:
    await talks(desk, Caller("1.2"), at=60)
    await misses(desk, Caller("1.1"))
    assert [row["fate"] for row in await listed(desk)] == ["got_through"]
    assert await tasks(desk) == []


async def test_a_call_that_was_answered_after_all_was_never_missed(desk: Desk) -> None:
    caller = Caller("1.1")
    await misses(desk, caller)
    await desk.record(caller.answers("web-ivan", 5))
    assert await listed(desk) == []
    assert [task.state for task in await tasks(desk)] == [TaskState.DONE]


async def test_a_hidden_number_is_missed_without_a_task(desk: Desk) -> None:
    await misses(desk, Caller("1.1", number=""))
    (missed,) = await listed(desk)
    assert (missed["e164"], missed["fate"], missed["task_id"]) == (None, "not_returned", None)


async def test_the_end_told_twice_is_one_missed_call(desk: Desk) -> None:
    caller = Caller("1.1")
    await misses(desk, caller)
    await desk.record(caller.ends(EndReason.ABANDONED, 13))
    assert len(await listed(desk)) == 1
    assert len(await tasks(desk)) == 1


async def test_the_list_is_filtered_and_paged(desk: Desk) -> None:
    for number in range(3):
        await misses(desk, Caller(f"1.{number}", number=f"+38050111220{number}"), at=60 * number)
    await talks(desk, Caller("2.1", number="+380501112201"), at=600)
    assert [row["e164"][-1] for row in await listed(desk, fate="not_returned")] == ["2", "0"]
    assert [row["e164"][-1] for row in await listed(desk, number="112201")] == ["1"]
    client = await desk.house.client("sofia")
    first = (await client.get("/api/missed-calls", params={"limit": 2})).json()
    rest = (await client.get("/api/missed-calls", params={"cursor": first["next_cursor"]})).json()
    assert [row["e164"][-1] for row in first["items"] + rest["items"]] == ["2", "1", "0"]


@pytest.mark.parametrize(
    ("after", "direction", "fate"),
    [
        (timedelta(minutes=1), Direction.INBOUND, Fate.GOT_THROUGH),
        (timedelta(minutes=20), Direction.OUTBOUND, Fate.RETURNED_SOON),
        (timedelta(minutes=21), Direction.OUTBOUND, Fate.RETURNED),
        (timedelta(hours=23), Direction.OUTBOUND, Fate.RETURNED),
        (timedelta(hours=24), Direction.OUTBOUND, Fate.RETURNED_LATE),
    ],
)
def test_the_fate_is_a_matter_of_who_called_and_when(
    after: timedelta, direction: Direction, fate: Fate
) -> None:
    assert fate_of(START, START + after, direction) is fate


def test_the_supervisor_with_the_fewest_tasks_calls_back() -> None:
    one, two = new_id(), new_id()
    assert who_calls_back(None, [one, two], {one: 3, two: 1}) == two
    assert who_calls_back(one, [two], {}) == one
    assert who_calls_back(None, [], {}) is None
