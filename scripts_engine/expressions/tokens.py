"""Splits the text of an expression into tokens, each with its place."""

import re
from dataclasses import dataclass

from scripts_engine.errors import ExpressionError
from scripts_engine.limits import MAX_SOURCE

NAME = r"[A-Za-z_][A-Za-z0-9_-]*"
REFERENCE = rf"\$\{{[ \t]*({NAME}(?:\.{NAME})*)[ \t]*\}}"

TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\r\n]+)
    | (?P<reference>{REFERENCE})
    | (?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    | (?P<string>'[^']*'|"[^"]*")
    | (?P<name>{NAME}(?::{NAME})?)
    | (?P<symbol><=|>=|!=|[=<>+*(),.-])
    """,
    re.VERBOSE,
)

HINTS = {
    "&": "Write 'and' instead of '&'.",
    "|": "Write 'or' instead of '|'.",
    "!": "Write '!=' or not(...).",
    "/": "Paths are not known here: write ${name} for an answer and 'div' for division.",
    "%": "Write 'mod' instead of '%'.",
    "'": "This quotation mark is never closed.",
    '"': "This quotation mark is never closed.",
    "$": "Write ${name} with a letter first.",
    "‘": "Use straight quotation marks: 'text'.",
    "’": "Use straight quotation marks: 'text'.",
    "“": "Use straight quotation marks: 'text'.",
    "”": "Use straight quotation marks: 'text'.",
    "«": "Use straight quotation marks: 'text'.",
}


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is reference, number, string, name, symbol or end; `at` is its offset in the source."""

    kind: str
    text: str
    at: int


def place(source: str, at: int) -> tuple[int, int]:
    """Line and column, from 1, of the offset `at`."""
    before = source[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1


def error(source: str, at: int, message: str) -> ExpressionError:
    line, column = place(source, at)
    return ExpressionError(message, line=line, column=column)


def tokenize(source: str) -> list[Token]:
    """All tokens of `source` and an end token. Raises ExpressionError."""
    if len(source) > MAX_SOURCE:
        raise ExpressionError(f"The expression is longer than {MAX_SOURCE} characters.")
    tokens: list[Token] = []
    at = 0
    while at < len(source):
        match = TOKEN.match(source, at)
        if match is None:
            hint = HINTS.get(source[at], f"{source[at]!r} means nothing here.")
            raise error(source, at, hint)
        kind = match.lastgroup or ""
        if match.group("reference"):
            tokens.append(Token("reference", match.group("reference")[2:-1].strip(), at))
        elif kind == "string":
            tokens.append(Token("string", match.group()[1:-1], at))
        elif kind != "space":
            tokens.append(Token(kind, match.group(), at))
        at = match.end()
    tokens.append(Token("end", "", at))
    return tokens
