"""The live connection, over real sockets, a real Redis and the real relay."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin

from callcenter.desk.hub import QUEUE_SIZE, Hub, Tab
from callcenter.kernel.bus import Bus, Message
from callcenter.kernel.ids import new_id
from callcenter.kernel.live import Changed, changed, tell
from callcenter.kernel.relay import outbox_size, run_relay
from callcenter.staff.access import COOKIE
from tests.callcenter.desk.conftest import Caller, Desk

SECONDS = 20


@dataclass
class Wire:
    """The house on a real port, with its relay and hub running."""

    desk: Desk
    port: int

    async def ticket(self, login: str) -> str:
        client = await self.desk.house.client(login)
        answer = await client.post("/api/live/ticket")
        return str(answer.json()["ticket"])

    @contextlib.asynccontextmanager
    async def tab(
        self, login: str, last_seq: str | None = None, origin: str | None = None
    ) -> AsyncIterator[ClientConnection]:
        url = f"ws://127.0.0.1:{self.port}/api/live?ticket={await self.ticket(login)}"
        async with connect(url, origin=Origin(origin) if origin else None) as socket:
            await socket.send(json.dumps({"type": "hello", "last_seq": last_seq}))
            yield socket


async def heard(socket: ClientConnection, until: str) -> list[dict[str, Any]]:
    """Messages up to and with the first of type `until`."""
    messages: list[dict[str, Any]] = []
    async with asyncio.timeout(SECONDS):
        while not messages or messages[-1]["type"] != until:
            messages.append(json.loads(await socket.recv()))
    return messages


@pytest.fixture
async def wire(desk: Desk) -> AsyncIterator[Wire]:
    resources = desk.house.app.state.resources
    config = uvicorn.Config(
        desk.house.app, port=0, log_config=None, lifespan="off", ws_per_message_deflate=False
    )
    server = uvicorn.Server(config)
    tasks = [
        asyncio.create_task(server.serve()),
        asyncio.create_task(resources[Hub].run()),
        asyncio.create_task(run_relay(desk.database, resources[Bus])),
    ]
    async with asyncio.timeout(SECONDS):
        while not server.started:
            await asyncio.sleep(0.01)
    yield Wire(desk, server.servers[0].sockets[0].getsockname()[1])
    resources[Hub].close_all()
    server.should_exit = True
    await tasks[0]
    for task in tasks[1:]:
        task.cancel()
    await asyncio.gather(*tasks[1:], return_exceptions=True)


async def test_a_tab_begins_with_a_snapshot_and_hears_what_follows(wire: Wire) -> None:
    async with wire.tab("olena") as socket:
        (welcome,) = await heard(socket, "welcome")
        assert welcome["snapshot"]["agent"]["state"] == "ready"
        caller = Caller("1.1")
        await wire.desk.record(caller.starts(), caller.rings("web-olena"))
        messages = await heard(socket, "screen_popped")
        assert messages[-1]["card"]["call_id"] == str(caller.id)
        seqs = [tuple(map(int, each["seq"].split("-"))) for each in messages]
        assert seqs == sorted(set(seqs))


async def test_a_tab_that_comes_back_gets_the_gap_once(wire: Wire) -> None:
    caller = Caller("1.1")
    async with wire.tab("olena") as socket:
        await heard(socket, "welcome")
        await wire.desk.record(caller.starts(), caller.rings("web-olena"))
        last = (await heard(socket, "screen_popped"))[-1]["seq"]
    await wire.desk.record(caller.answers("web-olena"))
    await _relayed(wire)
    async with wire.tab("olena", last_seq=last) as socket:
        messages = await heard(socket, "card_changed")
        assert (messages[0]["type"], messages[0]["resumed"]) == ("welcome", True)
        assert [each["type"] for each in messages].count("agent_changed") == 1
        assert all(each["type"] != "screen_popped" for each in messages)


@pytest.mark.parametrize("last_seq", ["1-1", "nonsense", "0-0"])
async def test_a_gap_that_nobody_knows_any_more_ends_in_a_snapshot(wire: Wire, last_seq: str) -> None:
    caller = Caller("1.1")
    await wire.desk.record(caller.starts(), caller.rings("web-olena"))
    await _relayed(wire)
    async with wire.tab("olena", last_seq=last_seq) as socket:
        (welcome,) = await heard(socket, "welcome")
        assert [card["call_id"] for card in welcome["snapshot"]["cards"]] == [str(caller.id)]


async def test_every_tab_of_an_agent_hears_the_same(wire: Wire) -> None:
    async with wire.tab("olena") as one, wire.tab("olena") as two:
        await heard(one, "welcome")
        await heard(two, "welcome")
        caller = Caller("1.1")
        await wire.desk.record(caller.starts(), caller.rings("web-olena"))
        assert (await heard(one, "screen_popped"))[-1] == (await heard(two, "screen_popped"))[-1]


async def test_a_ticket_opens_one_connection_only(wire: Wire) -> None:
    ticket = await wire.ticket("olena")
    url = f"ws://127.0.0.1:{wire.port}/api/live?ticket={ticket}"
    async with connect(url) as first:
        await first.send('{"type": "hello"}')
        await heard(first, "welcome")
        async with connect(url) as second:
            with pytest.raises(ConnectionClosed):
                await asyncio.wait_for(second.recv(), SECONDS)
            assert second.close_code == 4403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1.evil.example"])
async def test_a_page_of_another_site_gets_no_connection(wire: Wire, origin: str) -> None:
    url = f"ws://127.0.0.1:{wire.port}/api/live?ticket={await wire.ticket('olena')}"
    async with connect(url, origin=Origin(origin)) as socket:
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(socket.recv(), SECONDS)
        assert socket.close_code == 4403


async def test_a_session_that_ends_takes_its_connections_with_it(wire: Wire) -> None:
    client = await wire.desk.house.client("olena")
    ticket = (await client.post("/api/live/ticket")).json()["ticket"]
    async with connect(f"ws://127.0.0.1:{wire.port}/api/live?ticket={ticket}") as socket:
        await socket.send('{"type": "hello"}')
        await heard(socket, "welcome")
        assert (await client.post("/api/auth/logout")).status_code == 204
        with pytest.raises(ConnectionClosed):
            await heard(socket, "never")
        assert socket.close_code == 4401


async def test_the_phones_way_in_is_for_people_logged_in_on_our_own_pages(wire: Wire) -> None:
    url = f"ws://127.0.0.1:{wire.port}/api/phone/sip"
    client: httpx.AsyncClient = await wire.desk.house.client("olena")
    cookie = {"Cookie": f"{COOKIE}={client.cookies[COOKIE]}"}
    for headers, origin in (({}, None), (cookie, Origin("https://evil.example"))):
        with pytest.raises(Exception, match="403"):
            async with connect(url, additional_headers=headers, origin=origin, subprotocols=["sip"]):  # type: ignore[list-item]
                pass


async def test_what_is_rolled_back_is_never_told(wire: Wire) -> None:
    async with wire.tab("olena") as socket:
        await heard(socket, "welcome")
        with contextlib.suppress(ZeroDivisionError):
            async with wire.desk.database.unit_of_work() as uow:
                changed(uow, "person", new_id())
                raise ZeroDivisionError
        real = new_id()
        async with wire.desk.database.unit_of_work() as uow:
            changed(uow, "person", real)
        assert [each["id"] for each in await heard(socket, "changed")] == [str(real)]


async def test_a_tab_that_does_not_read_is_closed_and_the_others_go_on() -> None:
    hub = Hub(Bus("redis://127.0.0.1:1/0"))
    user = new_id()
    stalled, lively = (Tab(user_id=user, session_id=new_id()) for _ in range(2))
    hub.join(stalled)
    hub.join(lively)
    message = Changed(what="person", id=new_id()).model_dump(mode="json")
    for number in range(QUEUE_SIZE + 1):
        hub._deliver(
            Message(seq=f"{number}-1", outbox_id=number, payload={"users": None, "message": message})
        )
        lively.queue.get_nowait()
    assert stalled.closing.result() == 4408
    assert not lively.closing.done()


async def test_messages_go_to_their_users_only(wire: Wire) -> None:
    async with wire.tab("ivan") as socket:
        await heard(socket, "welcome")
        async with wire.desk.database.unit_of_work() as uow:
            tell(uow, [wire.desk.house.users["olena"].id], Changed(what="task", id=new_id()))
            tell(uow, [wire.desk.house.users["ivan"].id], Changed(what="person", id=new_id()))
        assert [each["what"] for each in await heard(socket, "changed")] == ["person"]


async def _relayed(wire: Wire) -> None:
    """Until the outbox is empty."""
    async with asyncio.timeout(SECONDS):
        while await outbox_size(wire.desk.database):
            await asyncio.sleep(0.02)
