"""Real servers for tests, one of each per checkout, shared by every pytest process that runs at the moment.

A process that needs a server holds a shared lock on its `users` file. The server's keeper (this module, run as a
program of its own) ends it some seconds after the last lock is gone, even when pytest itself was killed.
"""

import asyncio
import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from deploy.local import asterisk, postgres, s3, valkey
from deploy.local.home import Home
from deploy.local.owner import owner
from deploy.local.supervisor import Program, Supervisor
from deploy.local.templates import write_private

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".runtime/test"
START_S = 120.0
LINGER_S = float(os.environ.get("CALLCENTER_TEST_LINGER_S", "5"))

Facts = dict[str, Any]
_held: list[IO[str]] = []


def use(name: str) -> Facts:
    """Facts about the running server of that name, started if need be; in use until this process ends."""
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    users = (folder / "users").open("a+")
    fcntl.flock(users, fcntl.LOCK_SH)
    _held.append(users)
    with (folder / "start.lock").open("a+") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        ready = folder / "ready.json"
        if not ready.exists() or not _is_keeper(json.loads(ready.read_text())["keeper"]):
            ready.unlink(missing_ok=True)
            _start_keeper(name, folder, ready)
        facts: Facts = json.loads(ready.read_text())
    return facts


def _is_keeper(pid: int) -> bool:
    try:
        return __name__.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _start_keeper(name: str, folder: Path, ready: Path) -> None:
    with (folder / "keeper.log").open("w") as log:
        argv = [sys.executable, "-m", __name__, name]
        keeper = subprocess.Popen(
            argv, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    deadline = time.monotonic() + START_S
    while not ready.exists():
        if keeper.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{name} did not start:\n{(folder / 'keeper.log').read_text()}")
        time.sleep(0.02)


def _postgres(home: Home) -> tuple[Program, Facts]:
    port = home.ports("postgres")["postgres"]
    facts = {
        "port": port,
        "admin_url": postgres.admin_url(home, port),
        "url": postgres.database_url(home, port, "{database}"),
    }
    return postgres.program(home, port, throwaway=True), facts


def _valkey(home: Home) -> tuple[Program, Facts]:
    port = home.ports("valkey")["valkey"]
    return valkey.program(home, port, throwaway=True), {"url": valkey.redis_url(home, port, 0)}


def _s3(home: Home) -> tuple[Program, Facts]:
    ports = home.ports(*s3.PORTS)
    return s3.program(home, ports), {"port": ports["s3_gate"], "secret": home.secret("s3")}


def _asterisk(home: Home) -> tuple[Program, Facts]:
    ports = home.ports(*asterisk.PORTS)
    found = asterisk.installed()
    pbx = asterisk.describe(home, ports, found)
    values = {"default_queue": "support", "outbound_caller_id": "380440000000"}
    return asterisk.program(home, pbx, found, more=values), asdict(pbx)


PROGRAMS: dict[str, Callable[[Home], tuple[Program, Facts]]] = {
    "postgres": _postgres,
    "valkey": _valkey,
    "s3": _s3,
    "asterisk": _asterisk,
}


async def keep(name: str) -> None:
    """Run the server until nobody has used it for LINGER_S, from empty data and leaving none."""
    folder = FOLDER / name
    home = Home.at(folder / "home", owner())
    lock = home.lock()
    try:
        async with Supervisor(home.path) as supervisor:
            _wipe(home)
            program, facts = PROGRAMS[name](home)
            await supervisor.start(program)
            if name == "postgres":
                await postgres.make_database(home, facts["port"])
            write_private(folder / "ready.json", json.dumps({**facts, "keeper": os.getpid()}, default=str))
            with (folder / "start.lock").open("a+") as starting:
                await _until_unused(folder, starting, supervisor)
                (folder / "ready.json").unlink(missing_ok=True)
                # Whoever comes now waits on start.lock until we are gone.
                await supervisor.stop(name)
                if name == "s3":
                    s3.forget_sockets(home.ports(*s3.PORTS))
                _wipe(home)
    finally:
        lock.close()


async def _until_unused(folder: Path, starting: IO[str], supervisor: Supervisor) -> None:
    """Return holding the exclusive lock on `starting`, once `users` has been free for LINGER_S."""
    free_since = time.monotonic()
    with (folder / "users").open("a+") as users:
        while not supervisor.was_stopped:
            await asyncio.sleep(0.5)
            if not _try_lock(users):
                free_since = time.monotonic()
                continue
            if time.monotonic() - free_since >= LINGER_S and _try_lock(starting):
                return
            fcntl.flock(users, fcntl.LOCK_UN)


def _try_lock(handle: IO[str]) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wipe(home: Home) -> None:
    for place in (home.servers, home.path / "asterisk"):
        if place.exists():
            shutil.rmtree(place)
    home.servers.mkdir(mode=0o711)


if __name__ == "__main__":
    # Run as `python -m tests.support.servers NAME`.
    asyncio.run(keep(sys.argv[1]))
