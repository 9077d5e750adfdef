"""What routes ask for: the unit of work of this request, and the process's long-lived resources."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from typing import Annotated, TypeVar, cast

from fastapi import Depends
from starlette.requests import HTTPConnection

from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database, UnitOfWork

T = TypeVar("T")


def resource(kind: type[T]) -> Callable[[HTTPConnection], Awaitable[T]]:
    """A dependency that hands out the process's one `kind`, put into `app.state.resources` by bootstrap."""

    async def provide(connection: HTTPConnection) -> T:
        return cast(T, connection.app.state.resources[kind])

    return provide


async def unit_of_work(
    database: Annotated[Database, Depends(resource(Database))],
) -> AsyncIterator[UnitOfWork]:
    async with database.unit_of_work() as uow:
        yield uow


# scope="function": the commit is over before the client has its answer, so a failing commit is a failed request.
Uow = Annotated[UnitOfWork, Depends(unit_of_work, scope="function")]


async def now() -> datetime:
    return utc_now()


Now = Annotated[datetime, Depends(now)]
