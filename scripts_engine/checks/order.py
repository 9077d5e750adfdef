"""Checks that no page asks for an answer that cannot have been given when it is shown."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from scripts_engine.checks.flow import ways_of
from scripts_engine.checks.graph import reachable
from scripts_engine.checks.spots import Role, Spot, formulas, named, texts
from scripts_engine.document import AnyQuestion, Document
from scripts_engine.errors import ExpressionError, Problem
from scripts_engine.expressions import compile_expression
from scripts_engine.expressions.tokens import place
from scripts_engine.texts import PLACEHOLDER


def check_order(document: Document) -> Iterator[Problem]:
    asked = {item.name: page.id for page, item in named(document) if isinstance(item, AnyQuestion)}
    after = _after(document)
    for formula in formulas(document):
        if formula.role is Role.VALUE or not formula.spot.page:
            continue
        try:
            names = compile_expression(formula.source).names
        except ExpressionError:
            continue  # told by the check of formulas
        for name in sorted(_too_early(names, formula.spot, asked, after)):
            yield _problem(formula.spot, name, 1, 1)
    for spot, text in texts(document):
        for language, words in text.items() if spot.page else ():
            for match in PLACEHOLDER.finditer(words):
                if _too_early({match.group(1)}, spot, asked, after):
                    line, column = place(words, match.start())
                    where = Spot(spot.page, spot.item, f"{spot.field}.{language}")
                    yield _problem(where, match.group(1), line, column)


def _after(document: Document) -> dict[str, set[str]]:
    """For each page, itself and what can come after it: pages in reach, by rule, by jump or by the polite end."""
    ways = ways_of(document)
    anywhere = {document.end_politely, *(page.id for page in document.pages if page.jump)}
    return {page: reachable(ways, {page, *anywhere}) for page in ways}


def _too_early(
    names: AbstractSet[str], spot: Spot, asked: Mapping[str, str], after: Mapping[str, AbstractSet[str]]
) -> set[str]:
    return {name for name in names if name in asked and spot.page not in after[asked[name]]}


def _problem(spot: Spot, name: str, line: int, column: int) -> Problem:
    return spot.problem(
        "asked_later",
        f"{name} is asked only after this page: here it is always empty.",
        line=line,
        column=column,
    )
