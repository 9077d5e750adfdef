"""`callcenter work`: jobs and the server's own timers, any number of workers."""

import asyncio

from callcenter.bootstrap import CLOSED_HOOKS, number_plan, open_database
from callcenter.desk.jobs import jobs as desk_jobs
from callcenter.desk.sweeper import run_sweeper
from callcenter.kernel.jobs import open_jobs
from callcenter.settings import Settings
from callcenter.staff.jobs import jobs as staff_jobs

JOBS = {"staff": staff_jobs, "desk": desk_jobs}
CONCURRENCY = 4
SHUTDOWN_SECONDS = 15.0


async def run_work(settings: Settings) -> None:
    """Until it is told to stop; a running job is given time to end."""
    database = open_database(settings, pool_size=CONCURRENCY + 1)
    app = open_jobs(settings.database_url, JOBS)
    sweeper = asyncio.create_task(run_sweeper(database, settings.pbx, CLOSED_HOOKS), name="sweeper")
    try:
        async with app.open_async():
            await app.run_worker_async(
                concurrency=CONCURRENCY,
                additional_context={"database": database, "plan": number_plan(settings)},
                shutdown_graceful_timeout=SHUTDOWN_SECONDS,
                install_signal_handlers=True,
            )
    finally:
        sweeper.cancel()
        await asyncio.gather(sweeper, return_exceptions=True)
        await database.dispose()
