"""One call of the telephone network, with moments that a coroutine can wait for."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import pjsua2 as pj

from deploy.demo.ear import Ear
from deploy.demo.speech import Spoken


class State(StrEnum):
    CALLING = "calling"
    RINGING = "ringing"
    ANSWERED = "answered"
    ENDED = "ended"


class Origin(StrEnum):
    NETWORK = "network"  # a person outside calls the PBX
    PBX = "pbx"  # the PBX calls a person outside


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One call as the network sees it; it keeps its last figures when it has ended.

    `code` is the last SIP answer. `picked_up_at`: when the caller noticed that somebody listens (a queue answers
    before any agent does). `loudest` is the loudest sound heard from the PBX, 0…127.
    """

    id: int
    origin: Origin
    number: str  # the person outside: calling number as sent, or number dialled
    state: State
    started_at: datetime  # the INVITE left, or came
    answered_at: datetime | None = None
    picked_up_at: datetime | None = None
    ended_at: datetime | None = None
    code: int = 0
    reason: str = ""
    codec: str = ""
    packets_sent: int = 0
    packets_received: int = 0
    packets_lost: int = 0
    loudest: int = 0


class Call:
    """Events `answered`, `picked_up` and `ended`; the end sets all of them, so that nobody waits in vain."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.answered = asyncio.Event()
        self.picked_up = asyncio.Event()
        self.ended = asyncio.Event()
        self._ear = Ear()
        self._leg: Leg | None = None
        self._player: Any = None

    def attach(self, leg: "Leg") -> None:
        self._leg = leg

    async def reaches(self, moment: asyncio.Event, *, within_s: float) -> bool:
        """Wait for a moment of the call; False when it has not come, or the call ended first."""
        try:
            async with asyncio.timeout(within_s):
                await moment.wait()
        except TimeoutError:
            return False
        return moment is self.ended or not self.ended.is_set()

    def ring(self) -> None:
        self._reply(180)

    def pick_up(self) -> None:
        self._reply(200)

    def refuse(self, code: int) -> None:
        self._reply(code)

    def hang_up(self) -> None:
        if self._leg is not None and not self.ended.is_set():
            self._leg.hangup(pj.CallOpParam(True))

    def say(self, spoken: Spoken) -> None:
        """Play into the call from now on; whoever calls this knows how long it takes."""
        if self._leg is None or self.ended.is_set():
            return
        self._player = pj.AudioMediaPlayer()
        self._player.createPlayer(str(spoken.path), pj.PJMEDIA_FILE_NO_LOOP)
        self._player.startTransmit(self._leg.getAudioMedia(-1))

    def changed(self, state: int, code: int, reason: str) -> None:
        """The SIP dialog moved on."""
        now = datetime.now(UTC)
        if state == pj.PJSIP_INV_STATE_EARLY:
            self.report = replace(self.report, state=State.RINGING, code=code)
        elif state == pj.PJSIP_INV_STATE_CONFIRMED:
            self.report = replace(self.report, state=State.ANSWERED, answered_at=now, code=code)
            self.answered.set()
        elif state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self.report = replace(self.report, state=State.ENDED, ended_at=now, code=code, reason=reason)
            for moment in (self.ended, self.answered, self.picked_up):
                moment.set()

    def listen(self) -> None:
        """To be called every 20 ms: how loud is the other side, and does it listen to us?"""
        level = self._level()
        if level is None:
            return
        if level > self.report.loudest:
            self.report = replace(self.report, loudest=level)
        if not self.picked_up.is_set() and self._ear.is_listened_to(level):
            self.report = replace(self.report, picked_up_at=datetime.now(UTC))
            self.picked_up.set()

    def measure(self) -> None:
        """Bring the packet counts of the report up to date, as long as there is audio."""
        if self._leg is None or not self._leg.hasMedia():
            return
        try:
            rtcp = self._leg.getStreamStat(0).rtcp
            codec = self._leg.getStreamInfo(0).codecName
        except pj.Error:  # the stream is not up yet, or no longer
            return
        self.report = replace(
            self.report,
            codec=codec,
            packets_sent=rtcp.txStat.pkt,
            packets_received=rtcp.rxStat.pkt,
            packets_lost=rtcp.rxStat.loss,
        )

    def let_go(self) -> None:
        """Free the library's objects while the library lives: it aborts the process otherwise."""
        self._player = None
        self._leg = None

    def _level(self) -> int | None:
        if self._leg is None or self.report.state is not State.ANSWERED:
            return None
        try:
            return int(
                self._leg.getAudioMedia(-1).getTxLevel()
            )  # what comes from the PBX, in spite of its name
        except pj.Error:  # on its way up or down
            return None

    def _reply(self, code: int) -> None:
        if self._leg is None or self.ended.is_set():
            return
        prm = pj.CallOpParam(True)
        prm.statusCode = code
        self._leg.answer(prm)


class Leg(pj.Call):  # type: ignore[misc]
    """The library's side of a call."""

    def __init__(self, account: pj.Account, call: Call, call_id: int = pj.PJSUA_INVALID_ID) -> None:
        super().__init__(account, call_id)
        self._call = call

    def onCallState(self, prm: Any) -> None:
        info = self.getInfo()
        self._call.changed(info.state, info.lastStatusCode, info.lastReason)

    def onCallMediaState(self, prm: Any) -> None:
        # Audio is measured only while something takes it: the null sound device does.
        with suppress(pj.Error):
            self.getAudioMedia(-1).startTransmit(pj.Endpoint.instance().audDevManager().getPlaybackDevMedia())

    def onStreamDestroyed(self, prm: Any) -> None:
        self._call.measure()
