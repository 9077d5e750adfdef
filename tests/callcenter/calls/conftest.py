"""A PBX's CEL file, a collector for it, and the ledger that both fill."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from callcenter.bootstrap import recorders
from callcenter.calls.collector import CelCollector
from callcenter.calls.models import Call, CelRecord, Line, LineKind, PbxLink
from callcenter.contact_log.models import Interaction
from callcenter.desk.jobs import put_right
from callcenter.kernel.db import Database
from callcenter.processes.recorder import EventRecorder
from telephony.cel import CelTailer
from telephony.events import CallEvent, LinkState, TelephonyEvent
from tests.callcenter.house import PLAN, House
from tests.telephony.transcripts import FIXTURES, NOW, messages, new_fold

PBX = "pbx1"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
LATER = timedelta(minutes=10)


@dataclass
class Books:
    """`write_cel(scene)` as Asterisk does, `collect()`, `watch(scene)` as the bridge does, `put_right()`."""

    database: Database
    house: House
    file: Path
    record: EventRecorder

    def write_cel(self, scene: str, *, rows: slice = slice(None)) -> None:
        with self.file.open("ab") as out:
            out.writelines((FIXTURES / f"{scene}.csv").read_bytes().splitlines(True)[rows])

    def collector(self, *, pbx: str = PBX, file: Path | None = None) -> CelCollector:
        return CelCollector(self.database, pbx=pbx, file=file or self.file, clock=lambda: LONG_AGO)

    async def collect(self) -> None:
        collector = self.collector()
        tailer = CelTailer(self.file, await collector.stored_position())
        while await collector.collect_once(tailer):
            pass

    def events(self, scene: str) -> list[CallEvent]:
        fold = new_fold()
        return [event for message in messages(scene) for event in fold.apply(message, NOW)]

    async def watch(self, events: Sequence[TelephonyEvent]) -> None:
        for event in events:
            await self.record([event])

    async def afterwards(self) -> datetime:
        """Some time after the last CEL row."""
        return max(row.at for row in await self.rows()) + LATER

    async def put_right(self, now: datetime | None = None) -> None:
        now = now or await self.afterwards()
        async with self.database.unit_of_work() as uow:
            await put_right(uow, PLAN, now)

    async def all(self, table: type[Any], *which: sa.ColumnElement[bool]) -> list[Any]:
        async with self.database.unit_of_work() as uow:
            return list(await uow.session.scalars(sa.select(table).where(*which)))

    async def calls(self) -> list[Call]:
        return await self.all(Call)

    async def contacts(self) -> list[Interaction]:
        return await self.all(Interaction)

    async def rows(self) -> list[CelRecord]:
        return await self.all(CelRecord)


@pytest.fixture
async def books(house: House, database: Database, tmp_path: Path) -> Books:
    await house.add(
        PbxLink(pbx=PBX, state=LinkState.READY, changed_at=LONG_AGO),
        *(
            Line(
                name=name,
                secret="a-secret-of-a-test",
                kind=LineKind.SOFTPHONE,
                extension=extension,
                user_id=house.users[login].id,
            )
            for name, extension, login in (("anna-line", "101", "olena"), ("boris-line", "102", "ivan"))
        ),
    )
    return Books(database, house, tmp_path / "cel.csv", EventRecorder(database, recorders(PLAN)))
