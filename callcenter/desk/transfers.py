"""Give a call to somebody else: blindly, or after asking; park it and pick it up; send tones."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from pydantic import BaseModel, Field, model_validator
from sqlalchemy.orm import joinedload

from callcenter.calls.dialling import CallNotFound, dialable
from callcenter.calls.intents import want
from callcenter.calls.models import Call, CallAgent, CallState, Intent, IntentKind, IntentState, Line
from callcenter.desk.consulted import consult_of
from callcenter.desk.models import Agent, AgentStatus
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, NotFound
from callcenter.kernel.ids import new_id
from callcenter.people.numbers import NumberPlan
from callcenter.staff.models import User
from telephony import control
from telephony.events import LineState

# An accepted wish shows in the call's events within this time.
SETTLING = timedelta(seconds=3)
GIVES = (IntentKind.BLIND_TRANSFER, IntentKind.START_TRANSFER, IntentKind.PARK)


class TransferKind(StrEnum):
    BLIND = "blind"
    ATTENDED = "attended"


class TransferBody(BaseModel):
    """To a line, or to the line a user works with, or to a number as typed."""

    kind: TransferKind
    line_id: UUID | None = None
    user_id: UUID | None = None
    number: str | None = Field(default=None, max_length=40)

    @model_validator(mode="after")
    def one_target(self) -> "TransferBody":
        if sum(target is not None for target in (self.line_id, self.user_id, self.number)) != 1:
            raise ValueError("Send one of line_id, user_id and number.")
        return self


class TargetUser(BaseModel):
    id: UUID
    name: str


class TransferTarget(BaseModel):
    """A colleague's phone. `agent_state` None: not on shift. `is_free`: would be disturbed by nothing."""

    line_id: UUID
    extension: str
    line_state: LineState
    user: TargetUser
    agent_state: AgentStatus | None
    since: datetime | None
    is_free: bool


class TargetNotFound(NotFound):
    id = "target_not_found"


TARGET_REFUSALS = {
    LineState.UNREACHABLE: ("target_unreachable", "That phone is not connected. Choose somebody else."),
    LineState.RINGING: ("target_busy", "That phone is ringing. Choose somebody else, or try again."),
    LineState.IN_USE: ("target_busy", "That colleague is in a call. Choose somebody else, or try again."),
}


async def targets(uow: UnitOfWork, user_id: UUID) -> list[TransferTarget]:
    """Colleagues' connected phones, the free ones first."""
    rows = await uow.session.execute(
        sa.select(Line, User, Agent)
        .join(User, User.id == Line.user_id)
        .outerjoin(Agent, Agent.user_id == User.id)
        .where(
            User.id != user_id,
            User.is_active,
            Line.state != LineState.UNREACHABLE,
            sa.or_(Agent.line_id.is_(None), Agent.line_id == Line.id),
        )
        .order_by(User.name, Line.extension)
        .limit(500)
    )
    found = [_target(line, user, agent) for line, user, agent in rows]
    return sorted(found, key=lambda target: not target.is_free)


async def transfer(
    uow: UnitOfWork, call_id: UUID, body: TransferBody, *, user_id: UUID, plan: NumberPlan, now: datetime
) -> None:
    """Raises CallNotFound, TargetNotFound, Conflict (transfer_running, target_busy, target_unreachable), InvalidInput."""
    call, part = await _talking(uow, call_id, user_id)
    await _refuse_second(uow, call, part, now)
    target = dialable(body.number, plan) if body.number is not None else await _line_of(uow, body, part.line)
    kind = control.BlindTransfer if body.kind is TransferKind.BLIND else control.StartTransfer
    wish = kind(intent_id=new_id(), call_id=call.id, line=part.line, target=target)
    want(uow, wish, pbx=call.pbx, author_id=user_id, reason=f"{body.kind}_transfer", now=now)


async def complete(uow: UnitOfWork, call_id: UUID, *, user_id: UUID, now: datetime) -> None:
    """Raises CallNotFound, Conflict (no_transfer, not_answered_yet)."""
    call, part = await _consulting(uow, call_id, user_id, answered=True)
    wish = control.CompleteTransfer(intent_id=new_id(), call_id=call.id, line=part.line)
    want(uow, wish, pbx=call.pbx, author_id=user_id, reason="transfer_completed", now=now)


async def cancel(uow: UnitOfWork, call_id: UUID, *, user_id: UUID, now: datetime) -> None:
    """Raises CallNotFound, Conflict (no_transfer)."""
    call, part = await _consulting(uow, call_id, user_id, answered=False)
    wish = control.CancelTransfer(intent_id=new_id(), call_id=call.id, line=part.line)
    want(uow, wish, pbx=call.pbx, author_id=user_id, reason="transfer_cancelled", now=now)


async def meet(uow: UnitOfWork, call_id: UUID, *, user_id: UUID, now: datetime) -> None:
    """Customer, agent and who was asked talk all three. Raises CallNotFound, Conflict (no_transfer, not_answered_yet)."""
    call, part = await _consulting(uow, call_id, user_id, answered=True)
    wish = control.Meet(intent_id=new_id(), call_id=call.id, line=part.line)
    want(uow, wish, pbx=call.pbx, author_id=user_id, reason="conference", now=now)


