"""What an expression can hold, and how the ODK form languages turn one kind into another.

An unanswered question is the empty text: `${x} = ''` holds, arithmetic on it gives not-a-number, and every comparison
with not-a-number except `!=` is false.
"""

import math
import re
from datetime import date, timedelta
from typing import TypeAlias

from scripts_engine.errors import EvaluationError
from scripts_engine.limits import MAX_STRING

Value: TypeAlias = str | float | bool | date

NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EPOCH = date(1970, 1, 1)
NAN = math.nan


class SpecialCode(str):
    """The code of a don't-know or refused answer: equal to its text, and never a number."""

    __slots__ = ()


def to_number(value: Value) -> float:
    """The number, the days since 1970 of a date, 1 or 0 of a truth, else not-a-number."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, date):
        return float((value - EPOCH).days)
    text = value.strip()
    if isinstance(value, SpecialCode) or len(text) > 60 or not NUMBER.fullmatch(text):
        return NAN
    return float(text)


def to_text(value: Value) -> str:
    """As ODK writes it: 5 without a point, dates in ISO 8601, truths as true and false."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(float(value))


def to_truth(value: Value) -> bool:
    """False for false, zero, not-a-number and the empty text."""
    if isinstance(value, (int, float)):
        return bool(value) and not math.isnan(value)
    return not isinstance(value, str) or value != ""


def to_date(value: Value) -> date | None:
    """The day of a date, an ISO text or a number of days since 1970; None when it is none."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    days = to_number(value)
    if math.isnan(days) or abs(days) > 1_000_000:
        return None
    try:
        return EPOCH + timedelta(days=math.floor(days))
    except OverflowError:
        return None


def bounded(text: str) -> str:
    if len(text) > MAX_STRING:
        raise EvaluationError(f"A text grew longer than {MAX_STRING} characters.")
    return text


def comparable(value: Value) -> float:
    """The number to order by; an ISO date in a text counts as that day."""
    if type(value) is float:  # by far the most frequent, so asked first
        return value
    if isinstance(value, str) and len(value) == 10 and ISO_DATE.fullmatch(value):
        day = to_date(value)
        return NAN if day is None else to_number(day)
    return to_number(value)


def equal(left: Value, right: Value) -> bool:
    """XPath equality: as truths, else as numbers, else as texts."""
    if isinstance(left, str) and isinstance(right, str):
        return str(left) == str(right)
    if isinstance(left, bool) or isinstance(right, bool):
        return to_truth(left) == to_truth(right)
    return comparable(left) == comparable(right)


def unequal(left: Value, right: Value) -> bool:
    return not equal(left, right)
