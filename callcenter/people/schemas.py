"""Organisations, persons and contact points on the wire."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from callcenter.kernel.text import Line, NeededLine, Paragraphs
from callcenter.people.matching import Outcome
from callcenter.people.models import ContactPointKind, ContactPointStatus, Kind
from callcenter.staff.models import Language
from callcenter.staff.schemas import UserBrief


def _known_timezone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("This is not a time zone; write it like Europe/Kyiv.")
    return name


Timezone = Annotated[str, AfterValidator(_known_timezone)]


class Row(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class OrganisationBrief(Row):
    id: UUID
    name: str


class PersonBrief(Row):
    """What everyone here may know of anyone: who it is and whose."""

    id: UUID
    name: str
    kind: Kind
    organisation: OrganisationBrief | None
    position: str
    city: str
    responsible: UserBrief | None


class ContactPointRead(Row):
    id: UUID
    kind: ContactPointKind
    value: str
    raw: str
    extension: str
    label: str
    status: ContactPointStatus


class PersonRead(PersonBrief):
    language: Language | None
    timezone: str | None
    birthday: date | None
    notes: str
    source: str
    contact_points: list[ContactPointRead]
    version: int
    created_at: datetime
    updated_at: datetime


class PersonListed(PersonBrief):
    phone: str | None
    last_interaction_at: datetime | None
    next_task_at: datetime | None


class PersonCreate(BaseModel):
    name: NeededLine
    kind: Kind = Kind.PROSPECT
    organisation_id: UUID | None = None
    organisation_name: Line = ""
    position: Line = ""
    city: Line = ""
    language: Language | None = None
    timezone: Timezone | None = None
    birthday: date | None = None
    notes: Paragraphs = ""
    source: Line = ""
    responsible_id: UUID | None = None
    phones: list[Line] = Field(default_factory=list, max_length=20)
    emails: list[Line] = Field(default_factory=list, max_length=20)
    interaction_id: UUID | None = None


class PersonPatch(BaseModel):
    """Only what is sent is changed; `version` is the one that was read."""

    version: int
    name: NeededLine | None = None
    kind: Kind | None = None
    organisation_id: UUID | None = None
    organisation_name: Line | None = None
    position: Line | None = None
    city: Line | None = None
    language: Language | None = None
    timezone: Timezone | None = None
    birthday: date | None = None
    notes: Paragraphs | None = None
    source: Line | None = None
    responsible_id: UUID | None = None


class ContactPointCreate(BaseModel):
    kind: ContactPointKind
    value: NeededLine
    extension: Line = ""
    label: Line = ""
    status: ContactPointStatus = ContactPointStatus.WORKS


class ContactPointPatch(BaseModel):
    value: NeededLine | None = None
    extension: Line | None = None
    label: Line | None = None
    status: ContactPointStatus | None = None


class OrganisationRead(OrganisationBrief):
    kind: Kind
    city: str
    notes: str
    responsible: UserBrief | None
    version: int


class OrganisationFull(OrganisationRead):
    people: list[PersonBrief]


class OrganisationCreate(BaseModel):
    name: NeededLine
    kind: Kind = Kind.PROSPECT
    city: Line = ""
    notes: Paragraphs = ""
    responsible_id: UUID | None = None


class OrganisationPatch(BaseModel):
    """Only what is sent is changed; `version` is the one that was read."""

    version: int
    name: NeededLine | None = None
    kind: Kind | None = None
    city: Line | None = None
    notes: Paragraphs | None = None
    responsible_id: UUID | None = None


class WhyRead(BaseModel):
    """A sentence the UI knows by `id`, with what belongs into it."""

    id: str
    details: dict[str, str]


class MatchRead(BaseModel):
    outcome: Outcome
    number: str | None
    raw: str
    people: list[PersonBrief]
    why: WhyRead
