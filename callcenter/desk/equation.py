"""The ledger equation: CEL, calls, contacts and recordings say the same, or here is what they disagree about.

Every call in CEL has one row, every row of a call with a client has one contact for each agent in it, every recording
that started is stored, spooled, or lost with a cause. The fault tests check with this very program.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from callcenter.audio.models import Recording, RecordingState
from callcenter.calls import cel
from callcenter.calls.models import Call, CallAgent, CallEventRow, CelRecord, Intent, IntentKind
from callcenter.contact_log.models import Interaction
from callcenter.kernel.db import Json, UnitOfWork
from telephony.calls.legs import recording_name
from telephony.events import CallAnswered, CallDialling, Direction

SETTLED_AFTER = timedelta(seconds=30)  # the reconciler's first look at an end, and then some
FILES_DUE = timedelta(minutes=15)
MOST = 2000  # of each fault; who has more has one cause to find, not a list to read
EVIDENCE = 60  # rows of a feed


class Fault(StrEnum):
    """One way in which the books disagree."""

    CALL_WITHOUT_ROW = "call_without_row"
    CALL_WITHOUT_END = "call_without_end"
    CALL_WITHOUT_CONTACT = "call_without_contact"
    CALL_TWICE = "call_twice"
    CONTACT_TWICE = "contact_twice"
    DIALLED_TWICE = "dialled_twice"
    RECORDING_WITHOUT_ROW = "recording_without_row"
    RECORDING_WITHOUT_FILES = "recording_without_files"


MISSING = frozenset({Fault.CALL_WITHOUT_ROW, Fault.CALL_WITHOUT_END, Fault.CALL_WITHOUT_CONTACT})
DUPLICATE = frozenset({Fault.CALL_TWICE, Fault.CONTACT_TWICE, Fault.DIALLED_TWICE})
UNACCOUNTED = frozenset({Fault.RECORDING_WITHOUT_ROW, Fault.RECORDING_WITHOUT_FILES})


@dataclass(frozen=True, kw_only=True, slots=True)
class Disagreement:
    """What is wrong with which call. `call_id` is None where there is no row."""

    fault: Fault
    pbx: str
    linkedid: str
    at: datetime
    call_id: UUID | None

    @property
    def key(self) -> tuple[datetime, str, str]:
        return self.at, self.fault.value, self.linkedid


@dataclass(frozen=True, kw_only=True, slots=True)
class Equation:
    """`counts`: how many there are of each thing that must be equal. `found`: oldest first."""

    since: datetime
    until: datetime
    counts: Mapping[str, int]
    found: Sequence[Disagreement]

    def _of(self, faults: frozenset[Fault]) -> int:
        return sum(each.fault in faults for each in self.found)

    @property
    def missing(self) -> int:
        return self._of(MISSING)

    @property
    def duplicate(self) -> int:
        return self._of(DUPLICATE)

    @property
    def unaccounted(self) -> int:
        return self._of(UNACCOUNTED)


async def check(uow: UnitOfWork, *, since: datetime, now: datetime) -> Equation:
    """Compare everything that began after `since` and is settled by `now`."""
    until = now - SETTLED_AFTER
    found: list[Disagreement] = []
    for fault, query in _queries(since, until, now).items():
        for pbx, linkedid, at, call_id in await uow.session.execute(query.limit(MOST)):
            found.append(Disagreement(fault=fault, pbx=pbx, linkedid=linkedid, at=at, call_id=call_id))
    found += await _recordings_without_row(uow, since, until)
    found.sort(key=lambda each: each.key)
    return Equation(since=since, until=until, counts=await _counts(uow, since, until), found=found)


async def evidence(uow: UnitOfWork, one: Disagreement) -> Json:
    """What each feed has about the call of a disagreement."""
    rows = await cel.family(uow, one.pbx, one.linkedid)
    seen: list[CallEventRow] = []
    if one.call_id is not None:
        timeline = await uow.session.scalars(
            sa.select(CallEventRow).where(CallEventRow.call_id == one.call_id).order_by(CallEventRow.at)
        )
        seen = list(timeline)
    return {
        "cel": [
            {
                "at": row.at.isoformat(),
                "event": row.event,
                "channel": row.facts["channel"],
                "app": row.facts["app"],
            }
            for row in rows[:EVIDENCE]
        ],
        "ami": [{"at": row.at.isoformat(), "event": row.what, "line": row.line} for row in seen[:EVIDENCE]],
    }


def _queries(since: datetime, until: datetime, now: datetime) -> Mapping[Fault, sa.Select[Any]]:
    call = sa.select(Call.pbx, Call.linkedid, Call.started_at, Call.id).where(Call.started_at >= since)
    ended = call.where(Call.ended_at <= until)
    owed = sa.or_(Call.direction == Direction.INBOUND, _was_dialled())
    has_contact = sa.exists().where(Interaction.call_id == Call.id)
    recording = sa.select(Recording.pbx, Recording.name, Recording.started_at, Recording.call_id).where(
        Recording.started_at >= since
    )
    return {
        Fault.CALL_WITHOUT_ROW: cel.calls_without_row(since, until),
        Fault.CALL_WITHOUT_END: call.where(
            Call.ended_at.is_(None),
            sa.exists().where(
                CelRecord.pbx == Call.pbx,
                CelRecord.linkedid == Call.linkedid,
                CelRecord.event == cel.LINKEDID_END,
                CelRecord.at <= until,
            ),
        ),
        Fault.CALL_WITHOUT_CONTACT: ended.where(owed, ~has_contact),
        Fault.CALL_TWICE: sa.select(
            Call.pbx, Call.linkedid, sa.func.min(Call.started_at), sa.null().cast(sa.Uuid)
        )
        .where(Call.started_at >= since)
        .group_by(Call.pbx, Call.linkedid)
        .having(sa.func.count() > 1),
        Fault.CONTACT_TWICE: sa.select(Call.pbx, Call.linkedid, Call.started_at, Call.id)
        .join(Interaction, Interaction.call_id == Call.id)
        .where(Call.started_at >= since)
        .group_by(Call.id)
        .having(
            sa.or_(
                sa.func.count(Interaction.user_id) > sa.func.count(sa.distinct(Interaction.user_id)),
                sa.func.count().filter(Interaction.user_id.is_(None)) > 1,
            )
        ),
        Fault.DIALLED_TWICE: sa.select(
            CelRecord.pbx, CelRecord.uniqueid, sa.func.min(CelRecord.at), sa.null().cast(sa.Uuid)
        )
        .join(Intent, sa.cast(Intent.id, sa.Text) == CelRecord.uniqueid)
        .where(
            CelRecord.event == "CHAN_START",
            CelRecord.at >= since,
            Intent.kind == IntentKind.DIAL,
        )
        .group_by(CelRecord.pbx, CelRecord.uniqueid)
        .having(sa.func.count() > 1),
        Fault.RECORDING_WITHOUT_FILES: recording.outerjoin(Call, Call.id == Recording.call_id).where(
            sa.or_(
                sa.and_(Recording.state == RecordingState.RECORDING, Call.ended_at < now - FILES_DUE),
                sa.and_(Recording.state == RecordingState.LOST, Recording.problem == ""),
            )
        ),
    }


def _was_dialled() -> sa.ColumnElement[bool]:
    """An outbound call that reached the outside, by an agent of ours."""
    reached = [CallDialling.__name__, CallAnswered.__name__]
    return sa.and_(
        Call.direction == Direction.OUTBOUND,
        sa.exists().where(CallAgent.call_id == Call.id),
        sa.exists().where(CallEventRow.call_id == Call.id, CallEventRow.what.in_(reached)),
    )


async def _recordings_without_row(uow: UnitOfWork, since: datetime, until: datetime) -> list[Disagreement]:
    """The recorder keeps what is said while bridged: a talk with a recorder on it must have its row."""
    bridged = sa.orm.aliased(CelRecord)
    rows = await uow.session.execute(
        sa.select(CelRecord.pbx, CelRecord.uniqueid, CelRecord.linkedid, CelRecord.at).where(
            CelRecord.event == "APP_START",
            CelRecord.facts["app"].astext == "MixMonitor",
            CelRecord.at.between(since, until),
            sa.exists().where(
                bridged.pbx == CelRecord.pbx,
                bridged.uniqueid == CelRecord.uniqueid,
                bridged.event == "BRIDGE_ENTER",
                bridged.at <= until,
            ),
        )
    )
    # Compared here: what the dialplan leaves of a channel's id in a file name is not SQL's to know.
    started = {(pbx, recording_name(uniqueid)): (linkedid, at) for pbx, uniqueid, linkedid, at in rows}
    known = await uow.session.execute(
        sa.select(Recording.pbx, Recording.name).where(
            sa.tuple_(Recording.pbx, Recording.name).in_(list(started))
        )
    )
    for pbx, name in known:
        del started[pbx, name]
    return [
        Disagreement(fault=Fault.RECORDING_WITHOUT_ROW, pbx=pbx, linkedid=linkedid, at=at, call_id=None)
        for (pbx, _), (linkedid, at) in started.items()
    ]


async def _counts(uow: UnitOfWork, since: datetime, until: datetime) -> Mapping[str, int]:
    async def count(query: sa.Select[Any]) -> int:
        return await uow.session.scalar(query) or 0

    counts = {
        "calls_in_cel": await count(
            sa.select(sa.func.count(sa.distinct(CelRecord.linkedid))).where(
                cel.BEGINS_A_CALL, CelRecord.at.between(since, until)
            )
        ),
        "calls": await count(sa.select(sa.func.count()).where(Call.started_at.between(since, until))),
        "contacts": await count(
            sa.select(sa.func.count())
            .select_from(Interaction)
            .join(Call, Call.id == Interaction.call_id)
            .where(Call.started_at.between(since, until))
        ),
        "contacts_open": await count(
            sa.select(sa.func.count())
            .select_from(Interaction)
            .join(Call, Call.id == Interaction.call_id)
            .where(Call.started_at.between(since, until), Interaction.closed_at.is_(None))
        ),
    }
    states = await uow.session.execute(
        sa.select(Recording.state, sa.func.count())
        .where(Recording.started_at.between(since, until))
        .group_by(Recording.state)
    )
    return counts | {f"recordings_{state}": number for state, number in states}
