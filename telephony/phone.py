"""What we want done on the PBX: checked intents in, typed outcomes out. Nothing is ever sent twice by itself."""

import re
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from telephony.ami.actions import Refused, check_value
from telephony.ami.link import NoReply, Reply
from telephony.ami.protocol import LinkLost
from telephony.calls.parties import Parties
from telephony.control import E164, NORMAL_CLEARING, Control, Wrong, steps, targets_line
from telephony.endpoints import BadSetting, line_name
from telephony.events import LineState

MEMBER_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


class OutcomeState(StrEnum):
    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"  # sent, but no answer: it may have happened


@dataclass(frozen=True, slots=True)
class Outcome:
    """`reason`: a stable word, "" when done. `detail`: a sentence for a person."""

    state: OutcomeState
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dial:
    """Ring `line`, then `number` (E.164). `deadline_s`: how long the agent's own phone may ring."""

    intent_id: UUID
    line: str
    number: str
    deadline_s: float = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class HangUp:
    intent_id: UUID
    call_id: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class JoinQueue:
    """`member_name`: an id, no text of a person's."""

    intent_id: UUID
    line: str
    queue: str
    member_name: str
    penalty: int = 0
    paused: bool = False
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LeaveQueue:
    intent_id: UUID
    line: str
    queue: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PauseMember:
    """`queue` None: in every queue the line is in."""

    intent_id: UUID
    line: str
    queue: str | None
    paused: bool
    reason: str = ""


Intent = Dial | HangUp | JoinQueue | LeaveQueue | PauseMember | Control


class Board(Protocol):
    """What the phone must know before it asks: the bridge's view of lines and calls."""

    @property
    def is_ready(self) -> bool: ...
    @property
    def is_supported(self) -> bool: ...
    def line_state(self, line: str) -> LineState: ...
    def channels_of(self, call_id: UUID) -> tuple[str, ...]: ...
    def parties(self, call_id: UUID, line: str) -> Parties: ...


class Ask(Protocol):
    def __call__(self, name: str, fields: Mapping[str, str], *, action_id: str) -> Awaitable[Reply]: ...


DONE = Outcome(OutcomeState.DONE)
_LINE_REFUSALS: Mapping[LineState, Outcome] = {
    LineState.UNREACHABLE: Outcome(
        OutcomeState.REFUSED, "line_unreachable", "Your phone is not connected to the telephone system."
    ),
    LineState.RINGING: Outcome(OutcomeState.REFUSED, "line_busy", "Your phone is ringing."),
    LineState.IN_USE: Outcome(OutcomeState.REFUSED, "line_busy", "Your phone is in use."),
}
_TARGET_REFUSALS: Mapping[LineState, Outcome] = {
    LineState.UNREACHABLE: Outcome(
        OutcomeState.REFUSED, "target_unreachable", "That phone is not connected."
    ),
    LineState.RINGING: Outcome(OutcomeState.REFUSED, "target_busy", "That phone is ringing."),
    LineState.IN_USE: Outcome(OutcomeState.REFUSED, "target_busy", "That phone is in a call."),
}
_NOT_CONNECTED = Outcome(OutcomeState.REFUSED, "not_connected", "The telephone system is not connected.")
_UNSUPPORTED = Outcome(
    OutcomeState.REFUSED,
    "pbx_unsupported",
    "This Asterisk lacks security fixes; nothing is dialled through it.",
)
_NO_SUCH_CALL = Outcome(OutcomeState.REFUSED, "no_such_call", "That call is over.")
_BAD_NUMBER = Outcome(OutcomeState.REFUSED, "bad_number", "That number cannot be dialled.")
# What Asterisk answers when the wish is already true.
_ALREADY = {"QueueAdd": "already there", "QueueRemove": "not there"}


