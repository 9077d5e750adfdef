"""What follows in the rooms below when a contact is closed or gets its person. Filled in by bootstrap."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from callcenter.contact_log.models import Interaction
from callcenter.kernel.db import UnitOfWork

Closed = Callable[[UnitOfWork, Interaction, datetime], Awaitable[None]]
Linked = Callable[[UnitOfWork, Interaction], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class ClosedHooks:
    """Awaited in the transaction that closes the interaction."""

    handlers: tuple[Closed, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedHooks:
    """Awaited in the transaction that gives the interaction another person."""

    handlers: tuple[Linked, ...] = ()
