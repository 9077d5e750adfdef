"""The database: declarative base, engine, and the unit of work with its outbox."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from callcenter.kernel.ids import new_id

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

Json = dict[str, Any]
PrimaryId = Annotated[UUID, mapped_column(primary_key=True, default=new_id)]
CreatedAt = Annotated[datetime, mapped_column(server_default=sa.func.now())]


class Base(DeclarativeBase):
    """Every table of the service. Times are aware, JSON is JSONB, strings are text."""

    metadata = sa.MetaData(naming_convention=NAMES)
    type_annotation_map = {
        datetime: sa.DateTime(timezone=True),
        UUID: sa.Uuid(),
        str: sa.Text(),
        Json: JSONB(),
        list[str]: JSONB(),
    }


def word(enum: type[StrEnum]) -> sa.Enum:
    """Column type for an enum kept as its lower-case word, checked by the database."""
    return sa.Enum(
        enum, native_enum=False, values_callable=lambda members: [m.value for m in members], length=40
    )


class OutboxRow(Base):
    """A message that leaves after the commit, at least once, in the order of `id`."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(sa.BigInteger, sa.Identity(), primary_key=True)
    topic: Mapped[str]
    payload: Mapped[Json]
    created_at: Mapped[CreatedAt]


OUTBOX_CHANNEL = "outbox"


class UnitOfWork:
    """One transaction. What is emitted in it leaves only if, and after, it commits."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session
        self._emitted = False

    def emit(self, topic: str, payload: Json) -> None:
        self.session.add(OutboxRow(topic=topic, payload=payload))
        self._emitted = True

    async def commit(self) -> None:
        """Called by the edge (request, event batch, job), never by a service."""
        if self._emitted:
            await self.session.execute(sa.select(sa.func.pg_notify(OUTBOX_CHANNEL, "")))
            self._emitted = False
        await self.session.commit()


class Database:
    """Engine and sessions of one process. Close it with `await dispose()`."""

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        self.url = url
        self.engine: AsyncEngine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_timeout=5,
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": 5,
                "options": "-c statement_timeout=10s -c lock_timeout=5s -c timezone=UTC",
            },
        )
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[UnitOfWork]:
        """Commit on leaving, roll back on an exception."""
        async with self._sessions() as session:
            uow = UnitOfWork(session)
            yield uow
            await uow.commit()

    async def dispose(self) -> None:
        await self.engine.dispose()
