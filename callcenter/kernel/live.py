"""What browsers are told: messages with an audience, put into the outbox of the transaction they speak of."""

from collections.abc import Iterable
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from callcenter.kernel.db import Json, UnitOfWork

LIVE = "live"  # outbox topic and stream of everything for browsers

What = Literal[
    "interaction", "task", "person", "organisation", "recording", "call", "script", "line", "queue", "user"
]


class LiveMessageBase(BaseModel):
    """Every message to a browser. `seq` grows and is filled in on delivery; one seen before is to be ignored."""

    seq: str = ""


class Changed(LiveMessageBase):
    """Ids only: who looks at it fetches it again, with their own rights."""

    type: Literal["changed"] = "changed"
    what: What
    id: UUID
    person_id: UUID | None = None


def tell(uow: UnitOfWork, users: Iterable[UUID], message: LiveMessageBase) -> None:
    """Deliver `message` to every tab of these users after the commit."""
    ids = sorted(str(user) for user in set(users))
    if ids:
        uow.emit(LIVE, {"users": ids, "message": message.model_dump(mode="json")})


def tell_everyone(uow: UnitOfWork, message: LiveMessageBase) -> None:
    uow.emit(LIVE, {"users": None, "message": message.model_dump(mode="json")})


def changed(uow: UnitOfWork, what: What, id: UUID, person_id: UUID | None = None) -> None:
    """Say to everyone looking that this row is new or different."""
    tell_everyone(uow, Changed(what=what, id=id, person_id=person_id))


def end_session(uow: UnitOfWork, session_id: UUID) -> None:
    """Close the live connections of a session that is over."""
    payload: Json = {"end_session": str(session_id)}
    uow.emit(LIVE, payload)
