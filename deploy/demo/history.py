"""What was talked about with a person of the demonstration, and what is promised next, relative to now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from callcenter.contact_log.days import today
from callcenter.contact_log.models import (
    Channel,
    Importance,
    Impression,
    Interaction,
    InteractionDirection,
    Task,
    TaskState,
)
from callcenter.kernel.ids import new_id

HOME = ZoneInfo("Europe/Kyiv")

# when the next contact is due: days from today and the hour; None: there is no next contact
DUE = ((-1, 15), (0, 18), (1, 10), (0, 23), None, (-3, 11), (2, 12), (1, 16), (7, 10))
CHANNELS = (Channel.CALL, Channel.CALL, Channel.CALL, Channel.EMAIL, Channel.MEETING)
IMPORTANCES = (Importance.NORMAL, Importance.NORMAL, Importance.HIGH, Importance.NORMAL, Importance.LOW)


@dataclass(frozen=True, slots=True)
class Author:
    """Who talks with the person; a colleague had the first contact, if there was one."""

    user_id: UUID
    colleague_id: UUID | None


def history_of(
    person_id: UUID, index: int, *, author: Author, words: dict[str, Any], now: datetime
) -> Iterator[Task | Interaction]:
    """Rows in the order to add them. Every contact but the last has led to the one after it."""
    times = [
        now - timedelta(days=4 + 9 * back, hours=index % 5, minutes=7 * index % 50)
        for back in reversed(range(index % 4 + 1))
    ]
    for number, at in enumerate(times):
        code, impression, purpose, gist = words["contacts"][(index + number) % len(words["contacts"])]
        is_last = number + 1 == len(times)
        task = _next_task(
            person_id, index, author, words, now=now, kept_at=None if is_last else times[number + 1]
        )
        if task is not None:
            yield task
        user_id = author.colleague_id if number == 0 and author.colleague_id else author.user_id
        yield Interaction(
            channel=CHANNELS[(index + number) % len(CHANNELS)],
            direction=InteractionDirection.INBOUND if (index + number) % 3 else InteractionDirection.OUTBOUND,
            person_id=person_id,
            user_id=user_id,
            purpose=purpose,
            disposition=code,
            impression=Impression(impression),
            gist=gist,
            time_spent_s=90 + 37 * index % 400,
            opened_at=at,
            closed_at=at + timedelta(minutes=6),
            next_task_id=task.id if task else None,
            no_next_reason=None if task else words["reason"],
        )


def _next_task(
    person_id: UUID,
    index: int,
    author: Author,
    words: dict[str, Any],
    *,
    now: datetime,
    kept_at: datetime | None,
) -> Task | None:
    """Kept where another contact followed, else open and due around today, or none."""
    due_at = kept_at or _due_at(index, now)
    if due_at is None:
        return None
    return Task(
        id=new_id(),
        due_at=due_at,
        channel=Channel.CALL,
        person_id=person_id,
        comment=words["tasks"][index % len(words["tasks"])],
        importance=IMPORTANCES[index % len(IMPORTANCES)],
        assignee_id=author.user_id,
        author_id=author.user_id,
        state=TaskState.OPEN if kept_at is None else TaskState.DONE,
        done_at=kept_at,
    )


def _due_at(index: int, now: datetime) -> datetime | None:
    """At an hour at home; what is due today is still to come, unless the day is over."""
    due = DUE[index % len(DUE)]
    if due is None:
        return None
    days, hours = due
    day = today(now, HOME)
    at = day.begins + timedelta(days=days, hours=hours)
    return at if days else max(at, min(now + timedelta(hours=1), day.ends - timedelta(minutes=1)))
