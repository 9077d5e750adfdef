"""Ids: UUIDv7, so that rows sort by age; never a proof of right."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    return uuid7()
