"""Runs a script: pure functions from one state of a run to the next. Times come from the caller, aware and in UTC."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from scripts_engine.errors import (
    AnswerRefused,
    EndlessLoop,
    NoSuchPage,
    NoSuchQuestion,
    NoWayBack,
    PageIncomplete,
    RunFinished,
    RunTooLong,
)
from scripts_engine.evaluation import Evaluation
from scripts_engine.limits import MAX_VISITS
from scripts_engine.questions import Special, special_code
from scripts_engine.script import ReadyPage, ReadyQuestion, Script
from scripts_engine.state import Fact, Given, Run, Step, Turn


def start(script: Script, facts: Mapping[str, Fact], *, seed: int, today: date, at: datetime) -> Run:
    """A new run on its first page. `facts` are such as contact.name; `today` stays the day of the run wherever it goes."""
    first = Step(script.pages[0].id, Turn.START, at)
    run = Run(
        script=script.document.name,
        fingerprint=script.fingerprint,
        seed=seed,
        today=today,
        facts=dict(facts),
        answers={},
        path=(first,),
        position=0,
        visits=(),
    )
    evaluation = Evaluation(script, run)
    if not evaluation.shows(script.pages[0]):
        shown = _after(evaluation, script.pages[0])
        first = first if shown is None else replace(first, page=shown.id)
    return replace(run, path=(first,), visits=(first,))


def answer(script: Script, run: Run, name: str, value: Any, *, at: datetime, language: str = "") -> Run:
    """The run with `value` as the answer to `name`, a question on the page shown.

    A Special stands for don't know or refused; None, "" and [] take the answer back. Raises NoSuchQuestion,
    AnswerRefused, a broken constraint with its message in `language`.
    """
    _open(run)
    before = Evaluation(script, run)
    question = _asked(before, name)
    if value is None or value == "" or value == [] or value == ():
        answers = {known: given for known, given in run.answers.items() if known != name}
    else:
        answers = {**run.answers, name: Given(*_read(before, question, value), at)}
    changed = replace(run, answers=answers)
    evaluation = Evaluation(script, changed)
    refusal = evaluation.refusal(question, language or script.document.default_language)
    if refusal is not None and refusal.reason == "constraint":
        raise refusal
    return _walkable(script, changed, evaluation)


def next_page(script: Script, run: Run, *, at: datetime, language: str = "") -> Run:
    """The run on its next page, or finished after the last. Raises PageIncomplete, with messages in `language`."""
    _open(run)
    evaluation = Evaluation(script, run)
    page = script.page[run.page]
    refusals = evaluation.refusals(page, language or script.document.default_language)
    if refusals:
        raise PageIncomplete(refusals)
    following = _after(evaluation, page)
    if following is None:
        return replace(run, path=run.path[: run.position + 1], finished_at=at)
    step = Step(following.id, Turn.NEXT, at)
    ahead = run.path[run.position + 1 :]
    if ahead and ahead[0].page == following.id:
        return _visited(replace(run, position=run.position + 1), step)
    return _visited(replace(run, path=(*run.path[: run.position + 1], step), position=run.position + 1), step)


def back(script: Script, run: Run, *, at: datetime) -> Run:
    """The run on the page before; all answers stay. Raises NoWayBack on the first page."""
    _open(run)
    position = page_before(Evaluation(script, run))
    if position is None:
        raise NoWayBack
    step = Step(run.path[position].page, Turn.BACK, at)
    if run.path[run.position].turn is Turn.END and run.position == len(run.path) - 1:
        return _visited(replace(run, path=run.path[:-1], position=position), step)
    return _visited(replace(run, position=position), step)


def jump(script: Script, run: Run, page: str, *, at: datetime) -> Run:
    """The run on `page`, which its author lets the operator open at any time. Raises NoSuchPage."""
    _open(run)
    target = script.page.get(page)
    if target is None or not target.jump or not Evaluation(script, run).shows(target):
        raise NoSuchPage(page)
    return run if page == run.page else _appended(run, Step(page, Turn.JUMP, at))


def end_politely(script: Script, run: Run, *, at: datetime) -> Run:
    """The run on its polite end, whatever is still unanswered. It becomes a partial one unless the operator goes back."""
    _open(run)
    if script.page[run.page].end:
        return run
    step = Step(script.end_politely, Turn.END, at)
    return replace(run, path=(*run.path, step), position=len(run.path), visits=(*run.visits, step))


def _open(run: Run) -> None:
    if run.finished_at is not None:
        raise RunFinished


def _asked(evaluation: Evaluation, name: str) -> ReadyQuestion:
    script = evaluation.script
    question = script.questions.get(name)
    if question is None or script.page_of[name].id != evaluation.run.page:
        raise NoSuchQuestion(name)
    if not evaluation.holds(question.relevant):
        raise NoSuchQuestion(name)
    return question


def _read(evaluation: Evaluation, question: ReadyQuestion, value: Any) -> tuple[Any, Special | None]:
    if isinstance(value, Special):
        code = special_code(question.asked, value)
        if code is None:
            raise AnswerRefused(question.name, "not_offered", "This answer is not offered here.")
        return code, value
    codes = question.codes
    if question.choice_filter is not None:
        offered = {choice.code for choice in evaluation.offered(question)}
        codes = {code: place for code, place in codes.items() if code in offered}
    return question.kind.read(question.asked, value, codes), None


def _after(evaluation: Evaluation, page: ReadyPage) -> ReadyPage | None:
    """The page to show after `page`; None when the conversation is over."""
    passed: set[str] = set()
    current = page
    while True:
        following = _following(evaluation, current)
        if following is None or evaluation.shows(following):
            return following
        if following.id in passed:
            raise EndlessLoop(page.id)
        passed.add(following.id)
        current = following


def _following(evaluation: Evaluation, page: ReadyPage) -> ReadyPage | None:
    script = evaluation.script
    if page.end:
        return None
    for when, goto in page.rules:
        if evaluation.holds(when):
            return script.page[goto]
    return script.pages[page.place + 1] if page.place + 1 < len(script.pages) else None


def page_before(evaluation: Evaluation) -> int | None:
    """The place in the path that `back` leads to; None on the first page."""
    script, run = evaluation.script, evaluation.run
    places = range(run.position - 1, -1, -1)
    return next((place for place in places if evaluation.shows(script.page[run.path[place].page])), None)


def _walkable(script: Script, run: Run, evaluation: Evaluation) -> Run:
    """Without the pages ahead to which the answers no longer lead. Cutting may change what leads where, so: until still."""
    while (cut := _first_astray(script, run, evaluation)) is not None:
        run = replace(run, path=run.path[:cut])
        evaluation = Evaluation(script, run)
    return run


def _first_astray(script: Script, run: Run, evaluation: Evaluation) -> int | None:
    for place in range(run.position + 1, len(run.path)):
        if run.path[place].turn is not Turn.NEXT:
            continue
        page = script.page[run.path[place - 1].page]
        if evaluation.refusals(page, script.document.default_language):
            return place
        if not _leads(evaluation, page, run.path[place].page):
            return place
    return None


def _leads(evaluation: Evaluation, page: ReadyPage, to: str) -> bool:
    try:
        following = _after(evaluation, page)
    except EndlessLoop:
        return False
    return following is not None and following.id == to


def _appended(run: Run, step: Step) -> Run:
    return _visited(replace(run, path=(*run.path, step), position=len(run.path)), step)


def _visited(run: Run, step: Step) -> Run:
    if len(run.visits) >= MAX_VISITS:
        raise RunTooLong
    return replace(run, visits=(*run.visits, step))
