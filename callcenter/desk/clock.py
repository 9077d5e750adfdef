"""The agent's clock: which state follows which. Pure; the row and its history are kept by `agents.py`.

Our own clock, since app_queue's wrap-up and pauses cannot be trusted across queues and restarts.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from callcenter.desk.models import AgentStatus as S


class Cause(StrEnum):
    """Why a state changed."""

    SHIFT_STARTED = "shift_started"
    SHIFT_ENDED = "shift_ended"
    READY_PRESSED = "ready_pressed"
    PAUSE_PRESSED = "pause_pressed"
    DIALLED = "dialled"
    RANG = "rang"
    RING_LOST = "ring_lost"  # answered elsewhere, or the caller gave up
    RING_MISSED = "ring_missed"  # the agent did not answer, or rejected
    ANSWERED = "answered"
    HELD = "held"
    RESUMED = "resumed"
    CONSULT_BEGAN = "consult_began"
    CONSULT_OVER = "consult_over"
    CALL_OVER = "call_over"
    NOT_DIALLED = "not_dialled"  # click-to-dial ended before the customer was dialled
    RESULT_SAVED = "result_saved"
    WRAP_UP_LEFT = "wrap_up_left"  # optional wrap-up: the result may follow later
    WRAP_UP_LIMIT = "wrap_up_limit"
    PAUSE_LIMIT_READY = "pause_limit_ready"
    PAUSE_LIMIT_LOGOUT = "pause_limit_logout"
    LINK_LOST = "link_lost"  # neither a tab nor a phone of the agent for a while
    LINK_BACK = "link_back"
    FORCED_READY = "forced_ready"
    FORCED_PAUSE = "forced_pause"
    FORCED_LOGOUT = "forced_logout"


ON_SHIFT = frozenset(S) - {S.OFFLINE}
AT_REST = frozenset({S.READY, S.PAUSED, S.NOT_RESPONDING, S.LINK_LOST})
IN_CALL = frozenset({S.RESERVED, S.RINGING, S.TALKING, S.HOLD, S.CONSULT})
ASKS_PAUSE = frozenset({Cause.PAUSE_PRESSED, Cause.FORCED_PAUSE})
ASKS_READY = frozenset({Cause.READY_PRESSED, Cause.FORCED_READY})

# (states in which the cause means something, the state that follows). Anything else changes nothing.
TRANSITIONS: dict[Cause, tuple[frozenset[S], S]] = {
    Cause.SHIFT_STARTED: (frozenset({S.OFFLINE}), S.READY),
    Cause.SHIFT_ENDED: (AT_REST, S.OFFLINE),
    Cause.READY_PRESSED: (AT_REST - {S.READY}, S.READY),
    Cause.PAUSE_PRESSED: (AT_REST, S.PAUSED),
    Cause.DIALLED: (AT_REST, S.RESERVED),
    Cause.RANG: (frozenset({S.READY, S.NOT_RESPONDING, S.LINK_LOST}), S.RINGING),
    Cause.RING_LOST: (frozenset({S.RINGING}), S.READY),
    Cause.RING_MISSED: (frozenset({S.RINGING}), S.NOT_RESPONDING),
    Cause.ANSWERED: (ON_SHIFT - {S.TALKING, S.HOLD, S.CONSULT}, S.TALKING),
    Cause.HELD: (frozenset({S.TALKING}), S.HOLD),
    Cause.RESUMED: (frozenset({S.HOLD}), S.TALKING),
    Cause.CONSULT_BEGAN: (frozenset({S.TALKING, S.HOLD}), S.CONSULT),
    Cause.CONSULT_OVER: (frozenset({S.CONSULT}), S.TALKING),
    Cause.CALL_OVER: (IN_CALL, S.WRAP_UP),
    Cause.NOT_DIALLED: (frozenset({S.RESERVED, S.RINGING}), S.READY),
    Cause.RESULT_SAVED: (frozenset({S.WRAP_UP}), S.READY),
    Cause.WRAP_UP_LEFT: (frozenset({S.WRAP_UP}), S.READY),
    Cause.WRAP_UP_LIMIT: (frozenset({S.WRAP_UP}), S.READY),
    Cause.PAUSE_LIMIT_READY: (frozenset({S.PAUSED}), S.READY),
    Cause.PAUSE_LIMIT_LOGOUT: (frozenset({S.PAUSED}), S.OFFLINE),
    Cause.LINK_LOST: (frozenset({S.READY}), S.LINK_LOST),
    Cause.LINK_BACK: (frozenset({S.LINK_LOST}), S.READY),
    Cause.FORCED_READY: (AT_REST - {S.READY} | {S.WRAP_UP}, S.READY),
    Cause.FORCED_PAUSE: (AT_REST | {S.WRAP_UP}, S.PAUSED),
    Cause.FORCED_LOGOUT: (AT_REST | {S.WRAP_UP}, S.OFFLINE),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """An agent's state with the pause reasons that go with it: the present one, and the one waiting."""

    state: S
    pause_reason: str | None = None
    pending_pause: str | None = None


def advance(clock: Clock, cause: Cause, *, pause: str | None = None) -> Clock:
    """The clock after `cause`; the same clock where the cause means nothing in its state.

    A pause asked for during a call waits, and takes effect where READY would follow. A pause broken by a call
    (a click-to-dial, a direct call) comes back after it. `pause`: the reason, with PAUSE_PRESSED and FORCED_PAUSE.
    """
    sources, target = TRANSITIONS[cause]
    if clock.state not in sources:
        return _for_later(clock, cause, pause)
    match target:
        case S.PAUSED:
            return Clock(state=S.PAUSED, pause_reason=pause)
        case S.READY if clock.pending_pause and cause not in ASKS_READY:
            return Clock(state=S.PAUSED, pause_reason=clock.pending_pause)
        case S.READY | S.OFFLINE:
            return Clock(state=target)
        case _:
            return Clock(state=target, pending_pause=clock.pending_pause or clock.pause_reason)


def _for_later(clock: Clock, cause: Cause, pause: str | None) -> Clock:
    if clock.state not in ON_SHIFT - AT_REST:
        return clock
    if cause in ASKS_PAUSE:
        return replace(clock, pending_pause=pause)
    return replace(clock, pending_pause=None) if cause in ASKS_READY else clock


def takes_calls(state: S) -> bool:
    """Whether the queues may ring an agent in this state."""
    return state in (S.READY, S.RINGING)
