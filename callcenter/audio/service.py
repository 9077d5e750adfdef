"""Recordings found, heard and accounted for: whoever asks gets what is theirs, and every hearing leaves a row."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
import structlog
from sqlalchemy.orm import selectinload, undefer
from sqlalchemy.sql.base import ExecutableOption

from callcenter.audio.models import Playing, Recording, RecordingState
from callcenter.audio.playback import size_of
from callcenter.audio.ranges import Span
from callcenter.audio.schemas import PeaksRead, RecordingRead
from callcenter.calls.models import Call
from callcenter.contact_log.models import Interaction
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import NotFound
from callcenter.kernel.keyset import BY_TIME, paged
from callcenter.kernel.pages import Page, PageRequest, encode_cursor
from callcenter.people.models import Person
from callcenter.staff.access import Viewer, owned_within_sight

log = structlog.get_logger()


class RecordingNotFound(NotFound):
    id = "recording_not_found"


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordingFilter:
    """What to list; None means any. `since` is included, `until` is not."""

    person_id: UUID | None = None
    user_id: UUID | None = None
    call_id: UUID | None = None
    state: RecordingState | None = None
    since: datetime | None = None
    until: datetime | None = None


CONDITIONS: dict[str, Callable[[Any], sa.ColumnElement[bool]]] = {
    "person_id": lambda person_id: Recording.call.has(Call.person_id == person_id),
    "user_id": lambda user_id: Recording.call.has(Call.user_id == user_id),
    "call_id": lambda call_id: Recording.call_id == call_id,
    "state": lambda state: Recording.state == state,
    "since": lambda since: Recording.started_at >= since,
    "until": lambda until: Recording.started_at < until,
}


def audible_to(viewer: Viewer) -> sa.ColumnElement[bool]:
    """Recordings of calls that the viewer, or one of theirs, took or had a part in; orphans are the administrator's."""
    if viewer.is_admin:
        return sa.true()
    return sa.or_(
        sa.exists().where(Call.id == Recording.call_id, owned_within_sight(viewer, Call.user_id)),
        sa.exists().where(
            Interaction.call_id == Recording.call_id, owned_within_sight(viewer, Interaction.user_id)
        ),
    )


async def get_recording(uow: UnitOfWork, viewer: Viewer, recording_id: UUID) -> Recording:
    """The row with its call. Raises RecordingNotFound, also for what is not theirs, which is logged."""
    return await _find(uow, viewer, recording_id, _with_call())


async def get_peaks(uow: UnitOfWork, viewer: Viewer, recording_id: UUID) -> PeaksRead:
    row = await _find(uow, viewer, recording_id, undefer(Recording.peaks))
    size_of(row)
    return PeaksRead(seconds=row.seconds or 0, **(row.peaks or {"per_second": 1, "left": [], "right": []}))


async def list_recordings(
    uow: UnitOfWork, viewer: Viewer, wanted: RecordingFilter, paging: PageRequest
) -> Page[RecordingRead]:
    """Newest first."""
    query = sa.select(Recording).where(audible_to(viewer), *_conditions(wanted)).options(_with_call())
    query = paged(query, paging, [Recording.started_at, Recording.id], BY_TIME, newest_first=True)
    rows = list(await uow.session.scalars(query))
    shown = rows[: paging.limit]
    return Page(
        items=[RecordingRead.of(row) for row in shown],
        next_cursor=encode_cursor([shown[-1].started_at.isoformat(), shown[-1].id])
        if len(rows) > len(shown)
        else None,
    )


def note_playing(
    uow: UnitOfWork, viewer: Viewer, recording: Recording, *, span: Span, address: str, at: datetime
) -> None:
    """Who hears which bytes; to be committed before the first of them leaves."""
    uow.session.add(
        Playing(
            recording_id=recording.id,
            user_id=viewer.user_id,
            at=at,
            address=address,
            first_byte=span.first,
            last_byte=span.last,
        )
    )


def _with_call() -> ExecutableOption:
    person = selectinload(Call.person).options(
        selectinload(Person.organisation), selectinload(Person.responsible)
    )
    return selectinload(Recording.call).options(
        selectinload(Call.user), selectinload(Call.interactions), person
    )


async def _find(uow: UnitOfWork, viewer: Viewer, recording_id: UUID, *options: ExecutableOption) -> Recording:
    row = await uow.session.scalar(
        sa.select(Recording).where(Recording.id == recording_id, audible_to(viewer)).options(*options)
    )
    if row is None:
        log.warning(
            "recording refused", recording_id=str(recording_id), user_id=str(viewer.user_id), role=viewer.role
        )
        raise RecordingNotFound("There is no such recording, or it is not yours to hear.")
    return row


def _conditions(wanted: RecordingFilter) -> list[sa.ColumnElement[bool]]:
    return [
        condition(value)
        for name, condition in CONDITIONS.items()
        if (value := getattr(wanted, name)) is not None
    ]
