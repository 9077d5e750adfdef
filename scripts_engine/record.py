"""What remains of a run: the answers that count, the values worked out, the outcome and the way walked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from scripts_engine.evaluation import Evaluation
from scripts_engine.questions import Special, Stored
from scripts_engine.script import Script
from scripts_engine.state import Run, Step, Turn


class Completeness(StrEnum):
    """open: still running; complete: walked to an end; partial: broken off politely."""

    OPEN = "open"
    COMPLETE = "complete"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class OutcomeFound:
    """The disposition code that the answers lead to, and its name in the language asked for."""

    disposition: str
    label: str


@dataclass(frozen=True, slots=True)
class Recorded:
    value: Stored
    special: Special | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """`answers` in the order of the document, without those that became irrelevant or left the path.

    `rejected` names answers left out because what was answered later made them break their constraint. `visits` is every
    page opened, in order, those turned back from included.
    """

    script: str
    fingerprint: str
    completeness: Completeness
    answers: Mapping[str, Recorded]
    rejected: tuple[str, ...]
    calculated: Mapping[str, str | float | bool]
    outcome: OutcomeFound | None
    path: tuple[Step, ...]
    visits: tuple[Step, ...]
    finished_at: datetime | None


def record(script: Script, run: Run, language: str = "") -> Record:
    """The record of `run` as it stands; final once the run is finished."""
    language = language or script.document.default_language
    evaluation = Evaluation(script, run)
    evaluation.settle(script.needs)
    answers, rejected = {}, []
    for name, question in script.questions.items():
        given = evaluation.given.get(name)
        if given is None:
            continue
        if evaluation.refusal(question, language) is not None:
            rejected.append(name)
        else:
            answers[name] = Recorded(given.value, given.special, given.at)
    return Record(
        script=run.script,
        fingerprint=run.fingerprint,
        completeness=completeness(run),
        answers=answers,
        rejected=tuple(rejected),
        calculated={name: _plain(evaluation.values[name]) for name in script.calculations},
        outcome=find_outcome(evaluation, language),
        path=run.path,
        visits=run.visits,
        finished_at=run.finished_at,
    )


def outcome(script: Script, run: Run, language: str = "") -> OutcomeFound | None:
    """The disposition that the answers so far lead to; None while no rule holds."""
    return find_outcome(Evaluation(script, run), language or script.document.default_language)


def completeness(run: Run) -> Completeness:
    if run.finished_at is None:
        return Completeness.OPEN
    broken_off = any(step.turn is Turn.END for step in run.path)
    return Completeness.PARTIAL if broken_off else Completeness.COMPLETE


def find_outcome(evaluation: Evaluation, language: str) -> OutcomeFound | None:
    for found in evaluation.script.outcomes:
        if evaluation.holds(found.when):
            return OutcomeFound(found.disposition, found.label.fill(language, evaluation.shower(language)))
    return None


def _plain(value: str | float | bool | date) -> str | float | bool:
    return value.isoformat() if isinstance(value, date) else value
