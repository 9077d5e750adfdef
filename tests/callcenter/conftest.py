"""An admin, a supervisor, two agents of one team and one of another, in a database of the test's own."""

from collections.abc import AsyncIterator

import pytest

from callcenter.contact_log.hooks import ClosedHooks, LinkedHooks
from callcenter.contact_log.reference import ensure_reference
from callcenter.contact_log.tasks import refuse_leaving_with_open_tasks
from callcenter.kernel.db import Database
from callcenter.kernel.limiter import Limiter
from callcenter.main import create_app
from callcenter.people.hooks import CreatedHooks
from callcenter.people.numbers import NumberPlan
from callcenter.scripting.facts import Company
from callcenter.scripting.runs import on_interaction_closed
from callcenter.staff.hooks import LeavingChecks
from callcenter.staff.models import Role, Team, User
from tests.callcenter.house import PLAN, House, password_hash


@pytest.fixture
async def database(pg_url: str) -> AsyncIterator[Database]:
    opened = Database(pg_url, pool_size=5)
    yield opened
    await opened.dispose()


@pytest.fixture
async def house(database: Database) -> AsyncIterator[House]:
    app = create_app(
        {
            Database: database,
            Limiter: Limiter(),
            NumberPlan: PLAN,
            LeavingChecks: LeavingChecks((refuse_leaving_with_open_tasks,)),
            CreatedHooks: CreatedHooks(),
            ClosedHooks: ClosedHooks(handlers=(on_interaction_closed,)),
            LinkedHooks: LinkedHooks(),
            Company: Company("Nova"),
        }
    )
    opened = House(database, app)
    north, south = Team(name="North"), Team(name="South")
    await opened.add(north, south)
    for login, role, team in (
        ("anna", Role.ADMIN, None),
        ("sofia", Role.SUPERVISOR, north),
        ("olena", Role.AGENT, north),
        ("ivan", Role.AGENT, north),
        ("petro", Role.AGENT, south),
    ):
        opened.users[login] = User(
            login=login,
            name=login.title(),
            role=role,
            team_id=team.id if team else None,
            password_hash=password_hash(),
        )
    await opened.add(*opened.users.values())
    async with database.unit_of_work() as uow:
        await ensure_reference(uow)
    yield opened
    for client in opened.clients:
        await client.aclose()
