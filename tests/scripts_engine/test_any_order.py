"""Whatever an operator does, in whatever order: the rules hold, and resuming anywhere changes nothing."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from scripts_engine import (
    Completeness,
    Run,
    Script,
    ScriptsError,
    Special,
    answer,
    back,
    compile_script,
    dump,
    end_politely,
    jump,
    load,
    next_page,
    read_document,
    record,
    view,
)
from scripts_engine.errors import EvaluationError, ExpressionError
from scripts_engine.expressions import Scope, compile_expression
from scripts_engine.view import ViewQuestion
from tests.scripts_engine.papers import NOON, TODAY, ask, begin, choices, page, say, script

FOLDER = Path(__file__).parents[2] / "deploy/demo/scripts"
TWISTED = script(
    page("a", ask("one", "way", choices=choices("b", "c", "round"), required=True), ask("integer", "n", refused="r"),
         next=[{"when": "${way} = 'c'", "goto": "c"}, {"when": "${way} = 'round'", "goto": "a"}]),
    page("b", ask("integer", "m", constraint=". > ${n}", constraint_message={"en": "More than ${n}."}),
         ask("text", "x", relevant="${n} > 3", required=True), relevant="${n} != 7"),
    page("c", ask("many", "tags", choices=choices("p", "q", "none"), exclusive=["none"], dont_know="dk"),
         {"kind": "calculation", "name": "sum", "value": "coalesce(${n}, 0) + coalesce(${m}, 0)"},
         say("Sum ${sum}", relevant="${sum} > 1"), jump=True,
         next=[{"when": "selected(${tags}, 'p')", "goto": "a"}, {"goto": "d"}]),
    page("d", ask("one", "last", choices=choices("u", "v"), choice_filter="name != ${x}", shuffle=True), jump=True),
    outcomes=[{"when": "${sum} > 5", "disposition": "sale", "label": {"en": "${sum}"}}],
)  # fmt: skip
DEMO = [compile_script(read_document(json.loads(path.read_text()))) for path in sorted(FOLDER.glob("*.json"))]

PLAIN = st.one_of(
    st.sampled_from(
        ["b", "c", "round", "u", "v", "p", "yes", "no", "2026-12-01", "a@b", "+380441234567", "order"]
    ),
    st.integers(-3, 12),
    st.lists(st.sampled_from(["p", "q", "none"]), max_size=3),
    st.sampled_from([None, "", Special.DONT_KNOW, Special.REFUSED, True, 1.5, {"a": 1}]),
    st.text(max_size=5),
)
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), st.integers(0, 9), PLAIN),
        st.tuples(st.just("choose"), st.integers(0, 9), st.integers(0, 9)),
        st.tuples(
            st.sampled_from(["next", "next", "back", "jump", "end", "resume"]), st.integers(0, 9), st.just(0)
        ),
    ),
    max_size=40,
)


def move(ready: Script, run: Run, what: str, which: int, value: Any) -> Run:
    shown = view(ready, run)
    asked = [item for item in shown.items if isinstance(item, ViewQuestion)]
    if what in ("answer", "choose") and asked:
        question = asked[which % len(asked)]
        if what == "choose" and question.choices:
            code = question.choices[value % len(question.choices)].code
            value = [code] if question.kind == "many" else code
        return answer(ready, run, question.name, value, at=NOON)
    if what == "jump" and shown.jumps:
        return jump(ready, run, shown.jumps[which % len(shown.jumps)].id, at=NOON)
    if what == "end":
        return end_politely(ready, run, at=NOON)
    if what == "resume":
        return load(ready, json.loads(json.dumps(dump(run))))
    if what in ("next", "back"):
        return {"next": next_page, "back": back}[what](ready, run, at=NOON)
    return run


def rules_hold(ready: Script, run: Run) -> None:
    shown, kept = view(ready, run), record(ready, run)
    pages = {step.page for step in run.path}
    assert 0 <= run.position < len(run.path)
    assert shown.page == run.page
    assert 0 <= shown.progress <= 1
    assert all(ready.page_of[name].id in pages for name in kept.answers)
    assert set(kept.answers) <= set(run.answers)
    assert set(kept.rejected).isdisjoint(kept.answers)
    assert shown.can_end or shown.is_end or shown.finished
    if not shown.finished:
        assert shown.can_next == (not shown.missing)
        assert ready.page[end_politely(ready, run, at=NOON).page].end
    for question in shown.items:
        if isinstance(question, ViewQuestion) and question.name in kept.answers:
            assert question.answer == kept.answers[question.name].value
    if kept.completeness is Completeness.COMPLETE:
        assert kept.rejected == ()
    again = load(ready, json.loads(json.dumps(dump(run))))
    assert again == run
    assert view(ready, again) == shown
    assert record(ready, again) == kept


@settings(max_examples=150, deadline=None)
@given(ready=st.sampled_from([TWISTED, TWISTED, *DEMO]), moves=MOVES)
def test_no_order_of_moves_breaks_the_rules(ready: Script, moves: list[tuple[str, int, Any]]) -> None:
    run = begin(ready, {"contact.name": "Olena"})
    for what, which, value in moves:
        before = dump(run)
        try:
            run = move(ready, run, what, which, value)
        except ScriptsError:
            assert dump(run) == before
        rules_hold(ready, run)


@settings(max_examples=100, deadline=None)
@given(moves=MOVES, resumed=st.sets(st.integers(0, 40)))
def test_resuming_at_any_point_changes_nothing(moves: list[tuple[str, int, Any]], resumed: set[int]) -> None:
    straight = broken = begin(TWISTED)
    for place, step in enumerate(moves):
        if place in resumed:
            broken = load(TWISTED, json.loads(json.dumps(dump(broken))))
        straight, refused = attempt(straight, step)
        broken, refused_too = attempt(broken, step)
        assert refused == refused_too
    assert broken == straight


def attempt(run: Run, step: tuple[str, int, Any]) -> tuple[Run, str]:
    try:
        return move(TWISTED, run, *step), ""
    except ScriptsError as error:
        return run, str(error)


PIECES = st.sampled_from(
    [
        "${a}",
        "${b.c}",
        "1",
        "1e9",
        "'x'",
        "(",
        ")",
        ",",
        "+",
        "-",
        "*",
        " div ",
        " mod ",
        " and ",
        " or ",
        "=",
        "<",
        ".",
        "if(",
        "concat(",
        "selected(",
        "round(",
        "substr(",
        "translate(",
        "format-date(",
        "date(",
        "join(",
        " ",
        "\n",
        "${",
        "''",
        "min(",
        "today()",
        "-1",
        "999999999999999999999999",
        "int(",
        "not(",
        "__class__",
        "{{",
        "é",
        "\x00",
        "region",
    ]
)


@settings(max_examples=1500, deadline=None)
@given(
    source=st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=40)),
    value=st.text(max_size=20),
)
def test_no_expression_ends_in_anything_but_a_value_or_its_own_error(source: str, value: str) -> None:
    with suppress(ExpressionError, EvaluationError):
        compile_expression(source).value(
            Scope({"a": value, "b.c": 3.0}, TODAY, current=value, columns={"region": "k"})
        )


PARTS = st.recursive(
    st.sampled_from(["${a}", "2", "'7'", "''", "1000", "today()", "."]),
    lambda inner: st.one_of(
        st.tuples(
            inner, st.sampled_from(["+", "-", "*", "div", "mod", "=", "!=", "<", ">=", "and", "or"]), inner
        ).map(lambda parts: f"({' '.join(parts)})"),
        st.tuples(
            st.sampled_from(["not", "int", "round", "abs", "string", "number", "date", "boolean"]), inner
        ).map(lambda parts: f"{parts[0]}({parts[1]})"),
        st.tuples(inner, inner, inner).map(lambda parts: f"if({', '.join(parts)})"),
        st.tuples(inner, inner, inner).map(lambda parts: f"substr({', '.join(parts)})"),
        st.tuples(inner, inner).map(lambda parts: f"format-date({', '.join(parts)})"),
    ),
    max_leaves=12,
)


@settings(max_examples=600, deadline=None)
@given(source=PARTS, value=st.one_of(st.text(max_size=5), st.floats(), st.booleans()))
def test_every_well_formed_expression_gives_a_value(source: str, value: Any) -> None:
    try:
        expression = compile_expression(source)
    except ExpressionError as error:
        assert "nested" in str(error)  # noqa: PT017
        return
    assert isinstance(
        expression.value(Scope({"a": value}, TODAY, current=value)), (str, float, bool, type(TODAY))
    )
