"""Two people, one card: the second to save sees what is new instead of overwriting it."""

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from pydantic import BaseModel

from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, Forbidden
from callcenter.staff.access import Viewer
from callcenter.staff.models import Role
from callcenter.staff.service import require_may_assign


class ChangedMeanwhile(Conflict):
    id = "changed_meanwhile"


class Card(Protocol):
    version: Any
    updated_at: Any


def require_version(card: Card, version: int, read: type[BaseModel]) -> None:
    """Raises ChangedMeanwhile, with the card as it is now, unless `version` is the present one."""
    if card.version != version:
        raise ChangedMeanwhile(
            "A colleague changed this card meanwhile; look at what is new and save again.",
            current=read.model_validate(card).model_dump(mode="json"),
        )


def apply(card: Card, fields: dict[str, Any], now: datetime) -> None:
    """Set what differs; `updated_at`, and with it the version, moves only when something does."""
    different = {name: value for name, value in fields.items() if getattr(card, name) != value}
    for name, value in different.items():
        setattr(card, name, value)
    if different:
        card.updated_at = now


async def require_may_hand_over(
    uow: UnitOfWork, viewer: Viewer, before: UUID | None, after: UUID | None
) -> None:
    """Raises Forbidden unless the viewer may make `after` responsible."""
    if before == after:
        return
    if after is not None:
        await require_may_assign(uow, viewer, after)
    elif viewer.role is Role.AGENT:
        raise Forbidden("Only a supervisor can leave a client without a responsible.")
