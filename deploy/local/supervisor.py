"""Runs a set of processes: starts them when what they need is ready, restarts, and stops them all in order."""

import asyncio
import os
import shutil
import signal
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from deploy.local import leftovers
from deploy.local.owner import Owner
from deploy.local.trouble import Trouble, plain

Ready = Callable[[], Awaitable[bool]]
Say = Callable[[str], None]
say_now: Say = partial(print, flush=True)

PROBE_EVERY_S = 0.05
PROBE_TIMEOUT_S = 10.0
BACK_OFF_S = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
STEADY_AFTER_S = 60.0
LOG_BYTES = 5_000_000
LOGS_KEPT = 3
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One process to keep running. `ready` is asked until it says yes; OSError and timeouts count as no."""

    name: str
    title: str
    argv: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    inherit_env: bool = False
    cwd: Path | None = None
    owner: Owner = field(default_factory=Owner)
    needs: tuple[str, ...] = ()
    ready: Ready | None = None
    start_s: float = 30.0
    stop_signal: signal.Signals = signal.SIGTERM
    # What it gets when the supervisor itself is killed.
    orphan_signal: signal.Signals = signal.SIGTERM
    grace_s: float = 10.0


class DidNotStart(Trouble):
    """A process ended, or was not ready in time; the end of its log tells why."""

    def __init__(self, program: Program, what: str, log: Path) -> None:
        lines = log.read_text(errors="replace").splitlines()[-6:] if log.exists() else []
        said = "".join(f"\n    {line[:300]}" for line in lines)
        super().__init__(f"{program.title} {what}. Its log is {log}:{said}")


class _Kept:
    """A program with its current process and what became of it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.process: asyncio.subprocess.Process | None = None
        self.keeper: asyncio.Task[None] | None = None
        self.is_ready = asyncio.Event()
        self.is_stopping = False


