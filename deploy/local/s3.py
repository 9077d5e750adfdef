"""An embedded S3 server (SeaweedFS in one process): own random keys, loopback, its other doors locked by token."""

import asyncio
import hashlib
import hmac
import http.client
import json
import shutil
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from deploy.local.home import Home
from deploy.local.owner import reachable_program
from deploy.local.ports import LOOPBACK
from deploy.local.supervisor import Program
from deploy.local.templates import write_private
from deploy.local.trouble import Trouble

PORTS = tuple(f"s3_{part}{kind}" for part in ("gate", "filer", "volume", "master") for kind in ("", "_grpc"))
REGION = "us-east-1"
BUCKET = "recordings"
ACCESS_KEY = "callcenter"


class NoS3(Trouble):
    """No server program was found."""

    def __init__(self) -> None:
        super().__init__(
            "No S3 server was found: install the extra `callcenter[embedded]`, "
            "or point CALLCENTER_S3_ENDPOINT_URL (with keys and bucket) at a server of your own."
        )


def program(home: Home, ports: dict[str, int], *, bucket: str = BUCKET) -> Program:
    """Write keys and describe the server; it is ready when the bucket is there."""
    folder = home.owner.own(home.servers / "s3")
    home.owner.own(folder / "data")
    server = _server(home)
    # The master keeps only what the volumes tell it anew; an old ballot under an old port would delay the start.
    for ballot in (folder / "data").glob("m[0-9]*"):
        shutil.rmtree(ballot, ignore_errors=True)
    _write_keys(home, folder)
    flags = [f"-{_part(name)}={ports[name]}" for name in PORTS]
    argv = [
        str(server),
        "-logtostderr=true",
        "server",
        "-dir=data",
        f"-ip={LOOPBACK}",
        f"-ip.bind={LOOPBACK}",
    ]
    argv += ["-s3", "-filer", "-s3.config=s3.json", "-s3.iam=false", "-s3.port.iceberg=0", "-s3.port.lance=0"]
    argv += ["-filer.localSocket=data/filer.sock", "-s3.localSocket=data/s3.sock", "-filer.disableDirListing"]
    argv += ["-volume.max=10000", "-volume.preStopSeconds=0", "-master.volumeSizeLimitMB=1024"]
    argv += ["-master.electionTimeout=1s", "-master.telemetry=false", *flags]
    secret = home.secret("s3")

    async def ready() -> bool:
        return await asyncio.to_thread(make_bucket, ports["s3_gate"], bucket, secret)

    return Program(
        name="s3",
        title="S3 (SeaweedFS)",
        argv=argv,
        owner=home.owner,
        cwd=folder,
        ready=ready,
        start_s=90.0,
        # It would wait for its own connections to end; what it has acknowledged is written.
        grace_s=1.5,
        orphan_signal=signal.SIGKILL,
    )


def forget_sockets(ports: dict[str, int]) -> None:
    """Remove the sockets that a killed server leaves in /tmp under its ports' numbers."""
    for name in PORTS:
        part = _part(name).partition(".")[0]
        with suppress(OSError):
            Path(f"/tmp/seaweedfs-{part}-grpc-{ports[name]}.sock").unlink()


def make_bucket(port: int, bucket: str, secret: str) -> bool:
    """Whether the server answers and the bucket is there (made if need be). OSError while it is not up."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=5)
    try:
        path = f"/{bucket}"
        connection.request("PUT", path, headers=signed("PUT", path, f"{LOOPBACK}:{port}", secret))
        return connection.getresponse().status in (200, 409)
    except http.client.HTTPException:
        return False
    finally:
        connection.close()


def signed(method: str, path: str, host: str, secret: str, *, at: datetime | None = None) -> dict[str, str]:
    """AWS signature 4 headers for a request without query or body."""
    moment = (at or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
    empty = hashlib.sha256(b"").hexdigest()
    scope = f"{moment[:8]}/{REGION}/s3/aws4_request"
    names = "host;x-amz-content-sha256;x-amz-date"
    canonical = f"{method}\n{path}\n\nhost:{host}\nx-amz-content-sha256:{empty}\nx-amz-date:{moment}\n\n{names}\n{empty}"
    text = f"AWS4-HMAC-SHA256\n{moment}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.new(key, text.encode(), "sha256").hexdigest()
    credential = f"Credential={ACCESS_KEY}/{scope}, SignedHeaders={names}, Signature={signature}"
    return {
        "Host": host,
        "X-Amz-Date": moment,
        "X-Amz-Content-Sha256": empty,
        "Authorization": f"AWS4-HMAC-SHA256 {credential}",
    }


def _write_keys(home: Home, folder: Path) -> None:
    identity = {
        "name": "callcenter",
        "credentials": [{"accessKey": ACCESS_KEY, "secretKey": home.secret("s3")}],
        "actions": ["Admin", "Read", "List", "Tagging", "Write"],
    }
    doors = ("jwt.signing", "jwt.signing.read", "jwt.filer_signing", "jwt.filer_signing.read")
    locks = "".join(f'[{door}]\nkey = "{home.secret("s3_" + door.replace(".", "_"))}"\n' for door in doors)
    files = {
        "s3.json": json.dumps({"identities": [identity]}),
        "security.toml": locks,
        # One volume at a time: a small disk has no room for seven.
        "master.toml": "[master.volume_growth]\ncopy_1 = 1\n",
    }
    for name, text in files.items():
        write_private(folder / name, text)
        if home.owner.uid is not None and home.owner.gid is not None:
            shutil.chown(folder / name, home.owner.uid, home.owner.gid)


def _part(name: str) -> str:
    part, _, kind = name.removeprefix("s3_").replace("gate", "s3").partition("_")
    return f"{part}.port.{kind}" if kind else f"{part}.port"


def _server(home: Home) -> Path:
    beside = Path(sys.executable).with_name("weed")
    if beside.exists():
        return reachable_program(beside, home.owner)
    if (found := shutil.which("weed")) is not None:
        return Path(found)
    raise NoS3
