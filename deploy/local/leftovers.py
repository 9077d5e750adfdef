"""Finds and ends what a killed run left behind, told by a mark in each process's environment."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

MARK = "CALLCENTER_RUN_HOME"
STOP = "CALLCENTER_RUN_STOP"
GRACE_S = 5.0


def mark(home: Path, stop_signal: signal.Signals) -> dict[str, str]:
    """Environment that tells a process (and all it starts) apart as started for `home`."""
    return {MARK: str(home), STOP: str(int(stop_signal))}


def find(home: Path) -> dict[int, signal.Signals]:
    """Process id → the signal it likes to be stopped with, for everything started for `home`."""
    wanted = f"{MARK}={home}".encode()
    found = {}
    for pid, environment in _environments():
        if wanted in environment:
            stop = next((v for v in environment if v.startswith(f"{STOP}=".encode())), b"=15")
            found[pid] = signal.Signals(int(stop.partition(b"=")[2]))
    return found


def end(home: Path, *, grace_s: float = GRACE_S, say: Callable[[str], None] = lambda text: None) -> int:
    """End whatever still runs for `home`; how many there were. Blocks up to `grace_s`, then kills."""
    found = find(home)
    if not found:
        return 0
    say(f"Ending what an earlier run left running in {home} ({len(found)}) …")
    for pid, stop in found.items():
        _send(pid, stop)
    deadline = time.monotonic() + grace_s
    while (alive := find(home)) and time.monotonic() < deadline:
        time.sleep(0.05)
    while alive:
        for pid in alive:
            _send(pid, signal.SIGKILL)
        time.sleep(0.02)
        alive = find(home)
    return len(found)


def _environments() -> Iterator[tuple[int, list[bytes]]]:
    ours = {os.getpid(), os.getppid()}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit() and int(entry.name) not in ours:
            # A process may go meanwhile, or be somebody else's. A zombie's environment reads as empty.
            with suppress(OSError):
                yield int(entry.name), Path(entry.path, "environ").read_bytes().split(b"\0")


def _send(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)
