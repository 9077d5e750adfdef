"""`callcenter migrate`: the newest schema, the reference data, the first administrator."""

import sqlalchemy as sa

from callcenter.bootstrap import open_database
from callcenter.contact_log.reference import ensure_reference
from callcenter.desk.reference import ensure_pause_reasons
from callcenter.kernel import migrate
from callcenter.kernel.jobs import open_jobs
from callcenter.processes.work import JOBS
from callcenter.settings import Settings
from callcenter.staff.models import Role, User
from callcenter.staff.service import create_user

FIRST_ADMIN = "admin"


async def prepare(settings: Settings, *, admin_password: str = "") -> None:
    """Safe to repeat. `admin_password`: for the first administrator, made only where nobody works yet."""
    migrate.upgrade(settings.database_url)
    await _ensure_job_tables(settings)
    database = open_database(settings, pool_size=1)
    try:
        async with database.unit_of_work() as uow:
            await ensure_reference(uow)
            await ensure_pause_reasons(uow)
            if admin_password and await uow.session.scalar(sa.select(User.id).limit(1)) is None:
                await create_user(
                    uow, login=FIRST_ADMIN, name="Administrator", password=admin_password, role=Role.ADMIN
                )
    finally:
        await database.dispose()


async def _ensure_job_tables(settings: Settings) -> None:
    async with open_jobs(settings.database_url, JOBS).open_async() as app:
        if not await app.check_connection_async():
            await app.schema_manager.apply_schema_async()
