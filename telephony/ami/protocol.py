"""Panoramisk's protocol, made strict: frames on bytes, cheap refusal of what nobody wants, one ordered inbox."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from panoramisk.actions import Action
from panoramisk.ami_protocol import AMIProtocol

from telephony.ami.events import Malformed, Message, is_cut, parse
from telephony.ami.frames import Framer, FrameTooLong

MAX_INBOX = 50_000


class LinkLost(ConnectionError):
    """The AMI connection is gone; the message says why."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something no genuine Asterisk sends was read. What follows is not believed until an action is answered."""

    what: str


@dataclass(slots=True)
class _Waiting:
    """An action without its answer yet. `doubts`: how many alarms there had been when it was sent."""

    future: asyncio.Future[list[Message]]
    doubts: int
    messages: list[Message] = field(default_factory=list)


class StrictProtocol(AMIProtocol):  # type: ignore[misc]
    """One TCP connection. Read with `take()` after `wake`; ask with `ask()`; both end with LinkLost.

    After an alarm events are dropped until Asterisk has answered an action sent later: action ids cannot be
    guessed, so nothing forged can pass for that answer. Whoever reads the alarm asks for a snapshot.
    """

    def __init__(self, wanted: frozenset[bytes], *, max_inbox: int = MAX_INBOX) -> None:
        self._wanted = wanted
        self._max_inbox = max_inbox
        self._framer = Framer()
        self._inbox: deque[Message | Alarm] = deque()
        self._waiting: dict[str, _Waiting] = {}
        self._doubts = 0
        self._is_doubtful = False
        self._why_lost = "Asterisk closed the connection."
        self.wake = asyncio.Event()
        self.lost = asyncio.Event()

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.encoding = "utf-8"

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is sent again by itself: who waits for an answer is told that there will be none."""
        self.closed = True
        self.responses.clear()
        self.lost.set()
        self.wake.set()
        waiting, self._waiting = self._waiting, {}
        for one in waiting.values():
            if not one.future.done():
                one.future.set_exception(self.error())

    def abort(self, why: str) -> None:
        """Cut the connection without a farewell: the other side may not be reading."""
        if not self.lost.is_set():
            self._why_lost = why
            self.transport.abort()

    def error(self) -> LinkLost:
        return LinkLost(self._why_lost)

    def ask(self, action: Action) -> asyncio.Future[list[Message]]:
        """Send once; the future gives the reply and, for a list, its items. Cancelling it forgets the answer."""
        future: asyncio.Future[list[Message]] = asyncio.get_running_loop().create_future()
        if self.lost.is_set():
            future.set_exception(self.error())
            return future
        self._waiting[action.id] = _Waiting(future, self._doubts)
        future.add_done_callback(lambda _: self._waiting.pop(action.id, None))
        self.send(action)
        self.responses.clear()
        return future

    def take(self) -> list[Message | Alarm]:
        """Everything read since the last time, in the order of the wire."""
        taken = list(self._inbox)
        self._inbox.clear()
        self.wake.clear()
        return taken

    def data_received(self, data: bytes) -> None:
        try:
            for frame in self._framer.feed(data):
                self._read(frame)
        except FrameTooLong as error:
            self._inbox.append(Alarm(str(error)))
            self.abort(str(error))
        if len(self._inbox) > self._max_inbox:
            self.abort("More events waited than may wait; starting afresh.")
        if self._inbox:
            self.wake.set()

    def _read(self, frame: bytes) -> None:
        if is_cut(frame):
            self._alarm("a message cut short")
        elif frame[:7] == b"Event: ":
            self._read_event(frame)
        elif frame:
            self._read_reply(frame)

    def _read_event(self, frame: bytes) -> None:
        if self._waiting and b"\r\nActionID: " in frame and self._is_item(frame):
            return
        if self._is_doubtful:
            return
        end = frame.find(b"\r\n")
        if frame[7 : end if end >= 0 else None] in self._wanted and (message := self._parsed(frame)):
            self._inbox.append(message)

    def _read_reply(self, frame: bytes) -> None:
        message = self._parsed(frame)
        if message is None:
            return
        waiting = self._waiting.get(message.get("ActionID"))
        if waiting is None:
            return
        if waiting.doubts == self._doubts:
            self._is_doubtful = False
        waiting.messages.append(message)
        if message.get("EventList") != "start" and not waiting.future.done():
            waiting.future.set_result(waiting.messages)

    def _is_item(self, frame: bytes) -> bool:
        """Does the event belong to the answer of a list action? Then it is kept there."""
        message = self._parsed(frame)
        waiting = self._waiting.get(message.get("ActionID")) if message else None
        if message is None or waiting is None:
            return False
        if message.get("EventList") != "Complete":
            waiting.messages.append(message)
        elif not waiting.future.done():
            waiting.future.set_result(waiting.messages)
        return True

    def _parsed(self, frame: bytes) -> Message | None:
        try:
            return parse(frame)
        except Malformed as malformed:
            self._alarm(str(malformed))
            return None

    def _alarm(self, what: str) -> None:
        self._doubts += 1
        self._is_doubtful = True
        self._inbox.append(Alarm(what))
