"""`callcenter doctor`: each part with its state and, where something is wrong, what to do."""

import asyncio
import shutil
from pathlib import Path

from callcenter.audio.playback import sources_of
from callcenter.bootstrap import open_bus, open_database
from callcenter.calls.schemas import Part
from callcenter.health import check_bus, check_database, check_feeds, check_storage
from callcenter.settings import Settings

CONNECT_SECONDS = 3
SPOOL_BYTES_PER_CALL_HOUR = 2 * 16_000 * 3600
ENOUGH_HOURS = 24


async def examine(settings: Settings) -> list[Part]:
    """Every part, whatever state the others are in."""
    if not settings.database_url or not settings.redis_url:
        return [
            Part(
                name="Settings",
                state="down",
                detail="CALLCENTER_DATABASE_URL or CALLCENTER_REDIS_URL is not set.",
                fix="Set them, or let `callcenter up` bring its own servers.",
            )
        ]
    database, bus, sources = open_database(settings, pool_size=2), open_bus(settings), sources_of(settings)
    try:
        first = await check_database(database)
        others = await asyncio.gather(check_bus(bus), check_storage(sources), _ami(settings))
        feeds = await check_feeds(database) if first.state == "ok" else []
        return [first, *others, *feeds, *_spool(settings.spool_dir), *_ui(settings.ui_dir)]
    finally:
        sources.store.close()
        await bus.close()
        await database.dispose()


async def _ami(settings: Settings) -> Part:
    name = "Asterisk manager interface"
    address = f"{settings.ami_host}:{settings.ami_port}"
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            reader, writer = await asyncio.open_connection(settings.ami_host, settings.ami_port)
            banner = await reader.readline()
        writer.close()
    except (OSError, TimeoutError):
        return Part(
            name=name,
            state="down",
            detail=f"Nothing answers at {address}.",
            fix="Start Asterisk, enable its manager on loopback, set CALLCENTER_AMI_HOST and CALLCENTER_AMI_PORT.",
        )
    return Part(name=name, state="ok", detail=f"{banner.decode(errors='replace').strip()} at {address}.")


def _spool(folder: Path | None) -> list[Part]:
    if folder is None:
        return []
    if not folder.is_dir():
        return [
            Part(
                name="Recording spool",
                state="down",
                detail=f"{folder} is not there.",
                fix="Create it, writable by Asterisk's user, or set CALLCENTER_SPOOL_DIR.",
            )
        ]
    hours = shutil.disk_usage(folder).free // SPOOL_BYTES_PER_CALL_HOUR
    return [
        Part(
            name="Recording spool",
            state="ok" if hours >= ENOUGH_HOURS else "degraded",
            detail=f"Room for {hours} hours of one recorded call.",
            fix="" if hours >= ENOUGH_HOURS else "Free some room on that disk.",
        )
    ]


def _ui(folder: Path) -> list[Part]:
    if (folder / "index.html").exists():
        return []
    return [
        Part(name="Web page", state="down", detail=f"{folder} holds no built page.", fix="Run `make ui`.")
    ]
