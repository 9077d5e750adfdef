"""The collector: whatever happens to it or to the file, every row is in the ledger once."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from callcenter.calls import collector as module
from callcenter.calls.models import CelOffset
from callcenter.kernel.db import Database, UnitOfWork
from telephony.cel import CelTailer
from tests.callcenter.calls.conftest import Books

SCENES = ("caller_hangs_up", "click_answered", "abandoned_while_waiting")


class Killed(BaseException):
    """The process ends here."""


class CrashPoint:
    """Before and after each await on the database, `steps` of them survive."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def pass_by(self) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise Killed

    def guard(self, inner: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def outer(*args: Any, **more: Any) -> Any:
            self.pass_by()
            answer = await inner(*args, **more)
            self.pass_by()
            return answer

        return outer


def lines(file: Path) -> int:
    return file.read_bytes().count(b"\n")


async def test_rows_and_offset_are_one_transaction(books: Books) -> None:
    books.write_cel("caller_hangs_up")
    await books.collect()
    assert len(await books.rows()) == lines(books.file)
    (offset,) = await books.all(CelOffset)
    assert offset.offset == books.file.stat().st_size


async def test_killed_before_and_after_every_await_loses_and_doubles_nothing(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    for scene in SCENES:
        books.write_cel(scene)
    for steps in range(100):
        point = CrashPoint(steps)
        with monkeypatch.context() as patch:
            for name in ("execute", "scalar", "commit"):
                patch.setattr(AsyncSession, name, point.guard(getattr(AsyncSession, name)))
            try:
                await books.collect()
                break
            except Killed:
                pass
    assert 5 < steps < 99
    assert len(await books.rows()) == lines(books.file)


async def test_a_failed_store_is_done_again(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    books.write_cel("caller_hangs_up")
    failures = iter([True, True])
    store = module.store

    async def fails_twice(uow: UnitOfWork, *facts: object) -> None:
        await store(uow, *facts)  # type: ignore[arg-type]
        if next(failures, False):
            raise OSError("the connection went away")

    monkeypatch.setattr(module, "store", fails_twice)
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0.01)
    running = asyncio.create_task(books.collector().run())
    async with asyncio.timeout(10):
        while len(await books.rows()) < lines(books.file):
            await asyncio.sleep(0.02)
    running.cancel()
    assert len(await books.rows()) == lines(books.file)


async def test_rotation_by_rename(books: Books) -> None:
    books.write_cel("caller_hangs_up")
    await books.collect()
    books.write_cel("click_answered", rows=slice(0, 5))
    books.file.rename(books.file.with_name("cel.csv.1"))
    books.write_cel("click_answered", rows=slice(5, None))
    await books.collect()
    files = (books.file, books.file.with_name("cel.csv.1"))
    assert len(await books.rows()) == sum(lines(file) for file in files)
    assert len(await books.all(CelOffset)) == 2


async def test_a_new_file_with_the_inode_of_a_deleted_one(books: Books, database: Database) -> None:
    books.write_cel("caller_hangs_up")
    await books.collect()
    first = len(await books.rows())
    inode = books.file.stat().st_ino
    books.file.write_bytes(b"")
    assert books.file.stat().st_ino == inode
    async with database.unit_of_work() as uow:
        await uow.session.execute(sa.delete(CelOffset))
    books.write_cel("click_answered")
    await books.collect()
    assert len(await books.rows()) == first + lines(books.file)


async def test_a_line_that_is_still_being_written_waits_for_its_end(books: Books) -> None:
    books.write_cel("caller_hangs_up")
    whole = books.file.read_bytes()
    books.file.write_bytes(whole[:-20])
    await books.collect()
    assert len(await books.rows()) == whole.count(b"\n") - 1
    with books.file.open("ab") as out:
        out.write(whole[-20:])
    await books.collect()
    assert len(await books.rows()) == whole.count(b"\n")


async def test_two_pbxs_keep_apart(books: Books, tmp_path: Path) -> None:
    books.write_cel("caller_hangs_up")
    other = tmp_path / "other.csv"
    other.write_bytes(books.file.read_bytes())
    for pbx, file in (("pbx1", books.file), ("pbx2", other)):
        one = books.collector(pbx=pbx, file=file)
        tailer = CelTailer(file, await one.stored_position())
        while await one.collect_once(tailer):
            pass
    rows = await books.rows()
    assert {pbx: sum(row.pbx == pbx for row in rows) for pbx in ("pbx1", "pbx2")} == {
        "pbx1": lines(books.file),
        "pbx2": lines(other),
    }


async def test_two_collectors_on_one_file_do_no_harm(books: Books) -> None:
    books.write_cel("caller_hangs_up")
    one, two = books.collector(), books.collector()
    await asyncio.gather(*(each.collect_once(CelTailer(books.file)) for each in (one, two)))
    assert len(await books.rows()) == lines(books.file)
