"""Call events become rows. Every handler may see its event twice, late or out of order, and ends in the same row."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from callcenter.calls import missed
from callcenter.calls.models import Call, CallAgent, CallEventRow, CallState, Intent, Line, PbxLink, Queue
from callcenter.contact_log import service as contact_log
from callcenter.contact_log.models import InteractionDirection
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.ids import new_id
from callcenter.kernel.live import changed
from callcenter.people import matching
from callcenter.people.numbers import NumberPlan
from telephony import events as e

# How far a call has come; an event may move it forward in this order, never back.
PROGRESS = [
    CallState.QUEUED,
    CallState.RINGING,
    CallState.DIALLING,
    CallState.PROGRESSED,
    CallState.TALKING,
    CallState.HELD,
    CallState.ENDED,
]


async def remember(uow: UnitOfWork, event: e.CallEvent) -> bool:
    """Keep the event on the call's timeline. False if it is there already: then nothing needs doing."""
    facts = {name: str(value) for name, value in asdict(event).items() if name not in ("call_id", "at")}
    added = await uow.session.execute(
        insert(CallEventRow)
        .values(
            id=new_id(),
            call_id=event.call_id,
            what=type(event).__name__,
            line=facts.get("line", ""),
            reason=facts.get("reason", ""),
            at=event.at,
            facts=facts,
        )
        .on_conflict_do_nothing()
        .returning(CallEventRow.id)
    )
    return added.scalar() is not None


async def on_started(uow: UnitOfWork, event: e.CallStarted, plan: NumberPlan) -> Call:
    """Open the row, and find out who it is. A click-to-dial has its row already."""
    call = await locked(uow, event.call_id)
    if call is not None:
        return call
    found = await matching.match(uow, event.number, plan)
    call = Call(
        id=event.call_id,
        pbx=event.pbx,
        linkedid=event.linkedid,
        direction=event.direction,
        number=event.number,
        e164=found.number,
        name=event.name,
        dialled=event.dialled,
        match=found.as_json(),
        person_id=found.only_person_id,
        intent_id=event.intent_id if await _intent_exists(uow, event.intent_id) else None,
        state=CallState.QUEUED if event.direction is e.Direction.INBOUND else CallState.RINGING,
        started_at=event.at,
    )
    uow.session.add(call)
    await uow.session.flush()
    changed(uow, "call", call.id, call.person_id)
    return call


async def on_queued(uow: UnitOfWork, event: e.CallQueued) -> None:
    call = await locked(uow, event.call_id)
    if call is not None and call.queue_id is None:
        call.queue_id = await uow.session.scalar(sa.select(Queue.id).where(Queue.name == event.queue))


async def on_ringing(uow: UnitOfWork, event: e.CallRinging) -> None:
    call = await locked(uow, event.call_id)
    if call is None:
        return
    forward(call, CallState.RINGING)
    part = await part_of(uow, call, event.line)
    if part is None:
        return
    part.rang_at, part.ring_end, part.left_at = event.at, None, None
    if call.direction is e.Direction.INBOUND:
        await _open_interaction(uow, call, None, event.at)


async def on_ringing_ended(uow: UnitOfWork, event: e.RingingEnded) -> None:
    call = await locked(uow, event.call_id)
    part = await part_of(uow, call, event.line) if call else None
    if call is None or part is None:
        return
    part.ring_end = event.reason
    if part.answered_at is not None and event.reason is not e.RingEnd.ANSWERED:
        part.left_at = event.at  # the call came back to who had left it, who did not take it again
    await uow.session.flush()
    if call.state is CallState.RINGING and not await _anyone_rings(uow, call):
        call.state = CallState.QUEUED


async def on_dialling(uow: UnitOfWork, event: e.CallDialling) -> None:
    call = await locked(uow, event.call_id)
    if call is None:
        return
    forward(call, CallState.DIALLING)
    part = await part_of(uow, call, event.line)
    if part is not None:
        await _open_interaction(uow, call, part.user_id, event.at)


