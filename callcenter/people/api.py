"""Routes: persons, contact points, organisations, who has this number."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from callcenter.kernel.pages import Page, Paging
from callcenter.kernel.web import Now, Uow, resource
from callcenter.people import lists, matching, organisations, service, sight
from callcenter.people.hooks import CreatedHooks
from callcenter.people.models import ContactPoint, Kind, Organisation, Person
from callcenter.people.numbers import NumberPlan
from callcenter.people.schemas import (
    ContactPointCreate,
    ContactPointPatch,
    ContactPointRead,
    MatchRead,
    OrganisationCreate,
    OrganisationFull,
    OrganisationPatch,
    OrganisationRead,
    PersonBrief,
    PersonCreate,
    PersonListed,
    PersonPatch,
    PersonRead,
    WhyRead,
)
from callcenter.staff.access import CurrentViewer

people_router = APIRouter(prefix="/api/people", tags=["people"])
organisation_router = APIRouter(prefix="/api/organisations", tags=["organisations"])

Plan = Annotated[NumberPlan, Depends(resource(NumberPlan))]
Hooks = Annotated[CreatedHooks, Depends(resource(CreatedHooks))]


@people_router.get("")
async def list_people(
    viewer: CurrentViewer,
    uow: Uow,
    page: Paging,
    q: str = "",
    kind: Kind | None = None,
    responsible_id: UUID | None = None,
    organisation_id: UUID | None = None,
) -> Page[PersonListed]:
    """Persons I may see, by name. `q` is part of a name, organisation, city, e-mail or number."""
    wanted = lists.PeopleFilter(
        q=q, kind=kind, responsible_id=responsible_id, organisation_id=organisation_id
    )
    return await lists.people(uow, viewer, wanted, page)


@people_router.get("/match")
async def match(viewer: CurrentViewer, uow: Uow, plan: Plan, number: str = "") -> MatchRead:
    """Who has this number: name and responsible of anyone here."""
    found = await matching.match(uow, number, plan)
    people = await matching.briefs(uow, found.person_ids)
    return MatchRead(
        outcome=found.outcome,
        number=found.number,
        raw=found.raw,
        people=[PersonBrief.model_validate(person) for person in people],
        why=WhyRead(**found.why),
    )


@people_router.post("", response_model=PersonRead, status_code=201)
async def create_person(
    body: PersonCreate, viewer: CurrentViewer, uow: Uow, plan: Plan, hooks: Hooks, force: bool = False
) -> Person:
    """Create a person; with `interaction_id` that contact becomes theirs."""
    person = await service.create_person(uow, viewer, body, plan=plan, force=force)
    if body.interaction_id is not None:
        for handler in hooks.handlers:
            await handler(uow, viewer, body.interaction_id, person.id)
    return person


@people_router.get("/{person_id}", response_model=PersonRead)
async def read_person(person_id: UUID, viewer: CurrentViewer, uow: Uow) -> Person:
    return await sight.person_in_sight(uow, viewer, person_id)


@people_router.patch("/{person_id}", response_model=PersonRead)
async def change_person(
    person_id: UUID, body: PersonPatch, viewer: CurrentViewer, uow: Uow, now: Now
) -> Person:
    """Change what is sent; `changed_meanwhile` when a colleague was faster."""
    return await service.change_person(uow, viewer, person_id, body, now=now)


@people_router.post("/{person_id}/contact-points", response_model=ContactPointRead, status_code=201)
async def add_contact_point(
    person_id: UUID, body: ContactPointCreate, viewer: CurrentViewer, uow: Uow, plan: Plan
) -> ContactPoint:
    return await service.add_contact_point(uow, viewer, person_id, body, plan=plan)


@people_router.patch("/{person_id}/contact-points/{point_id}", response_model=ContactPointRead)
async def change_contact_point(
    person_id: UUID, point_id: UUID, body: ContactPointPatch, viewer: CurrentViewer, uow: Uow, plan: Plan
) -> ContactPoint:
    return await service.change_contact_point(uow, viewer, person_id, point_id, body, plan=plan)


@organisation_router.get("")
async def list_organisations(
    viewer: CurrentViewer, uow: Uow, page: Paging, q: str = ""
) -> Page[OrganisationRead]:
    """Organisations I may see, by name."""
    return await lists.organisations(uow, viewer, q, page)


@organisation_router.post("", response_model=OrganisationRead, status_code=201)
async def create_organisation(body: OrganisationCreate, viewer: CurrentViewer, uow: Uow) -> Organisation:
    return await organisations.create_organisation(uow, viewer, body)


@organisation_router.get("/{organisation_id}")
async def read_organisation(organisation_id: UUID, viewer: CurrentViewer, uow: Uow) -> OrganisationFull:
    """The organisation with its persons I may see."""
    organisation = await sight.organisation_in_sight(uow, viewer, organisation_id)
    people = await lists.people_of(uow, viewer, organisation_id)
    return OrganisationFull(
        **OrganisationRead.model_validate(organisation).model_dump(),
        people=[PersonBrief.model_validate(person) for person in people],
    )


@organisation_router.patch("/{organisation_id}", response_model=OrganisationRead)
async def change_organisation(
    organisation_id: UUID, body: OrganisationPatch, viewer: CurrentViewer, uow: Uow, now: Now
) -> Organisation:
    """Change what is sent; `changed_meanwhile` when a colleague was faster."""
    return await organisations.change_organisation(uow, viewer, organisation_id, body, now=now)


router = APIRouter()
router.include_router(people_router)
router.include_router(organisation_router)
