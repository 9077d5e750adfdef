"""Tables: users, teams, sessions."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from callcenter.kernel.db import Base, CreatedAt, PrimaryId, word


class Role(StrEnum):
    AGENT = "agent"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


class Language(StrEnum):
    EN = "en"
    RU = "ru"
    UK = "uk"


class ColorScheme(StrEnum):
    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Team(Base):
    __tablename__ = "teams"

    id: Mapped[PrimaryId]
    name: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[CreatedAt]


class User(Base):
    """`login` is kept in lower case."""

    __tablename__ = "users"

    id: Mapped[PrimaryId]
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[Role] = mapped_column(word(Role))
    team_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("teams.id"), index=True)
    language: Mapped[Language] = mapped_column(word(Language), default=Language.EN)
    color_scheme: Mapped[ColorScheme] = mapped_column(word(ColorScheme), default=ColorScheme.AUTO)
    password_hash: Mapped[str]
    is_active: Mapped[bool] = mapped_column(default=True)
    last_seen_at: Mapped[datetime | None]
    created_at: Mapped[CreatedAt]

    team: Mapped[Team | None] = relationship(lazy="raise")


class Session(Base):
    """`token_hash` is the SHA-256 of the cookie, so that a stolen table opens nothing."""

    __tablename__ = "sessions"

    id: Mapped[PrimaryId]
    token_hash: Mapped[bytes] = mapped_column(sa.LargeBinary, unique=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime]
    created_at: Mapped[CreatedAt]

    user: Mapped[User] = relationship(lazy="raise")
