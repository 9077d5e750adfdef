"""The check before publication finds each fault, and says where it is."""

import json
from pathlib import Path
from typing import Any

import pytest

from scripts_engine import DocumentInvalid, check, compile_script, read_document
from scripts_engine.check import PROBLEMS
from scripts_engine.document import document_schema_text
from tests.scripts_engine.papers import ask, choices, page, paper, say

ROOT = Path(__file__).parents[2]
DEMO = sorted((ROOT / "deploy/demo/scripts").glob("*.json"))

ONE = ask("one", "brand", choices=choices("x", "y"))
MANY = ask("many", "brands", choices=choices("x", "y"))
AGE = ask("integer", "age")


def when(formula: str, *items: dict[str, Any]) -> dict[str, Any]:
    return paper(
        page(
            "a",
            *(items or (ONE, MANY, AGE, ask("text", "name"), ask("date", "born"))),
            say("Hi", relevant=formula),
        )
    )


FAULTS: list[tuple[str, dict[str, Any], str, tuple[str, str, str]]] = [
    ("a name nobody has", when("${agee} > 1"), "unknown_name", ("a", "#6", "relevant")),
    ("a bare word", when("brand = 'x'"), "unknown_name", ("a", "#6", "relevant")),
    ("a choice that is not there", when("${brand} = 'z'"), "unknown_choice", ("a", "#6", "relevant")),
    ("a selection that is not there", when("selected(${brands}, 'z')"), "unknown_choice", ("a", "#6", "relevant")),
    ("arithmetic on a text", when("${name} + 1 > 2"), "wrong_type", ("a", "#6", "relevant")),
    ("a choice in a sum", when("${brand} * 2 > 2"), "wrong_type", ("a", "#6", "relevant")),
    ("a number against a word", when("${age} = 'old'"), "wrong_type", ("a", "#6", "relevant")),
    ("a bad date", when("${born} = '31.12.2026'"), "wrong_type", ("a", "#6", "relevant")),
    ("looking into a number", when("selected(${age}, '1')"), "wrong_type", ("a", "#6", "relevant")),
    ("a condition that is none", when("${brand}"), "wrong_type", ("a", "#6", "relevant")),
    ("joined conditions that are none", when("${brand} and ${age} > 1"), "wrong_type", ("a", "#6", "relevant")),
    ("a yes-no against true()", when("${ok} = true()", ask("yes_no", "ok")), "wrong_type", ("a", "#2", "relevant")),
    ("a dot with nothing to check", when(". > 1"), "misplaced", ("a", "#6", "relevant")),
    ("broken syntax", when("${age} >"), "syntax", ("a", "#6", "relevant")),
    ("an unknown column", paper(page("a", ask("one", "q", choices=choices("x"), choice_filter="town = 'x'"))),
     "unknown_name", ("a", "q", "choice_filter")),
    ("the same name twice", paper(page("a", AGE), page("b", AGE)), "duplicate_name", ("b", "age", "name")),
    ("the same page twice", paper(page("a", AGE), page("a", ONE)), "duplicate_name", ("a", "", "id")),
    ("the same code twice", paper(page("a", ask("one", "q", choices=choices("x", "x")))), "duplicate_code", ("a", "q", "choices")),
    ("a code for two things", paper(page("a", ONE | {"refused": "x"})), "code_clash", ("a", "brand", "refused")),
    ("no such list", paper(page("a", ask("one", "q", choices="towns"))), "unknown_list", ("a", "q", "choices")),
    ("nothing to choose", paper(page("a", ask("one", "q", choices=[]))), "no_choices", ("a", "q", "choices")),
    ("a stranger among the exclusive", paper(page("a", MANY | {"exclusive": ["z"]})), "unknown_choice", ("a", "brands", "exclusive")),
    ("a scale upside down", paper(page("a", ask("scale", "q", lowest=5, highest=1))), "bad_scale", ("a", "q", "highest")),
    ("a value resting on itself", paper(page("a", AGE, {"kind": "calculation", "name": "c", "value": "${d} + 1"},
     {"kind": "calculation", "name": "d", "value": "${c} + 1"})), "circular", ("a", "c", "")),
    ("a question hidden by itself", paper(page("a", AGE | {"relevant": "${age} > 1"})), "circular", ("a", "age", "")),
    ("a page hidden by itself", paper(page("a", AGE, relevant="${age} > 1")), "circular", ("a", "age", "")),
    ("a jump to nowhere", paper(page("a", AGE, next=[{"goto": "z"}])), "unknown_page", ("a", "", "next.1.goto")),
    ("a polite end that is none", paper(page("a", AGE), end_politely="a"), "not_an_end", ("", "", "end_politely")),
    ("a page nobody reaches", paper(page("a", AGE, next=[{"goto": "bye"}]), page("b", ONE)), "unreachable_page", ("b", "", "")),
    ("a rule after always", paper(page("a", AGE, next=[{"goto": "bye"}, {"goto": "a"}])), "unreachable_rule", ("a", "", "next.2")),
    ("a circle without a question", paper(page("a", say("x"), next=[{"when": "${call.queue} = 'q'", "goto": "b"}]), page("b", say("y"), next=[{"goto": "a"}])),
     "endless_loop", ("a", "", "next")),
    ("a way without an end", paper(page("a", AGE, next=[{"goto": "b"}]), page("b", ONE, next=[{"goto": "a"}])), "no_way_out", ("a", "", "next")),
    ("a missing translation", paper(page("a", AGE), languages=["en", "uk"]), "missing_translation", ("a", "", "title.uk")),
    ("a language not announced", paper(page("a", say("x") | {"text": {"en": "x", "de": "y"}})), "unknown_language", ("a", "#1", "text.de")),
    ("a default language not announced", paper(page("a", AGE), default_language="uk"), "bad_language", ("", "", "default_language")),
    ("a placeholder for nobody", paper(page("a", say("Dear ${nobody}"))), "unknown_name", ("a", "#1", "text.en")),
    ("a placeholder that is none", paper(page("a", say("Dear ${7*7}"))), "broken_placeholder", ("a", "#1", "text.en")),
    ("a condition on an answer still to come", paper(page("a", ONE, say("x", relevant="${age} > 1")), page("b", AGE)), "asked_later", ("a", "#2", "relevant")),
    ("a rule on an answer still to come", paper(page("a", ONE, next=[{"when": "${age} > 1", "goto": "bye"}]), page("b", AGE)), "asked_later", ("a", "", "next.1.when")),
    ("a text with an answer still to come", paper(page("a", say("${age}?")), page("b", AGE)), "asked_later", ("a", "#1", "text.en")),
    ("a constraint without words", paper(page("a", AGE | {"constraint": ". > 1"})), "missing_message", ("a", "age", "constraint_message")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "code", "place"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS]
)
def test_a_fault_is_found_in_its_place(
    document: dict[str, Any], code: str, place: tuple[str, str, str]
) -> None:
    problems = check(read_document(document))
    assert (code, *place) in [(found.code, found.page, found.item, found.field) for found in problems]
    assert all(found.code in PROBLEMS for found in problems)


