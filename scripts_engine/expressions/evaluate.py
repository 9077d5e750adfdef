"""Turns an expression into a function, once, to be called many times."""

import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from scripts_engine.errors import EvaluationError
from scripts_engine.expressions.functions import FUNCTIONS
from scripts_engine.expressions.syntax import (
    Binary,
    Call,
    Column,
    Current,
    Literal,
    Negative,
    Node,
    Reference,
    parse,
    references,
)
from scripts_engine.expressions.tokens import error
from scripts_engine.expressions.values import (
    NAN,
    Value,
    bounded,
    comparable,
    equal,
    to_number,
    to_truth,
    unequal,
)
from scripts_engine.limits import MAX_WORK


@dataclass(slots=True)
class Scope:
    """What an expression may see: the values by name, the day, `.`, and the columns of the choice being filtered.

    `work` counts the characters that the functions of the running evaluation were given.
    """

    values: Mapping[str, Value]
    today: date
    current: Value = ""
    columns: Mapping[str, Value] = field(default_factory=dict)
    work: int = 0


Evaluator: TypeAlias = Callable[[Scope], Value]


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression. Call `value` or `holds` with a scope as often as wanted."""

    source: str
    node: Node
    names: frozenset[str]
    value: Evaluator

    def holds(self, scope: Scope) -> bool:
        return to_truth(self.value(scope))


def compile_expression(source: str) -> Expression:
    """The expression written in `source`. Raises ExpressionError with line and column.

    There is no loop in the language: an evaluation takes at most limits.MAX_NODES steps, and its functions look
    through at most limits.MAX_WORK characters; beyond that it raises EvaluationError.
    """
    node = parse(source)
    compiler = _Compiler(source)
    evaluate = compiler.compile(node)
    return Expression(source, node, references(node), _afresh(evaluate) if compiler.calls else evaluate)


def _afresh(evaluate: Evaluator) -> Evaluator:
    def fresh(scope: Scope) -> Value:
        scope.work = 0
        return evaluate(scope)

    return fresh


def _mod(left: float, right: float) -> float:
    if right == 0 or math.isinf(left) or math.isnan(left) or math.isnan(right):
        return NAN
    return math.fmod(left, right)


def _div(left: float, right: float) -> float:
    if right != 0:
        return left / right
    return NAN if left == 0 or math.isnan(left) else math.copysign(math.inf, left)


ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": _div,
    "mod": _mod,
}
ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
EQUALITY: dict[str, Callable[[Value, Value], bool]] = {"=": equal, "!=": unequal}


class _Compiler:
    def __init__(self, source: str) -> None:
        self.source = source
        self.calls = 0

    def compile(self, node: Node) -> Evaluator:
        match node:
            case Literal(value):
                return lambda scope: value
            case Reference(name):
                return lambda scope: scope.values.get(name, "")
            case Current():
                return lambda scope: scope.current
            case Column(name):
                return lambda scope: scope.columns.get(name, "")
            case Negative(operand):
                inner = self.compile(operand)
                return lambda scope: -to_number(inner(scope))
            case Binary(symbol, left, right):
                return self.binary(symbol, self.compile(left), self.compile(right))
            case Call():
                return self.call(node)

    def binary(self, symbol: str, left: Evaluator, right: Evaluator) -> Evaluator:
        if symbol == "and":
            return lambda scope: to_truth(left(scope)) and to_truth(right(scope))
        if symbol == "or":
            return lambda scope: to_truth(left(scope)) or to_truth(right(scope))
        if same := EQUALITY.get(symbol):
            return lambda scope: same(left(scope), right(scope))
        if ordered := ORDER.get(symbol):
            return lambda scope: ordered(comparable(left(scope)), comparable(right(scope)))
        work = ARITHMETIC[symbol]
        return lambda scope: work(comparable(left(scope)), comparable(right(scope)))

    def call(self, node: Call) -> Evaluator:
        function = FUNCTIONS.get(node.function)
        if function is None:
            raise error(self.source, node.at, f"There is no function {node.function}().")
        given = len(node.arguments)
        if given < function.least or (function.most is not None and given > function.most):
            raise error(
                self.source,
                node.at,
                f"{node.function}() {_takes(function.least, function.most)}, not {given}.",
            )
        parts = [self.compile(argument) for argument in node.arguments]
        if node.function == "if":
            test, yes, no = parts
            return lambda scope: yes(scope) if to_truth(test(scope)) else no(scope)
        work = function.call
        self.calls += 1

        def evaluate(scope: Scope) -> Value:
            given = [part(scope) for part in parts]
            scope.work += sum(len(value) for value in given if isinstance(value, str))
            if scope.work > MAX_WORK:
                raise EvaluationError(f"The texts are longer than {MAX_WORK} characters together.")
            value = work(given, scope.today)
            return bounded(value) if isinstance(value, str) else value

        return evaluate


def _takes(least: int, most: int | None) -> str:
    if most is None:
        return f"takes at least {least} values"
    if least == most:
        return f"takes {least} value" if least == 1 else f"takes {least} values"
    return f"takes {least} to {most} values"
