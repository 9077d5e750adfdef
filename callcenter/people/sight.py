"""Which persons and organisations a viewer may see in full, and the errors of looking further."""

from uuid import UUID

import sqlalchemy as sa
import structlog
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.strategy_options import _AbstractLoad

from callcenter.kernel.db import Base, UnitOfWork
from callcenter.kernel.errors import NotFound
from callcenter.people.models import Organisation, Person
from callcenter.staff.access import Viewer, visible_to

log = structlog.get_logger()

Loading = tuple[_AbstractLoad, ...]


# Functions rather than constants: making them at import would need every room's tables.
def brief() -> Loading:
    """Loads what a PersonBrief shows."""
    return (joinedload(Person.organisation), joinedload(Person.responsible))


def full() -> Loading:
    """Loads what a PersonRead shows."""
    return (*brief(), selectinload(Person.contact_points))


def in_hand(viewer: Viewer) -> sa.ColumnElement[bool]:
    """The viewer's phone rings for this person, or their contact is still open: until then they see everything."""
    touches = Base.metadata.tables["interactions"].alias("in_hand")
    parts = Base.metadata.tables["call_agents"].c
    rings_here = sa.exists().where(
        parts.call_id == touches.c.call_id, parts.user_id == viewer.user_id, parts.ring_end.is_(None)
    )
    mine = sa.exists().where(
        touches.c.person_id == Person.id,
        touches.c.closed_at.is_(None),
        sa.or_(
            touches.c.user_id == viewer.user_id,
            sa.and_(touches.c.user_id.is_(None), rings_here.correlate(touches)),
        ),
    )
    return mine.correlate(Person.__table__)


def may_see(viewer: Viewer) -> sa.ColumnElement[bool]:
    return sa.or_(visible_to(viewer, Person.responsible_id), in_hand(viewer))


async def person_in_sight(
    uow: UnitOfWork, viewer: Viewer, person_id: UUID, *, for_change: bool = False
) -> Person:
    """The whole person. Raises NotFound also for one this viewer may not see."""
    query = (
        sa.select(Person, visible_to(viewer, Person.responsible_id).label("is_own_sight"))
        .where(Person.id == person_id, may_see(viewer))
        .options(*full())
        .execution_options(populate_existing=True)
    )
    if for_change:
        query = query.with_for_update(of=Person)
    row = (await uow.session.execute(query)).one_or_none()
    if row is None:
        raise NotFound("There is no such person, or it is a colleague's.")
    person, is_own_sight = row
    if not is_own_sight:
        log.info("person in hand opened", person_id=str(person_id), user_id=str(viewer.user_id))
    return person


async def organisation_in_sight(
    uow: UnitOfWork, viewer: Viewer, organisation_id: UUID, *, for_change: bool = False
) -> Organisation:
    """Raises NotFound also for one this viewer may not see."""
    query = (
        sa.select(Organisation)
        .where(Organisation.id == organisation_id, visible_to(viewer, Organisation.responsible_id))
        .options(joinedload(Organisation.responsible))
        .execution_options(populate_existing=True)
    )
    if for_change:
        query = query.with_for_update(of=Organisation)
    organisation = await uow.session.scalar(query)
    if organisation is None:
        raise NotFound("There is no such organisation, or it is a colleague's.")
    return organisation
