"""Tables: organisations, persons, contact points."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from callcenter.kernel.db import Base, CreatedAt, PrimaryId, word
from callcenter.staff.models import Language, User


class Kind(StrEnum):
    PROSPECT = "prospect"
    CLIENT = "client"
    PARTNER = "partner"
    SUPPLIER = "supplier"
    COMPETITOR = "competitor"
    OTHER = "other"


class ContactPointKind(StrEnum):
    PHONE = "phone"
    EMAIL = "email"
    MESSENGER = "messenger"
    ADDRESS = "address"


class ContactPointStatus(StrEnum):
    WORKS = "works"
    WRONG = "wrong"
    DO_NOT_USE = "do_not_use"


class Organisation(Base):
    __tablename__ = "organisations"

    id: Mapped[PrimaryId]
    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[Kind] = mapped_column(word(Kind), default=Kind.PROSPECT)
    city: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    responsible_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())

    responsible: Mapped[User | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class Person(Base):
    __tablename__ = "people"

    id: Mapped[PrimaryId]
    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[Kind] = mapped_column(word(Kind), default=Kind.PROSPECT)
    organisation_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("organisations.id"), index=True)
    position: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    language: Mapped[Language | None] = mapped_column(word(Language))
    timezone: Mapped[str | None]
    birthday: Mapped[date | None]
    notes: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    responsible_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("users.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[datetime] = mapped_column(server_default=sa.func.now())

    organisation: Mapped[Organisation | None] = relationship(lazy="raise")
    responsible: Mapped[User | None] = relationship(lazy="raise")
    contact_points: Mapped[list["ContactPoint"]] = relationship(
        back_populates="person", lazy="raise", order_by="ContactPoint.created_at"
    )

    __mapper_args__ = {"version_id_col": version}


class ContactPoint(Base):
    """A phone, e-mail or address. `value` is comparable (E.164, lower-case mail), `raw` as typed.

    Shared numbers are normal, so a value is unique per person only.
    """

    __tablename__ = "contact_points"
    __table_args__ = (sa.UniqueConstraint("person_id", "kind", "value"),)

    id: Mapped[PrimaryId]
    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("people.id", ondelete="CASCADE"), index=True)
    kind: Mapped[ContactPointKind] = mapped_column(word(ContactPointKind))
    value: Mapped[str] = mapped_column(index=True)
    raw: Mapped[str]
    extension: Mapped[str] = mapped_column(default="")
    label: Mapped[str] = mapped_column(default="")
    status: Mapped[ContactPointStatus] = mapped_column(
        word(ContactPointStatus), default=ContactPointStatus.WORKS
    )
    created_at: Mapped[CreatedAt]

    person: Mapped[Person] = relationship(back_populates="contact_points", lazy="raise")
