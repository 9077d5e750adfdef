"""The calls that CEL tells of: their rows, and the events that these amount to."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from callcenter.calls.models import Call, CelRecord
from callcenter.kernel.db import UnitOfWork
from telephony.calls.legs import SPY
from telephony.cel import CelRow
from telephony.cel.replay import replay
from telephony.events import CallEvent

TRUNKS = frozenset({"trunk"})
LINKEDID_END = "LINKEDID_END"
# Asterisk's own helpers begin no call of ours.
HAS_PERSON = CelRecord.facts["channel"].astext.op("!~")(
    "^(Local|Surrogate|CBAnn|CBRec|Recorder|Announcer|Message|Snoop)/"
)
# A supervisor who listens in is no call either.
BEGINS_A_CALL = sa.and_(
    CelRecord.event == "CHAN_START",
    CelRecord.uniqueid == CelRecord.linkedid,
    CelRecord.uniqueid.not_like(f"%{SPY}"),
    HAS_PERSON,
)


def calls_without_row(since: datetime, until: datetime) -> sa.Select[str, str, datetime, UUID]:
    """(pbx, linkedid, at, None) of calls that began in this time and are not in the ledger.

    Asterisk changes linked ids: a first channel that went on in a call with a row has its row.
    """
    later, into = sa.orm.aliased(CelRecord), sa.orm.aliased(Call)
    has_moved = sa.exists(
        sa.select(into.id)
        .join(later, sa.and_(later.pbx == into.pbx, later.linkedid == into.linkedid))
        .where(
            later.pbx == CelRecord.pbx,
            later.uniqueid == CelRecord.uniqueid,
            later.linkedid != CelRecord.linkedid,
        )
        .correlate(CelRecord)
    )
    return (
        sa.select(CelRecord.pbx, CelRecord.linkedid, CelRecord.at, Call.id)
        .outerjoin(Call, sa.and_(Call.pbx == CelRecord.pbx, Call.linkedid == CelRecord.linkedid))
        .where(BEGINS_A_CALL, CelRecord.at.between(since, until), Call.id.is_(None), ~has_moved)
        .order_by(CelRecord.at)
    )


async def family(uow: UnitOfWork, pbx: str, linkedid: str) -> Sequence[CelRecord]:
    """Every row of every channel that was ever in this call, or in one that became one with it, oldest first."""
    known = (
        sa.select(CelRecord.linkedid, CelRecord.uniqueid)
        .where(CelRecord.pbx == pbx, CelRecord.linkedid == linkedid)
        .cte("known", recursive=True)
    )
    met = sa.select(CelRecord.linkedid, CelRecord.uniqueid).join(
        known,
        sa.and_(
            CelRecord.pbx == pbx,
            sa.or_(CelRecord.linkedid == known.c.linkedid, CelRecord.uniqueid == known.c.uniqueid),
        ),
    )
    known = known.union(met)
    rows = await uow.session.scalars(
        sa.select(CelRecord)
        .where(CelRecord.pbx == pbx, CelRecord.uniqueid.in_(sa.select(known.c.uniqueid)))
        .order_by(CelRecord.at, CelRecord.inode, CelRecord.offset)
    )
    return rows.all()


def events_of(pbx: str, rows: Sequence[CelRecord]) -> list[CallEvent]:
    return replay([_row(row) for row in rows], pbx=pbx, trunks=TRUNKS)


def _row(row: CelRecord) -> CelRow:
    facts = row.facts
    return CelRow(
        inode=row.inode,
        offset=row.offset,
        kind=row.event,
        at=row.at,
        uniqueid=row.uniqueid,
        linkedid=row.linkedid,
        channel=facts["channel"],
        number=facts["number"],
        name=facts["name"],
        exten=facts["exten"],
        context=facts["context"],
        app=facts["app"],
        app_data=facts.get("app_data", ""),
        peer="",
        extra=facts["extra"],
    )
