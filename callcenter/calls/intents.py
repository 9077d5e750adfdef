"""Wishes to act on the PBX: committed first, sent once by the acting bridge, never sent again."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from callcenter.calls.models import Intent, IntentKind, IntentState
from callcenter.kernel.db import Json, UnitOfWork
from telephony import control
from telephony.phone import Dial, HangUp, JoinQueue, LeaveQueue, Outcome, OutcomeState, PauseMember
from telephony.phone import Intent as PhoneIntent

INTENTS = "intents"  # outbox topic: wakes the bridge
PATIENCE = timedelta(seconds=10)
BATCH = 50
INTENT_CLASSES: dict[IntentKind, type[PhoneIntent]] = {
    IntentKind.DIAL: Dial,
    IntentKind.HANG_UP: HangUp,
    IntentKind.JOIN_QUEUE: JoinQueue,
    IntentKind.LEAVE_QUEUE: LeaveQueue,
    IntentKind.PAUSE_MEMBER: PauseMember,
    IntentKind.BLIND_TRANSFER: control.BlindTransfer,
    IntentKind.START_TRANSFER: control.StartTransfer,
    IntentKind.COMPLETE_TRANSFER: control.CompleteTransfer,
    IntentKind.CANCEL_TRANSFER: control.CancelTransfer,
    IntentKind.MEET: control.Meet,
    IntentKind.PARK: control.Park,
    IntentKind.PICK_UP: control.PickUp,
    IntentKind.SEND_DTMF: control.SendDtmf,
    IntentKind.SPY: control.Spy,
    IntentKind.SWITCH_SPY: control.SwitchSpy,
    IntentKind.STOP_SPY: control.StopSpy,
}
KINDS = {intent_class: kind for kind, intent_class in INTENT_CLASSES.items()}
RECORDED = {
    OutcomeState.DONE: IntentState.DONE,
    OutcomeState.REFUSED: IntentState.REFUSED,
    OutcomeState.UNKNOWN: IntentState.UNKNOWN,
}


def want(
    uow: UnitOfWork,
    intent: PhoneIntent,
    *,
    pbx: str,
    author_id: UUID | None,
    reason: str,
    now: datetime,
    key: str | None = None,
) -> Intent:
    """Write the wish down; the bridge acts on it after the commit, or refuses it once `PATIENCE` is over."""
    row = Intent(
        id=intent.intent_id,
        kind=KINDS[type(intent)],
        pbx=pbx,
        author_id=author_id,
        reason=reason,
        key=key,
        facts=to_facts(intent),
        deadline_at=now + PATIENCE,
        created_at=now,
    )
    uow.session.add(row)
    uow.emit(INTENTS, {"pbx": pbx})
    return row


async def claim_wanted(
    uow: UnitOfWork, pbx: str, now: datetime, *, only_expired: bool = False
) -> Sequence[Intent]:
    """The oldest wanted intents of this PBX, marked as sent; the caller refuses those past their deadline."""
    in_time = Intent.deadline_at <= now if only_expired else sa.true()
    rows = (
        await uow.session.scalars(
            sa.select(Intent)
            .where(Intent.pbx == pbx, Intent.state == IntentState.WANTED, in_time)
            .order_by(Intent.created_at, Intent.id)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        )
    ).all()
    for row in rows:
        row.state, row.sent_at = IntentState.SENT, now
    return rows


async def finish(uow: UnitOfWork, intent_id: UUID, outcome: Outcome, now: datetime) -> Intent | None:
    """Keep how it went. Returns None if that is already known."""
    row = await uow.session.get(Intent, intent_id, with_for_update=True)
    if row is None or row.state in RECORDED.values():
        return None
    row.state = RECORDED[outcome.state]
    row.outcome_reason, row.outcome_detail, row.finished_at = outcome.reason, outcome.detail, now
    return row


async def left_in_the_air(uow: UnitOfWork, pbx: str) -> Sequence[Intent]:
    """Intents that a bridge sent without living to see the outcome."""
    return (
        await uow.session.scalars(
            sa.select(Intent).where(Intent.pbx == pbx, Intent.state == IntentState.SENT)
        )
    ).all()


def to_facts(intent: PhoneIntent) -> Json:
    """The intent's fields as JSON, without its id."""
    fields = {name: value for name, value in asdict(intent).items() if name != "intent_id"}
    return {name: str(value) if isinstance(value, UUID) else value for name, value in fields.items()}


def from_row(row: Intent) -> PhoneIntent:
    fields: dict[str, Any] = {
        name: UUID(value) if name.endswith("_id") else value for name, value in row.facts.items()
    }
    return INTENT_CLASSES[row.kind](intent_id=row.id, **fields)
