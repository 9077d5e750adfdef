"""Judges, before anything runs, whether the parts of an expression fit together."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from scripts_engine.expressions.evaluate import ARITHMETIC, EQUALITY, ORDER
from scripts_engine.expressions.functions import FUNCTIONS, Kind
from scripts_engine.expressions.syntax import (
    Binary,
    Call,
    Column,
    Current,
    Literal,
    Negative,
    Node,
    Reference,
)
from scripts_engine.expressions.values import to_date, to_number


@dataclass(frozen=True, slots=True)
class Signature:
    """What a name holds. `codes` are its possible choices, `specials` its don't-know and refused."""

    kind: Kind
    codes: frozenset[str] = frozenset()
    specials: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Misfit:
    """`code` is unknown_name, wrong_type, unknown_choice or misplaced; `at` an offset in the source."""

    code: str
    message: str
    at: int


ANYTHING = Signature(Kind.ANY)
CHOSEN = (Kind.CHOICE, Kind.CHOICES)
LISTS = (Kind.CHOICE, Kind.CHOICES, Kind.TEXT, Kind.ANY)


def judge(
    node: Node,
    names: Mapping[str, Signature],
    *,
    current: Signature | None = None,
    columns: frozenset[str] | None = None,
    condition: bool = False,
) -> list[Misfit]:
    """All misfits of `node`. `current` is what `.` holds and `columns` the words allowed bare, where either has a place."""
    judging = _Judging(names, current, columns)
    found = judging.kind(node)
    if condition and found.kind not in (Kind.TRUTH, Kind.ANY):
        judging.report(
            "wrong_type",
            f"A condition is expected; this gives {_a(found.kind)}. Compare it with something.",
            node,
        )
    return judging.misfits


def kind_of(node: Node, names: Mapping[str, Signature]) -> Kind:
    """What `node` gives, whether or not its parts fit."""
    return _Judging(names, ANYTHING, None).kind(node).kind