async def on_progressed(uow: UnitOfWork, event: e.CallProgressed) -> None:
    call = await locked(uow, event.call_id)
    if call is not None:
        forward(call, CallState.PROGRESSED)


async def on_answered(uow: UnitOfWork, event: e.CallAnswered) -> None:
    call = await locked(uow, event.call_id)
    if call is None:
        return
    forward(call, CallState.TALKING)
    call.answered_at = min(call.answered_at or event.at, event.at)
    part = await part_of(uow, call, event.line)
    if part is None:
        return
    part.answered_at = part.answered_at or event.at
    part.left_at = None if part.left_at and part.left_at <= event.at else part.left_at
    call.user_id = part.user_id
    await _open_interaction(uow, call, part.user_id, event.at)
    await uow.session.flush()
    await missed.on_reached(uow, call)


async def on_held(uow: UnitOfWork, event: e.CallHeld) -> None:
    await _hold(uow, event, CallState.HELD)


async def on_resumed(uow: UnitOfWork, event: e.CallResumed) -> None:
    await _hold(uow, event, CallState.TALKING)


async def on_line_left(uow: UnitOfWork, event: e.LineLeft) -> None:
    call = await locked(uow, event.call_id)
    part = await part_of(uow, call, event.line) if call else None
    if call is None or part is None:
        return
    part.left_at = event.at
    await uow.session.flush()
    if call.state in (CallState.TALKING, CallState.HELD) and not await _anyone_talks(uow, call):
        call.state = CallState.QUEUED  # parked, or on the way to somebody else


async def on_ended(uow: UnitOfWork, event: e.CallEnded) -> None:
    call = await locked(uow, event.call_id)
    if call is not None:
        await end(uow, call, event.reason, event.cause, event.at)


async def end(uow: UnitOfWork, call: Call, reason: e.EndReason, cause: int, at: datetime) -> None:
    """Close the row. A later word from Asterisk corrects an earlier one; CUT, our own guess, corrects nothing."""
    if call.ended_at is not None and reason is e.EndReason.CUT:
        return
    call.state, call.ended_at, call.end_reason, call.cause = (
        CallState.ENDED,
        max(at, call.started_at),
        reason,
        cause,
    )
    await uow.session.execute(
        sa.update(CallAgent)
        .where(CallAgent.call_id == call.id, CallAgent.left_at.is_(None))
        .values(left_at=at)
    )
    if call.direction is e.Direction.INBOUND:  # also one that gave up before anybody's phone rang
        await _open_interaction(uow, call, None, call.started_at)
    await uow.session.flush()
    await missed.on_over(uow, call)
    changed(uow, "call", call.id, call.person_id)


async def on_line_changed(uow: UnitOfWork, event: e.LineChanged) -> Line | None:
    line = await uow.session.scalar(sa.select(Line).where(Line.name == event.line).with_for_update())
    if line is None or (line.state_at is not None and line.state_at > event.at):
        return None
    line.state, line.state_at = event.state, event.at
    return line


async def on_link_changed(uow: UnitOfWork, event: e.LinkChanged) -> list[Call]:
    """Keep the link's state; on READY close what ended while nobody looked. Returns the calls it closed."""
    link = await uow.session.get(PbxLink, event.pbx, with_for_update=True)
    if link is None:
        link = PbxLink(pbx=event.pbx)
        uow.session.add(link)
    link.state, link.changed_at = event.state, event.at
    if event.state is not e.LinkState.READY:
        return []
    link.version = event.version
    # A call younger than the snapshot is not in it and yet alive; a dial on its way has no channel so far.
    gone = (
        await uow.session.scalars(
            sa.select(Call)
            .outerjoin(Intent, Intent.id == Call.intent_id)
            .where(
                Call.pbx == event.pbx,
                Call.ended_at.is_(None),
                Call.started_at < event.at,
                Call.id.not_in(event.live_calls),
                sa.or_(Intent.id.is_(None), Intent.deadline_at < event.at),
            )
            .with_for_update(of=Call)
        )
    ).all()
    for call in gone:
        await end(uow, call, e.EndReason.CUT, 0, event.at)
    return list(gone)


