"""Persons and their contact points: created once, changed by many, never silently overwritten."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, InvalidInput, NotFound
from callcenter.kernel.live import changed
from callcenter.people import organisations
from callcenter.people.matching import briefs
from callcenter.people.models import ContactPoint, ContactPointKind, Person
from callcenter.people.numbers import NumberPlan
from callcenter.people.points import point_values, read_points
from callcenter.people.schemas import (
    ContactPointCreate,
    ContactPointPatch,
    PersonBrief,
    PersonCreate,
    PersonPatch,
    PersonRead,
)
from callcenter.people.sight import person_in_sight
from callcenter.people.versions import apply, require_may_hand_over, require_version
from callcenter.staff.access import Viewer
from callcenter.staff.service import require_may_assign

NOT_COLUMNS = {"phones", "emails", "interaction_id", "organisation_name", "version"}
MAY_BE_EMPTY = {"organisation_id", "language", "timezone", "birthday", "responsible_id"}


class NumberKnown(Conflict):
    id = "number_known"


class PointKnown(Conflict):
    id = "contact_point_known"


async def create_person(
    uow: UnitOfWork, viewer: Viewer, wanted: PersonCreate, *, plan: NumberPlan, force: bool = False
) -> Person:
    """A new person, the viewer's own unless said otherwise.

    Raises InvalidInput with the fields at fault, and NumberKnown with who has the number, unless `force`.
    """
    points = read_points(wanted.phones, wanted.emails, plan)
    if not force:
        await _refuse_known(uow, points)
    responsible_id = wanted.responsible_id or viewer.user_id
    await require_may_assign(uow, viewer, responsible_id)
    fields = wanted.model_dump(exclude=NOT_COLUMNS) | {"responsible_id": responsible_id}
    if wanted.organisation_name:
        fields["organisation_id"] = await organisations.named(uow, viewer, wanted.organisation_name)
    elif wanted.organisation_id:
        await organisations.require(uow, wanted.organisation_id)
    person = Person(**fields)
    person.contact_points = points
    uow.session.add(person)
    await uow.session.flush()
    changed(uow, "person", person.id, person.id)
    return await person_in_sight(uow, viewer, person.id)


async def _refuse_known(uow: UnitOfWork, points: list[ContactPoint]) -> None:
    numbers = [point.value for point in points if point.kind is ContactPointKind.PHONE]
    if not numbers:
        return
    known = await uow.session.scalars(
        sa.select(ContactPoint.person_id)
        .where(ContactPoint.value.in_(numbers), ContactPoint.kind == ContactPointKind.PHONE)
        .distinct()
        .limit(20)
    )
    if people := await briefs(uow, known):
        raise NumberKnown(
            "Somebody with this number is known already; open that card, or create another person anyway.",
            people=[PersonBrief.model_validate(person).model_dump(mode="json") for person in people],
        )


async def change_person(
    uow: UnitOfWork, viewer: Viewer, person_id: UUID, wanted: PersonPatch, *, now: datetime
) -> Person:
    """Change what was sent. Raises NotFound, ChangedMeanwhile with the current card, Forbidden."""
    person = await person_in_sight(uow, viewer, person_id, for_change=True)
    require_version(person, wanted.version, PersonRead)
    fields = wanted.model_dump(exclude_unset=True, exclude=NOT_COLUMNS)
    fields = {name: value for name, value in fields.items() if value is not None or name in MAY_BE_EMPTY}
    if "responsible_id" in fields:
        await require_may_hand_over(uow, viewer, person.responsible_id, fields["responsible_id"])
    if wanted.organisation_name:
        fields["organisation_id"] = await organisations.named(uow, viewer, wanted.organisation_name)
    elif fields.get("organisation_id"):
        await organisations.require(uow, fields["organisation_id"])
    apply(person, fields, now)
    await uow.session.flush()
    changed(uow, "person", person_id, person_id)
    await uow.session.refresh(person, ["organisation", "responsible", "contact_points"])
    return person


async def add_contact_point(
    uow: UnitOfWork, viewer: Viewer, person_id: UUID, wanted: ContactPointCreate, *, plan: NumberPlan
) -> ContactPoint:
    """Raises NotFound, InvalidInput, PointKnown."""
    await person_in_sight(uow, viewer, person_id)
    value, extension = point_values(wanted.kind, wanted.value, plan)
    await _refuse_twice(uow, person_id, wanted.kind, value)
    point = ContactPoint(
        person_id=person_id,
        kind=wanted.kind,
        value=value,
        raw=wanted.value,
        extension=wanted.extension or extension,
        label=wanted.label,
        status=wanted.status,
    )
    uow.session.add(point)
    await uow.session.flush()
    changed(uow, "person", person_id, person_id)
    return point


async def change_contact_point(
    uow: UnitOfWork,
    viewer: Viewer,
    person_id: UUID,
    point_id: UUID,
    wanted: ContactPointPatch,
    *,
    plan: NumberPlan,
) -> ContactPoint:
    """Raises NotFound, InvalidInput, PointKnown."""
    await person_in_sight(uow, viewer, person_id)
    point = await uow.session.scalar(
        sa.select(ContactPoint).where(ContactPoint.id == point_id, ContactPoint.person_id == person_id)
    )
    if point is None:
        raise NotFound("There is no such contact point any more; open the card again.")
    fields = wanted.model_dump(exclude_none=True)
    if wanted.value is not None:
        value, extension = point_values(point.kind, wanted.value, plan)
        if value != point.value:
            await _refuse_twice(uow, person_id, point.kind, value)
        fields |= {"value": value, "raw": wanted.value, "extension": wanted.extension or extension}
    for name, new in fields.items():
        setattr(point, name, new)
    await uow.session.flush()
    changed(uow, "person", person_id, person_id)
    return point


async def _refuse_twice(uow: UnitOfWork, person_id: UUID, kind: ContactPointKind, value: str) -> None:
    twin = await uow.session.scalar(
        sa.select(ContactPoint.id).where(
            ContactPoint.person_id == person_id, ContactPoint.kind == kind, ContactPoint.value == value
        )
    )
    if twin is not None:
        raise PointKnown("This person has it already.", field="value")


async def require_person(uow: UnitOfWork, person_id: UUID) -> None:
    """Raises InvalidInput for a person who does not exist."""
    if await uow.session.scalar(sa.select(Person.id).where(Person.id == person_id)) is None:
        raise InvalidInput("There is no such person; choose another.", field="person_id")
