"""Lines, queues and routes as Asterisk configuration text: pure, and safe whatever the names are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LINES_FILE = "pjsip_lines.conf"
QUEUES_FILE = "queues_cc.conf"
EXTENSIONS_FILE = "extensions_lines.conf"
ROUTES_FILE = "extensions_routes.conf"

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{1,39}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{12,64}")
_EXTENSION = re.compile(r"[0-9]{2,6}")
_DIGITS = re.compile(r"[0-9]{2,15}")
# Names Asterisk's own configuration uses.
RESERVED = frozenset({"trunk", "global", "system", "general", "udp", "ws", "line", "cc-queue", "anonymous"})


class BadSetting(ValueError):
    """A value that must not be written into a configuration file."""

    def __init__(self, what: str, value: str) -> None:
        super().__init__(f"{value!r} cannot be a {what}.")


class LineKind(StrEnum):
    WEBRTC = "webrtc"
    SOFTPHONE = "softphone"


class Strategy(StrEnum):
    RING_ALL = "ringall"
    ROUND_ROBIN = "rrmemory"
    LEAST_RECENT = "leastrecent"
    FEWEST_CALLS = "fewestcalls"
    RANDOM = "random"
    LINEAR = "linear"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One agent phone. `name` is the SIP user; `caller_id` the number others see."""

    name: str
    secret: str
    kind: LineKind
    extension: str
    caller_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Queue:
    """`ring_s`: how long one agent's phone rings before the next is tried."""

    name: str
    strategy: Strategy = Strategy.ROUND_ROBIN
    ring_s: int = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """Calls to the outside number `did` (digits) wait in `queue`."""

    did: str
    queue: str


def render_lines(lines: Iterable[Line]) -> str:
    """`pjsip_lines.conf`; raises BadSetting."""
    return "".join(map(_line, lines))


def render_extensions(lines: Iterable[Line]) -> str:
    """`extensions_lines.conf`: the internal number of each line. Part of the context `cc-agents`."""
    return "".join(
        f"exten => {_checked(_EXTENSION, 'extension', line.extension)},1,"
        f"Dial(PJSIP/{line_name(line.name)},30)\n"
        # A customer whom a phone has transferred here goes back to it.
        ' same => n,GotoIf($["${BLINDTRANSFER}" != ""]?cc-back,s,1)\n'
        " same => n,Hangup(${HANGUPCAUSE})\n"
        for line in lines
        if line.extension
    )


def render_queues(queues: Iterable[Queue]) -> str:
    """`queues_cc.conf`; raises BadSetting."""
    return "".join(
        f"[{line_name(queue.name)}](cc-queue)\nstrategy = {queue.strategy}\ntimeout = {queue.ring_s:d}\n\n"
        for queue in queues
    )


def render_routes(routes: Iterable[Route]) -> str:
    """`extensions_routes.conf`: outside numbers with a queue of their own. Part of the context `cc-in`."""
    return "".join(map(_route, routes))


def line_name(name: str) -> str:
    """`name`, if it may be the name of a line or queue; raises BadSetting."""
    if name in RESERVED:
        raise BadSetting("name", name)
    return _checked(_NAME, "name", name)


def _line(line: Line) -> str:
    name = line_name(line.name)
    # Always ours, so that nothing a phone writes into From reaches AMI.
    caller_id = _checked(_DIGITS, "caller id", line.caller_id or line.extension)
    return (
        f"[{name}](line-{line.kind})\nauth = {name}\naors = {name}\ncallerid = <{caller_id}>\n\n"
        f"[{name}](line-auth)\nusername = {name}\n"
        f"password = {_checked(_SECRET, 'secret', line.secret)}\n\n"
        f"[{name}](line-aor)\n\n"
    )


def _route(route: Route) -> str:
    did = _checked(_DIGITS, "number", route.did.removeprefix("+"))
    queue = line_name(route.queue)
    return "".join(
        f"exten => {plus}{did},1,Set(CC_QUEUE={queue})\n same => n,Goto(cc-queue,${{EXTEN}},1)\n"
        for plus in ("", "+")
    )


def _checked(pattern: re.Pattern[str], what: str, value: str) -> str:
    if pattern.fullmatch(value) is None:
        raise BadSetting(what, value)
    return value
