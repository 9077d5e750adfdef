"""One frame to one event or reply, or the reason why no genuine Asterisk sent it."""

from collections.abc import Mapping
from datetime import UTC, datetime

# Fields that may come several times in one message.
_REPEATABLE = frozenset({"Variable", "ChanVariable", "Output", "AccountID"})
_CONTROL = bytes(code for code in range(32) if code not in (10, 13)) + b"\x7f"


class Malformed(ValueError):
    """A frame that no genuine Asterisk sends; the message says what is wrong, without its content."""


class Message:
    """An event or a reply: its `name` (event name, or the kind of response) and its fields."""

    __slots__ = ("fields", "name")

    def __init__(self, name: str, fields: Mapping[str, str]) -> None:
        self.name = name
        self.fields = fields

    def __getitem__(self, field: str) -> str:
        return self.fields[field]

    def get(self, field: str, default: str = "") -> str:
        return self.fields.get(field, default)

    @property
    def at(self) -> datetime | None:
        """Asterisk's own time of the event, aware UTC; None where it gives none (lists, replies)."""
        stamp = self.fields.get("Timestamp")
        return datetime.fromtimestamp(float(stamp), UTC) if stamp else None

    def __repr__(self) -> str:
        return f"<{self.name} {len(self.fields)} fields>"


def parse(frame: bytes) -> Message:
    """The message in one frame; raises Malformed for fragments, repeated fields and control characters."""
    if len(frame.translate(None, _CONTROL)) != len(frame):
        raise Malformed("control characters")
    ends = frame.count(b"\r\n")
    if frame.count(b"\n") != ends or frame.count(b"\r") != ends:
        raise Malformed("a bare line end")
    lines = frame.decode("utf-8", "replace").split("\r\n")
    kind, _, name = lines[0].partition(": ")
    if kind not in ("Event", "Response"):
        raise Malformed("a fragment without Event or Response")
    try:
        fields = dict([line.split(": ", 1) for line in lines])
    except ValueError:
        fields = {}
    return Message(name, fields if len(fields) == len(lines) else _with_care(lines))


def _with_care(lines: list[str]) -> dict[str, str]:
    """Fields of a message that has empty ones or repeats some; raises Malformed."""
    fields: dict[str, str] = {}
    for line in lines:
        field, colon, value = line.partition(":")
        if not colon:
            raise Malformed("a line without a field name")
        if field in fields and field not in _REPEATABLE:
            raise Malformed(f"the field {field[:40]} twice")
        fields[field] = value.removeprefix(" ")
    return fields


def is_cut(frame: bytes) -> bool:
    """Does a channel's description stop before its end? So looks a message broken by a forged caller number."""
    last = frame.rfind(b"CallerIDNum: ")
    return last >= 0 and frame.find(b"inkedid: ", last) < 0 and not frame.startswith(_WITHOUT_LINKEDID)


# These describe a channel without its Linkedid.
_WITHOUT_LINKEDID = (b"Event: QueueEntry\r\n", b"Event: OriginateResponse\r\n")
