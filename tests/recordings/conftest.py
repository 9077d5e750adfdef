"""A spool of its own for every test, a real S3 server for all of them, and a faulty one on demand."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from recordings import Spool, Store, StoreSettings
from tests.conftest import S3Bucket
from tests.recordings.stub_s3 import StubS3, stub_s3


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    folder = tmp_path / "spool"
    folder.mkdir()
    return Spool(folder)


@pytest.fixture
def broken() -> Iterator[StubS3]:
    with stub_s3() as server:
        yield server


@pytest.fixture
async def broken_store(broken: StubS3) -> AsyncIterator[Store]:
    store = Store(
        StoreSettings(
            bucket="recordings",
            endpoint_url=broken.url,
            access_key="any",
            secret_key="any",
            connect_timeout_s=0.3,
            read_timeout_s=0.3,
        )
    )
    yield store
    store.close()


@pytest.fixture
def store_settings(s3: S3Bucket) -> StoreSettings:
    """A fresh bucket on the real server."""
    return StoreSettings(
        bucket=s3.bucket,
        endpoint_url=s3.endpoint_url,
        access_key=s3.access_key,
        secret_key=s3.secret_key,
        region=s3.region,
    )


@pytest.fixture
async def store(store_settings: StoreSettings) -> AsyncIterator[Store]:
    store = Store(store_settings)
    yield store
    store.close()
