"""The live board on the wire."""

from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from callcenter.calls.models import CallState, Line
from callcenter.desk.models import Agent, AgentStatus
from callcenter.staff.models import User
from telephony.control import SpyMode
from telephony.events import Direction, LineState

WAIT_TARGET_SECONDS, WAIT_ALARM_SECONDS = 20, 120


class BoardAgent(BaseModel):
    """`phone` None: off shift, or without a line."""

    user_id: UUID
    name: str
    team: str | None
    state: AgentStatus
    since: datetime | None
    pause_reason: str | None
    pending_pause: str | None
    pause_ends_at: datetime | None
    wrap_up_ends_at: datetime | None
    phone: LineState | None
    call_id: UUID | None

    @classmethod
    def of(cls, user: User, agent: Agent | None, line: Line | None, team: str | None) -> Self:
        return cls(
            user_id=user.id,
            name=user.name,
            team=team,
            state=agent.state if agent else AgentStatus.OFFLINE,
            since=agent.since if agent else None,
            pause_reason=agent.pause_reason if agent else None,
            pending_pause=agent.pending_pause if agent else None,
            pause_ends_at=agent.pause_ends_at if agent else None,
            wrap_up_ends_at=agent.wrap_up_ends_at if agent else None,
            phone=line.state if line else None,
            call_id=agent.call_id if agent else None,
        )


class BoardQueue(BaseModel):
    """`waits_since`: since when the longest waiting caller waits. The seconds say when a wait is too long."""

    id: UUID
    title: str
    waiting: int
    waits_since: datetime | None
    ready: int
    busy: int
    away: int
    target_seconds: int = WAIT_TARGET_SECONDS
    alarm_seconds: int = WAIT_ALARM_SECONDS


class BoardCall(BaseModel):
    id: UUID
    direction: Direction
    state: CallState
    number: str
    person_id: UUID | None
    person_name: str | None
    queue: str | None
    agent_id: UUID | None
    agent_name: str | None
    started_at: datetime
    answered_at: datetime | None


class ListeningRead(BaseModel):
    """What I hear of an agent's call, and how."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    user_id: UUID
    call_id: UUID
    mode: SpyMode


class ListenBody(BaseModel):
    mode: SpyMode


class Board(BaseModel):
    """All of it as of `at`; a `board_changed` message says that it is time to look again."""

    at: datetime
    agents: list[BoardAgent]
    queues: list[BoardQueue]
    calls: list[BoardCall]
    listening: ListeningRead | None
