"""Why a ringing or a call ended: tables over dial status and Q.850 cause."""

from telephony.calls.legs import Call, Leg
from telephony.events import Direction, EndReason, RingEnd

BUSY_CAUSES = frozenset({17, 21})
NORMAL_CLEARING = 16
ANSWERED_ELSEWHERE = 26
_BY_CAUSE = {
    17: EndReason.BUSY,
    18: EndReason.NO_ANSWER,
    19: EndReason.NO_ANSWER,
    20: EndReason.NO_ANSWER,
    21: EndReason.BUSY,
}
# Causes that say nothing, so the dial status decides.
_MUTE_CAUSES = frozenset({0, 16, 102, 127})
_BY_STATUS = {"BUSY": EndReason.BUSY, "NOANSWER": EndReason.NO_ANSWER, "CANCEL": EndReason.CANCELLED}


def ring_end(call: Call, leg: Leg) -> RingEnd:
    """Why `leg`, a line that rang, rings no more without having been picked up."""
    if leg.dial_status == "BUSY" or leg.cause in BUSY_CAUSES:
        return RingEnd.REJECTED
    if leg.cause == ANSWERED_ELSEWHERE or any(map(leg.rang_before, call.others(leg))):
        return RingEnd.ANSWERED_ELSEWHERE
    caller = call.legs.get(leg.dialled_by) or call.origin
    if caller is leg:
        return RingEnd.CALLER_GONE if leg.cause == NORMAL_CLEARING else RingEnd.NO_ANSWER
    if caller is not None and (caller.is_leaving or not caller.is_alive):
        return RingEnd.CALLER_GONE
    return RingEnd.NO_ANSWER


def end_reason(call: Call) -> tuple[EndReason, int]:
    """How a call whose legs are all gone ended, with the cause of its outside leg (0: unknown)."""
    outside = call.outside
    cause = outside.cause if outside else 0
    if call.is_cut:
        return EndReason.CUT, cause
    if call.is_answered:
        return EndReason.COMPLETED, cause
    if call.direction is Direction.INBOUND:
        return EndReason.ABANDONED, cause
    called = next((leg for leg in call.legs.values() if leg.uniqueid != call.linkedid), None)
    if called is not None:
        return _not_reached(called), called.cause
    return _never_dialled(call), cause


def _not_reached(called: Leg) -> EndReason:
    if called.dial_status == "CANCEL":
        return EndReason.CANCELLED
    if called.cause in _MUTE_CAUSES:
        return _BY_STATUS.get(called.dial_status, EndReason.FAILED)
    return _BY_CAUSE.get(called.cause, EndReason.FAILED)


def _never_dialled(call: Call) -> EndReason:
    origin = call.origin
    if origin is None or origin.intent_id is None or origin.is_up:
        return EndReason.FAILED
    return EndReason.CANCELLED if origin.cause == NORMAL_CLEARING else EndReason.AGENT_UNREACHABLE
