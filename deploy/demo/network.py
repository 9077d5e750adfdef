"""The telephone network: the other end of the trunk, with people who call the DID and people who are called."""

import asyncio
import json
import random
from collections import deque
from collections.abc import Coroutine, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog

from deploy.demo.calls import Call, Report
from deploy.demo.numbers import ANSWERED, NEVER, e164, reaction
from deploy.demo.sip import Sip
from deploy.demo.speech import Speaker, Spoken, speeches

log = structlog.get_logger()

CALLERS = Path(__file__).with_name("callers.json")
REMEMBERED = 200
WAITS_FOR_HANGUP_S = 120.0


class UnknownSpeech(ValueError):
    """Nobody knows that speech."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"There is no speech {name}; there are {', '.join(known)}.")


@dataclass(frozen=True, slots=True)
class Caller:
    """`number` and `name` as the network sends them; an empty number is withheld."""

    number: str
    name: str
    speech: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """How often somebody calls of their own accord, and how long they wait for an agent."""

    gap_s: tuple[float, float] = (20.0, 60.0)
    patience_s: float = 45.0
    at_once: int = 2
    seed: int = 1


def callers(path: Path = CALLERS) -> tuple[Caller, ...]:
    """The people who call the demonstration."""
    return tuple(Caller(**each) for each in json.loads(path.read_text()))


def turns(people: Sequence[Caller], pace: Pace) -> Iterator[tuple[float, Caller]]:
    """For ever (seconds until the next call, who calls): everybody once before anybody twice."""
    dice = random.Random(pace.seed)
    while True:
        for caller in dice.sample(people, len(people)):
            yield dice.uniform(*pace.gap_s), caller


class Network:
    """Places and answers calls; `run` must run."""

    def __init__(self, *, sip: Sip, pbx: str, did: str, pace: Pace, speaker: Speaker) -> None:
        self._sip = sip
        self._pbx = pbx
        self._did = did
        self._pace = pace
        self._speeches = speeches()
        self._speaker = speaker
        self._kept: deque[Call] = deque(maxlen=REMEMBERED)
        self._tasks = asyncio.TaskGroup()
        self._calling: asyncio.Task[None] | None = None

    async def run(self, *, with_callers: bool) -> None:
        """Serve until cancelled."""
        async with self._tasks:
            self.let_people_call(with_callers)
            await self._sip.serve(self._taken)

    def let_people_call(self, on: bool) -> None:
        """Whether people call of their own accord; calls in progress go on."""
        if self._calling is not None:
            self._calling.cancel()
        self._calling = self._tasks.create_task(self._people_call()) if on else None

    def reports(self) -> list[Report]:
        """Every call that is remembered, oldest first."""
        for call in self._kept:
            call.measure()
        return [call.report for call in self._kept]

    def hang_up(self, call_id: int) -> None:
        """End a call; one that is over or unknown is left alone."""
        for call in self._sip.calls:
            if call.report.id == call_id:
                call.hang_up()

    async def call(self, caller: Caller, *, did: str, patience_s: float) -> Report:
        """Somebody calls `did`, waits at most `patience_s` for an agent, speaks, listens and hangs up."""
        spoken = await self._spoken(caller.speech)
        call = self._sip.call(to=f"sip:{did}@{self._pbx}", number=caller.number, name=caller.name)
        self._begin(call, self._visit(call, spoken, patience_s))
        return call.report

    async def _people_call(self) -> None:
        for gap_s, caller in turns(callers(), self._pace):
            await asyncio.sleep(gap_s)
            numbers = [call.report.number for call in self._sip.calls]
            if len(numbers) < self._pace.at_once and caller.number not in numbers:
                await self.call(caller, did=self._did, patience_s=self._pace.patience_s)

    async def _visit(self, call: Call, spoken: Spoken, patience_s: float) -> None:
        if await call.reaches(call.picked_up, within_s=patience_s):
            call.say(spoken)
            await call.reaches(call.ended, within_s=spoken.seconds)
        call.hang_up()

    async def _be_called(self, call: Call) -> None:
        expected = reaction(e164(call.report.number))
        if expected.ring_seconds:
            call.ring()
        waits_s = WAITS_FOR_HANGUP_S if expected.code == NEVER else expected.ring_seconds
        if await call.reaches(call.ended, within_s=waits_s):
            return
        if expected.code != ANSWERED:
            call.refuse(expected.code or 480)
            return
        spoken = await self._spoken(f"answer_{expected.language}")
        call.pick_up()
        if await call.reaches(call.answered, within_s=5):
            call.say(spoken)
            await call.reaches(call.ended, within_s=spoken.seconds)
        call.hang_up()

    async def _spoken(self, name: str) -> Spoken:
        if (speech := self._speeches.get(name)) is None:
            raise UnknownSpeech(name, list(self._speeches))
        return await asyncio.to_thread(self._speaker.wav, speech)

    def _taken(self, call: Call) -> None:
        self._begin(call, self._be_called(call))

    def _begin(self, call: Call, conversation: Coroutine[None, None, None]) -> None:
        self._kept.append(call)
        self._tasks.create_task(self._live(call, conversation))

    async def _live(self, call: Call, conversation: Coroutine[None, None, None]) -> None:
        try:
            await conversation
        except Exception:
            log.exception("a call of the telephone network went wrong", call=call.report.id)
            call.hang_up()
