"""The functions an expression may call: one row each, after the ODK form reference."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from scripts_engine.expressions.values import NAN, Value, bounded, to_date, to_number, to_text, to_truth


class Kind(StrEnum):
    """What an expression gives, as far as it can be known before it runs."""

    NUMBER = "number"
    TEXT = "text"
    TRUTH = "yes or no"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    ANY = "anything"


@dataclass(frozen=True, slots=True)
class Function:
    """`takes` gives the kind of each argument, its last one for all that follow; `most` None means any number."""

    call: Callable[[Sequence[Value], date], Value]
    least: int
    most: int | None
    takes: tuple[Kind, ...]
    gives: Kind


def _pure(call: Callable[..., Value]) -> Callable[[Sequence[Value], date], Value]:
    return lambda arguments, today: call(*arguments)


def _selected(value: Value, code: Value) -> bool:
    return to_text(code).strip() in to_text(value).split()


def _selected_at(value: Value, index: Value) -> str:
    codes, at = to_text(value).split(), to_number(index)
    return codes[int(at)] if 0 <= at < len(codes) else ""


def _coalesce(*values: Value) -> Value:
    return next((value for value in values if not is_empty(value)), "")


def _substr(text: Value, start: Value, end: Value | None = None) -> str:
    whole = to_text(text)
    return whole[_index(start, whole) : len(whole) if end is None else _index(end, whole)]


def _index(value: Value, whole: str) -> int:
    number = to_number(value)
    if math.isnan(number):
        return 0
    at = int(max(-len(whole), min(len(whole), number)))
    return at if at >= 0 else len(whole) + at


def _substring_before(text: Value, target: Value) -> str:
    head, found, _ = to_text(text).partition(to_text(target) or "\0")
    return head if found else ""


def _substring_after(text: Value, target: Value) -> str:
    return to_text(text).partition(to_text(target))[2] if to_text(target) else to_text(text)


def _translate(text: Value, old: Value, new: Value) -> str:
    targets = to_text(new)
    table: dict[int, str | None] = {}
    for place, letter in enumerate(to_text(old)):
        table.setdefault(ord(letter), targets[place] if place < len(targets) else None)
    return to_text(text).translate(table)


def _round(number: Value, places: Value = 0.0) -> float:
    value, digits = to_number(number), to_number(places)
    if not math.isfinite(value) or not math.isfinite(digits) or abs(value) > 1e15:
        return value if math.isfinite(digits) else NAN
    step = Decimal(10) ** -int(max(-15, min(15, digits)))
    return float(((Decimal(repr(value)) / step) + Decimal("0.5")).to_integral_value(ROUND_FLOOR) * step)


def _int(number: Value) -> float:
    value = to_number(number)
    return float(math.trunc(value)) if math.isfinite(value) else value


def _extreme(pick: Callable[[Sequence[float]], float]) -> Callable[..., float]:
    def call(*values: Value) -> float:
        numbers = [to_number(value) for value in values]
        return NAN if any(map(math.isnan, numbers)) else pick(numbers)

    return call


def _date(value: Value) -> Value:
    return to_date(value) or ""


FORMATS: dict[str, Callable[[date], str]] = {
    "%Y": lambda day: f"{day.year:04}",
    "%y": lambda day: f"{day.year % 100:02}",
    "%m": lambda day: f"{day.month:02}",
    "%n": lambda day: str(day.month),
    "%d": lambda day: f"{day.day:02}",
    "%e": lambda day: str(day.day),
}


def _format_date(value: Value, pattern: Value) -> str:
    day = None if is_empty(value) else to_date(value)
    if day is None:
        return ""
    text = to_text(pattern)
    for mark, write in FORMATS.items():
        text = bounded(text.replace(mark, write(day)))
    return text


def is_empty(value: Value) -> bool:
    return value == "" if isinstance(value, str) else isinstance(value, float) and math.isnan(value)


NUMBER, TEXT, TRUTH, DATE, CHOICES, ANY = (
    Kind.NUMBER,
    Kind.TEXT,
    Kind.TRUTH,
    Kind.DATE,
    Kind.CHOICES,
    Kind.ANY,
)

FUNCTIONS: dict[str, Function] = {
    "if": Function(_pure(lambda test, yes, no: yes if to_truth(test) else no), 3, 3, (TRUTH, ANY, ANY), ANY),
    "coalesce": Function(_pure(_coalesce), 2, None, (ANY,), ANY),
    "selected": Function(_pure(_selected), 2, 2, (CHOICES, TEXT), TRUTH),
    "selected-at": Function(_pure(_selected_at), 2, 2, (CHOICES, NUMBER), TEXT),
    "count-selected": Function(
        _pure(lambda value: float(len(to_text(value).split()))), 1, 1, (CHOICES,), NUMBER
    ),
    "not": Function(_pure(lambda value: not to_truth(value)), 1, 1, (ANY,), TRUTH),
    "true": Function(_pure(lambda: True), 0, 0, (), TRUTH),
    "false": Function(_pure(lambda: False), 0, 0, (), TRUTH),
    "boolean": Function(_pure(to_truth), 1, 1, (ANY,), TRUTH),
    "boolean-from-string": Function(
        _pure(lambda value: to_text(value) in ("true", "1")), 1, 1, (ANY,), TRUTH
    ),
    "string": Function(_pure(to_text), 1, 1, (ANY,), TEXT),
    "string-length": Function(_pure(lambda value: float(len(to_text(value)))), 1, 1, (ANY,), NUMBER),
    "normalize-space": Function(_pure(lambda value: " ".join(to_text(value).split())), 1, 1, (ANY,), TEXT),
    "contains": Function(_pure(lambda text, part: to_text(part) in to_text(text)), 2, 2, (ANY, ANY), TRUTH),
    "starts-with": Function(
        _pure(lambda text, part: to_text(text).startswith(to_text(part))), 2, 2, (ANY, ANY), TRUTH
    ),
    "ends-with": Function(
        _pure(lambda text, part: to_text(text).endswith(to_text(part))), 2, 2, (ANY, ANY), TRUTH
    ),
    "substr": Function(_pure(_substr), 2, 3, (ANY, NUMBER, NUMBER), TEXT),
    "substring-before": Function(_pure(_substring_before), 2, 2, (ANY, ANY), TEXT),
    "substring-after": Function(_pure(_substring_after), 2, 2, (ANY, ANY), TEXT),
    "translate": Function(_pure(_translate), 3, 3, (ANY, ANY, ANY), TEXT),
    "concat": Function(_pure(lambda *parts: "".join(map(to_text, parts))), 1, None, (ANY,), TEXT),
    "join": Function(
        _pure(lambda glue, *parts: to_text(glue).join(map(to_text, parts))), 2, None, (ANY,), TEXT
    ),
    "number": Function(_pure(to_number), 1, 1, (ANY,), NUMBER),
    "int": Function(_pure(_int), 1, 1, (NUMBER,), NUMBER),
    "round": Function(_pure(_round), 1, 2, (NUMBER,), NUMBER),
    "abs": Function(_pure(lambda value: abs(to_number(value))), 1, 1, (NUMBER,), NUMBER),
    "min": Function(_pure(_extreme(min)), 1, None, (NUMBER,), NUMBER),
    "max": Function(_pure(_extreme(max)), 1, None, (NUMBER,), NUMBER),
    "today": Function(lambda arguments, today: today, 0, 0, (), DATE),
    "date": Function(_pure(_date), 1, 1, (ANY,), DATE),
    "decimal-date-time": Function(
        _pure(lambda value: NAN if (day := to_date(value)) is None else to_number(day)), 1, 1, (DATE,), NUMBER
    ),
    "format-date": Function(_pure(_format_date), 2, 2, (DATE, TEXT), TEXT),
}
