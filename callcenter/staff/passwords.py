"""Passwords: argon2id, always off the event loop, and as slow for an unknown user as for a known one."""

import asyncio
from functools import cache

from pwdlib import PasswordHash

HASHER = PasswordHash.recommended()


async def hash_password(password: str) -> str:
    return await asyncio.to_thread(HASHER.hash, password)


async def is_right(password: str, stored: str | None) -> bool:
    """Whether `password` opens `stored`. Without a stored hash the same work is done in vain."""
    right = await asyncio.to_thread(_verify, password, stored)
    return right and stored is not None


def _verify(password: str, stored: str | None) -> bool:
    return HASHER.verify(password, stored if stored is not None else _nobody())


@cache
def _nobody() -> str:
    return HASHER.hash("nobody has this password")
