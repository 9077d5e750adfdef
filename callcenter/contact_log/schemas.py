"""Interactions and tasks on the wire."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from callcenter.contact_log.days import Today, is_overdue, today
from callcenter.contact_log.models import (
    Channel,
    DispositionKind,
    Importance,
    Impression,
    Interaction,
    InteractionDirection,
    Task,
    TaskState,
)
from callcenter.kernel.clock import utc_now
from callcenter.kernel.text import Line, Paragraphs
from callcenter.people.models import ContactPointKind, ContactPointStatus
from callcenter.people.schemas import PersonBrief
from callcenter.staff.schemas import UserBrief


class Row(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class RecordingBrief(Row):
    id: UUID
    state: str
    seconds: float | None


class InteractionRead(Row):
    id: UUID
    channel: Channel
    direction: InteractionDirection
    person: PersonBrief | None
    user: UserBrief | None
    call_id: UUID | None
    task_id: UUID | None
    number: str
    purpose: str | None
    disposition: str | None
    gist: str
    impression: Impression | None
    notes: str
    time_spent_s: int | None
    importance: Importance
    opened_at: datetime
    closed_at: datetime | None
    next_task_id: UUID | None
    no_next_reason: str | None
    recording: RecordingBrief | None

    @classmethod
    def of(cls, row: Interaction) -> "InteractionRead":
        """Of several recordings of one call the last is named."""
        plain = {name: getattr(row, name) for name in cls.model_fields if name != "recording"}
        recording = RecordingBrief.model_validate(row.recordings[-1]) if row.recordings else None
        return cls.model_validate(plain | {"recording": recording}, from_attributes=True)


class TaskRead(Row):
    id: UUID
    due_at: datetime
    is_all_day: bool
    purpose: str | None
    channel: Channel
    person: PersonBrief | None
    comment: str
    importance: Importance
    assignee: UserBrief
    author: UserBrief
    state: TaskState
    done_at: datetime | None
    closing_comment: str
    phone: str | None
    overdue: bool
    version: int

    @classmethod
    def of(cls, row: Task, day: Today | None = None) -> "TaskRead":
        """`day` is the viewer's; a day of UTC where nobody in particular looks."""
        day = day or today(utc_now(), ZoneInfo("UTC"))
        computed: dict[str, Any] = {
            "phone": first_phone(row),
            "overdue": row.state is TaskState.OPEN and is_overdue(row.due_at, row.is_all_day, day),
        }
        plain = {name: getattr(row, name) for name in cls.model_fields if name not in computed}
        return cls.model_validate(plain | computed, from_attributes=True)


def first_phone(task: Task) -> str | None:
    """The first number of the task's person that works, E.164."""
    points = task.person.contact_points if task.person else []
    works = (ContactPointKind.PHONE, ContactPointStatus.WORKS)
    return next((point.value for point in points if (point.kind, point.status) == works), None)


Seconds = Annotated[int, Field(ge=0, le=24 * 3600)]


class InteractionCreate(BaseModel):
    """A touch written down by hand."""

    channel: Channel
    direction: InteractionDirection = InteractionDirection.OUTBOUND
    person_id: UUID
    opened_at: AwareDatetime | None = None
    purpose: Line | None = None
    gist: Line = ""
    impression: Impression | None = None
    notes: Paragraphs = ""
    importance: Importance = Importance.NORMAL


class InteractionPatch(BaseModel):
    """Saved while it is typed; only what is sent is changed."""

    person_id: UUID | None = None
    purpose: Line | None = None
    gist: Line | None = None
    impression: Impression | None = None
    notes: Paragraphs | None = None
    importance: Importance | None = None


class TaskCreate(BaseModel):
    due_at: AwareDatetime
    is_all_day: bool = False
    purpose: Line | None = None
    channel: Channel = Channel.CALL
    person_id: UUID | None = None
    comment: Paragraphs = ""
    importance: Importance = Importance.NORMAL
    assignee_id: UUID | None = None


class NextTask(TaskCreate):
    kind: Literal["task"]


class NextNone(BaseModel):
    kind: Literal["none"]
    reason: Line = ""


class Close(BaseModel):
    disposition: Line | None = None
    gist: Line | None = None
    impression: Impression | None = None
    notes: Paragraphs | None = None
    time_spent_s: Seconds | None = None
    next: Annotated[NextTask | NextNone, Field(discriminator="kind")] | None = None


class Closed(BaseModel):
    interaction: InteractionRead
    task: TaskRead | None


class TaskPatch(BaseModel):
    """Only what is sent is changed; `version` is the one that was read."""

    version: int | None = None
    due_at: AwareDatetime | None = None
    is_all_day: bool | None = None
    purpose: Line | None = None
    channel: Channel | None = None
    person_id: UUID | None = None
    comment: Paragraphs | None = None
    importance: Importance | None = None
    assignee_id: UUID | None = None


class TaskDone(BaseModel):
    comment: Paragraphs = ""


class TaskCancel(BaseModel):
    reason: Paragraphs


class DispositionRead(Row):
    code: str
    labels: dict[str, str]
    kind: DispositionKind
    hotkey: str | None
    direction: str


class PurposeRead(Row):
    code: str
    labels: dict[str, str]
