"""A published script, a contact to run it in, and an agent who turns its pages."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx

from callcenter.contact_log.models import Interaction, InteractionDirection
from callcenter.people.models import ContactPoint, ContactPointKind, Organisation, Person
from tests.callcenter.house import House

FOLDER = Path(__file__).parents[3] / "deploy/demo/scripts"
RECEPTION = json.loads((FOLDER / "reception.json").read_text())
COLD_SALES = json.loads((FOLDER / "cold_sales.json").read_text())


async def published(house: House, document: Any = RECEPTION, **more: Any) -> str:
    """The id of a script with this document as its version 1."""
    author = await house.client("sofia")
    created = await author.post(
        "/api/scripts", json={"code": document["name"], "title": "Reception", "document": document} | more
    )
    assert created.status_code == 201, created.text
    script_id = str(created.json()["id"])
    assert (await author.post(f"/api/scripts/{script_id}/publish")).status_code == 200
    return script_id


async def contact(house: House, login: str = "olena", *, person: bool = True) -> UUID:
    """An open inbound contact of this agent."""
    olga = Person(name="Ольга Мороз", organisation_id=None, city="Київ")
    if person:
        firm = Organisation(name="Ранок")
        await house.add(firm)
        olga.organisation_id = firm.id
        await house.add(olga)
        mail = ContactPoint(person_id=olga.id, kind=ContactPointKind.EMAIL, value="o@r.ua", raw="o@r.ua")
        await house.add(mail)
    row = Interaction(
        direction=InteractionDirection.INBOUND,
        user_id=house.users[login].id,
        person_id=olga.id if person else None,
        number="+380441234567",
        opened_at=datetime.now(UTC),
    )
    await house.add(row)
    return row.id


@dataclass
class Talk:
    """A run as one browser sees it: `view` is the last answer of the server."""

    client: httpx.AsyncClient
    view: dict[str, Any]

    async def act(self, what: str, **body: Any) -> dict[str, Any]:
        path = f"/api/runs/{self.view['id']}/{what}"
        answer = await self.client.post(path, json={"rev": self.view["rev"]} | body)
        assert answer.status_code == 200, answer.text
        self.view = answer.json()
        return self.view

    async def say(self, name: str, value: Any) -> dict[str, Any]:
        return await self.act("answer", name=name, value=value)

    def item(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = next(item for item in self.view["items"] if item["name"] == name)
        return found


async def begun(house: House, interaction_id: UUID, login: str = "olena", **more: Any) -> Talk:
    client = await house.client(login)
    answer = await client.post("/api/runs", json={"interaction_id": str(interaction_id)} | more)
    assert answer.status_code == 200, answer.text
    return Talk(client, answer.json())
