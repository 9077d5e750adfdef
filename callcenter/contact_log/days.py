"""Yesterday, today and tomorrow of a task, in the zone of the person who looks. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class When(StrEnum):
    OVERDUE = "overdue"
    TODAY = "today"
    LATER = "later"
    DUE = "due"  # overdue and today
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Today:
    """`begins` and `ends` (exclusive) bound the viewer's day, in UTC."""

    now: datetime
    begins: datetime
    ends: datetime


def today(now: datetime, zone: ZoneInfo) -> Today:
    """A day is as long as the zone makes it: 23 or 25 hours when the clocks change."""
    date = now.astimezone(zone).date()
    begins, ends = (
        datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)
        for day in (date, date + timedelta(days=1))
    )
    return Today(now, begins, ends)


def is_overdue(due_at: datetime, is_all_day: bool, day: Today) -> bool:
    """A task without a clock counts from the end of its day."""
    return due_at < (day.begins if is_all_day else day.now)
