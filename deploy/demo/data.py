"""The demonstration's house: users, lines, queues, scripts, people and what was talked about so far.

`python -m deploy.demo.data` fills the database named by the settings, once.
"""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

import callcenter.models  # noqa: F401  every table, so that relationships resolve
from callcenter.bootstrap import number_plan, open_database
from callcenter.calls import lines, queues
from callcenter.calls.models import LineKind
from callcenter.calls.schemas import LineCreate, MemberWrite, QueueCreate
from callcenter.contact_log.reference import ensure_reference
from callcenter.desk.reference import ensure_pause_reasons
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import UnitOfWork
from callcenter.people.models import Kind, Organisation, Person
from callcenter.people.numbers import NumberPlan
from callcenter.people.points import read_points
from callcenter.processes.prepare import prepare
from callcenter.scripting import service as scripting
from callcenter.scripting.schemas import ScriptCreate, ScriptPatch
from callcenter.settings import Settings
from callcenter.staff.models import Language, Role, User
from callcenter.staff.passwords import hash_password
from callcenter.staff.service import create_team, create_user
from deploy.demo.history import Author, history_of

FOLDER = Path(__file__).parent

DEMO_PASSWORD = "demo-demo"
DID = "380442790000"
SERVICE_DID = "380442790001"


@dataclass(frozen=True, slots=True)
class DemoUser:
    """`extension`: of the browser's line; the softphone's is the same with a 2 in front instead of the 1."""

    login: str
    name: str
    role: Role
    language: Language
    team: str | None
    extension: str | None


DEMO_USERS = (
    DemoUser("oksana", "Оксана Шевченко", Role.AGENT, Language.UK, "Sales", "101"),
    DemoUser("dmitry", "Дмитрий Орлов", Role.AGENT, Language.RU, "Sales", "102"),
    DemoUser("james", "James Miller", Role.AGENT, Language.EN, "Service", "103"),
    DemoUser("sofia", "Софія Мельник", Role.SUPERVISOR, Language.UK, "Sales", "104"),
    DemoUser("admin", "Alex Morgan", Role.ADMIN, Language.EN, None, "105"),
)

# code (a file in scripts/), direction, is the default of its direction
SCRIPTS = (
    ("reception", "inbound", True),
    ("cold_sales", "outbound", True),
    ("satisfaction", "outbound", False),
)


async def fill(uow: UnitOfWork, *, plan: NumberPlan, now: datetime) -> bool:
    """Fill an empty house; False where the demonstration lives already."""
    if await uow.session.scalar(sa.select(User.id).where(User.login == DEMO_USERS[0].login)) is not None:
        return False
    await ensure_reference(uow)
    await ensure_pause_reasons(uow)
    users = await _users(uow)
    await _lines(uow, users)
    scripts = await _scripts(uow, users["admin"].id, now)
    await _queues(uow, users, scripts["reception"])
    await _people(uow, users, plan, now)
    return True


async def _users(uow: UnitOfWork) -> dict[str, User]:
    teams = {name: (await create_team(uow, name=name)).id for name in ("Sales", "Service")}
    return {demo.login: await _user(uow, demo, teams.get(demo.team or "")) for demo in DEMO_USERS}


async def _user(uow: UnitOfWork, demo: DemoUser, team_id: UUID | None) -> User:
    user = await uow.session.scalar(sa.select(User).where(User.login == demo.login))
    if user is None:
        return await create_user(
            uow,
            login=demo.login,
            name=demo.name,
            password=DEMO_PASSWORD,
            role=demo.role,
            team_id=team_id,
            language=demo.language,
        )
    user.name, user.password_hash = demo.name, await hash_password(DEMO_PASSWORD)  # the first administrator
    return user


async def _lines(uow: UnitOfWork, users: dict[str, User]) -> None:
    for demo in DEMO_USERS:
        if demo.extension is None:
            continue
        for kind, extension in (
            (LineKind.WEBRTC, demo.extension),
            (LineKind.SOFTPHONE, "2" + demo.extension[1:]),
        ):
            body = LineCreate(kind=kind, extension=extension, user_id=users[demo.login].id)
            await lines.create_line(uow, body)


async def _scripts(uow: UnitOfWork, admin: UUID, now: datetime) -> dict[str, UUID]:
    ids = {}
    for code, direction, is_default in SCRIPTS:
        document = _json(f"scripts/{code}.json")
        wanted = ScriptCreate.model_validate(
            {"code": code, "title": document["title"]["en"], "direction": direction, "document": document}
        )
        script = await scripting.create_script(uow, wanted, now=now)
        if is_default:
            await scripting.change_script(uow, script.id, ScriptPatch(is_default=True), now=now)
        await scripting.publish(uow, script.id, admin, now=now)
        ids[code] = script.id
    return ids


async def _queues(uow: UnitOfWork, users: dict[str, User], script_id: UUID) -> None:
    everyone = [MemberWrite(user_id=users[demo.login].id) for demo in DEMO_USERS if demo.extension]
    service = [member for member in everyone if member.user_id == users["james"].id]
    for name, title, did, members in (
        ("main", "Sales and orders", DID, everyone),
        ("service", "Service", SERVICE_DID, service),
    ):
        await queues.create_queue(
            uow,
            QueueCreate(
                name=name, title=title, dids=[did], ring_seconds=20, script_id=script_id, members=members
            ),
        )


async def _people(uow: UnitOfWork, users: dict[str, User], plan: NumberPlan, now: datetime) -> None:
    """Everyone speaks with the agent of their language, but for those who are nobody's yet."""
    agents = {user.language.value: user for user in users.values() if user.role is Role.AGENT}
    words = _json("history.json")
    for index, (person, language, is_nobodys) in enumerate(_persons(agents, plan)):
        uow.session.add(person)
        await uow.session.flush()
        if not is_nobodys:
            colleague = users["sofia"].id if index % 4 == 0 else None
            author = Author(user_id=agents[language].id, colleague_id=colleague)
            for row in history_of(person.id, index, author=author, words=words[language], now=now):
                uow.session.add(row)
                await uow.session.flush()


def _persons(agents: dict[str, User], plan: NumberPlan) -> Iterator[tuple[Person, str, bool]]:
    """Each person with their language, and whether they are nobody's."""
    known = _json("people.json")
    for organisation in known["organisations"]:
        people = organisation.pop("people")
        language = people[0]["language"]
        row = Organisation(**organisation, responsible_id=agents[language].id)
        for person in people:
            yield _person(person | {"city": row.city, "kind": row.kind, "organisation": row}, agents, plan)
    for person in known["people"]:
        yield _person(person, agents, plan)


def _person(facts: dict[str, Any], agents: dict[str, User], plan: NumberPlan) -> tuple[Person, str, bool]:
    language, is_nobodys = facts["language"], facts.get("nobodys", False)
    points = read_points(facts.pop("phones", []), facts.pop("emails", []), plan)
    plain = {name: value for name, value in facts.items() if name != "nobodys"}
    person = Person(
        **plain | {"kind": Kind(facts["kind"]), "language": Language(language)},
        responsible_id=None if is_nobodys else agents[language].id,
        source="demo",
        contact_points=points,
    )
    return person, language, is_nobodys


def _json(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


async def main() -> None:
    """The newest schema, and the demonstration in it."""
    settings = Settings()
    await prepare(settings)
    database = open_database(settings, pool_size=1)
    try:
        async with database.unit_of_work() as uow:
            await fill(uow, plan=number_plan(settings), now=utc_now())
    finally:
        await database.dispose()


if __name__ == "__main__":
    asyncio.run(main())
