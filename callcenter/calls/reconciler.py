"""The reconciler: what the CEL file knows and the ledger does not, put right.

CEL is the truth about calls; AMI only hinted. A call that AMI never showed gets its row, a call whose end AMI missed
gets its end, one that we had to guess about gets its true one, and one that the PBX took with it is closed as cut.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
import structlog

from callcenter.calls import cel, ledger
from callcenter.calls.models import Call, CallEventRow, CelRecord, Intent, IntentState, PbxLink
from callcenter.kernel.db import UnitOfWork
from callcenter.people.numbers import NumberPlan
from telephony import events as e
from telephony.ids import call_id

log = structlog.get_logger()

SNAPSHOT_TAKES = timedelta(seconds=5)  # what began meanwhile may not be in it
SETTLED_AFTER = timedelta(seconds=20)  # AMI's own events come within milliseconds; this is far behind them
NEVER_DIALLED_AFTER = timedelta(
    seconds=30
)  # behind the deadline of a dial, whose first channel comes at once
NEVER_DIALLED = "never_dialled"
LOOK_BACK = timedelta(days=2)
BATCH = 200

Apply = Callable[[UnitOfWork, Any], Awaitable[Any]]
Appliers = Mapping[type[e.CallEvent], Apply]

# What a late event does to the rows. Clocks and screens stay as they are: it is over.
APPLIED: Appliers = {
    e.CallQueued: ledger.on_queued,
    e.CallRinging: ledger.on_ringing,
    e.RingingEnded: ledger.on_ringing_ended,
    e.CallDialling: ledger.on_dialling,
    e.CallProgressed: ledger.on_progressed,
    e.CallAnswered: ledger.on_answered,
    e.LineLeft: ledger.on_line_left,
    e.CallEnded: ledger.on_ended,
}


@dataclass(slots=True)
class Reconciled:
    """`added`: calls that had no row. `ended`: calls that had no end. `corrected`: calls with a guess for an end."""

    added: list[Call] = field(default_factory=list)
    ended: list[Call] = field(default_factory=list)
    corrected: list[Call] = field(default_factory=list)


async def reconcile(
    uow: UnitOfWork,
    plan: NumberPlan,
    now: datetime,
    *,
    snapshots: Mapping[str, datetime] | None = None,
    appliers: Appliers = APPLIED,
) -> Reconciled:
    """Correct the ledger of every PBX; at most BATCH calls of each sort, the others next time.

    `snapshots`: by PBX, when stock of everything alive was taken that the ledger holds by now.
    """
    found = Reconciled()
    for link in (await uow.session.scalars(sa.select(PbxLink))).all():
        snapshot_at = (snapshots or {}).get(link.pbx, _ready_since(link))
        settled = max(now - SETTLED_AFTER, snapshot_at) if snapshot_at else now - SETTLED_AFTER
        for linkedid in await _missing(uow, link.pbx, settled, snapshot_at, now):
            found.added += await _settle(uow, link.pbx, linkedid, plan, appliers)
        for linkedid in await _unended(uow, link.pbx, settled):
            found.ended += await _settle(uow, link.pbx, linkedid, plan, appliers)
        for linkedid in await _guessed(uow, link.pbx, now):
            found.corrected += await _settle(uow, link.pbx, linkedid, plan, appliers)
        found.ended += await _end_never_dialled(uow, link, now)
        await _learn_outcomes(uow, link.pbx)
    counts = {"added": len(found.added), "ended": len(found.ended), "corrected": len(found.corrected)}
    if any(counts.values()):
        log.warning("ledger corrected from CEL", **counts)
    return found


async def _settle(
    uow: UnitOfWork, pbx: str, linkedid: str, plan: NumberPlan, appliers: Appliers
) -> list[Call]:
    """Tell the ledger what CEL says of this call and the ledger does not know, its end above all."""
    rows = await cel.family(uow, pbx, linkedid)
    ours = call_id(pbx, linkedid)
    call = await ledger.locked(uow, ours)
    known = await _known(uow, call)
    for event in cel.events_of(pbx, rows):
        if event.call_id != ours:
            continue
        if call is None and isinstance(event, e.CallStarted):
            call = await ledger.on_started(uow, event, plan)
            await ledger.remember(uow, event)
        elif call is not None and (type(event).__name__, getattr(event, "line", "")) not in known:
            await ledger.remember(uow, event)
            if (apply := appliers.get(type(event))) is not None:
                await apply(uow, event)
    if call is None:
        return []  # Asterisk talked to itself: nobody was at either end
    if call.ended_at is None:
        await ledger.end(uow, call, e.EndReason.CUT, 0, max(row.at for row in rows))
    return [call]


async def _known(uow: UnitOfWork, call: Call | None) -> set[tuple[str, str]]:
    """What was told of a call, by kind and line; the end is always told again, since ours may be a guess."""
    if call is None:
        return set()
    rows = await uow.session.execute(
        sa.select(CallEventRow.what, CallEventRow.line).where(
            CallEventRow.call_id == call.id, CallEventRow.what != e.CallEnded.__name__
        )
    )
    return {(what, line) for what, line in rows} | {(e.CallStarted.__name__, "")}


def _ready_since(link: PbxLink) -> datetime | None:
    return link.changed_at if link.state is e.LinkState.READY else None


async def _missing(
    uow: UnitOfWork, pbx: str, settled: datetime, snapshot_at: datetime | None, now: datetime
) -> Sequence[str]:
    """Calls without a row: over, or begun well before a snapshot, which showed every call that was alive."""
    end = sa.orm.aliased(CelRecord)
    is_over = sa.exists().where(
        end.pbx == CelRecord.pbx,
        end.linkedid == CelRecord.linkedid,
        end.event == cel.LINKEDID_END,
        end.at <= settled,
    )
    was_cut = sa.false() if snapshot_at is None else CelRecord.at < snapshot_at - SNAPSHOT_TAKES
    missing = cel.calls_without_row(now - LOOK_BACK, settled).where(
        CelRecord.pbx == pbx, sa.or_(is_over, was_cut)
    )
    return (await uow.session.scalars(missing.with_only_columns(CelRecord.linkedid).limit(BATCH))).all()


async def _unended(uow: UnitOfWork, pbx: str, settled: datetime) -> Sequence[str]:
    return await _linkedids(
        uow,
        pbx,
        Call.ended_at.is_(None),
        _has_row(CelRecord.event == cel.LINKEDID_END, CelRecord.at <= settled),
    )


async def _guessed(uow: UnitOfWork, pbx: str, now: datetime) -> Sequence[str]:
    """Calls that we closed because nobody saw them any more, and whose end CEL tells."""
    told_by_asterisk = sa.exists().where(
        CallEventRow.call_id == Call.id, CallEventRow.what == e.CallEnded.__name__
    )
    return await _linkedids(
        uow,
        pbx,
        Call.ended_at > now - LOOK_BACK,
        sa.or_(
            Call.end_reason == e.EndReason.CUT,
            sa.and_(Call.end_reason == e.EndReason.FAILED, ~told_by_asterisk),
        ),
        _has_row(CelRecord.event == cel.LINKEDID_END),
    )


async def _linkedids(uow: UnitOfWork, pbx: str, *which: sa.ColumnElement[bool]) -> Sequence[str]:
    return (
        await uow.session.scalars(
            sa.select(Call.linkedid).where(Call.pbx == pbx, *which).order_by(Call.started_at).limit(BATCH)
        )
    ).all()


async def _end_never_dialled(uow: UnitOfWork, link: PbxLink, now: datetime) -> list[Call]:
    """Clicks that were sent and of which neither AMI nor CEL ever showed a channel: they never became calls."""
    if link.state is not e.LinkState.READY:
        return []
    rows = await uow.session.execute(
        sa.select(Call, Intent)
        .join(Intent, Intent.id == Call.intent_id)
        .where(
            Call.pbx == link.pbx,
            Call.ended_at.is_(None),
            Intent.deadline_at < now - NEVER_DIALLED_AFTER,
            ~sa.exists().where(CallEventRow.call_id == Call.id),
            ~_has_row(),
        )
        .with_for_update(skip_locked=True)
        .limit(BATCH)
    )
    found = [(call, intent) for call, intent in rows]
    for call, intent in found:
        intent.state, intent.outcome_reason, intent.finished_at = IntentState.REFUSED, NEVER_DIALLED, now
        await ledger.end(uow, call, e.EndReason.FAILED, 0, now)
    return [call for call, _ in found]


async def _learn_outcomes(uow: UnitOfWork, pbx: str) -> None:
    """A dial of unknown outcome was done if its channel was ever seen; never is it sent again."""
    was_seen = sa.exists().where(
        CelRecord.pbx == pbx,
        CelRecord.event == "CHAN_START",
        CelRecord.uniqueid == sa.cast(Intent.id, sa.Text),
    )
    await uow.session.execute(
        sa.update(Intent)
        .where(Intent.pbx == pbx, Intent.state == IntentState.UNKNOWN, was_seen)
        .values(state=IntentState.DONE)
        .execution_options(synchronize_session=False)
    )


def _has_row(*which: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(CelRecord.pbx == Call.pbx, CelRecord.linkedid == Call.linkedid, *which)
