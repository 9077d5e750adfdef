"""Call events move agents' clocks and cards. Runs after the ledger has its rows, in the same transaction."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from callcenter.calls import ledger
from callcenter.calls.models import Call, CallAgent, CallEventRow, CallState, Intent, IntentKind
from callcenter.contact_log import service as contact_log
from callcenter.contact_log.models import Interaction
from callcenter.desk import listening
from callcenter.desk.agents import agent_of, assert_presence, on_result_saved, step, unfinished_interaction
from callcenter.desk.cards import card_of
from callcenter.desk.clock import Cause
from callcenter.desk.schemas import CardChanged, CardWithdrawn, LineLamp, LinkLamp, ScreenPopped
from callcenter.desk.watchers import tell_boards
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.live import tell, tell_everyone
from telephony import events as e

NOT_DIALLED = "not_dialled"
RING_CAUSES = {
    e.RingEnd.ANSWERED_ELSEWHERE: Cause.RING_LOST,
    e.RingEnd.CALLER_GONE: Cause.RING_LOST,
    e.RingEnd.NO_ANSWER: Cause.RING_MISSED,
    e.RingEnd.REJECTED: Cause.RING_MISSED,
}


async def on_ringing(uow: UnitOfWork, event: e.CallRinging) -> None:
    found = await _call_and_part(uow, event)
    if found is None:
        return
    call, part = found
    if not _is_own_dial(call, part):
        agent = await agent_of(uow, part.user_id, event.at)
        await step(uow, agent, Cause.RANG, event.at, call_id=call.id, pbx=event.pbx)
    await pop(uow, call.id, part.user_id)


async def on_ringing_ended(uow: UnitOfWork, event: e.RingingEnded) -> None:
    found = await _call_and_part(uow, event)
    if found is None or event.reason not in RING_CAUSES:
        return
    call, part = found
    if _is_own_dial(call, part):
        return
    agent = await agent_of(uow, part.user_id, event.at)
    await step(uow, agent, RING_CAUSES[event.reason], event.at, pbx=event.pbx)
    tell(uow, [part.user_id], CardWithdrawn(call_id=call.id, reason=event.reason))


async def on_answered(uow: UnitOfWork, event: e.CallAnswered) -> None:
    found = await _call_and_part(uow, event)
    if found is None:
        return
    call, part = found
    agent = await agent_of(uow, part.user_id, event.at)
    await step(uow, agent, Cause.ANSWERED, event.at, call_id=call.id, pbx=event.pbx)
    await refresh_cards(uow, call.id)


async def on_dialling(uow: UnitOfWork, event: e.CallDialling) -> None:
    """Also a number dialled by hand on the phone: the agent is busy from here on, and the card opens."""
    found = await _call_and_part(uow, event)
    if found is None:
        return
    call, part = found
    agent = await agent_of(uow, part.user_id, event.at)
    await step(uow, agent, Cause.DIALLED, event.at, call_id=call.id, pbx=event.pbx)
    await pop(uow, call.id, part.user_id)


async def on_held(uow: UnitOfWork, event: e.CallHeld) -> None:
    await _hold(uow, event, Cause.HELD)


async def on_resumed(uow: UnitOfWork, event: e.CallResumed) -> None:
    await _hold(uow, event, Cause.RESUMED)


async def _hold(uow: UnitOfWork, event: e.CallHeld | e.CallResumed, cause: Cause) -> None:
    found = await _call_and_part(uow, event)
    if found is not None:
        call, part = found
        agent = await agent_of(uow, part.user_id, event.at)
        if agent.call_id == call.id:
            await step(uow, agent, cause, event.at, call_id=call.id, pbx=event.pbx)
    await refresh_cards(uow, event.call_id)


async def on_progress(uow: UnitOfWork, event: e.CallEvent) -> None:
    """Outside ringing, recording: the card shows it."""
    await refresh_cards(uow, event.call_id)


async def on_call_moved(uow: UnitOfWork, event: e.CallEvent) -> None:
    """A call came, waits, is answered or held: the boards show it."""
    await tell_boards(uow)


async def on_line_left(uow: UnitOfWork, event: e.LineLeft) -> None:
    found = await _call_and_part(uow, event)
    if found is None:
        return
    call, part = found
    await _into_wrap_up(uow, part.user_id, call, event.at)
    if part.answered_at is None:  # was only asked, and owes no result
        tell(uow, [part.user_id], CardWithdrawn(call_id=call.id, reason=None))
    await refresh_cards(uow, call.id)


async def on_ended(uow: UnitOfWork, event: e.CallEnded) -> None:
    call = await ledger.locked(uow, event.call_id)
    if call is not None:
        await on_call_over(uow, call, event.at)


async def on_call_over(uow: UnitOfWork, call: Call, at: datetime) -> None:
    """Agents who owe a result go to wrap-up, the others are free again."""
    parts = await uow.session.scalars(sa.select(CallAgent).where(CallAgent.call_id == call.id))
    reached = call.direction is not e.Direction.OUTBOUND or await _customer_was_dialled(uow, call)
    for part in parts.all():
        owes = part.answered_at is not None or call.direction is e.Direction.OUTBOUND
        if not reached:
            await _not_dialled(uow, part.user_id, call, at)
        elif owes:
            await _into_wrap_up(uow, part.user_id, call, at)
        elif part.ring_end is None:
            part.ring_end = e.RingEnd.CALLER_GONE
            agent = await agent_of(uow, part.user_id, at)
            await step(uow, agent, Cause.RING_LOST, at, pbx=call.pbx)
            tell(uow, [part.user_id], CardWithdrawn(call_id=call.id, reason=part.ring_end))
    await refresh_cards(uow, call.id)
    await tell_boards(uow)


async def on_line_changed(uow: UnitOfWork, event: e.LineChanged) -> None:
    line = await ledger.on_line_changed(uow, event)
    if line is not None and line.user_id is not None:
        tell(uow, [line.user_id], LineLamp(line_id=line.id, state=line.state))
        await tell_boards(uow, line.user_id)
        if line.state in (e.LineState.IDLE, e.LineState.UNREACHABLE):
            await listening.on_phone_idle(uow, line.user_id, event.at)


async def on_link_changed(uow: UnitOfWork, event: e.LinkChanged) -> None:
    for call in await ledger.on_link_changed(uow, event):
        await on_call_over(uow, call, event.at)
    for call, part in await ledger.parts_gone(uow, event):
        await _part_is_gone(uow, call, part, event.at)
    tell_everyone(uow, LinkLamp(link=event.state))
    if event.state is e.LinkState.READY:
        await assert_presence(uow, pbx=event.pbx, now=event.at)


async def on_intent_refused(uow: UnitOfWork, intent: Intent, at: datetime) -> None:
    """A dial that never became a call ends its card with the reason; a wish of the queues needs no screen."""
    if intent.kind in (IntentKind.SPY, IntentKind.SWITCH_SPY):
        await listening.on_refused(uow, intent, at)
    if intent.kind is not IntentKind.DIAL:
        return
    call = await uow.session.scalar(sa.select(Call).where(Call.intent_id == intent.id).with_for_update())
    if call is None or call.state is not CallState.RINGING:
        return
    await ledger.end(uow, call, e.EndReason.FAILED, 0, at)
    await on_call_over(uow, call, at)


async def on_interaction_closed(uow: UnitOfWork, interaction: Interaction, at: datetime) -> None:
    """The result is saved: the agent is free, unless still talking."""
    if interaction.call_id is None or interaction.user_id is None:
        return
    agent = await agent_of(uow, interaction.user_id, at)
    if agent.call_id == interaction.call_id:
        call = await uow.session.get_one(Call, interaction.call_id)
        await on_result_saved(uow, agent, at, by_user_id=interaction.user_id, pbx=call.pbx)
    tell(uow, [interaction.user_id], CardWithdrawn(call_id=interaction.call_id, reason=None))


async def on_person_linked(uow: UnitOfWork, interaction: Interaction) -> None:
    """The contact was given its person on another page: the card shows it."""
    if interaction.call_id is not None:
        await refresh_cards(uow, interaction.call_id)


async def pop(uow: UnitOfWork, call_id: UUID, user_id: UUID) -> None:
    card = await card_of(uow, call_id, user_id)
    if card is not None:
        tell(uow, [user_id], ScreenPopped(card=card))


async def refresh_cards(uow: UnitOfWork, call_id: UUID) -> None:
    """Send the card again to everyone who has a living part in the call, or owes its result."""
    parts = await uow.session.scalars(sa.select(CallAgent).where(CallAgent.call_id == call_id))
    for part in parts.all():
        card = await card_of(uow, call_id, part.user_id)
        if card is None:
            continue
        has_part = part.ring_end in (None, e.RingEnd.ANSWERED) or part.answered_at is not None
        if (has_part and card.ended_at is None) or card.needs_result:
            tell(uow, [part.user_id], CardChanged(card=card))


def _is_own_dial(call: Call, part: CallAgent) -> bool:
    """Does the phone of the agent ring who dials, and not a colleague's for a call that is given to them?"""
    return call.direction is e.Direction.OUTBOUND and call.user_id in (None, part.user_id)


