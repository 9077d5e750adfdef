"""The library of scripts: drafts that anyone may still change, versions that nobody can."""

import json
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from callcenter.kernel.db import Json, UnitOfWork
from callcenter.kernel.errors import Conflict, InvalidInput, NotFound
from callcenter.kernel.live import changed
from callcenter.scripting.models import Script, ScriptState, ScriptVersion
from callcenter.scripting.schemas import (
    DraftWrite,
    ScriptCreate,
    ScriptFull,
    ScriptPatch,
    VersionFull,
    VersionRead,
    script_full,
)
from callcenter.staff.models import User
from scripts_engine import DocumentInvalid, Problem, check, read_document

MAX_DOCUMENT = 2_000_000  # bytes of a draft's JSON


class ScriptNotFound(NotFound):
    id = "script_not_found"


class DraftChanged(Conflict):
    id = "changed_meanwhile"


class ScriptHasProblems(InvalidInput):
    id = "script_has_problems"


async def list_scripts(uow: UnitOfWork) -> list[Script]:
    found = await uow.session.scalars(sa.select(Script).order_by(Script.title, Script.id).limit(500))
    return list(found)


async def get_script(uow: UnitOfWork, script_id: UUID) -> ScriptFull:
    """Raises ScriptNotFound."""
    return await _full(uow, await _script(uow, script_id))


async def get_version(uow: UnitOfWork, script_id: UUID, version: int) -> VersionFull:
    """Raises ScriptNotFound, also when the script has no such version."""
    found = await uow.session.execute(
        sa.select(ScriptVersion, User.name)
        .outerjoin(User, User.id == ScriptVersion.published_by)
        .where(ScriptVersion.script_id == script_id, ScriptVersion.version == version)
    )
    row = found.one_or_none()
    if row is None:
        raise ScriptNotFound("The script has no such version.")
    published, by = row
    return VersionFull(
        version=version, published_at=published.published_at, published_by=by, document=published.document
    )


async def create_script(uow: UnitOfWork, wanted: ScriptCreate, *, now: datetime) -> ScriptFull:
    """A new draft. Raises Conflict when the code is taken."""
    if await uow.session.scalar(sa.select(sa.exists().where(Script.code == wanted.code))):
        raise Conflict(
            f"There is a script {wanted.code} already; choose another code.", error_id="code_taken"
        )
    _require_bearable(wanted.document)
    script = Script(
        code=wanted.code,
        title=wanted.title,
        description=wanted.description,
        direction=wanted.direction,
        draft=wanted.document or beginning(wanted.code, wanted.title),
        updated_at=now,
    )
    uow.session.add(script)
    await uow.session.flush()
    changed(uow, "script", script.id)
    return await _full(uow, script)


async def change_script(
    uow: UnitOfWork, script_id: UUID, wanted: ScriptPatch, *, now: datetime
) -> ScriptFull:
    """Change what is said about a script; a new default replaces the old one. Raises ScriptNotFound."""
    script = await _script(uow, script_id, for_change=True)
    fields = wanted.model_dump(exclude_none=True)
    if fields.get("is_default"):
        others = sa.update(Script).where(Script.direction == fields.get("direction", script.direction))
        await uow.session.execute(others.values(is_default=False))
    for name, value in fields.items():
        setattr(script, name, value)
    script.updated_at = now
    await uow.session.flush()
    changed(uow, "script", script_id)
    return await _full(uow, script)


async def save_draft(uow: UnitOfWork, script_id: UUID, wanted: DraftWrite, *, now: datetime) -> ScriptFull:
    """Raises ScriptNotFound, InvalidInput, and DraftChanged when someone else saved since `rev`."""
    _require_bearable(wanted.document)
    script = await _script(uow, script_id, for_change=True)
    if script.draft == wanted.document:
        return await _full(uow, script)
    if script.draft_rev != wanted.rev:
        raise DraftChanged(
            "Someone else has changed this script; look at their version first.", rev=script.draft_rev
        )
    script.draft, script.draft_rev, script.updated_at = wanted.document, script.draft_rev + 1, now
    await uow.session.flush()
    changed(uow, "script", script_id)
    return await _full(uow, script)


async def check_draft(uow: UnitOfWork, script_id: UUID) -> list[Problem]:
    """What keeps the draft from being published. Raises ScriptNotFound."""
    return problems_of((await _script(uow, script_id)).draft)


