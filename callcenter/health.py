"""/livez, /readyz, /metrics, and the parts page of the administrator."""

import asyncio
from datetime import datetime
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from callcenter.audio.models import Recording, RecordingState
from callcenter.audio.playback import Sources
from callcenter.calls.models import CelOffset, PbxLink
from callcenter.desk.hub import Hub
from callcenter.kernel.bus import BUS_ERRORS, Bus
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database
from callcenter.kernel.metrics import LIVE_TABS, OUTBOX_ROWS
from callcenter.kernel.relay import outbox_size
from callcenter.kernel.web import resource
from callcenter.parts import Part, PartState, Status, part
from callcenter.staff.access import CurrentAdmin
from recordings import RecordingError
from telephony.events import LinkState

router = APIRouter(tags=["health"])

CHECK_SECONDS = 3

TheDatabase = Annotated[Database, Depends(resource(Database))]
TheBus = Annotated[Bus, Depends(resource(Bus))]


@router.get("/livez")
async def livez() -> dict[str, str]:
    """This process runs its loop."""
    return {"state": "ok"}


@router.get("/readyz")
async def readyz(response: Response, database: TheDatabase, bus: TheBus) -> Status:
    """This process can serve: its database and bus answer. 503 if not."""
    parts = list(await asyncio.gather(check_database(database), check_bus(bus)))
    if any(part.state is not PartState.OK for part in parts):
        response.status_code = 503
    return Status(parts=parts)


@router.get("/metrics", response_class=Response)
async def metrics(database: TheDatabase, hub: Annotated[Hub, Depends(resource(Hub))]) -> Response:
    """Prometheus text."""
    LIVE_TABS.set(hub.tab_count)
    OUTBOX_ROWS.set(await outbox_size(database))
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


@router.get("/api/admin/status")
async def status(
    _: CurrentAdmin,
    database: TheDatabase,
    bus: TheBus,
    sources: Annotated[Sources, Depends(resource(Sources))],
) -> Status:
    """Every part with its state, what is wrong, and what to do."""
    found = await asyncio.gather(
        check_database(database), check_bus(bus), check_storage(sources), check_feeds(database)
    )
    return Status(parts=[*found[:3], *found[3]])


async def check_database(database: Database) -> Part:
    try:
        async with asyncio.timeout(CHECK_SECONDS), database.engine.connect() as connection:
            version = await connection.scalar(sa.text("SHOW server_version"))
        return part("database", PartState.OK, version=version)
    except (sa.exc.SQLAlchemyError, OSError, TimeoutError) as error:
        return part("database", PartState.DOWN, error=type(error).__name__)


async def check_bus(bus: Bus) -> Part:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await bus.last_seq("live")
        return part("redis", PartState.OK)
    except (*BUS_ERRORS, TimeoutError) as error:
        return part("redis", PartState.DOWN, error=type(error).__name__)


async def check_storage(sources: Sources) -> Part:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await sources.store.check()
        return part("storage", PartState.OK)
    except (RecordingError, TimeoutError) as error:
        return part("storage", PartState.DOWN, error=type(error).__name__)


async def check_feeds(database: Database) -> list[Part]:
    """What the bridge and the collector bring; empty while the database is away."""
    try:
        async with asyncio.timeout(CHECK_SECONDS), database.unit_of_work() as uow:
            links = (await uow.session.scalars(sa.select(PbxLink).order_by(PbxLink.pbx))).all()
            read_at = await uow.session.scalar(sa.select(sa.func.max(CelOffset.read_at)))
            waiting = await uow.session.scalar(
                sa.select(sa.func.count()).where(
                    Recording.state.in_([RecordingState.SPOOLED, RecordingState.STORED])
                )
            )
    except (sa.exc.SQLAlchemyError, OSError, TimeoutError):
        return []
    return [
        *(_link(link) for link in links),
        _call_records(read_at),
        part("recordings", PartState.OK, number=waiting),
    ]


def _link(link: PbxLink) -> Part:
    state = PartState.OK if link.state is LinkState.READY else PartState.DOWN
    return part("asterisk", state, pbx=link.pbx, version=link.version)


def _call_records(read_at: datetime | None) -> Part:
    if read_at is None:
        return part("call_records", PartState.DEGRADED)
    return part("call_records", PartState.OK, seconds=round((utc_now() - read_at).total_seconds()))
