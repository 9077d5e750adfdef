"""Telephones for tests: agents' phones and the outside world, on pjsua2, driven from the test's own loop."""

import asyncio
import contextlib
import ctypes
import math
import struct
import wave
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pjsua2 as pj

TICK_S = 0.01


def switch_digests_on() -> None:
    """The wheel's old libcrypto knows no MD5 until asked, and so pjsua could not register."""
    libraries = Path(pj.__file__).parents[1] / "pjsua2_python.libs"
    for crypto in libraries.glob("libcrypto-*.so.1.0*"):
        ctypes.CDLL(str(crypto)).OPENSSL_add_all_algorithms_noconf()


_kept: list[Any] = []


def _keep(thing: Any) -> None:
    """Pjsua's objects must not be destructed after its library is: let the process' end do it."""
    thing.thisown = False
    _kept.append(thing)


class Leg(pj.Call):  # type: ignore[misc]
    """One call as a phone sees it."""

    def __init__(self, phone: "Phone", call_id: int = pj.PJSUA_INVALID_ID) -> None:
        super().__init__(phone, call_id)
        self.phone = phone
        self.is_up = False
        self.is_over = False
        self.code = 0
        self.digits = ""
        _keep(self)

    def onCallState(self, prm: Any) -> None:
        info = self.getInfo()
        self.is_up = info.state == pj.PJSIP_INV_STATE_CONFIRMED
        self.is_over = info.state == pj.PJSIP_INV_STATE_DISCONNECTED
        self.code = info.lastStatusCode

    def onCallMediaState(self, prm: Any) -> None:
        with contextlib.suppress(pj.Error):
            self.phone.voice.startTransmit(self.getAudioMedia(-1))

    def reply(self, code: int) -> None:
        prm = pj.CallOpParam()
        prm.statusCode = code
        self.answer(prm)

    def leave(self, code: int = 0) -> None:
        prm = pj.CallOpParam()
        prm.statusCode = code
        self.hangup(prm)

    def onDtmfDigit(self, prm: Any) -> None:
        self.digits += prm.digit

    def transfer(self, uri: str) -> None:
        """The phone's own blind transfer (REFER)."""
        self.xfer(uri, pj.CallOpParam(True))

    def transfer_to(self, other: "Leg") -> None:
        """The phone's own attended transfer: leave this call with whom `other` is with."""
        self.xferReplaces(other, pj.CallOpParam(True))

    def forward(self, uri: str) -> None:
        """Answer with 302: ring there instead."""
        prm = pj.CallOpParam()
        prm.statusCode = 302
        contact = pj.SipHeader()
        contact.hName, contact.hValue = "Contact", f"<{uri}>"
        prm.txOption.headers.append(contact)
        self.answer(prm)

    def hold(self) -> None:
        self.setHold(pj.CallOpParam())

    def resume(self) -> None:
        prm = pj.CallOpParam(True)
        prm.opt.flag = pj.PJSUA_CALL_UNHOLD
        self.reinvite(prm)


class Phone(pj.Account):  # type: ignore[misc]
    """A SIP account. `on_ring(leg)` decides what a call that comes in gets; by default it only rings (180)."""

    def __init__(self, voice: Any) -> None:
        super().__init__()
        self.voice = voice
        self.legs: list[Leg] = []
        self.on_ring: Callable[[Leg], None] = lambda leg: leg.reply(180)
        self.is_registered = False
        _keep(self)

    def onRegState(self, prm: Any) -> None:
        self.is_registered = prm.code == 200 and prm.expiration > 0

    def onIncomingCall(self, prm: Any) -> None:
        leg = Leg(self, prm.callId)
        self.legs.append(leg)
        self.on_ring(leg)

    def dial(self, uri: str) -> Leg:
        leg = Leg(self)
        self.legs.append(leg)
        leg.makeCall(uri, pj.CallOpParam(True))
        return leg


