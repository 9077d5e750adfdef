"""One logged-in AMI connection: ask with a deadline, read in order, notice a silent other end."""

import asyncio
import contextlib
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field

from telephony.ami.actions import action
from telephony.ami.events import Message
from telephony.ami.protocol import MAX_INBOX, Alarm, LinkLost, StrictProtocol

CONNECT_S = 5.0
REPLY_S = 5.0
PING_EVERY_S = 5.0
PING_DEADLINE_S = 5.0
PING_MISSES = 2
_KEEPALIVE = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 10),
    (socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 5),
    (socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 2),
    (socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 10_000),
)


class LoginRefused(Exception):
    """Asterisk answers but does not let us in."""

    def __init__(self, username: str, answer: str) -> None:
        super().__init__(
            f"Asterisk refused the AMI login of {username!r} ({answer}): check the secret and the permit lines "
            "in manager.conf."
        )


class NoReply(TimeoutError):
    """No answer to an action in time. Whether it was done is unknown; it is never sent again by itself."""

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(f"Asterisk did not answer {name} within {seconds:g} s.")


@dataclass(frozen=True, kw_only=True, slots=True)
class AmiSettings:
    """`pbx`: its systemname. `trunks`: PJSIP endpoints that lead outside; every other endpoint is an agent's line."""

    pbx: str
    host: str
    port: int
    username: str
    secret: str = field(repr=False)
    trunks: frozenset[str] = frozenset({"trunk"})


@dataclass(frozen=True, slots=True)
class Reply:
    """Asterisk's answer: `is_success`, its sentence, and the items if it was a list."""

    is_success: bool
    message: str
    fields: Mapping[str, str]
    items: tuple[Message, ...]


class Link:
    """`async with open_link(...) as link`: ask, read, keep_alive; each raises LinkLost when it is over."""

    def __init__(self, protocol: StrictProtocol) -> None:
        self._protocol = protocol

    async def ask(
        self,
        name: str,
        fields: Mapping[str, str],
        *,
        action_id: str | None = None,
        timeout_s: float = REPLY_S,
    ) -> Reply:
        """Send one action, once; raises Refused before sending, NoReply or LinkLost after."""
        future = self._protocol.ask(action(name, fields, action_id=action_id))
        try:
            async with asyncio.timeout(timeout_s):
                head, *items = await future
        except TimeoutError:
            raise NoReply(name, timeout_s) from None
        return Reply(head.name in ("Success", "Goodbye"), head.get("Message"), head.fields, tuple(items))

    async def read(self) -> list[Message | Alarm]:
        """The next events, at least one, in order; raises LinkLost once everything has been read."""
        await self._protocol.wake.wait()
        taken = self._protocol.take()
        if not taken and self._protocol.lost.is_set():
            raise self._protocol.error()
        if self._protocol.lost.is_set():
            self._protocol.wake.set()
        return taken

    def read_now(self) -> list[Message | Alarm]:
        """What has been read already, without waiting."""
        taken = self._protocol.take()
        if self._protocol.lost.is_set():
            self._protocol.wake.set()
        return taken

    async def keep_alive(
        self, *, every_s: float = PING_EVERY_S, deadline_s: float = PING_DEADLINE_S, misses: int = PING_MISSES
    ) -> None:
        """Ping for ever; after `misses` unanswered pings cut the connection, so that `read` ends."""
        missed = 0
        while not self._protocol.lost.is_set():
            started = asyncio.get_running_loop().time()
            try:
                await self.ask("Ping", {}, timeout_s=deadline_s)
                missed = 0
            except NoReply:
                missed += 1
                if missed >= misses:
                    self._protocol.abort("Asterisk stopped answering.")
            spent = asyncio.get_running_loop().time() - started
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, every_s - spent)):
                    await self._protocol.lost.wait()
        raise self._protocol.error()

    def close(self) -> None:
        self._protocol.abort("We closed the connection.")


async def open_link(settings: AmiSettings, wanted: frozenset[bytes], *, max_inbox: int = MAX_INBOX) -> Link:
    """Connect and log in; raises OSError, TimeoutError, LoginRefused."""
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(CONNECT_S):
        transport, protocol = await loop.create_connection(
            lambda: StrictProtocol(wanted, max_inbox=max_inbox), settings.host, settings.port
        )
    for level, option, value in _KEEPALIVE:
        with contextlib.suppress(OSError):
            transport.get_extra_info("socket").setsockopt(level, option, value)
    link = Link(protocol)
    try:
        login = {"Username": settings.username, "Secret": settings.secret, "Events": "on"}
        reply = await link.ask("Login", login)
    except LinkLost as lost:
        raise LoginRefused(settings.username, str(lost)) from None
    except BaseException:
        link.close()
        raise
    if not reply.is_success:
        link.close()
        raise LoginRefused(settings.username, reply.message)
    return link
