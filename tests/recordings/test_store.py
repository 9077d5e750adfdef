"""The store keeps what it is given, and when it does not, we notice."""

import hashlib
import time
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import boto3
import pytest

from recordings import AlreadyThere, NotThere, Store, StoreLied, StoreSettings, StoreUnavailable, key_for
from recordings.store import next_key
from tests.recordings.stub_s3 import Fault, StubS3

KEY = "recordings/2026/11/22/0193.wav"
SOUND = bytes(range(256)) * 1000
SHA = hashlib.sha256(SOUND).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ready.wav"
    path.write_bytes(SOUND)
    return path


async def listen(store: Store, first: int, last: int) -> bytes:
    return b"".join([piece async for piece in store.read(KEY, first=first, last=last, size=len(SOUND))])


def test_a_key_tells_the_day_and_nothing_about_anybody() -> None:
    late = datetime(2026, 11, 23, 1, tzinfo=timezone(timedelta(hours=2)))
    number = UUID("01935b2e-0000-7000-8000-000000000001")
    assert key_for(number, late) == f"recordings/2026/11/22/{number}.wav"
    assert next_key(key_for(number, late)) == f"recordings/2026/11/22/{number}.1.wav"
    assert next_key(next_key(key_for(number, late))) == f"recordings/2026/11/22/{number}.2.wav"


def test_the_secret_is_not_printed() -> None:
    assert "hush" not in repr(StoreSettings(bucket="b", access_key="hush-id", secret_key="hush"))


async def test_a_recording_goes_up_and_comes_back(store: Store, file: Path) -> None:
    await store.check()
    await store.put(KEY, file, sha256=SHA, size=len(SOUND))
    await store.compare(KEY, sha256=SHA, size=len(SOUND))
    await store.verify(KEY, sha256=SHA, size=len(SOUND))
    assert await listen(store, 0, len(SOUND) - 1) == SOUND
    assert await listen(store, 1000, 1000) == SOUND[1000:1001]
    assert await listen(store, 100_000, 255_999) == SOUND[100_000:]


@pytest.fixture
def other_file(tmp_path: Path) -> Path:
    path = tmp_path / "other.wav"
    path.write_bytes(SOUND[::-1])
    return path


async def test_an_object_is_never_written_over(store: Store, file: Path, other_file: Path) -> None:
    await store.put(KEY, file, sha256=SHA, size=len(SOUND))
    other = hashlib.sha256(SOUND[::-1]).hexdigest()
    with pytest.raises(AlreadyThere):
        await store.put(KEY, other_file, sha256=other, size=len(SOUND))
    await store.verify(KEY, sha256=SHA, size=len(SOUND))


async def test_bytes_that_do_not_match_their_checksum_are_not_stored(store: Store, file: Path) -> None:
    with pytest.raises(StoreUnavailable, match="400"):
        await store.put(KEY, file, sha256=hashlib.sha256(b"other").hexdigest(), size=len(SOUND))
    with pytest.raises(NotThere):
        await store.compare(KEY, sha256=SHA, size=len(SOUND))


async def test_another_object_under_our_key_is_noticed(
    store: Store, store_settings: StoreSettings, file: Path
) -> None:
    boto3.client(
        "s3",
        endpoint_url=store_settings.endpoint_url,
        region_name=store_settings.region,
        aws_access_key_id=store_settings.access_key,
        aws_secret_access_key=store_settings.secret_key,
    ).put_object(Bucket=store_settings.bucket, Key=KEY, Body=SOUND[::-1])
    with pytest.raises(AlreadyThere):
        await store.put(KEY, file, sha256=SHA, size=len(SOUND))
    with pytest.raises(StoreLied, match="another checksum"):
        await store.verify(KEY, sha256=SHA, size=len(SOUND))


async def test_what_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(NotThere):
        await store.compare(KEY, sha256=SHA, size=1)
    with pytest.raises(NotThere):
        await store.verify(KEY, sha256=SHA, size=1)
    with pytest.raises(NotThere):
        await listen(store, 0, 9)


async def test_a_wrong_secret_or_bucket_is_told_in_words(store_settings: StoreSettings) -> None:
    for wrong, words in (
        (replace(store_settings, secret_key="wrong"), "403"),
        (replace(store_settings, bucket="no-such-bucket"), "there is no bucket no-such-bucket"),
    ):
        store = Store(wrong)
        with pytest.raises(StoreUnavailable, match=words):
            await store.check()
        store.close()


async def test_a_store_that_is_down_is_told_soon(file: Path) -> None:
    store = Store(
        StoreSettings(bucket="b", endpoint_url="http://127.0.0.1:9", access_key="a", secret_key="b")
    )
    with pytest.raises(StoreUnavailable, match="EndpointConnection"):
        await store.put(KEY, file, sha256=SHA, size=len(SOUND))
    store.close()


@pytest.mark.parametrize(
    ("fault", "words"), [(Fault.ERROR_500, "500 InternalError"), (Fault.HANG, "ReadTimeout")]
)
async def test_a_failing_store_is_unavailable(
    broken: StubS3, broken_store: Store, file: Path, fault: Fault, words: str
) -> None:
    broken.fault = fault
    started = time.monotonic()
    with pytest.raises(StoreUnavailable, match=words):
        await broken_store.put(KEY, file, sha256=SHA, size=len(SOUND))
    assert time.monotonic() - started < 15
    assert broken.objects == {}


async def test_a_store_that_says_yes_and_keeps_nothing_is_noticed(
    broken: StubS3, broken_store: Store, file: Path
) -> None:
    broken.fault = Fault.LYING_200
    await broken_store.put(KEY, file, sha256=SHA, size=len(SOUND))
    with pytest.raises(NotThere):
        await broken_store.compare(KEY, sha256=SHA, size=len(SOUND))


async def test_a_store_that_keeps_half_is_noticed(broken: StubS3, broken_store: Store, file: Path) -> None:
    broken.fault = Fault.SHORT_STORE
    await broken_store.put(KEY, file, sha256=SHA, size=len(SOUND))
    with pytest.raises(StoreLied, match=f"{len(SOUND) // 2} bytes instead of {len(SOUND)}"):
        await broken_store.compare(KEY, sha256=SHA, size=len(SOUND))


async def test_one_wrong_bit_is_noticed_when_read_back(
    broken: StubS3, broken_store: Store, file: Path
) -> None:
    broken.fault = Fault.OTHER_BYTES
    await broken_store.put(KEY, file, sha256=SHA, size=len(SOUND))
    await broken_store.compare(KEY, sha256=SHA, size=len(SOUND))
    with pytest.raises(StoreLied, match="another checksum"):
        await broken_store.verify(KEY, sha256=SHA, size=len(SOUND))


async def test_an_answer_that_breaks_off_is_never_taken_for_the_whole(
    broken: StubS3, broken_store: Store, file: Path
) -> None:
    await broken_store.put(KEY, file, sha256=SHA, size=len(SOUND))
    broken.fault = Fault.SHORT_READ
    with pytest.raises(StoreUnavailable):
        await broken_store.verify(KEY, sha256=SHA, size=len(SOUND))
    with pytest.raises(StoreUnavailable):
        await listen(broken_store, 0, len(SOUND) - 1)


async def test_a_slow_store_is_waited_for(broken: StubS3, broken_store: Store, file: Path) -> None:
    await broken_store.put(KEY, file, sha256=SHA, size=len(SOUND))
    broken.fault = Fault.SLOW
    await broken_store.verify(KEY, sha256=SHA, size=len(SOUND))
    assert await listen(broken_store, 0, len(SOUND) - 1) == SOUND
