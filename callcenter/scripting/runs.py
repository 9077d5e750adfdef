"""Runs: a script passed with someone on the line. Every act is saved at once and resumed anywhere."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from callcenter.calls.models import Call, Queue
from callcenter.contact_log.models import Interaction
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, InvalidInput, NotFound
from callcenter.kernel.ids import new_id
from callcenter.kernel.live import changed
from callcenter.scripting.facts import Company, facts_of
from callcenter.scripting.models import RunState, Script, ScriptAnswer, ScriptRun, ScriptState, ScriptVersion
from callcenter.scripting.refusals import in_words
from callcenter.scripting.schemas import AnswerWrite, RunCreate, RunView, as_answer, run_view
from callcenter.scripting.service import ScriptNotFound, script_for
from callcenter.staff.access import Viewer, visible_to
from scripts_engine import (
    AnswerRefused,
    Completeness,
    PageIncomplete,
    Run,
    ScriptsError,
    answer,
    back,
    compile_script,
    dump,
    end_politely,
    jump,
    load,
    next_page,
    outcome,
    read_document,
    start,
    view,
)
from scripts_engine.record import completeness
from scripts_engine.script import Script as ReadyScript

STATES = {
    Completeness.OPEN: RunState.OPEN,
    Completeness.COMPLETE: RunState.FINISHED,
    Completeness.PARTIAL: RunState.PARTIAL,
}
KEPT_COMPILED = 64

Act = Callable[[ReadyScript, Run, str], Run]


class RunNotFound(NotFound):
    id = "run_not_found"


class RunChanged(Conflict):
    id = "run_changed"


class RunIsOver(Conflict):
    id = "run_is_over"


class MoveRefused(InvalidInput):
    id = "move_refused"


class CompiledScripts:
    """The versions used last, ready to run. A version never changes, so it is compiled once."""

    def __init__(self, size: int = KEPT_COMPILED) -> None:
        self._size = size
        self._known: OrderedDict[tuple[UUID, int], ReadyScript] = OrderedDict()

    async def get(self, uow: UnitOfWork, script_id: UUID, version: int) -> ReadyScript:
        ready = self._known.get((script_id, version))
        if ready is None:
            row = await uow.session.get_one(ScriptVersion, (script_id, version))
            ready = self._known[script_id, version] = compile_script(read_document(row.document))
            if len(self._known) > self._size:
                self._known.popitem(last=False)
        self._known.move_to_end((script_id, version))
        return ready


COMPILED = CompiledScripts()


async def open_run(
    uow: UnitOfWork, viewer: Viewer, wanted: RunCreate, *, company: Company, today: date, now: datetime
) -> RunView:
    """The run of this interaction, begun if there is none yet; on the version it began with.

    Raises NotFound, ScriptNotFound when nothing is published for it.
    """
    interaction = await _interaction(uow, viewer, wanted.interaction_id)
    script_id = wanted.script_id or await _script_of(uow, interaction)
    row = await uow.session.scalar(
        sa.select(ScriptRun)
        .where(ScriptRun.interaction_id == interaction.id, ScriptRun.script_id == script_id)
        .with_for_update()
    )
    if row is None:
        row = await _begin(uow, viewer, interaction, script_id, company=company, today=today, now=now)
    ready = await COMPILED.get(uow, row.script_id, row.version)
    if wanted.language is not None and wanted.language in ready.document.languages:
        row.language = wanted.language.value
    return await _shown(uow, row, ready, load(ready, row.run))


async def get_run(uow: UnitOfWork, viewer: Viewer, run_id: UUID) -> RunView:
    """Raises RunNotFound."""
    row, ready = await _row(uow, viewer, run_id)
    return await _shown(uow, row, ready, load(ready, row.run))


async def give_answer(
    uow: UnitOfWork, viewer: Viewer, run_id: UUID, wanted: AnswerWrite, *, now: datetime
) -> RunView:
    """An answer that does not fit is not taken; the view says why at its question."""

    def act(ready: ReadyScript, run: Run, language: str) -> Run:
        return answer(ready, run, wanted.name, as_answer(wanted.value), at=now, language=language)

    return await _act(uow, viewer, run_id, wanted.rev, act, answered=wanted.name, now=now)


async def turn(
    uow: UnitOfWork, viewer: Viewer, run_id: UUID, rev: int, where: str, *, now: datetime
) -> RunView:
    """`where` is next, back or end; a page that is not complete stays, and says what is missing."""
    moves: dict[str, Act] = {
        "next": lambda ready, run, language: next_page(ready, run, at=now, language=language),
        "back": lambda ready, run, language: back(ready, run, at=now),
        "end": lambda ready, run, language: end_politely(ready, run, at=now),
    }
    return await _act(uow, viewer, run_id, rev, moves[where], now=now)


async def jump_to(
    uow: UnitOfWork, viewer: Viewer, run_id: UUID, rev: int, page: str, *, now: datetime
) -> RunView:
    return await _act(uow, viewer, run_id, rev, lambda ready, run, _: jump(ready, run, page, at=now), now=now)


async def on_interaction_closed(uow: UnitOfWork, interaction: Interaction, at: datetime) -> None:
    """A handler of contact_log.hooks.ClosedHooks: what is still open is broken off."""
    await uow.session.execute(
        sa.update(ScriptRun)
        .where(ScriptRun.interaction_id == interaction.id, ScriptRun.state == RunState.OPEN)
        .values(state=RunState.PARTIAL, finished_at=at)
    )


async def _act(
    uow: UnitOfWork,
    viewer: Viewer,
    run_id: UUID,
    rev: int,
    act: Act,
    *,
    now: datetime,
    answered: str | None = None,
) -> RunView:
    """Raises RunNotFound, RunChanged, RunIsOver, MoveRefused."""
    row, ready = await _row(uow, viewer, run_id, for_change=True)
    run = load(ready, row.run)
    if row.rev != rev:
        shown = await _shown(uow, row, ready, run)
        raise RunChanged(
            "This script went on in another window; here is where it stands.",
            view=shown.model_dump(mode="json"),
        )
    if row.state is not RunState.OPEN:
        raise RunIsOver("This script is finished and can no longer be changed.")
    try:
        after = act(ready, run, row.language)
    except AnswerRefused as refusal:
        return await _shown(uow, row, ready, run, refusals=(refusal,))
    except PageIncomplete as incomplete:
        return await _shown(uow, row, ready, run, refusals=incomplete.refusals)
    except ScriptsError as refused:
        raise MoveRefused(str(refused)) from None
    _save(row, ready, after)
    if answered is not None:
        kept = row.run["answers"].get(answered) or {"value": None, "special": None}
        value = {"value": kept["value"], "special": kept["special"]}
        uow.session.add(ScriptAnswer(run_id=row.id, rev=row.rev, name=answered, value=value, answered_at=now))
    await uow.session.flush()
    return await _shown(uow, row, ready, after)


def _save(row: ScriptRun, ready: ReadyScript, run: Run) -> None:
    found = outcome(ready, run, row.language)
    row.run, row.rev = dump(run), row.rev + 1
    row.outcome = {"disposition": found.disposition, "label": found.label} if found else None
    row.state, row.finished_at = STATES[completeness(run)], run.finished_at


async def _begin(
    uow: UnitOfWork,
    viewer: Viewer,
    interaction: Interaction,
    script_id: UUID,
    *,
    company: Company,
    today: date,
    now: datetime,
) -> ScriptRun:
    script = await uow.session.get(Script, script_id)
    if script is None or script.state is not ScriptState.PUBLISHED or script.current_version is None:
        raise ScriptNotFound("This script is not published; choose another.")
    if interaction.closed_at is not None:
        raise RunIsOver("This contact is closed; its script can no longer be begun.")
    ready = await COMPILED.get(uow, script_id, script.current_version)
    run_id = new_id()
    facts = await facts_of(uow, viewer, company, interaction)
    run = start(ready, facts, seed=run_id.int % 2**31, today=today, at=now)
    languages = ready.document.languages
    await uow.session.execute(
        insert(ScriptRun)
        .values(
            id=run_id,
            interaction_id=interaction.id,
            script_id=script_id,
            version=script.current_version,
            language=viewer.language.value
            if viewer.language in languages
            else ready.document.default_language,
            state=RunState.OPEN,
            run=dump(run),
            rev=1,
            started_at=now,
        )
        .on_conflict_do_nothing(index_elements=["interaction_id", "script_id"])
    )
    changed(uow, "interaction", interaction.id, interaction.person_id)
    return (
        await uow.session.scalars(
            sa.select(ScriptRun).where(
                ScriptRun.interaction_id == interaction.id, ScriptRun.script_id == script_id
            )
        )
    ).one()


async def _script_of(uow: UnitOfWork, interaction: Interaction) -> UUID:
    preferred = await uow.session.scalar(
        sa.select(Queue.script_id).join(Call, Call.queue_id == Queue.id).where(Call.id == interaction.call_id)
    )
    found = await script_for(uow, preferred=preferred, direction=interaction.direction.value)
    if found is None:
        raise ScriptNotFound("No script is published for this kind of call.")
    return found


async def _interaction(uow: UnitOfWork, viewer: Viewer, interaction_id: UUID) -> Interaction:
    interaction = await uow.session.scalar(
        sa.select(Interaction).where(
            Interaction.id == interaction_id, visible_to(viewer, Interaction.user_id)
        )
    )
    if interaction is None:
        raise NotFound("There is no such contact, or it is a colleague's.")
    return interaction


async def _row(
    uow: UnitOfWork, viewer: Viewer, run_id: UUID, *, for_change: bool = False
) -> tuple[ScriptRun, ReadyScript]:
    query = (
        sa.select(ScriptRun)
        .join(Interaction, Interaction.id == ScriptRun.interaction_id)
        .where(ScriptRun.id == run_id, visible_to(viewer, Interaction.user_id))
        .execution_options(populate_existing=True)
    )
    row = await uow.session.scalar(query.with_for_update(of=ScriptRun) if for_change else query)
    if row is None:
        raise RunNotFound("There is no such run of a script, or it is a colleague's.")
    return row, await COMPILED.get(uow, row.script_id, row.version)


async def _shown(
    uow: UnitOfWork,
    row: ScriptRun,
    ready: ReadyScript,
    run: Run,
    *,
    refusals: Sequence[AnswerRefused] = (),
) -> RunView:
    errors = {refusal.name: in_words(refusal, ready, row.language) for refusal in refusals}
    script = await uow.session.get_one(Script, row.script_id)
    visited = {step.page for step in run.path}
    return run_view(row, script, ready, view(ready, run, row.language), errors=errors, visited=visited)
