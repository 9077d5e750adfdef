"""What the screen shows of a run at one moment, in one language. All texts are plain text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from scripts_engine.document import FreeText, ManyChoices
from scripts_engine.evaluation import Evaluation
from scripts_engine.questions import Special, Stored, span
from scripts_engine.record import OutcomeFound, find_outcome
from scripts_engine.runner import page_before
from scripts_engine.script import ReadyObjection, ReadyQuestion, ReadyText, Script
from scripts_engine.state import Run


@dataclass(frozen=True, slots=True)
class ViewChoice:
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class ViewScale:
    lowest: int
    highest: int
    lowest_label: str
    highest_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewText:
    """`kind` note is read aloud, instruction is for the operator's eyes."""

    kind: Literal["note", "instruction"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewQuestion:
    """A question to ask; `kind` is that of the document.

    `answer` is what was given (`special` when it is a don't-know or refused), `problem` what is wrong with it and
    `warning` what is odd about it. `dont_know` and `refused` say whether those two are offered, `exclusive` which choices
    stand alone.
    """

    kind: Literal["one", "many", "yes_no", "integer", "decimal", "text", "date", "phone", "scale", "nps"]
    name: str
    text: str
    hint: str
    required: bool
    choices: tuple[ViewChoice, ...]
    exclusive: tuple[str, ...]
    scale: ViewScale | None
    multiline: bool
    dont_know: bool
    refused: bool
    answer: Stored | None
    special: Special | None
    problem: str
    warning: str


@dataclass(frozen=True, slots=True)
class PageLink:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ViewObjection:
    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`progress` runs from 0 to 1; `missing` names the questions that keep the page from being left."""

    language: str
    page: str
    title: str
    items: tuple[ViewText | ViewQuestion, ...]
    missing: tuple[str, ...]
    progress: float
    can_back: bool
    can_next: bool
    can_end: bool
    is_end: bool
    finished: bool
    jumps: tuple[PageLink, ...]
    objections: tuple[ViewObjection, ...]
    outcome: OutcomeFound | None


def view(script: Script, run: Run, language: str = "") -> View:
    """What to show now in `language`, by default the script's own."""
    language = language or script.document.default_language
    evaluation = Evaluation(script, run)
    page = script.page[run.page]
    show = evaluation.shower(language)
    finished = run.finished_at is not None
    missing = () if finished else evaluation.refusals(page, language)
    return View(
        language=language,
        page=page.id,
        title=page.title.fill(language, show),
        items=tuple(
            _text(item, language, show)
            if isinstance(item, ReadyText)
            else _question(evaluation, item, language, show)
            for item in evaluation.visible(page)
            if isinstance(item, (ReadyText, ReadyQuestion))
        ),
        missing=tuple(refusal.name for refusal in missing),
        progress=1.0 if finished or page.end else round(page.place / len(script.pages), 3),
        can_back=not finished and page_before(evaluation) is not None,
        can_next=not finished and not missing,
        can_end=not finished and not page.end,
        is_end=page.end,
        finished=finished,
        jumps=tuple(
            PageLink(other.id, other.title.fill(language, show))
            for other in script.jumps
            if not finished and other is not page and evaluation.shows(other)
        ),
        objections=tuple(_objection(objection, language, show) for objection in script.objections),
        outcome=find_outcome(evaluation, language),
    )


Show = Callable[[str], str]


def _text(item: ReadyText, language: str, show: Show) -> ViewText:
    return ViewText(kind=item.kind, text=item.text.fill(language, show))


def _objection(objection: ReadyObjection, language: str, show: Show) -> ViewObjection:
    return ViewObjection(
        objection.id, objection.title.fill(language, show), objection.text.fill(language, show)
    )


def _question(evaluation: Evaluation, question: ReadyQuestion, language: str, show: Show) -> ViewQuestion:
    asked = question.asked
    refusal = evaluation.refusal(question, language)
    given = evaluation.given.get(question.name)
    offered = evaluation.offered(question)
    return ViewQuestion(
        kind=asked.kind,
        name=asked.name,
        text=question.text.fill(language, show),
        hint=question.hint.fill(language, show) if question.hint else "",
        required=asked.required,
        choices=tuple(ViewChoice(choice.code, choice.label.fill(language, show)) for choice in offered),
        exclusive=tuple(asked.exclusive) if isinstance(asked, ManyChoices) else (),
        scale=_scale(question, language, show) if asked.kind in ("scale", "nps") else None,
        multiline=isinstance(asked, FreeText) and asked.multiline,
        dont_know=asked.dont_know is not None,
        refused=asked.refused is not None,
        answer=None if given is None else given.value,
        special=None if given is None else given.special,
        problem=refusal.message if refusal is not None and refusal.reason != "required" else "",
        warning=evaluation.warning(question, language),
    )


def _scale(question: ReadyQuestion, language: str, show: Show) -> ViewScale:
    lowest, highest = span(question.asked)
    labels = [label.fill(language, show) if label else "" for label in question.scale_labels]
    return ViewScale(lowest, highest, *labels)
