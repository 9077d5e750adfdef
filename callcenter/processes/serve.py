"""`callcenter serve`: API, websockets and the web UI. Any number of them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import uvicorn
from fastapi import FastAPI

from callcenter.audio.playback import Sources, sources_of
from callcenter.bootstrap import (
    CLOSED_HOOKS,
    CREATED_HOOKS,
    LEAVING_CHECKS,
    LINKED_HOOKS,
    number_plan,
    open_bus,
    open_database,
)
from callcenter.contact_log.hooks import ClosedHooks, LinkedHooks
from callcenter.desk.api import Pbx
from callcenter.desk.equation_watch import watch_ledger
from callcenter.desk.hub import Hub
from callcenter.desk.presence import keep_presence
from callcenter.kernel.bus import Bus
from callcenter.kernel.db import Database
from callcenter.kernel.limiter import Limiter
from callcenter.kernel.origin import AllowedOrigins
from callcenter.kernel.relay import run_relay
from callcenter.main import create_app
from callcenter.people.hooks import CreatedHooks
from callcenter.people.numbers import NumberPlan
from callcenter.scripting.facts import Company
from callcenter.settings import Settings
from callcenter.staff.hooks import LeavingChecks

DRAIN_SECONDS = 15


def build(settings: Settings) -> FastAPI:
    """The application with its resources, which live as long as it runs."""
    resources: dict[type, Any] = {
        Database: open_database(settings),
        Bus: open_bus(settings),
        NumberPlan: number_plan(settings),
        Pbx: Pbx(name=settings.pbx, ws_url=settings.asterisk_ws_url),
        ClosedHooks: CLOSED_HOOKS,
        LinkedHooks: LINKED_HOOKS,
        CreatedHooks: CREATED_HOOKS,
        LeavingChecks: LEAVING_CHECKS,
        Company: Company(settings.company_name),
    }
    bus: Bus = resources[Bus]
    resources[Hub] = Hub(bus)
    resources[Limiter] = Limiter.on_redis(settings.redis_url)
    return create_app(
        resources,
        origins=AllowedOrigins(frozenset(settings.public_origins)),
        ui_dir=settings.ui_dir,
        lifespan=_lifespan(settings, resources),
    )


def _lifespan(settings: Settings, resources: dict[type, Any]) -> Any:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        database, bus, hub = resources[Database], resources[Bus], resources[Hub]
        sources = app.state.resources[Sources] = sources_of(settings)
        tasks = [
            asyncio.create_task(run_relay(database, bus), name="relay"),
            asyncio.create_task(hub.run(), name="hub"),
            asyncio.create_task(watch_ledger(database), name="ledger"),
            asyncio.create_task(keep_presence(database, hub), name="presence"),
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            sources.store.close()
            await bus.close()
            await database.dispose()

    return lifespan


class _Server(uvicorn.Server):
    """Tells every tab to come back before the listening ends, so that none waits for the drain's timeout."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    async def shutdown(self, sockets: list[Any] | None = None) -> None:
        self._hub.close_all()
        await super().shutdown(sockets)


async def run_serve(settings: Settings) -> None:
    app = build(settings)
    config = uvicorn.Config(
        app,
        host=settings.http_host,
        port=settings.http_port,
        log_config=None,
        access_log=False,
        server_header=False,
        ws_per_message_deflate=False,
        ws_max_size=64 * 1024,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
    )
    with suppress(KeyboardInterrupt):
        await _Server(config, app.state.resources[Hub]).serve()
