"""The kinds of question: how each reads an answer, and what an expression sees of it. One row per kind."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from scripts_engine.document import AnyQuestion, ManyChoices, Nps, Scale
from scripts_engine.errors import AnswerRefused
from scripts_engine.expressions import Kind, Value
from scripts_engine.limits import MAX_STRING

Stored: TypeAlias = str | int | float | tuple[str, ...]
Codes: TypeAlias = Mapping[str, int]  # code → place among the choices


class Special(StrEnum):
    """The two answers every question may offer besides its own."""

    DONT_KNOW = "dont_know"
    REFUSED = "refused"


def special_code(question: AnyQuestion, special: Special) -> str | None:
    return question.dont_know if special is Special.DONT_KNOW else question.refused


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """`read` turns what was typed or chosen into what is stored, or raises AnswerRefused."""

    read: Callable[[AnyQuestion, Any, Codes], Stored]
    gives: Kind
    value: Callable[[Any], Value] = lambda stored: stored


def _refuse(question: AnyQuestion, reason: str, message: str) -> AnswerRefused:
    return AnswerRefused(question.name, reason, message)


def _one(question: AnyQuestion, raw: Any, codes: Codes) -> Stored:
    if not isinstance(raw, str):
        raise _refuse(question, "wrong_type", "One choice is expected.")
    if raw not in codes:
        raise _refuse(question, "not_a_choice", f"{raw[:80]!r} is not one of the choices.")
    return raw


def _many(question: AnyQuestion, raw: Any, codes: Codes) -> Stored:
    if not isinstance(raw, (list, tuple)) or not all(isinstance(code, str) for code in raw):
        raise _refuse(question, "wrong_type", "A list of choices is expected.")
    if strange := [code for code in raw if code not in codes]:
        raise _refuse(question, "not_a_choice", f"{strange[0][:80]!r} is not one of the choices.")
    chosen = set(raw)
    if isinstance(question, ManyChoices) and len(chosen) > 1 and chosen & set(question.exclusive):
        raise _refuse(question, "exclusive", "This choice cannot be combined with others.")
    return tuple(sorted(chosen, key=codes.__getitem__))


WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
FRACTION = re.compile(r"[+-]?(?:[0-9]{1,15}(?:[.,][0-9]{0,15})?|[.,][0-9]{1,15})")


def _integer(question: AnyQuestion, raw: Any, codes: Codes) -> Stored:
    if (isinstance(raw, str) and WHOLE.fullmatch(raw.strip())) or (
        isinstance(raw, float) and raw.is_integer()
    ):
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise _refuse(question, "wrong_type", "A whole number is expected.")
    if abs(raw) >= 10**15:
        raise _refuse(question, "out_of_range", "This number is too large.")
    return raw


def _decimal(question: AnyQuestion, raw: Any, codes: Codes) -> Stored:
    if isinstance(raw, str) and FRACTION.fullmatch(raw.strip()):
        raw = float(raw.strip().replace(",", "."))
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        raise _refuse(question, "wrong_type", "A number is expected.")
    if abs(raw) >= 10**15 or (isinstance(raw, float) and not math.isfinite(raw)):
        raise _refuse(question, "out_of_range", "This number is too large.")
    return float(raw)


def _text(question: AnyQuestion, raw: Any, codes: Codes) -> Stored:
    if not isinstance(raw, str):
        raise _refuse(question, "wrong_type", "A text is expected.")
    if len(raw) > MAX_STRING:
        raise _refuse(question, "too_long", f"A text may have {MAX_STRING} characters at most.")
    return raw.replace("\0", "").encode("utf-8", "replace").decode()


def _date(question: AnyQuestion, raw: Any, codes: Codes) -> Stored:
    try:
        if isinstance(raw, str) and len(raw) == 10:
            return date.fromisoformat(raw).isoformat()
    except ValueError:
        pass
    raise _refuse(question, "wrong_type", "A date is expected.")


def _phone(question: AnyQuestion, raw: Any, codes: Codes) -> Stored:
    bare = re.sub(r"[ ().\u00a0-]", "", raw) if isinstance(raw, str) and len(raw) <= 40 else ""
    if not re.fullmatch(r"\+?[0-9]{3,15}", bare, re.ASCII):
        raise _refuse(question, "wrong_type", "A phone number is expected.")
    return bare


def _points(question: AnyQuestion, raw: Any, codes: Codes) -> Stored:
    lowest, highest = span(question)
    number = _integer(question, raw, codes)
    if not isinstance(number, int) or not lowest <= number <= highest:
        raise _refuse(question, "out_of_range", f"A number from {lowest} to {highest} is expected.")
    return number


def span(question: AnyQuestion) -> tuple[int, int]:
    """The lowest and highest point of a scale."""
    match question:
        case Scale():
            return question.lowest, question.highest
        case Nps():
            return 0, 10
        case _:
            return 0, 0


KINDS: dict[str, QuestionKind] = {
    "one": QuestionKind(_one, Kind.CHOICE),
    "many": QuestionKind(_many, Kind.CHOICES, " ".join),
    "yes_no": QuestionKind(_one, Kind.CHOICE),
    "integer": QuestionKind(_integer, Kind.NUMBER, float),
    "decimal": QuestionKind(_decimal, Kind.NUMBER, float),
    "text": QuestionKind(_text, Kind.TEXT),
    "date": QuestionKind(_date, Kind.DATE, date.fromisoformat),
    "phone": QuestionKind(_phone, Kind.TEXT),
    "scale": QuestionKind(_points, Kind.NUMBER, float),
    "nps": QuestionKind(_points, Kind.NUMBER, float),
}
