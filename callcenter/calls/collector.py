"""The CEL collector: rows and the offset behind them in one transaction; killed anywhere, nothing is lost or doubled."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError

from callcenter.calls.models import CelOffset, CelRecord
from callcenter.kernel.db import Database, UnitOfWork
from telephony.cel import CelPosition, CelRow, CelTailer

log = structlog.get_logger()

POLL_SECONDS = 0.5
PAUSE_SECONDS = 2.0
BATCH = 1000


class CelCollector:
    """Tails the CEL file of one PBX into the ledger."""

    def __init__(self, database: Database, *, pbx: str, file: Path, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._pbx = pbx
        self._file = file
        self._clock = clock

    async def run(self) -> None:
        """For ever; after an error it begins again where the last commit stands."""
        while True:
            try:
                tailer = CelTailer(self._file, await self.stored_position())
                while True:
                    if not await self.collect_once(tailer):
                        await asyncio.sleep(POLL_SECONDS)
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                log.warning("call records wait", error=type(error).__name__)
                await asyncio.sleep(PAUSE_SECONDS)

    async def collect_once(self, tailer: CelTailer) -> int:
        """Store what is new. Returns how many rows that was."""
        rows = await asyncio.to_thread(tailer.read)
        if tailer.position is not None and rows:
            async with self._database.unit_of_work() as uow:
                await store(uow, self._pbx, rows, tailer.position, self._clock())
        return len(rows)

    async def stored_position(self) -> CelPosition | None:
        async with self._database.unit_of_work() as uow:
            newest = await uow.session.scalar(
                sa.select(CelOffset)
                .where(CelOffset.pbx == self._pbx)
                .order_by(CelOffset.read_at.desc())
                .limit(1)
            )
        return None if newest is None else CelPosition(newest.inode, newest.offset)


async def store(
    uow: UnitOfWork, pbx: str, rows: Sequence[CelRow], position: CelPosition, now: datetime
) -> None:
    """Keep the rows, and how far the file is read. Rows seen before stay as they are."""
    for start in range(0, len(rows), BATCH):
        values = [_values(pbx, row) for row in rows[start : start + BATCH]]
        await uow.session.execute(insert(CelRecord).values(values).on_conflict_do_nothing())
    read = insert(CelOffset).values(pbx=pbx, inode=position.inode, offset=position.offset, read_at=now)
    await uow.session.execute(
        read.on_conflict_do_update(
            index_elements=[CelOffset.pbx, CelOffset.inode],
            set_={"offset": position.offset, "read_at": now},
        )
    )


def _values(pbx: str, row: CelRow) -> dict[str, object]:
    return {
        "pbx": pbx,
        "inode": row.inode,
        "offset": row.offset,
        "event": row.kind,
        "at": row.at,
        "uniqueid": row.uniqueid,
        "linkedid": row.linkedid,
        "facts": {
            "channel": row.channel,
            "number": row.number,
            "name": row.name,
            "exten": row.exten,
            "context": row.context,
            "app": row.app,
            "app_data": row.app_data,
            "extra": dict(row.extra),
        },
    }