async def park(uow: UnitOfWork, call_id: UUID, *, user_id: UUID, now: datetime) -> None:
    """Raises CallNotFound, Conflict (transfer_running)."""
    call, part = await _talking(uow, call_id, user_id)
    await _refuse_second(uow, call, part, now)
    wish = control.Park(intent_id=new_id(), call_id=call.id, line=part.line)
    want(uow, wish, pbx=call.pbx, author_id=user_id, reason="parked", now=now)


async def pick_up(uow: UnitOfWork, call_id: UUID, *, user_id: UUID, now: datetime) -> None:
    """A parked customer rings at my phone. Raises CallNotFound, Conflict (not_on_shift, not_waiting)."""
    agent = await uow.session.get(Agent, user_id, options=[joinedload(Agent.line)])
    if agent is None or agent.line is None:
        raise Conflict("Start your shift first, then pick the call up.", error_id="not_on_shift")
    call = await uow.session.get(Call, call_id, with_for_update=True)
    if call is None or call.ended_at is not None:
        raise CallNotFound("That call is over.")
    if call.answered_at is None or call.state is not CallState.QUEUED:
        raise Conflict("That caller is with somebody already.", error_id="not_waiting")
    wish = control.PickUp(intent_id=new_id(), call_id=call.id, line=agent.line.name)
    want(uow, wish, pbx=call.pbx, author_id=user_id, reason="picked_up", now=now)


async def tones(uow: UnitOfWork, call_id: UUID, digits: str, *, user_id: UUID, now: datetime) -> None:
    """Raises CallNotFound."""
    call, part = await _talking(uow, call_id, user_id)
    wish = control.SendDtmf(intent_id=new_id(), call_id=call.id, line=part.line, digits=digits)
    want(uow, wish, pbx=call.pbx, author_id=user_id, reason="tones", now=now)


def _target(line: Line, user: User, agent: Agent | None) -> TransferTarget:
    state = agent.state if agent and agent.line_id else None
    return TransferTarget(
        line_id=line.id,
        extension=line.extension,
        line_state=line.state,
        user=TargetUser(id=user.id, name=user.name),
        agent_state=state,
        since=agent.since if agent and state else None,
        is_free=line.state is LineState.IDLE and state in (None, AgentStatus.READY),
    )


async def _line_of(uow: UnitOfWork, body: TransferBody, own: str) -> str:
    mine = Line.id == body.line_id
    if body.user_id is not None:
        mine = Line.id == sa.select(Agent.line_id).where(Agent.user_id == body.user_id).scalar_subquery()
    line = await uow.session.scalar(sa.select(Line).where(mine))
    if line is None or line.name == own:
        raise TargetNotFound("There is no such colleague's phone. Choose from the list.")
    if line.state in TARGET_REFUSALS:
        error_id, message = TARGET_REFUSALS[line.state]
        raise Conflict(message, error_id=error_id)
    return line.name


async def _talking(uow: UnitOfWork, call_id: UUID, user_id: UUID) -> tuple[Call, CallAgent]:
    """The locked call in which this agent talks with the customer."""
    call = await uow.session.get(Call, call_id, with_for_update=True)
    part = await uow.session.get(CallAgent, (call_id, user_id))
    is_in = part is not None and part.answered_at is not None and part.left_at is None
    if call is None or part is None or not is_in or call.ended_at is not None:
        raise CallNotFound("You are not in that call.")
    return call, part


async def _refuse_second(uow: UnitOfWork, call: Call, part: CallAgent, now: datetime) -> None:
    on_its_way: Sequence[sa.ColumnElement[bool]] = (
        Intent.state.in_([IntentState.WANTED, IntentState.SENT]),
        sa.and_(Intent.state == IntentState.DONE, Intent.finished_at > now - SETTLING),
    )
    pending = sa.exists().where(
        Intent.kind.in_(GIVES),
        Intent.facts["call_id"].astext == str(call.id),
        Intent.created_at > now - timedelta(minutes=1),
        sa.or_(*on_its_way),
    )
    consult = await consult_of(uow, call.id, part.line)
    if consult is not None or await uow.session.scalar(sa.select(pending)):
        raise Conflict(
            "A transfer of this call is running. Complete or cancel it first.", error_id="transfer_running"
        )


async def _consulting(
    uow: UnitOfWork, call_id: UUID, user_id: UUID, *, answered: bool
) -> tuple[Call, CallAgent]:
    call, part = await _talking(uow, call_id, user_id)
    consult = await consult_of(uow, call.id, part.line)
    if consult is None:
        raise Conflict("No transfer of this call is running.", error_id="no_transfer")
    if answered and not consult.is_answered:
        raise Conflict("Nobody has answered yet. Wait, or cancel.", error_id="not_answered_yet")
    return call, part
