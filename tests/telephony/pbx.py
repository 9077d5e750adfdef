"""A private Asterisk for one test run: our own templates, free ports, loopback only."""

import os
import secrets
import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deploy.local.asterisk import TEMPLATES, installed
from deploy.local.templates import render


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    with socket.socket(socket.AF_INET, kind) as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def free_udp_range(size: int) -> int:
    """The first port of `size` free even-aligned UDP ports."""
    while True:
        first = free_port(socket.SOCK_DGRAM) & ~1
        if first + size < 65000:
            return first


@dataclass
class PrivateAsterisk:
    """Start with `start()`, talk with `rx()`, end with `stop()`; everything lies under `home`."""

    home: Path
    systemname: str = "pbx1"
    default_queue: str = "support"
    outbound_caller_id: str = "380440000000"

    def __post_init__(self) -> None:
        self.program = installed()
        self.ami_port = free_port()
        self.http_port = free_port()
        self.sip_port = free_port(socket.SOCK_DGRAM)
        self.trunk_port = free_port(socket.SOCK_DGRAM)
        self.rtp_start = free_udp_range(200)
        self.ami_secret = secrets.token_hex(16)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def etc(self) -> Path:
        return self.home / "etc"

    @property
    def recordings(self) -> Path:
        return self.home / "recordings"

    @property
    def cel_file(self) -> Path:
        return self.home / "log" / "cel-custom" / "cel.csv"

    def variables(self) -> Mapping[str, object]:
        return {
            "astmoddir": self.program.modules,
            "astdatadir": self.program.data,
            "astetcdir": self.etc,
            "astvarlibdir": self.home / "lib",
            "astdbdir": self.home / "lib",
            "astkeydir": self.home / "lib",
            "astspooldir": self.home / "spool",
            "astrundir": self.home / "run",
            "astlogdir": self.home / "log",
            "recordings_dir": self.recordings,
            "systemname": self.systemname,
            "ami_port": self.ami_port,
            "ami_username": "bridge",
            "ami_secret": self.ami_secret,
            "http_port": self.http_port,
            "sip_port": self.sip_port,
            "sip_bind": "127.0.0.1",
            "trunk_host": "127.0.0.1",
            "trunk_port": self.trunk_port,
            "rtp_start": self.rtp_start,
            "rtp_end": self.rtp_start + 199,
            "outbound_caller_id": self.outbound_caller_id,
            "default_queue": self.default_queue,
        }

    def write(self, generated: Mapping[str, str]) -> None:
        for folder in ("etc", "lib/keys", "spool", "run", "log/cel-custom", "recordings"):
            (self.home / folder).mkdir(parents=True, exist_ok=True)
        values = self.variables()
        for template in TEMPLATES.glob("*.conf"):
            (self.etc / template.name).write_text(render(template, values))
        for name, text in generated.items():
            (self.etc / name).write_text(text)

    def command(self, *arguments: str) -> list[str]:
        return [*self.program.command, "-C", str(self.etc / "asterisk.conf"), *arguments]

    def start(self, generated: Mapping[str, str] | None = None, *, timeout_s: float = 30) -> None:
        self.write(generated or {})
        with (self.home / "console.log").open("ab") as console:
            self.process = subprocess.Popen(
                self.command("-f"), stdout=console, stderr=console, stdin=subprocess.DEVNULL, env=self.env()
            )
        deadline = time.monotonic() + timeout_s
        while "fully booted" not in self.rx("core waitfullybooted"):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(
                    f"Asterisk did not start: {(self.home / 'console.log').read_text()[-2000:]}"
                )
            time.sleep(0.1)

    def env(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": "C.UTF-8"}

    def rx(self, command: str) -> str:
        done = subprocess.run(
            self.command("-rx", command),
            capture_output=True,
            text=True,
            env=self.env(),
            timeout=30,
            check=False,
        )
        return done.stdout + done.stderr

    def kill(self) -> None:
        """As a crash does: no farewell."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(5)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(5)
