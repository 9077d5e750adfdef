"""The web application: routes, errors, security headers, and the resources they stand on."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from callcenter.audio.api import router as audio
from callcenter.calls.admin_api import router as calls_admin
from callcenter.calls.api import router as calls
from callcenter.calls.missed_api import router as missed_calls
from callcenter.contact_log.api import router as contact_log
from callcenter.desk.admin_api import router as desk_admin
from callcenter.desk.api import router as desk
from callcenter.desk.board_api import router as board
from callcenter.desk.equation_api import router as equation
from callcenter.desk.live_api import router as live
from callcenter.desk.phone_proxy import router as phone_proxy
from callcenter.desk.schemas import AnyLiveMessage
from callcenter.desk.transfers_api import router as transfers
from callcenter.health import router as health
from callcenter.kernel.bus import BUS_ERRORS
from callcenter.kernel.errors import CallCenterError, Unavailable
from callcenter.kernel.metrics import REQUEST_SECONDS
from callcenter.kernel.origin import AllowedOrigins, OriginCheck
from callcenter.people.api import router as people
from callcenter.scripting.api import router as scripting
from callcenter.staff.api import router as staff

log = structlog.get_logger()

# The dial route of `desk` comes before `calls`, whose `/{call_id}` would take its path.
ROUTERS = (
    staff,
    people,
    contact_log,
    desk,
    desk_admin,
    transfers,
    board,
    calls,
    missed_calls,
    calls_admin,
    equation,
    scripting,
    audio,
    live,
    phone_proxy,
    health,
)

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self' blob:;"
        " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
}

Lifespan = Callable[[FastAPI], Any]


def create_app(
    resources: Mapping[type, Any],
    *,
    origins: AllowedOrigins | None = None,
    ui_dir: Path | None = None,
    lifespan: Lifespan | None = None,
) -> FastAPI:
    """`resources`: what `kernel.web.resource` hands out, by type. `ui_dir`: the built web UI, if there is one."""
    origins = origins or AllowedOrigins()
    app = FastAPI(
        title="Call centre", version="0.1.0", docs_url=None, openapi_url="/api/openapi.json", redoc_url=None,
        lifespan=lifespan or _nothing,
    )  # fmt: skip
    app.state.resources = {AllowedOrigins: origins, **resources}
    for router in ROUTERS:
        app.include_router(router)
    app.webhooks.post("live", tags=["live"])(_live_message)
    app.add_middleware(OriginCheck, allowed=origins.allowed)
    app.middleware("http")(_headers_and_time)
    app.add_exception_handler(CallCenterError, _expected)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    for away in (DBAPIError, PoolTimeout, *BUS_ERRORS):
        app.add_exception_handler(away, _away)
    if ui_dir is not None and (ui_dir / "index.html").exists():
        _serve_ui(app, ui_dir)
    return app


def _live_message(body: AnyLiveMessage) -> None:
    """Every message of the websocket `/api/live`, so that its types are generated with the rest."""


@asynccontextmanager
async def _nothing(_: FastAPI) -> AsyncIterator[None]:
    yield


def error_response(
    status: int, error_id: str, message: str, details: Mapping[str, Any] | None = None
) -> Response:
    return JSONResponse(
        {"error": {"id": error_id, "message": message, "details": dict(details or {})}}, status
    )


async def _expected(_: Request, error: Exception) -> Response:
    assert isinstance(error, CallCenterError)
    return error_response(error.status, error.error_id, error.message, error.details)


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    fields = [
        {"field": ".".join(str(part) for part in problem["loc"][1:]), "message": problem["msg"]}
        for problem in error.errors()
    ]
    return error_response(
        422, "invalid_input", "Some fields are not right; correct them and try again.", {"fields": fields}
    )


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    ids = {404: "not_found", 405: "method_not_allowed"}
    return error_response(error.status_code, ids.get(error.status_code, "http_error"), str(error.detail))


async def _away(_: Request, error: Exception) -> Response:
    log.error("a part is away", error=type(error).__name__)
    return error_response(
        Unavailable.status,
        Unavailable.id,
        "A part of the system is away just now. Nothing was lost; try again.",
    )


async def _headers_and_time(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    started = time.perf_counter()
    response = await go_on(request)
    route = request.scope.get("route")
    path = getattr(route, "path", "other")
    REQUEST_SECONDS.labels(request.method, path, response.status_code).observe(time.perf_counter() - started)
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _serve_ui(app: FastAPI, ui_dir: Path) -> None:
    """The built single-page app: its files under /assets, its page for every other address."""
    app.mount("/assets", StaticFiles(directory=ui_dir / "assets"), name="assets")
    root = ui_dir.resolve()

    @app.get("/{path:path}", include_in_schema=False)
    async def page(path: str) -> Response:
        if path.startswith("api/"):
            return error_response(404, "not_found", "There is no such address.")
        file = (root / path).resolve()
        if path and file.is_file() and file.is_relative_to(root):
            return FileResponse(file)
        return FileResponse(root / "index.html", headers={"Cache-Control": "no-cache"})
