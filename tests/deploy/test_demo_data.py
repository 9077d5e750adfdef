"""The demonstration's house: everyone can log in, is known by number, and has something to do."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from callcenter.calls.models import Line, Queue
from callcenter.contact_log.days import today
from callcenter.contact_log.models import Interaction, Task, TaskState
from callcenter.kernel.db import Database
from callcenter.people.matching import Outcome, match
from callcenter.people.models import ContactPoint, Person
from callcenter.people.numbers import NumberPlan
from callcenter.staff.models import Role, User
from callcenter.staff.passwords import is_right
from deploy.demo.data import DEMO_PASSWORD, DEMO_USERS, DID, FOLDER, fill

PLAN = NumberPlan("UA", "", ("UA",))
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HOME = ZoneInfo("Europe/Kyiv")


async def test_house_is_filled_once(pg_url: str) -> None:
    database = Database(pg_url, pool_size=2)
    try:
        async with database.unit_of_work() as uow:
            assert await fill(uow, plan=PLAN, now=NOW)
        async with database.unit_of_work() as uow:
            assert not await fill(uow, plan=PLAN, now=NOW + timedelta(days=1))
            users = {user.login: user for user in await uow.session.scalars(sa.select(User))}
            assert set(users) == {demo.login for demo in DEMO_USERS}
            assert await is_right(DEMO_PASSWORD, users[DEMO_USERS[0].login].password_hash)

            lines = (await uow.session.scalars(sa.select(Line))).all()
            assert len(lines) == 2 * len(DEMO_USERS) and len({line.secret for line in lines}) == len(lines)
            queue = (await uow.session.scalars(sa.select(Queue).where(Queue.name == "main"))).one()
            assert queue.dids == [DID] and queue.script_id is not None

            outcomes = []
            for caller in json.loads((FOLDER / "callers.json").read_text(encoding="utf-8")):
                outcomes.append((await match(uow, caller["number"], PLAN)).outcome)
            assert set(outcomes) >= {Outcome.EXACT, Outcome.SEVERAL, Outcome.NONE, Outcome.ANONYMOUS}
            known = await match(uow, "+380442790101", PLAN)
            person = await uow.session.get_one(Person, known.only_person_id)
            assert person.name == "Олена Коваль" and person.responsible_id == users["oksana"].id

            day = today(NOW, HOME)
            for user in users.values():
                if user.role is not Role.AGENT:
                    continue
                due = (
                    await uow.session.scalars(
                        sa.select(Task.due_at).where(
                            Task.assignee_id == user.id, Task.state == TaskState.OPEN
                        )
                    )
                ).all()
                assert min(due) < NOW
                assert any(NOW < at < day.ends for at in due)
                assert any(day.ends <= at < day.ends + timedelta(days=1) for at in due)
            assert not (
                await uow.session.scalars(sa.select(Interaction.id).where(Interaction.opened_at > NOW))
            ).all()
            numbers = await uow.session.scalars(sa.select(ContactPoint.value))
            assert all("@" in value or value.startswith("+") for value in numbers)
    finally:
        await database.dispose()
