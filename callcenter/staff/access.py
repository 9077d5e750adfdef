"""Who asks, and what they may see: own, team, all. The one place where sight is decided."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import sqlalchemy as sa
from fastapi import Depends
from sqlalchemy.orm import InstrumentedAttribute
from starlette.requests import HTTPConnection

from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Forbidden, NotLoggedIn
from callcenter.kernel.web import Now, Uow
from callcenter.staff.models import Language, Role, Session, User

COOKIE = "cc_session"
SESSION_LENGTH = timedelta(hours=12)
TOUCH_EVERY = timedelta(minutes=5)  # a sliding session is written at most this often


class SessionExpired(NotLoggedIn):
    id = "session_expired"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person behind a request or a websocket."""

    user_id: UUID
    role: Role
    team_id: UUID | None
    session_id: UUID
    language: Language
    name: str

    @property
    def is_admin(self) -> bool:
        return self.role is Role.ADMIN


def token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


async def viewer_of_cookie(uow: UnitOfWork, token: str | None, now: datetime) -> Viewer:
    """The viewer whose session cookie this is; slides its expiry. Raises NotLoggedIn, SessionExpired."""
    if not token:
        raise NotLoggedIn("Log in to go on.")
    found = await uow.session.execute(
        sa.select(Session, User).join(User).where(Session.token_hash == token_hash(token))
    )
    row = found.one_or_none()
    if row is None or row.Session.expires_at <= now or not row.User.is_active:
        raise SessionExpired("Your session is over; log in again.")
    _slide(row.Session, row.User, now)
    return viewer_of(row.User, row.Session.id)


async def viewer_of_session(uow: UnitOfWork, session_id: UUID, now: datetime) -> Viewer:
    """The viewer of a session known by its id, as a websocket keeps it. Raises SessionExpired."""
    found = await uow.session.execute(sa.select(Session, User).join(User).where(Session.id == session_id))
    row = found.one_or_none()
    if row is None or row.Session.expires_at <= now or not row.User.is_active:
        raise SessionExpired("Your session is over; log in again.")
    return viewer_of(row.User, session_id)


def viewer_of(user: User, session_id: UUID) -> Viewer:
    return Viewer(
        user_id=user.id,
        role=user.role,
        team_id=user.team_id,
        session_id=session_id,
        language=user.language,
        name=user.name,
    )


def _slide(session: Session, user: User, now: datetime) -> None:
    if session.expires_at - now < SESSION_LENGTH - TOUCH_EVERY:
        session.expires_at = now + SESSION_LENGTH
        user.last_seen_at = now


async def current_viewer(connection: HTTPConnection, uow: Uow, now: Now) -> Viewer:
    return await viewer_of_cookie(uow, connection.cookies.get(COOKIE), now)


CurrentViewer = Annotated[Viewer, Depends(current_viewer)]


async def current_admin(viewer: CurrentViewer) -> Viewer:
    require_role(viewer, Role.ADMIN)
    return viewer


CurrentAdmin = Annotated[Viewer, Depends(current_admin)]


def require_role(viewer: Viewer, *roles: Role) -> None:
    """Raises Forbidden unless the viewer has one of these roles."""
    if viewer.role not in roles:
        raise Forbidden("Your role does not allow this; ask an administrator.", needs=[*roles])


Owner = InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None] | sa.ColumnElement[UUID]


def visible_to(viewer: Viewer, owner: Owner) -> sa.ColumnElement[bool]:
    """Rows whose owner this viewer may see. What belongs to nobody is seen by everyone."""
    if viewer.role is Role.ADMIN:
        return sa.true()
    return sa.or_(owner.is_(None), owned_within_sight(viewer, owner))


def owned_within_sight(viewer: Viewer, owner: Owner) -> sa.ColumnElement[bool]:
    """Like `visible_to`, without what belongs to nobody: whom one may plan for."""
    match viewer.role:
        case Role.ADMIN:
            return sa.true()
        case Role.SUPERVISOR if viewer.team_id is not None:
            team = sa.select(User.id).where(User.team_id == viewer.team_id)
            return sa.or_(owner == viewer.user_id, owner.in_(team))
        case _:
            return owner == viewer.user_id
