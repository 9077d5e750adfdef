"""A recording reaches the store whole, once, whatever breaks or dies on the way."""

import hashlib
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import boto3
import pytest

from recordings import Carrier, Load, Spool, Step, Store, StoreSettings, carry, join, key_for, next_attempt
from tests.recordings.audio import spool_take
from tests.recordings.stub_s3 import Fault, StubS3

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(hours=24)


class Killed(BaseException):
    """The process ends here."""


class CrashPoints:
    """Before and after every call that leaves a trace outside; at the one after `left` others the process dies."""

    def __init__(self) -> None:
        self.left: int | None = None

    def pass_one(self) -> None:
        if self.left is not None:
            if self.left == 0:
                raise Killed
            self.left -= 1

    def around(self, call: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def surrounded(*args: Any, **kwargs: Any) -> Any:
            self.pass_one()
            answer = await call(*args, **kwargs)
            self.pass_one()
            return answer

        return surrounded

    def around_blocking(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def surrounded(*args: Any, **kwargs: Any) -> Any:
            self.pass_one()
            answer = call(*args, **kwargs)
            self.pass_one()
            return answer

        return surrounded


class Desk:
    """The caller's side: keeps where each recording stands, and a clock that is moved by hand."""

    def __init__(self, spool: Spool, store: Store, *, keep_local: timedelta = DAY) -> None:
        self.carrier = Carrier(spool, store, keep_local=keep_local)
        self.rows: dict[UUID, Load] = {}
        self.saves: list[tuple[str, Step]] = []
        self.now = START
        self.die_after: int | None = None

    def add(self, name: str, *, started_at: datetime = START) -> UUID:
        load = Load(recording_id=uuid4(), name=name, started_at=started_at)
        self.rows[load.recording_id] = load
        return load.recording_id

    async def save(self, load: Load) -> None:
        if self.die_after is not None and len(self.saves) == self.die_after:
            raise Killed
        self.rows[load.recording_id] = load
        self.saves.append((load.name, load.step))

    async def round(self, *, parallel: int = 1) -> None:
        await carry(
            self.rows.values(),
            carrier=self.carrier,
            save=self.save,
            clock=lambda: self.now,
            parallel=parallel,
        )


def files(spool: Spool) -> list[str]:
    return sorted(str(path.relative_to(spool.folder)) for path in spool.folder.rglob("*") if path.is_file())


async def test_a_recording_goes_all_the_way_and_leaves_the_spool_a_day_later(
    spool: Spool, store: Store
) -> None:
    spool_take(spool.folder, "t")
    desk = Desk(spool, store)
    row = desk.add("t")
    await desk.round()
    assert [step for _, step in desk.saves] == [Step.JOINED, Step.STORED, Step.VERIFIED]
    desk.now += DAY - timedelta(seconds=1)
    await desk.round()
    assert files(spool) == ["ready/t.wav", "t-in.wav", "t-out.wav"]
    desk.now += timedelta(seconds=1)
    await desk.round()
    load = desk.rows[row]
    assert (load.step, files(spool)) == (Step.CLEARED, [])
    await store.verify(load.key, sha256=load.sha256, size=load.bytes)


@pytest.mark.parametrize("saves", range(4))
async def test_a_kill_after_any_step_loses_and_doubles_nothing(
    spool: Spool, store: Store, store_settings: StoreSettings, saves: int
) -> None:
    spool_take(spool.folder, "t")
    sha256 = join(spool, "t").sha256
    first = Desk(spool, store, keep_local=timedelta())
    row = first.add("t")
    first.die_after = saves
    with pytest.raises(BaseExceptionGroup):
        await first.round()
    second = Desk(spool, store, keep_local=timedelta())
    second.rows = dict(first.rows)
    await second.round()
    load = second.rows[row]
    assert (load.step, load.sha256, files(spool)) == (Step.CLEARED, sha256, [])
    await store.verify(load.key, sha256=sha256, size=load.bytes)
    assert len(objects(store_settings)) == 1


@pytest.fixture
def crash_points(monkeypatch: pytest.MonkeyPatch) -> CrashPoints:
    points = CrashPoints()
    for call in ("put", "compare", "verify"):
        monkeypatch.setattr(Store, call, points.around(getattr(Store, call)))
    for name, blocking in (("rename", Path.rename), ("unlink", Path.unlink)):
        monkeypatch.setattr(Path, name, points.around_blocking(blocking))
    monkeypatch.setattr(os, "fsync", points.around_blocking(os.fsync))
    return points


async def test_a_kill_at_any_point_loses_and_doubles_nothing(
    spool: Spool, broken: StubS3, broken_store: Store, crash_points: CrashPoints
) -> None:
    deaths = 0
    while True:
        spool_take(spool.folder, "t")
        broken.objects.clear()
        desk = Desk(spool, broken_store, keep_local=timedelta())
        row = desk.add("t")
        crash_points.left = deaths
        try:
            await desk.round()
        except* Killed:
            deaths += 1
        else:
            break
        crash_points.left = None
        await desk.round()
        load = desk.rows[row]
        assert (load.step, files(spool), list(broken.objects)) == (Step.CLEARED, [], [load.key]), deaths
        assert hashlib.sha256(broken.objects[load.key]).hexdigest() == load.sha256
    assert deaths >= 20


async def test_a_join_that_was_killed_half_way_is_done_again(spool: Spool, store: Store) -> None:
    spool_take(spool.folder, "t")
    spool.ready.mkdir()
    (spool.ready / ".t.wav.part").write_bytes(b"RIFF half of it")
    desk = Desk(spool, store)
    row = desk.add("t")
    await desk.round()
    assert desk.rows[row].step is Step.VERIFIED
    assert files(spool) == ["ready/t.wav", "t-in.wav", "t-out.wav"]


async def test_two_carriers_at_once_store_one_object(
    spool: Spool, store: Store, store_settings: StoreSettings
) -> None:
    spool_take(spool.folder, "t", seconds=30)
    one, other = Desk(spool, store), Desk(spool, store)
    row = one.add("t")
    other.rows = dict(one.rows)
    for _ in range(5):
        await one.round()
        await other.round()
        one.now = other.now = one.now + timedelta(minutes=5)
    assert one.rows[row].step is other.rows[row].step is Step.VERIFIED
    assert objects(store_settings) == [one.rows[row].key] == [other.rows[row].key]


@pytest.mark.parametrize("fault", [Fault.ERROR_500, Fault.HANG])
async def test_while_the_store_is_away_sound_waits_joined_and_playable(
    spool: Spool, broken: StubS3, broken_store: Store, fault: Fault
) -> None:
    desk = Desk(spool, broken_store)
    for n in range(3):
        spool_take(spool.folder, f"t{n}")
        desk.add(f"t{n}", started_at=START + timedelta(minutes=n))
    broken.fault = fault
    await desk.round()
    assert {load.step for load in desk.rows.values()} == {Step.JOINED}
    assert {load.attempts for load in desk.rows.values()} == {0, 1}
    for _ in range(12):
        desk.now += timedelta(minutes=5)
        await desk.round()
    assert {load.step for load in desk.rows.values()} == {Step.JOINED}
    broken.fault = Fault.NONE
    broken.released.set()
    desk.now += timedelta(minutes=5)
    await desk.round()
    assert {(load.step, load.attempts) for load in desk.rows.values()} == {(Step.VERIFIED, 0)}
    assert [name for name, step in desk.saves if step is Step.VERIFIED] == ["t0", "t1", "t2"]
    for load in desk.rows.values():
        assert hashlib.sha256(broken.objects[load.key]).hexdigest() == load.sha256


@pytest.mark.parametrize("fault", [Fault.LYING_200, Fault.OTHER_BYTES, Fault.SHORT_STORE])
async def test_a_lying_store_never_makes_us_drop_the_local_copy(
    spool: Spool, broken: StubS3, broken_store: Store, fault: Fault
) -> None:
    spool_take(spool.folder, "t")
    desk = Desk(spool, broken_store, keep_local=timedelta())
    row = desk.add("t")
    broken.fault = fault
    for _ in range(4):
        await desk.round()
        assert desk.rows[row].step in (Step.SPOOLED, Step.JOINED)
        assert "t-in.wav" in files(spool)
        desk.now += timedelta(minutes=5)
    assert desk.rows[row].trouble.startswith("The recording store h")
    broken.fault = Fault.NONE
    await desk.round()
    load = desk.rows[row]
    assert (load.step, load.trouble, files(spool)) == (Step.CLEARED, "", [])
    assert hashlib.sha256(broken.objects[load.key]).hexdigest() == load.sha256


async def test_a_wrong_object_is_left_alone_and_ours_goes_beside_it(
    spool: Spool, broken: StubS3, broken_store: Store
) -> None:
    spool_take(spool.folder, "t")
    desk = Desk(spool, broken_store)
    row = desk.add("t")
    taken = key_for(row, START)
    broken.objects[taken], broken.told[taken] = b"somebody else's", ""
    for _ in range(2):
        await desk.round()
        desk.now += timedelta(minutes=5)
    assert broken.objects[taken] == b"somebody else's"
    assert desk.rows[row].step is Step.VERIFIED
    assert desk.rows[row].key == taken.replace(".wav", ".1.wav")


async def test_an_object_that_vanished_is_sent_again_before_the_local_copy_goes(
    spool: Spool, broken: StubS3, broken_store: Store
) -> None:
    spool_take(spool.folder, "t")
    desk = Desk(spool, broken_store)
    row = desk.add("t")
    await desk.round()
    broken.objects.clear()
    desk.now += DAY
    await desk.round()
    assert (desk.rows[row].step, "ready/t.wav" in files(spool)) == (Step.JOINED, True)
    desk.now += timedelta(minutes=5)
    await desk.round()
    assert (desk.rows[row].step, list(broken.objects)) == (Step.VERIFIED, [desk.rows[row].key])


async def test_sound_that_came_after_the_join_is_carried_too_before_the_local_copy_goes(
    spool: Spool, store: Store
) -> None:
    spool_take(spool.folder, "t", seconds=1)
    desk = Desk(spool, store)
    row = desk.add("t")
    await desk.round()
    first = desk.rows[row]
    spool_take(spool.folder, "t", seconds=3)
    desk.now += DAY
    await desk.round()
    desk.now += DAY
    await desk.round()
    load = desk.rows[row]
    assert (load.step, load.seconds, files(spool)) == (Step.CLEARED, 3, [])
    await store.verify(load.key, sha256=load.sha256, size=load.bytes)
    await store.verify(first.key, sha256=first.sha256, size=first.bytes)


async def test_a_joined_file_that_vanished_or_shrank_is_made_anew(spool: Spool, store: Store) -> None:
    spool_take(spool.folder, "t")
    desk = Desk(spool, store)
    row = desk.add("t")
    desk.rows[row] = await desk.carrier.step(desk.rows[row], now=START)
    spool.joined("t").write_bytes(b"short")
    await desk.round()
    assert desk.rows[row].step is Step.VERIFIED


async def test_a_damaged_joined_file_is_made_anew(spool: Spool, broken: StubS3, broken_store: Store) -> None:
    spool_take(spool.folder, "t")
    desk = Desk(spool, broken_store)
    row = desk.add("t")
    desk.rows[row] = await desk.carrier.step(desk.rows[row], now=START)
    sound = bytearray(spool.joined("t").read_bytes())
    sound[1000] ^= 1
    spool.joined("t").write_bytes(sound)
    for _ in range(3):
        await desk.round()
        desk.now += timedelta(minutes=5)
    load = desk.rows[row]
    assert load.step is Step.VERIFIED
    assert hashlib.sha256(broken.objects[load.key]).hexdigest() == load.sha256


async def test_a_take_without_sound_is_lost_with_a_cause_and_its_files_stay(
    spool: Spool, store: Store
) -> None:
    (spool.folder / "t-in.wav").write_bytes(b"")
    desk = Desk(spool, store)
    row = desk.add("t")
    await desk.round()
    load = desk.rows[row]
    assert (load.step, load.problem) == (Step.LOST, "agent missing, customer empty")
    assert files(spool) == ["t-in.wav"]


async def test_a_take_in_which_nobody_talked_is_empty_and_swept(spool: Spool, store: Store) -> None:
    spool_take(spool.folder, "t", seconds=0)
    desk = Desk(spool, store)
    desk.add("t")
    await desk.round()
    assert [step for _, step in desk.saves] == [Step.EMPTY, Step.SWEPT]
    assert files(spool) == []


async def test_a_missing_spool_loses_nothing(store: Store, tmp_path: Path) -> None:
    desk = Desk(Spool(tmp_path / "not mounted"), store)
    row = desk.add("t")
    await desk.round()
    assert (desk.rows[row].step, desk.rows[row].attempts) == (Step.SPOOLED, 1)


async def test_a_backlog_drains_oldest_first_and_in_parallel(spool: Spool, store: Store) -> None:
    desk = Desk(spool, store)
    for n in reversed(range(20)):
        spool_take(spool.folder, f"t{n:02}", seconds=0.2)
        desk.add(f"t{n:02}", started_at=START + timedelta(seconds=n))
    await desk.round(parallel=4)
    assert {load.step for load in desk.rows.values()} == {Step.VERIFIED}
    joined = [name for name, step in desk.saves if step is Step.JOINED]
    assert {"t00", "t01", "t02", "t03"} == set(joined[:4])


def test_the_pauses_grow_to_five_minutes_and_never_end() -> None:
    pauses = [(next_attempt(n, START) - START).total_seconds() for n in (1, 2, 3, 8, 9, 10_000)]
    assert pauses == [2, 4, 8, 256, 300, 300]


async def test_a_recording_in_its_pause_is_left_alone(
    spool: Spool, broken: StubS3, broken_store: Store
) -> None:
    spool_take(spool.folder, "t")
    desk = Desk(spool, broken_store)
    row = desk.add("t")
    desk.rows[row] = replace(desk.rows[row], next_attempt_at=START + timedelta(seconds=1))
    await desk.round()
    assert desk.saves == []


def objects(store_settings: StoreSettings) -> list[str]:
    answer = boto3.client(
        "s3",
        endpoint_url=store_settings.endpoint_url,
        region_name=store_settings.region,
        aws_access_key_id=store_settings.access_key,
        aws_secret_access_key=store_settings.secret_key,
    ).list_objects_v2(Bucket=store_settings.bucket)
    return [found["Key"] for found in answer.get("Contents", [])]
