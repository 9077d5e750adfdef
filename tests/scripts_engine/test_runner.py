"""How a conversation runs: pages, answers, going back, jumping, ending."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from scripts_engine import (
    AnswerRefused,
    Completeness,
    EndlessLoop,
    NoSuchPage,
    NoSuchQuestion,
    NoWayBack,
    PageIncomplete,
    Run,
    RunFinished,
    RunStateInvalid,
    RunTooLong,
    Script,
    Special,
    answer,
    back,
    dump,
    end_politely,
    jump,
    load,
    next_page,
    outcome,
    record,
    view,
)
from scripts_engine.view import ViewQuestion
from tests.scripts_engine.papers import NOON, ask, begin, choices, later, page, say, script

BRANCHES = script(
    page("who", say("Hello ${contact.name}!"), ask("one", "matter", choices=choices("order", "claim"), required=True),
         next=[{"when": "${matter} = 'order'", "goto": "order"}, {"goto": "claim"}]),
    page("order", ask("integer", "pieces", required=True, constraint=". > 0", constraint_message={"en": "At least one."}),
         next=[{"goto": "sum"}]),
    page("claim", ask("text", "fault"), next=[{"goto": "sum"}]),
    page("sum", say("${pieces} pieces: ${matter}"), {"kind": "calculation", "name": "price", "value": "${pieces} * 10"},
         say("That is ${price}.", relevant="${price} > 0"), ask("yes_no", "agreed", refused="refused"), jump=True),
    outcomes=[
        {"when": "${agreed} = 'yes' and ${pieces} > 0", "disposition": "sale", "label": {"en": "Sold ${pieces}"}},
        {"when": "${matter} = 'claim'", "disposition": "complaint", "label": {"en": "Complaint"}},
    ],
)  # fmt: skip


def walk(ready: Script, run: Run, *steps: tuple[str, Any] | str) -> Run:
    """A pair answers, a word turns the page."""
    for step in steps:
        if isinstance(step, tuple):
            run = answer(ready, run, step[0], step[1], at=NOON)
        else:
            run = {"next": next_page, "back": back, "end": end_politely}[step](ready, run, at=NOON)
    return run


def question(ready: Script, run: Run, name: str) -> ViewQuestion:
    return next(
        item for item in view(ready, run).items if isinstance(item, ViewQuestion) and item.name == name
    )


def test_the_first_page_greets_by_name() -> None:
    shown = view(BRANCHES, begin(BRANCHES, {"contact.name": "Olena"}))
    assert shown.page == "who"
    assert shown.items[0].text == "Hello Olena!"
    assert shown.missing == ("matter",)
    assert (shown.can_back, shown.can_next, shown.can_end) == (False, False, True)


def test_the_answer_chooses_the_branch() -> None:
    assert walk(BRANCHES, begin(BRANCHES), ("matter", "order"), "next").page == "order"
    assert walk(BRANCHES, begin(BRANCHES), ("matter", "claim"), "next").page == "claim"


def test_answers_and_calculations_are_piped_into_texts() -> None:
    run = walk(BRANCHES, begin(BRANCHES), ("matter", "order"), "next", ("pieces", "3"), "next")
    assert [item.text for item in view(BRANCHES, run).items] == ["3 pieces: Order", "That is 30.", "agreed?"]


def test_what_a_person_typed_is_never_a_template() -> None:
    ready = script(page("a", ask("text", "name")), page("b", say("You said ${name} {{7*7}} ${7*7} %s <b>")))
    run = walk(ready, begin(ready), ("name", "${contact.phone} {{ 1 }}"), "next")
    assert view(ready, run).items[0].text == "You said ${contact.phone} {{ 1 }} {{7*7}} ${7*7} %s <b>"


def test_a_page_is_not_left_without_its_required_answer() -> None:
    with pytest.raises(PageIncomplete) as caught:
        next_page(BRANCHES, begin(BRANCHES), at=NOON)
    assert [(refusal.name, refusal.reason) for refusal in caught.value.refusals] == [("matter", "required")]


def test_an_answer_against_its_constraint_is_refused_in_the_authors_words() -> None:
    run = walk(BRANCHES, begin(BRANCHES), ("matter", "order"), "next")
    with pytest.raises(AnswerRefused, match="At least one") as caught:
        answer(BRANCHES, run, "pieces", 0, at=NOON)
    assert caught.value.reason == "constraint"


def test_only_what_is_on_screen_can_be_answered() -> None:
    with pytest.raises(NoSuchQuestion):
        answer(BRANCHES, begin(BRANCHES), "pieces", 1, at=NOON)


def test_another_answer_after_going_back_leaves_the_old_branch_out_of_the_record() -> None:
    run = walk(
        BRANCHES, begin(BRANCHES), ("matter", "order"), "next", ("pieces", 3), "next", ("agreed", "yes")
    )
    assert outcome(BRANCHES, run).disposition == "sale"  # type: ignore[union-attr]
    run = walk(BRANCHES, run, "back", "back", ("matter", "claim"))
    assert outcome(BRANCHES, run).disposition == "complaint"  # type: ignore[union-attr]
    run = walk(BRANCHES, run, "next", ("fault", "black"), "next", "next", "next")
    kept = record(BRANCHES, run)
    assert list(kept.answers) == ["matter", "fault", "agreed"]
    assert kept.calculated == {"price": ""}
    assert [step.page for step in kept.path] == ["who", "claim", "sum", "bye"]
    assert [step.page for step in kept.visits].count("order") == 2
    assert kept.completeness is Completeness.COMPLETE


def test_looking_back_without_changing_loses_nothing() -> None:
    run = walk(
        BRANCHES, begin(BRANCHES), ("matter", "order"), "next", ("pieces", 3), "next", ("agreed", "yes")
    )
    seen = walk(BRANCHES, run, "back", "back", ("matter", "order"), "next", "next")
    assert seen.path == run.path
    assert {name: given.value for name, given in record(BRANCHES, seen).answers.items()} == {
        "matter": "order",
        "pieces": 3,
        "agreed": "yes",
    }


def test_an_answer_that_becomes_irrelevant_is_kept_while_the_run_is_open_and_absent_from_the_record() -> None:
    ready = script(page("a", ask("yes_no", "car"), ask("text", "plate", relevant="${car} = 'yes'")))
    run = walk(ready, begin(ready), ("car", "yes"), ("plate", "AA 1234"), ("car", "no"))
    assert "plate" not in record(ready, run).answers
    assert [item.text for item in view(ready, run).items] == ["car?"]
    again = walk(ready, run, ("car", "yes"))
    assert record(ready, again).answers["plate"].value == "AA 1234"


def test_the_polite_end_is_within_reach_from_everywhere_and_can_be_taken_back() -> None:
    run = walk(BRANCHES, begin(BRANCHES), ("matter", "order"), "next", "end")
    assert view(BRANCHES, run).is_end
    assert walk(BRANCHES, run, "back").page == "order"
    finished = walk(BRANCHES, run, "next")
    assert record(BRANCHES, finished).completeness is Completeness.PARTIAL
    assert list(record(BRANCHES, finished).answers) == ["matter"]


def test_a_finished_run_does_not_change() -> None:
    run = walk(BRANCHES, begin(BRANCHES), "end", "next")
    changes: list[Callable[[], Run]] = [
        lambda: answer(BRANCHES, run, "matter", "order", at=NOON),
        lambda: next_page(BRANCHES, run, at=NOON),
        lambda: back(BRANCHES, run, at=NOON),
        lambda: jump(BRANCHES, run, "sum", at=NOON),
        lambda: end_politely(BRANCHES, run, at=NOON),
    ]
    for change in changes:
        with pytest.raises(RunFinished):
            change()


def test_there_is_nothing_before_the_first_page() -> None:
    with pytest.raises(NoWayBack):
        back(BRANCHES, begin(BRANCHES), at=NOON)


def test_the_operator_jumps_only_where_the_author_allows() -> None:
    run = begin(BRANCHES)
    assert [link.id for link in view(BRANCHES, run).jumps] == ["sum"]
    assert jump(BRANCHES, run, "sum", at=NOON).page == "sum"
    for closed in ("claim", "nowhere"):
        with pytest.raises(NoSuchPage):
            jump(BRANCHES, run, closed, at=NOON)


def test_dont_know_is_a_code_that_satisfies_required_and_no_comparison() -> None:
    ready = script(
        page("a", ask("integer", "age", required=True, dont_know="98", constraint=". < 90",
                      constraint_message={"en": "Too old."}),
             next=[{"when": "${age} >= 18", "goto": "adult"}, {"goto": "bye"}]),
        page("adult", say("Adult")),
    )  # fmt: skip
    run = answer(ready, begin(ready), "age", Special.DONT_KNOW, at=NOON)
    assert record(ready, run).answers["age"].value == "98"
    assert record(ready, run).answers["age"].special is Special.DONT_KNOW
    assert walk(ready, run, "next").page == "bye"
    with pytest.raises(AnswerRefused, match="not offered"):
        answer(ready, begin(ready), "age", Special.REFUSED, at=NOON)


def test_a_soft_check_warns_and_lets_pass() -> None:
    ready = script(page("a", ask("integer", "age", check=". < 100", check_message={"en": "Really ${age}?"})))
    run = answer(ready, begin(ready), "age", 120, at=NOON)
    assert question(ready, run, "age").warning == "Really 120?"
    assert walk(ready, run, "next").page == "bye"


def test_pages_with_nothing_to_show_are_passed_over() -> None:
    ready = script(
        page("a", ask("yes_no", "car")),
        page("b", ask("text", "plate", relevant="${car} = 'yes'")),
        page("c", ask("text", "note"), relevant="${car} = 'yes'"),
        page("d", say("Well")),
    )
    assert walk(ready, begin(ready), ("car", "no"), "next").page == "d"
    assert walk(ready, begin(ready), ("car", "yes"), "next").page == "b"


def test_a_circle_of_empty_pages_ends_in_its_own_error() -> None:
    ready = script(
        page("a", ask("yes_no", "on"), next=[{"goto": "b"}]),
        page("b", ask("text", "x", relevant="${on} = 'no'"), next=[{"goto": "c"}]),
        page("c", ask("text", "y", relevant="${on} = 'no'"), next=[{"goto": "b"}]),
    )
    run = walk(ready, begin(ready), ("on", "yes"))
    with pytest.raises(EndlessLoop):
        next_page(ready, run, at=NOON)
    assert walk(ready, run, "end").page == "bye"


def test_choices_follow_earlier_answers() -> None:
    towns = [
        {"code": code, "label": {"en": code}, "columns": {"region": region}}
        for code, region in (("bucha", "kyiv"), ("irpin", "kyiv"), ("stryi", "lviv"))
    ]
    ready = script(
        page("a", ask("one", "region", choices=choices("kyiv", "lviv"))),
        page("b", ask("one", "town", choices="towns", choice_filter="region = ${region}", required=True)),
        lists={"towns": towns},
    )
    run = walk(ready, begin(ready), ("region", "kyiv"), "next")
    assert [choice.code for choice in question(ready, run, "town").choices] == ["bucha", "irpin"]
    with pytest.raises(AnswerRefused) as caught:
        answer(ready, run, "town", "stryi", at=NOON)
    assert caught.value.reason == "not_a_choice"
    run = walk(ready, run, ("town", "irpin"), "back", ("region", "lviv"))
    assert "town" not in record(ready, run).answers


def test_the_seed_decides_the_order_of_shuffled_choices() -> None:
    ready = script(page("a", ask("many", "pick", choices=choices(*"abcdefgh"), shuffle=True)))
    orders = {
        seed: [choice.code for choice in question(ready, begin(ready, seed=seed), "pick").choices]
        for seed in range(5)
    }
    assert orders[1] == [choice.code for choice in question(ready, begin(ready, seed=1), "pick").choices]
    assert len({tuple(order) for order in orders.values()}) > 1
    assert all(sorted(order) == list("abcdefgh") for order in orders.values())


@pytest.mark.parametrize(
    ("kind", "more", "given", "stored"),
    [
        ("one", {"choices": choices("a", "b")}, "a", "a"),
        ("many", {"choices": choices("a", "b", "c")}, ["c", "a", "a"], ("a", "c")),
        ("yes_no", {}, "no", "no"),
        ("integer", {}, " 12 ", 12),
        ("integer", {}, 12.0, 12),
        ("decimal", {}, "1,5", 1.5),
        ("text", {}, "a\0b\ud800", "ab?"),
        ("date", {}, "2026-12-31", "2026-12-31"),
        ("phone", {}, "+380 (44) 123-45-67", "+380441234567"),
        ("scale", {}, "3", 3),
        ("nps", {}, 10, 10),
    ],
)
def test_answers_are_stored_in_one_form(kind: str, more: dict[str, Any], given: Any, stored: Any) -> None:
    ready = script(page("a", ask(kind, "q", **more)))
    assert answer(ready, begin(ready), "q", given, at=NOON).answers["q"].value == stored


@pytest.mark.parametrize(
    ("kind", "more", "given", "reason"),
    [
        ("one", {"choices": choices("a")}, "z", "not_a_choice"),
        ("one", {"choices": choices("a")}, ["a"], "wrong_type"),
        ("many", {"choices": choices("a")}, "a", "wrong_type"),
        ("many", {"choices": choices("a")}, ["a", "z"], "not_a_choice"),
        ("many", {"choices": choices("a", "none"), "exclusive": ["none"]}, ["a", "none"], "exclusive"),
        ("yes_no", {}, True, "wrong_type"),
        ("integer", {}, "1.5", "wrong_type"),
        ("integer", {}, True, "wrong_type"),
        ("integer", {}, 10**20, "out_of_range"),
        ("integer", {}, "٣", "wrong_type"),
        ("decimal", {}, float("nan"), "out_of_range"),
        ("decimal", {}, "1e5", "wrong_type"),
        ("text", {}, 5, "wrong_type"),
        ("text", {}, "x" * 20_001, "too_long"),
        ("date", {}, "31.12.2026", "wrong_type"),
        ("date", {}, "2026-02-30", "wrong_type"),
        ("phone", {}, "call me", "wrong_type"),
        ("scale", {}, 6, "out_of_range"),
        ("nps", {}, -1, "out_of_range"),
        ("nps", {}, {"a": 1}, "wrong_type"),
    ],
)
def test_answers_of_the_wrong_kind_are_refused(
    kind: str, more: dict[str, Any], given: Any, reason: str
) -> None:
    ready = script(page("a", ask(kind, "q", **more)))
    with pytest.raises(AnswerRefused) as caught:
        answer(ready, begin(ready), "q", given, at=NOON)
    assert caught.value.reason == reason


def test_an_empty_answer_takes_the_answer_back() -> None:
    run = walk(BRANCHES, begin(BRANCHES), ("matter", "order"), ("matter", None))
    assert run.answers == {}


def test_a_saved_run_goes_on_as_if_nothing_had_happened() -> None:
    run = walk(BRANCHES, begin(BRANCHES, {"contact.name": "Ян"}), ("matter", "order"), "next", ("pieces", 3))
    again = load(BRANCHES, dump(run))
    assert again == run
    assert view(BRANCHES, again) == view(BRANCHES, run)


def test_a_damaged_or_foreign_saved_run_is_refused() -> None:
    saved = dump(walk(BRANCHES, begin(BRANCHES), ("matter", "order")))
    other = script(page("a", say("Hi")))
    for broken in (
        None,
        {},
        saved | {"position": 7},
        saved | {"position": -1},
        saved | {"path": []},
        saved | {"path": [{"page": "nowhere", "turn": "start", "at": "2026-11-22T12:00:00Z"}]},
        saved | {"answers": {"matter": {"value": "rent", "special": None, "at": "2026-11-22T12:00:00Z"}}},
        saved | {"answers": {"secret": {"value": "x", "special": None, "at": "2026-11-22T12:00:00Z"}}},
        saved | {"answers": {"matter": {"value": "9", "special": "refused", "at": "2026-11-22T12:00:00Z"}}},
        dump(begin(other)),
    ):
        with pytest.raises(RunStateInvalid):
            load(BRANCHES, broken)


def test_answers_carry_their_times() -> None:
    run = answer(BRANCHES, begin(BRANCHES), "matter", "order", at=later(2))
    run = next_page(BRANCHES, run, at=later(3))
    assert record(BRANCHES, run).answers["matter"].at == later(2)
    assert [step.at - NOON for step in run.path] == [timedelta(0), timedelta(minutes=3)]


def test_an_answer_that_later_breaks_its_constraint_is_left_out_and_named() -> None:
    ready = script(
        page("a", ask("integer", "limit"), ask("integer", "wish", constraint=". <= ${limit}",
             constraint_message={"en": "Over the limit."})),
    )  # fmt: skip
    run = walk(ready, begin(ready), ("limit", 5), ("wish", 4), ("limit", 3))
    assert question(ready, run, "wish").problem == "Over the limit."
    assert record(ready, run).rejected == ("wish",)
    with pytest.raises(PageIncomplete):
        next_page(ready, run, at=NOON)


def test_texts_come_in_the_language_asked_for() -> None:
    ready = script(
        page("a", {"kind": "yes_no", "name": "ok", "text": {"en": "Right?", "uk": "Правильно?"}}),
        languages=["en", "uk"],
    )
    shown = view(ready, begin(ready), "uk").items[0]
    assert isinstance(shown, ViewQuestion)
    assert (shown.text, [choice.label for choice in shown.choices]) == ("Правильно?", ["Так", "Ні"])
    assert view(ready, begin(ready), "de").items[0].text == "Right?"


def test_a_loop_may_ask_again_and_the_last_answer_counts() -> None:
    ready = script(
        page("ask", ask("text", "item"), ask("yes_no", "more"),
             next=[{"when": "${more} = 'yes'", "goto": "ask"}, {"goto": "bye"}]),
    )  # fmt: skip
    run = walk(
        ready, begin(ready), ("item", "a"), ("more", "yes"), "next", ("item", "b"), ("more", "no"), "next"
    )
    assert [step.page for step in run.path] == ["ask", "ask", "bye"]
    assert record(ready, run).answers["item"].value == "b"


def test_turning_pages_for_ever_ends_in_its_own_error_and_the_polite_end_stays() -> None:
    run = begin(BRANCHES)
    run = replace(run, visits=run.visits * 3000)
    with pytest.raises(RunTooLong):
        jump(BRANCHES, run, "sum", at=NOON)
    assert walk(BRANCHES, run, "end", "next").finished_at == NOON
