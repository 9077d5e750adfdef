"""Sessions: log in, log out, throw out."""

import secrets
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
import structlog
from sqlalchemy.orm import joinedload

from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import NotLoggedIn
from callcenter.kernel.limiter import Allowance, Limiter
from callcenter.kernel.live import end_session
from callcenter.staff.access import SESSION_LENGTH, token_hash
from callcenter.staff.models import Session, User
from callcenter.staff.passwords import is_right

log = structlog.get_logger()

PER_LOGIN = Allowance("login", attempts=5, seconds=15 * 60)
PER_ADDRESS = Allowance("login-address", attempts=5, seconds=15 * 60)


class WrongCredentials(NotLoggedIn):
    id = "wrong_credentials"


async def log_in(
    uow: UnitOfWork, limiter: Limiter, *, login: str, password: str, address: str, now: datetime
) -> tuple[User, str]:
    """The user, and the token for the cookie. Raises WrongCredentials, TooMany.

    An unknown login, a wrong password and a user who left get the same answer after the same work.
    """
    await limiter.check(PER_ADDRESS, address, now=now)
    await limiter.take(PER_LOGIN, login, now=now)
    async with limiter.turn():
        await limiter.check(PER_ADDRESS, address, now=now)
        user = await uow.session.scalar(
            sa.select(User).where(User.login == login, User.is_active).options(joinedload(User.team))
        )
        if not await is_right(password, user.password_hash if user else None) or user is None:
            await limiter.take(PER_ADDRESS, address, now=now)
            log.info("login refused", pii_login=login, pii_address=address)
            raise WrongCredentials("The login or the password is wrong.")
    await limiter.forget(PER_LOGIN, login)
    return user, open_session(uow, user, now=now)


def open_session(uow: UnitOfWork, user: User, *, now: datetime) -> str:
    token = secrets.token_urlsafe(32)
    uow.session.add(Session(token_hash=token_hash(token), user_id=user.id, expires_at=now + SESSION_LENGTH))
    user.last_seen_at = now
    log.info("logged in", user_id=str(user.id))
    return token


async def log_out(uow: UnitOfWork, token: str) -> None:
    """End the session of this cookie and its live connections; unknown cookies are nothing to end."""
    await _end(uow, Session.token_hash == token_hash(token))


async def end_sessions(uow: UnitOfWork, user_id: UUID, *, but: UUID | None = None) -> None:
    """Throw a user out everywhere, `but` for the one session that may stay."""
    others = Session.user_id == user_id
    await _end(uow, others if but is None else sa.and_(others, Session.id != but))


async def _end(uow: UnitOfWork, which: sa.ColumnElement[bool]) -> None:
    for session_id in await uow.session.scalars(sa.delete(Session).where(which).returning(Session.id)):
        end_session(uow, session_id)
