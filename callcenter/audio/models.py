"""Tables: recordings and who played them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from callcenter.calls.models import Call
from callcenter.kernel.db import Base, CreatedAt, Json, PrimaryId, word


class RecordingState(StrEnum):
    RECORDING = "recording"
    SPOOLED = "spooled"
    STORED = "stored"
    VERIFIED = "verified"
    EMPTY = "empty"  # nobody talked: the files were whole and held no sound
    LOST = "lost"


class Recording(Base):
    """A row from the first second. `name` is the stem of the spool files; a take nobody knows has no call.

    `sha256` and `bytes` are there once both sides are joined. `problem`: what is wrong with the sound, or why it is
    lost; `trouble`: why the last try to carry it failed. `peaks`: {"per_second", "left", "right"}, 0 to 100 each.
    """

    __tablename__ = "recordings"
    __table_args__ = (
        sa.UniqueConstraint("pbx", "name"),
        sa.Index("ix_recordings_started", sa.text("started_at DESC"), sa.text("id DESC")),
        sa.Index(
            "ix_recordings_local", "pbx", "started_at", postgresql_where=sa.text("local_removed_at IS NULL")
        ),
    )

    id: Mapped[PrimaryId]
    pbx: Mapped[str]
    name: Mapped[str]
    call_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("calls.id"), index=True)
    state: Mapped[RecordingState] = mapped_column(word(RecordingState), default=RecordingState.RECORDING)
    started_at: Mapped[datetime]
    seconds: Mapped[float | None]
    bytes: Mapped[int | None] = mapped_column(sa.BigInteger)
    sha256: Mapped[str | None]
    key: Mapped[str | None] = mapped_column(unique=True)
    peaks: Mapped[Json | None] = mapped_column(deferred=True, deferred_raiseload=True)
    problem: Mapped[str] = mapped_column(default="")
    trouble: Mapped[str] = mapped_column(default="")
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime | None]
    stored_at: Mapped[datetime | None]
    verified_at: Mapped[datetime | None]
    local_removed_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]

    call: Mapped[Call | None] = relationship(lazy="raise")


class Playing(Base):
    """Who listened to which bytes of what; committed before the first byte; the database refuses any change."""

    __tablename__ = "playings"

    id: Mapped[PrimaryId]
    recording_id: Mapped[UUID] = mapped_column(sa.ForeignKey("recordings.id"), index=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id"))
    at: Mapped[datetime]
    address: Mapped[str] = mapped_column(default="")
    first_byte: Mapped[int] = mapped_column(sa.BigInteger)
    last_byte: Mapped[int] = mapped_column(sa.BigInteger)
