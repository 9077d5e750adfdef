"""Lines and queues of the database → Asterisk's configuration files, and a reload."""

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
import structlog

from callcenter.calls.models import Line, Queue
from callcenter.kernel.db import UnitOfWork
from telephony import endpoints

log = structlog.get_logger()

RELOADS = ("dialplan reload", "module reload res_pjsip.so", "queue reload all")
RELOAD_SECONDS = 15


@dataclass(frozen=True, kw_only=True, slots=True)
class Files:
    """The text of each generated file, by its name."""

    texts: dict[str, str]

    def write(self, folder: Path) -> bool:
        """Write what differs, readable by the owner only. Returns whether anything did."""
        different = {
            name: text
            for name, text in self.texts.items()
            if not (folder / name).exists() or (folder / name).read_text() != text
        }
        for name, text in different.items():
            fresh = folder / f".{name}.new"
            fresh.touch(mode=0o640)
            fresh.write_text(text)
            _give_to_owner_of(folder, fresh)
            fresh.rename(folder / name)
        return bool(different)


async def render(uow: UnitOfWork, *, caller_id: str) -> Files:
    """`caller_id`: digits that outside parties see."""
    lines = [
        endpoints.Line(
            name=line.name,
            secret=line.secret,
            kind=endpoints.LineKind(line.kind.value),
            extension=line.extension,
            caller_id=caller_id.removeprefix("+"),
        )
        for line in await uow.session.scalars(sa.select(Line).order_by(Line.name))
    ]
    queues = list(await uow.session.scalars(sa.select(Queue).order_by(Queue.name)))
    return Files(
        texts={
            endpoints.LINES_FILE: endpoints.render_lines(lines),
            endpoints.EXTENSIONS_FILE: endpoints.render_extensions(lines),
            endpoints.QUEUES_FILE: endpoints.render_queues(
                endpoints.Queue(
                    name=queue.name,
                    strategy=endpoints.Strategy(queue.strategy.value),
                    ring_s=queue.ring_seconds,
                )
                for queue in queues
            ),
            endpoints.ROUTES_FILE: endpoints.render_routes(
                endpoints.Route(did=did, queue=queue.name) for queue in queues for did in queue.dids
            ),
        }
    )


async def reload(command: list[str]) -> None:
    """Make Asterisk read its files again. `command` runs one CLI line given as its last argument."""
    for line in RELOADS:
        process = await asyncio.create_subprocess_exec(
            *command, line, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            async with asyncio.timeout(RELOAD_SECONDS):
                code = await process.wait()
        except TimeoutError:
            process.kill()
            code = -1
        if code != 0:
            log.warning("asterisk did not reload", line=line, code=code)


def _give_to_owner_of(folder: Path, file: Path) -> None:
    """Asterisk may run as another user than the collector; its folder's owner must be able to read."""
    owner = folder.stat()
    if os.geteuid() == 0:
        os.chown(file, owner.st_uid, owner.st_gid)
