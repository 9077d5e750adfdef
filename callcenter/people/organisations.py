"""Organisations: found by name, created, changed."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import InvalidInput
from callcenter.kernel.live import changed
from callcenter.people.models import Organisation
from callcenter.people.schemas import OrganisationCreate, OrganisationPatch, OrganisationRead
from callcenter.people.sight import organisation_in_sight
from callcenter.people.versions import apply, require_may_hand_over, require_version
from callcenter.staff.access import Viewer
from callcenter.staff.service import require_may_assign


async def create_organisation(uow: UnitOfWork, viewer: Viewer, wanted: OrganisationCreate) -> Organisation:
    """A new organisation, the viewer's own unless said otherwise."""
    responsible_id = wanted.responsible_id or viewer.user_id
    await require_may_assign(uow, viewer, responsible_id)
    organisation = Organisation(**wanted.model_dump() | {"responsible_id": responsible_id})
    uow.session.add(organisation)
    await uow.session.flush()
    changed(uow, "organisation", organisation.id)
    return await organisation_in_sight(uow, viewer, organisation.id)


async def change_organisation(
    uow: UnitOfWork, viewer: Viewer, organisation_id: UUID, wanted: OrganisationPatch, *, now: datetime
) -> Organisation:
    """Change what was sent. Raises NotFound, Conflict (changed_meanwhile), Forbidden."""
    organisation = await organisation_in_sight(uow, viewer, organisation_id, for_change=True)
    require_version(organisation, wanted.version, OrganisationRead)
    fields = wanted.model_dump(exclude_unset=True, exclude={"version"})
    fields = {name: new for name, new in fields.items() if new is not None or name == "responsible_id"}
    if "responsible_id" in fields:
        await require_may_hand_over(uow, viewer, organisation.responsible_id, fields["responsible_id"])
    apply(organisation, fields, now)
    await uow.session.flush()
    changed(uow, "organisation", organisation_id)
    await uow.session.refresh(organisation, ["responsible"])
    return organisation


async def named(uow: UnitOfWork, viewer: Viewer, name: str) -> UUID:
    """The organisation of this name, in any case of letters; created if there is none."""
    known = await uow.session.scalar(
        sa.select(Organisation.id)
        .where(sa.func.lower(Organisation.name) == name.lower())
        .order_by(Organisation.id)
        .limit(1)
    )
    if known is not None:
        return known
    return (await create_organisation(uow, viewer, OrganisationCreate(name=name))).id


async def require(uow: UnitOfWork, organisation_id: UUID) -> None:
    """Raises InvalidInput for an organisation that does not exist."""
    if await uow.session.get(Organisation, organisation_id) is None:
        raise InvalidInput("There is no such organisation; choose another.", field="organisation_id")