async def _part_is_gone(uow: UnitOfWork, call: Call, part: CallAgent, at: datetime) -> None:
    """While nobody looked the agent left a call that goes on, or the phone stopped ringing."""
    if part.answered_at is not None:
        await _into_wrap_up(uow, part.user_id, call, at)
        return
    agent = await agent_of(uow, part.user_id, at)
    if agent.call_id == call.id:
        await step(uow, agent, Cause.RING_LOST, at, pbx=call.pbx)
    tell(uow, [part.user_id], CardWithdrawn(call_id=call.id, reason=part.ring_end))


async def _into_wrap_up(uow: UnitOfWork, user_id: UUID, call: Call, at: datetime) -> None:
    agent = await agent_of(uow, user_id, at)
    if agent.call_id != call.id:
        return
    await step(uow, agent, Cause.CALL_OVER, at, call_id=call.id, pbx=call.pbx)
    if await unfinished_interaction(uow, agent) is None:  # the result was saved while talking
        await on_result_saved(uow, agent, at, pbx=call.pbx)


async def _not_dialled(uow: UnitOfWork, user_id: UUID, call: Call, at: datetime) -> None:
    """Nobody outside was rung, so there is no result to ask for; the log says what happened."""
    interaction = await uow.session.scalar(
        sa.select(Interaction).where(
            Interaction.call_id == call.id, Interaction.user_id == user_id, Interaction.closed_at.is_(None)
        )
    )
    if interaction is not None:
        reason = call.end_reason.value if call.end_reason else ""
        await contact_log.close_by_machine(
            uow, interaction, disposition=NOT_DIALLED, no_next_reason=reason, at=at
        )
    agent = await agent_of(uow, user_id, at)
    await step(uow, agent, Cause.NOT_DIALLED, at, pbx=call.pbx)
    card = await card_of(uow, call.id, user_id)
    if card is not None:
        tell(uow, [user_id], CardChanged(card=card))


async def _customer_was_dialled(uow: UnitOfWork, call: Call) -> bool:
    dialled = sa.exists().where(
        CallEventRow.call_id == call.id,
        CallEventRow.what.in_([each.__name__ for each in (e.CallDialling, e.CallProgressed, e.CallAnswered)]),
    )
    return bool(await uow.session.scalar(sa.select(dialled)))


async def _call_and_part(
    uow: UnitOfWork,
    event: e.CallRinging
    | e.RingingEnded
    | e.CallDialling
    | e.CallAnswered
    | e.CallHeld
    | e.CallResumed
    | e.LineLeft,
) -> tuple[Call, CallAgent] | None:
    call = await ledger.locked(uow, event.call_id)
    part = await ledger.part_of(uow, call, event.line) if call else None
    if call is None or part is None:
        return None
    await uow.session.flush()
    return call, part
