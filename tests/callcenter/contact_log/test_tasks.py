"""Promises: planned, kept, called off; overdue, today and later in the viewer's zone."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from callcenter.contact_log.models import Task
from callcenter.people.models import ContactPoint, ContactPointKind, ContactPointStatus, Person
from tests.callcenter.house import House


def later(**delta: float) -> str:
    return (datetime.now(UTC) + timedelta(**delta)).isoformat()


async def planned(house: House, login: str, due_at: datetime, **fields: Any) -> Task:
    user = house.users[login].id
    task = Task(due_at=due_at, assignee_id=user, author_id=user, **fields)
    await house.add(task)
    return task


async def test_task_shows_whom_to_call_and_where(house: House) -> None:
    person = Person(
        name="Олена",
        contact_points=[
            ContactPoint(kind=ContactPointKind.PHONE, value="+1", raw="", status=ContactPointStatus.WRONG),
            ContactPoint(kind=ContactPointKind.EMAIL, value="a@b.cd", raw=""),
            ContactPoint(kind=ContactPointKind.PHONE, value="+380442790101", raw=""),
        ],
    )
    await house.add(person)
    client = await house.client("olena")
    body = {"due_at": later(days=1), "person_id": str(person.id), "purpose": "offer", "importance": "high"}
    answer = await client.post("/api/tasks", json=body)
    assert answer.status_code == 201, answer.text
    task = answer.json()
    assert (task["phone"], task["assignee"]["name"], task["author"]["name"]) == (
        "+380442790101",
        "Olena",
        "Olena",
    )
    assert (task["overdue"], task["state"], task["importance"]) == (False, "open", "high")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"due_at": "2020-01-01T00:00:00Z"}, "due_in_past"),
        ({"due_at": "2030-01-01T00:00:00"}, "invalid_input"),
        ({"purpose": "nonsense"}, "invalid_input"),
        ({"person_id": "0197f3a0-0000-7000-8000-000000000000"}, "invalid_input"),
        ({"channel": "pigeon"}, "invalid_input"),
    ],
)
async def test_refuses_what_cannot_be_kept(house: House, fields: dict[str, Any], error: str) -> None:
    client = await house.client("olena")
    answer = await client.post("/api/tasks", json={"due_at": later(days=1)} | fields)
    assert (answer.status_code, answer.json()["error"]["id"]) == (422, error)


async def test_supervisor_plans_for_the_team_and_agent_for_themselves(house: House) -> None:
    cases = {
        ("olena", "ivan"): 403,
        ("olena", "olena"): 201,
        ("sofia", "ivan"): 201,
        ("sofia", "petro"): 403,
        ("anna", "petro"): 201,
    }
    for (author, assignee), status in cases.items():
        client = await house.client(author)
        body = {"due_at": later(days=1), "assignee_id": house.id(assignee)}
        assert (await client.post("/api/tasks", json=body)).status_code == status, (author, assignee)


async def test_repeated_request_plans_once(house: House) -> None:
    client = await house.client("olena")
    body, key = {"due_at": later(days=1)}, {"Idempotency-Key": "k1"}
    first = await client.post("/api/tasks", json=body, headers=key)
    second = await client.post("/api/tasks", json=body, headers=key)
    assert first.json() == second.json()
    other = await (await house.client("ivan")).post("/api/tasks", json=body, headers=key)
    assert other.json()["id"] != first.json()["id"]


async def test_overdue_today_and_later_in_the_viewers_zone(house: House) -> None:
    zone = ZoneInfo("Pacific/Kiritimati")
    midnight = datetime.combine(datetime.now(zone).date(), time.min, tzinfo=zone)
    due = {
        "yesterday": midnight - timedelta(hours=1),
        "all day": midnight + timedelta(minutes=1),
        "tonight": midnight + timedelta(hours=24, seconds=-1),
        "tomorrow": midnight + timedelta(hours=24),
    }
    for comment, at in due.items():
        await planned(house, "olena", at, comment=comment, is_all_day=comment == "all day")
    client = await house.client("olena")
    expected = {
        "overdue": ["yesterday"],
        "today": ["all day", "tonight"],
        "later": ["tomorrow"],
        "due": ["yesterday", "all day", "tonight"],
        "all": list(due),
    }
    for when, comments in expected.items():
        params = {"when": when, "tz": zone.key}
        items = (await client.get("/api/tasks", params=params)).json()["items"]
        assert [item["comment"] for item in items] == comments, when
        assert [item["comment"] for item in items if item["overdue"]] == [
            comment for comment in comments if comment == "yesterday"
        ]
    assert (await client.get("/api/tasks", params={"tz": "Mars"})).status_code == 422


async def test_three_levels_of_sight(house: House) -> None:
    due = datetime.now(UTC) + timedelta(days=1)
    task = {login: await planned(house, login, due) for login in ("olena", "ivan", "petro")}
    sight = {"olena": {"olena"}, "sofia": {"olena", "ivan"}, "anna": {"olena", "ivan", "petro"}}
    for login, owners in sight.items():
        client = await house.client(login)
        for scope in ("team", "all"):
            items = (await client.get("/api/tasks", params={"scope": scope})).json()["items"]
            assert {item["assignee"]["name"].lower() for item in items} == owners
        own = (await client.get("/api/tasks")).json()["items"]
        assert len(own) == (login == "olena")
        for owner, row in task.items():
            seen = (await client.get(f"/api/tasks/{row.id}")).status_code
            changed = (await client.patch(f"/api/tasks/{row.id}", json={"comment": login})).status_code
            assert seen == changed == (200 if owner in owners else 404), (login, owner)
            by_owner = {"assignee_id": house.id(owner)}
            listed = (await client.get("/api/tasks", params=by_owner)).json()["items"]
            assert len(listed) == (owner in owners)


async def test_changed_by_two_at_once(house: House) -> None:
    task = await planned(house, "olena", datetime.now(UTC) + timedelta(days=1))
    client = await house.client("olena")
    path = f"/api/tasks/{task.id}"
    moved = (await client.patch(path, json={"version": 1, "due_at": later(days=3)})).json()
    assert moved["version"] == 2
    stale = await client.patch(path, json={"version": 1, "comment": "x"})
    assert (stale.status_code, stale.json()["error"]["id"]) == (409, "changed_meanwhile")
    assert stale.json()["error"]["details"]["current"]["version"] == 2
    past = await client.patch(path, json={"due_at": "2020-01-01T00:00:00Z"})
    assert past.json()["error"]["id"] == "due_in_past"


async def test_overdue_task_can_be_commented_without_a_new_date(house: House) -> None:
    task = await planned(house, "olena", datetime.now(UTC) - timedelta(days=1))
    client = await house.client("olena")
    body = {"comment": "не додзвонився", "due_at": task.due_at.isoformat()}
    assert (await client.patch(f"/api/tasks/{task.id}", json=body)).status_code == 200


async def test_done_once_and_for_all(house: House) -> None:
    task = await planned(house, "olena", datetime.now(UTC))
    client = await house.client("olena")
    path = f"/api/tasks/{task.id}"
    done = (await client.post(f"{path}/done", json={"comment": "зроблено"})).json()
    assert (done["state"], done["closing_comment"], done["overdue"]) == ("done", "зроблено", False)
    assert (await client.post(f"{path}/done", json={})).json()["closing_comment"] == "зроблено"
    answer = await client.post(f"{path}/cancel", json={"reason": "x"})
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, "task_over")
    assert (await client.get("/api/tasks")).json()["items"] == []
    assert len((await client.get("/api/tasks", params={"state": "done"})).json()["items"]) == 1


async def test_calling_off_needs_a_reason(house: House) -> None:
    task = await planned(house, "olena", datetime.now(UTC))
    client = await house.client("olena")
    path = f"/api/tasks/{task.id}/cancel"
    assert (await client.post(path, json={"reason": "  "})).status_code == 422
    assert (await client.post(path, json={"reason": "клієнт помер"})).json()["state"] == "cancelled"


async def test_pages_follow_each_other(house: House) -> None:
    due = datetime.now(UTC) + timedelta(days=1)
    for number in range(7):
        await planned(house, "olena", due + timedelta(hours=number // 3))
    client = await house.client("olena")
    for state in ("open", "done"):
        seen: list[str] = []
        cursor = None
        while True:
            params = {"limit": "2", "state": state} | ({"cursor": cursor} if cursor else {})
            page = (await client.get("/api/tasks", params=params)).json()
            seen += [item["id"] for item in page["items"]]
            if (cursor := page["next_cursor"]) is None:
                break
        assert len(seen) == len(set(seen)) == 7
        for task_id in seen:
            await client.post(f"/api/tasks/{task_id}/done", json={})
