"""What happened on the phone, in call-centre words.

Every event may come twice, late or out of order; `call_id` and `at` come from Asterisk, so a repeat is equal.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Direction(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"
    INTERNAL = "internal"


class EndReason(StrEnum):
    """How a call ended, seen from the person outside."""

    COMPLETED = "completed"  # they talked
    ABANDONED = "abandoned"  # an inbound caller gave up
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    CANCELLED = "cancelled"  # we gave up before they answered
    AGENT_UNREACHABLE = "agent_unreachable"  # click-to-dial: the agent's own line did not pick up
    FAILED = "failed"
    CUT = "cut"  # the PBX died or the call vanished while we were not looking


class RingEnd(StrEnum):
    ANSWERED = "answered"
    ANSWERED_ELSEWHERE = "answered_elsewhere"
    NO_ANSWER = "no_answer"
    REJECTED = "rejected"
    CALLER_GONE = "caller_gone"


class LineState(StrEnum):
    UNREACHABLE = "unreachable"  # not registered
    IDLE = "idle"
    RINGING = "ringing"
    IN_USE = "in_use"


@dataclass(frozen=True, kw_only=True, slots=True)
class CallEvent:
    """One fact about one call. `at` is aware UTC, taken from Asterisk's own clock."""

    call_id: UUID
    pbx: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class CallStarted(CallEvent):
    """`number` is the outside party as the network sent it: raw, untrusted, may be empty (anonymous)."""

    linkedid: str
    direction: Direction
    number: str
    name: str
    dialled: str
    intent_id: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CallQueued(CallEvent):
    queue: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallRinging(CallEvent):
    """An agent's line rings for this call. `line` is the endpoint's name (no `PJSIP/`)."""

    line: str
    queue: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RingingEnded(CallEvent):
    line: str
    reason: RingEnd


@dataclass(frozen=True, kw_only=True, slots=True)
class CallDialling(CallEvent):
    """Outbound: the agent has picked up, the outside number is being dialled."""

    line: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallProgressed(CallEvent):
    """Outbound: the outside phone rings."""

    line: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallAnswered(CallEvent):
    """The outside party and the agent's line talk (bridged)."""

    line: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallHeld(CallEvent):
    line: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallResumed(CallEvent):
    line: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsultStarted(CallEvent):
    """`line` asks a third party while the outside party hears music. `target`: a line, "" for somebody outside."""

    line: str
    target: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsultAnswered(CallEvent):
    """The two talk, and the outside party does not hear them."""

    line: str
    target: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsultEnded(CallEvent):
    """Whatever follows: who now talks with the outside party is told by CallAnswered, who has gone by LineLeft."""

    line: str
    target: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallsMerged(CallEvent):
    """This call is part of the older call `into` from here on: only that one is told further. CallEnded follows."""

    into: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordingStarted(CallEvent):
    """`name` is the stem of the spool files: `<name>-in.wav` (customer) and `<name>-out.wav` (agent side)."""

    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LineLeft(CallEvent):
    """An agent's line is out of the call (it may go on without it)."""

    line: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallEnded(CallEvent):
    """`cause` is the Q.850 code of the outside leg; 0 when unknown."""

    reason: EndReason
    cause: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LineChanged:
    """State of an agent's phone line, whatever the call."""

    pbx: str
    line: str
    state: LineState
    at: datetime


class LinkState(StrEnum):
    READY = "ready"  # connected, snapshot applied
    LOST = "lost"


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkChanged:
    """The bridge's link to one PBX. `version` is Asterisk's, e.g. `22.10.1`, once READY.

    `live_calls`: the calls alive in the snapshot taken at READY; any other open call of this PBX is over.
    `live_lines`: the lines in them; any other line has left its call. None where nobody looked.
    """

    pbx: str
    state: LinkState
    at: datetime
    version: str = ""
    live_calls: frozenset[UUID] = frozenset()
    live_lines: frozenset[tuple[UUID, str]] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class IntegrityAlarm:
    """A frame that no genuine Asterisk sends: forged, fragmented or duplicated fields. Never changes a call."""

    pbx: str
    at: datetime
    what: str


TelephonyEvent = CallEvent | LineChanged | LinkChanged | IntegrityAlarm
