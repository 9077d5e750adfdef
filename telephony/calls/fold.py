"""Asterisk's events become call events: one table of transitions over facts that only grow.

Repeats change nothing and small disorder ends in the same call: every fact is set once or by the later time,
and every event is told once.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from telephony.calls.legs import (
    Call,
    Leg,
    Stay,
    as_number,
    has_person,
    intent_of,
    known,
    line_of,
    recording_name,
)
from telephony.calls.reasons import end_reason, ring_end
from telephony.events import (
    CallAnswered,
    CallDialling,
    CallEnded,
    CallEvent,
    CallHeld,
    CallProgressed,
    CallQueued,
    CallResumed,
    CallRinging,
    CallStarted,
    Direction,
    EndReason,
    LineLeft,
    RecordingStarted,
    RingEnd,
    RingingEnded,
)
from telephony.ids import call_id

RINGING, UP = "5", "6"
# Ended calls are kept this long (in calls) for what comes late.
REMEMBERED = 2000
_ABSORBED = (EndReason.COMPLETED, 0, datetime.max.replace(tzinfo=UTC))


class Said(Protocol):
    """What Asterisk said: a name, fields, and its own time if it gave one."""

    @property
    def name(self) -> str: ...
    @property
    def at(self) -> datetime | None: ...
    def get(self, field: str, default: str = "") -> str: ...


class CallFold:
    """The calls of one PBX. `trunks`: endpoints that lead outside; every other endpoint is an agent's line."""

    def __init__(self, pbx: str, trunks: frozenset[str]) -> None:
        self._pbx = pbx
        self._trunks = trunks
        self._calls: dict[str, Call] = {}
        self._by_leg: dict[str, Call] = {}
        self._ended: dict[str, Call] = {}
        self._told: list[CallEvent] = []

    def apply(self, said: Said, now: datetime) -> list[CallEvent]:
        """What this event adds to what has been told; `now` stands in where Asterisk gave no time."""
        transition = TRANSITIONS.get(said.name)
        if transition is None:
            return []
        transition(self, said, said.at or now)
        if call := self._by_leg.get(said.get("Uniqueid") or said.get("DestUniqueid")):
            self._settle(call)
        return self._take()

    def see(self, channels: Iterable[Said], queue_entries: Iterable[Said], now: datetime) -> list[CallEvent]:
        """A snapshot: every channel alive and everyone waiting, as of `now`."""
        for row in channels:
            self._channel(row, now)
            if bridge := row.get("BridgeId"):
                self._enter(row, bridge, now)
        for row in queue_entries:
            self._wait(row, now)
        for call in list(self._calls.values()):
            if call.is_alive:
                self._start(call, now, force=True)
        return self._take()

    def unseen(self, channels: Iterable[Said]) -> frozenset[str]:
        """Channels we believe alive that a snapshot does not show."""
        seen = {row.get("Uniqueid") for row in channels}
        alive = (leg for call in self._by_leg.values() for leg in call.legs.values() if leg.is_alive)
        return frozenset(leg.uniqueid for leg in alive if leg.uniqueid not in seen)

    def cut(self, uniqueids: Collection[str], now: datetime) -> list[CallEvent]:
        """Channels that ended while nobody looked."""
        for uniqueid in uniqueids:
            call = self._by_leg.get(uniqueid)
            leg = call.legs.get(uniqueid) if call else None
            if call and leg and leg.is_alive:
                call.is_cut = True
                self._end_leg(call, leg, now)
                self._settle(call)
        return self._take()

    @property
    def live_calls(self) -> frozenset[UUID]:
        return frozenset(call.call_id for call in self._calls.values() if call.is_alive)

    def channels_of(self, wanted: UUID) -> tuple[str, ...]:
        """The live channels of a call, the one that began it first: hanging that up ends the call."""
        call = next((call for call in self._calls.values() if call.call_id == wanted), None)
        if call is None:
            return ()
        alive = [leg for leg in call.legs.values() if leg.is_alive]
        return tuple(leg.channel for leg in sorted(alive, key=lambda leg: leg is not call.origin))

    # Transitions

    def _channel(self, said: Said, at: datetime) -> None:
        """Any event that describes a channel in full."""
        if found := self._leg(said, at):
            self._state(*found, said.get("ChannelState"), at)

    def _dial_begin(self, said: Said, at: datetime) -> None:
        caller = self._leg(said, at)
        if (called := self._leg(said, at, "Dest")) is None:
            return
        call, leg = called
        if caller is None:
            return
        leg.dialled_by = caller[1].uniqueid
        if caller[1].line and not leg.line:
            self._tell(call, at, CallDialling, line=caller[1].line, once=("dialling", leg.uniqueid))

    def _dial_state(self, said: Said, at: datetime) -> None:
        if said.get("DialStatus") == "RINGING" and (called := self._leg(said, at, "Dest")):
            self._state(*called, RINGING, at)

    def _dial_end(self, said: Said, at: datetime) -> None:
        if (called := self._leg(said, at, "Dest")) is None:
            return
        call, leg = called
        status = said.get("DialStatus")
        # A queue says NOANSWER and then CANCEL of the same ringing: the first word counts.
        if not leg.dial_status or leg.dial_status == "CANCEL":
            leg.dial_status = status
        if status == "ANSWER":
            self._state(call, leg, UP, at)

    def _join(self, said: Said, at: datetime) -> None:
        if self._leg(said, at):
            self._wait(said, at)

    def _wait(self, said: Said, at: datetime) -> None:
        call = self._by_leg.get(said.get("Uniqueid"))
        queue = said.get("Queue")
        if call and queue:
            call.queue = queue
            self._tell(call, at, CallQueued, queue=queue, once=("queued", said.get("Uniqueid"), queue))

    def _bridge_enter(self, said: Said, at: datetime) -> None:
        if self._leg(said, at):
            self._enter(said, said.get("BridgeUniqueid"), at)

    def _enter(self, said: Said, bridge: str, at: datetime) -> None:
        call = self._by_leg.get(said.get("Uniqueid"))
        leg = call.legs.get(said.get("Uniqueid")) if call else None
        if call is None or leg is None:
            return
        stay = leg.stays.setdefault(bridge, Stay())
        stay.entered_at = min(stay.entered_at or at, at)
        for other in call.others(leg):
            if bridge in other.stays and stay.overlaps(other.stays[bridge]):
                self._talk(call, leg, other, at)

    def _bridge_leave(self, said: Said, at: datetime) -> None:
        if found := self._leg(said, at):
            stay = found[1].stays.setdefault(said.get("BridgeUniqueid"), Stay())
            stay.left_at = max(stay.left_at or at, at)

    def _hold(self, said: Said, at: datetime) -> None:
        found = self._leg(said, at)
        if found and found[1].line:
            call, leg = found
            event = CallHeld if said.name == "Hold" else CallResumed
            self._tell(call, at, event, line=leg.line, once=(said.name, leg.uniqueid, at.isoformat()))

    def _record(self, said: Said, at: datetime) -> None:
        if found := self._leg(said, at):
            found[1].is_recorded = True
            self._tell_recording(found[0], at)

    def _request(self, said: Said, at: datetime) -> None:
        if found := self._leg(said, at):
            found[1].is_leaving = True
            found[1].cause = found[1].cause or _cause(said)

    def _hang_up(self, said: Said, at: datetime) -> None:
        if found := self._leg(said, at):
            call, leg = found
            leg.cause = _cause(said) or leg.cause
            self._end_leg(call, leg, at)

    def _originated(self, said: Said, at: datetime) -> None:
        """Asterisk could not even make the channel we asked for."""
        uniqueid = said.get("Uniqueid")
        intent = intent_of(uniqueid)
        if said.get("Response") != "Failure" or intent is None or uniqueid in self._by_leg:
            return
        call = self._calls.setdefault(uniqueid, Call(call_id(self._pbx, uniqueid), uniqueid))
        call.direction = Direction.OUTBOUND
        leg = Leg(uniqueid, "", line_of(said.get("Channel") + "-00000000", self._trunks), intent)
        leg.dials, leg.exten, leg.ended_at = as_number(said.get("CallerIDNum")), said.get("Exten"), at
        call.legs[uniqueid] = leg
        self._by_leg[uniqueid] = call

    # Facts

    def _leg(self, said: Said, at: datetime, prefix: str = "") -> tuple[Call, Leg] | None:
        """The call and the leg an event speaks of, made if new; None for Asterisk's own helpers."""
        uniqueid, linkedid = said.get(prefix + "Uniqueid"), said.get(prefix + "Linkedid")
        channel = said.get(prefix + "Channel")
        if not uniqueid or not linkedid or not has_person(channel):
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
        self._start(call, at)
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
            into.legs[uniqueid] = leg
            self._by_leg[uniqueid] = into
        into.is_answered = into.is_answered or call.is_answered
        if call.is_started and call.ending is None:
            reason = EndReason.COMPLETED if call.is_answered else EndReason.CANCELLED
            self._told.append(CallEnded(call_id=call.call_id, pbx=self._pbx, at=at, reason=reason, cause=0))
        call.ending = _ABSORBED
        self._calls.update({known_as: into for known_as, one in self._calls.items() if one is call})
        return into

    def _state(self, call: Call, leg: Leg, state: str, at: datetime) -> None:
        is_called = leg.uniqueid != call.linkedid or leg.intent_id is not None
        if state == RINGING and not leg.is_ringing and not leg.is_up:
            self._ring(call, leg, at)
        elif state == UP and not leg.is_up:
            leg.is_up = True
            if leg.line and is_called:
                self._ring(call, leg, at)
                once = ("rung", leg.uniqueid)
                self._tell(call, at, RingingEnded, line=leg.line, reason=RingEnd.ANSWERED, once=once)

    def _ring(self, call: Call, leg: Leg, at: datetime) -> None:
        leg.is_ringing = True
        if leg.line:
            once = ("ringing", leg.uniqueid)
            queue = call.queue if call.direction is Direction.INBOUND else None
            self._tell(call, at, CallRinging, line=leg.line, queue=queue, once=once)
            return
        caller = call.legs.get(leg.dialled_by) or call.origin
        if caller and caller.line:
            self._tell(call, at, CallProgressed, line=caller.line, once=("progressed", leg.uniqueid))

    def _talk(self, call: Call, one: Leg, other: Leg, at: datetime) -> None:
        """Two legs hear each other."""
        if not one.line and not other.line:
            return
        lines = [leg for leg in (one, other) if leg.line]
        agent = next((leg for leg in lines if leg.uniqueid != call.linkedid), lines[0])
        call.is_answered = True
        for leg in lines:
            leg.is_answered = leg.is_up = True
        self._tell(call, at, CallAnswered, line=agent.line, once=("answered", agent.uniqueid))
        self._tell_recording(call, at)

    def _tell_recording(self, call: Call, at: datetime) -> None:
        """The dialplan's recorder keeps only what is said while bridged: no talk, no recording."""
        for leg in call.legs.values():
            if leg.is_recorded and call.is_answered:
                name = recording_name(leg.uniqueid)
                self._tell(call, at, RecordingStarted, name=name, once=("recording", leg.uniqueid))

    def _end_leg(self, call: Call, leg: Leg, at: datetime) -> None:
        leg.ended_at = leg.ended_at or at
        self._settle_leg(call, leg)

    def _settle_leg(self, call: Call, leg: Leg) -> None:
        """What the end of a leg means, as far as is known by now."""
        if leg.ended_at is None or not leg.line:
            return
        if leg.is_ringing and not leg.is_up:
            once = ("rung", leg.uniqueid)
            reason = ring_end(call, leg)
            self._tell(call, leg.ended_at, RingingEnded, line=leg.line, reason=reason, once=once)
        if leg.is_answered:
            self._tell(call, leg.ended_at, LineLeft, line=leg.line, once=("left", leg.uniqueid))

    # Telling

    def _start(self, call: Call, at: datetime, *, force: bool = False) -> None:
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

    def _tell(
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

    def _settle(self, call: Call) -> None:
        """All legs gone: tell how the call ended; once more if something late changes that."""
        ended = [leg.ended_at for leg in call.legs.values() if leg.ended_at]
        if call.ending is _ABSORBED or not ended or len(ended) < len(call.legs):
            return
        at = max(ended)
        self._start(call, at, force=True)
        for leg in call.legs.values():
            self._settle_leg(call, leg)
        reason, cause = end_reason(call)
        if call.ending == (reason, cause, at):
            return
        call.ending = (reason, cause, at)
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

    def _take(self) -> list[CallEvent]:
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


def _cause(said: Said) -> int:
    cause = said.get("Cause")
    return int(cause) if cause.isascii() and cause.isdigit() else 0


TRANSITIONS: dict[str, Callable[[CallFold, Said, datetime], None]] = {
    "Newchannel": CallFold._channel,
    "Newstate": CallFold._channel,
    "NewCallerid": CallFold._channel,
    "DialBegin": CallFold._dial_begin,
    "DialState": CallFold._dial_state,
    "DialEnd": CallFold._dial_end,
    "QueueCallerJoin": CallFold._join,
    "BridgeEnter": CallFold._bridge_enter,
    "BridgeLeave": CallFold._bridge_leave,
    "Hold": CallFold._hold,
    "Unhold": CallFold._hold,
    "MixMonitorStart": CallFold._record,
    "HangupRequest": CallFold._request,
    "Hangup": CallFold._hang_up,
    "OriginateResponse": CallFold._originated,
}
CALL_EVENTS = frozenset(TRANSITIONS)
