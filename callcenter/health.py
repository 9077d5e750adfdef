"""/livez, /readyz, /metrics, and the parts page of the administrator."""

import asyncio
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from callcenter.audio.models import Recording
from callcenter.audio.playback import Sources
from callcenter.calls.models import CelOffset, PbxLink
from callcenter.calls.schemas import Part, Status
from callcenter.desk.hub import Hub
from callcenter.kernel.bus import BUS_ERRORS, Bus
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database
from callcenter.kernel.metrics import LIVE_TABS, OUTBOX_ROWS
from callcenter.kernel.relay import outbox_size
from callcenter.kernel.web import resource
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
    if any(part.state != "ok" for part in parts):
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
        return Part(name="PostgreSQL", state="ok", detail=f"Version {version}")
    except (sa.exc.SQLAlchemyError, OSError, TimeoutError) as error:
        return Part(
            name="PostgreSQL",
            state="down",
            detail=f"It does not answer ({type(error).__name__}).",
            fix="Check that the database runs and that CALLCENTER_DATABASE_URL is right.",
        )


async def check_bus(bus: Bus) -> Part:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await bus.last_seq("live")
        return Part(name="Redis", state="ok", detail="Messages flow.")
    except (*BUS_ERRORS, TimeoutError) as error:
        return Part(
            name="Redis",
            state="down",
            detail=f"It does not answer ({type(error).__name__}); screens are not updated until it does.",
            fix="Check that Redis or Valkey runs and that CALLCENTER_REDIS_URL is right.",
        )


async def check_storage(sources: Sources) -> Part:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await sources.store.check()
        return Part(name="Recording storage", state="ok", detail="The bucket is there.")
    except (RecordingError, TimeoutError) as error:
        return Part(
            name="Recording storage",
            state="down",
            detail=f"{error} Recordings wait in the spool; none is lost.",
            fix="Check the S3 server, the bucket and its keys (CALLCENTER_S3_*).",
        )


async def check_feeds(database: Database) -> list[Part]:
    try:
        async with asyncio.timeout(CHECK_SECONDS), database.unit_of_work() as uow:
            links = (await uow.session.scalars(sa.select(PbxLink))).all()
            read_at = await uow.session.scalar(sa.select(sa.func.max(CelOffset.read_at)))
            waiting = await uow.session.scalar(
                sa.select(sa.func.count()).where(Recording.verified_at.is_(None), Recording.state != "lost")
            )
    except (sa.exc.SQLAlchemyError, OSError, TimeoutError):
        return []
    age = None if read_at is None else round((utc_now() - read_at).total_seconds())
    return [
        *(_link(link) for link in links),
        Part(name="Call records (CEL)", state="ok", detail=f"Last line read {age} s ago.")
        if age is not None
        else Part(
            name="Call records (CEL)",
            state="degraded",
            detail="None read so far.",
            fix="Run `callcenter collect` beside Asterisk, with CALLCENTER_CEL_FILE set.",
        ),
        Part(name="Recordings on their way", state="ok", detail=f"{waiting} not verified in storage yet."),
    ]


def _link(link: PbxLink) -> Part:
    if link.state is LinkState.READY:
        return Part(name=f"Asterisk {link.pbx}", state="ok", detail=f"Connected, version {link.version}.")
    return Part(
        name=f"Asterisk {link.pbx}",
        state="down",
        detail="No connection. Calls go on in Asterisk; screens and dialling wait.",
        fix="Check that Asterisk and `callcenter bridge` run, and the AMI address and secret.",
    )
