"""The S3 store: puts an object once, compares, verifies by reading it back, reads ranges."""

import asyncio
import base64
import hashlib
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar
from uuid import UUID

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError
from botocore.response import StreamingBody

from recordings.errors import AlreadyThere, NotThere, StoreLied, StoreUnavailable

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

T = TypeVar("T")

CHUNK = 64 * 1024
PIECE = 1024 * 1024
SLOWEST = 50_000  # bytes a second below which a transfer is given up
GRACE_S = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class StoreSettings:
    """Where the recordings go. `endpoint_url` None means Amazon's own; empty keys mean the machine's role."""

    bucket: str
    endpoint_url: str | None = None
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)
    region: str = "us-east-1"
    addressing: Literal["path", "virtual", "auto"] = "path"
    ca_file: Path | None = None
    connect_timeout_s: float = 2
    read_timeout_s: float = 10
    tries: int = 2
    parallel: int = 8


def key_for(recording_id: UUID, started_at: datetime) -> str:
    """`recordings/<yyyy>/<mm>/<dd>/<uuid>.wav`, by UTC day."""
    return f"recordings/{started_at.astimezone(UTC):%Y/%m/%d}/{recording_id}.wav"


def next_key(key: str) -> str:
    """Where the same recording goes when other bytes lie under `key`: `….wav`, `….1.wav`, `….2.wav`."""
    stem, _, number = key.removesuffix(".wav").partition(".")
    return f"{stem}.{int(number or 0) + 1}.wav"


class Store:
    """One bucket. Calls run in threads of its own, so that a hanging store delays nobody else."""

    def __init__(self, settings: StoreSettings) -> None:
        self._bucket = settings.bucket
        self._s3: S3Client = _client(settings)
        self._threads = ThreadPoolExecutor(
            max_workers=settings.parallel, thread_name_prefix="recordings-store"
        )
        self._turns = asyncio.BoundedSemaphore(settings.parallel)

    def close(self) -> None:
        """Take no more work; calls on the way end by their own timeouts."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._s3.close()

    async def check(self) -> None:
        """Is the bucket there and ours? Raises StoreUnavailable."""
        try:
            await self._call(lambda: self._s3.head_bucket(Bucket=self._bucket), key=self._bucket)
        except NotThere:
            raise StoreUnavailable(f"there is no bucket {self._bucket}") from None

    async def put(self, key: str, path: Path, *, sha256: str, size: int) -> None:
        """Store the file under a key that is still free. Raises AlreadyThere, StoreUnavailable, FileNotFoundError."""

        def send() -> None:
            with path.open("rb") as body:
                self._s3.put_object(
                    Bucket=self._bucket,
                    Key=key,
                    Body=body,
                    ContentLength=size,
                    ContentType="audio/wav",
                    ChecksumSHA256=base64.b64encode(bytes.fromhex(sha256)).decode(),
                    Metadata={"sha256": sha256},
                    IfNoneMatch="*",
                )

        await self._call(send, key=key, size=size)

    async def compare(self, key: str, *, sha256: str, size: int) -> None:
        """Does the store say it has these bytes? Raises NotThere, StoreLied, StoreUnavailable."""
        head = await self._call(
            lambda: self._s3.head_object(Bucket=self._bucket, Key=key, ChecksumMode="ENABLED"), key=key
        )
        if head["ContentLength"] != size:
            raise StoreLied(key, what=f"{head['ContentLength']} bytes instead of {size}")
        for claimed in (head["Metadata"].get("sha256"), _hex(head.get("ChecksumSHA256"))):
            if claimed is not None and claimed != sha256:
                raise StoreLied(key, what="another checksum")

    async def verify(self, key: str, *, sha256: str, size: int) -> None:
        """Read the whole object back and hash it. Raises NotThere, StoreLied, StoreUnavailable."""

        def read_back() -> tuple[int, str]:
            digest, length = hashlib.sha256(), 0
            with _closing(self._s3.get_object(Bucket=self._bucket, Key=key)["Body"]) as body:
                for piece in body.iter_chunks(PIECE):
                    digest.update(piece)
                    length += len(piece)
            return length, digest.hexdigest()

        length, found = await self._call(read_back, key=key, size=size)
        if length != size:
            raise StoreLied(key, what=f"{length} bytes instead of {size}")
        if found != sha256:
            raise StoreLied(key, what="another checksum")

    async def read(self, key: str, *, first: int, last: int, size: int) -> AsyncGenerator[bytes, None]:
        """Bytes `first` to `last`, both included, of an object of `size` bytes, in pieces.

        Raises NotThere, StoreLied and StoreUnavailable, the latter in the middle as well: never a short answer.
        """
        answer = await self._call(
            lambda: self._s3.get_object(Bucket=self._bucket, Key=key, Range=f"bytes={first}-{last}"), key=key
        )
        with _closing(answer["Body"]) as body:
            if answer.get("ContentRange") != f"bytes {first}-{last}/{size}":
                raise StoreLied(key, what="another range than asked")
            left = last - first + 1
            while left:
                piece = await self._call(lambda: body.read(CHUNK), key=key)
                if not piece:
                    raise StoreUnavailable("the answer ended early")
                left -= len(piece)
                yield piece

    async def _call(self, action: Callable[[], T], *, key: str, size: int = 0) -> T:
        try:
            async with asyncio.timeout(GRACE_S + size / SLOWEST), self._turns:
                return await asyncio.get_running_loop().run_in_executor(self._threads, action)
        except ClientError as error:
            raise _refusal(error, key) from error
        except (BotoCoreError, ResponseParserError) as error:
            raise StoreUnavailable(_words(error)) from error
        except TimeoutError as error:
            raise StoreUnavailable("it took too long") from error


def _client(settings: StoreSettings) -> "S3Client":
    return boto3.client(
        "s3",
        endpoint_url=settings.endpoint_url,
        region_name=settings.region,
        aws_access_key_id=settings.access_key or None,
        aws_secret_access_key=settings.secret_key or None,
        verify=str(settings.ca_file) if settings.ca_file else None,
        config=Config(
            signature_version="s3v4",
            s3={"addressing_style": settings.addressing},
            connect_timeout=settings.connect_timeout_s,
            read_timeout=settings.read_timeout_s,
            retries={"total_max_attempts": settings.tries, "mode": "standard"},
            max_pool_connections=settings.parallel * 2,
            response_checksum_validation="when_required",
            tcp_keepalive=True,
        ),
    )


def _refusal(error: ClientError, key: str) -> NotThere | AlreadyThere | StoreUnavailable:
    code = error.response["ResponseMetadata"]["HTTPStatusCode"]
    if code == 404:
        return NotThere(key)
    if code == 412:
        return AlreadyThere(key)
    return StoreUnavailable(f"it answered {code} {error.response['Error'].get('Code', '')}".rstrip())


def _words(error: Exception) -> str:
    """The kind of failure, without addresses or keys."""
    return type(error).__name__.removesuffix("Error").removesuffix("Exception")


def _hex(checksum: str | None) -> str | None:
    """Base64 to hex; None where the server gives none, or one made of parts."""
    return base64.b64decode(checksum).hex() if checksum and "-" not in checksum else None


def _closing(body: StreamingBody) -> AbstractContextManager[StreamingBody]:
    return closing(body)
