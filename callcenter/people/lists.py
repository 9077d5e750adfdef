"""Lists of persons and organisations: filters, search, keyset pages; a constant number of queries."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from callcenter.kernel.db import Base, UnitOfWork
from callcenter.kernel.keyset import BY_NAME, paged
from callcenter.kernel.pages import Page, PageRequest, encode_cursor
from callcenter.people.models import (
    ContactPoint,
    ContactPointKind,
    ContactPointStatus,
    Kind,
    Organisation,
    Person,
)
from callcenter.people.numbers import digits_of
from callcenter.people.schemas import OrganisationRead, PersonBrief, PersonListed
from callcenter.people.sight import brief
from callcenter.staff.access import Viewer, visible_to

SHORTEST_NUMBER_PART = 3


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """`q`: part of a name, organisation, e-mail, city or number."""

    q: str = ""
    kind: Kind | None = None
    responsible_id: UUID | None = None
    organisation_id: UUID | None = None


async def people(
    uow: UnitOfWork, viewer: Viewer, wanted: PeopleFilter, page: PageRequest
) -> Page[PersonListed]:
    """Persons within sight, by name."""
    query = (
        sa.select(Person, _first_phone(), _last_interaction_at(), _next_task_at())
        .where(visible_to(viewer, Person.responsible_id), *_conditions(wanted))
        .options(*brief())
    )
    found = (await uow.session.execute(paged(query, page, (Person.name, Person.id), BY_NAME))).all()
    rows = found[: page.limit]
    items = [
        PersonListed(
            **PersonBrief.model_validate(row.Person).model_dump(),
            phone=row.phone,
            last_interaction_at=row.last_interaction_at,
            next_task_at=row.next_task_at,
        )
        for row in rows
    ]
    return Page(items=items, next_cursor=_cursor(rows[-1].Person) if len(found) > page.limit else None)


async def organisations(uow: UnitOfWork, viewer: Viewer, q: str, page: PageRequest) -> Page[OrganisationRead]:
    """Organisations within sight, by name."""
    query = (
        sa.select(Organisation)
        .where(visible_to(viewer, Organisation.responsible_id))
        .options(joinedload(Organisation.responsible))
    )
    if q.strip():
        query = query.where(Organisation.name.icontains(q.strip(), autoescape=True))
    found = (
        await uow.session.scalars(paged(query, page, (Organisation.name, Organisation.id), BY_NAME))
    ).all()
    rows = found[: page.limit]
    return Page(
        items=[OrganisationRead.model_validate(row) for row in rows],
        next_cursor=_cursor(rows[-1]) if len(found) > page.limit else None,
    )


async def people_of(uow: UnitOfWork, viewer: Viewer, organisation_id: UUID) -> list[Person]:
    found = await uow.session.scalars(
        sa.select(Person)
        .where(Person.organisation_id == organisation_id, visible_to(viewer, Person.responsible_id))
        .options(*brief())
        .order_by(Person.name, Person.id)
        .limit(200)
    )
    return list(found)


def _conditions(wanted: PeopleFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.kind is not None:
        conditions.append(Person.kind == wanted.kind)
    if wanted.responsible_id is not None:
        conditions.append(Person.responsible_id == wanted.responsible_id)
    if wanted.organisation_id is not None:
        conditions.append(Person.organisation_id == wanted.organisation_id)
    if q := wanted.q.strip():
        conditions.append(_found_by(q))
    return conditions


def _found_by(q: str) -> sa.ColumnElement[bool]:
    points = [
        sa.and_(ContactPoint.kind != ContactPointKind.PHONE, ContactPoint.value.icontains(q, autoescape=True))
    ]
    if len(digits := digits_of(q)) >= SHORTEST_NUMBER_PART:
        points.append(
            sa.and_(ContactPoint.kind == ContactPointKind.PHONE, ContactPoint.value.contains(digits))
        )
    return sa.or_(
        Person.name.icontains(q, autoescape=True),
        Person.city.icontains(q, autoescape=True),
        Person.organisation_id.in_(
            sa.select(Organisation.id).where(Organisation.name.icontains(q, autoescape=True))
        ),
        Person.id.in_(sa.select(ContactPoint.person_id).where(sa.or_(*points))),
    )


def _first_phone() -> sa.Label[str | None]:
    return (
        sa.select(ContactPoint.value)
        .where(
            ContactPoint.person_id == Person.id,
            ContactPoint.kind == ContactPointKind.PHONE,
            ContactPoint.status == ContactPointStatus.WORKS,
        )
        .order_by(ContactPoint.created_at, ContactPoint.id)
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
        .label("phone")
    )


def _last_interaction_at() -> sa.Label[Any]:
    touches = Base.metadata.tables["interactions"].c
    newest = sa.select(sa.func.max(touches.opened_at)).where(touches.person_id == Person.id)
    return newest.correlate(Person).scalar_subquery().label("last_interaction_at")


def _next_task_at() -> sa.Label[Any]:
    tasks = Base.metadata.tables["tasks"].c
    soonest = sa.select(sa.func.min(tasks.due_at)).where(tasks.person_id == Person.id, tasks.state == "open")
    return soonest.correlate(Person).scalar_subquery().label("next_task_at")


def _cursor(last: Person | Organisation) -> str:
    return encode_cursor([last.name, last.id])
