"""Users and teams: who works here."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, Forbidden, InvalidInput, NotFound
from callcenter.kernel.limiter import Allowance, Limiter
from callcenter.kernel.live import changed
from callcenter.staff.access import Viewer, owned_within_sight
from callcenter.staff.hooks import LeavingChecks
from callcenter.staff.models import Language, Role, Team, User
from callcenter.staff.passwords import hash_password, is_right
from callcenter.staff.sessions import end_sessions

PER_USER = Allowance("password", attempts=5, seconds=15 * 60)


class LoginTaken(Conflict):
    id = "login_taken"


class TeamNameTaken(Conflict):
    id = "team_name_taken"


class LastAdmin(Conflict):
    id = "last_admin"


class MayNotAssign(Forbidden):
    id = "may_not_assign"


class WrongPassword(InvalidInput):
    id = "wrong_password"


async def create_user(
    uow: UnitOfWork,
    *,
    login: str,
    name: str,
    password: str,
    role: Role = Role.AGENT,
    team_id: UUID | None = None,
    language: Language = Language.EN,
) -> User:
    """Raises LoginTaken, and NotFound for the team."""
    login = login.strip().lower()
    if await uow.session.scalar(sa.select(User.id).where(User.login == login)) is not None:
        raise LoginTaken(f"The login {login} is taken; choose another.", field="login")
    user = User(
        login=login,
        name=name,
        role=role,
        team=await get_team(uow, team_id) if team_id else None,
        language=language,
        password_hash=await hash_password(password),
    )
    uow.session.add(user)
    await uow.session.flush()
    changed(uow, "user", user.id)
    return user


async def get_user(uow: UnitOfWork, user_id: UUID) -> User:
    user = await uow.session.scalar(
        sa.select(User)
        .where(User.id == user_id)
        .options(joinedload(User.team))
        .execution_options(populate_existing=True)
    )
    if user is None:
        raise NotFound("There is no such user.")
    return user


async def all_users(uow: UnitOfWork) -> list[User]:
    found = await uow.session.scalars(
        sa.select(User).options(joinedload(User.team)).order_by(User.is_active.desc(), User.name, User.id)
    )
    return list(found)


async def whom_to_plan_for(uow: UnitOfWork, viewer: Viewer, q: str = "") -> list[User]:
    """Active users this viewer may give work to, by name."""
    query = sa.select(User).where(User.is_active, owned_within_sight(viewer, User.id))
    if q.strip():
        query = query.where(User.name.icontains(q.strip(), autoescape=True))
    return list(await uow.session.scalars(query.order_by(User.name, User.id).limit(200)))


async def require_may_assign(uow: UnitOfWork, viewer: Viewer, user_id: UUID) -> None:
    """Raises MayNotAssign unless this is an active user the viewer may give work to."""
    found = await uow.session.scalar(
        sa.select(User.id).where(User.id == user_id, User.is_active, owned_within_sight(viewer, User.id))
    )
    if found is None:
        raise MayNotAssign("You cannot give work to this user; choose yourself or ask your supervisor.")


async def change_user(
    uow: UnitOfWork, user_id: UUID, fields: dict[str, Any], *, checks: LeavingChecks
) -> User:
    """Change what is named in `fields`. A new password or leaving ends the user's sessions.

    Raises NotFound, LastAdmin, and Conflict while promises hang on a user who is to leave.
    """
    user = await get_user(uow, user_id)
    password = fields.pop("password", None)
    fields = {name: value for name, value in fields.items() if value is not None or name == "team_id"}
    if user.is_active and user.role is Role.ADMIN and _ends_admin(fields):
        await _require_other_admin(uow, user_id)
    if user.is_active and fields.get("is_active") is False:
        await checks.require_free(uow, user_id)
    if fields.get("team_id"):
        await get_team(uow, fields["team_id"])
    for name, value in fields.items():
        setattr(user, name, value)
    if password is not None:
        user.password_hash = await hash_password(password)
    if password is not None or not user.is_active:
        await end_sessions(uow, user_id)
    await uow.session.flush()
    changed(uow, "user", user_id)
    return await get_user(uow, user_id)


def _ends_admin(fields: dict[str, Any]) -> bool:
    return fields.get("is_active") is False or fields.get("role", Role.ADMIN) is not Role.ADMIN


async def _require_other_admin(uow: UnitOfWork, user_id: UUID) -> None:
    """Locks the administrators, so that two of them cannot remove each other at once."""
    admins = await uow.session.scalars(
        sa.select(User.id).where(User.role == Role.ADMIN, User.is_active).order_by(User.id).with_for_update()
    )
    if not set(admins) - {user_id}:
        raise LastAdmin("This is the last administrator; name another one first.")


async def change_preferences(uow: UnitOfWork, viewer: Viewer, fields: dict[str, Any]) -> User:
    user = await get_user(uow, viewer.user_id)
    for name, value in fields.items():
        setattr(user, name, value)
    return user


async def change_own_password(
    uow: UnitOfWork, viewer: Viewer, limiter: Limiter, *, old: str, new: str, now: datetime
) -> None:
    """Other sessions of the user end. Raises WrongPassword, TooMany."""
    await limiter.take(PER_USER, str(viewer.user_id), now=now)
    async with limiter.turn():
        user = await get_user(uow, viewer.user_id)
        if not await is_right(old, user.password_hash):
            raise WrongPassword("The old password is wrong.", field="old")
        user.password_hash = await hash_password(new)
    await limiter.forget(PER_USER, str(viewer.user_id))
    await end_sessions(uow, viewer.user_id, but=viewer.session_id)


async def get_team(uow: UnitOfWork, team_id: UUID) -> Team:
    team = await uow.session.get(Team, team_id)
    if team is None:
        raise NotFound("There is no such team.", field="team_id")
    return team


async def all_teams(uow: UnitOfWork) -> list[Team]:
    return list(await uow.session.scalars(sa.select(Team).order_by(Team.name)))


async def create_team(uow: UnitOfWork, *, name: str) -> Team:
    """Raises TeamNameTaken."""
    await _require_free_team_name(uow, name)
    team = Team(name=name)
    uow.session.add(team)
    await uow.session.flush()
    return team


async def rename_team(uow: UnitOfWork, team_id: UUID, *, name: str) -> Team:
    """Raises NotFound, TeamNameTaken."""
    team = await get_team(uow, team_id)
    if team.name != name:
        await _require_free_team_name(uow, name)
        team.name = name
    return team


async def _require_free_team_name(uow: UnitOfWork, name: str) -> None:
    if await uow.session.scalar(sa.select(Team.id).where(Team.name == name)) is not None:
        raise TeamNameTaken(f"There is already a team {name}.", field="name")
