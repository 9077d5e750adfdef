"""Keyset order for a query: after which row the next page begins, and the cursor that says so."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from callcenter.kernel.pages import PageRequest, keyset

BY_NAME: tuple[type, ...] = (str, UUID)
BY_TIME: tuple[type, ...] = (datetime, UUID)


def paged(
    query: sa.Select[Any],
    page: PageRequest,
    columns: Sequence[sa.SQLColumnExpression[Any]],
    kinds: Sequence[type],
    *,
    newest_first: bool = False,
) -> sa.Select[Any]:
    """`query` in the order of `columns`, from the cursor on, one row more than asked for.

    The row more tells whether there is a next page. Raises InvalidInput for a cursor of another list.
    """
    key = sa.tuple_(*columns)
    if (after := page.after()) is not None:
        last = sa.tuple_(*keyset(after, *kinds))
        query = query.where(key < last if newest_first else key > last)
    order = [column.desc() if newest_first else column.asc() for column in columns]
    return query.order_by(*order).limit(page.limit + 1)
