"""CEL rows told as call events: the same fold as for AMI, so that a call nobody watched ends in the same truth.

CEL does not say when a phone rang or that the outside phone did: a line that was called is taken to have rung.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from telephony.calls import CallFold
from telephony.calls.legs import intent_of, line_of
from telephony.cel.rows import CelRow
from telephony.events import CallEvent

DIALLING_APPS = ("Dial", "Queue")


@dataclass(frozen=True, slots=True)
class Told:
    """A CEL row in the words of an AMI event."""

    name: str
    at: datetime
    fields: Mapping[str, str]

    def get(self, field: str, default: str = "") -> str:
        return self.fields.get(field, default)


def replay(rows: Iterable[CelRow], *, pbx: str, trunks: frozenset[str]) -> list[CallEvent]:
    """What happened in the calls that these rows tell of, in the order of their times."""
    fold = CallFold(pbx, trunks)
    events: list[CallEvent] = []
    for told in _Teller(trunks).tell(sorted(rows, key=lambda row: (row.at, row.inode, row.offset))):
        events += fold.apply(told, told.at)
    return events


class _Teller:
    """Remembers who dials and who was dialled, which a row by itself does not say."""

    def __init__(self, trunks: frozenset[str]) -> None:
        self._trunks = trunks
        self._by_channel: dict[str, CelRow] = {}
        self._dialler: dict[str, CelRow] = {}
        self._dialled: dict[str, list[CelRow]] = {}

    def tell(self, rows: Iterable[CelRow]) -> Iterator[Told]:
        for row in rows:
            match row.kind:
                case "CHAN_START":
                    self._by_channel[row.channel] = row
                    yield Told("Newchannel", row.at, _channel(row) | {"ChannelState": "0"})
                    yield from self._called(row)
                case "ANSWER":
                    yield Told("Newstate", row.at, _channel(row) | {"ChannelState": "6"})
                case "APP_START":
                    yield from self._app(row)
                case "BRIDGE_ENTER" | "BRIDGE_EXIT":
                    name = "BridgeEnter" if row.kind == "BRIDGE_ENTER" else "BridgeLeave"
                    bridge = str(row.extra.get("bridge_id", ""))
                    yield Told(name, row.at, _channel(row) | {"BridgeUniqueid": bridge})
                case "HANGUP":
                    yield from self._hung_up(row)

    def _called(self, row: CelRow) -> Iterator[Told]:
        if intent_of(row.uniqueid):
            # The number it bears at its birth is the line's own, which says nothing about the call.
            yield Told("Newstate", row.at, _channel(row) | {"ChannelState": "5", "CallerIDNum": ""})
        dialler = self._dialler.get(row.linkedid)
        if dialler is None or dialler.uniqueid == row.uniqueid:
            return
        self._dialled.setdefault(dialler.uniqueid, []).append(row)
        both = _channel(dialler) | _channel(row, "Dest")
        yield Told("DialBegin", row.at, both)
        if line_of(row.channel, self._trunks):
            yield Told("DialState", row.at, both | {"DialStatus": "RINGING"})

    def _app(self, row: CelRow) -> Iterator[Told]:
        if row.app in DIALLING_APPS:
            self._dialler[row.linkedid] = row
        if row.app == "Queue":
            queue = row.app_data.partition(",")[0]
            yield Told("QueueCallerJoin", row.at, _channel(row) | {"Queue": queue})
        elif row.app == "MixMonitor":
            yield Told("MixMonitorStart", row.at, _channel(row))
        else:
            yield Told("NewCallerid", row.at, _channel(row))

    def _hung_up(self, row: CelRow) -> Iterator[Told]:
        extra = {name: str(value) for name, value in row.extra.items()}
        cause = {"Cause": extra.get("hangupcause", "")}
        source = extra.get("hangupsource", "")
        leaver = row if source == row.channel else self._by_channel.get(source)
        if leaver is not None:
            yield Told("HangupRequest", row.at, _channel(leaver) | cause)
        for called in self._dialled.pop(row.uniqueid, ()):
            status = {"DialStatus": extra.get("dialstatus", "")}
            yield Told("DialEnd", row.at, _channel(row) | _channel(called, "Dest") | status)
        yield Told("Hangup", row.at, _channel(row) | cause)


def _channel(row: CelRow, prefix: str = "") -> dict[str, str]:
    fields = {
        "Uniqueid": row.uniqueid,
        "Linkedid": row.linkedid,
        "Channel": row.channel,
        "CallerIDNum": row.number,
        "CallerIDName": row.name,
        "Exten": row.exten,
    }
    return {prefix + name: value for name, value in fields.items()}
