"""Tickets for websockets: one use, 30 seconds, got over the authenticated session."""

import secrets
from uuid import UUID

from callcenter.kernel.bus import Bus

LIFETIME_SECONDS = 30


async def issue(bus: Bus, session_id: UUID) -> str:
    ticket = secrets.token_urlsafe(32)
    await bus.redis.set(_key(ticket), str(session_id), ex=LIFETIME_SECONDS)
    return ticket


async def redeem(bus: Bus, ticket: str) -> UUID | None:
    """The session the ticket was issued to, once; None for any other ticket."""
    session_id = await bus.redis.getdel(_key(ticket))
    return UUID(str(session_id)) if session_id else None


def _key(ticket: str) -> str:
    return f"callcenter:ticket:{ticket}"
