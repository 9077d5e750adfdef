"""What may be done with a call that runs: transfers, parking, three-way talks, tones, listening in.

Each wish becomes a few AMI actions; what follows them is the dialplan's (deploy/asterisk/extensions.conf, cc-give to
cc-spy), so a transfer ends well though we be gone. The way back to the agent is part of every one.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from telephony.calls.legs import SPY
from telephony.calls.parties import Parties
from telephony.endpoints import BadSetting, line_name

E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_DIGITS = re.compile(r"[0-9A-D*#]{1,20}")
NORMAL_CLEARING = "16"
Step = tuple[str, Mapping[str, str]]


class SpyMode(StrEnum):
    LISTEN = "listen"
    WHISPER = "whisper"  # the agent hears the supervisor, the customer does not
    BARGE = "barge"  # both hear


@dataclass(frozen=True, kw_only=True, slots=True)
class _OnCall:
    """`line`: the agent's line that acts in the call."""

    intent_id: UUID
    call_id: UUID
    line: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BlindTransfer(_OnCall):
    """Give the customer away unasked. `target`: a line's name or a number (E.164). If nobody answers, back to `line`."""

    target: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StartTransfer(_OnCall):
    """Ask `target` first, while the customer hears music. If nobody answers, the customer is back at once."""

    target: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CompleteTransfer(_OnCall):
    """Leave the customer with who was asked. Hanging up the phone does the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CancelTransfer(_OnCall):
    """Back to the customer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Meet(_OnCall):
    """Customer, agent and who was asked talk all three."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Park(_OnCall):
    """The customer hears music until somebody picks up; after ten minutes `line` rings."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PickUp(_OnCall):
    """A customer who waits with nobody rings at `line`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SendDtmf(_OnCall):
    """Tones to the customer's side: digits, `*`, `#`, A to D."""

    digits: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Spy:
    """Ring `line`, a supervisor's, and let it hear `agent_line` in this call. The intent's id names the listening."""

    intent_id: UUID
    call_id: UUID
    line: str
    agent_line: str
    mode: SpyMode


@dataclass(frozen=True, kw_only=True, slots=True)
class SwitchSpy:
    """Another mode for the listening `spy_id`, without ringing again."""

    intent_id: UUID
    call_id: UUID
    spy_id: UUID
    agent_line: str
    mode: SpyMode


@dataclass(frozen=True, kw_only=True, slots=True)
class StopSpy:
    intent_id: UUID
    spy_id: UUID


Control = (
    BlindTransfer
    | StartTransfer
    | CompleteTransfer
    | CancelTransfer
    | Meet
    | Park
    | PickUp
    | SendDtmf
    | Spy
    | SwitchSpy
    | StopSpy
)


