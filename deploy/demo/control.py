"""Orders to the telephone network over a socket in its home: one JSON object a line, one line of answer.

    {"do": "call", "number": "+380…", "name": "", "speech": "order_uk", "did": "380…", "patience_s": 45}
    {"do": "calls"}    {"do": "hang_up", "id": 3}    {"do": "callers", "on": true}

An answer is {"ok": …} or {"error": "a sentence"}.
"""

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from pydantic import TypeAdapter

from deploy.demo.calls import Report, State

log = structlog.get_logger()

SOCKET = "network.sock"
LONGEST_PATH = 100
ANSWER_S = 10.0
LOOK_S = 0.05

Order = dict[str, Any]
REPORT = TypeAdapter(Report)
REPORTS = TypeAdapter(list[Report])


class NetworkError(Exception):
    """The telephone network refused, or is not there; the text says why."""


async def obey(place: socket.socket, order: Callable[[Order], Awaitable[Any]]) -> None:
    """Serve orders that come to a `listening` place, until cancelled."""

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while line := await reader.readline():
                writer.write(await _answer(line, order) + b"\n")
                await writer.drain()
        writer.close()

    server = await asyncio.start_unix_server(converse, sock=place)
    async with server:
        await server.serve_forever()


def listening(home: Path) -> socket.socket:
    """A place for orders of this user alone; what a killed run left there is replaced."""
    path = home / SOCKET
    if len(str(path)) > LONGEST_PATH:
        raise NetworkError(f"{path} is too long for a socket: choose a home with a shorter path.")
    path.unlink(missing_ok=True)
    place = socket.socket(socket.AF_UNIX)
    place.bind(str(path))
    path.chmod(0o600)
    return place


async def _answer(line: bytes, order: Callable[[Order], Awaitable[Any]]) -> bytes:
    try:
        return json.dumps({"ok": await order(json.loads(line))}).encode()
    except Exception as error:
        log.exception("an order to the telephone network failed")
        return json.dumps({"error": f"{type(error).__name__}: {error}"}).encode()


class NetworkClient:
    """Orders calls and watches them, from another process."""

    def __init__(self, home: Path) -> None:
        self._socket = home / SOCKET

    async def until_there(self, *, within_s: float) -> None:
        """Wait until the network takes orders; raises TimeoutError."""
        async with asyncio.timeout(within_s):
            while True:
                with suppress(NetworkError):
                    await self.calls()
                    return
                await asyncio.sleep(LOOK_S)

    async def call(
        self, *, number: str, did: str, name: str = "", speech: str = "order_en", patience_s: float = 45
    ) -> Report:
        """Somebody outside calls `did`. The report's `started_at` is the moment of the INVITE."""
        return REPORT.validate_python(
            await self._order(
                do="call", number=number, did=did, name=name, speech=speech, patience_s=patience_s
            )
        )

    async def calls(self) -> list[Report]:
        """Every remembered call, oldest first."""
        return REPORTS.validate_python(await self._order(do="calls"))

    async def report(self, call_id: int) -> Report:
        return next(each for each in await self.calls() if each.id == call_id)

    async def hang_up(self, call_id: int) -> None:
        await self._order(do="hang_up", id=call_id)

    async def let_people_call(self, on: bool) -> None:
        """Whether people call of their own accord."""
        await self._order(do="callers", on=on)

    async def until(self, call_id: int, is_so: Callable[[Report], bool], *, within_s: float) -> Report:
        """The call's report as soon as `is_so`; raises TimeoutError."""
        async with asyncio.timeout(within_s):
            while True:
                if is_so(report := await self.report(call_id)):
                    return report
                await asyncio.sleep(LOOK_S)

    async def until_over(self, call_id: int, *, within_s: float) -> Report:
        return await self.until(call_id, lambda report: report.state is State.ENDED, within_s=within_s)

    async def until_called(self, number: str, *, since: datetime, within_s: float) -> Report:
        """The PBX's call to the outside `number`, as soon as it came."""
        async with asyncio.timeout(within_s):
            while True:
                for each in await self.calls():
                    if each.number.lstrip("+") == number.lstrip("+") and each.started_at >= since:
                        return each
                await asyncio.sleep(LOOK_S)

    async def _order(self, **order: Any) -> Any:
        try:
            async with asyncio.timeout(ANSWER_S):
                reader, writer = await asyncio.open_unix_connection(self._socket)
                writer.write(json.dumps(order).encode() + b"\n")
                line = await reader.readline()
                writer.close()
        except OSError as error:
            raise NetworkError(
                f"The telephone network does not answer at {self._socket}: {error}."
            ) from error
        answer = json.loads(line or b'{"error": "it went away"}')
        if "error" in answer:
            raise NetworkError(answer["error"])
        return answer["ok"]
