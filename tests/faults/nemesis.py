"""What breaks: processes of the running system, killed, stopped for a while, or cut off from each other."""

import asyncio
import os
import shutil
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from deploy.demo.system import System

Fault = Callable[[System], Awaitable[None]]


async def tell(system: System, name: str, number: signal.Signals) -> None:
    """Send a signal to a process that our own supervisor started, and to what that one started."""
    pid = system.stack.supervisor.pid(name)
    for each in [] if pid is None else [*_children(pid), pid]:
        with suppress(ProcessLookupError):
            os.kill(each, number)


def kill(name: str, number: signal.Signals = signal.SIGKILL) -> Fault:
    """It ends without a farewell; the supervisor starts it again."""

    async def fault(system: System) -> None:
        pid = system.stack.supervisor.pid(name)
        if pid is not None:
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    return fault


def stop(name: str, seconds: float) -> Fault:
    """It hangs: connections stay open and nothing answers."""

    async def fault(system: System) -> None:
        await tell(system, name, signal.SIGSTOP)
        try:
            await asyncio.sleep(seconds)
        finally:
            await tell(system, name, signal.SIGCONT)

    return fault


async def cut_ami(system: System) -> None:
    """Reset the bridge's connection to Asterisk, as a network does."""
    process = await asyncio.create_subprocess_exec(
        *("ss", "-K", "dst", "127.0.0.1", "dport", "=", str(system.stack.ports["ami"])),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    await process.wait()


FAULTS: dict[str, Fault] = {
    "bridge_killed": kill("bridge"),
    "bridge_hung": stop("bridge", 5.0),
    "collector_killed": kill("collect"),
    "service_killed": kill("serve"),
    "jobs_killed": kill("work"),
    "redis_killed": kill("valkey"),
    "redis_hung": stop("valkey", 3.0),
    "postgres_crashed": kill("postgres", signal.SIGQUIT),
    "postgres_hung": stop("postgres", 4.0),
    "s3_killed": kill("s3"),
    "asterisk_killed": kill("asterisk"),
    "asterisk_hung": stop("asterisk", 3.0),
}
if shutil.which("ss") and os.geteuid() == 0:
    FAULTS["ami_cut"] = cut_ami
# After these the bridge must have taken stock anew.
NEW_LINK = frozenset({"bridge_killed", "asterisk_killed", "ami_cut"})


def _children(pid: int) -> list[int]:
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            parent = int((each / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid:
                found.append(int(each.name))
    return found
