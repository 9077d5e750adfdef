"""What closing a contact demands, and when a promise is overdue."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from callcenter.contact_log.closing import (
    DispositionRequired,
    DueInPast,
    NextStep,
    NextStepRequired,
    NoStep,
    PlannedStep,
    require_complete,
)
from callcenter.contact_log.days import is_overdue, today
from callcenter.kernel.errors import CallCenterError

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("disposition", "step", "error"),
    [
        (None, None, DispositionRequired),
        ("", NoStep("done"), DispositionRequired),
        ("order", None, NextStepRequired),
        ("order", NoStep(""), NextStepRequired),
        ("order", PlannedStep(NOW - timedelta(minutes=2)), DueInPast),
        ("order", PlannedStep(NOW - timedelta(days=2), is_all_day=True), DueInPast),
    ],
)
def test_incomplete(disposition: str | None, step: NextStep | None, error: type[CallCenterError]) -> None:
    with pytest.raises(error):
        require_complete(disposition, step, now=NOW)


@pytest.mark.parametrize(
    "step",
    [
        NoStep("no interest"),
        PlannedStep(NOW),
        PlannedStep(NOW + timedelta(days=400)),
        PlannedStep(NOW - timedelta(hours=10), is_all_day=True),
    ],
)
def test_complete(step: NextStep) -> None:
    require_complete("order", step, now=NOW)


def test_day_is_the_viewers() -> None:
    late_in_kyiv = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
    assert today(late_in_kyiv, ZoneInfo("UTC")).begins == datetime(2026, 11, 22, tzinfo=UTC)
    assert today(late_in_kyiv, ZoneInfo("Europe/Kyiv")).begins == datetime(2026, 11, 22, 22, tzinfo=UTC)


def test_days_when_the_clocks_change() -> None:
    kyiv = ZoneInfo("Europe/Kyiv")
    spring = today(datetime(2026, 3, 29, 12, tzinfo=UTC), kyiv)
    autumn = today(datetime(2026, 10, 25, 12, tzinfo=UTC), kyiv)
    assert spring.ends - spring.begins == timedelta(hours=23)
    assert autumn.ends - autumn.begins == timedelta(hours=25)


def test_task_without_a_clock_is_overdue_only_tomorrow() -> None:
    day = today(NOW, ZoneInfo("UTC"))
    morning = NOW - timedelta(hours=5)
    assert is_overdue(morning, False, day)
    assert not is_overdue(morning, True, day)
    assert is_overdue(NOW - timedelta(days=1), True, day)
