"""Browser phones reach Asterisk through our own origin: Asterisk itself would take any page of any site."""

import asyncio
from contextlib import suppress
from typing import Annotated

import structlog
from fastapi import APIRouter, Depends, WebSocket
from starlette.websockets import WebSocketDisconnect
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from callcenter.desk.api import SIP_PATH, Pbx
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database
from callcenter.kernel.errors import NotLoggedIn
from callcenter.kernel.origin import AllowedOrigins, is_ours
from callcenter.kernel.web import resource
from callcenter.staff.access import COOKIE, viewer_of_cookie

log = structlog.get_logger()
router = APIRouter()

SIP = Subprotocol("sip")
CONNECT_SECONDS = 5
MAX_MESSAGE = 64 * 1024


@router.websocket(SIP_PATH)
async def sip(
    browser: WebSocket,
    pbx: Annotated[Pbx, Depends(resource(Pbx))],
    database: Annotated[Database, Depends(resource(Database))],
    origins: Annotated[AllowedOrigins, Depends(resource(AllowedOrigins))],
) -> None:
    """SIP over websocket, passed through both ways. Only for people logged in, from our own pages."""
    if not is_ours(browser.headers, origins.allowed) or not await _logged_in(browser, database):
        await browser.close(4403)
        return
    await browser.accept(subprotocol=SIP)
    try:
        async with connect(
            pbx.ws_url,
            subprotocols=[SIP],
            open_timeout=CONNECT_SECONDS,
            max_size=MAX_MESSAGE,
            compression=None,
        ) as asterisk:
            await _pass_through(browser, asterisk)
    except (OSError, TimeoutError, WebSocketException, WebSocketDisconnect) as error:
        log.info("phone connection ended", error=type(error).__name__)
    with suppress(RuntimeError, WebSocketDisconnect):  # the browser closed first
        await browser.close(1012)


async def _logged_in(browser: WebSocket, database: Database) -> bool:
    async with database.unit_of_work() as uow:
        try:
            await viewer_of_cookie(uow, browser.cookies.get(COOKIE), utc_now())
        except NotLoggedIn:
            return False
    return True


async def _pass_through(browser: WebSocket, asterisk: ClientConnection) -> None:
    async def to_asterisk() -> None:
        while True:
            await asterisk.send(await browser.receive_text())

    async def to_browser() -> None:
        async for message in asterisk:
            await browser.send_text(message if isinstance(message, str) else message.decode(errors="replace"))

    tasks = {asyncio.create_task(to_asterisk()), asyncio.create_task(to_browser())}
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
