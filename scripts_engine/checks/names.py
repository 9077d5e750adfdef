"""Checks that every name, code and list is there, and there once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from scripts_engine.checks.spots import Spot, items, named
from scripts_engine.document import AnyQuestion, Choice, Document, ManyChoices, OneChoice, Scale, choices_of
from scripts_engine.errors import Problem

T = TypeVar("T")


def check_names(document: Document) -> Iterator[Problem]:
    for page, twice in _repeated(named(document), lambda found: found[1].name):
        yield Spot(page.id, twice.name, "name").problem(
            "duplicate_name", f"The name {twice.name} is used twice."
        )
    for page in _repeated(document.pages, lambda page: page.id):
        yield Spot(page.id, field="id").problem("duplicate_name", f"There are two pages {page.id}.")
    for objection in _repeated(document.objections, lambda objection: objection.id):
        yield Spot(field=f"objections.{objection.id}").problem(
            "duplicate_name", f"There are two objections {objection.id}."
        )
    for name, choices in document.lists.items():
        yield from _codes(Spot(field=f"lists.{name}"), choices)
    yield from _languages(document)
    for page, name, item in items(document):
        if isinstance(item, (OneChoice, ManyChoices)):
            yield from _choices(document, Spot(page.id, name, "choices"), item)
        if isinstance(item, Scale) and item.lowest >= item.highest:
            yield Spot(page.id, name, "highest").problem(
                "bad_scale", "The scale must end above its beginning."
            )
        if isinstance(item, AnyQuestion) and (clash := _clash(document, item)):
            yield Spot(page.id, name, clash[0]).problem("code_clash", clash[1])


def _languages(document: Document) -> Iterator[Problem]:
    for language in _repeated(document.languages, lambda language: language):
        yield Spot(field="languages").problem("bad_language", f"The language {language} is listed twice.")
    if document.default_language not in document.languages:
        yield Spot(field="default_language").problem(
            "bad_language", "The default language is not among the languages."
        )


def _choices(document: Document, spot: Spot, item: OneChoice | ManyChoices) -> Iterator[Problem]:
    if isinstance(item.choices, str):
        if item.choices not in document.lists:
            yield spot.problem("unknown_list", f"There is no list {item.choices}.")
            return
    else:
        yield from _codes(spot, item.choices)
    codes = choice_codes(document, item)
    if not codes:
        yield spot.problem("no_choices", "There is nothing to choose from.")
    if isinstance(item, ManyChoices):
        for code in item.exclusive:
            if code not in codes:
                field = Spot(spot.page, spot.item, "exclusive")
                yield field.problem("unknown_choice", f"{code!r} is not one of the choices.")


def _codes(spot: Spot, choices: list[Choice]) -> Iterator[Problem]:
    for choice in _repeated(choices, lambda choice: choice.code):
        yield spot.problem("duplicate_code", f"The code {choice.code} is used twice.")


def _clash(document: Document, item: AnyQuestion) -> tuple[str, str] | None:
    if item.dont_know is not None and item.dont_know == item.refused:
        return "refused", "Don't know and refused need codes of their own."
    for field, code in (("dont_know", item.dont_know), ("refused", item.refused)):
        if code is not None and code in choice_codes(document, item):
            return field, f"The code {code} is already one of the choices."
    return None


def choice_codes(document: Document, item: AnyQuestion) -> frozenset[str]:
    """The codes that a question offers; none for a question without choices."""
    return frozenset(choice.code for choice in choices_of(document, item))


def _repeated(things: Iterable[T], key: Callable[[T], str]) -> list[T]:
    """Those whose key was there before, each key once."""
    seen = Counter[str]()
    again = []
    for thing in things:
        seen[key(thing)] += 1
        if seen[key(thing)] == 2:
            again.append(thing)
    return again
