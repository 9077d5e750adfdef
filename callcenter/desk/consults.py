"""A colleague is asked while the customer waits: the ledger, the clocks and the cards of both, and calls that become one."""

import sqlalchemy as sa

from callcenter.calls import ledger
from callcenter.calls.models import CallState
from callcenter.desk.agents import agent_of, step
from callcenter.desk.clock import Cause
from callcenter.desk.models import Agent
from callcenter.desk.recorders import refresh_cards
from callcenter.kernel.db import UnitOfWork
from telephony import events as e


async def on_started(uow: UnitOfWork, event: e.ConsultStarted) -> None:
    call = await ledger.locked(uow, event.call_id)
    if call is not None and call.ended_at is None:
        call.state = CallState.HELD
    await _advance(uow, event, event.line, Cause.CONSULT_BEGAN)


async def on_answered(uow: UnitOfWork, event: e.ConsultAnswered) -> None:
    """Who was asked talks, but owes no result: the customer is not with them."""
    await _advance(uow, event, event.target, Cause.ANSWERED)


async def on_ended(uow: UnitOfWork, event: e.ConsultEnded) -> None:
    call = await ledger.locked(uow, event.call_id)
    if call is not None and call.state is CallState.HELD:
        call.state = CallState.TALKING
    await _advance(uow, event, event.line, Cause.CONSULT_OVER)


async def on_merged(uow: UnitOfWork, event: e.CallsMerged) -> None:
    """Agents who talk in the younger call talk in the older one from now on."""
    if await ledger.locked(uow, event.into) is not None:
        await uow.session.execute(
            sa.update(Agent).where(Agent.call_id == event.call_id).values(call_id=event.into)
        )


async def _advance(
    uow: UnitOfWork, event: e.ConsultStarted | e.ConsultAnswered | e.ConsultEnded, line: str, cause: Cause
) -> None:
    call = await ledger.locked(uow, event.call_id)
    part = await ledger.part_of(uow, call, line) if call else None
    if call is None:
        return
    if part is not None:
        await uow.session.flush()
        agent = await agent_of(uow, part.user_id, event.at)
        await step(uow, agent, cause, event.at, call_id=call.id, pbx=event.pbx)
    await refresh_cards(uow, call.id)
