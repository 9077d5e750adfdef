"""Tables: interactions (touches done), tasks (touches planned), dispositions, purposes."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from callcenter.kernel.db import Base, CreatedAt, Json, PrimaryId, word
from callcenter.people.models import Person
from callcenter.staff.models import User

if TYPE_CHECKING:
    from callcenter.audio.models import Recording


class Channel(StrEnum):
    CALL = "call"
    MEETING = "meeting"
    EMAIL = "email"
    MESSAGE = "message"
    VISIT = "visit"
    NOTE = "note"
    OTHER = "other"


class InteractionDirection(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Impression(StrEnum):
    GOOD = "good"
    NEUTRAL = "neutral"
    BAD = "bad"


class Importance(StrEnum):
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class TaskState(StrEnum):
    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class DispositionKind(StrEnum):
    SUCCESS = "success"
    CALLBACK = "callback"
    REFUSAL = "refusal"
    NO_CONTACT = "no_contact"
    INFO = "info"
    COMPLAINT = "complaint"


class Disposition(Base):
    """`labels`: {"en", "ru", "uk"}. `direction`: inbound, outbound or both."""

    __tablename__ = "dispositions"

    code: Mapped[str] = mapped_column(primary_key=True)
    labels: Mapped[Json]
    kind: Mapped[DispositionKind] = mapped_column(word(DispositionKind))
    hotkey: Mapped[str | None]
    direction: Mapped[str] = mapped_column(default="both")
    position: Mapped[int] = mapped_column(default=0)
    is_active: Mapped[bool] = mapped_column(default=True)


class Purpose(Base):
    __tablename__ = "purposes"

    code: Mapped[str] = mapped_column(primary_key=True)
    labels: Mapped[Json]
    position: Mapped[int] = mapped_column(default=0)
    is_active: Mapped[bool] = mapped_column(default=True)


class Interaction(Base):
    """One touch. Open until closed with a disposition and a next step, or a reason why there is none."""

    __tablename__ = "interactions"
    __table_args__ = (
        sa.UniqueConstraint("call_id", "user_id"),
        sa.CheckConstraint(
            "closed_at IS NULL OR (disposition IS NOT NULL"
            " AND (next_task_id IS NOT NULL OR no_next_reason IS NOT NULL))",
            name="closed_with_result_and_next_step",
        ),
        sa.Index("ix_interactions_person_opened", "person_id", sa.text("opened_at DESC")),
        sa.Index("ix_interactions_user_opened", "user_id", sa.text("opened_at DESC")),
        sa.Index("ix_interactions_unfinished", "user_id", postgresql_where=sa.text("closed_at IS NULL")),
    )

    id: Mapped[PrimaryId]
    channel: Mapped[Channel] = mapped_column(word(Channel), default=Channel.CALL)
    direction: Mapped[InteractionDirection] = mapped_column(word(InteractionDirection))
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id"))
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id"))
    call_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("calls.id"))
    task_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("tasks.id"))
    number: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str | None] = mapped_column(sa.ForeignKey("purposes.code"))
    disposition: Mapped[str | None] = mapped_column(sa.ForeignKey("dispositions.code"))
    gist: Mapped[str] = mapped_column(default="")
    impression: Mapped[Impression | None] = mapped_column(word(Impression))
    notes: Mapped[str] = mapped_column(default="")
    time_spent_s: Mapped[int | None]
    importance: Mapped[Importance] = mapped_column(word(Importance), default=Importance.NORMAL)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    close_key: Mapped[str | None]
    next_task_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("tasks.id"))
    no_next_reason: Mapped[str | None]
    created_at: Mapped[CreatedAt]

    person: Mapped[Person | None] = relationship(lazy="raise")
    user: Mapped[User | None] = relationship(lazy="raise")
    recordings: Mapped[list["Recording"]] = relationship(
        "Recording",
        primaryjoin="foreign(Recording.call_id) == Interaction.call_id",
        viewonly=True,
        lazy="raise",
        order_by="Recording.started_at",
    )


class Task(Base):
    """A promise: a planned touch, or a task given to the care of a person's responsible.

    `key` makes a repeated request of the same author the same task.
    """

    __tablename__ = "tasks"
    __table_args__ = (
        sa.Index("ix_tasks_open", "assignee_id", "due_at", postgresql_where=sa.text("state = 'open'")),
        sa.Index("ix_tasks_person", "person_id", "due_at"),
        sa.UniqueConstraint("author_id", "key"),
    )

    id: Mapped[PrimaryId]
    due_at: Mapped[datetime]
    is_all_day: Mapped[bool] = mapped_column(default=False)
    purpose: Mapped[str | None] = mapped_column(sa.ForeignKey("purposes.code"))
    channel: Mapped[Channel] = mapped_column(word(Channel), default=Channel.CALL)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id"))
    comment: Mapped[str] = mapped_column(default="")
    importance: Mapped[Importance] = mapped_column(word(Importance), default=Importance.NORMAL)
    assignee_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id"))
    author_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id"))
    state: Mapped[TaskState] = mapped_column(word(TaskState), default=TaskState.OPEN)
    done_at: Mapped[datetime | None]
    closing_comment: Mapped[str] = mapped_column(default="")
    key: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[CreatedAt]

    person: Mapped[Person | None] = relationship(lazy="raise")
    assignee: Mapped[User] = relationship(foreign_keys=[assignee_id], lazy="raise")
    author: Mapped[User] = relationship(foreign_keys=[author_id], lazy="raise")

    __mapper_args__ = {"version_id_col": version}
