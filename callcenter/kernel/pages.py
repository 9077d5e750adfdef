"""Keyset paging: a list answers `{"items": [...], "next_cursor": …}` and costs the same on page 1 and 1000."""

import base64
import binascii
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel

from callcenter.kernel.errors import InvalidInput

MAX_LIMIT = 200


T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    items: list[T]
    next_cursor: str | None = None


class PageRequest(BaseModel):
    limit: int
    cursor: str | None

    def after(self) -> list[Any] | None:
        """The sort key of the last row seen, or None on the first page. Raises InvalidInput."""
        return None if self.cursor is None else decode_cursor(self.cursor)


async def page_request(
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = 50, cursor: str | None = None
) -> PageRequest:
    return PageRequest(limit=limit, cursor=cursor)


Paging = Annotated[PageRequest, Depends(page_request)]


def encode_cursor(key: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(list(key), default=str).encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> list[Any]:
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise InvalidInput("This page link is broken; open the list again.", field="cursor") from error
    if not isinstance(key, list):
        raise InvalidInput("This page link is broken; open the list again.", field="cursor")
    return key


def keyset(after: Sequence[Any], *kinds: type) -> list[Any]:
    """The parts of a cursor as values of these kinds. Raises InvalidInput for a cursor of another list."""
    try:
        return [_typed(part, kind) for part, kind in zip(after, kinds, strict=True)]
    except (TypeError, ValueError, AttributeError) as error:
        raise InvalidInput("This page link is broken; open the list again.", field="cursor") from error


def _typed(part: Any, kind: type) -> Any:
    return datetime.fromisoformat(part) if kind is datetime else kind(part)
