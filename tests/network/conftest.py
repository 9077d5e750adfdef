"""A private Asterisk with the telephone network on its trunk; `9<number>` called from outside dials that number."""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from deploy.demo.control import NetworkClient
from tests.telephony.pbx import PrivateAsterisk

THERE_AND_BACK = "".join(
    f"exten => _9{'X' * digits},1,Goto(cc-out,${{EXTEN:1}},1)\n" for digits in range(10, 14)
)
REPOSITORY = Path(__file__).parents[2]
START_S = 15.0


@dataclass(frozen=True)
class RunningNetwork:
    client: NetworkClient
    process: asyncio.subprocess.Process
    home: Path


@pytest.fixture(scope="session")
def pbx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateAsterisk]:
    private = PrivateAsterisk(tmp_path_factory.mktemp("pbx"))
    private.start({"extensions_routes.conf": THERE_AND_BACK})
    yield private
    private.stop()


@pytest.fixture
async def network(pbx: PrivateAsterisk, tmp_path: Path) -> AsyncIterator[RunningNetwork]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "deploy.demo", "--home", str(tmp_path), "--did", "380443000000"),
        *("--listen", f"127.0.0.1:{pbx.trunk_port}", "--pbx", f"127.0.0.1:{pbx.sip_port}"),
        cwd=REPOSITORY,
    )
    client = NetworkClient(tmp_path)
    await client.until_there(within_s=START_S)
    yield RunningNetwork(client, process, tmp_path)
    if process.returncode is None:
        process.terminate()
        await process.wait()
