"""The only place that asks what time it is; everything below gets `now` or `at` passed in."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    return datetime.now(UTC)