class _Judging:
    def __init__(
        self, names: Mapping[str, Signature], current: Signature | None, columns: frozenset[str] | None
    ) -> None:
        self.names, self.current, self.columns = names, current, columns
        self.misfits: list[Misfit] = []

    def report(self, code: str, message: str, node: Node) -> None:
        self.misfits.append(Misfit(code, message, node.at))

    def kind(self, node: Node) -> Signature:
        match node:
            case Literal(value):
                return Signature(Kind.TEXT if isinstance(value, str) else Kind.NUMBER)
            case Reference(name):
                if name not in self.names:
                    self.report("unknown_name", f"There is no question or value named {name}.", node)
                return self.names.get(name, ANYTHING)
            case Current():
                if self.current is None:
                    self.report("misplaced", "'.' has a meaning only where an answer is checked.", node)
                return self.current or ANYTHING
            case Column(name):
                self.column(name, node)
                return ANYTHING
            case Negative(operand):
                self.number(operand)
                return Signature(Kind.NUMBER)
            case Binary():
                return self.binary(node)
            case Call():
                return self.call(node)

    def column(self, name: str, node: Node) -> None:
        if self.columns is None:
            self.report("unknown_name", f"Write ${{{name}}} for an answer and '{name}' for a text.", node)
        elif name not in self.columns:
            self.report("unknown_name", f"The choices have no column named {name}.", node)

    def binary(self, node: Binary) -> Signature:
        if node.operator in EQUALITY:
            self.equality(node)
            return Signature(Kind.TRUTH)
        if node.operator in ORDER:
            self.number(node.left)
            self.number(node.right)
            return Signature(Kind.TRUTH)
        if node.operator in ARITHMETIC:
            kinds = (self.number(node.left), self.number(node.right))
            shifted = node.operator in ("+", "-") and kinds.count(Kind.DATE) == 1
            return Signature(Kind.DATE if shifted else Kind.NUMBER)
        for side in (node.left, node.right):
            if self.kind(side).kind in (Kind.DATE, *CHOSEN):
                self.report(
                    "wrong_type", f"'{node.operator}' joins conditions. Compare this with something.", side
                )
        return Signature(Kind.TRUTH)

    def number(self, node: Node) -> Kind:
        """Reports `node` when it can never be a number or a day."""
        found = self.kind(node)
        if not _numeric(node, found):
            self.report("wrong_type", f"A number or a date is expected here, not {_a(found.kind)}.", node)
        return found.kind

    def equality(self, node: Binary) -> None:
        left, right = self.kind(node.left), self.kind(node.right)
        for one, other, other_node in ((left, right, node.right), (right, left, node.left)):
            if other.kind is Kind.TRUTH and one.kind not in (Kind.TRUTH, Kind.ANY):
                self.report(
                    "wrong_type",
                    f"{_a(one.kind).capitalize()} cannot be compared with yes-or-no.",
                    other_node,
                )
            if isinstance(other_node, Literal):
                self.literal(one, other_node)

    def literal(self, one: Signature, node: Literal) -> None:
        text = (
            str(int(node.value))
            if isinstance(node.value, float) and node.value.is_integer()
            else str(node.value)
        )
        if text == "" or text in one.specials:
            return
        if one.codes and text not in one.codes:
            self.report("unknown_choice", f"{text!r} is not one of the choices.", node)
        elif one.kind is Kind.NUMBER and math.isnan(to_number(text)):
            self.report("wrong_type", f"A number can never be {text!r}.", node)
        elif one.kind is Kind.DATE and isinstance(node.value, str) and to_date(node.value) is None:
            self.report("wrong_type", f"A date is written '2026-12-31', not {text!r}.", node)

    def call(self, node: Call) -> Signature:
        function = FUNCTIONS[node.function]
        found = []
        for place, argument in enumerate(node.arguments):
            expected = function.takes[min(place, len(function.takes) - 1)]
            if expected is Kind.NUMBER:
                found.append(Signature(self.number(argument)))
                continue
            found.append(self.kind(argument))
            if expected is Kind.TRUTH and found[-1].kind in (Kind.DATE, *CHOSEN):
                self.report(
                    "wrong_type", "A condition is expected here. Compare this with something.", argument
                )
            if expected is Kind.CHOICES and found[-1].kind not in LISTS:
                self.report(
                    "wrong_type",
                    f"{node.function}() looks into choices, not into {_a(found[-1].kind)}.",
                    argument,
                )
        if node.function == "selected" and isinstance(node.arguments[1], Literal):
            self.literal(found[0], node.arguments[1])
        return _given(node, function.gives, found)


def _given(node: Call, gives: Kind, found: list[Signature]) -> Signature:
    """What a call gives: `if` and `coalesce` give what their branches agree on."""
    branches = {"if": found[1:], "coalesce": found}.get(node.function)
    if branches is None:
        return Signature(gives)
    kinds = {branch.kind for branch in branches}
    return Signature(kinds.pop() if len(kinds) == 1 and not kinds & set(CHOSEN) else Kind.ANY)


def _numeric(node: Node, found: Signature) -> bool:
    if found.kind in (Kind.NUMBER, Kind.DATE, Kind.ANY):
        return True
    if isinstance(node, Literal):
        return not math.isnan(to_number(node.value)) or to_date(node.value) is not None
    if found.kind is Kind.TEXT:
        return isinstance(node, Call)
    return found.kind is Kind.CHOICE and all(not math.isnan(to_number(code)) for code in found.codes)


NAMES = {
    Kind.NUMBER: "a number",
    Kind.TEXT: "a text",
    Kind.TRUTH: "yes-or-no",
    Kind.DATE: "a date",
    Kind.CHOICE: "a choice",
    Kind.CHOICES: "several choices",
    Kind.ANY: "anything",
}


def _a(kind: Kind) -> str:
    return NAMES[kind]
