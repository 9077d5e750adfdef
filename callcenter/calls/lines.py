"""Agents' lines: made with random names and secrets, given to users, written into Asterisk's configuration."""

import secrets
from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from callcenter.calls.models import Line, LineKind
from callcenter.calls.schemas import LineCreate, LinePatch
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, NotFound
from callcenter.kernel.ids import new_id
from callcenter.kernel.live import changed
from telephony.events import LineState

ENDPOINTS = "endpoints"  # outbox topic: the collector writes Asterisk's files anew


class LineNotFound(NotFound):
    id = "line_not_found"


async def list_lines(uow: UnitOfWork) -> Sequence[Line]:
    lines = await uow.session.scalars(
        sa.select(Line).options(joinedload(Line.user)).order_by(Line.extension).limit(1000)
    )
    return lines.all()


async def create_line(uow: UnitOfWork, body: LineCreate) -> Line:
    """Raises Conflict when the extension is taken."""
    await _require_free(uow, body.extension)
    line = Line(
        id=new_id(),
        name=new_name(body.kind),
        secret=new_secret(),
        kind=body.kind,
        extension=body.extension,
        user_id=body.user_id,
        state=LineState.UNREACHABLE,
    )
    uow.session.add(line)
    return await _saved(uow, line)


async def change_line(uow: UnitOfWork, line_id: UUID, body: LinePatch) -> Line:
    """Raises LineNotFound, Conflict."""
    line = await _line(uow, line_id)
    if body.extension is not None and body.extension != line.extension:
        await _require_free(uow, body.extension)
    for name, value in body.model_dump(exclude_unset=True).items():
        setattr(line, name, value)
    return await _saved(uow, line)


async def renew_secret(uow: UnitOfWork, line_id: UUID) -> Line:
    """The phone must register again with the new secret. Raises LineNotFound."""
    line = await _line(uow, line_id)
    line.secret = new_secret()
    return await _saved(uow, line)


def new_name(kind: LineKind) -> str:
    """Random, so that nobody can guess accounts by counting."""
    return f"{'web' if kind is LineKind.WEBRTC else 'sip'}-{secrets.token_hex(5)}"


def new_secret() -> str:
    return secrets.token_urlsafe(24)


async def _saved(uow: UnitOfWork, line: Line) -> Line:
    await uow.session.flush()
    uow.emit(ENDPOINTS, {})
    changed(uow, "line", line.id)
    await uow.session.refresh(line, ["user"])
    return line


async def _line(uow: UnitOfWork, line_id: UUID) -> Line:
    line = await uow.session.get(Line, line_id, with_for_update=True)
    if line is None:
        raise LineNotFound("There is no such line any more.")
    return line


async def _require_free(uow: UnitOfWork, extension: str) -> None:
    taken = await uow.session.scalar(sa.select(sa.exists().where(Line.extension == extension)))
    if taken:
        raise Conflict(
            f"Extension {extension} belongs to another line; choose a free one.",
            error_id="extension_taken",
            field="extension",
        )
