"""The agent's acts: shift, pause, dial, choose who is calling; and the snapshot a tab begins with."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from callcenter.calls import dialling
from callcenter.calls.models import Call, CallAgent, Line, PbxLink, WrapUpMode
from callcenter.contact_log import service as contact_log
from callcenter.contact_log.models import Interaction
from callcenter.desk.agents import LineNotYours, agent_of, new_agent, state_of, step, tell_state
from callcenter.desk.cards import card_of, cards_of
from callcenter.desk.clock import Cause
from callcenter.desk.limits import extend, must_stay
from callcenter.desk.models import Agent, AgentStatus, PauseReason
from callcenter.desk.pause_reasons import require_reason
from callcenter.desk.recorders import refresh_cards
from callcenter.desk.schemas import (
    AgentState,
    CallCard,
    CardChanged,
    LineBrief,
    PauseReasonRead,
    Snapshot,
)
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, InvalidInput
from callcenter.kernel.live import tell
from callcenter.people.models import Person
from callcenter.people.numbers import NumberPlan
from telephony.events import LinkState

BUSY = {
    AgentStatus.RESERVED: "Your phone is being called already. Finish or cancel that call first.",
    AgentStatus.RINGING: "Your phone is ringing. Answer or reject that call first.",
    AgentStatus.TALKING: "You are in a call. Finish it first, then dial.",
    AgentStatus.HOLD: "You are in a call. Finish it first, then dial.",
    AgentStatus.CONSULT: "You are in a call. Finish it first, then dial.",
    AgentStatus.WRAP_UP: "Save the result of your last contact first, then dial.",
}


async def snapshot(uow: UnitOfWork, user_id: UUID, seq: str, now: datetime) -> Snapshot:
    """All that the workplace shows. `seq` must have been read before, so that nothing falls between."""
    agent = await uow.session.get(Agent, user_id) or new_agent(user_id, now)
    reasons = await uow.session.scalars(
        sa.select(PauseReason).where(PauseReason.is_active).order_by(PauseReason.position)
    )
    lines = await uow.session.scalars(
        sa.select(Line).where(Line.user_id == user_id).order_by(Line.kind.desc())
    )
    ready = await uow.session.scalar(sa.select(sa.exists().where(PbxLink.state == LinkState.READY)))
    return Snapshot(
        agent=await state_of(uow, agent),
        cards=await cards_of(uow, user_id),
        link=LinkState.READY if ready else LinkState.LOST,
        pause_reasons=[
            PauseReasonRead(
                code=each.code,
                labels=each.labels,
                productive=each.is_productive,
                limit_seconds=each.limit_seconds,
            )
            for each in reasons
        ],
        lines=[LineBrief.of(line) for line in lines],
        seq=seq,
    )


async def pause(uow: UnitOfWork, user_id: UUID, reason: str, *, pbx: str, now: datetime) -> AgentState:
    """Now, or after the call. Raises InvalidInput for an unknown reason, Conflict off shift."""
    await require_reason(uow, reason)
    return await _press(uow, user_id, Cause.PAUSE_PRESSED, pbx=pbx, now=now, reason=reason)


async def extend_wrap_up(uow: UnitOfWork, user_id: UUID, *, now: datetime) -> AgentState:
    """A minute more to finish the result. Raises Conflict (no_extension_left)."""
    agent = await agent_of(uow, user_id, now)
    if not extend(agent):
        raise Conflict("There is no more time to ask for; save the result.", error_id="no_extension_left")
    await tell_state(uow, agent)
    return await state_of(uow, agent)


async def ready(uow: UnitOfWork, user_id: UUID, *, pbx: str, now: datetime) -> AgentState:
    return await _press(uow, user_id, Cause.READY_PRESSED, pbx=pbx, now=now)


async def _press(
    uow: UnitOfWork, user_id: UUID, cause: Cause, *, pbx: str, now: datetime, reason: str | None = None
) -> AgentState:
    agent = await agent_of(uow, user_id, now)
    if agent.state is AgentStatus.OFFLINE:
        raise Conflict("Start your shift first.", error_id="not_on_shift")
    if cause is Cause.READY_PRESSED and agent.wrap_up_mode is WrapUpMode.OPTIONAL:
        cause = Cause.WRAP_UP_LEFT
    elif cause is Cause.READY_PRESSED and must_stay(agent, now):
        raise Conflict("This wrap-up lasts its full time.", error_id="wrap_up_lasts")
    elif cause is Cause.READY_PRESSED and agent.state is AgentStatus.WRAP_UP:
        raise Conflict("Save the result of your last contact first.", error_id="unfinished_result")
    await step(uow, agent, cause, now, by_user_id=user_id, pause=reason, pbx=pbx)
    return await state_of(uow, agent)


async def dial(
    uow: UnitOfWork,
    request: dialling.DialRequest,
    *,
    user_id: UUID,
    pbx: str,
    plan: NumberPlan,
    now: datetime,
) -> CallCard:
    """Click-to-dial: agent reserved, call written, card opened. Raises as `dialling.dial`, and Conflict (busy)."""
    agent = await agent_of(uow, user_id, now)
    if agent.line is None:
        raise LineNotYours("Start your shift and choose a phone, then dial.", error_id="no_line")
    same_number_again = agent.call_id is not None and await _dials_already(uow, agent, request, plan)
    if agent.state in BUSY and not same_number_again:
        raise Conflict(BUSY[agent.state], error_id="line_busy")
    call = await dialling.dial(uow, request, user_id=user_id, line=agent.line, pbx=pbx, plan=plan, now=now)
    await step(uow, agent, Cause.DIALLED, now, by_user_id=user_id, call_id=call.id, pbx=pbx)
    card = await card_of(uow, call.id, user_id)
    assert card is not None  # `dial` wrote this agent's part
    tell(uow, [user_id], CardChanged(card=card))
    return card


async def _dials_already(
    uow: UnitOfWork, agent: Agent, request: dialling.DialRequest, plan: NumberPlan
) -> bool:
    call = await uow.session.get(Call, agent.call_id)
    return (
        call is not None
        and call.intent_id is not None
        and call.e164 == dialling.dialable(request.number, plan)
    )


async def choose_person(uow: UnitOfWork, call_id: UUID, person_id: UUID, *, user_id: UUID) -> CallCard:
    """Say who is in this call: one of several matches, or someone just created. Kept for this call."""
    call = await uow.session.get(Call, call_id, with_for_update=True)
    part = await uow.session.get(CallAgent, (call_id, user_id))
    if call is None or part is None:
        raise dialling.CallNotFound("You have no such call.")
    if await uow.session.get(Person, person_id) is None:
        raise InvalidInput("There is no such person any more; search again.", field="person_id")
    call.person_id = person_id
    interactions = await uow.session.scalars(
        sa.select(Interaction.id).where(
            Interaction.call_id == call_id,
            sa.or_(Interaction.user_id == user_id, Interaction.user_id.is_(None)),
        )
    )
    for interaction_id in interactions.all():
        await contact_log.link_person(uow, interaction_id, person_id)
    await uow.session.flush()
    await refresh_cards(uow, call_id)
    card = await card_of(uow, call_id, user_id)
    assert card is not None  # the part was checked above
    return card
