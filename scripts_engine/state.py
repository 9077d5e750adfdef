"""The state of one run: what was answered and which way was walked. Plain values, saved as JSON and resumed anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

from scripts_engine.errors import AnswerRefused, RunStateInvalid
from scripts_engine.questions import Special, Stored, special_code
from scripts_engine.script import Script

Fact: TypeAlias = str | int | float | bool


class Turn(StrEnum):
    """How a page was reached."""

    START = "start"
    NEXT = "next"
    BACK = "back"
    JUMP = "jump"
    END = "end_politely"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer; with `special`, `value` is the code of that don't-know or refused."""

    value: Stored
    special: Special | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the path, and how and when (UTC) it was reached."""

    page: str
    turn: Turn
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`path` are the pages that count and `position` the one shown; `visits` is everything that was ever opened."""

    script: str
    fingerprint: str
    seed: int
    today: date
    facts: Mapping[str, Fact]
    answers: Mapping[str, Given]
    path: tuple[Step, ...]
    position: int
    visits: tuple[Step, ...]
    finished_at: datetime | None = None

    @property
    def page(self) -> str:
        return self.path[self.position].page


RUN = TypeAdapter(Run)


def dump(run: Run) -> dict[str, Any]:
    """The run as plain JSON values."""
    saved: dict[str, Any] = RUN.dump_python(run, mode="json")
    return saved


def load(script: Script, saved: Any) -> Run:
    """The run that `dump` gave. Raises RunStateInvalid when it is damaged or belongs to another script."""
    try:
        run = RUN.validate_python(saved, strict=False)
    except ValidationError as error:
        raise RunStateInvalid(f"The saved run is damaged ({error.error_count()} errors).") from None
    if run.fingerprint != script.fingerprint:
        raise RunStateInvalid("The saved run belongs to another version of the script.")
    if not 0 <= run.position < len(run.path):
        raise RunStateInvalid("The saved run stands on no page.")
    if strange := {step.page for step in (*run.path, *run.visits)} - script.page.keys():
        raise RunStateInvalid(
            f"The saved run knows pages that the script has not: {', '.join(sorted(strange))[:200]}."
        )
    for name, given in run.answers.items():
        _check(script, name, given)
    return run


def _check(script: Script, name: str, given: Given) -> None:
    question = script.questions.get(name)
    if question is None:
        raise RunStateInvalid(f"The saved run answers a question that the script has not: {name[:80]}.")
    if given.special is not None:
        if given.value != special_code(question.asked, given.special):
            raise RunStateInvalid(f"The saved answer to {name} has a code that the question has not.")
        return
    try:
        question.kind.read(question.asked, given.value, question.codes)
    except AnswerRefused as refusal:
        raise RunStateInvalid(f"The saved answer to {name} does not fit: {refusal.message}") from None
