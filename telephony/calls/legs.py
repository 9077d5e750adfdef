"""What is known of one call and of its legs: facts that only ever grow, so order and repeats matter little."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from telephony.events import CallEvent, Direction, EndReason

# Asterisk's own helpers: no person is at their end.
_NO_PERSON = ("Local/", "Surrogate/", "CBAnn/", "CBRec/", "Recorder/", "Announcer/", "Message/", "Snoop/")
_ENDPOINT = re.compile(r"PJSIP/(.+)-[0-9a-f]{8,}(?:<.*>)?")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DIGITS = re.compile(r"\+?[0-9]{2,15}")
UNKNOWN = "<unknown>"
# Ends the unique id, which we choose, of a channel that listens in.
SPY = "-spy"


@dataclass(slots=True)
class Stay:
    """When a leg was in a bridge: the earliest it came, the latest it left."""

    entered_at: datetime | None = None
    left_at: datetime | None = None

    def overlaps(self, other: "Stay") -> bool:
        if self.entered_at is None or other.entered_at is None:
            return False
        began = max(self.entered_at, other.entered_at)
        return all(stay.left_at is None or stay.left_at >= began for stay in (self, other))


@dataclass(slots=True)
class Leg:
    """One channel. `line`: the agent's line, "" outside. `intent_id`: set when we asked for this channel."""

    uniqueid: str
    channel: str
    line: str
    intent_id: UUID | None
    number: str = ""
    name: str = ""
    exten: str = ""
    dials: str = ""
    dialled_by: str = ""
    is_ringing: bool = False
    rang_at: datetime | None = None
    is_up: bool = False
    up_at: datetime | None = None
    held_at: datetime | None = None
    unheld_at: datetime | None = None
    is_answered: bool = False
    is_leaving: bool = False
    is_recorded: bool = False
    dial_status: str = ""
    stays: dict[str, "Stay"] = field(default_factory=dict)
    ended_at: datetime | None = None
    cause: int = 0

    @property
    def is_alive(self) -> bool:
        return self.ended_at is None

    def rang_before(self, other: "Leg") -> bool:
        """Did this leg ring when `other`, a line, was picked up?"""
        if not other.line or other.up_at is None:
            return False
        return self.rang_at is None or self.rang_at <= other.up_at


@dataclass(slots=True)
class Call:
    """All legs that share a linked id. `said`: the facts already told, each once.

    `talks`: which two legs met in which bridge; `past_talks`: those of a call that has since become part of this one.
    """

    call_id: UUID
    linkedid: str
    legs: dict[str, Leg] = field(default_factory=dict)
    direction: Direction | None = None
    queue: str | None = None
    is_answered: bool = False
    is_cut: bool = False
    is_started: bool = False
    ending: tuple[EndReason, int, datetime] | None = None
    said: set[tuple[str, ...]] = field(default_factory=set)
    talks: set[tuple[frozenset[str], str]] = field(default_factory=set)
    past_talks: set[tuple[frozenset[str], str]] = field(default_factory=set)
    backlog: list[CallEvent] = field(default_factory=list)

    @property
    def origin(self) -> Leg | None:
        """The leg that began the call; None if it was gone before we looked."""
        return self.legs.get(self.linkedid)

    @property
    def outside(self) -> Leg | None:
        """The party outside: who began the call, or the first one called."""
        if self.origin and not self.origin.line:
            return self.origin
        return next((leg for leg in self.legs.values() if not leg.line), None)

    def consulter(self, leg: Leg) -> Leg | None:
        """The agent's leg that dialled `leg` as a third party; None for every other leg."""
        dialler = self.legs.get(leg.dialled_by)
        is_third = dialler is not None and dialler.line and self.outside not in (None, leg)
        return dialler if is_third else None

    @property
    def is_alive(self) -> bool:
        return any(leg.is_alive for leg in self.legs.values())

    def others(self, leg: Leg) -> Iterable[Leg]:
        return (other for other in self.legs.values() if other is not leg)


def has_person(channel: str, uniqueid: str) -> bool:
    """Is a party to a call at this channel's end? A supervisor who listens is none."""
    return not (channel.startswith(_NO_PERSON) or uniqueid.endswith(SPY))


def line_of(channel: str, trunks: frozenset[str]) -> str:
    """The agent's line a channel belongs to; "" for the outside."""
    match = _ENDPOINT.fullmatch(channel)
    return match[1] if match and match[1] not in trunks else ""


def intent_of(uniqueid: str) -> UUID | None:
    """The intent a channel was asked for by: we choose its id, Asterisk's own never look like a UUID."""
    return UUID(uniqueid) if _UUID.fullmatch(uniqueid) else None


def known(value: str) -> str:
    return "" if value == UNKNOWN else value


def as_number(exten: str) -> str:
    return exten if _DIGITS.fullmatch(exten) else ""


def recording_name(uniqueid: str) -> str:
    """The stem of the spool files: what the dialplan's FILTER leaves of the customer's channel id."""
    return re.sub(r"[^A-Za-z0-9.\-]", "", uniqueid)
