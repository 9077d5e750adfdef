"""SIP and audio of the telephone network, on pjsua2.

Everything runs in the one thread of the event loop: the library is polled, its callbacks only set state, and no
Python code runs in its audio thread. So no thread needs to be registered and no command to be queued.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pjsua2 as pj

from deploy.demo.calls import Call, Leg, Origin, Report, State
from deploy.demo.ear import SAMPLE_S

POLL_S = SAMPLE_S / 2
FAREWELL_S = 2.0
MAX_CALLS = 32
CODECS = {"PCMA/8000/1": 255, "PCMU/8000/1": 254}
DIALLED = re.compile(r"<?sips?:([^@;>]*)@")


class PortTaken(Exception):
    """The trunk's address is not free, or not ours."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(f"The telephone network cannot listen on {host}:{port} ({why}): free that UDP port.")


class Sip:
    """The library, started; `serve` must run for anything to happen. One per process."""

    def __init__(self, *, host: str, port: int) -> None:
        self._address = f"{host}:{port}"
        self._calls: list[Call] = []
        self._on_call: Callable[[Call], None] = Call.hang_up
        self._made = 0
        self._endpoint = pj.Endpoint()
        self._endpoint.libCreate()
        self._endpoint.libInit(_quiet())
        try:
            self._endpoint.transportCreate(pj.PJSIP_TRANSPORT_UDP, _bound(host, port))
        except pj.Error as error:
            self._endpoint.libDestroy()
            raise PortTaken(host, port, error.reason) from None
        self._endpoint.libStart()
        self._endpoint.audDevManager().setNullDev()
        for codec in self._endpoint.codecEnum2():
            self._endpoint.codecSetPriority(codec.codecId, CODECS.get(codec.codecId, 0))
        config = pj.AccountConfig()
        config.idUri = f"sip:network@{self._address}"
        config.mediaConfig.transportConfig = _bound(host, 0)
        config.mediaConfig.transportConfig.randomizePort = True
        self._account = _Account(self._taken)
        self._account.create(config)

    @property
    def calls(self) -> tuple[Call, ...]:
        """Calls that are not over."""
        return tuple(self._calls)

    def call(self, *, to: str, number: str, name: str) -> Call:
        """Send an INVITE to the SIP address `to`; an empty `number` calls anonymously."""
        call = Call(self._report(Origin.NETWORK, number))
        leg = Leg(self._account, call)
        prm = pj.CallOpParam(True)
        prm.txOption.localUri = caller_uri(number, name, self._address)
        leg.makeCall(to, prm)
        call.attach(leg)
        self._calls.append(call)
        return call

    async def serve(self, on_call: Callable[[Call], None]) -> None:
        """Poll the library until cancelled, giving every call that comes in to `on_call`; then free everything."""
        self._on_call = on_call
        turn = 0
        try:
            while True:
                self._poll()
                turn += 1
                if turn % 2 == 0:
                    for call in self._calls:
                        call.listen()
                await asyncio.sleep(POLL_S)
        finally:
            await self._close()

    def _report(self, origin: Origin, number: str) -> Report:
        self._made += 1
        return Report(
            id=self._made, origin=origin, number=number, state=State.CALLING, started_at=datetime.now(UTC)
        )

    def _taken(self, call_id: int) -> None:
        call = Call(self._report(Origin.PBX, ""))
        leg = Leg(self._account, call, call_id)
        dialled = DIALLED.match(leg.getInfo().localUri)
        call.report = replace(call.report, number=dialled[1] if dialled else "")
        call.attach(leg)
        self._calls.append(call)
        self._on_call(call)

    def _poll(self) -> None:
        while self._endpoint.libHandleEvents(0) > 0:
            pass
        for call in [each for each in self._calls if each.ended.is_set()]:
            call.let_go()
            self._calls.remove(call)

    async def _close(self) -> None:
        self._endpoint.hangupAllCalls()
        clock = asyncio.get_running_loop()
        deadline = clock.time() + FAREWELL_S
        while self._calls and clock.time() < deadline:
            self._poll()
            await asyncio.sleep(POLL_S)
        for call in self._calls:
            call.let_go()
        self._calls.clear()
        self._account.shutdown()
        self._endpoint.libDestroy()


class _Account(pj.Account):  # type: ignore[misc]
    """The trunk: takes what the PBX sends, without registration."""

    def __init__(self, on_call: Callable[[int], None]) -> None:
        super().__init__()
        self._on_call = on_call

    def onIncomingCall(self, prm: Any) -> None:
        self._on_call(prm.callId)


def caller_uri(number: str, name: str, host: str) -> str:
    """The From address; quotes and backslashes of the name are escaped as SIP wants it."""
    if not number:
        return '"Anonymous" <sip:anonymous@anonymous.invalid>'
    shown = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{shown}" <sip:{number}@{host}>' if shown else f"<sip:{number}@{host}>"


def _bound(host: str, port: int) -> Any:
    config = pj.TransportConfig()
    config.boundAddress = host
    config.port = port
    return config


def _quiet() -> Any:
    config = pj.EpConfig()
    config.uaConfig.threadCnt = 0
    config.uaConfig.mainThreadOnly = True
    config.uaConfig.maxCalls = MAX_CALLS
    config.uaConfig.userAgent = "telephone network"
    config.logConfig.level = 1
    config.logConfig.consoleLevel = 1
    config.medConfig.clockRate = 8000
    config.medConfig.sndClockRate = 8000
    config.medConfig.noVad = True
    config.medConfig.ecTailLen = 0
    return config
