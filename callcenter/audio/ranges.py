"""Which bytes of a recording were asked for (RFC 9110, one range at a time)."""

import re
from dataclasses import dataclass

RANGE = re.compile(r"bytes=(?P<first>\d{0,18})-(?P<last>\d{0,18})")


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `first` to `last`, both included, of `size`."""

    first: int
    last: int
    size: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def is_whole(self) -> bool:
        return self.length == self.size


def asked_span(header: str | None, *, if_range: str | None, etag: str, size: int) -> tuple[Span, int] | None:
    """The span to send and its status, 206 or 200; None where the range lies outside (416).

    A range we do not understand, several at once, or one of another version (`If-Range`) gets the whole.
    """
    whole = Span(0, size - 1, size), 200
    match = RANGE.fullmatch(header.strip().lower()) if header else None
    if match is None or (if_range is not None and if_range.strip() != etag):
        return whole
    first, last = match["first"], match["last"]
    if not first and not last:
        return whole
    if not first:
        wanted = min(int(last), size)
        return (Span(size - wanted, size - 1, size), 206) if wanted else None
    if last and int(last) < int(first):
        return whole
    if int(first) >= size:
        return None
    return Span(int(first), min(int(last), size - 1) if last else size - 1, size), 206
