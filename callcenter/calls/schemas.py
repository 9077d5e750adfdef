"""Calls, lines and queues on the wire."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from callcenter.calls.missed_rules import Fate
from callcenter.calls.models import Call, CallState, LineKind, MissedCall, QueueStrategy, WrapUpMode
from callcenter.contact_log.schemas import RecordingBrief
from callcenter.people.schemas import PersonBrief
from callcenter.staff.schemas import UserBrief
from telephony.events import Direction, EndReason, LineState

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
QueueName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]{1,39}$")]
Did = Annotated[str, StringConstraints(pattern=r"^\+?[0-9]{2,15}$")]
Extension = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,6}$")]


class Row(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class QueueBrief(Row):
    id: UUID
    title: str


class CallRead(BaseModel):
    """One conversation. Seconds: `wait` until answered or ended, `talk` from answer to end."""

    id: UUID
    direction: Direction
    number: str
    e164: str | None
    name: str
    person: PersonBrief | None
    agent: UserBrief | None
    queue: QueueBrief | None
    state: CallState
    started_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    wait_seconds: int | None
    talk_seconds: int | None
    end_reason: EndReason | None
    cause: int
    interaction_id: UUID | None
    disposition: str | None
    recording: RecordingBrief | None

    @classmethod
    def of(cls, call: Call) -> Self:
        """`call` with person, user, queue, interactions and recordings loaded."""
        touch = max(call.interactions, key=lambda each: each.opened_at, default=None)
        waited_until = call.answered_at or call.ended_at
        return cls(
            id=call.id,
            direction=call.direction,
            number=call.number,
            e164=call.e164,
            name=call.name,
            person=PersonBrief.model_validate(call.person) if call.person else None,
            agent=UserBrief.model_validate(call.user) if call.user else None,
            queue=QueueBrief.model_validate(call.queue) if call.queue else None,
            state=call.state,
            started_at=call.started_at,
            answered_at=call.answered_at,
            ended_at=call.ended_at,
            wait_seconds=_seconds(call.started_at, waited_until),
            talk_seconds=_seconds(call.answered_at, call.ended_at),
            end_reason=call.end_reason,
            cause=call.cause,
            interaction_id=touch.id if touch else None,
            disposition=touch.disposition if touch else None,
            recording=RecordingBrief.model_validate(call.recordings[0]) if call.recordings else None,
        )


def _seconds(since: datetime | None, until: datetime | None) -> int | None:
    return None if since is None or until is None else round((until - since).total_seconds())


class MissedRead(BaseModel):
    """`number`: as it came, where it has no E.164 form. `times`: tries of this caller that are not answered yet."""

    call_id: UUID
    number: str
    e164: str | None
    person: PersonBrief | None
    queue: QueueBrief | None
    missed_at: datetime
    wait_seconds: int
    fate: Fate
    times: int
    settled_at: datetime | None
    settled_by: UserBrief | None
    task_id: UUID | None

    @classmethod
    def of(cls, missed: MissedCall, times: int) -> Self:
        """`missed` with its call, queue, person and the call that settled it loaded."""
        call, settled = missed.call, missed.settled_call
        return cls(
            call_id=missed.call_id,
            number=call.number,
            e164=missed.e164,
            person=PersonBrief.model_validate(missed.person) if missed.person else None,
            queue=QueueBrief.model_validate(call.queue) if call.queue else None,
            missed_at=missed.missed_at,
            wait_seconds=round((missed.missed_at - call.started_at).total_seconds()),
            fate=missed.fate,
            times=times,
            settled_at=missed.settled_at,
            settled_by=UserBrief.model_validate(settled.user) if settled and settled.user else None,
            task_id=missed.task_id,
        )


class TimelineEntry(BaseModel):
    """`what`: the telephony event's name in snake case."""

    at: datetime
    what: str
    line: str
    user: UserBrief | None


class CallFull(CallRead):
    timeline: list[TimelineEntry]


class LineRead(Row):
    id: UUID
    name: str
    kind: LineKind
    extension: str
    user: UserBrief | None
    state: LineState


class LineWithSecret(LineRead):
    """The only time the secret is shown; a forgotten one is replaced."""

    secret: str


class LineCreate(BaseModel):
    kind: LineKind
    extension: Extension
    user_id: UUID | None = None


class LinePatch(BaseModel):
    """Only what is sent is changed."""

    extension: Extension | None = None
    user_id: UUID | None = None


class MemberRead(BaseModel):
    user_id: UUID
    name: str
    penalty: int


class MemberWrite(BaseModel):
    user_id: UUID
    penalty: Annotated[int, Field(ge=0, le=100)] = 0


class QueueRead(BaseModel):
    id: UUID
    name: str
    title: str
    dids: list[str]
    strategy: QueueStrategy
    ring_seconds: int
    wrap_up_seconds: int
    wrap_up_mode: WrapUpMode
    wrap_up_extensions: int
    script_id: UUID | None
    members: list[MemberRead]


class QueueCreate(BaseModel):
    name: QueueName
    title: Title
    dids: list[Did] = Field(default_factory=list, max_length=100)
    strategy: QueueStrategy = QueueStrategy.RRMEMORY
    ring_seconds: Annotated[int, Field(ge=5, le=120)] = 20
    wrap_up_seconds: Annotated[int, Field(ge=0, le=3600)] = 120
    wrap_up_mode: WrapUpMode = WrapUpMode.MANDATORY
    wrap_up_extensions: Annotated[int, Field(ge=0, le=20)] = 0
    script_id: UUID | None = None
    members: list[MemberWrite] = Field(default_factory=list, max_length=500)


class QueuePatch(BaseModel):
    """Only what is sent is changed; `members` replaces the whole list."""

    title: Title | None = None
    dids: Annotated[list[Did] | None, Field(max_length=100)] = None
    strategy: QueueStrategy | None = None
    ring_seconds: Annotated[int | None, Field(ge=5, le=120)] = None
    wrap_up_seconds: Annotated[int | None, Field(ge=0, le=3600)] = None
    wrap_up_mode: WrapUpMode | None = None
    wrap_up_extensions: Annotated[int | None, Field(ge=0, le=20)] = None
    script_id: UUID | None = None
    members: Annotated[list[MemberWrite] | None, Field(max_length=500)] = None
