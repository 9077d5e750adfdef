"""What a run knows of its conversation when it begins: `${contact.name}`, `${agent.name}` and the like."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from callcenter.calls.models import Call
from callcenter.contact_log.models import Interaction
from callcenter.kernel.db import UnitOfWork
from callcenter.people.models import ContactPointKind, ContactPointStatus, Person
from callcenter.staff.access import Viewer


@dataclass(frozen=True, slots=True)
class Company:
    """The house in whose name the agents speak."""

    name: str


async def facts_of(
    uow: UnitOfWork, viewer: Viewer, company: Company, interaction: Interaction
) -> dict[str, str]:
    """By the names of scripts_engine.FACTS; what is unknown is empty."""
    facts = {
        "agent.name": viewer.name,
        "company.name": company.name,
        "call.direction": interaction.direction.value,
        "contact.phone": interaction.number,
    }
    if interaction.call_id is not None:
        call = await uow.session.get(Call, interaction.call_id, options=[joinedload(Call.queue)])
        facts["call.queue"] = call.queue.title if call and call.queue else ""
    if interaction.person_id is not None:
        facts |= await _of_person(uow, interaction)
    return facts


async def _of_person(uow: UnitOfWork, interaction: Interaction) -> dict[str, str]:
    person = await uow.session.scalar(
        sa.select(Person)
        .where(Person.id == interaction.person_id)
        .options(joinedload(Person.organisation), selectinload(Person.contact_points))
    )
    if person is None:
        return {}
    mails = (
        point.value
        for point in person.contact_points
        if point.kind is ContactPointKind.EMAIL and point.status is ContactPointStatus.WORKS
    )
    return {
        "contact.name": person.name,
        "contact.organisation": person.organisation.name if person.organisation else "",
        "contact.position": person.position,
        "contact.city": person.city,
        "contact.language": person.language.value if person.language else "",
        "contact.email": next(mails, ""),
    }
