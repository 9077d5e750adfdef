"""Walks a document: every formula and every text in it, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scripts_engine.document import (
    AnyQuestion,
    Calculation,
    Choice,
    Document,
    Instruction,
    Item,
    ManyChoices,
    Note,
    OneChoice,
    Page,
    Part,
    Text,
)
from scripts_engine.errors import Problem


class Role(StrEnum):
    """What a formula is for, and so what it may give and see."""

    CONDITION = "condition"
    ANSWER_CHECK = "answer_check"
    CHOICE_FILTER = "choice_filter"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a document: page id, item name or "#3", field such as text, next.1.when or choices.2.label."""

    page: str = ""
    item: str = ""
    field: str = ""

    def problem(self, code: str, message: str, *, line: int = 1, column: int = 1) -> Problem:
        return Problem(
            code=code,
            message=message,
            page=self.page,
            item=self.item,
            field=self.field,
            line=line,
            column=column,
        )


@dataclass(frozen=True, slots=True)
class Formula:
    spot: Spot
    source: str
    role: Role
    item: Item | None = None


ROLES = {
    "relevant": Role.CONDITION,
    "constraint": Role.ANSWER_CHECK,
    "check": Role.ANSWER_CHECK,
    "choice_filter": Role.CHOICE_FILTER,
    "value": Role.VALUE,
}
TEXT_FIELDS = ("text", "hint", "constraint_message", "check_message", "lowest_label", "highest_label")


def items(document: Document) -> Iterator[tuple[Page, str, Item]]:
    """Every item with its page and its name or place."""
    for page in document.pages:
        for place, item in enumerate(page.items, 1):
            yield page, f"#{place}" if isinstance(item, (Note, Instruction)) else item.name, item


def named(document: Document) -> Iterator[tuple[Page, Calculation | AnyQuestion]]:
    for page, _, item in items(document):
        if not isinstance(item, (Note, Instruction)):
            yield page, item


def formulas(document: Document) -> Iterator[Formula]:
    for page in document.pages:
        if page.relevant is not None:
            yield Formula(Spot(page.id, field="relevant"), page.relevant, Role.CONDITION)
        for place, rule in enumerate(page.next, 1):
            if rule.when is not None:
                yield Formula(Spot(page.id, field=f"next.{place}.when"), rule.when, Role.CONDITION)
    for page, name, item in items(document):
        for field, role in ROLES.items():
            source = getattr(item, field, None)
            if source is not None:
                yield Formula(Spot(page.id, name, field), source, role, item)
    for place, outcome in enumerate(document.outcomes, 1):
        if outcome.when is not None:
            yield Formula(Spot(field=f"outcomes.{place}.when"), outcome.when, Role.CONDITION)


def texts(document: Document) -> Iterator[tuple[Spot, Text]]:
    yield Spot(field="title"), document.title
    for name, choices in document.lists.items():
        yield from _labels(Spot(field=f"lists.{name}"), choices)
    for page in document.pages:
        yield Spot(page.id, field="title"), page.title
    for page, name, item in items(document):
        yield from _texts_of(item, page.id, name)
        if isinstance(item, (OneChoice, ManyChoices)) and not isinstance(item.choices, str):
            yield from _labels(Spot(page.id, name, "choices"), item.choices)
    for place, outcome in enumerate(document.outcomes, 1):
        yield Spot(field=f"outcomes.{place}.label"), outcome.label
    for objection in document.objections:
        yield Spot(field=f"objections.{objection.id}.title"), objection.title
        yield Spot(field=f"objections.{objection.id}.text"), objection.text


def _texts_of(part: Part, page: str, item: str) -> Iterator[tuple[Spot, Text]]:
    for field in TEXT_FIELDS:
        text = getattr(part, field, None)
        if text is not None:
            yield Spot(page, item, field), text


def _labels(spot: Spot, choices: list[Choice]) -> Iterator[tuple[Spot, Text]]:
    for choice in choices:
        yield Spot(spot.page, spot.item, f"{spot.field}.{choice.code}.label"), choice.label
