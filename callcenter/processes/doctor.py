"""`callcenter doctor`: each part with its state and, where something is wrong, what to do."""

import asyncio
import shutil
from pathlib import Path

from callcenter.audio.playback import sources_of
from callcenter.bootstrap import open_bus, open_database
from callcenter.health import check_bus, check_database, check_feeds, check_storage
from callcenter.parts import Part, PartState, part
from callcenter.settings import Settings

CONNECT_SECONDS = 3
SPOOL_BYTES_PER_CALL_HOUR = 2 * 16_000 * 3600
ENOUGH_HOURS = 24


async def examine(settings: Settings) -> list[Part]:
    """Every part, whatever state the others are in."""
    if not settings.database_url or not settings.redis_url:
        return [part("settings", PartState.DOWN)]
    database, bus, sources = open_database(settings, pool_size=2), open_bus(settings), sources_of(settings)
    try:
        first = await check_database(database)
        others = await asyncio.gather(check_bus(bus), check_storage(sources), _ami(settings))
        feeds = await check_feeds(database) if first.state is PartState.OK else []
        return [first, *others, *feeds, *_spool(settings.spool_dir), *_ui(settings.ui_dir)]
    finally:
        sources.store.close()
        await bus.close()
        await database.dispose()


async def _ami(settings: Settings) -> Part:
    address = f"{settings.ami_host}:{settings.ami_port}"
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            reader, writer = await asyncio.open_connection(settings.ami_host, settings.ami_port)
            banner = await reader.readline()
        writer.close()
    except (OSError, TimeoutError):
        return part("ami", PartState.DOWN, address=address)
    return part("ami", PartState.OK, address=address, banner=banner.decode(errors="replace").strip())


def _spool(folder: Path | None) -> list[Part]:
    if folder is None:
        return []
    if not folder.is_dir():
        return [part("spool", PartState.DOWN, folder=folder)]
    hours = shutil.disk_usage(folder).free // SPOOL_BYTES_PER_CALL_HOUR
    state = PartState.OK if hours >= ENOUGH_HOURS else PartState.DEGRADED
    return [part("spool", state, hours=hours)]


def _ui(folder: Path) -> list[Part]:
    return [] if (folder / "index.html").exists() else [part("ui", PartState.DOWN, folder=folder)]
