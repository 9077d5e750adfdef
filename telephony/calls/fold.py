"""Asterisk's events become call events: one table of transitions over facts that only grow.

Repeats change nothing and small disorder ends in the same call: every fact is set once or by the later time,
and every event is told once.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from uuid import UUID

from telephony.calls.book import CallBook, Said
from telephony.calls.legs import Call, Leg, Stay, intent_of, recording_name
from telephony.calls.parties import Parties, parties_of
from telephony.calls.reasons import end_reason, ring_end
from telephony.events import (
    CallAnswered,
    CallDialling,
    CallEvent,
    CallHeld,
    CallProgressed,
    CallQueued,
    CallResumed,
    CallRinging,
    ConsultAnswered,
    ConsultEnded,
    ConsultStarted,
    Direction,
    LineLeft,
    RecordingStarted,
    RingEnd,
    RingingEnded,
)

RINGING, UP = "5", "6"


class CallFold:
    """The calls of one PBX. `trunks`: endpoints that lead outside; every other endpoint is an agent's line."""

    def __init__(self, pbx: str, trunks: frozenset[str]) -> None:
        self._book = CallBook(pbx, trunks)

    def apply(self, said: Said, now: datetime) -> list[CallEvent]:
        """What this event adds to what has been told; `now` stands in where Asterisk gave no time."""
        transition = TRANSITIONS.get(said.name)
        if transition is None:
            return []
        transition(self, said, said.at or now)
        if call := self._book.call_with(said.get("Uniqueid") or said.get("DestUniqueid")):
            self._settle(call)
        return self._book.take()

    def see(self, channels: Iterable[Said], queue_entries: Iterable[Said], now: datetime) -> list[CallEvent]:
        """A snapshot: every channel alive and everyone waiting, as of `now`."""
        rows = list(channels)
        for row in rows:
            self._book.leg(row, now)
        for entry in queue_entries:
            self._wait(entry, now)
        for row in rows:
            self._channel(row, now)
            if bridge := row.get("BridgeId"):
                self._enter(row, bridge, now)
        for call in self._book.calls():
            if call.is_alive:
                self._book.start(call, now, force=True)
        return self._book.take()

    def unseen(self, channels: Iterable[Said]) -> frozenset[str]:
        """Channels we believe alive that a snapshot does not show."""
        seen = {row.get("Uniqueid") for row in channels}
        alive = (leg for call in self._book.calls() for leg in call.legs.values() if leg.is_alive)
        return frozenset(leg.uniqueid for leg in alive if leg.uniqueid not in seen)

    def cut(self, uniqueids: Collection[str], now: datetime) -> list[CallEvent]:
        """Channels that ended while nobody looked."""
        for uniqueid in uniqueids:
            call = self._book.call_with(uniqueid)
            leg = call.legs.get(uniqueid) if call else None
            if call and leg and leg.is_alive:
                call.is_cut = True
                self._end_leg(call, leg, now)
                self._settle(call)
        return self._book.take()

    @property
    def live_calls(self) -> frozenset[UUID]:
        return frozenset(call.call_id for call in self._book.calls() if call.is_alive)

    @property
    def live_lines(self) -> frozenset[tuple[UUID, str]]:
        legs = ((call, leg) for call in self._book.calls() for leg in call.legs.values())
        return frozenset((call.call_id, leg.line) for call, leg in legs if leg.line and leg.is_alive)

    def channels_of(self, wanted: UUID) -> tuple[str, ...]:
        """The live channels of a call, the one that began it first: hanging that up ends the call."""
        call = next((call for call in self._book.calls() if call.call_id == wanted), None)
        if call is None:
            return ()
        alive = [leg for leg in call.legs.values() if leg.is_alive]
        return tuple(leg.channel for leg in sorted(alive, key=lambda leg: leg is not call.origin))

    def parties(self, wanted: UUID, line: str) -> Parties:
        """Who is in this call now, as the agent at `line` sees it; nobody if it is over."""
        call = next((call for call in self._book.calls() if call.call_id == wanted), None)
        return parties_of(call, line) if call else Parties()

    # Transitions

    def _channel(self, said: Said, at: datetime) -> None:
        """Any event that describes a channel in full."""
        if found := self._book.leg(said, at):
            self._state(*found, said.get("ChannelState"), at)

    def _dial_begin(self, said: Said, at: datetime) -> None:
        caller = self._book.leg(said, at)
        if (called := self._book.leg(said, at, "Dest")) is None:
            return
        call, leg = called
        if caller is None:
            return
        leg.dialled_by = caller[1].uniqueid
        if call.consulter(leg):
            self._consult(call, leg, at, ConsultStarted)
            self._settle_leg(call, leg)
        elif caller[1].line and not leg.line:
            self._book.tell(call, at, CallDialling, line=caller[1].line, once=("dialling", leg.uniqueid))

    def _dial_state(self, said: Said, at: datetime) -> None:
        if said.get("DialStatus") == "RINGING" and (called := self._book.leg(said, at, "Dest")):
            self._state(*called, RINGING, at)

    def _dial_end(self, said: Said, at: datetime) -> None:
        if (called := self._book.leg(said, at, "Dest")) is None:
            return
        call, leg = called
        status = said.get("DialStatus")
        # A queue says NOANSWER and then CANCEL of the same ringing: the first word counts.
        if not leg.dial_status or leg.dial_status == "CANCEL":
            leg.dial_status = status
        if status == "ANSWER":
            self._state(call, leg, UP, at)

    def _join(self, said: Said, at: datetime) -> None:
        if self._book.leg(said, at):
            self._wait(said, at)

    def _wait(self, said: Said, at: datetime) -> None:
        call = self._book.call_with(said.get("Uniqueid"))
        queue = said.get("Queue")
        if call and queue:
            call.queue = queue
            self._book.tell(call, at, CallQueued, queue=queue, once=("queued", said.get("Uniqueid"), queue))

    def _bridge_enter(self, said: Said, at: datetime) -> None:
        if self._book.leg(said, at):
            self._enter(said, said.get("BridgeUniqueid"), at)

    def _enter(self, said: Said, bridge: str, at: datetime) -> None:
        call = self._book.call_with(said.get("Uniqueid"))
        leg = call.legs.get(said.get("Uniqueid")) if call else None
        if call is None or leg is None:
            return
        stay = leg.stays.setdefault(bridge, Stay())
        stay.entered_at = min(stay.entered_at or at, at)
        for other in call.others(leg):
            talk = (frozenset({leg.uniqueid, other.uniqueid}), bridge)
            if talk in call.past_talks or bridge not in other.stays:
                continue
            if stay.overlaps(other.stays[bridge]):
                call.talks.add(talk)
                self._talk(call, leg, other, at)

    def _bridge_leave(self, said: Said, at: datetime) -> None:
        if found := self._book.leg(said, at):
            call, leg = found
            bridge = said.get("BridgeUniqueid")
            stay = leg.stays.setdefault(bridge, Stay())
            stay.left_at = max(stay.left_at or at, at)
            for third in call.legs.values():
                pair = (call.consulter(third), third)
                is_theirs = leg in pair and all(one and bridge in one.stays for one in pair)
                if is_theirs and not (call.outside and bridge in call.outside.stays):
                    self._consult(call, third, at, ConsultEnded)

    def _hold(self, said: Said, at: datetime) -> None:
        """An end of a hold that never began is none: Asterisk says so of every transfer."""
        found = self._book.leg(said, at)
        if found is None or not found[1].line:
            return
        call, leg = found
        if said.name == "Hold":
            leg.held_at = min(leg.held_at or at, at)
            self._book.tell(call, at, CallHeld, line=leg.line, once=("held", leg.uniqueid, at.isoformat()))
        else:
            leg.unheld_at = max(leg.unheld_at or at, at)
        if leg.held_at and leg.unheld_at and leg.held_at < leg.unheld_at:
            once = ("resumed", leg.uniqueid, leg.unheld_at.isoformat())
            self._book.tell(call, leg.unheld_at, CallResumed, line=leg.line, once=once)

    def _record(self, said: Said, at: datetime) -> None:
        if found := self._book.leg(said, at):
            found[1].is_recorded = True
            self._tell_recording(found[0], at)

    def _request(self, said: Said, at: datetime) -> None:
        if found := self._book.leg(said, at):
            found[1].is_leaving = True
            found[1].cause = found[1].cause or _cause(said)

    def _hang_up(self, said: Said, at: datetime) -> None:
        if found := self._book.leg(said, at):
            call, leg = found
            leg.cause = _cause(said) or leg.cause
            self._end_leg(call, leg, at)

    def _originated(self, said: Said, at: datetime) -> None:
        """Asterisk could not even make the channel we asked for."""
        uniqueid = said.get("Uniqueid")
        is_new = intent_of(uniqueid) is not None and self._book.call_with(uniqueid) is None
        if is_new and said.get("Response") == "Failure":
            self._book.stillborn(said, at)

    # Facts

    def _state(self, call: Call, leg: Leg, state: str, at: datetime) -> None:
        is_called = leg.uniqueid != call.linkedid or leg.intent_id is not None
        if state == RINGING and not leg.is_ringing and not leg.is_up:
            self._ring(call, leg, at)
        elif state == UP and not leg.is_up:
            leg.is_up, leg.up_at = True, at
            if leg.line and is_called:
                self._ring(call, leg, at)
                once = ("rung", leg.uniqueid)
                self._book.tell(call, at, RingingEnded, line=leg.line, reason=RingEnd.ANSWERED, once=once)

    def _ring(self, call: Call, leg: Leg, at: datetime) -> None:
        leg.is_ringing, leg.rang_at = True, at
        if leg.line:
            once = ("ringing", leg.uniqueid)
            queue = call.queue if call.direction is Direction.INBOUND else None
            self._book.tell(call, at, CallRinging, line=leg.line, queue=queue, once=once)
            return
        caller = call.legs.get(leg.dialled_by) or call.origin
        if caller and caller.line and not call.consulter(leg):
            self._book.tell(call, at, CallProgressed, line=caller.line, once=("progressed", leg.uniqueid))

    def _talk(self, call: Call, one: Leg, other: Leg, at: datetime) -> None:
        """Two legs hear each other."""
        third = next((leg for leg in (one, other) if call.consulter(leg) in (one, other)), None)
        if third:
            self._consult(call, third, at, ConsultAnswered)
            return
        if not one.line and not other.line:
            return
        lines = [leg for leg in (one, other) if leg.line]
        agent = next((leg for leg in lines if leg.uniqueid != call.linkedid), lines[0])
        call.is_answered = True
        for leg in lines:
            leg.is_answered = leg.is_up = True
        self._book.tell(call, at, CallAnswered, line=agent.line, once=("answered", agent.uniqueid))
        self._tell_recording(call, at)

    def _consult(
        self,
        call: Call,
        third: Leg,
        at: datetime,
        event: type[ConsultStarted | ConsultAnswered | ConsultEnded],
    ) -> None:
        agent = call.consulter(third)
        if agent is None:
            return
        if event is ConsultAnswered:
            self._consult(call, third, at, ConsultStarted)
            agent.is_answered = third.is_answered = third.is_up = True
        elif event is ConsultEnded and ("ConsultStarted", third.uniqueid) not in call.said:
            return
        once = (event.__name__, third.uniqueid)
        self._book.tell(call, at, event, line=agent.line, target=third.line, once=once)

    def _tell_recording(self, call: Call, at: datetime) -> None:
        """The dialplan's recorder keeps only what is said while bridged: no talk, no recording."""
        for leg in call.legs.values():
            if leg.is_recorded and call.is_answered:
                name = recording_name(leg.uniqueid)
                self._book.tell(call, at, RecordingStarted, name=name, once=("recording", leg.uniqueid))

    def _end_leg(self, call: Call, leg: Leg, at: datetime) -> None:
        leg.ended_at = leg.ended_at or at
        self._settle_leg(call, leg)

    def _settle_leg(self, call: Call, leg: Leg) -> None:
        """What the end of a leg means, as far as is known by now."""
        if leg.ended_at is None:
            return
        self._consult(call, leg, leg.ended_at, ConsultEnded)
        if not leg.line:
            return
        if leg.is_ringing and not leg.is_up:
            once = ("rung", leg.uniqueid)
            reason = ring_end(call, leg)
            self._book.tell(call, leg.ended_at, RingingEnded, line=leg.line, reason=reason, once=once)
        if leg.is_answered:
            self._book.tell(call, leg.ended_at, LineLeft, line=leg.line, once=("left", leg.uniqueid))

    def _settle(self, call: Call) -> None:
        """All legs gone: tell how the call ended; once more if something late changes that."""
        ended = [leg.ended_at for leg in call.legs.values() if leg.ended_at]
        if not ended or len(ended) < len(call.legs):
            return
        at = max(ended)
        self._book.start(call, at, force=True)
        for leg in call.legs.values():
            self._settle_leg(call, leg)
        self._book.end(call, (*end_reason(call), at))


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
