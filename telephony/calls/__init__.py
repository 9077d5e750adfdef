"""The call as a fold over what Asterisk tells: no I/O, no clock."""

from telephony.calls.fold import CALL_EVENTS, CallFold

__all__ = ["CALL_EVENTS", "CallFold"]
