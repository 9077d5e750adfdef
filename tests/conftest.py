"""Real servers as fixtures: every test has its own database, Redis database and bucket; Asterisk is shared."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import redis
from pydantic import SecretStr

from callcenter.settings import Settings
from deploy.local import s3 as seaweed
from deploy.local.asterisk import Asterisk
from deploy.local.ports import LOOPBACK
from tests.support import databases, servers

REDIS_DATABASES = 63


@dataclass(frozen=True, slots=True)
class S3Bucket:
    """An empty bucket on a real S3 server."""

    endpoint_url: str
    bucket: str
    access_key: str
    secret_key: str
    region: str


@pytest.fixture(scope="session")
def postgres_server() -> servers.Facts:
    return servers.use("postgres")


@pytest.fixture(scope="session")
def pg_template(postgres_server: servers.Facts) -> str:
    return databases.migrated_template(postgres_server)


@pytest.fixture
def pg_url(postgres_server: servers.Facts, pg_template: str) -> Iterator[str]:
    """SQLAlchemy address of a migrated, empty database of the test's own."""
    with databases.fresh_database(postgres_server, pg_template) as url:
        yield url


@pytest.fixture
def bare_pg_url(postgres_server: servers.Facts) -> Iterator[str]:
    """The same without any migration."""
    with databases.fresh_database(postgres_server, "template0") as url:
        yield url


@pytest.fixture(scope="session")
def valkey_server() -> servers.Facts:
    return servers.use("valkey")


@pytest.fixture
def redis_url(valkey_server: servers.Facts) -> str:
    """Address of an empty Redis database; the next test that gets its number finds it emptied."""
    address = str(valkey_server["url"])
    with redis.Redis.from_url(address) as counter:
        number = int(counter.incr("tests")) % REDIS_DATABASES + 1
    address = address.removesuffix("/0") + f"/{number}"
    with redis.Redis.from_url(address) as database:
        database.flushdb()
    return address


@pytest.fixture(scope="session")
def s3_server() -> servers.Facts:
    return servers.use("s3")


@pytest.fixture
def s3(s3_server: servers.Facts) -> S3Bucket:
    bucket, port, secret = f"test-{uuid4().hex[:16]}", int(s3_server["port"]), str(s3_server["secret"])
    assert seaweed.make_bucket(port, bucket, secret)
    return S3Bucket(f"http://{LOOPBACK}:{port}", bucket, seaweed.ACCESS_KEY, secret, seaweed.REGION)


@pytest.fixture(scope="session")
def asterisk() -> Asterisk:
    """A running Asterisk with the product's configuration, shared: mark tests with xdist_group("asterisk")."""
    facts = servers.use("asterisk")
    return Asterisk(**{field.name: _typed(field.type, facts[field.name]) for field in fields(Asterisk)})


@pytest.fixture
def settings(pg_url: str, redis_url: str, tmp_path: Path) -> Settings:
    """Settings with a database and Redis of the test's own; S3 and Asterisk are for those who ask for them."""
    return Settings(database_url=pg_url, redis_url=redis_url, home=tmp_path, log_json=False)


@pytest.fixture
def settings_with_s3(settings: Settings, s3: S3Bucket) -> Settings:
    return settings.model_copy(
        update={
            "s3_endpoint_url": s3.endpoint_url,
            "s3_bucket": s3.bucket,
            "s3_access_key": s3.access_key,
            "s3_secret_key": SecretStr(s3.secret_key),
            "s3_region": s3.region,
        }
    )


def _typed(kind: Any, value: Any) -> Any:
    if kind is Path:
        return Path(value)
    return tuple(value) if isinstance(value, list) else value