class Wrong(Exception):
    """The call is not in the state that this needs. `reason`: a stable word; the text is for a person."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def steps(wish: Control, parties: Callable[[UUID, str], Parties]) -> list[Step]:
    """The AMI actions for this wish, in order. `parties(call_id, line)`. Raises Wrong, BadSetting."""
    return _STEPS[type(wish)](wish, parties)


def targets_line(wish: Control) -> str:
    """The line that will ring, or "" if none will."""
    match wish:
        case BlindTransfer() | StartTransfer():
            return "" if E164.fullmatch(wish.target) else wish.target
        case PickUp() | Spy():
            return wish.line
        case _:
            return ""


def _target(target: str) -> str:
    return target.removeprefix("+") if E164.fullmatch(target) else line_name(target)


def _talking(wish: _OnCall, parties: Callable[[UUID, str], Parties]) -> Parties:
    """Agent and customer, with no third party."""
    found = parties(wish.call_id, wish.line)
    if not found.agent or not found.customer:
        raise Wrong("no_such_call", "You are not talking with a customer in that call.")
    if found.third:
        raise Wrong("transfer_running", "A transfer of this call is running: complete or cancel it first.")
    return found


def _consulting(wish: _OnCall, parties: Callable[[UUID, str], Parties], *, answered: bool) -> Parties:
    found = parties(wish.call_id, wish.line)
    if not found.agent or not found.third:
        raise Wrong("no_transfer", "No transfer of this call is running.")
    if answered and not found.is_third_up:
        raise Wrong("not_answered_yet", "Nobody has answered yet.")
    return found


def _blind(wish: BlindTransfer, parties: Callable[[UUID, str], Parties]) -> list[Step]:
    found = _talking(wish, parties)
    fields = {"Channel": found.agent, "Context": "cc-give", "Exten": _target(wish.target)}
    return [("BlindTransfer", fields)]


def _start(wish: StartTransfer, parties: Callable[[UUID, str], Parties]) -> list[Step]:
    found = _talking(wish, parties)
    both = _redirect(found.agent, "cc-consult", _target(wish.target))
    both |= {
        "ExtraChannel": found.customer,
        "ExtraContext": "cc-hold",
        "ExtraExten": line_name(wish.line),
        "ExtraPriority": "1",
    }
    known = {"Channel": found.agent, "Variable": "__CC_CUSTOMER", "Value": found.customer}
    return [("Setvar", known), ("Redirect", both)]


def _complete(wish: CompleteTransfer, parties: Callable[[UUID, str], Parties]) -> list[Step]:
    return [_hang_up(_consulting(wish, parties, answered=True).agent)]


def _cancel(wish: CancelTransfer, parties: Callable[[UUID, str], Parties]) -> list[Step]:
    return [_hang_up(_consulting(wish, parties, answered=False).third)]


def _meet(wish: Meet, parties: Callable[[UUID, str], Parties]) -> list[Step]:
    found = _consulting(wish, parties, answered=True)
    if not found.customer:
        raise Wrong("no_such_call", "The customer has hung up.")
    both = _redirect(found.agent, "cc-meet", "agent")
    both |= {
        "ExtraChannel": found.third,
        "ExtraContext": "cc-meet",
        "ExtraExten": "agent",
        "ExtraPriority": "1",
    }
    return [("Redirect", _redirect(found.customer, "cc-meet", "customer")), ("Redirect", both)]


def _park(wish: Park, parties: Callable[[UUID, str], Parties]) -> list[Step]:
    found = _talking(wish, parties)
    return [("Redirect", _redirect(found.customer, "cc-hold", line_name(wish.line)))]


def _pick_up(wish: PickUp, parties: Callable[[UUID, str], Parties]) -> list[Step]:
    found = parties(wish.call_id, wish.line)
    if not found.customer:
        raise Wrong("no_such_call", "That caller has hung up.")
    if not found.is_customer_alone:
        raise Wrong("not_waiting", "That caller is with somebody already.")
    return [("Redirect", _redirect(found.customer, "cc-ring", line_name(wish.line)))]


def _dtmf(wish: SendDtmf, parties: Callable[[UUID, str], Parties]) -> list[Step]:
    if _DIGITS.fullmatch(wish.digits) is None:
        raise BadSetting("row of tones", wish.digits)
    found = _talking(wish, parties)
    return [("PlayDTMF", {"Channel": found.customer, "Digit": digit}) for digit in wish.digits]


def _spy(wish: Spy, parties: Callable[[UUID, str], Parties]) -> list[Step]:
    fields = {
        "Channel": f"PJSIP/{line_name(wish.line)}",
        "Context": f"cc-spy-{wish.mode}",
        "Exten": _spied(wish.call_id, wish.agent_line, parties),
        "Priority": "1",
        "Timeout": "20000",
        "ChannelId": f"{wish.intent_id}{SPY}",
        "Async": "true",
    }
    return [("Originate", fields)]


def _switch_spy(wish: SwitchSpy, parties: Callable[[UUID, str], Parties]) -> list[Step]:
    spied = _spied(wish.call_id, wish.agent_line, parties)
    return [("Redirect", _redirect(f"{wish.spy_id}{SPY}", f"cc-spy-{wish.mode}", spied))]


def _stop_spy(wish: StopSpy, parties: Callable[[UUID, str], Parties]) -> list[Step]:
    return [_hang_up(f"{wish.spy_id}{SPY}")]


def _spied(call_id: UUID, line: str, parties: Callable[[UUID, str], Parties]) -> str:
    uniqueid = parties(call_id, line).agent_uniqueid
    if not uniqueid:
        raise Wrong("no_such_call", "That agent is not in that call any more.")
    return uniqueid


def _redirect(channel: str, context: str, exten: str) -> dict[str, str]:
    return {"Channel": channel, "Context": context, "Exten": exten, "Priority": "1"}


def _hang_up(channel: str) -> Step:
    return ("Hangup", {"Channel": channel, "Cause": NORMAL_CLEARING})


_STEPS: Mapping[type[Control], Callable[[Any, Callable[[UUID, str], Parties]], list[Step]]] = {
    BlindTransfer: _blind,
    StartTransfer: _start,
    CompleteTransfer: _complete,
    CancelTransfer: _cancel,
    Meet: _meet,
    Park: _park,
    PickUp: _pick_up,
    SendDtmf: _dtmf,
    Spy: _spy,
    SwitchSpy: _switch_spy,
    StopSpy: _stop_spy,
}
