"""A house with agents, calls, a spool and a store."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import httpx
import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from callcenter.audio.collect import AudioCollector
from callcenter.audio.models import Playing, Recording
from callcenter.audio.playback import Sources, sources_of
from callcenter.audio.recorders import on_recording_started
from callcenter.calls.models import Call, CallState
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database
from callcenter.kernel.ids import new_id
from callcenter.main import create_app
from callcenter.people.models import Person
from callcenter.settings import Settings
from callcenter.staff.access import COOKIE, token_hash
from callcenter.staff.models import Role, Session, Team, User
from recordings import Spool
from telephony.events import Direction, RecordingStarted
from telephony.ids import call_id

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
PBX = "pbx1"


@pytest.fixture
async def database(pg_url: str) -> AsyncIterator[Database]:
    database = Database(pg_url)
    yield database
    await database.dispose()


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    folder = tmp_path / "spool"
    folder.mkdir()
    return Spool(folder)


@pytest.fixture
async def sources(settings_with_s3: Settings, spool: Spool) -> AsyncIterator[Sources]:
    sources = sources_of(settings_with_s3.model_copy(update={"spool_dir": spool.folder}))
    yield sources
    sources.store.close()


@dataclass
class House:
    """The database, and a clock moved by hand."""

    database: Database
    now: datetime = field(default_factory=utc_now)

    async def add(self, *rows: object) -> None:
        async with self.database.unit_of_work() as uow:
            for row in rows:
                uow.session.add(row)
                await uow.session.flush()

    async def hire(self, name: str, *, role: Role = Role.AGENT, team: Team | None = None) -> User:
        """An employee whose session cookie is their name."""
        user = User(
            id=new_id(),
            login=name,
            name=name.title(),
            role=role,
            team_id=team.id if team else None,
            password_hash="",
        )
        session = Session(
            token_hash=token_hash(name), user_id=user.id, expires_at=utc_now() + timedelta(hours=1)
        )
        await self.add(user, session)
        return user

    async def call(self, name: str, *, by: User | None = None, person: Person | None = None) -> UUID:
        """A call that is recorded under this name and not over yet."""
        call = Call(
            id=call_id(PBX, name),
            pbx=PBX,
            linkedid=name,
            direction=Direction.INBOUND,
            user_id=by.id if by else None,
            person_id=person.id if person else None,
            state=CallState.TALKING,
            started_at=START,
        )
        await self.add(call)
        await self.announce(name, call.id)
        return call.id

    async def announce(self, name: str, call: UUID, *, at: datetime = START) -> None:
        async with self.database.unit_of_work() as uow:
            await on_recording_started(uow, RecordingStarted(call_id=call, pbx=PBX, at=at, name=name))

    async def hang_up(self, call: UUID, *, at: datetime = START + timedelta(minutes=1)) -> None:
        async with self.database.unit_of_work() as uow:
            await uow.session.execute(sa.update(Call).where(Call.id == call).values(ended_at=at))

    async def recordings(self) -> list[Recording]:
        async with self.database.unit_of_work() as uow:
            return list(await uow.session.scalars(sa.select(Recording).order_by(Recording.name)))

    async def recording(self) -> Recording:
        (row,) = await self.recordings()
        return row

    async def playings(self) -> list[Playing]:
        async with self.database.unit_of_work() as uow:
            return list(await uow.session.scalars(sa.select(Playing).order_by(Playing.at)))


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


@pytest.fixture
def collector(house: House, sources: Sources, spool: Spool) -> AudioCollector:
    return AudioCollector(
        database=house.database, spool=spool, store=sources.store, pbx=PBX, clock=lambda: house.now
    )


@pytest.fixture
def app(house: House, sources: Sources) -> FastAPI:
    return create_app({Database: house.database, Sources: sources})


def browser(app: FastAPI, user: User) -> httpx.AsyncClient:
    """A browser in which this user is logged in."""
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app, raise_app_exceptions=False),
        base_url="http://house",
        cookies={COOKIE: user.login},
    )
