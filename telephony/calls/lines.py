"""The state of each agent's line, from device states: pure."""

from datetime import datetime

from telephony.calls.book import Said
from telephony.events import LineChanged, LineState

# Asterisk's device states. A phone on hold or ringing beside a talk is in use all the same.
_STATES = {
    "NOT_INUSE": LineState.IDLE,
    "RINGING": LineState.RINGING,
    "INUSE": LineState.IN_USE,
    "BUSY": LineState.IN_USE,
    "ONHOLD": LineState.IN_USE,
    "RINGINUSE": LineState.IN_USE,
}
_TECHNOLOGY = "PJSIP/"


class LineBoard:
    """What every line does now. `trunks` are no lines."""

    def __init__(self, pbx: str, trunks: frozenset[str]) -> None:
        self._pbx = pbx
        self._trunks = trunks
        self._states: dict[str, LineState] = {}

    def apply(self, said: Said, now: datetime) -> list[LineChanged]:
        """A DeviceStateChange, live or from a list; empty if nothing new."""
        device = said.get("Device")
        line = device.removeprefix(_TECHNOLOGY)
        if line == device or line in self._trunks:
            return []
        return self._set(line, _STATES.get(said.get("State"), LineState.UNREACHABLE), said.at or now)

    def state(self, line: str) -> LineState:
        return self._states.get(line, LineState.UNREACHABLE)

    def forget(self) -> None:
        """The link is gone: nothing known holds any more."""
        self._states.clear()

    def _set(self, line: str, state: LineState, at: datetime) -> list[LineChanged]:
        if self._states.get(line) is state:
            return []
        self._states[line] = state
        return [LineChanged(pbx=self._pbx, line=line, state=state, at=at)]
