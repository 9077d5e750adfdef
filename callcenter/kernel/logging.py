"""Structured logs: one JSON line per fact, personal data (`pii_*` keys) never written."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

REDACTED = "…"
# uvicorn.error also names every websocket's address, ticket included, at INFO.
NOISY = (
    "botocore",
    "boto3",
    "s3transfer",
    "urllib3",
    "asyncio",
    "procrastinate",
    "uvicorn.access",
    "uvicorn.error",
)
SECRET_WORDS = ("password", "secret", "token", "cookie", "authorization", "ticket")


def redact(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Blank every value whose key says that it is personal or secret."""
    for key in event:
        if key.startswith("pii_") or any(word in key.lower() for word in SECRET_WORDS):
            event[key] = REDACTED
    return event


def configure_logging(*, json: bool = True, level: str = "INFO") -> None:
    """Send structlog and the standard library's loggers through one redacting formatter to stderr."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        redact,
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False) if json else structlog.dev.ConsoleRenderer()
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                renderer,
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for noisy in NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)
