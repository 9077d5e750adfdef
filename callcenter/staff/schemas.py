"""Users, teams and the session on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from callcenter.kernel.text import NeededLine
from callcenter.staff.models import ColorScheme, Language, Role

LoginName = Annotated[
    str, StringConstraints(strip_whitespace=True, to_lower=True, pattern=r"^[\w.@+-]{1,100}$")
]
Password = Annotated[str, StringConstraints(min_length=8, max_length=200)]


class Row(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class TeamRead(Row):
    id: UUID
    name: str


class UserBrief(Row):
    id: UUID
    name: str
    role: Role
    team_id: UUID | None


class Me(Row):
    id: UUID
    login: str
    name: str
    role: Role
    language: Language
    color_scheme: ColorScheme
    team: TeamRead | None


class UserRead(Row):
    id: UUID
    login: str
    name: str
    role: Role
    language: Language
    team: TeamRead | None
    is_active: bool
    last_seen_at: datetime | None


class LoginWrite(BaseModel):
    login: Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, max_length=200)]
    password: Annotated[str, StringConstraints(max_length=200)]


class MePatch(BaseModel):
    language: Language | None = None
    color_scheme: ColorScheme | None = None


class PasswordChange(BaseModel):
    old: Annotated[str, StringConstraints(max_length=200)]
    new: Password


class UserCreate(BaseModel):
    login: LoginName
    name: NeededLine
    role: Role = Role.AGENT
    password: Password
    team_id: UUID | None = None
    language: Language = Language.EN


class UserPatch(BaseModel):
    """Only what is sent is changed."""

    name: NeededLine | None = None
    role: Role | None = None
    team_id: UUID | None = None
    language: Language | None = None
    is_active: bool | None = None
    password: Password | None = None


class TeamWrite(BaseModel):
    name: NeededLine
