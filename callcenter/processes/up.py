"""`callcenter up`: the whole system on one machine, with servers of its own where none is configured."""

import asyncio
import sys
import time
import urllib.request
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import psycopg

from callcenter.kernel.relay import psycopg_dsn
from callcenter.settings import Settings
from deploy.local.stack import Options, Stack

CALLCENTER = [sys.executable, "-m", "callcenter"]
MIGRATE = [*CALLCENTER, "migrate"]
PROBE_SECONDS = 2


@asynccontextmanager
async def running_system(
    home: Path,
    options: Options,
    *,
    say: Callable[[str], None],
    prepare: Sequence[str] = MIGRATE,
    env: Mapping[str, str] | None = None,
) -> AsyncIterator[Stack]:
    """Everything up and answering. `prepare`: the command that makes the database ready for the services.

    `env`: more settings (CALLCENTER_*) for every process.
    """

    async def fill(stack: Stack) -> None:
        stack.env.update({"CALLCENTER_ADMIN_PASSWORD": stack.home.secret("admin"), **(env or {})})
        await stack.run("prepare", prepare, title="Database schema")

    async with Stack(home, replace(options, on_database=fill), say=say) as stack:
        await _start_services(stack)
        yield stack


async def _start_services(stack: Stack) -> None:
    started = time.time()
    services = (
        ("collect", "Collector", None),
        ("bridge", "Bridge to Asterisk", lambda: _bridge_ready(stack.env, started)),
        ("serve", "Service", lambda: _serve_ready(stack.ports["http"])),
        ("work", "Jobs", None),
    )
    async with asyncio.TaskGroup() as group:
        for name, title, ready in services:
            group.create_task(
                stack.start_service(name, [*CALLCENTER, name], title=title, ready=ready), name=name
            )


async def _serve_ready(port: int) -> bool:
    def ask() -> bool:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=PROBE_SECONDS) as answer:
            return bool(answer.status == 200)

    return await asyncio.to_thread(ask)


async def _bridge_ready(env: dict[str, str], since: float) -> bool:
    """Whether the bridge has said, since then, that it knows the state of its PBX."""
    dsn = psycopg_dsn(env.get("CALLCENTER_DATABASE_URL") or Settings().database_url)
    try:
        async with await psycopg.AsyncConnection.connect(dsn, connect_timeout=PROBE_SECONDS) as connection:
            found = await connection.execute(
                "SELECT 1 FROM pbx_links WHERE state = 'ready' AND changed_at > to_timestamp(%s)", [since - 1]
            )
            return await found.fetchone() is not None
    except psycopg.Error:
        return False


def configured(settings: Settings, *, http_port: int | None, throwaway: bool = False) -> Options:
    """What the settings bring along; the rest is started by us."""
    return Options(
        database_url=settings.database_url or None,
        redis_url=settings.redis_url or None,
        s3_endpoint_url=settings.s3_endpoint_url or None,
        ami_host=settings.ami_host if settings.ami_secret.get_secret_value() else None,
        http_port=http_port,
        asterisk_values=asterisk_values(settings),
        throwaway=throwaway,
    )


def asterisk_values(settings: Settings) -> dict[str, object]:
    """What the settings say about an Asterisk of our own."""
    values: dict[str, object] = {
        "systemname": settings.pbx,
        "sip_bind": settings.sip_bind,
        "trunk_host": settings.trunk_host,
        "outbound_caller_id": settings.outbound_caller_id.removeprefix("+"),
    }
    return values | ({"trunk_port": settings.trunk_port} if settings.trunk_port else {})
