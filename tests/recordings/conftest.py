"""A spool of its own for every test, a real S3 server for all of them, and a faulty one on demand."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from recordings import Spool, Store, StoreSettings
from tests.recordings.stub_s3 import StubS3, stub_s3

WEED = Path(sys.executable).parent / "weed"
KEYS = {"AWS_ACCESS_KEY_ID": "recorder", "AWS_SECRET_ACCESS_KEY": "recorder-secret"}
PORTED = ("master", "volume", "filer", "s3", "admin", "webdav")


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


@pytest.fixture(scope="session")
def seaweed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreSettings]:
    """SeaweedFS on free ports."""
    folder = tmp_path_factory.mktemp("seaweed")
    ports = _free_ports(2 * len(PORTED))
    flags = [f"-{name}.port={ports[2 * i]}" for i, name in enumerate(PORTED)]
    flags += [f"-{name}.port.grpc={ports[2 * i + 1]}" for i, name in enumerate(PORTED) if name != "webdav"]
    flags += ["-s3.port.iceberg=0", "-s3.port.lance=0", "-ip=127.0.0.1", "-ip.bind=127.0.0.1"]
    flags += ["-webdav=false", "-admin.ui=false", f"-dir={folder}", f"-s3.localSocket={folder}/s3.sock"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [WEED, "mini", *flags], stdout=log, stderr=log, env=os.environ | KEYS, cwd=folder
        )
    try:
        yield StoreSettings(
            bucket="none",
            endpoint_url=f"http://127.0.0.1:{ports[2 * PORTED.index('s3')]}",
            access_key=KEYS["AWS_ACCESS_KEY_ID"],
            secret_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def settings(seaweed: StoreSettings) -> StoreSettings:
    """A fresh bucket on the real server."""
    bucket = f"rec-{uuid4()}"
    client = boto3.client(
        "s3",
        endpoint_url=seaweed.endpoint_url,
        region_name=seaweed.region,
        aws_access_key_id=seaweed.access_key,
        aws_secret_access_key=seaweed.secret_key,
        config=Config(signature_version="s3v4", connect_timeout=1, read_timeout=5),
    )
    give_up = time.monotonic() + 30
    while True:
        try:
            client.create_bucket(Bucket=bucket)
            return replace(seaweed, bucket=bucket)
        except (BotoCoreError, ClientError):
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)


@pytest.fixture
async def store(settings: StoreSettings) -> AsyncIterator[Store]:
    store = Store(settings)
    yield store
    store.close()


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    try:
        return [opened.getsockname()[1] for opened in sockets]
    finally:
        for opened in sockets:
            opened.close()
