"""Recordings on the wire."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from callcenter.audio.models import Recording, RecordingState
from callcenter.people.schemas import PersonBrief
from callcenter.staff.schemas import UserBrief


class RecordingRead(BaseModel):
    """One stereo sound: left the customer, right the agent side. `problem`: what is wrong with it, in our words."""

    id: UUID
    call_id: UUID | None
    interaction_id: UUID | None
    person: PersonBrief | None
    user: UserBrief | None
    state: RecordingState
    started_at: datetime
    seconds: float | None
    bytes: int | None
    sha256: str | None
    channels: int = 2
    problem: str
    is_playable: bool

    @classmethod
    def of(cls, row: Recording) -> "RecordingRead":
        call = row.call
        touches = call.interactions if call else []
        own = [touch for touch in touches if call and touch.user_id == call.user_id]
        return cls(
            id=row.id,
            call_id=row.call_id,
            interaction_id=next((touch.id for touch in [*own, *touches]), None),
            person=PersonBrief.model_validate(call.person) if call and call.person else None,
            user=UserBrief.model_validate(call.user) if call and call.user else None,
            state=row.state,
            started_at=row.started_at,
            seconds=row.seconds,
            bytes=row.bytes,
            sha256=row.sha256,
            problem=row.problem,
            is_playable=row.sha256 is not None and row.state is not RecordingState.LOST,
        )


class PeaksRead(BaseModel):
    """How loud each side was, `per_second` points a second, 0 to 100."""

    seconds: float
    per_second: float
    left: list[int]
    right: list[int]
