"""The live connection: ticket, websocket, resume by sequence number."""

import asyncio
from contextlib import suppress
from typing import Annotated
from uuid import UUID

import structlog
from fastapi import APIRouter, Depends, WebSocket
from pydantic import TypeAdapter, ValidationError
from starlette.websockets import WebSocketDisconnect

from callcenter.desk import service
from callcenter.desk.hub import RESTARTING, SESSION_OVER, TOO_SLOW, Hub, Tab
from callcenter.desk.schemas import Hello, Ping, Pong, Ticket, Welcome
from callcenter.kernel import tickets
from callcenter.kernel.bus import BUS_ERRORS, Bus, seq_key
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database
from callcenter.kernel.errors import NotLoggedIn
from callcenter.kernel.origin import AllowedOrigins, is_ours
from callcenter.kernel.web import resource
from callcenter.staff.access import CurrentViewer, Viewer, viewer_of_session

log = structlog.get_logger()
router = APIRouter(prefix="/api/live", tags=["live"])

HELLO_SECONDS = 10
SEND_SECONDS = 2
SESSION_CHECK_SECONDS = 60
FOREIGN = 4403
FROM_BROWSER: TypeAdapter[Hello | Ping] = TypeAdapter(Hello | Ping)


@router.post("/ticket")
async def ticket(viewer: CurrentViewer, bus: Annotated[Bus, Depends(resource(Bus))]) -> Ticket:
    """A ticket that opens `/api/live?ticket=…` once."""
    return Ticket(ticket=await tickets.issue(bus, viewer.session_id))


@router.websocket("")
async def live(
    websocket: WebSocket,
    ticket: str,
    hub: Annotated[Hub, Depends(resource(Hub))],
    bus: Annotated[Bus, Depends(resource(Bus))],
    database: Annotated[Database, Depends(resource(Database))],
    origins: Annotated[AllowedOrigins, Depends(resource(AllowedOrigins))],
) -> None:
    """What the browser says: hello, ping. What it hears: AnyLiveMessage."""
    viewer = await _admit(websocket, ticket, bus, database, origins)
    if viewer is None:
        return
    tab = Tab(user_id=viewer.user_id, session_id=viewer.session_id)
    try:
        async with asyncio.timeout(HELLO_SECONDS):
            hello = FROM_BROWSER.validate_json(await websocket.receive_text())
        hub.join(tab)
        sent = await _catch_up(websocket, hello, tab, hub, database)
        await _converse(websocket, tab, sent, database)
    except (WebSocketDisconnect, TimeoutError, ValidationError, RuntimeError):
        pass
    except BUS_ERRORS:
        await _close(websocket, RESTARTING)
    finally:
        hub.leave(tab)


async def _admit(
    websocket: WebSocket, ticket: str, bus: Bus, database: Database, origins: AllowedOrigins
) -> Viewer | None:
    """Accept, so that the refusal can carry a code the browser understands."""
    await websocket.accept()
    if not is_ours(websocket.headers, origins.allowed):
        await _close(websocket, FOREIGN)
        return None
    session_id = await tickets.redeem(bus, ticket)
    viewer = await _viewer(database, session_id) if session_id else None
    if viewer is None:
        await _close(websocket, SESSION_OVER if session_id else FOREIGN)
    return viewer


async def _viewer(database: Database, session_id: UUID) -> Viewer | None:
    async with database.unit_of_work() as uow:
        try:
            return await viewer_of_session(uow, session_id, utc_now())
        except NotLoggedIn:
            return None


async def _catch_up(websocket: WebSocket, hello: Hello | Ping, tab: Tab, hub: Hub, database: Database) -> str:
    """Send the gap, or a snapshot. Returns the last seq it covers."""
    last_seq = hello.last_seq if isinstance(hello, Hello) else None
    missed = await hub.missed(tab.user_id, last_seq) if last_seq else None
    if last_seq is None or missed is None:
        seq = await hub.seq()
        async with database.unit_of_work() as uow:
            snapshot = await service.snapshot(uow, tab.user_id, seq, utc_now())
        await _send(websocket, Welcome(seq=seq, resumed=False, snapshot=snapshot).model_dump_json())
        return seq
    await _send(websocket, Welcome(seq=last_seq, resumed=True, snapshot=None).model_dump_json())
    for _, text in missed:
        await _send(websocket, text)
    return missed[-1][0] if missed else last_seq


async def _converse(websocket: WebSocket, tab: Tab, sent: str, database: Database) -> None:
    """Send what comes until either side ends it. Reading is how the server learns that the tab is gone."""
    sender = asyncio.create_task(_send_all(websocket, tab, sent))
    reader = asyncio.create_task(_read_all(websocket, tab))
    watcher = asyncio.create_task(_watch_session(tab, database))
    tasks: set[asyncio.Future[object]] = {sender, reader, watcher, tab.closing}  # type: ignore[arg-type]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (sender, reader, watcher):
            task.cancel()
        await asyncio.gather(sender, reader, watcher, return_exceptions=True)
        await _close(websocket, tab.closing.result() if tab.closing.done() else 1000)


async def _send_all(websocket: WebSocket, tab: Tab, sent: str) -> None:
    covered = seq_key(sent)
    try:
        while True:
            seq, text = await tab.queue.get()
            if not seq or seq_key(seq) > covered:
                await _send(websocket, text)
    except TimeoutError:
        tab.close(TOO_SLOW)


async def _read_all(websocket: WebSocket, tab: Tab) -> None:
    while True:
        if isinstance(FROM_BROWSER.validate_json(await websocket.receive_text()), Ping):
            tab.put("", Pong().model_dump_json())


async def _watch_session(tab: Tab, database: Database) -> None:
    while True:
        await asyncio.sleep(SESSION_CHECK_SECONDS)
        if await _viewer(database, tab.session_id) is None:
            tab.close(SESSION_OVER)


async def _send(websocket: WebSocket, text: str) -> None:
    async with asyncio.timeout(SEND_SECONDS):
        await websocket.send_text(text)


async def _close(websocket: WebSocket, code: int) -> None:
    with suppress(RuntimeError, WebSocketDisconnect, TimeoutError):
        async with asyncio.timeout(SEND_SECONDS):
            await websocket.close(code)
