"""Jobs: the ledger is compared with CEL every minute, and agents of calls whose end was missed go on."""

from callcenter.calls.reconciler import reconcile
from callcenter.desk.recorders import on_call_over
from callcenter.kernel.clock import utc_now
from callcenter.kernel.jobs import Blueprint, JobContext, database_of
from callcenter.people.numbers import NumberPlan

jobs = Blueprint()


@jobs.periodic(cron="* * * * *")
@jobs.task(name="reconcile_calls", queueing_lock="reconcile_calls", lock="reconcile_calls", pass_context=True)
async def reconcile_calls(context: JobContext, timestamp: int) -> None:
    plan: NumberPlan = context.additional_context["plan"]
    now = utc_now()
    async with database_of(context).unit_of_work() as uow:
        found = await reconcile(uow, plan, now)
        for call in found.ended:
            await on_call_over(uow, call, call.ended_at or now)
