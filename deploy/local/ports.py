"""Ports on 127.0.0.1: chosen free at the first start, remembered, chosen anew when somebody else has taken them."""

import json
import socket
from contextlib import ExitStack, suppress
from pathlib import Path

from deploy.local.templates import write_private
from deploy.local.trouble import Trouble

LOOPBACK = "127.0.0.1"
UDP = frozenset({"sip", "trunk"})
USUAL_HTTP = 8000
RTP_PORTS = 400
# Below the range the kernel gives to outgoing connections, so that calls find their ports free.
RTP_BASES = range(12_000, 32_000, RTP_PORTS)


class PortTaken(Trouble):
    """The port that the person asked for is in use."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} on 127.0.0.1 is already used by another program: "
            "stop that one, or choose another port with --port (0 takes any free one)."
        )


def is_free(port: int, *, udp: bool = False, host: str = LOOPBACK) -> bool:
    """Whether a server could listen there now."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM if udp else socket.SOCK_STREAM) as probe:
        if not udp:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def choose(path: Path, names: list[str]) -> dict[str, int]:
    """A free port for every name, the remembered one where it is still free; `rtp_start` opens a block."""
    remembered = recall(path)
    chosen: dict[str, int] = {}
    with ExitStack() as held:
        for name in names:
            port = remembered.get(name, 0)
            if name == "rtp_start":
                chosen[name] = _rtp_start(port)
            elif port and port not in chosen.values() and is_free(port, udp=name in UDP):
                chosen[name] = port
            else:
                chosen[name] = _free(held, udp=name in UDP)
    write_private(path, json.dumps({**remembered, **chosen}, indent=1))
    return chosen


def http_port(path: Path, wanted: int | None) -> int:
    """The port for people's browsers: the one asked for, or PortTaken; by default the last one or the next free."""
    remembered = recall(path)
    usual = remembered.get("http", USUAL_HTTP)
    if wanted and not is_free(wanted):
        raise PortTaken(wanted)
    chosen = wanted or next(
        (port for port in range(usual, usual + 100) if wanted is None and is_free(port)), None
    )
    if chosen is None:
        with ExitStack() as held:
            chosen = _free(held)
    write_private(path, json.dumps({**remembered, "http": chosen}, indent=1))
    return chosen


def recall(path: Path) -> dict[str, int]:
    """What was chosen last, by name."""
    with suppress(FileNotFoundError, json.JSONDecodeError):
        return {str(name): int(port) for name, port in json.loads(path.read_text()).items()}
    return {}


def _free(held: ExitStack, *, udp: bool = False) -> int:
    """A free port, kept bound until `held` closes, so that the same one is not given twice."""
    probe = held.enter_context(
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM if udp else socket.SOCK_STREAM)
    )
    probe.bind((LOOPBACK, 0))
    return int(probe.getsockname()[1])


def _rtp_start(remembered: int) -> int:
    bases: list[int] = [remembered, *RTP_BASES] if remembered in RTP_BASES else [*RTP_BASES]
    for base in bases:
        if all(is_free(port, udp=True) for port in range(base, base + RTP_PORTS, 2)):
            return base
    return bases[0]
