"""A folder that one running call centre owns: its lock, secrets, ports, logs and servers' data."""

import fcntl
import hashlib
import json
import os
import secrets
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from deploy.local import ports
from deploy.local.owner import Owner, reachable
from deploy.local.templates import write_private
from deploy.local.trouble import Trouble

NEEDED_MB = 300
LONGEST_SOCKET_PATH = 90
_WRITING = threading.Lock()


class AlreadyRunning(Trouble):
    """Another supervisor owns this home."""

    def __init__(self, home: Path, pid: str) -> None:
        super().__init__(
            f"The call centre in {home} is already running (process {pid or 'unknown'}): "
            "stop it with Ctrl-C in its window, or give this one another folder with --home."
        )


class ForeignHome(Trouble):
    """The home was made by another user of this machine."""

    def __init__(self, home: Path) -> None:
        super().__init__(
            f"{home} belongs to another user of this machine: start as that user, or give a folder of yours with "
            "--home (in a checkout, `make clean` as that user removes it)."
        )


class ForeignFolder(Trouble):
    """Somebody else made the folder that we would trust."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"{place} belongs to somebody else: remove it, or start from a folder with a shorter path."
        )


@dataclass(frozen=True, slots=True)
class Home:
    """`path` belongs to us; `servers` to the servers' user, elsewhere if that user cannot reach `path`."""

    path: Path
    owner: Owner
    servers: Path

    @classmethod
    def at(cls, path: Path, owner: Owner) -> "Home":
        """Open or make the home."""
        path = path.absolute()
        # Passable but not readable for others: the servers' own user has its folder inside.
        try:
            path.mkdir(parents=True, exist_ok=True)
        except PermissionError:
            raise ForeignHome(path) from None
        if path.stat().st_uid != os.geteuid():
            raise ForeignHome(path)
        path.chmod(0o711 if owner.uid is not None else 0o700)
        for name in ("logs", "run"):
            (path / name).mkdir(exist_ok=True)
            (path / name).chmod(0o700)
        place = reachable(path, owner)
        servers = place / "servers"
        servers.mkdir(exist_ok=True)
        servers.chmod(0o711 if owner.uid is not None else 0o700)
        return cls(path, owner, servers)

    def lock(self) -> IO[str]:
        """Hold the returned file open as long as the home is in use; raises AlreadyRunning."""
        handle = (self.path / "run/lock").open("a+")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            pid = handle.read().strip()
            handle.close()
            raise AlreadyRunning(self.path, pid) from None
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        return handle

    def secret(self, name: str) -> str:
        """A random secret of URL-safe characters, made at the first use and kept in `secrets.json` (0600)."""
        path = self.path / "secrets.json"
        # Several servers are prepared side by side, in threads.
        with _WRITING:
            known: dict[str, str] = {}
            with suppress(FileNotFoundError):
                known = json.loads(path.read_text())
            if name not in known:
                known[name] = secrets.token_hex(20)
                write_private(path, json.dumps(known, indent=1))
        return known[name]

    def ports(self, *names: str) -> dict[str, int]:
        """Free ports by name, the same as last time where possible."""
        return ports.choose(self.path / "ports.json", list(names))

    def ports_in_use(self) -> dict[str, int]:
        """The ports of the last start, by name."""
        return ports.recall(self.path / "ports.json")

    def http_port(self, wanted: int | None) -> int:
        """The port for browsers, see `ports.http_port`; the usual one is the last one."""
        return ports.http_port(self.path / "ports.json", wanted)

    def sockets(self) -> Path:
        """A private folder whose path is short enough for unix sockets."""
        if len(str(self.path / "run")) <= LONGEST_SOCKET_PATH:
            return self.path / "run"
        mark = hashlib.sha256(str(self.path).encode()).hexdigest()[:12]
        place = Path(tempfile.gettempdir(), f"callcenter-{os.getuid()}-{mark}")
        place.mkdir(mode=0o700, exist_ok=True)
        if place.stat().st_uid != os.getuid() or place.stat().st_mode & 0o077:
            raise ForeignFolder(place)
        return place
