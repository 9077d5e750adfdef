"""Routes: the session, me, users, teams."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from callcenter.kernel.limiter import Limiter
from callcenter.kernel.web import Now, Uow, resource
from callcenter.staff import service, sessions
from callcenter.staff.access import COOKIE, CurrentAdmin, CurrentViewer
from callcenter.staff.hooks import LeavingChecks
from callcenter.staff.models import Team, User
from callcenter.staff.schemas import (
    LoginWrite,
    Me,
    MePatch,
    PasswordChange,
    TeamRead,
    TeamWrite,
    UserBrief,
    UserCreate,
    UserPatch,
    UserRead,
)

everyone = APIRouter(prefix="/api", tags=["staff"])
admin = APIRouter(prefix="/api/admin", tags=["administration"])

Limits = Annotated[Limiter, Depends(resource(Limiter))]
Checks = Annotated[LeavingChecks, Depends(resource(LeavingChecks))]


@everyone.post("/auth/login", response_model=Me)
async def log_in(
    body: LoginWrite, request: Request, response: Response, uow: Uow, now: Now, limits: Limits
) -> User:
    """Open a session; the answer carries its cookie."""
    address = request.client.host if request.client else ""
    user, token = await sessions.log_in(
        uow, limits, login=body.login, password=body.password, address=address, now=now
    )
    response.set_cookie(COOKIE, token, path="/", httponly=True, samesite="strict", secure=_is_https(request))
    return user


def _is_https(request: Request) -> bool:
    """Also behind a proxy that ends TLS: the page's own origin, which was checked already, tells."""
    return request.url.scheme == "https" or request.headers.get("origin", "").startswith("https://")


@everyone.post("/auth/logout", status_code=204)
async def log_out(request: Request, response: Response, uow: Uow) -> None:
    """End this session; also right when it is over already."""
    await sessions.log_out(uow, request.cookies.get(COOKIE, ""))
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")


@everyone.get("/me", response_model=Me)
async def me(viewer: CurrentViewer, uow: Uow) -> User:
    return await service.get_user(uow, viewer.user_id)


@everyone.patch("/me", response_model=Me)
async def change_me(body: MePatch, viewer: CurrentViewer, uow: Uow) -> User:
    """Choose language and colours."""
    return await service.change_preferences(uow, viewer, body.model_dump(exclude_none=True))


@everyone.post("/me/password", status_code=204)
async def change_my_password(
    body: PasswordChange, viewer: CurrentViewer, uow: Uow, now: Now, limits: Limits
) -> None:
    """Choose a new password; other sessions of mine end."""
    await service.change_own_password(uow, viewer, limits, old=body.old, new=body.new, now=now)


@everyone.get("/users", response_model=list[UserBrief])
async def users_to_plan_for(viewer: CurrentViewer, uow: Uow, q: str = "") -> list[User]:
    """Users I may give work to."""
    return await service.whom_to_plan_for(uow, viewer, q)


@admin.get("/users", response_model=list[UserRead])
async def all_users(viewer: CurrentAdmin, uow: Uow) -> list[User]:
    return await service.all_users(uow)


@admin.post("/users", response_model=UserRead, status_code=201)
async def create_user(body: UserCreate, viewer: CurrentAdmin, uow: Uow) -> User:
    return await service.create_user(uow, **body.model_dump())


@admin.patch("/users/{user_id}", response_model=UserRead)
async def change_user(user_id: UUID, body: UserPatch, viewer: CurrentAdmin, uow: Uow, checks: Checks) -> User:
    """Change what is sent. Leaving (is_active false) waits until open tasks have another owner."""
    return await service.change_user(uow, user_id, body.model_dump(exclude_unset=True), checks=checks)


@admin.post("/users/{user_id}/revoke", status_code=204)
async def revoke(user_id: UUID, viewer: CurrentAdmin, uow: Uow) -> None:
    """Throw a user out of every browser."""
    await service.get_user(uow, user_id)
    await sessions.end_sessions(uow, user_id)


@admin.get("/teams", response_model=list[TeamRead])
async def all_teams(viewer: CurrentAdmin, uow: Uow) -> list[Team]:
    return await service.all_teams(uow)


@admin.post("/teams", response_model=TeamRead, status_code=201)
async def create_team(body: TeamWrite, viewer: CurrentAdmin, uow: Uow) -> Team:
    return await service.create_team(uow, name=body.name)


@admin.patch("/teams/{team_id}", response_model=TeamRead)
async def rename_team(team_id: UUID, body: TeamWrite, viewer: CurrentAdmin, uow: Uow) -> Team:
    return await service.rename_team(uow, team_id, name=body.name)


router = APIRouter()
router.include_router(everyone)
router.include_router(admin)
