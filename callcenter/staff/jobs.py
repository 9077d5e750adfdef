"""Jobs: forget sessions that are over."""

import sqlalchemy as sa

from callcenter.kernel.clock import utc_now
from callcenter.kernel.jobs import Blueprint, JobContext, database_of
from callcenter.staff.models import Session

jobs = Blueprint()


@jobs.periodic(cron="17 * * * *")
@jobs.task(name="purge_sessions", queueing_lock="purge_sessions", pass_context=True)
async def purge_sessions(context: JobContext, timestamp: int) -> None:
    async with database_of(context).unit_of_work() as uow:
        await uow.session.execute(sa.delete(Session).where(Session.expires_at < utc_now()))
