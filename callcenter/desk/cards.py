"""The card of a call, as one agent sees it."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from callcenter.calls.models import Call, CallAgent, CallState
from callcenter.contact_log import service as contact_log
from callcenter.contact_log.models import Interaction
from callcenter.contact_log.schemas import TaskRead
from callcenter.desk.consulted import consult_of
from callcenter.desk.schemas import CallCard, InteractionBrief, QueueBrief
from callcenter.kernel.db import UnitOfWork
from callcenter.people import matching
from callcenter.people.matching import Match
from callcenter.people.schemas import PersonBrief, WhyRead
from callcenter.scripting import service as scripting
from telephony.events import RingEnd

RECENT = 3
TASKS = 5


async def card_of(uow: UnitOfWork, call_id: UUID, user_id: UUID) -> CallCard | None:
    """The card of this call for an agent who has a part in it, else None."""
    found = await uow.session.execute(
        sa.select(Call, CallAgent)
        .join(CallAgent, CallAgent.call_id == Call.id)
        .where(Call.id == call_id, CallAgent.user_id == user_id)
        .options(joinedload(Call.queue), selectinload(Call.recordings))
        .execution_options(populate_existing=True)
    )
    row = found.one_or_none()
    return None if row is None else await _card(uow, row.Call, row.CallAgent)


async def cards_of(uow: UnitOfWork, user_id: UUID) -> list[CallCard]:
    """Every card on this agent's desk: calls that ring or run, and contacts whose result is owed."""
    ringing_or_talking = sa.and_(
        Call.ended_at.is_(None),
        CallAgent.left_at.is_(None),
        sa.or_(
            CallAgent.ring_end.is_(None),
            CallAgent.ring_end == RingEnd.ANSWERED,
            CallAgent.answered_at.is_not(None),
        ),
    )
    owed = sa.exists().where(
        Interaction.call_id == Call.id, Interaction.user_id == user_id, Interaction.closed_at.is_(None)
    )
    rows = await uow.session.execute(
        sa.select(Call, CallAgent)
        .join(CallAgent, CallAgent.call_id == Call.id)
        .where(CallAgent.user_id == user_id, ringing_or_talking | owed)
        .order_by(Call.started_at)
        .limit(50)
        .options(joinedload(Call.queue), selectinload(Call.recordings))
    )
    return [await _card(uow, call, part) for call, part in rows.all()]


async def _card(uow: UnitOfWork, call: Call, part: CallAgent) -> CallCard:
    interaction = await _interaction(uow, call, part.user_id)
    person_id = (interaction.person_id if interaction else None) or call.person_id
    found = Match.from_json(call.match)
    wanted = {*found.person_ids, *([person_id] if person_id else [])}
    briefs = {person.id: PersonBrief.model_validate(person) for person in await matching.briefs(uow, wanted)}
    recent = await contact_log.recent_of_person(uow, person_id, limit=RECENT) if person_id else []
    tasks = await contact_log.open_tasks_of_person(uow, person_id, limit=TASKS) if person_id else []
    mine = interaction is not None and interaction.user_id == part.user_id
    return CallCard(
        call_id=call.id,
        interaction_id=interaction.id if interaction else None,
        intent_id=call.intent_id if call.user_id in (None, part.user_id) else None,
        direction=call.direction,
        state=_state(call, part),
        number=call.number,
        e164=call.e164,
        name=call.name,
        line=part.line,
        queue=QueueBrief(id=call.queue.id, title=call.queue.title) if call.queue else None,
        started_at=call.started_at,
        answered_at=part.answered_at,
        ended_at=call.ended_at or part.left_at,
        end_reason=call.end_reason,
        cause=call.cause,
        held=part.held,
        consult=await consult_of(uow, call.id, part.line) if call.state is CallState.HELD else None,
        recording=bool(call.recordings) and call.ended_at is None,
        match=found.outcome,
        why=WhyRead.model_validate(found.why),
        person=briefs.get(person_id) if person_id else None,
        candidates=[briefs[id] for id in found.person_ids if id in briefs],
        recent=[_brief(each) for each in recent if interaction is None or each.id != interaction.id],
        tasks=[TaskRead.of(task) for task in tasks],
        script_id=await _script(uow, call),
        needs_result=mine and interaction is not None and interaction.closed_at is None,
    )


def _state(call: Call, part: CallAgent) -> CallState:
    """The call's state as far as this agent is in it."""
    if part.left_at is not None:
        return CallState.ENDED
    return CallState.RINGING if _is_offered(call, part) else call.state


def _is_offered(call: Call, part: CallAgent) -> bool:
    """Rings here while the customer still talks with somebody else, who asks or gives the call."""
    if (
        call.answered_at is None
        or part.rang_at is None
        or part.ring_end is not None
        or part.left_at is not None
    ):
        return False
    return part.answered_at is None or part.answered_at < part.rang_at


async def _interaction(uow: UnitOfWork, call: Call, user_id: UUID) -> Interaction | None:
    """This agent's contact of the call, or the one still waiting for whoever answers."""
    return await uow.session.scalar(
        sa.select(Interaction)
        .where(
            Interaction.call_id == call.id,
            sa.or_(Interaction.user_id == user_id, Interaction.user_id.is_(None)),
        )
        .order_by(Interaction.user_id.is_(None))
        .limit(1)
    )


async def _script(uow: UnitOfWork, call: Call) -> UUID | None:
    preferred = call.queue.script_id if call.queue else None
    return await scripting.script_for(uow, preferred=preferred, direction=call.direction.value)


def _brief(interaction: Interaction) -> InteractionBrief:
    return InteractionBrief(
        id=interaction.id,
        channel=interaction.channel,
        direction=interaction.direction,
        opened_at=interaction.opened_at,
        user_name=interaction.user.name if interaction.user else None,
        disposition=interaction.disposition,
        gist=interaction.gist,
    )