async def parts_gone(uow: UnitOfWork, event: e.LinkChanged) -> list[tuple[Call, CallAgent]]:
    """Agents who left a call that goes on, or ring no more, and nobody saw it; their parts are closed."""
    if event.live_lines is None:
        return []
    rows = await uow.session.execute(
        sa.select(Call, CallAgent)
        .join(CallAgent, CallAgent.call_id == Call.id)
        .where(
            Call.pbx == event.pbx,
            Call.ended_at.is_(None),
            Call.id.in_(event.live_calls),
            CallAgent.left_at.is_(None),
            sa.or_(CallAgent.rang_at < event.at, CallAgent.answered_at < event.at),
            sa.or_(CallAgent.ring_end.is_(None), CallAgent.answered_at.is_not(None)),
        )
        .with_for_update()
    )
    gone = [(call, part) for call, part in rows if (call.id, part.line) not in event.live_lines]
    for _, part in gone:
        if part.answered_at is not None:
            part.left_at = event.at
        else:
            part.ring_end = e.RingEnd.NO_ANSWER
    await uow.session.flush()
    return gone


async def locked(uow: UnitOfWork, call_id: UUID) -> Call | None:
    return await uow.session.get(Call, call_id, with_for_update=True)


async def part_of(uow: UnitOfWork, call: Call, line: str) -> CallAgent | None:
    """The part in this call of the agent whose line it is, made if new. None if the line is nobody's."""
    user_id = await uow.session.scalar(sa.select(Line.user_id).where(Line.name == line))
    if user_id is None:
        return None
    part = await uow.session.get(CallAgent, (call.id, user_id))
    if part is None:
        part = CallAgent(call_id=call.id, user_id=user_id, line=line)
        uow.session.add(part)
    return part


def forward(call: Call, state: CallState) -> None:
    """Move the call's state on; a late event of an earlier stage changes nothing."""
    if PROGRESS.index(call.state) < PROGRESS.index(state):
        call.state = state


async def _anyone_talks(uow: UnitOfWork, call: Call) -> bool:
    talks = sa.exists().where(
        CallAgent.call_id == call.id, CallAgent.answered_at.is_not(None), CallAgent.left_at.is_(None)
    )
    return bool(await uow.session.scalar(sa.select(talks)))


async def _anyone_rings(uow: UnitOfWork, call: Call) -> bool:
    ringing = sa.exists().where(CallAgent.call_id == call.id, CallAgent.ring_end.is_(None))
    return bool(await uow.session.scalar(sa.select(ringing)))


async def _hold(uow: UnitOfWork, event: e.CallHeld | e.CallResumed, state: CallState) -> None:
    call = await locked(uow, event.call_id)
    if call is None or call.ended_at is not None:
        return
    call.state = state
    part = await part_of(uow, call, event.line)
    if part is not None:
        part.held = state is CallState.HELD


async def _open_interaction(uow: UnitOfWork, call: Call, user_id: UUID | None, at: datetime) -> None:
    if call.direction is e.Direction.INTERNAL:
        return
    inbound = call.direction is e.Direction.INBOUND
    await contact_log.open_call_interaction(
        uow,
        call_id=call.id,
        user_id=user_id,
        direction=InteractionDirection.INBOUND if inbound else InteractionDirection.OUTBOUND,
        number=call.e164 or call.number,
        person_id=call.person_id,
        task_id=None,
        at=at,
    )


async def _intent_exists(uow: UnitOfWork, intent_id: UUID | None) -> bool:
    return intent_id is not None and await uow.session.get(Intent, intent_id) is not None
