"""Checks every formula: its syntax, its names, the kinds it mixes, and that nothing rests on itself."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from scripts_engine.checks.graph import circling
from scripts_engine.checks.names import choice_codes
from scripts_engine.checks.spots import Formula, Role, Spot, formulas, named
from scripts_engine.document import AnyQuestion, Calculation, Document, Item, choices_of
from scripts_engine.errors import ExpressionError, Problem
from scripts_engine.expressions import Expression, Kind, compile_expression
from scripts_engine.expressions.tokens import place
from scripts_engine.expressions.types import ANYTHING, Signature, judge, kind_of
from scripts_engine.questions import KINDS


def check_formulas(document: Document, facts: AbstractSet[str]) -> Iterator[Problem]:
    compiled: list[tuple[Formula, Expression]] = []
    for formula in formulas(document):
        try:
            compiled.append((formula, compile_expression(formula.source)))
        except ExpressionError as error:
            yield formula.spot.problem("syntax", error.message, line=error.line, column=error.column)
    names = _signatures(document, facts, compiled)
    for formula, expression in compiled:
        for misfit in judge(
            expression.node,
            names,
            current=_current(formula, names),
            columns=_columns(document, formula.item) if formula.role is Role.CHOICE_FILTER else None,
            condition=formula.role is not Role.VALUE,
        ):
            line, column = place(formula.source, misfit.at)
            yield formula.spot.problem(misfit.code, misfit.message, line=line, column=column)
    yield from _circles(document, compiled)


def _current(formula: Formula, names: Mapping[str, Signature]) -> Signature | None:
    if formula.role is not Role.ANSWER_CHECK or not isinstance(formula.item, AnyQuestion):
        return None
    return names[formula.item.name]


def _signatures(
    document: Document, facts: AbstractSet[str], compiled: list[tuple[Formula, Expression]]
) -> dict[str, Signature]:
    names = dict.fromkeys(facts, ANYTHING)
    for _, item in named(document):
        names[item.name] = ANYTHING if isinstance(item, Calculation) else _signature(document, item)
    for formula, expression in compiled:
        if isinstance(formula.item, Calculation) and formula.role is Role.VALUE:
            kind = kind_of(expression.node, names)
            names[formula.item.name] = Signature(Kind.ANY if kind is Kind.TEXT else kind)
    return names


def _signature(document: Document, item: AnyQuestion) -> Signature:
    specials = frozenset(code for code in (item.dont_know, item.refused) if code is not None)
    return Signature(KINDS[item.kind].gives, choice_codes(document, item), specials)


def _columns(document: Document, item: Item | None) -> frozenset[str]:
    choices = choices_of(document, item) if isinstance(item, AnyQuestion) else ()
    return frozenset(column for choice in choices for column in choice.columns) | {"name"}


RESTS_ON = ("relevant", "choice_filter", "value")


def _circles(document: Document, compiled: list[tuple[Formula, Expression]]) -> Iterator[Problem]:
    pages = {formula.spot.page: expression.names for formula, expression in compiled if _of_page(formula)}
    needs = {item.name: set(pages.get(page.id, ())) for page, item in named(document)}
    where = {item.name: Spot(page.id, item.name) for page, item in named(document)}
    for formula, expression in compiled:
        if formula.spot.item in needs and formula.spot.field in RESTS_ON:
            needs[formula.spot.item] |= expression.names
    for name in sorted(circling(needs)):
        yield where[name].problem("circular", f"{name} rests on itself.")


def _of_page(formula: Formula) -> bool:
    return formula.item is None and formula.spot.page != "" and formula.spot.field == "relevant"
