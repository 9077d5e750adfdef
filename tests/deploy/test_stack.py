"""The real servers under our supervisor: data stay, Ctrl-C and SIGKILL leave no process."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psycopg

from deploy.local import leftovers
from deploy.local.home import Home
from deploy.local.owner import owner
from deploy.local.postgres import admin_url
from tests.support.servers import ROOT

RUN = """
import asyncio, sys
from pathlib import Path
from deploy.local.stack import Options, Stack
from deploy.local.trouble import Trouble

async def main():
    options = Options(s3_endpoint_url="x", ami_host="x", http_port=0)
    async with Stack(Path(sys.argv[1]), options) as stack:
        print("READY", flush=True)
        await stack.wait()
    print("ENDED", flush=True)

try:
    asyncio.run(main())
except Trouble as trouble:
    sys.exit(str(trouble))
"""


@asynccontextmanager
async def running(home: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        RUN,
        str(home),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(60):
            await said(process, "READY")
            yield process
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()


async def said(process: asyncio.subprocess.Process, word: str) -> None:
    assert process.stdout is not None
    lines = []
    while line := await process.stdout.readline():
        lines.append(line.decode())
        if line.startswith(word.encode()):
            return
    raise AssertionError("".join(lines))


async def execute(home: Path, statement: str) -> None:
    place = Home.at(home, owner())
    port = place.ports_in_use()["postgres"]
    async with await psycopg.AsyncConnection.connect(
        admin_url(place, port, "callcenter"), autocommit=True
    ) as c:
        await c.execute(statement)


async def test_ctrl_c_ends_everything_and_data_are_there_at_the_next_start(home: Path) -> None:
    async with running(home) as process:
        assert leftovers.find(home)
        await execute(home, "create table promise (id int)")
        # As a terminal does it: to the whole foreground group, servers not included.
        os.killpg(process.pid, signal.SIGINT)
        await said(process, "ENDED")
        assert await process.wait() == 0
    assert leftovers.find(home) == {}
    async with running(home):
        await execute(home, "insert into promise values (1)")


async def test_after_a_killed_run_nothing_stands_in_the_way(home: Path) -> None:
    async with running(home) as process:
        await execute(home, "create table promise (id int)")
        process.kill()
        await process.wait()
    async with running(home):
        await execute(home, "insert into promise values (1)")


async def test_a_second_run_in_the_same_home_is_told_so(home: Path) -> None:
    async with running(home) as first:
        second = await asyncio.create_subprocess_exec(
            sys.executable, "-c", RUN, str(home), cwd=ROOT, stderr=asyncio.subprocess.PIPE
        )
        _, error = await second.communicate()
        assert f"already running (process {first.pid})" in error.decode()
        assert second.returncode == 1


async def test_stopping_while_still_starting_leaves_nothing(home: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", RUN, str(home), cwd=ROOT, stderr=asyncio.subprocess.PIPE, start_new_session=True
    )
    while not await asyncio.to_thread((home / "run/lock").exists):
        await asyncio.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    _, error = await process.communicate()
    assert b"Traceback" not in error
    assert leftovers.find(home) == {}
