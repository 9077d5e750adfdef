"""What closing a contact demands: a result, and a next step or the reason why there is none. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from callcenter.kernel.errors import InvalidInput

GRACE = timedelta(minutes=1)  # between choosing "now" on the screen and the request arriving
DAY = timedelta(days=1)


class DispositionRequired(InvalidInput):
    id = "disposition_required"


class NextStepRequired(InvalidInput):
    id = "next_step_required"


class DueInPast(InvalidInput):
    id = "due_in_past"


@dataclass(frozen=True, slots=True)
class PlannedStep:
    due_at: datetime
    is_all_day: bool = False


@dataclass(frozen=True, slots=True)
class NoStep:
    reason: str


NextStep = PlannedStep | NoStep


def require_complete(disposition: str | None, step: NextStep | None, *, now: datetime) -> None:
    """Raises DispositionRequired, NextStepRequired or DueInPast, in this order."""
    if not disposition:
        raise DispositionRequired("Choose how the contact ended.", field="disposition")
    match step:
        case None:
            raise NextStepRequired("Plan the next contact, or say why there is none.", field="next")
        case NoStep(reason) if not reason:
            raise NextStepRequired("Say why there is no next contact.", field="next.reason")
        case PlannedStep(due_at, is_all_day):
            require_future(due_at, is_all_day=is_all_day, now=now)
        case NoStep():
            pass


def require_future(due_at: datetime, *, is_all_day: bool, now: datetime) -> None:
    """A task for a whole day may be planned while that day lasts. Raises DueInPast."""
    latest = due_at + (DAY if is_all_day else GRACE)
    if latest < now:
        raise DueInPast("This time is over; choose a later one.", field="due_at")
