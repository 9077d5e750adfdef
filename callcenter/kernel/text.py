"""Text that people typed or the network sent: cleaned of what cannot be seen, bounded in length."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

KEPT = {"\n", "\t"}
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """Without control characters and marks that turn the direction of writing; ends trimmed."""
    return "".join(letter for letter in text if letter in KEPT or not _is_hidden(letter)).strip()


def clean_line(text: str) -> str:
    """Like `clean`, on one line."""
    return " ".join(clean(text).split())


def _is_hidden(letter: str) -> bool:
    return letter in TURNING or unicodedata.category(letter) in ("Cc", "Cs")


def _needed(text: str) -> str:
    if not text:
        raise ValueError("This must not be empty.")
    return text


Line = Annotated[str, StringConstraints(max_length=200), AfterValidator(clean_line)]
NeededLine = Annotated[Line, AfterValidator(_needed)]
Paragraphs = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(clean)]
