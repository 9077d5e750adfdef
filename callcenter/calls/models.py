"""Tables: calls, their events and agents, intents on the PBX, lines, queues, the CEL feed."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from callcenter.calls.missed_rules import Fate
from callcenter.kernel.db import Base, CreatedAt, Json, PrimaryId, word
from callcenter.people.models import Person
from callcenter.staff.models import User
from telephony.events import Direction, EndReason, LineState, LinkState, RingEnd

if TYPE_CHECKING:
    from callcenter.audio.models import Recording
    from callcenter.contact_log.models import Interaction


class CallState(StrEnum):
    QUEUED = "queued"
    RINGING = "ringing"
    DIALLING = "dialling"
    PROGRESSED = "progressed"
    TALKING = "talking"
    HELD = "held"
    ENDED = "ended"


class LineKind(StrEnum):
    WEBRTC = "webrtc"
    SOFTPHONE = "softphone"


class QueueStrategy(StrEnum):
    RINGALL = "ringall"
    RRMEMORY = "rrmemory"
    LEASTRECENT = "leastrecent"
    FEWESTCALLS = "fewestcalls"


class WrapUpMode(StrEnum):
    """How the work after a call ends."""

    OPTIONAL = "optional"  # by the agent, at any time; the result may follow later
    MANDATORY = "mandatory"  # by the saved result
    TIME_BOXED = "time_boxed"  # by the saved result, at the limit by itself
    FIXED = "fixed"  # at the limit, never earlier


class IntentKind(StrEnum):
    DIAL = "dial"
    HANG_UP = "hang_up"
    JOIN_QUEUE = "join_queue"
    LEAVE_QUEUE = "leave_queue"
    PAUSE_MEMBER = "pause_member"
    BLIND_TRANSFER = "blind_transfer"
    START_TRANSFER = "start_transfer"
    COMPLETE_TRANSFER = "complete_transfer"
    CANCEL_TRANSFER = "cancel_transfer"
    MEET = "meet"
    PARK = "park"
    PICK_UP = "pick_up"
    SEND_DTMF = "send_dtmf"
    SPY = "spy"
    SWITCH_SPY = "switch_spy"
    STOP_SPY = "stop_spy"


class IntentState(StrEnum):
    WANTED = "wanted"  # committed, not sent yet
    SENT = "sent"  # on the wire; a crash here leaves it so, and it is never sent again
    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Line(Base):
    """An agent's phone: one PJSIP endpoint. `name` is random, `secret` is what the phone registers with."""

    __tablename__ = "lines"

    id: Mapped[PrimaryId]
    name: Mapped[str] = mapped_column(unique=True)
    secret: Mapped[str]
    kind: Mapped[LineKind] = mapped_column(word(LineKind))
    extension: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id"), index=True)
    state: Mapped[LineState] = mapped_column(word(LineState), default=LineState.UNREACHABLE)
    state_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]

    user: Mapped[User | None] = relationship(lazy="raise")


class Queue(Base):
    """`name` is Asterisk's; `dids` are the called numbers that lead here, digits only.

    `wrap_up_extensions`: how often an agent may ask for a minute more.
    """

    __tablename__ = "queues"

    id: Mapped[PrimaryId]
    name: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    dids: Mapped[list[str]] = mapped_column(default=list)
    strategy: Mapped[QueueStrategy] = mapped_column(word(QueueStrategy), default=QueueStrategy.RRMEMORY)
    ring_seconds: Mapped[int] = mapped_column(default=20)
    wrap_up_seconds: Mapped[int] = mapped_column(default=120)
    wrap_up_mode: Mapped[WrapUpMode] = mapped_column(word(WrapUpMode), default=WrapUpMode.MANDATORY)
    wrap_up_extensions: Mapped[int] = mapped_column(default=0)
    script_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("scripts.id"))
    created_at: Mapped[CreatedAt]

    members: Mapped[list["QueueMember"]] = relationship(back_populates="queue", lazy="raise")


