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
    CALL_OVER = "call_over"
    NOT_DIALLED = "not_dialled"  # click-to-dial ended before the customer was dialled
    RESULT_SAVED = "result_saved"


ON_SHIFT = frozenset(S) - {S.OFFLINE}
AT_REST = frozenset({S.READY, S.PAUSED, S.NOT_RESPONDING})

# (states in which the cause means something, the state that follows). Anything else changes nothing.
TRANSITIONS: dict[Cause, tuple[frozenset[S], S]] = {
    Cause.SHIFT_STARTED: (frozenset({S.OFFLINE}), S.READY),
    Cause.SHIFT_ENDED: (AT_REST, S.OFFLINE),
    Cause.READY_PRESSED: (AT_REST - {S.READY}, S.READY),
    Cause.PAUSE_PRESSED: (AT_REST, S.PAUSED),
    Cause.DIALLED: (AT_REST, S.RESERVED),
    Cause.RANG: (frozenset({S.READY, S.NOT_RESPONDING}), S.RINGING),
    Cause.RING_LOST: (frozenset({S.RINGING}), S.READY),
    Cause.RING_MISSED: (frozenset({S.RINGING}), S.NOT_RESPONDING),
    Cause.ANSWERED: (ON_SHIFT - {S.TALKING}, S.TALKING),
    Cause.CALL_OVER: (frozenset({S.RESERVED, S.RINGING, S.TALKING}), S.WRAP_UP),
    Cause.NOT_DIALLED: (frozenset({S.RESERVED, S.RINGING}), S.READY),
    Cause.RESULT_SAVED: (frozenset({S.WRAP_UP}), S.READY),
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
    (a click-to-dial, a direct call) comes back after it. `pause`: the reason, with PAUSE_PRESSED.
    """
    if cause is Cause.PAUSE_PRESSED and clock.state in ON_SHIFT - AT_REST:
        return replace(clock, pending_pause=pause)
    if cause is Cause.READY_PRESSED and clock.state in ON_SHIFT - AT_REST:
        return replace(clock, pending_pause=None)
    sources, target = TRANSITIONS[cause]
    if clock.state not in sources:
        return clock
    match target:
        case S.PAUSED:
            return Clock(state=S.PAUSED, pause_reason=pause)
        case S.READY if clock.pending_pause and cause is not Cause.READY_PRESSED:
            return Clock(state=S.PAUSED, pause_reason=clock.pending_pause)
        case S.READY | S.OFFLINE:
            return Clock(state=target)
        case _:
            return Clock(state=target, pending_pause=clock.pending_pause or clock.pause_reason)


def takes_calls(state: S) -> bool:
    """Whether the queues may ring an agent in this state."""
    return state in (S.READY, S.RINGING)
