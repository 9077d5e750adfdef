"""Tables: scripts, their immutable versions, their runs."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from callcenter.kernel.db import Base, CreatedAt, Json, PrimaryId, word


class ScriptState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class RunState(StrEnum):
    OPEN = "open"
    FINISHED = "finished"
    PARTIAL = "partial"


class Script(Base):
    """`draft` is the document being edited; `current_version` is what new runs begin with."""

    __tablename__ = "scripts"

    id: Mapped[PrimaryId]
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    direction: Mapped[str] = mapped_column(default="both")
    is_default: Mapped[bool] = mapped_column(default=False)
    state: Mapped[ScriptState] = mapped_column(word(ScriptState), default=ScriptState.DRAFT)
    draft: Mapped[Json]
    draft_rev: Mapped[int] = mapped_column(default=1)
    current_version: Mapped[int | None]
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())


class ScriptVersion(Base):
    """Published once, never changed."""

    __tablename__ = "script_versions"

    script_id: Mapped[UUID] = mapped_column(sa.ForeignKey("scripts.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[Json]
    published_at: Mapped[datetime]
    published_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id"))


class ScriptRun(Base):
    """One passing of a script. `run` is the engine's own serialised state; `rev` counts its changes."""

    __tablename__ = "script_runs"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["script_id", "version"], ["script_versions.script_id", "script_versions.version"]
        ),
        sa.UniqueConstraint("interaction_id", "script_id"),
    )

    id: Mapped[PrimaryId]
    interaction_id: Mapped[UUID] = mapped_column(sa.ForeignKey("interactions.id"))
    script_id: Mapped[UUID]
    version: Mapped[int]
    language: Mapped[str]
    state: Mapped[RunState] = mapped_column(word(RunState), default=RunState.OPEN)
    run: Mapped[Json]
    rev: Mapped[int] = mapped_column(default=1)
    outcome: Mapped[Json | None]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class ScriptAnswer(Base):
    """Every answer as it was given: nothing is overwritten."""

    __tablename__ = "script_answers"

    id: Mapped[PrimaryId]
    run_id: Mapped[UUID] = mapped_column(sa.ForeignKey("script_runs.id", ondelete="CASCADE"), index=True)
    rev: Mapped[int]
    name: Mapped[str]
    value: Mapped[Json]
    answered_at: Mapped[datetime]

    run: Mapped[ScriptRun] = relationship(lazy="raise")
