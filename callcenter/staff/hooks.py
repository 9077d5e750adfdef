"""What the rooms below must agree to before a user leaves. Filled in by bootstrap."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from callcenter.kernel.db import UnitOfWork

LeavingCheck = Callable[[UnitOfWork, UUID], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class LeavingChecks:
    """Each raises Conflict while something of theirs still hangs on the user."""

    checks: tuple[LeavingCheck, ...] = ()

    async def require_free(self, uow: UnitOfWork, user_id: UUID) -> None:
        for check in self.checks:
            await check(uow, user_id)