async def publish(uow: UnitOfWork, script_id: UUID, user_id: UUID | None, *, now: datetime) -> Script:
    """Make the draft the version that new runs begin with; unchanged, it stays the version it was.

    Raises ScriptNotFound, ScriptHasProblems.
    """
    script = await _script(uow, script_id, for_change=True)
    if problems := problems_of(script.draft):
        raise ScriptHasProblems(
            f"The script has {len(problems)} problem(s); put them right, then publish.",
            problems=[_plain(problem) for problem in problems[:200]],
        )
    last = await uow.session.scalar(
        sa.select(ScriptVersion)
        .where(ScriptVersion.script_id == script_id)
        .order_by(ScriptVersion.version.desc())
        .limit(1)
    )
    if last is None or last.document != script.draft:
        last = ScriptVersion(
            script_id=script_id,
            version=(last.version if last else 0) + 1,
            document=script.draft,
            published_at=now,
            published_by=user_id,
        )
        uow.session.add(last)
    script.current_version, script.state, script.updated_at = last.version, ScriptState.PUBLISHED, now
    await uow.session.flush()
    changed(uow, "script", script_id)
    return script


async def archive(uow: UnitOfWork, script_id: UUID, *, now: datetime) -> Script:
    """No new run begins with it; those under way go on. Raises ScriptNotFound."""
    script = await _script(uow, script_id, for_change=True)
    script.state, script.is_default, script.updated_at = ScriptState.ARCHIVED, False, now
    await uow.session.flush()
    changed(uow, "script", script_id)
    return script


async def script_for(uow: UnitOfWork, *, preferred: UUID | None, direction: str) -> UUID | None:
    """The published script to open: `preferred`, else the default of this direction, else the default of both."""
    found: UUID | None = await uow.session.scalar(
        sa.select(Script.id)
        .where(
            Script.state == ScriptState.PUBLISHED,
            sa.or_(Script.id == preferred, Script.is_default & Script.direction.in_((direction, "both"))),
        )
        .order_by(Script.id.is_distinct_from(preferred), Script.direction == "both", Script.id)
        .limit(1)
    )
    return found


def problems_of(draft: Json) -> list[Problem]:
    try:
        return check(read_document(draft))
    except DocumentInvalid as invalid:
        return list(invalid.problems)


def beginning(code: str, title: str) -> Json:
    """The draft of a script not yet written."""
    hello = {"en": "Good day!", "ru": "Добрый день!", "uk": "Добрий день!"}
    bye = {"en": "Thank you, goodbye!", "ru": "Спасибо, до свидания!", "uk": "Дякую, до побачення!"}
    return {
        "format": 1,
        "name": code.replace("-", "_"),
        "title": {"en": title, "ru": title, "uk": title},
        "languages": ["en", "ru", "uk"],
        "default_language": "ru",
        "pages": [
            {
                "id": "greeting",
                "title": {"en": "Greeting", "ru": "Приветствие", "uk": "Привітання"},
                "items": [{"kind": "note", "text": hello}],
            },
            {
                "id": "goodbye",
                "title": {"en": "Goodbye", "ru": "Прощание", "uk": "Прощання"},
                "items": [{"kind": "note", "text": bye}],
                "end": True,
            },
        ],
        "end_politely": "goodbye",
    }


async def _script(uow: UnitOfWork, script_id: UUID, *, for_change: bool = False) -> Script:
    script = await uow.session.get(Script, script_id, with_for_update=for_change or None)
    if script is None:
        raise ScriptNotFound("There is no such script any more.")
    return script


async def _full(uow: UnitOfWork, script: Script) -> ScriptFull:
    rows = await uow.session.execute(
        sa.select(ScriptVersion.version, ScriptVersion.published_at, User.name)
        .outerjoin(User, User.id == ScriptVersion.published_by)
        .where(ScriptVersion.script_id == script.id)
        .order_by(ScriptVersion.version.desc())
    )
    versions = [VersionRead(version=version, published_at=at, published_by=by) for version, at, by in rows]
    return script_full(script, versions)


def _require_bearable(document: Json | None) -> None:
    """Raises InvalidInput for what the database cannot keep."""
    try:
        written = json.dumps(document, allow_nan=False, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise InvalidInput(
            "This script cannot be written down; look for odd characters.", field="document"
        ) from None
    if b"\\u0000" in written:
        raise InvalidInput("A script cannot hold the character NUL.", field="document")
    if len(written) > MAX_DOCUMENT:
        raise InvalidInput("This script is too long; split it in two.", field="document")


def _plain(problem: Problem) -> Json:
    names = ("code", "message", "page", "item", "field", "line", "column")
    return {name: getattr(problem, name) for name in names}
