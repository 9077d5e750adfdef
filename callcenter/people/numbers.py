"""Phone numbers: E.164 once, with a default region and area code; what cannot be read is never guessed."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from callcenter.kernel.text import clean_line

SHOWN_LENGTH = 80

HIDDEN = {"", "anonymous", "unknown", "private", "restricted", "unavailable", "withheld", "hidden"}

# +, digits and the marks people put between them, then perhaps an extension
WRITTEN = re.compile(
    r"(?P<number>\+?[\d\s()./-]*\d[\d\s()./-]*)"
    r"(?:(?:ext\.?|x|доб\.?|вн\.?|дод\.?|#|,)\s*(?P<extension>\d{1,7})\s*)?",
    re.ASCII | re.IGNORECASE,
)
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


class NumberKind(StrEnum):
    EXACT = "exact"
    ANONYMOUS = "anonymous"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class NumberPlan:
    """How numbers are read and which may be dialled. `allowed_countries` are ISO codes such as UA."""

    default_region: str
    default_area_code: str = ""
    allowed_countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """`raw` is fit to be shown; `e164` is there exactly when `kind` is exact."""

    raw: str
    kind: NumberKind
    e164: str | None = None
    extension: str = ""


def parse(raw: str, plan: NumberPlan) -> Number:
    shown = clean_line(raw)[:SHOWN_LENGTH]
    if shown.strip("<>\"'").lower() in HIDDEN:
        return Number(shown, NumberKind.ANONYMOUS)
    written = WRITTEN.fullmatch(unicodedata.normalize("NFKC", shown).translate(DASHES))
    if written is None:
        return Number(shown, NumberKind.MALFORMED)
    digits = written["number"]
    e164 = _valid(digits, plan.default_region) or _local(digits, plan)
    if e164 is None:
        return Number(shown, NumberKind.MALFORMED)
    return Number(shown, NumberKind.EXACT, e164, written["extension"] or "")


def _local(digits: str, plan: NumberPlan) -> str | None:
    """A number without its area code, as neighbours write it."""
    if not plan.default_area_code or digits.startswith("+"):
        return None
    return _valid(plan.default_area_code + digits, plan.default_region)


def _valid(digits: str, region: str) -> str | None:
    try:
        number = phonenumbers.parse(digits, region)
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def is_allowed(e164: str, plan: NumberPlan) -> bool:
    """Whether our own lines may call it: an allowed country, and no premium rate."""
    number = phonenumbers.parse(e164)
    if phonenumbers.number_type(number) is PhoneNumberType.PREMIUM_RATE:
        return False
    return phonenumbers.region_code_for_number(number) in plan.allowed_countries


def digits_of(text: str) -> str:
    """What of a typed text can be part of a stored number: its digits, without the trunk prefix 0."""
    digits = "".join(letter for letter in text if letter in "0123456789")
    return digits if text.lstrip().startswith("+") else digits.lstrip("0")
