"""Scripts and runs as the wire carries them."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from callcenter.kernel.db import Json
from callcenter.kernel.text import Line, NeededLine
from callcenter.scripting.models import RunState, Script, ScriptRun, ScriptState
from callcenter.staff.models import Language
from scripts_engine import Problem, Special, View
from scripts_engine.script import Script as ReadyScript
from scripts_engine.view import ViewQuestion, ViewText

Direction = Literal["inbound", "outbound", "both"]
ScriptCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{1,39}$")]

# What goes over the wire for the two answers that are none of the choices; no choice can have such a code.
MISSING = {Special.DONT_KNOW: "!dont_know", Special.REFUSED: "!refused"}
SPECIALS = {code: special for special, code in MISSING.items()}
MISSING_KEYS = {Special.DONT_KNOW: "8", Special.REFUSED: "9"}
MISSING_LABELS = {
    Special.DONT_KNOW: {"en": "Don't know", "ru": "Не знает", "uk": "Не знає"},
    Special.REFUSED: {"en": "Refused", "ru": "Отказ от ответа", "uk": "Відмова від відповіді"},
}


class ScriptRead(BaseModel):
    """`is_default`: what opens for calls of its direction whose queue names no script."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    code: str
    title: str
    description: str
    direction: Direction
    is_default: bool
    current_version: int | None
    state: ScriptState
    updated_at: datetime


class VersionRead(BaseModel):
    version: int
    published_at: datetime
    published_by: str | None


class VersionFull(VersionRead):
    """What was published, word for word."""

    document: Json


class ScriptFull(ScriptRead):
    """`draft` is the document being edited, `rev` counts its changes."""

    draft: Json
    rev: int
    versions: list[VersionRead]


class ScriptCreate(BaseModel):
    """Without `document` the draft begins with a greeting and a goodbye."""

    code: ScriptCode
    title: NeededLine
    description: Line = ""
    direction: Direction = "both"
    document: Json | None = None


class ScriptPatch(BaseModel):
    title: NeededLine | None = None
    description: Line | None = None
    direction: Direction | None = None
    is_default: bool | None = None


class DraftWrite(BaseModel):
    document: Json
    rev: int


class ProblemRead(BaseModel):
    """`item` is a question's name, or "#3" for the third item of the page; `line` and `column` count from 1."""

    model_config = ConfigDict(from_attributes=True)

    code: str
    message: str
    page: str
    item: str
    field: str
    line: int
    column: int

    @classmethod
    def of(cls, problem: Problem) -> Self:
        return cls.model_validate(problem)


class CheckRead(BaseModel):
    problems: list[ProblemRead]


class RunCreate(BaseModel):
    """Without `script_id`: the queue's script, else the default of the direction."""

    interaction_id: UUID
    script_id: UUID | None = None
    language: Language | None = None


class Rev(BaseModel):
    """The revision of the run that the screen shows."""

    rev: int


class AnswerWrite(Rev):
    """`value`: a code, a list of codes, a number, a text, or the code of one of `missing`; null takes it back."""

    name: Annotated[str, StringConstraints(max_length=64)]
    value: str | bool | int | float | list[str] | None


class JumpWrite(Rev):
    page: Annotated[str, StringConstraints(max_length=64)]


class RunScript(BaseModel):
    id: UUID
    title: str
    version: int


class PageRef(BaseModel):
    id: str
    title: str


class PageSeen(PageRef):
    """A page that may be opened at any time."""

    visited: bool


class RunChoice(BaseModel):
    """`key` is the digit that chooses it."""

    code: str
    label: str
    key: str | None


class RunItem(BaseModel):
    """`say` is read aloud, `instruct` is for the agent's eyes. `min` and `max` bound a scale."""

    kind: Literal["say", "instruct", "question"]
    name: str = ""
    type: (
        Literal["one", "many", "yes_no", "integer", "decimal", "text", "date", "phone", "scale", "nps"] | None
    ) = None
    label: str
    hint: str = ""
    choices: list[RunChoice] = []
    missing: list[RunChoice] = []
    exclusive: list[str] = []
    min: int | None = None
    max: int | None = None
    min_label: str = ""
    max_label: str = ""
    multiline: bool = False
    value: str | int | float | list[str] | None = None
    required: bool = False
    error: str | None = None
    warning: str | None = None


