"""The time sheet: spans between transitions, in whole seconds, so that the parts sum to the shift exactly. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from callcenter.desk.models import AgentStatus


class Transition(Protocol):
    """What a row of the clock's history says."""

    @property
    def to_state(self) -> AgentStatus: ...
    @property
    def at(self) -> datetime: ...
    @property
    def cause(self) -> str: ...
    @property
    def by_user_id(self) -> UUID | None: ...
    @property
    def pause_reason(self) -> str | None: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """One state, from its transition to the next. `since` and `until` are whole seconds."""

    state: AgentStatus
    pause_reason: str | None
    since: datetime
    until: datetime
    cause: str
    by_user_id: UUID | None

    @property
    def seconds(self) -> int:
        return int((self.until - self.since).total_seconds())


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """`is_productive`: whether the time counts as work; a pause counts as its reason says."""

    state: AgentStatus
    pause_reason: str | None
    is_productive: bool
    seconds: int


def spans_of(transitions: Sequence[Transition], *, since: datetime, until: datetime) -> list[Span]:
    """Time on shift between `since` and `until`. `transitions`: by time, with the last one before `since`."""
    since, until = _second(since), _second(until)
    ends = [_second(each.at) for each in transitions[1:]] + [until]
    spans = []
    for step, end in zip(transitions, ends, strict=False):
        begins, ends_at = max(_second(step.at), since), min(end, until)
        if step.to_state is AgentStatus.OFFLINE or begins > ends_at or end < since:
            continue
        spans.append(
            Span(
                state=step.to_state,
                pause_reason=step.pause_reason,
                since=begins,
                until=ends_at,
                cause=step.cause,
                by_user_id=step.by_user_id,
            )
        )
    return spans


def parts_of(spans: Iterable[Span], productive: Mapping[str, bool]) -> list[Part]:
    """Seconds by state and pause reason, most first."""
    sums: dict[tuple[AgentStatus, str | None], int] = defaultdict(int)
    for span in spans:
        sums[span.state, span.pause_reason] += span.seconds
    parts = [
        Part(
            state=state,
            pause_reason=reason,
            is_productive=productive.get(reason, False) if reason else state is not AgentStatus.LINK_LOST,
            seconds=seconds,
        )
        for (state, reason), seconds in sums.items()
    ]
    return sorted(parts, key=lambda part: (-part.seconds, part.state, part.pause_reason or ""))


def shift_seconds(transitions: Sequence[Transition], *, since: datetime, until: datetime) -> int:
    """From coming to going, whatever lay between."""
    total, began = 0, None
    for step in [*transitions]:
        at = min(max(_second(step.at), _second(since)), _second(until))
        if step.to_state is AgentStatus.OFFLINE:
            total += int((at - began).total_seconds()) if began else 0
            began = None
        else:
            began = began or at
    return total + (int((_second(until) - began).total_seconds()) if began else 0)


def _second(at: datetime) -> datetime:
    return at.replace(microsecond=0)
