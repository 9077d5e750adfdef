"""Tables: agents (their state now), transitions (every change of it), pause reasons, who was seen when,
what supervisors did."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from callcenter.calls.models import Line, WrapUpMode
from callcenter.kernel.db import Base, Json, PrimaryId, word
from callcenter.staff.models import User
from telephony.control import SpyMode


class AgentStatus(StrEnum):
    OFFLINE = "offline"
    READY = "ready"
    RESERVED = "reserved"
    RINGING = "ringing"
    TALKING = "talking"
    HOLD = "hold"
    CONSULT = "consult"
    WRAP_UP = "wrap_up"
    PAUSED = "paused"
    NOT_RESPONDING = "not_responding"
    LINK_LOST = "link_lost"


class AtLimit(StrEnum):
    """What happens when a pause lasts longer than its reason allows."""

    ALERT = "alert"
    READY = "ready"
    LOGOUT = "logout"


class PauseReason(Base):
    __tablename__ = "pause_reasons"

    code: Mapped[str] = mapped_column(primary_key=True)
    labels: Mapped[Json]
    is_productive: Mapped[bool] = mapped_column(default=False)
    limit_seconds: Mapped[int | None]
    at_limit: Mapped[AtLimit] = mapped_column(word(AtLimit), default=AtLimit.ALERT)
    position: Mapped[int] = mapped_column(default=0)
    is_active: Mapped[bool] = mapped_column(default=True)


class Agent(Base):
    """A user's state as an agent, now. The row is locked for each transition.

    `due_at`: when the server must act on this state by itself, see `sweeper`; the other times are for the eye.
    """

    __tablename__ = "agents"
    __table_args__ = (sa.Index("ix_agents_due", "due_at", postgresql_where=sa.text("due_at IS NOT NULL")),)

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id"), primary_key=True)
    state: Mapped[AgentStatus] = mapped_column(word(AgentStatus), default=AgentStatus.OFFLINE)
    since: Mapped[datetime]
    pause_reason: Mapped[str | None] = mapped_column(sa.ForeignKey("pause_reasons.code"))
    pending_pause: Mapped[str | None] = mapped_column(sa.ForeignKey("pause_reasons.code"))
    line_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("lines.id"), unique=True)
    call_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("calls.id"))
    shift_started_at: Mapped[datetime | None]
    wrap_up_mode: Mapped[WrapUpMode | None] = mapped_column(word(WrapUpMode))
    wrap_up_ends_at: Mapped[datetime | None]
    extensions_left: Mapped[int] = mapped_column(default=0)
    pause_ends_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(lazy="raise")
    line: Mapped[Line | None] = relationship(lazy="raise")


class AgentTransition(Base):
    """One row per change, so that a time sheet sums to the shift exactly."""

    __tablename__ = "agent_transitions"
    __table_args__ = (sa.Index("ix_agent_transitions_user_at", "user_id", "at"),)

    id: Mapped[PrimaryId]
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id"))
    from_state: Mapped[AgentStatus] = mapped_column(word(AgentStatus))
    to_state: Mapped[AgentStatus] = mapped_column(word(AgentStatus))
    at: Mapped[datetime]
    cause: Mapped[str]
    by_user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id"))
    pause_reason: Mapped[str | None]
    call_id: Mapped[UUID | None]


class Presence(Base):
    """When a server last held a live tab of this user. A table of its own: it is written without the agent's lock."""

    __tablename__ = "presences"

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    seen_at: Mapped[datetime]


class SupervisorAct(StrEnum):
    PAUSE = "pause"
    READY = "ready"
    LOGOUT = "logout"
    LISTEN = "listen"
    WHISPER = "whisper"
    BARGE = "barge"


class Supervision(Base):
    """What a supervisor did to an agent. The database lets rows only be added."""

    __tablename__ = "supervisions"
    __table_args__ = (sa.Index("ix_supervisions_user_at", "user_id", "at"),)

    id: Mapped[PrimaryId]
    at: Mapped[datetime]
    by_user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id"))
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id"))
    act: Mapped[SupervisorAct] = mapped_column(word(SupervisorAct))
    pause_reason: Mapped[str | None]
    call_id: Mapped[UUID | None]


class Listening(Base):
    """A supervisor hears an agent's call. `id` is that of the intent, which names the channel too."""

    __tablename__ = "listenings"
    __table_args__ = (
        sa.Index("ix_listenings_open", "by_user_id", postgresql_where=sa.text("ended_at IS NULL")),
    )

    id: Mapped[PrimaryId]
    by_user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id"))
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id"))
    call_id: Mapped[UUID] = mapped_column(sa.ForeignKey("calls.id", ondelete="CASCADE"))
    mode: Mapped[SpyMode] = mapped_column(word(SpyMode))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
