"""Every second of sound has its row, from the first one on, and the row tells the truth."""

from datetime import timedelta
from uuid import uuid4

import sqlalchemy as sa

from callcenter.audio.collect import AudioCollector
from callcenter.audio.models import RecordingState
from callcenter.audio.playback import Sources
from callcenter.audio.takes import FILES_DUE, NO_FILES
from callcenter.kernel.db import OutboxRow
from recordings import Spool
from telephony.ids import call_id
from tests.callcenter.audio.conftest import PBX, START, House
from tests.recordings.audio import spool_take

LONG = timedelta(minutes=2)


async def test_a_row_is_there_from_the_first_second(house: House) -> None:
    call = await house.call("t1")
    row = await house.recording()
    assert (row.state, row.call_id, row.started_at) == (RecordingState.RECORDING, call, START)


async def test_the_announcement_may_come_twice(house: House) -> None:
    call = await house.call("t1")
    await house.announce("t1", call)
    assert len(await house.recordings()) == 1


async def test_an_announcement_before_its_call_is_kept(house: House) -> None:
    await house.announce("t1", call_id(PBX, "t1"))
    assert (await house.recording()).call_id is None
    call = await house.call("t1")
    assert (await house.recording()).call_id == call


async def test_after_the_call_the_sound_is_in_the_store_and_verified(
    house: House, spool: Spool, collector: AudioCollector, sources: Sources
) -> None:
    call = await house.call("t1")
    spool_take(spool.folder, "t1", seconds=2)
    await house.hang_up(call)
    house.now += timedelta(seconds=3)
    await collector.collect_once()
    row = await house.recording()
    assert (row.state, row.seconds, row.problem, row.trouble) == (RecordingState.VERIFIED, 2, "", "")
    assert row.key == f"recordings/2026/11/22/{row.id}.wav"
    assert row.stored_at
    assert row.verified_at
    await sources.store.verify(row.key, sha256=row.sha256 or "", size=row.bytes or 0)


async def test_while_the_call_goes_on_its_sound_is_left_alone(
    house: House, spool: Spool, collector: AudioCollector
) -> None:
    await house.call("t1")
    spool_take(spool.folder, "t1")
    house.now += timedelta(seconds=30)
    await collector.collect_once()
    assert (await house.recording()).state is RecordingState.RECORDING


async def test_a_file_still_open_is_left_alone_even_after_the_call(
    house: House, spool: Spool, collector: AudioCollector
) -> None:
    call = await house.call("t1")
    spool_take(spool.folder, "t1")
    await house.hang_up(call)
    house.now += LONG
    customer, _ = spool.sides("t1")
    with customer.open("ab"):
        await collector.collect_once()
        assert (await house.recording()).state is RecordingState.RECORDING
    await collector.collect_once()
    assert (await house.recording()).state is RecordingState.VERIFIED


async def test_a_day_later_the_spool_is_empty_and_the_row_says_so(
    house: House, spool: Spool, collector: AudioCollector
) -> None:
    call = await house.call("t1")
    spool_take(spool.folder, "t1")
    await house.hang_up(call)
    house.now += LONG
    await collector.collect_once()
    assert spool.takes()
    house.now += timedelta(hours=24)
    await collector.collect_once()
    row = await house.recording()
    assert (row.state, row.local_removed_at) == (RecordingState.VERIFIED, house.now)
    assert spool.takes() == []
    assert not spool.joined("t1").exists()


async def test_sound_that_nobody_knows_is_kept_and_listed(
    house: House, spool: Spool, collector: AudioCollector
) -> None:
    spool_take(spool.folder, "stranger")
    house.now += LONG
    await collector.collect_once()
    row = await house.recording()
    assert (row.state, row.call_id, row.name) == (RecordingState.VERIFIED, None, "stranger")


async def test_sound_found_before_its_announcement_gets_its_call(
    house: House, spool: Spool, collector: AudioCollector
) -> None:
    spool_take(spool.folder, "t1")
    house.now += LONG
    await collector.collect_once()
    call = await house.call("t1")
    row = await house.recording()
    assert (row.state, row.call_id) == (RecordingState.VERIFIED, call)


