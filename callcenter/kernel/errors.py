"""Expected failures: each class has a status, a stable id and a sentence a person can read."""

from typing import Any, ClassVar


class CallCenterError(Exception):
    """Raised by services, turned into `{"error": {"id", "message", "details"}}` at the wire."""

    status: ClassVar[int] = 500
    id: ClassVar[str] = "internal_error"

    def __init__(self, message: str, *, error_id: str | None = None, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.error_id = error_id or self.id
        self.details = details


class InvalidInput(CallCenterError):
    """What was sent cannot be used; `field` names the culprit where there is one."""

    status = 422
    id = "invalid_input"


class NotLoggedIn(CallCenterError):
    status = 401
    id = "not_logged_in"


class Forbidden(CallCenterError):
    status = 403
    id = "forbidden"


class NotFound(CallCenterError):
    """Also the answer for what exists but is not yours to see."""

    status = 404
    id = "not_found"


class Conflict(CallCenterError):
    status = 409
    id = "conflict"


class TooMany(CallCenterError):
    status = 429
    id = "too_many_attempts"


class Unavailable(CallCenterError):
    """A part we depend on is away; nothing was lost, try again later."""

    status = 503
    id = "unavailable"
