"""Nobody else's page may act for a person who is logged in here."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
OURS = {"same-origin", "none"}  # Sec-Fetch-Site of our own page, and of an address typed by hand


@dataclass(frozen=True, slots=True)
class AllowedOrigins:
    """Origins besides our own host whose pages may act, e.g. `https://crm.example.com`."""

    allowed: frozenset[str] = frozenset()


REFUSAL = {
    "error": {
        "id": "foreign_origin",
        "message": "This request came from a page of another site; open the call centre at its own address.",
        "details": {},
    }
}


def is_ours(headers: Headers, allowed: Iterable[str]) -> bool:
    """Whether the page behind this request is ours: same host as asked for, or an allowed origin.

    A request without an Origin does not come from a browser's page, unless Sec-Fetch-Site says so.
    """
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") in OURS
    try:
        parts = urlsplit(origin.lower())
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return False
    same_host = parts.netloc == _without_default_port(headers.get("host", "").lower(), parts.scheme)
    return same_host or origin.rstrip("/").lower() in {each.rstrip("/").lower() for each in allowed}


def _without_default_port(host: str, scheme: str) -> str:
    return host.removesuffix(":443" if scheme == "https" else ":80")


class OriginCheck:
    """ASGI middleware: unsafe methods are taken from our own pages only."""

    def __init__(self, app: ASGIApp, *, allowed: Iterable[str] = ()) -> None:
        self.app = app
        self.allowed = frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        unsafe = scope["type"] == "http" and scope["method"] not in SAFE_METHODS
        if unsafe and not is_ours(Headers(scope=scope), self.allowed):
            await JSONResponse(REFUSAL, status_code=403)(scope, receive, send)
            return
        await self.app(scope, receive, send)