class Exchange:
    """All phones of one test."""

    def __init__(self, *, sip_port: int, trunk_port: int, scratch: Path) -> None:
        self.sip_port = sip_port
        switch_digests_on()
        config = pj.EpConfig()
        config.uaConfig.threadCnt = 0
        config.uaConfig.mainThreadOnly = True
        config.uaConfig.maxCalls = 30
        config.logConfig.level = 0
        config.logConfig.consoleLevel = 0
        config.medConfig.noVad = True
        config.medConfig.threadCnt = 1
        self.endpoint = pj.Endpoint()
        self.phones: list[Phone] = []
        self.endpoint.libCreate()
        self.endpoint.libInit(config)
        self.phones_transport = self._transport(0)
        self.trunk_transport = self._transport(trunk_port)
        self.endpoint.libStart()
        self.endpoint.audDevManager().setNullDev()
        tone = scratch / "tone.wav"
        write_tone(tone)
        self.voice = pj.AudioMediaPlayer()
        self.voice.createPlayer(str(tone))
        _keep(self.voice)

    def _transport(self, port: int) -> int:
        config = pj.TransportConfig()
        config.port = port
        config.boundAddress = "127.0.0.1"
        config.publicAddress = "127.0.0.1"
        return int(self.endpoint.transportCreate(pj.PJSIP_TRANSPORT_UDP, config))

    def line(self, name: str, secret: str) -> Phone:
        """An agent's phone, registering."""
        config = self._account(f"sip:{name}@127.0.0.1:{self.sip_port}", self.phones_transport)
        config.regConfig.registrarUri = f"sip:127.0.0.1:{self.sip_port}"
        config.regConfig.timeoutSec = 120
        config.sipConfig.authCreds.append(pj.AuthCredInfo("digest", "*", name, 0, secret))
        return self._add(config)

    def outside(self, number: str, name: str = "") -> Phone:
        """A telephone on the other side of the trunk."""
        uri = f'"{name}" <sip:{number}@127.0.0.1>' if name else f"sip:{number}@127.0.0.1"
        return self._add(self._account(uri, self.trunk_transport))

    def _account(self, uri: str, transport: int) -> Any:
        config = pj.AccountConfig()
        config.idUri = uri
        config.sipConfig.transportId = transport
        config.mediaConfig.transportConfig.boundAddress = "127.0.0.1"
        return config

    def _add(self, config: Any) -> Phone:
        phone = Phone(self.voice)
        phone.create(config)
        self.phones.append(phone)
        return phone

    def uri(self, extension: str) -> str:
        return f"sip:{extension}@127.0.0.1:{self.sip_port}"

    async def run(self) -> None:
        while True:
            self.endpoint.libHandleEvents(0)
            await asyncio.sleep(TICK_S)

    def close(self) -> None:
        self.endpoint.hangupAllCalls()
        for phone in self.phones:
            phone.shutdown()
        self.endpoint.libDestroy()


@contextlib.asynccontextmanager
async def exchange(*, sip_port: int, trunk_port: int, scratch: Path) -> AsyncIterator[Exchange]:
    phones = Exchange(sip_port=sip_port, trunk_port=trunk_port, scratch=scratch)
    pump = asyncio.create_task(phones.run())
    try:
        yield phones
    finally:
        pump.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await pump
        phones.close()


async def until(true: Callable[[], object], what: str, *, timeout_s: float = 15) -> None:
    """Wait for a state of the real world; AssertionError saying `what` did not come."""
    try:
        async with asyncio.timeout(timeout_s):
            while not true():
                await asyncio.sleep(TICK_S)
    except TimeoutError:
        raise AssertionError(f"{what} did not happen in {timeout_s:g} s") from None


def write_tone(path: Path, *, hertz: int = 440, seconds: int = 2, rate: int = 8000) -> None:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        samples = (int(9000 * math.sin(2 * math.pi * hertz * n / rate)) for n in range(seconds * rate))
        out.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