async def test_sound_without_announcement_finds_its_call_by_name(
    house: House, spool: Spool, collector: AudioCollector
) -> None:
    call = await house.call("t1")
    async with house.database.unit_of_work() as uow:
        await uow.session.execute(sa.text("DELETE FROM recordings"))
    spool_take(spool.folder, "t1")
    house.now += LONG
    await collector.collect_once()
    assert (await house.recording()).call_id == call


async def test_sound_that_never_came_is_lost_with_a_cause_and_found_when_it_comes(
    house: House, spool: Spool, collector: AudioCollector
) -> None:
    call = await house.call("t1")
    await house.hang_up(call)
    house.now = START + FILES_DUE
    await collector.collect_once()
    assert (await house.recording()).state is RecordingState.RECORDING
    house.now += LONG
    await collector.collect_once()
    row = await house.recording()
    assert (row.state, row.problem) == (RecordingState.LOST, NO_FILES)
    spool_take(spool.folder, "t1")
    house.now += timedelta(days=30)
    await collector.collect_once()
    row = await house.recording()
    assert (row.state, row.problem) == (RecordingState.VERIFIED, "")


async def test_an_empty_take_is_lost_with_a_cause_once(
    house: House, spool: Spool, collector: AudioCollector
) -> None:
    call = await house.call("t1")
    for side in spool.sides("t1"):
        side.write_bytes(b"")
    await house.hang_up(call)
    house.now += LONG
    await collector.collect_once()
    await collector.collect_once()
    row = await house.recording()
    assert (row.state, row.problem) == (RecordingState.LOST, "agent empty, customer empty")
    assert len(spool.takes()) == 1


async def test_a_call_in_which_nobody_talked_is_empty_and_not_lost(
    house: House, spool: Spool, collector: AudioCollector
) -> None:
    call = await house.call("t1")
    spool_take(spool.folder, "t1", seconds=0)
    await house.hang_up(call)
    house.now += LONG
    await collector.collect_once()
    row = await house.recording()
    assert (row.state, row.local_removed_at) == (RecordingState.EMPTY, house.now)
    assert spool.takes() == []


async def test_a_kill_before_any_commit_is_made_good(
    house: House, spool: Spool, collector: AudioCollector, sources: Sources
) -> None:
    """The joined and stored object of a collector that died before it could tell the database."""
    call = await house.call("t1")
    spool_take(spool.folder, "t1")
    await house.hang_up(call)
    house.now += LONG
    await collector.collect_once()
    before = await house.recording()
    async with house.database.unit_of_work() as uow:
        forget = "UPDATE recordings SET state = 'spooled', sha256 = NULL, key = NULL, verified_at = NULL"
        await uow.session.execute(sa.text(forget))
    await collector.collect_once()
    after = await house.recording()
    assert (after.state, after.key, after.sha256) == (RecordingState.VERIFIED, before.key, before.sha256)


async def test_whoever_looks_is_told_of_every_step(
    house: House, spool: Spool, collector: AudioCollector
) -> None:
    call = await house.call("t1")
    spool_take(spool.folder, "t1")
    await house.hang_up(call)
    house.now += LONG
    await collector.collect_once()
    async with house.database.unit_of_work() as uow:
        told = list(await uow.session.scalars(sa.select(OutboxRow.payload).order_by(OutboxRow.id)))
    row = await house.recording()
    assert {message["message"]["id"] for message in told} == {str(row.id)}
    assert len(told) == 5  # announced, spooled, joined, stored, verified


async def test_recordings_of_another_pbx_are_not_ours_to_carry(
    house: House, collector: AudioCollector
) -> None:
    await house.call("t1")
    async with house.database.unit_of_work() as uow:
        await uow.session.execute(sa.text("UPDATE recordings SET pbx = 'pbx2', state = 'spooled'"))
    await collector.collect_once()
    assert (await house.recording()).state is RecordingState.SPOOLED


async def test_an_announcement_of_an_unknown_call_breaks_nothing(house: House) -> None:
    await house.announce("t1", uuid4())
    assert (await house.recording()).call_id is None
