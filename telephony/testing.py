"""A pretended Asterisk for tests: speaks AMI on loopback, says what it is told to, hangs or drops on demand."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field

Fields = Mapping[str, str]
Answer = Callable[[Fields], bytes]

BANNER = b"Asterisk Call Manager/11.0.0\r\n"


def frame(**fields: str) -> bytes:
    """The bytes of one message; an underscore in a field's name stands for a hyphen."""
    lines = (f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return "".join(lines).encode() + b"\r\n"


def success(action: Fields, message: str = "", **more: str) -> bytes:
    return frame(Response="Success", ActionID=action["ActionID"], Message=message, **more)


def listing(name: str, complete: str, *rows: Fields) -> Answer:
    """An answer to a list action: `rows` as events called `name`."""

    def answer(action: Fields) -> bytes:
        action_id = action["ActionID"]
        events = [frame(Event=name, ActionID=action_id, **row) for row in rows]
        end = frame(Event=complete, ActionID=action_id, EventList="Complete", ListItems=str(len(rows)))
        return b"".join([success(action, "List follows", EventList="start"), *events, end])

    return answer


def _answers() -> dict[str, Answer]:
    return {
        "Login": lambda action: success(action, "Authentication accepted") + frame(Event="FullyBooted"),
        "CoreSettings": lambda action: success(action, AsteriskVersion="22.10.1"),
        "CoreShowChannels": listing("CoreShowChannel", "CoreShowChannelsComplete"),
        "QueueStatus": listing("QueueEntry", "QueueStatusComplete"),
        "DeviceStateList": listing("DeviceStateChange", "DeviceStateListComplete"),
    }


@dataclass
class FakeAmi:
    """`received`: every action that arrived. `answers`: by action name. `silent`: actions never answered."""

    port: int = 0
    received: list[Fields] = field(default_factory=list)
    raw: bytes = b""
    answers: dict[str, Answer] = field(default_factory=_answers)
    silent: set[str] = field(default_factory=set)
    connections: int = 0
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)

    def names(self) -> list[str]:
        return [action["Action"] for action in self.received]

    def count(self, name: str) -> int:
        return self.names().count(name)

    async def say(self, *segments: bytes) -> None:
        """Send each as a TCP segment of its own to everyone connected."""
        for segment in segments:
            for writer in list(self._writers):
                writer.write(segment)
                await writer.drain()
            await asyncio.sleep(0.005)

    def drop(self) -> None:
        """Reset every connection."""
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.append(writer)
        writer.write(BANNER)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                self._hear(await reader.readuntil(b"\r\n\r\n"), writer)
        if writer in self._writers:
            self._writers.remove(writer)

    def _hear(self, data: bytes, writer: asyncio.StreamWriter) -> None:
        self.raw += data
        lines = data.decode().strip().split("\r\n")
        action = {name: value for name, _, value in (line.partition(": ") for line in lines)}
        self.received.append(action)
        name = action.get("Action", "")
        if name not in self.silent and "*" not in self.silent:
            writer.write(self.answers.get(name, success)(action))


@contextlib.asynccontextmanager
async def fake_ami() -> AsyncIterator[FakeAmi]:
    fake = FakeAmi()
    server = await asyncio.start_server(fake._serve, "127.0.0.1", 0)
    fake.port = server.sockets[0].getsockname()[1]
    try:
        yield fake
    finally:
        server.close()
        fake.drop()
