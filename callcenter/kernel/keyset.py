"""Keyset order for a query: after which row the next page begins, and the cursor that says so."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from callcenter.kernel.errors import InvalidInput
from callcenter.kernel.pages import PageRequest

BY_NAME: tuple[Callable[[str], Any], ...] = (str, UUID)
BY_TIME: tuple[Callable[[str], Any], ...] = (datetime.fromisoformat, UUID)


def paged(
    query: sa.Select[Any],
    page: PageRequest,
    columns: Sequence[sa.SQLColumnExpression[Any]],
    kinds: Sequence[Callable[[str], Any]],
    *,
    newest_first: bool = False,
) -> sa.Select[Any]:
    """`query` in the order of `columns`, from the cursor on, one row more than asked for.

    The row more tells whether there is a next page. Raises InvalidInput for a cursor of another list.
    """
    key = sa.tuple_(*columns)
    if (after := page.after()) is not None:
        last = sa.tuple_(*_typed(after, kinds))
        query = query.where(key < last if newest_first else key > last)
    order = [column.desc() if newest_first else column.asc() for column in columns]
    return query.order_by(*order).limit(page.limit + 1)


def _typed(after: list[Any], kinds: Sequence[Callable[[str], Any]]) -> list[Any]:
    try:
        return [kind(part) for kind, part in zip(kinds, after, strict=True)]
    except (TypeError, ValueError, AttributeError) as error:
        raise InvalidInput("This page link is broken; open the list again.", field="cursor") from error
