"""Click-to-dial: the wish is committed with its call and interaction before anything rings."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from callcenter.calls.intents import want
from callcenter.calls.models import Call, CallAgent, CallState, Intent, IntentKind, Line, PbxLink
from callcenter.contact_log import service as contact_log
from callcenter.contact_log.models import InteractionDirection
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, InvalidInput, NotFound, Unavailable
from callcenter.kernel.ids import new_id
from callcenter.kernel.live import changed
from callcenter.people import matching
from callcenter.people.models import ContactPoint
from callcenter.people.numbers import NumberPlan, is_allowed, parse
from telephony.events import Direction, LineState, LinkState
from telephony.ids import call_id as call_id_of
from telephony.phone import Dial, HangUp

SAME_CLICK = timedelta(seconds=5)
RING_AGENT_SECONDS = 25.0

LINE_REFUSALS = {
    LineState.UNREACHABLE: (
        "line_unreachable",
        "Your phone is not connected. Open the phone or start the shift again, then dial.",
    ),
    LineState.RINGING: ("line_busy", "Your phone is ringing. Answer or reject that call first."),
    LineState.IN_USE: ("line_busy", "Your phone is in a call. Finish it first, then dial."),
}


class NumberNotDialable(InvalidInput):
    id = "number_not_dialable"


class NumberNotAllowed(InvalidInput):
    id = "number_not_allowed"


class CallNotFound(NotFound):
    id = "call_not_found"


@dataclass(frozen=True, kw_only=True, slots=True)
class DialRequest:
    """What the agent clicked: a number as typed, with what it belongs to."""

    number: str
    person_id: UUID | None = None
    task_id: UUID | None = None
    key: str | None = None


async def dial(
    uow: UnitOfWork,
    request: DialRequest,
    *,
    user_id: UUID,
    line: Line,
    pbx: str,
    plan: NumberPlan,
    now: datetime,
) -> Call:
    """Write the intent, the call and the interaction. A double click or a retry finds the first one.

    Raises NumberNotDialable, NumberNotAllowed, Conflict (line_busy, line_unreachable), Unavailable.
    """
    number = dialable(request.number, plan)
    line = await uow.session.get_one(Line, line.id, with_for_update=True)
    before = await _same_click(uow, user_id, number, request.key, now)
    if before is not None:
        return before
    await _refuse_unless_free(uow, line, pbx, user_id)
    intent_id = new_id()
    call = await _open_call(uow, intent_id, number, request, user_id=user_id, pbx=pbx, plan=plan, now=now)
    want(
        uow,
        Dial(intent_id=intent_id, line=line.name, number=number, deadline_s=RING_AGENT_SECONDS),
        pbx=pbx,
        author_id=user_id,
        reason="click_to_dial",
        key=request.key,
        now=now,
    )
    await uow.session.flush()
    uow.session.add(call)
    await uow.session.flush()
    uow.session.add(CallAgent(call_id=call.id, user_id=user_id, line=line.name))
    await contact_log.open_call_interaction(
        uow,
        call_id=call.id,
        user_id=user_id,
        direction=InteractionDirection.OUTBOUND,
        number=number,
        person_id=call.person_id,
        task_id=request.task_id,
        at=now,
    )
    changed(uow, "call", call.id, call.person_id)
    return call


async def hang_up(uow: UnitOfWork, call_id: UUID, *, user_id: UUID, now: datetime) -> None:
    """End the call for everyone in it, at any stage. Only for those who take part. Raises CallNotFound."""
    part = await uow.session.get(CallAgent, (call_id, user_id))
    call = await uow.session.get(Call, call_id)
    if part is None or call is None:
        raise CallNotFound("You have no such call.")
    if call.ended_at is not None:
        return
    want(
        uow,
        HangUp(intent_id=new_id(), call_id=call_id),
        pbx=call.pbx,
        author_id=user_id,
        reason="agent_hung_up",
        now=now,
    )


def dialable(raw: str, plan: NumberPlan) -> str:
    """The E.164 form of a number we may dial. Raises NumberNotDialable, NumberNotAllowed."""
    number = parse(raw, plan)
    if number.e164 is None:
        raise NumberNotDialable(
            "This is not a complete phone number. Type it with the area code, e.g. +380 44 123 45 67.",
            field="number",
        )
    if not is_allowed(number.e164, plan):
        raise NumberNotAllowed(
            "Calls to this country are not allowed here. Ask an administrator to allow it.", field="number"
        )
    return number.e164


async def number_of(uow: UnitOfWork, contact_point_id: UUID) -> ContactPoint:
    """Raises NotFound."""
    point = await uow.session.get(ContactPoint, contact_point_id)
    if point is None:
        raise NotFound("There is no such phone number any more; open the card again.")
    return point


async def _same_click(
    uow: UnitOfWork, user_id: UUID, number: str, key: str | None, now: datetime
) -> Call | None:
    """The call of the same click: the same key, or the same number within five seconds."""
    again = sa.and_(Intent.facts["number"].astext == number, Intent.created_at > now - SAME_CLICK)
    return await uow.session.scalar(
        sa.select(Call)
        .join(Intent, Intent.id == Call.intent_id)
        .where(
            Intent.author_id == user_id,
            Intent.kind == IntentKind.DIAL,
            sa.or_(again, Intent.key == key) if key else again,
        )
        .order_by(Call.started_at.desc())
        .limit(1)
    )


async def _refuse_unless_free(uow: UnitOfWork, line: Line, pbx: str, user_id: UUID) -> None:
    link = await uow.session.get(PbxLink, pbx)
    if link is None or link.state is not LinkState.READY:
        raise Unavailable(
            "The phone system is not connected just now. Nothing was dialled; try again in a moment.",
            error_id="phone_system_away",
        )
    if line.state in LINE_REFUSALS:
        error_id, message = LINE_REFUSALS[line.state]
        raise Conflict(message, error_id=error_id)
    busy = await uow.session.scalar(
        sa.select(CallAgent.call_id)
        .join(Call, Call.id == CallAgent.call_id)
        .where(
            CallAgent.user_id == user_id,
            CallAgent.left_at.is_(None),
            CallAgent.ring_end.is_(None) | CallAgent.answered_at.is_not(None),
            Call.ended_at.is_(None),
        )
        .limit(1)
    )
    if busy is not None:
        error_id, message = LINE_REFUSALS[LineState.IN_USE]
        raise Conflict(message, error_id=error_id)


async def _open_call(
    uow: UnitOfWork,
    intent_id: UUID,
    number: str,
    request: DialRequest,
    *,
    user_id: UUID,
    pbx: str,
    plan: NumberPlan,
    now: datetime,
) -> Call:
    linkedid = str(intent_id)  # Asterisk takes the id we choose for the first channel as the call's linkedid
    found = await matching.match(uow, number, plan)
    return Call(
        id=call_id_of(pbx, linkedid),
        pbx=pbx,
        linkedid=linkedid,
        direction=Direction.OUTBOUND,
        number=number,
        e164=number,
        dialled=number,
        match=found.as_json(),
        person_id=request.person_id or found.only_person_id,
        user_id=user_id,
        intent_id=intent_id,
        state=CallState.RINGING,
        started_at=now,
    )
