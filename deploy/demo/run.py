"""`make demo`: the whole system with demonstration data and a simulated telephone network, until Ctrl-C."""

import argparse
import asyncio
import sys
from pathlib import Path

from callcenter.processes.up import running_system
from deploy.demo.data import DEMO_PASSWORD, DEMO_USERS, DID
from deploy.local.stack import Options, Stack
from deploy.local.trouble import Trouble

HOME = Path(".runtime/demo")
HOUSE = {"CALLCENTER_COMPANY_NAME": "Nova Office", "CALLCENTER_OUTBOUND_CALLER_ID": DID}
ASTERISK = {"outbound_caller_id": DID}
PREPARE = [sys.executable, "-m", "deploy.demo.data"]


async def start_network(stack: Stack, *, callers: bool) -> None:
    """The other end of the trunk; with `callers`, people ring of their own accord."""
    assert stack.asterisk is not None  # the demonstration always brings its own
    pbx = stack.asterisk
    argv = [
        *(sys.executable, "-m", "deploy.demo", "--home", str(stack.home.path / "network")),
        *("--listen", f"127.0.0.1:{pbx.trunk_port}", "--pbx", f"127.0.0.1:{pbx.sip_port}", "--did", DID),
    ]
    await stack.start_service(
        "network", [*argv, *(["--callers"] if callers else [])], title="Simulated telephone network"
    )


async def run(home: Path, port: int | None) -> None:
    async with running_system(
        home, Options(http_port=port, asterisk_values=ASTERISK), say=say, prepare=PREPARE, env=HOUSE
    ) as stack:
        await start_network(stack, callers=True)
        say("")
        for user in DEMO_USERS:
            say(f"  {user.login:8} {user.role.value:11} {user.name}")
        say(f"  password of all: {DEMO_PASSWORD}")
        say("")
        say(f"READY http://127.0.0.1:{stack.ports['http']}   (Ctrl-C stops everything)")
        await stack.wait()


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(prog="deploy.demo.run", description=__doc__)
    parser.add_argument("--home", type=Path, default=HOME, help="folder of all data")
    parser.add_argument("--port", type=int, default=None, help="port of the web page")
    asked = parser.parse_args()
    try:
        asyncio.run(run(asked.home, asked.port))
    except* Trouble as several:
        for trouble in several.exceptions:
            say(str(trouble))
        sys.exit(1)


if __name__ == "__main__":
    main()