SOUND = [
    "${age} >= 18 and selected(${brands}, 'x')",
    "${brand} = 'x' or ${brand} = ''",
    "today() - ${born} > 18 * 365",
    "${born} < today() + 7",
    "${contact.name} != '' and ${call.direction} = 'inbound'",
    "not(${brand})",
    "count-selected(${brands}) > 1",
    "if(${age} > 18, 1, 2) + 1 > 2",
    "number(${name}) > 1",
    "coalesce(${age}, 0) > 1",
    "${name} = 'Olena'",
]


@pytest.mark.parametrize("formula", SOUND)
def test_a_sound_formula_raises_no_alarm(formula: str) -> None:
    assert check(read_document(when(formula))) == []


def test_an_answer_of_a_page_that_may_have_been_opened_before_raises_no_alarm() -> None:
    looped = paper(page("a", ONE, say("${age}")), page("b", AGE, next=[{"when": "${age} > 9", "goto": "a"}]))
    jumped = paper(page("a", ONE, say("${age}"), jump=True), page("b", AGE))
    assert check(read_document(looped)) == check(read_document(jumped)) == []


def test_a_formula_fault_names_line_and_column() -> None:
    problem = next(
        found
        for found in check(read_document(when("${age} > 1\n  and ${nobody} = 1")))
        if found.code == "unknown_name"
    )
    assert (problem.line, problem.column) == (2, 7)


def test_a_draft_with_a_missing_translation_can_be_tried_out_but_not_one_that_cannot_run() -> None:
    compile_script(read_document(paper(page("a", AGE), languages=["en", "uk"])))
    with pytest.raises(DocumentInvalid) as caught:
        compile_script(read_document(when("${agee} > 1")))
    assert [problem.code for problem in caught.value.problems] == ["unknown_name"]


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        ({"page": {"items": [{"kind": "riddle"}]}}, ("a", "#1")),
        ({"page": {"items": [ask("integer", "with space")]}}, ("a", "with space")),
        ({"page": {"items": [AGE | {"colour": "red"}]}}, ("a", "age")),
        ({"page": {"items": None}}, ("a", "")),
        ({"format": 2}, ("", "")),
        ({"pages": []}, ("", "")),
        ({"title": "Paper"}, ("", "")),
    ],
)
def test_what_is_no_document_is_refused_with_the_place(
    broken: dict[str, Any], place: tuple[str, str]
) -> None:
    document = paper(page("a", AGE) | broken.pop("page", {})) | broken
    with pytest.raises(DocumentInvalid) as caught:
        read_document(document)
    assert place in [(problem.page, problem.item) for problem in caught.value.problems]


@pytest.mark.parametrize("nonsense", [None, [], "text", 5, {"pages": "x"}, {"pages": [{"items": [[]]}]}])
def test_nonsense_is_refused_as_such(nonsense: Any) -> None:
    with pytest.raises(DocumentInvalid):
        read_document(nonsense)


def test_a_long_chain_of_calculations_is_checked_and_run_without_recursion() -> None:
    chain = [
        {"kind": "calculation", "name": f"c{place}", "value": f"${{c{place + 1}}} + 1"}
        for place in range(250)
    ]
    last = {"kind": "calculation", "name": "c250", "value": "1"}
    document = read_document(
        paper(*(page(f"p{n}", *chain[n::5], say("x")) for n in range(5)), page("q", last, say("${c0}")))
    )
    assert check(document) == []


@pytest.mark.parametrize("path", DEMO, ids=[path.stem for path in DEMO])
def test_the_demo_scripts_are_fit_for_publication(path: Path) -> None:
    assert check(read_document(json.loads(path.read_text()))) == []


def test_the_published_schema_is_fresh() -> None:
    assert (ROOT / "docs/script-document.schema.json").read_text() == document_schema_text()