class RunObjection(BaseModel):
    title: str
    text: str


class RunOutcome(BaseModel):
    """The disposition code that the answers so far lead to."""

    disposition: str
    label: str


class RunView(BaseModel):
    """One page of a run. `error` of an item says why an answer was not taken, or what is still missing."""

    id: UUID
    rev: int
    script: RunScript
    language: str
    languages: list[str]
    page: PageRef
    items: list[RunItem]
    objections: list[RunObjection]
    pages: list[PageSeen]
    can_back: bool
    can_next: bool
    progress: float = Field(ge=0, le=1)
    state: RunState
    outcome: RunOutcome | None


def run_view(
    row: ScriptRun,
    script: Script,
    ready: ReadyScript,
    shown: View,
    *,
    errors: dict[str, str],
    visited: set[str],
) -> RunView:
    """`errors` by question name: what was wrong with what was just tried."""
    return RunView(
        id=row.id,
        rev=row.rev,
        script=RunScript(id=script.id, title=script.title, version=row.version),
        language=row.language,
        languages=list(ready.document.languages),
        page=PageRef(id=shown.page, title=shown.title),
        items=[
            RunItem(kind="say" if item.kind == "note" else "instruct", label=item.text)
            if isinstance(item, ViewText)
            else _question(item, row.language, errors.get(item.name) or item.problem or None)
            for item in shown.items
        ],
        objections=[RunObjection(title=each.title, text=each.text) for each in shown.objections],
        pages=[PageSeen(id=link.id, title=link.title, visited=link.id in visited) for link in shown.jumps],
        can_back=shown.can_back,
        can_next=shown.can_next,
        progress=shown.progress,
        state=row.state,
        outcome=RunOutcome(disposition=shown.outcome.disposition, label=shown.outcome.label)
        if shown.outcome
        else None,
    )


def _question(item: ViewQuestion, language: str, error: str | None) -> RunItem:
    missing = [
        special
        for special, is_offered in ((Special.DONT_KNOW, item.dont_know), (Special.REFUSED, item.refused))
        if is_offered
    ]
    taken = set() if item.scale else {MISSING_KEYS[special] for special in missing}
    free = [str(digit) for digit in range(1, 10) if str(digit) not in taken]
    return RunItem(
        kind="question",
        name=item.name,
        type=item.kind,
        label=item.text,
        hint=item.hint,
        choices=[
            RunChoice(code=choice.code, label=choice.label, key=free[place] if place < len(free) else None)
            for place, choice in enumerate(item.choices)
        ],
        missing=[
            RunChoice(
                code=MISSING[special],
                label=MISSING_LABELS[special].get(language, MISSING_LABELS[special]["en"]),
                key=MISSING_KEYS[special] if MISSING_KEYS[special] in taken else None,
            )
            for special in missing
        ],
        exclusive=list(item.exclusive),
        min=item.scale.lowest if item.scale else None,
        max=item.scale.highest if item.scale else None,
        min_label=item.scale.lowest_label if item.scale else "",
        max_label=item.scale.highest_label if item.scale else "",
        multiline=item.multiline,
        value=_value(item),
        required=item.required,
        error=error,
        warning=item.warning or None,
    )


def _value(item: ViewQuestion) -> str | int | float | list[str] | None:
    if item.special is not None:
        return MISSING[item.special]
    return list(item.answer) if isinstance(item.answer, tuple) else item.answer


def script_full(script: Script, versions: list[VersionRead]) -> ScriptFull:
    return ScriptFull(
        **ScriptRead.model_validate(script).model_dump(),
        draft=script.draft,
        rev=script.draft_rev,
        versions=versions,
    )


def as_answer(value: Any) -> Any:
    """The answer in the engine's words."""
    return SPECIALS.get(value, value) if isinstance(value, str) else value
