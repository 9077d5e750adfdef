"""One line of cel.csv, with the columns that deploy/asterisk/cel_custom.conf writes, in that order.

kind, at (epoch seconds), uniqueid, linkedid, channel, number, name, exten, context, app, app_data, peer, extra (JSON).
"""

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

COLUMNS = 13
# A field's own quotes are doubled, so this can only be the beginning of a row, never part of one.
ROW_START = re.compile(rb'"[A-Z0-9_]+","[0-9]+\.[0-9]+","')


class BadRow(ValueError):
    """Bytes that are no CEL row: a line torn by a crash or a full disk."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CelRow:
    """One fact from Asterisk, and where it stands: (`inode`, `offset`) names it for ever on its host."""

    inode: int
    offset: int
    kind: str
    at: datetime
    uniqueid: str
    linkedid: str
    channel: str
    number: str
    name: str
    exten: str
    context: str
    app: str
    app_data: str
    peer: str
    extra: Mapping[str, Any] = field(default_factory=dict)


def parse_row(raw: bytes, *, inode: int, offset: int) -> CelRow:
    """A row from its bytes (line end included or not). A torn line before it is passed over; raises BadRow."""
    for start in ROW_START.finditer(raw):
        try:
            columns = _columns(raw[start.start() :])
            return _row(columns, inode=inode, offset=offset + start.start())
        except (BadRow, csv.Error, ValueError):
            continue
    raise BadRow(f"No CEL row at byte {offset}.")


def _columns(raw: bytes) -> list[str]:
    text = raw.decode("utf-8", "replace").removesuffix("\n")
    rows = (
        list(csv.reader([text], strict=True)) if "\n" not in text else list(csv.reader(text.splitlines(True)))
    )
    if len(rows) != 1 or len(rows[0]) != COLUMNS:
        raise BadRow
    return rows[0]


def _row(columns: list[str], *, inode: int, offset: int) -> CelRow:
    kind, at, uniqueid, linkedid, channel, number, name, exten, context, app, app_data, peer, extra = columns
    return CelRow(
        inode=inode,
        offset=offset,
        kind=kind,
        at=datetime.fromtimestamp(float(at), UTC),
        uniqueid=uniqueid,
        linkedid=linkedid,
        channel=channel,
        number=number,
        name=name,
        exten=exten,
        context=context,
        app=app,
        app_data=app_data,
        peer=peer,
        extra=_extra(extra),
    )


def _extra(text: str) -> Mapping[str, Any]:
    if not text:
        return {}
    value = json.loads(text)
    return value if isinstance(value, dict) else {}
