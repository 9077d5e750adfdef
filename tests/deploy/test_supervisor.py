"""Processes are started, watched, restarted and stopped, and none is left."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from deploy.local import leftovers
from deploy.local.supervisor import DidNotStart, Program, Supervisor, rotate

WAIT = "import time; time.sleep(600)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(600)"


def python(name: str, code: str, **more: object) -> Program:
    return Program(name=name, title=name, argv=[sys.executable, "-c", code], **more)  # type: ignore[arg-type]


def supervisor(home: Path, said: list[str]) -> Supervisor:
    return Supervisor(home, say=said.append, handle_signals=False)


def there(marker: Path) -> Callable[[], Awaitable[bool]]:
    async def ready() -> bool:
        return await asyncio.to_thread(marker.exists)

    return ready


async def until(is_true: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not is_true():
            await asyncio.sleep(0.02)


async def test_everything_ends_when_the_block_is_left(home: Path) -> None:
    async with supervisor(home, []) as running:
        await running.start(python("one", WAIT))
        await running.start(python("two", WAIT, needs=("one",)))
        assert len(leftovers.find(home)) == 2
    assert leftovers.find(home) == {}


async def test_grandchildren_end_too(home: Path) -> None:
    spawn = (
        f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {WAIT!r}]); time.sleep(600)"
    )
    async with supervisor(home, []) as running:
        await running.start(python("parent", spawn))
        await until(lambda: len(leftovers.find(home)) == 2)
    assert leftovers.find(home) == {}


async def test_those_that_need_others_stop_first(home: Path, tmp_path: Path) -> None:
    order = tmp_path / "order"
    code = "import signal, sys, time\ndef end(*a):\n open({0!r}, 'a').write({1!r} + ' ')\n sys.exit(0)\n"
    code += "signal.signal(signal.SIGTERM, end)\nopen({0!r} + {1!r}, 'w')\ntime.sleep(600)"
    async with supervisor(home, []) as running:
        for name, needs in (("database", ()), ("service", ("database",))):
            marker = Path(f"{order}{name}")

            program = python(name, code.format(str(order), name), needs=needs, ready=there(marker))
            await running.start(program)
    assert order.read_text().split() == ["service", "database"]


async def test_one_that_ignores_the_request_is_killed(home: Path) -> None:
    async with supervisor(home, []) as running:

        async def ready() -> bool:
            return "up" in running.log_of("stubborn").read_text()

        await running.start(python("stubborn", STUBBORN, grace_s=0.1, ready=ready))
    assert leftovers.find(home) == {}


async def test_a_crashed_process_comes_back_and_it_is_said(home: Path) -> None:
    said: list[str] = []
    async with supervisor(home, said) as running:
        await running.start(python("fragile", WAIT))
        first = running.pid("fragile")
        assert first is not None
        os.kill(first, signal.SIGKILL)
        await until(lambda: running.pid("fragile") not in (None, first))
    assert any("fragile ended with code" in line and "starting it again" in line for line in said)


async def test_a_process_that_ends_while_starting_shows_its_last_words(home: Path) -> None:
    async def never() -> bool:
        return False

    async with supervisor(home, []) as running:
        with pytest.raises(DidNotStart, match="ended with code 3 while starting") as trouble:
            await running.start(python("broken", "print('no such disk'); raise SystemExit(3)", ready=never))
    assert "no such disk" in str(trouble.value)


async def test_of_several_started_together_the_broken_one_is_named(home: Path) -> None:
    async with supervisor(home, []) as running:
        broken = python("broken", "raise SystemExit(4)", ready=there(home / "never"))
        with pytest.raises(DidNotStart, match="broken ended with code 4"):
            await running.start_all([python("good", WAIT), broken, python("waits", WAIT, needs=("broken",))])
    assert leftovers.find(home) == {}


async def test_a_process_that_is_never_ready_is_reported_and_ended(home: Path) -> None:
    async def refused() -> bool:
        raise ConnectionRefusedError

    async with supervisor(home, []) as running:
        with pytest.raises(DidNotStart, match="was not ready within 0 s"):
            await running.start(python("silent", WAIT, ready=refused, start_s=0.2))
    assert leftovers.find(home) == {}


async def test_a_command_that_fails_is_a_trouble(home: Path) -> None:
    async with supervisor(home, []) as running:
        await running.run(python("good", "pass"), timeout_s=20)
        with pytest.raises(DidNotStart, match="ended with code 1"):
            await running.run(python("bad", "raise SystemExit(1)"), timeout_s=20)


async def test_what_a_killed_run_left_is_ended_at_the_next_start(home: Path) -> None:
    mark = leftovers.mark(home, signal.SIGTERM)
    orphan = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WAIT, env={**os.environ, **mark}, start_new_session=True
    )
    stranger = await asyncio.create_subprocess_exec(sys.executable, "-c", WAIT)
    await until(lambda: leftovers.find(home))
    said: list[str] = []
    async with supervisor(home, said):
        assert await asyncio.wait_for(orphan.wait(), 20) == -signal.SIGTERM
        assert stranger.returncode is None
    stranger.kill()
    await stranger.wait()
    assert "an earlier run" in said[0]


def test_a_grown_log_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deploy.local.supervisor.LOG_BYTES", 10)
    log = tmp_path / "x.log"
    for text in ("first first", "second second"):
        log.write_text(text)
        rotate(log)
    log.write_text("new")
    rotate(log)
    assert [log.read_text(), log.with_suffix(".log.1").read_text()] == ["new", "second second"]
    assert log.with_suffix(".log.2").read_text() == "first first"
