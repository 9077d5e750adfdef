"""Takes in the spool become rows, and rows become loads for the carrier: every second of sound has its row."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from callcenter.audio.models import Recording, RecordingState
from callcenter.calls.models import Call
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.ids import new_id
from callcenter.kernel.live import changed
from recordings import Load, OpenFiles, SpooledTake, Step, is_finished
from telephony.ids import call_id

BATCH = 200
FILES_DUE = timedelta(minutes=10)
NO_FILES = "no files in the spool"

CARRIED = (RecordingState.SPOOLED, RecordingState.STORED, RecordingState.EMPTY)

STATES = {
    Step.SPOOLED: RecordingState.SPOOLED,
    Step.JOINED: RecordingState.SPOOLED,
    Step.STORED: RecordingState.STORED,
    Step.VERIFIED: RecordingState.VERIFIED,
    Step.CLEARED: RecordingState.VERIFIED,
    Step.EMPTY: RecordingState.EMPTY,
    Step.SWEPT: RecordingState.EMPTY,
    Step.LOST: RecordingState.LOST,
}


async def settle_takes(
    uow: UnitOfWork, pbx: str, takes: Sequence[SpooledTake], *, open_files: OpenFiles, now: datetime
) -> set[str]:
    """Mark finished takes as spooled; a finished one that nobody knows gets a row too. Names that need no more look."""
    rows = await _rows(uow, pbx, [take.name for take in takes])
    settled: set[str] = set()
    for take in takes:
        row, is_call_over = rows.get(take.name, (None, False))
        if row is not None and not _awaits_files(row):
            settled.add(take.name)
        elif is_finished(take, open_files=open_files, is_call_over=is_call_over, now=now):
            row = row or await _orphan(uow, pbx, take)
            row.state, row.problem = RecordingState.SPOOLED, ""
            changed(uow, "recording", row.id)
            settled.add(take.name)
    return settled


async def give_up_missing(uow: UnitOfWork, pbx: str, *, spooled: set[str], now: datetime) -> None:
    """A recording whose call is long over and whose files never came is lost; should they come, it is found again."""
    overdue = await uow.session.scalars(
        sa.select(Recording)
        .join(Call, Call.id == Recording.call_id)
        .where(
            Recording.pbx == pbx,
            Recording.state == RecordingState.RECORDING,
            Call.ended_at < now - FILES_DUE,
            Recording.local_removed_at.is_(None),
        )
        .order_by(Recording.started_at)
        .limit(BATCH)
    )
    for row in overdue:
        if row.name not in spooled:
            row.state, row.problem = RecordingState.LOST, NO_FILES
            changed(uow, "recording", row.id)


async def loads(uow: UnitOfWork, pbx: str, *, keep_local: timedelta, now: datetime) -> list[Load]:
    """What is due to be carried, oldest first."""
    rows = await uow.session.scalars(
        sa.select(Recording)
        .where(
            Recording.pbx == pbx,
            Recording.local_removed_at.is_(None),
            sa.or_(Recording.next_attempt_at.is_(None), Recording.next_attempt_at <= now),
            sa.or_(
                Recording.state.in_(CARRIED),
                sa.and_(
                    Recording.state == RecordingState.VERIFIED, Recording.verified_at <= now - keep_local
                ),
            ),
        )
        .order_by(Recording.started_at)
        .limit(BATCH)
    )
    return [load_of(row) for row in rows]


def load_of(row: Recording) -> Load:
    return Load(
        recording_id=row.id,
        name=row.name,
        started_at=row.started_at,
        step=_step(row),
        key=row.key or "",
        seconds=row.seconds or 0,
        bytes=row.bytes or 0,
        sha256=row.sha256 or "",
        verified_at=row.verified_at,
        attempts=row.attempts,
        next_attempt_at=row.next_attempt_at,
        problem=row.problem,
        trouble=row.trouble,
    )


async def save_load(uow: UnitOfWork, load: Load, *, now: datetime) -> None:
    """Keep where the recording stands after a step."""
    values: dict[str, object] = {
        "state": STATES[load.step],
        "key": load.key or None,
        "seconds": load.seconds,
        "bytes": load.bytes,
        "sha256": load.sha256 if load.step is not Step.SPOOLED else None,
        "verified_at": load.verified_at,
        "attempts": load.attempts,
        "next_attempt_at": load.next_attempt_at,
        "problem": load.problem,
        "trouble": load.trouble,
        "local_removed_at": now if load.step in (Step.CLEARED, Step.SWEPT) else None,
    }
    if load.step in (Step.SPOOLED, Step.JOINED, Step.STORED):
        values["stored_at"] = now if load.step is Step.STORED else None
    if load.peaks is not None:
        peaks = load.peaks
        values["peaks"] = {"per_second": peaks.per_second, "left": peaks.customer, "right": peaks.agent}
    await uow.session.execute(sa.update(Recording).where(Recording.id == load.recording_id).values(**values))
    changed(uow, "recording", load.recording_id)


def _step(row: Recording) -> Step:
    match row.state:
        case RecordingState.SPOOLED:
            return Step.JOINED if row.sha256 else Step.SPOOLED
        case RecordingState.STORED:
            return Step.STORED
        case RecordingState.VERIFIED:
            return Step.CLEARED if row.local_removed_at else Step.VERIFIED
        case RecordingState.EMPTY:
            return Step.SWEPT if row.local_removed_at else Step.EMPTY
        case RecordingState.RECORDING | RecordingState.LOST:
            return Step.LOST


def _awaits_files(row: Recording) -> bool:
    return row.state is RecordingState.RECORDING or (
        row.state is RecordingState.LOST and row.problem == NO_FILES
    )


async def _rows(uow: UnitOfWork, pbx: str, names: list[str]) -> dict[str, tuple[Recording | None, bool]]:
    """Name → its row, and whether its call is over."""
    found = await uow.session.execute(
        sa.select(Recording, Call.ended_at)
        .outerjoin(Call, Call.id == Recording.call_id)
        .where(Recording.pbx == pbx, Recording.name.in_(names))
    )
    return {row.name: (row, ended_at is not None) for row, ended_at in found}


async def _orphan(uow: UnitOfWork, pbx: str, take: SpooledTake) -> Recording:
    """A row for a take that no event announced; where its name is that of a call, it is this call's."""
    call: UUID | None = await uow.session.scalar(sa.select(Call.id).where(Call.id == call_id(pbx, take.name)))
    row = Recording(
        id=new_id(), pbx=pbx, name=take.name, call_id=call, started_at=take.modified_at, problem=""
    )
    uow.session.add(row)
    return row
