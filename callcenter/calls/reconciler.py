"""The reconciler: what the CEL file knows and the ledger does not, put right.

CEL is the truth about calls; AMI only hinted. A call that AMI never showed gets its row, a call whose end AMI missed
gets its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
import structlog

from callcenter.calls import ledger
from callcenter.calls.models import Call, CelRecord
from callcenter.kernel.db import UnitOfWork
from callcenter.people.numbers import NumberPlan
from telephony.events import CallStarted, Direction, EndReason
from telephony.ids import call_id

log = structlog.get_logger()

LINKEDID_END = "LINKEDID_END"
SETTLED_AFTER = timedelta(seconds=20)  # AMI's own events come within milliseconds; this is far behind them
LOOK_BACK = timedelta(days=2)
BATCH = 500


@dataclass(frozen=True, slots=True)
class Reconciled:
    """`added`: calls that had no row. `ended`: calls that had no end."""

    added: Sequence[Call]
    ended: Sequence[Call]


async def reconcile(uow: UnitOfWork, plan: NumberPlan, now: datetime) -> Reconciled:
    added = [await _add(uow, row, plan) for row in await _missing(uow, now)]
    ended = [await _end(uow, call, at) for call, at in await _unended(uow, now)]
    if added or ended:
        log.warning("ledger corrected from CEL", added=len(added), ended=len(ended))
    return Reconciled(added, ended)


async def _missing(uow: UnitOfWork, now: datetime) -> Sequence[CelRecord]:
    """The first channel of each finished call without a row. Asterisk ends both ids of calls it merged."""
    end = sa.orm.aliased(CelRecord)
    first = (
        sa.select(CelRecord)
        .distinct(CelRecord.pbx, CelRecord.linkedid)
        .join(end, sa.and_(end.pbx == CelRecord.pbx, end.linkedid == CelRecord.linkedid))
        .outerjoin(Call, sa.and_(Call.pbx == CelRecord.pbx, Call.linkedid == CelRecord.linkedid))
        .where(
            CelRecord.event == "CHAN_START",
            CelRecord.uniqueid == CelRecord.linkedid,
            end.event == LINKEDID_END,
            end.at.between(now - LOOK_BACK, now - SETTLED_AFTER),
            Call.id.is_(None),
        )
        .order_by(CelRecord.pbx, CelRecord.linkedid, CelRecord.at)
        .limit(BATCH)
    )
    return (await uow.session.scalars(first)).all()


async def _add(uow: UnitOfWork, row: CelRecord, plan: NumberPlan) -> Call:
    inbound = row.facts["context"] == "cc-in"
    answered = await uow.session.scalar(
        sa.select(sa.func.min(CelRecord.at)).where(
            CelRecord.pbx == row.pbx,
            CelRecord.linkedid == row.linkedid,
            CelRecord.event == "BRIDGE_ENTER",
            CelRecord.uniqueid != row.linkedid,
        )
    )
    call = await ledger.on_started(
        uow,
        CallStarted(
            call_id=call_id(row.pbx, row.linkedid),
            pbx=row.pbx,
            at=row.at,
            linkedid=row.linkedid,
            direction=Direction.INBOUND if inbound else Direction.OUTBOUND,
            number=row.facts["number"] if inbound else row.facts["exten"],
            name=row.facts["name"] if inbound else "",
            dialled=row.facts["exten"],
        ),
        plan,
    )
    call.answered_at = answered
    await _end(uow, call, await _end_of(uow, call))
    return call


async def _unended(uow: UnitOfWork, now: datetime) -> Sequence[tuple[Call, datetime]]:
    rows = await uow.session.execute(
        sa.select(Call, CelRecord.at)
        .join(CelRecord, sa.and_(CelRecord.pbx == Call.pbx, CelRecord.linkedid == Call.linkedid))
        .where(
            Call.ended_at.is_(None),
            CelRecord.event == LINKEDID_END,
            CelRecord.at < now - SETTLED_AFTER,
        )
        .with_for_update(of=Call, skip_locked=True)
        .limit(BATCH)
    )
    return [(call, at) for call, at in rows]


async def _end(uow: UnitOfWork, call: Call, at: datetime) -> Call:
    await ledger.end(uow, call, _reason(call), 0, at)
    return call


def _reason(call: Call) -> EndReason:
    if call.answered_at is not None:
        return EndReason.COMPLETED
    return EndReason.ABANDONED if call.direction is Direction.INBOUND else EndReason.NO_ANSWER


async def _end_of(uow: UnitOfWork, call: Call) -> datetime:
    ended = await uow.session.scalar(
        sa.select(sa.func.max(CelRecord.at)).where(
            CelRecord.pbx == call.pbx, CelRecord.linkedid == call.linkedid, CelRecord.event == LINKEDID_END
        )
    )
    return ended or call.started_at