class QueueMember(Base):
    __tablename__ = "queue_members"

    queue_id: Mapped[UUID] = mapped_column(sa.ForeignKey("queues.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    penalty: Mapped[int] = mapped_column(default=0)

    queue: Mapped[Queue] = relationship(back_populates="members", lazy="raise")
    user: Mapped[User] = relationship(lazy="raise")


class Call(Base):
    """One conversation, whatever its legs.

    `number` is the outside party as the network sent it; `e164` if valid. `match`: how the person was found, see `people.matching.Match.as_json`.
    """

    __tablename__ = "calls"
    __table_args__ = (
        sa.Index("ix_calls_started", sa.text("started_at DESC"), sa.text("id DESC")),
        sa.Index("ix_calls_open", "pbx", postgresql_where=sa.text("ended_at IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    pbx: Mapped[str]
    linkedid: Mapped[str]
    direction: Mapped[Direction] = mapped_column(word(Direction))
    number: Mapped[str] = mapped_column(default="")
    e164: Mapped[str | None] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(default="")
    dialled: Mapped[str] = mapped_column(default="")
    match: Mapped[Json] = mapped_column(default=dict)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id"), index=True)
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id"), index=True)
    queue_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("queues.id"), index=True)
    intent_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("intents.id"), index=True)
    state: Mapped[CallState] = mapped_column(word(CallState))
    started_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[EndReason | None] = mapped_column(word(EndReason))
    cause: Mapped[int] = mapped_column(default=0)

    person: Mapped[Person | None] = relationship(lazy="raise")
    user: Mapped[User | None] = relationship(lazy="raise")
    queue: Mapped[Queue | None] = relationship(lazy="raise")
    interactions: Mapped[list["Interaction"]] = relationship(
        "Interaction", primaryjoin="foreign(Interaction.call_id) == Call.id", viewonly=True, lazy="raise"
    )
    recordings: Mapped[list["Recording"]] = relationship(
        "Recording", primaryjoin="foreign(Recording.call_id) == Call.id", viewonly=True, lazy="raise"
    )


class CallEventRow(Base):
    """Every telephony event as it came, once: the timeline of a call, and the guard against repeats."""

    __tablename__ = "call_events"
    __table_args__ = (sa.UniqueConstraint("call_id", "what", "line", "reason", "at"),)

    id: Mapped[PrimaryId]
    call_id: Mapped[UUID] = mapped_column(sa.ForeignKey("calls.id", ondelete="CASCADE"))
    what: Mapped[str]
    line: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    facts: Mapped[Json]


class CallAgent(Base):
    """One agent's part in a call: rang, answered or not, left."""

    __tablename__ = "call_agents"

    call_id: Mapped[UUID] = mapped_column(sa.ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id"), primary_key=True, index=True)
    line: Mapped[str]
    rang_at: Mapped[datetime | None]
    ring_end: Mapped[RingEnd | None] = mapped_column(word(RingEnd))
    answered_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    held: Mapped[bool] = mapped_column(default=False)


class MissedCall(Base):
    """An inbound call that nobody answered. `settled_call`: in which the caller was reached; `task`: to call back."""

    __tablename__ = "missed_calls"
    __table_args__ = (sa.Index("ix_missed_calls_missed", sa.text("missed_at DESC"), sa.text("call_id DESC")),)

    call_id: Mapped[UUID] = mapped_column(sa.ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True)
    e164: Mapped[str | None] = mapped_column(index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id"), index=True)
    queue_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("queues.id"))
    missed_at: Mapped[datetime]
    fate: Mapped[Fate] = mapped_column(word(Fate))
    settled_at: Mapped[datetime | None]
    settled_call_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("calls.id"))
    task_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("tasks.id"), index=True)

    call: Mapped[Call] = relationship(foreign_keys=[call_id], lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise")
    settled_call: Mapped[Call | None] = relationship(foreign_keys=[settled_call_id], lazy="raise")


class Intent(Base):
    """A committed wish to act on the PBX. `key` makes a repeated click the same wish."""

    __tablename__ = "intents"
    __table_args__ = (
        sa.UniqueConstraint("author_id", "key"),
        sa.Index("ix_intents_wanted", "pbx", "created_at", postgresql_where=sa.text("state = 'wanted'")),
    )

    id: Mapped[PrimaryId]
    kind: Mapped[IntentKind] = mapped_column(word(IntentKind))
    pbx: Mapped[str]
    author_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(default="")
    key: Mapped[str | None]
    facts: Mapped[Json]
    deadline_at: Mapped[datetime]
    state: Mapped[IntentState] = mapped_column(word(IntentState), default=IntentState.WANTED)
    outcome_reason: Mapped[str] = mapped_column(default="")
    outcome_detail: Mapped[str] = mapped_column(default="")
    sent_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]


class PbxLink(Base):
    """The bridge's link to one Asterisk, and the lease of the one bridge that may act on it."""

    __tablename__ = "pbx_links"

    pbx: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[LinkState] = mapped_column(word(LinkState), default=LinkState.LOST)
    version: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime | None]
    holder: Mapped[str | None]
    epoch: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    lease_until: Mapped[datetime | None]


class CelRecord(Base):
    """A line of a PBX's CEL file, committed together with the offset behind it.

    `at` belongs to the key because a new file may bear the inode of a deleted one.
    """

    __tablename__ = "cel_records"
    __table_args__ = (
        sa.Index("ix_cel_records_linkedid", "pbx", "linkedid"),
        sa.Index("ix_cel_records_uniqueid", "pbx", "uniqueid"),
        sa.Index(
            "ix_cel_records_started",
            "pbx",
            "at",
            postgresql_where=sa.text("event IN ('CHAN_START', 'APP_START')"),
        ),
    )

    pbx: Mapped[str] = mapped_column(primary_key=True)
    inode: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    offset: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    event: Mapped[str]
    uniqueid: Mapped[str]
    linkedid: Mapped[str]
    facts: Mapped[Json]


class CelOffset(Base):
    """How far a PBX's CEL file has been read. One row per file (inode)."""

    __tablename__ = "cel_offsets"

    pbx: Mapped[str] = mapped_column(primary_key=True)
    inode: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    offset: Mapped[int] = mapped_column(sa.BigInteger)
    read_at: Mapped[datetime]
