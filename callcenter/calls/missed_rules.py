"""What became of a missed call, and who calls back. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from callcenter.staff.models import Language
from telephony.events import Direction

SOON, IN_TIME = timedelta(minutes=20), timedelta(hours=23)
CALL_BACK_WITHIN = SOON


class Fate(StrEnum):
    NOT_RETURNED = "not_returned"
    GOT_THROUGH = "got_through"  # they called again, and were answered
    RETURNED_SOON = "returned_soon"  # we reached them within 20 minutes
    RETURNED = "returned"  # within 23 hours
    RETURNED_LATE = "returned_late"


def fate_of(missed_at: datetime, reached_at: datetime, direction: Direction) -> Fate:
    """Of a missed call whose caller was reached by a call of `direction`."""
    if direction is Direction.INBOUND:
        return Fate.GOT_THROUGH
    took = reached_at - missed_at
    if took <= SOON:
        return Fate.RETURNED_SOON
    return Fate.RETURNED if took <= IN_TIME else Fate.RETURNED_LATE


def who_calls_back(
    responsible: UUID | None, supervisors: Sequence[UUID], open_tasks: Mapping[UUID, int]
) -> UUID | None:
    """The person's responsible; else of the queue's supervisors the one with the fewest open tasks."""
    if responsible is not None:
        return responsible
    return min(supervisors, key=lambda user: (open_tasks.get(user, 0), user), default=None)


TASK_WORDS = {
    Language.EN: "Missed call from {number}. Call back.",
    Language.RU: "Пропущенный звонок с {number}. Перезвоните.",
    Language.UK: "Пропущений дзвінок з {number}. Передзвоніть.",
}
REACHED_WORDS = {
    Language.EN: "Reached by phone.",
    Language.RU: "Связались по телефону.",
    Language.UK: "Зв'язалися телефоном.",
}
