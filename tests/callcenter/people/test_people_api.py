"""Persons and organisations: created, found, changed by two at once, seen by those who may."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from callcenter.contact_log.models import Interaction, InteractionDirection, Task
from callcenter.people.models import ContactPoint, ContactPointKind, Organisation, Person
from tests.callcenter.house import House
from tests.callcenter.queries import counted

NOW = datetime.now(UTC)


async def create(client: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await client.post("/api/people", json={"name": "Олена Коваль"} | fields)
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


async def test_creates_a_person_with_an_organisation_and_points(house: House) -> None:
    client = await house.client("olena")
    person = await create(
        client,
        phones=["044 279 01 01 доб. 5", "", "+380442790101"],
        emails=["Olena@Example.COM"],
        organisation_name="Нова Контора",
        notes="перший\nрядок",
        timezone="Europe/Kyiv",
    )
    assert [(p["kind"], p["value"], p["extension"]) for p in person["contact_points"]] == [
        ("phone", "+380442790101", "5"),
        ("email", "olena@example.com", ""),
    ]
    assert person["responsible"]["name"] == "Olena" and person["organisation"]["name"] == "Нова Контора"
    again = await create(client, name="Ігор", organisation_name="НОВА КОНТОРА")
    assert again["organisation"] == person["organisation"]
    organisation = (await client.get(f"/api/organisations/{person['organisation']['id']}")).json()
    assert {each["name"] for each in organisation["people"]} == {"Олена Коваль", "Ігор"}


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"phones": ["0442790101", "12"]}, "phones.1"),
        ({"emails": ["nobody"]}, "emails.0"),
        ({"name": " "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"timezone": "Kyiv"}, "timezone"),
        ({"birthday": "31.12.1990"}, "birthday"),
        ({"notes": "x" * 20_001}, "notes"),
        ({"kind": "friend"}, "kind"),
    ],
)
async def test_names_the_field_at_fault(house: House, fields: dict[str, Any], fault: str) -> None:
    client = await house.client("olena")
    answer = await client.post("/api/people", json={"name": "Олена"} | fields)
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert error["id"] == "invalid_input"
    assert [each["field"] for each in error["details"]["fields"]] == [fault]


async def test_known_number_is_shown_before_a_second_person_is_made(house: House) -> None:
    await create(await house.client("petro"), phones=["0442790101"])
    client = await house.client("olena")
    body = {"name": "Олена К.", "phones": ["+380 44 279 01 01"]}
    answer = await client.post("/api/people", json=body)
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, "number_known")
    known = answer.json()["error"]["details"]["people"][0]
    assert (known["name"], known["responsible"]["name"]) == ("Олена Коваль", "Petro")
    assert (await client.post("/api/people?force=true", json=body)).status_code == 201


async def test_second_to_save_sees_what_is_new(house: House) -> None:
    client, colleague = await house.client("olena"), await house.client("sofia")
    person = await create(client)
    path = f"/api/people/{person['id']}"
    await colleague.patch(path, json={"version": person["version"], "city": "Львів"})
    answer = await client.patch(path, json={"version": person["version"], "notes": "моє"})
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, "changed_meanwhile")
    current = answer.json()["error"]["details"]["current"]
    assert current["city"] == "Львів"
    merged = await client.patch(path, json={"version": current["version"], "notes": "моє"})
    assert (merged.json()["city"], merged.json()["notes"]) == ("Львів", "моє")


async def test_saving_the_same_again_is_no_new_version(house: House) -> None:
    client = await house.client("olena")
    person = await create(client, city="Київ")
    answer = await client.patch(
        f"/api/people/{person['id']}", json={"version": person["version"], "city": "Київ"}
    )
    assert answer.json()["version"] == person["version"]


async def test_emptying_a_field(house: House) -> None:
    client = await house.client("olena")
    person = await create(client, birthday="1990-12-31", organisation_name="Контора", city="Київ")
    changed = {"version": person["version"], "birthday": None, "organisation_id": None, "city": ""}
    answer = (await client.patch(f"/api/people/{person['id']}", json=changed)).json()
    assert (answer["birthday"], answer["organisation"], answer["city"]) == (None, None, "")


async def test_agent_does_not_give_clients_away(house: House) -> None:
    client = await house.client("olena")
    person = await create(client)
    path = f"/api/people/{person['id']}"
    for responsible in (house.id("ivan"), None):
        body = {"version": person["version"], "responsible_id": responsible}
        assert (await client.patch(path, json=body)).status_code == 403
    body = {"version": person["version"], "responsible_id": house.id("ivan")}
    answer = await (await house.client("sofia")).patch(path, json=body)
    assert answer.json()["responsible"]["name"] == "Ivan"
    assert (await client.get(path)).status_code == 404


async def test_contact_points_are_added_and_changed(house: House) -> None:
    client = await house.client("olena")
    person = await create(client, phones=["0442790101"])
    path = f"/api/people/{person['id']}/contact-points"
    added = await client.post(path, json={"kind": "phone", "value": "067 123 45 11", "label": "mobile"})
    assert added.status_code == 201 and added.json()["value"] == "+380671234511"
    twice = await client.post(path, json={"kind": "phone", "value": "+380671234511"})
    assert (twice.status_code, twice.json()["error"]["id"]) == (409, "contact_point_known")
    wrong = await client.patch(f"{path}/{added.json()['id']}", json={"status": "wrong"})
    assert wrong.json()["status"] == "wrong"
    broken = await client.patch(f"{path}/{added.json()['id']}", json={"value": "123"})
    assert broken.status_code == 422
    other = await create(await house.client("petro"), name="Чужий")
    stolen = await client.post(
        f"/api/people/{other['id']}/contact-points", json={"kind": "email", "value": "a@b.cd"}
    )
    assert stolen.status_code == 404


async def test_three_levels_of_sight(house: House) -> None:
    owners = {"olena": "olena", "ivan": "ivan", "petro": "petro", "nobody": None}
    people = {
        name: Person(name=name, responsible_id=house.users[owner].id if owner else None)
        for name, owner in owners.items()
    }
    await house.add(*people.values())
    sight = {
        "olena": {"olena", "nobody"},
        "sofia": {"olena", "ivan", "nobody"},
        "petro": {"petro", "nobody"},
        "anna": {"olena", "ivan", "petro", "nobody"},
    }
    for login, names in sight.items():
        client = await house.client(login)
        listed = (await client.get("/api/people")).json()["items"]
        assert {item["name"] for item in listed} == names
        for name, person in people.items():
            for path in ("", "/interactions", "/tasks"):
                status = (await client.get(f"/api/people/{person.id}{path}")).status_code
                assert status == (200 if name in names else 404), (login, name, path)


async def test_person_in_hand_is_seen_in_full_until_the_contact_is_closed(house: House) -> None:
    person = Person(name="Чужий клієнт", responsible_id=house.users["petro"].id, notes="секрет")
    await house.add(person)
    client = await house.client("olena")
    assert (await client.get(f"/api/people/{person.id}")).status_code == 404

    petro = house.users["petro"].id
    earlier = Interaction(
        direction=InteractionDirection.INBOUND, user_id=petro, person_id=person.id, opened_at=NOW
    )
    task = Task(due_at=NOW, person_id=person.id, assignee_id=petro, author_id=petro)
    await house.add(earlier, task)
    theirs = (f"/api/interactions/{earlier.id}", f"/api/tasks/{task.id}")
    for path in theirs:
        assert (await client.get(path)).status_code == 404

    interaction = Interaction(
        direction=InteractionDirection.INBOUND,
        user_id=house.users["olena"].id,
        person_id=person.id,
        opened_at=NOW,
    )
    await house.add(interaction)
    assert (await client.get(f"/api/people/{person.id}")).json()["notes"] == "секрет"
    assert len((await client.get(f"/api/people/{person.id}/interactions")).json()["items"]) == 2
    for path in theirs:
        assert (await client.get(path)).status_code == 200
    assert (await client.patch(theirs[1], json={"comment": "моє"})).status_code == 404

    closed = await client.post(
        f"/api/interactions/{interaction.id}/close",
        json={"disposition": "answered", "next": {"kind": "none", "reason": "питання вирішено"}},
    )
    assert closed.status_code == 200
    for path in (f"/api/people/{person.id}", *theirs):
        assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("КОВАЛЬ", {"Олена Коваль"}),
        ("example.com", {"Олена Коваль"}),
        ("нова контора", {"Олена Коваль"}),
        ("(044) 279", {"Олена Коваль"}),
        ("+38044 279 01 01", {"Олена Коваль"}),
        ("одес", {"Emily Brooks"}),
        ("%", set()),
        ("zzz", set()),
        ("", {"Олена Коваль", "Emily Brooks"}),
    ],
)
async def test_search_finds_by_any_part(house: House, q: str, names: set[str]) -> None:
    client = await house.client("olena")
    await create(client, phones=["0442790101"], emails=["o@example.com"], organisation_name="Нова Контора")
    await create(client, name="Emily Brooks", phones=["+12025550106"], city="Одеса")
    found = (await client.get("/api/people", params={"q": q})).json()["items"]
    assert {item["name"] for item in found} == names


async def test_list_shows_phone_last_contact_and_next_task(house: House) -> None:
    client = await house.client("olena")
    person = await create(client, phones=["0442790101", "0671234511"])
    me = house.users["olena"].id
    due = NOW + timedelta(days=1)
    await house.add(
        Interaction(direction=InteractionDirection.INBOUND, person_id=person["id"], opened_at=NOW),
        Task(due_at=due, person_id=person["id"], assignee_id=me, author_id=me),
    )
    item = (await client.get("/api/people")).json()["items"][0]
    assert item["phone"] == "+380442790101"
    assert datetime.fromisoformat(item["last_interaction_at"]) == NOW
    assert datetime.fromisoformat(item["next_task_at"]) == due


async def test_pages_follow_each_other_without_gap_or_repeat(house: House) -> None:
    await house.add(*(Person(name=f"Same {number // 3}") for number in range(10)))
    client = await house.client("olena")
    seen: list[str] = []
    cursor = None
    while True:
        params = {"limit": "3"} | ({"cursor": cursor} if cursor else {})
        page = (await client.get("/api/people", params=params)).json()
        seen += [item["id"] for item in page["items"]]
        if (cursor := page["next_cursor"]) is None:
            break
    assert len(seen) == len(set(seen)) == 10
    for broken in ("x", "e30", "WzFd", "💥"):
        answer = await client.get("/api/people", params={"cursor": broken})
        assert (answer.status_code, answer.json()["error"]["id"]) == (422, "invalid_input")


async def test_list_costs_the_same_for_one_and_for_many(house: House) -> None:
    client = await house.client("anna")
    organisation = Organisation(name="Контора")
    await house.add(organisation)

    async def cost(path: str) -> int:
        with counted(house.database) as statements:
            assert (await client.get(path)).status_code == 200
        return len(statements)

    async def more(count: int) -> None:
        for number in range(count):
            point = ContactPoint(kind=ContactPointKind.PHONE, value=f"+38044279{number:04}", raw="")
            owner = house.users["olena"].id
            await house.add(
                Person(
                    name=f"P{number}",
                    organisation_id=organisation.id,
                    responsible_id=owner,
                    contact_points=[point],
                )
            )

    paths = ("/api/people", f"/api/organisations/{organisation.id}", "/api/organisations")
    await more(1)
    few = [await cost(path) for path in paths]
    await more(8)
    assert [await cost(path) for path in paths] == few


async def test_organisation_is_changed_by_those_who_see_it(house: House) -> None:
    client = await house.client("olena")
    created = (await client.post("/api/organisations", json={"name": "Контора", "city": "Київ"})).json()
    path = f"/api/organisations/{created['id']}"
    changed = await client.patch(path, json={"version": created["version"], "city": "Львів"})
    assert changed.json()["city"] == "Львів"
    stale = await client.patch(path, json={"version": created["version"], "city": "Одеса"})
    assert stale.json()["error"]["id"] == "changed_meanwhile"
    assert (await (await house.client("petro")).get(path)).status_code == 404
    listed = await (await house.client("sofia")).get("/api/organisations", params={"q": "контор"})
    assert [item["name"] for item in listed.json()["items"]] == ["Контора"]


async def test_nobody_without_a_session(house: House) -> None:
    browser = house.browser()
    for path in ("/api/people", "/api/people/match", "/api/organisations", "/api/interactions", "/api/tasks"):
        assert (await browser.get(path)).status_code == 401
