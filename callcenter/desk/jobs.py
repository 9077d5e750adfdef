"""Jobs: the ledger is compared with CEL every minute, and agents of calls whose end was missed go on."""

from collections.abc import Mapping
from datetime import datetime

from callcenter.audio.recorders import on_recording_started
from callcenter.calls.reconciler import APPLIED, Reconciled, reconcile
from callcenter.desk.recorders import on_call_over
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.jobs import Blueprint, JobContext, database_of
from callcenter.people.numbers import NumberPlan
from telephony.events import RecordingStarted

jobs = Blueprint()

APPLIERS = {**APPLIED, RecordingStarted: on_recording_started}


@jobs.periodic(cron="* * * * *")
@jobs.task(name="reconcile_calls", queueing_lock="reconcile_calls", lock="reconcile_calls", pass_context=True)
async def reconcile_calls(context: JobContext, timestamp: int) -> None:
    plan: NumberPlan = context.additional_context["plan"]
    async with database_of(context).unit_of_work() as uow:
        await put_right(uow, plan, utc_now())


async def put_right(
    uow: UnitOfWork, plan: NumberPlan, now: datetime, *, snapshots: Mapping[str, datetime] | None = None
) -> Reconciled:
    """Correct the ledger from CEL; whoever was in a call that is over by now is free. See `reconcile`."""
    found = await reconcile(uow, plan, now, snapshots=snapshots, appliers=APPLIERS)
    for call in found.ended:
        await on_call_over(uow, call, call.ended_at or now)
    return found
