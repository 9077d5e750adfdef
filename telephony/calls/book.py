"""Which calls there are, which leg belongs to which, and what is still to be told of them."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, Protocol

from telephony.calls.legs import Call, Leg, as_number, has_person, intent_of, known, line_of
from telephony.events import (
    CallEnded,
    CallEvent,
    CallsMerged,
    CallStarted,
    ConsultAnswered,
    ConsultEnded,
    ConsultStarted,
    Direction,
    EndReason,
)
from telephony.ids import call_id

# Ended calls are kept this long (in calls) for what comes late.
REMEMBERED = 2000
CONSULTS = tuple(event.__name__ for event in (ConsultStarted, ConsultAnswered, ConsultEnded))
_ABSORBED = (EndReason.COMPLETED, 0, datetime.max.replace(tzinfo=UTC))


class Said(Protocol):
    """What Asterisk said: a name, fields, and its own time if it gave one."""

    @property
    def name(self) -> str: ...
    @property
    def at(self) -> datetime | None: ...
    def get(self, field: str, default: str = "") -> str: ...


class CallBook:
    """Calls by every linked id they were known by and by each of their channels."""

    def __init__(self, pbx: str, trunks: frozenset[str]) -> None:
        self._pbx = pbx
        self._trunks = trunks
        self._calls: dict[str, Call] = {}
        self._by_leg: dict[str, Call] = {}
        self._ended: dict[str, Call] = {}
        self._told: list[CallEvent] = []

    def calls(self) -> Iterable[Call]:
        return {call.linkedid: call for call in self._calls.values()}.values()

    def call_with(self, uniqueid: str) -> Call | None:
        return self._by_leg.get(uniqueid)

    def leg(self, said: Said, at: datetime, prefix: str = "") -> tuple[Call, Leg] | None:
        """The call and the leg an event speaks of, made if new; None for Asterisk's own helpers."""
        uniqueid, linkedid = said.get(prefix + "Uniqueid"), said.get(prefix + "Linkedid")
        channel = said.get(prefix + "Channel")
        if not uniqueid or not linkedid or not has_person(channel, uniqueid):
            return None
        call = self._by_leg.get(uniqueid)
        if call is None:
            call = self._calls.get(linkedid)
            if call is None:
                call = self._calls[linkedid] = Call(call_id(self._pbx, linkedid), linkedid)
            self._by_leg[uniqueid] = call
            call.legs[uniqueid] = Leg(
                uniqueid,
                channel,
                line_of(channel, self._trunks),
                intent_of(uniqueid),
                exten=said.get(prefix + "Exten"),
            )
        elif self._calls.get(linkedid) is not call:
            call = self._merge(call, linkedid, at)
        leg = call.legs[uniqueid]
        self._learn(call, leg, said, prefix)
        self.start(call, at)
        return call, leg

    def _learn(self, call: Call, leg: Leg, said: Said, prefix: str) -> None:
        number, exten = known(said.get(prefix + "CallerIDNum")), said.get(prefix + "Exten")
        leg.number = leg.number or number
        leg.name = leg.name or known(said.get(prefix + "CallerIDName"))
        if as_number(exten):
            leg.exten = exten
        if leg.intent_id and not leg.dials:
            # At birth the channel still bears the line's own number; from then on the one we asked for.
            leg.dials = as_number(exten) or (number if said.name != "Newchannel" else "")
        if call.direction is None:
            call.direction = _direction(call)

    def _merge(self, call: Call, linkedid: str, at: datetime) -> Call:
        """Two calls are one now: what lived under `call` goes on under `linkedid`."""
        into = self._calls.get(linkedid)
        if into is None:
            self._calls[linkedid] = call
            return call
        for uniqueid, leg in call.legs.items():
            # Who talked in the absorbed call has left that one; whether they talk in this one is yet to be seen.
            leg.is_answered = False
            into.legs[uniqueid] = leg
            self._by_leg[uniqueid] = into
        into.is_answered = into.is_answered or call.is_answered
        into.past_talks |= call.talks | call.past_talks
        into.said |= {fact for fact in call.said if fact[0] != "answered"}
        # Whom one dialled in a call of their own was no third party to this one.
        into.said |= {(consult, uniqueid) for consult in CONSULTS for uniqueid in call.legs}
        if call.is_started and call.ending is None:
            merged = CallsMerged(call_id=call.call_id, pbx=self._pbx, at=at, into=into.call_id)
            self._told.append(merged)
            reason = EndReason.COMPLETED if call.is_answered else EndReason.CANCELLED
            self._told.append(CallEnded(call_id=call.call_id, pbx=self._pbx, at=at, reason=reason, cause=0))
        call.ending = _ABSORBED
        self._calls.update({known_as: into for known_as, one in self._calls.items() if one is call})
        return into

    def stillborn(self, said: Said, at: datetime) -> None:
        """A call we asked for whose channel Asterisk could not make."""
        uniqueid = said.get("Uniqueid")
        call = self._calls.setdefault(uniqueid, Call(call_id(self._pbx, uniqueid), uniqueid))
        line = line_of(f"{said.get('Channel')}-00000000", self._trunks)
        leg = Leg(uniqueid, "", line, intent_of(uniqueid), exten=said.get("Exten"), ended_at=at)
        leg.dials = as_number(said.get("CallerIDNum"))
        call.legs[uniqueid] = leg
        call.direction = Direction.OUTBOUND
        self._by_leg[uniqueid] = call

    def start(self, call: Call, at: datetime, *, force: bool = False) -> None:
        if call.is_started or not (force or _can_start(call)):
            return
        call.is_started = True
        call.direction = call.direction or _direction(call, guess=True)
        origin = call.origin or next(iter(call.legs.values()))
        is_ours = call.direction is Direction.OUTBOUND
        number = (origin.dials or origin.exten) if is_ours else origin.number
        self._told.append(
            CallStarted(
                call_id=call.call_id,
                pbx=self._pbx,
                at=at,
                linkedid=call.linkedid,
                direction=call.direction or Direction.INBOUND,
                number=number,
                name="" if is_ours else origin.name,
                dialled=number if is_ours else origin.exten,
                intent_id=origin.intent_id,
            )
        )
        self._told.extend(call.backlog)
        call.backlog.clear()

    def tell(
        self,
        call: Call,
        at: datetime,
        event: Callable[..., CallEvent],
        *,
        once: tuple[str, ...],
        **facts: Any,
    ) -> None:
        if once in call.said:
            return
        call.said.add(once)
        into = self._told if call.is_started else call.backlog
        into.append(event(call_id=call.call_id, pbx=self._pbx, at=at, **facts))

    def end(self, call: Call, ending: tuple[EndReason, int, datetime]) -> None:
        """Tell how a call ended, again only if that has changed; forget the calls that ended long ago."""
        if call.ending in (ending, _ABSORBED):
            return
        call.ending = ending
        reason, cause, at = ending
        self._told.append(CallEnded(call_id=call.call_id, pbx=self._pbx, at=at, reason=reason, cause=cause))
        self._ended[call.linkedid] = call
        while len(self._ended) > REMEMBERED:
            self._forget(self._ended.pop(next(iter(self._ended))))

    def _forget(self, call: Call) -> None:
        if call.is_alive:
            return
        for uniqueid in call.legs:
            self._by_leg.pop(uniqueid, None)
        for linkedid in [known_as for known_as, one in self._calls.items() if one is call]:
            del self._calls[linkedid]

    def take(self) -> list[CallEvent]:
        told, self._told = self._told, []
        return told


def _direction(call: Call, *, guess: bool = False) -> Direction | None:
    """Which way a call goes; None until a second leg tells a line's own call from an outside one."""
    origin = call.origin
    if origin is None:
        return Direction.INBOUND if guess else None
    if not origin.line:
        return Direction.INBOUND
    if origin.intent_id:
        return Direction.OUTBOUND
    other = next(iter(call.others(origin)), None)
    if other is not None:
        return Direction.INTERNAL if other.line else Direction.OUTBOUND
    return (Direction.OUTBOUND if len(origin.exten) > 6 else Direction.INTERNAL) if guess else None


def _can_start(call: Call) -> bool:
    origin = call.origin
    if origin is None or call.direction is None:
        return False
    return not origin.intent_id or bool(origin.dials)
