"""The running demonstration for tests and measurements: in a folder of its own, on free ports, with a telephone
network in which nobody calls unasked."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from callcenter.processes.up import running_system
from deploy.demo.control import NetworkClient
from deploy.demo.run import ASTERISK, HOUSE, PREPARE, start_network
from deploy.local.stack import Options, Stack

START_S = 30.0


@dataclass(frozen=True, slots=True)
class System:
    """The running demonstration, with a telephone network in which nobody calls unasked."""

    stack: Stack
    network: NetworkClient

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.stack.ports['http']}"


@asynccontextmanager
async def running(home: Path, *, say: Callable[[str], None]) -> AsyncIterator[System]:
    """Everything up on free ports, from empty data."""
    options = Options(http_port=0, throwaway=True, asterisk_values=ASTERISK)
    async with running_system(home, options, say=say, prepare=PREPARE, env=HOUSE) as stack:
        await start_network(stack, callers=False)
        network = NetworkClient(stack.home.path / "network")
        await network.until_there(within_s=START_S)
        yield System(stack, network)