class Supervisor:
    """`async with Supervisor(home) as supervisor:` — leaving the block stops everything that was started in it.

    SIGINT, SIGTERM and SIGHUP end `wait()`, or cancel the block's body while it is still starting things;
    a second one kills without waiting.
    """

    def __init__(self, home: Path, *, say: Say = say_now, handle_signals: bool = True) -> None:
        self.home = home.absolute()
        self.say = say
        self._handle_signals = handle_signals
        self._kept: dict[str, _Kept] = {}
        self._stop = asyncio.Event()
        self._hurry = asyncio.Event()
        self._body: asyncio.Task[object] | None = None
        self._is_waiting = False
        self._was_cancelled = False

    async def __aenter__(self) -> Self:
        (self.home / "logs").mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread(leftovers.end, self.home, say=self.say)
        self._body = asyncio.current_task()
        if self._handle_signals:
            for number in STOPPING:
                asyncio.get_running_loop().add_signal_handler(number, self.request_stop)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self._body, body = None, self._body
        if self._was_cancelled and body is not None:
            body.uncancel()
        try:
            await asyncio.shield(self._stop_all())
        finally:
            if self._handle_signals:
                for number in STOPPING:
                    asyncio.get_running_loop().remove_signal_handler(number)
        return self._was_cancelled and kind is asyncio.CancelledError

    @property
    def was_stopped(self) -> bool:
        """Whether a signal (or request_stop) asked for the end."""
        return self._stop.is_set()

    def request_stop(self) -> None:
        """Ask for an orderly end; a second time: at once."""
        if self._stop.is_set():
            self._hurry.set()
            return
        self._stop.set()
        self.say("\nStopping …")
        if self._body is not None and not self._is_waiting:
            self._was_cancelled = True
            self._body.cancel()

    async def wait(self) -> None:
        """Until somebody asks to stop."""
        self._is_waiting = True
        try:
            await self._stop.wait()
        finally:
            self._is_waiting = False

    async def start(self, program: Program, *, began: float | None = None) -> None:
        """Start it once what it needs is ready; returns when it is ready. Raises DidNotStart.

        `began` (monotonic) is when its preparation began, for the time that is shown.
        """
        kept = self._kept.setdefault(program.name, _Kept(program))
        for needed in [self._kept[name] for name in program.needs if name in self._kept]:
            await needed.is_ready.wait()
        began = began or time.monotonic()
        await self._spawn(kept)
        await self._become_ready(kept)
        kept.is_ready.set()
        kept.keeper = asyncio.create_task(self._keep(kept))
        self.say(step(program.title, time.monotonic() - began))

    async def start_all(self, programs: Iterable[Program]) -> None:
        """Start them side by side, each when its needs are ready."""
        kept = {program.name: _Kept(program) for program in programs}
        self._kept.update(kept)
        try:
            async with asyncio.TaskGroup() as group:
                for one in kept.values():
                    group.create_task(self.start(one.program))
        except BaseExceptionGroup as several:
            raise plain(several) from None

    async def run(self, program: Program, *, timeout_s: float) -> None:
        """Run it to its end. Raises DidNotStart when it fails or takes longer than `timeout_s`."""
        kept = self._kept[program.name] = _Kept(program)
        began = time.monotonic()
        log = self.log_of(program.name)
        await self._spawn(kept)
        try:
            async with asyncio.timeout(timeout_s):
                code = await _process(kept).wait()
        except TimeoutError:
            raise DidNotStart(program, f"was not done within {timeout_s:.0f} s", log) from None
        del self._kept[program.name]
        if code:
            raise DidNotStart(program, f"ended with code {code}", log)
        self.say(step(program.title, time.monotonic() - began))

    async def stop(self, name: str) -> None:
        """Stop one program and keep it stopped; it may be started again."""
        await self._stop_one(self._kept.pop(name))

    def pid(self, name: str) -> int | None:
        """The process id a program runs under now."""
        process = self._kept[name].process
        return process.pid if process is not None and process.returncode is None else None

    def log_of(self, name: str) -> Path:
        """Where the program's output goes."""
        return self.home / "logs" / f"{name}.log"

    async def _spawn(self, kept: _Kept) -> None:
        program = kept.program
        log = self.log_of(program.name)
        rotate(log)
        base = (
            os.environ
            if program.inherit_env
            else {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"}
        )
        env = {**base, **program.env, **leftovers.mark(self.home, program.stop_signal)}
        argv = list(program.argv)
        if (setpriv := shutil.which("setpriv")) is not None:
            # The kernel tells the process when we die, however we die.
            argv = [setpriv, "--pdeathsig", program.orphan_signal.name.removeprefix("SIG"), "--", *argv]
        who = program.owner
        drop: dict[str, object] = (
            {} if who.uid is None else {"user": who.uid, "group": who.gid, "extra_groups": []}
        )
        with log.open("ab") as output:
            log.chmod(0o600)
            kept.process = await asyncio.create_subprocess_exec(
                *argv,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=asyncio.subprocess.STDOUT,
                env=env,
                cwd=program.cwd,
                # Its own group: the terminal's Ctrl-C reaches us alone.
                start_new_session=True,
                **drop,  # type: ignore[arg-type]
            )

    async def _become_ready(self, kept: _Kept) -> None:
        program, process = kept.program, kept.process
        deadline = time.monotonic() + program.start_s
        while process is not None and time.monotonic() < deadline:
            if process.returncode is not None:
                what = f"ended with code {process.returncode} while starting"
                raise DidNotStart(program, what, self.log_of(program.name))
            if program.ready is None or await _says_yes(program.ready):
                return
            await asyncio.sleep(PROBE_EVERY_S)
        raise DidNotStart(program, f"was not ready within {program.start_s:.0f} s", self.log_of(program.name))

    async def _keep(self, kept: _Kept) -> None:
        """Start it again, ever later, each time it ends by itself."""
        tries = 0
        while kept.process is not None:
            began = time.monotonic()
            code = await kept.process.wait()
            if kept.is_stopping:
                return
            kept.is_ready.clear()
            tries = 0 if time.monotonic() - began > STEADY_AFTER_S else tries
            pause = BACK_OFF_S[min(tries, len(BACK_OFF_S) - 1)]
            tries += 1
            log = self.log_of(kept.program.name)
            self.say(
                f"! {kept.program.title} ended with code {code}; starting it again in {pause:g} s (log: {log})"
            )
            await asyncio.sleep(pause)
            began = time.monotonic()
            try:
                await self._spawn(kept)
                await self._become_ready(kept)
            except DidNotStart as trouble:
                self.say(f"! {trouble}")
                await _end_group(kept, hurry=self._hurry)
            else:
                kept.is_ready.set()
                self.say(step(f"{kept.program.title} again", time.monotonic() - began))

    async def _stop_all(self) -> None:
        """Each after those that need it; then whatever they themselves left behind."""
        ended = {name: asyncio.Event() for name in self._kept}

        async def stop(kept: _Kept) -> None:
            for other in self._kept.values():
                if kept.program.name in other.program.needs:
                    await ended[other.program.name].wait()
            try:
                await self._stop_one(kept)
            finally:
                ended[kept.program.name].set()

        async with asyncio.TaskGroup() as group:
            for kept in self._kept.values():
                group.create_task(stop(kept))
        await asyncio.to_thread(leftovers.end, self.home, grace_s=0.5)

    async def _stop_one(self, kept: _Kept) -> None:
        kept.is_stopping = True
        if kept.keeper is not None and (kept.process is None or kept.process.returncode is not None):
            kept.keeper.cancel()
        await _end_group(kept, hurry=self._hurry)
        if kept.keeper is not None:
            kept.keeper.cancel()
            with suppress(asyncio.CancelledError):
                await kept.keeper


def step(title: str, seconds: float) -> str:
    """One line of progress."""
    return f"  {title:<36} {seconds:5.1f} s"


def rotate(log: Path) -> None:
    """Put a log that has grown beyond LOG_BYTES aside as .1, .2 …"""
    if not log.exists() or log.stat().st_size < LOG_BYTES:
        return
    for number in range(LOGS_KEPT - 1, 0, -1):
        with suppress(FileNotFoundError):
            log.with_suffix(f".log.{number}").rename(log.with_suffix(f".log.{number + 1}"))
    log.rename(log.with_suffix(".log.1"))


def _process(kept: _Kept) -> asyncio.subprocess.Process:
    if kept.process is None:
        raise RuntimeError(f"{kept.program.name} was not spawned")
    return kept.process


async def _says_yes(ready: Ready) -> bool:
    try:
        async with asyncio.timeout(PROBE_TIMEOUT_S):
            return await ready()
    except (OSError, TimeoutError, asyncio.IncompleteReadError):
        return False


async def _end_group(kept: _Kept, *, hurry: asyncio.Event) -> None:
    """The stop signal to the process itself, then SIGKILL to its group when the grace is over."""
    process = kept.process
    if process is None or process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.send_signal(kept.program.stop_signal)
    gone = asyncio.create_task(process.wait())
    hurried = asyncio.create_task(hurry.wait())
    await asyncio.wait({gone, hurried}, timeout=kept.program.grace_s, return_when=asyncio.FIRST_COMPLETED)
    hurried.cancel()
    if not gone.done():
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    await gone