class Phone:
    """`await do(intent)`; never raises for what Asterisk or the network does."""

    def __init__(self, board: Board, ask: Ask) -> None:
        self._board = board
        self._ask = ask

    async def do(self, intent: Intent) -> Outcome:
        if not self._board.is_ready:
            return _NOT_CONNECTED
        try:
            match intent:
                case Dial():
                    return await self._dial(intent)
                case HangUp():
                    return await self._hang_up(intent)
                case JoinQueue():
                    return await self._send(intent, "QueueAdd", _join_fields(intent))
                case LeaveQueue():
                    return await self._send(intent, "QueueRemove", _member(intent.line, intent.queue))
                case PauseMember():
                    return await self._send(intent, "QueuePause", _pause_fields(intent))
                case _:
                    return await self._control(intent)
        except (Refused, BadSetting) as refused:
            return Outcome(OutcomeState.REFUSED, "bad_value", str(refused))
        except Wrong as wrong:
            return Outcome(OutcomeState.REFUSED, wrong.reason, str(wrong))

    async def _dial(self, intent: Dial) -> Outcome:
        if E164.fullmatch(intent.number) is None:
            return _BAD_NUMBER
        if not self._board.is_supported:
            return _UNSUPPORTED
        refusal = _LINE_REFUSALS.get(self._board.line_state(intent.line))
        return refusal or await self._send(intent, "Originate", _dial_fields(intent))

    async def _hang_up(self, intent: HangUp) -> Outcome:
        channels = self._board.channels_of(intent.call_id)
        if not channels:
            return _NO_SUCH_CALL
        return await self._send(intent, "Hangup", {"Channel": channels[0], "Cause": NORMAL_CLEARING})

    async def _control(self, intent: Control) -> Outcome:
        """One action after the other; the first that fails ends it."""
        wanted = steps(intent, self._board.parties)
        if not self._board.is_supported and any(name != "Hangup" for name, _ in wanted):
            return _UNSUPPORTED
        line = targets_line(intent)
        refusal = _TARGET_REFUSALS.get(self._board.line_state(line)) if line else None
        if refusal is not None:
            return refusal
        outcome = DONE
        for number, (name, fields) in enumerate(wanted, 1):
            outcome = await self._send(intent, name, fields, number=number)
            if outcome.state is not OutcomeState.DONE:
                break
        return outcome

    async def _send(
        self, intent: Intent, name: str, fields: Mapping[str, str], *, number: int = 1
    ) -> Outcome:
        try:
            reply = await self._ask(name, fields, action_id=f"{intent.intent_id}:{number}")
        except LinkLost as lost:
            return Outcome(OutcomeState.UNKNOWN, "link_lost", str(lost))
        except NoReply as no_reply:
            return Outcome(OutcomeState.UNKNOWN, "no_reply", str(no_reply))
        if reply.is_success or _is_already(name, reply.message):
            return DONE
        if name == "Hangup":
            return _NO_SUCH_CALL
        return Outcome(OutcomeState.REFUSED, "pbx_refused", reply.message)


def _dial_fields(intent: Dial) -> Mapping[str, str]:
    return {
        "Channel": f"PJSIP/{line_name(intent.line)}",
        "Context": "cc-out",
        "Exten": intent.number.removeprefix("+"),
        "Priority": "1",
        "Timeout": str(int(intent.deadline_s * 1000)),
        "CallerID": f"<{intent.number}>",
        "Variable": f"__CC_REQ={intent.intent_id}",
        "ChannelId": str(intent.intent_id),
        "OtherChannelId": f"{intent.intent_id}-b",
        "Async": "true",
    }


def _join_fields(intent: JoinQueue) -> Mapping[str, str]:
    if MEMBER_NAME.fullmatch(intent.member_name) is None:
        raise BadSetting("member name", intent.member_name)
    fields = {
        "MemberName": intent.member_name,
        "Penalty": str(intent.penalty),
        "Paused": _boolean(intent.paused),
    }
    return _member(intent.line, intent.queue) | fields | _reason(intent.reason)


def _pause_fields(intent: PauseMember) -> Mapping[str, str]:
    fields = {"Interface": f"PJSIP/{line_name(intent.line)}", "Paused": _boolean(intent.paused)}
    if intent.queue is not None:
        fields["Queue"] = line_name(intent.queue)
    return fields | _reason(intent.reason)


def _member(line: str, queue: str) -> dict[str, str]:
    return {"Queue": line_name(queue), "Interface": f"PJSIP/{line_name(line)}"}


def _reason(reason: str) -> dict[str, str]:
    check_value("Reason", reason)
    return {"Reason": reason} if reason else {}


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def _is_already(name: str, message: str) -> bool:
    words = _ALREADY.get(name)
    return words is not None and words in message.lower()
