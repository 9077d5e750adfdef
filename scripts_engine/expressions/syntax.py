"""Reads an expression of the XLSForm dialect into a tree, by precedence climbing."""

from dataclasses import dataclass
from typing import TypeAlias

from scripts_engine.errors import ExpressionError
from scripts_engine.expressions.tokens import Token, error, tokenize
from scripts_engine.limits import MAX_NESTING, MAX_NODES


@dataclass(frozen=True, slots=True)
class Literal:
    value: str | float
    at: int


@dataclass(frozen=True, slots=True)
class Reference:
    """`${name}`: an answer, a calculated value, or a fact of the conversation such as `${contact.name}`."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Current:
    """`.`: the answer being checked."""

    at: int


@dataclass(frozen=True, slots=True)
class Column:
    """A bare word: a column of the choice being filtered."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Negative:
    operand: "Node"
    at: int


@dataclass(frozen=True, slots=True)
class Binary:
    operator: str
    left: "Node"
    right: "Node"
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    arguments: tuple["Node", ...]
    at: int


Node: TypeAlias = Literal | Reference | Current | Column | Negative | Binary | Call

PRECEDENCE = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
}
NEGATIVE_PRECEDENCE = 7


def parse(source: str) -> Node:
    """The tree of `source`. Raises ExpressionError with line and column."""
    return _Parser(source).whole()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = tokenize(source)
        self.position = 0
        self.nodes = 0
        self.nesting = 0

    def whole(self) -> Node:
        if self.next.kind == "end":
            raise self.fail(self.next, "The expression is empty.")
        node = self.expression(0)
        if self.next.kind != "end":
            raise self.fail(self.next, f"{self.next.text!r} is not expected here.")
        return node

    @property
    def next(self) -> Token:
        return self.tokens[self.position]

    def take(self) -> Token:
        token = self.tokens[self.position]
        self.position += 1
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self.fail(token, f"The expression has more than {MAX_NODES} parts.")
        return token

    def fail(self, token: Token, message: str) -> ExpressionError:
        return error(self.source, token.at, message)

    def expression(self, floor: int) -> Node:
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise self.fail(self.next, f"The expression is nested deeper than {MAX_NESTING} levels.")
        left = self.operand()
        while (power := PRECEDENCE.get(self.next.text, 0)) > floor and self.next.kind in ("name", "symbol"):
            operator = self.take()
            left = Binary(operator.text, left, self.expression(power), operator.at)
        self.nesting -= 1
        return left

    def operand(self) -> Node:
        if self.next.kind == "end":
            raise self.fail(self.next, "Something is missing at the end.")
        token = self.take()
        match token.kind:
            case "number":
                return Literal(float(token.text), token.at)
            case "string":
                return Literal(token.text, token.at)
            case "reference":
                return Reference(token.text, token.at)
            case "name" if self.next.text == "(" and self.next.kind == "symbol":
                return Call(token.text, self.arguments(), token.at)
            case "name" if token.text not in PRECEDENCE:
                return Column(token.text, token.at)
        match token.text:
            case ".":
                return Current(token.at)
            case "-":
                return Negative(self.expression(NEGATIVE_PRECEDENCE - 1), token.at)
            case "(":
                inner = self.expression(0)
                self.expect(")", token)
                return inner
        raise self.fail(token, f"{token.text!r} is not expected here.")

    def arguments(self) -> tuple[Node, ...]:
        opening = self.take()
        found: list[Node] = []
        if self.next.text == ")" and self.next.kind == "symbol":
            self.take()
            return ()
        while True:
            found.append(self.expression(0))
            if self.next.text == "," and self.next.kind == "symbol":
                self.take()
                continue
            self.expect(")", opening)
            return tuple(found)

    def expect(self, text: str, opening: Token) -> None:
        if self.next.text != text or self.next.kind != "symbol":
            if self.next.kind == "end":
                raise self.fail(opening, "This bracket is never closed.")
            raise self.fail(self.next, f"{self.next.text!r} is not expected here.")
        self.take()


def references(node: Node) -> frozenset[str]:
    """All names that `node` asks for with `${...}`."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        match waiting.pop():
            case Reference(name):
                found.add(name)
            case Negative(operand):
                waiting.append(operand)
            case Binary(_, left, right):
                waiting += [left, right]
            case Call(_, arguments):
                waiting += arguments
    return frozenset(found)
