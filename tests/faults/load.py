"""People who call, agents who answer and dial: each keeps a list of its own of what it did."""

import asyncio
import itertools
import random
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from deploy.demo.calls import Report
from deploy.demo.control import NetworkError
from deploy.demo.data import DEMO_PASSWORD, DID
from deploy.demo.system import System
from tests.telephony.phones import Leg, Phone

GAP_S = (0.1, 0.6)
PATIENCE_S = 6.0
TALK_S = (1.0, 4.0)
AT_ONCE = 12
LOOK_S = 0.7


@dataclass
class Callers:
    """`reports`: every call that left for the PBX, as the telephone network saw it."""

    system: System
    dice: random.Random
    reports: dict[int, Report] = field(default_factory=dict)

    async def run(self) -> None:
        """Call until cancelled, each time from a number of its own."""
        for number in itertools.count():
            await asyncio.sleep(self.dice.uniform(*GAP_S))
            await self.look()
            if sum(report.ended_at is None for report in self.reports.values()) >= AT_ONCE:
                continue
            with suppress(NetworkError):
                report = await self.system.network.call(
                    number=f"+38067{1_000_000 + number}", did=DID, patience_s=PATIENCE_S
                )
                self.reports[report.id] = report

    async def look(self) -> None:
        with suppress(NetworkError):
            self.reports |= {report.id: report for report in await self.system.network.calls()}

    async def hang_up(self) -> None:
        await self.look()
        for report in self.reports.values():
            if report.ended_at is None:
                with suppress(NetworkError):
                    await self.system.network.hang_up(report.id)

    def accepted(self) -> set[str]:
        """Numbers whose calls Asterisk took: the queue answered them."""
        return {
            report.number
            for report in self.reports.values()
            if report.origin == "network" and report.answered_at is not None
        }


@dataclass
class Agent:
    """A person at a desk with an ordinary telephone. `dials`: the intents that the service accepted."""

    system: System
    login: str
    line_id: str
    place: int
    phone: Phone
    dice: random.Random
    dials: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    serial: int = 0

    def __post_init__(self) -> None:
        self.phone.on_ring = self._answer

    def _answer(self, leg: Leg) -> None:
        loop = asyncio.get_running_loop()
        leg.reply(180)
        loop.call_later(0.4, self._quietly, leg, 200)
        loop.call_later(0.4 + self.dice.uniform(*TALK_S), self._quietly, leg, None)

    @staticmethod
    def _quietly(leg: Leg, code: int | None) -> None:
        if leg.is_over:
            return
        with suppress(Exception):  # the other side was faster
            leg.leave() if code is None else leg.reply(code)

    async def run(self, *, dials: bool) -> None:
        """Work until cancelled; what the service cannot do just now is tried again, as a browser would."""
        headers = {"Origin": self.system.url}
        async with httpx.AsyncClient(base_url=self.system.url, headers=headers, timeout=8) as browser:
            while True:
                with suppress(httpx.HTTPError, KeyError):
                    await self._step(browser, dials=dials)
                await asyncio.sleep(LOOK_S)

    async def _step(self, browser: httpx.AsyncClient, *, dials: bool) -> None:
        answer = await browser.get("/api/desk")
        if answer.status_code == 401:
            await browser.post("/api/auth/login", json={"login": self.login, "password": DEMO_PASSWORD})
            return
        answer.raise_for_status()
        agent = answer.json()["agent"]
        match agent["state"]:
            case "offline":
                await browser.post("/api/desk/shift/start", json={"line_id": self.line_id})
            case "wrap_up":
                await self._close(browser, agent["interaction_id"])
            case "not_responding" | "paused" | "link_lost":
                await browser.post("/api/desk/ready")
            case "ready" if dials and self.dice.random() < 0.3:
                await self._dial(browser)

    async def _close(self, browser: httpx.AsyncClient, interaction_id: str | None) -> None:
        if interaction_id is None:
            return
        result: dict[str, Any] = {"disposition": "refused", "next": {"kind": "none", "reason": "no interest"}}
        await browser.post(
            f"/api/interactions/{interaction_id}/close",
            json=result,
            headers={"Idempotency-Key": str(uuid4())},
        )

    async def _dial(self, browser: httpx.AsyncClient) -> None:
        """One click; as long as no answer comes the same click is sent again."""
        self.serial += 1
        number = f"+38050{self.place}{100_000 + self.serial}"
        key = {"Idempotency-Key": str(uuid4())}
        for _ in range(20):
            try:
                answer = await browser.post("/api/calls/dial", json={"number": number}, headers=key)
            except httpx.HTTPError:
                await asyncio.sleep(LOOK_S)
                continue
            if answer.status_code == 202:
                self.dials.append(answer.json()["intent_id"])
                self.numbers.append(number)
            return
