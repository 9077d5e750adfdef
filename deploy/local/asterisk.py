"""A real Asterisk with the product's own configuration, from the system or from the fetched packages."""

import asyncio
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import deploy
from deploy.local import debian
from deploy.local.home import Home
from deploy.local.ports import LOOPBACK, RTP_PORTS
from deploy.local.supervisor import Program
from deploy.local.templates import render_folder
from deploy.local.trouble import Trouble

TEMPLATES = Path(deploy.__file__).parent / "asterisk"
PORTS = ("ami", "asterisk_http", "sip", "trunk", "rtp_start")
FOLDERS = {
    "astetcdir": "etc",
    "astvarlibdir": "varlib",
    "astdbdir": "db",
    "astkeydir": "keys",
    "astspooldir": "spool",
    "astrundir": "run",
    "astlogdir": "log",
    "recordings_dir": "recordings",
}
MODULES = (
    "/usr/lib/*-linux-gnu*/asterisk/modules",
    "/usr/lib64/asterisk/modules",
    "/usr/lib/asterisk/modules",
)
DATA = ("/usr/share/asterisk", "/var/lib/asterisk")


class NoAsterisk(Trouble):
    """An installed Asterisk without its modules or data where they usually lie."""

    def __init__(self, program: str) -> None:
        super().__init__(
            f"{program} is there, but its modules or sounds were not found in the usual folders."
        )


@dataclass(frozen=True, slots=True)
class Installed:
    """How to run an Asterisk: the command's first words and its read-only folders."""

    command: tuple[str, ...]
    modules: Path
    data: Path


@dataclass(frozen=True, slots=True)
class Asterisk:
    """Where a running Asterisk is to be found. `rx` + (a CLI command,) runs that command."""

    ami_host: str
    ami_port: int
    ami_username: str
    ami_secret: str
    http_port: int
    sip_port: int
    trunk_port: int
    rtp_start: int
    rtp_end: int
    etc: Path
    log: Path
    recordings: Path
    cel_file: Path
    rx: tuple[str, ...]

    @property
    def ws_url(self) -> str:
        """Where Asterisk speaks SIP over websocket."""
        return f"ws://{LOOPBACK}:{self.http_port}/ws"


def installed() -> Installed:
    """The system's Asterisk (22 or newer), else the fetched one (fetched now if need be). Raises Trouble."""
    bundle = debian.BUNDLES["asterisk"]
    if (system := debian.installed(bundle)) is not None:
        modules = [path for pattern in MODULES for path in Path("/").glob(pattern.lstrip("/"))]
        data = [Path(path) for path in DATA if Path(path, "sounds").exists()]
        if not modules or not data:
            raise NoAsterisk(system)
        return Installed((system,), modules[0], data[0])
    root = debian.fetch(bundle)
    loader = next(root.glob("usr/lib/*/ld-linux*.so.*"), None) or next(root.glob("usr/lib*/ld-linux*.so.*"))
    libraries = next(root.glob("usr/lib/*/asterisk/modules")).parent.parent
    command = (str(loader), "--library-path", str(libraries), str(root / "usr/sbin/asterisk"))
    return Installed(command, libraries / "asterisk/modules", root / "usr/share/asterisk")


def describe(home: Home, ports: Mapping[str, int], found: Installed) -> Asterisk:
    """Everything about this home's Asterisk that others need, without starting it."""
    folder = home.path / "asterisk"
    return Asterisk(
        ami_host=LOOPBACK,
        ami_port=ports["ami"],
        ami_username="callcenter",
        ami_secret=home.secret("ami"),
        http_port=ports["asterisk_http"],
        sip_port=ports["sip"],
        trunk_port=ports["trunk"],
        rtp_start=ports["rtp_start"],
        rtp_end=ports["rtp_start"] + RTP_PORTS - 1,
        etc=folder / "etc",
        log=folder / "log",
        recordings=folder / "recordings",
        cel_file=folder / "log/cel-custom/cel.csv",
        rx=(*found.command, "-C", str(folder / "etc/asterisk.conf"), "-rx"),
    )


def program(
    home: Home, asterisk: Asterisk, found: Installed, *, more: Mapping[str, object] | None = None
) -> Program:
    """Render the configuration (`more` overrides template values) and describe the process."""
    folder = home.path / "asterisk"
    places = {name: folder / part for name, part in FOLDERS.items()} | {"astrundir": home.sockets()}
    for place in (*places.values(), asterisk.cel_file.parent):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    values: dict[str, object] = {
        **places,
        "astmoddir": found.modules,
        "astdatadir": found.data,
        "systemname": "pbx1",
        "ami_port": asterisk.ami_port,
        "ami_username": asterisk.ami_username,
        "ami_secret": asterisk.ami_secret,
        "http_port": asterisk.http_port,
        "sip_port": asterisk.sip_port,
        "sip_bind": LOOPBACK,
        "trunk_host": LOOPBACK,
        "trunk_port": asterisk.trunk_port,
        "rtp_start": asterisk.rtp_start,
        "rtp_end": asterisk.rtp_end,
        "outbound_caller_id": "",
        "default_queue": "main",
        **(more or {}),
    }
    render_folder(TEMPLATES, asterisk.etc, values)

    async def ready() -> bool:
        reader, writer = await asyncio.open_connection(LOOPBACK, asterisk.ami_port)
        try:
            if not (await reader.readline()).startswith(b"Asterisk Call Manager"):
                return False
        finally:
            writer.close()
        asked = await asyncio.create_subprocess_exec(
            *asterisk.rx,
            "core waitfullybooted",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        return await asked.wait() == 0

    return Program(
        name="asterisk",
        title=version(found),
        argv=[*found.command, "-C", str(asterisk.etc / "asterisk.conf"), "-f"],
        cwd=folder,
        ready=ready,
        start_s=60.0,
        grace_s=8.0,
    )


def version(found: Installed) -> str:
    """As Asterisk itself says it, without the packager's suffix."""
    said = subprocess.run(
        [*found.command, "-V"], capture_output=True, text=True, timeout=20, check=False
    ).stdout
    return said.strip().partition("~")[0].partition("+")[0] or "Asterisk"
