"""What follows in the rooms below when a person is created. Filled in by bootstrap."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from callcenter.kernel.db import UnitOfWork
from callcenter.staff.access import Viewer

CreatedFor = Callable[[UnitOfWork, Viewer, UUID, UUID], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class CreatedHooks:
    """Awaited with (uow, viewer, interaction_id, person_id) when a person is created out of a contact."""

    handlers: tuple[CreatedFor, ...] = ()
