"""What AMI missed and CEL knows gets into the ledger; what we guessed is corrected; agents go on."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from callcenter.calls.models import (
    Call,
    CallAgent,
    CallEventRow,
    CallState,
    Intent,
    IntentKind,
    IntentState,
    Line,
    PbxLink,
)
from callcenter.desk.agents import agent_of, start_shift
from callcenter.desk.models import AgentStatus
from callcenter.kernel.ids import new_id
from callcenter.people.matching import match
from telephony.events import CallAnswered, CallEnded, Direction, EndReason, LineState, LinkChanged, LinkState
from telephony.ids import call_id
from tests.callcenter.calls.conftest import LONG_AGO, PBX, Books
from tests.callcenter.house import PLAN
from tests.telephony.transcripts import SCENE_NAMES


async def ledger(books: Books) -> dict[str, tuple[object, ...]]:
    """What the books say of each call: its end, who talked, whose contact it is."""
    return {
        call.linkedid: (
            call.direction,
            call.number.lstrip("+"),
            call.state,
            call.end_reason,
            call.answered_at is not None,
            {
                part.user_id
                for part in await books.all(CallAgent, CallAgent.call_id == call.id)
                if part.answered_at
            },
            {contact.user_id for contact in await books.contacts() if contact.call_id == call.id},
        )
        for call in await books.calls()
    }


@pytest.mark.parametrize("scene", SCENE_NAMES)
async def test_a_call_that_ami_never_showed_appears_as_if_it_had(books: Books, scene: str) -> None:
    await books.watch(books.events(scene))
    as_seen = await ledger(books)
    async with books.database.unit_of_work() as uow:
        await uow.session.execute(sa.text("TRUNCATE calls CASCADE"))
    books.write_cel(scene)
    await books.collect()
    await books.put_right()
    await books.put_right()
    assert await ledger(books) == as_seen


@pytest.mark.parametrize("scene", SCENE_NAMES)
async def test_what_ami_showed_is_left_as_it_is(books: Books, scene: str) -> None:
    await books.watch(books.events(scene))
    before = [(call.id, call.end_reason, call.ended_at) for call in await books.calls()]
    timeline = len(await books.all(CallEventRow))
    books.write_cel(scene)
    await books.collect()
    await books.put_right()
    assert [(call.id, call.end_reason, call.ended_at) for call in await books.calls()] == before
    assert len(await books.all(CallEventRow)) == timeline


async def test_a_missed_end_is_found_and_the_agent_is_free(books: Books) -> None:
    await _on_shift(books)
    events = books.events("caller_hangs_up")
    await books.watch(events[: 1 + [type(each) for each in events].index(CallAnswered)])
    assert await _state(books) is AgentStatus.TALKING
    books.write_cel("caller_hangs_up")
    await books.collect()
    await books.put_right()
    (call,) = await books.calls()
    assert call.end_reason is EndReason.COMPLETED
    assert await _state(books) is AgentStatus.WRAP_UP
    (contact,) = await books.contacts()
    assert (contact.user_id, contact.closed_at) == (books.house.users["olena"].id, None)


async def test_a_call_cut_by_a_snapshot_learns_its_true_end(books: Books) -> None:
    events = books.events("caller_hangs_up")
    await books.watch(events[: 1 + [type(each) for each in events].index(CallAnswered)])
    await books.watch([LinkChanged(pbx=PBX, state=LinkState.READY, at=events[-1].at + timedelta(minutes=1))])
    (call,) = await books.calls()
    assert call.end_reason is EndReason.CUT
    books.write_cel("caller_hangs_up")
    await books.collect()
    await books.put_right()
    (call,) = await books.calls()
    told = next(event for event in events if isinstance(event, CallEnded))
    assert call.end_reason is EndReason.COMPLETED
    assert call.ended_at is not None
    assert abs(call.ended_at - told.at) < timedelta(seconds=1)


async def test_a_call_that_the_pbx_took_with_it_is_closed_as_cut(books: Books) -> None:
    books.write_cel("caller_hangs_up", rows=slice(0, 5))
    await books.collect()
    await books.put_right()
    assert await books.calls() == []  # it may still go on: no snapshot since
    ready_at = await books.afterwards()
    await books.watch([LinkChanged(pbx=PBX, state=LinkState.READY, at=ready_at)])
    await books.put_right(ready_at + timedelta(minutes=1))
    (call,) = await books.calls()
    assert (call.state, call.end_reason) == (CallState.ENDED, EndReason.CUT)
    assert call.ended_at is not None
    assert call.ended_at < ready_at


async def test_a_call_that_began_during_the_snapshot_is_not_cut(books: Books) -> None:
    books.write_cel("caller_hangs_up", rows=slice(0, 5))
    await books.collect()
    (first, *_) = sorted(await books.rows(), key=lambda row: row.at)
    await books.watch([LinkChanged(pbx=PBX, state=LinkState.READY, at=first.at + timedelta(seconds=1))])
    await books.put_right()
    assert await books.calls() == []


async def test_a_channel_that_moved_into_another_call_is_no_call_of_its_own(books: Books) -> None:
    """Asterisk changes the linked id of a channel without saying so, and says the last word of both."""
    books.write_cel("caller_hangs_up")
    text = books.file.read_text()
    (other,) = {line.split('","')[2] for line in text.splitlines() if "anna-line" in line.split('","')[4]}
    (main,) = {line.split('","')[3] for line in text.splitlines()}
    consult = f'"CHAN_START","1795317400.000001","{other}","{other}","PJSIP/anna-line-00000099","101","","102","cc-agents","","","",""\n'
    ended = f'"LINKEDID_END","1795317401.000001","{other}","{other}","PJSIP/anna-line-00000099","101","","102","cc-agents","","","",""\n'
    books.file.write_text(consult + ended + text)
    await books.collect()
    await books.put_right()
    await books.put_right()
    calls = {call.linkedid: call for call in await books.calls()}
    assert set(calls) == {main}
    assert calls[main].end_reason is EndReason.COMPLETED


async def test_a_click_nobody_ever_saw_a_channel_of_is_closed(books: Books) -> None:
    call = await _sent_dial(books)
    await books.put_right(LONG_AGO + timedelta(seconds=20))
    assert (await books.calls())[0].ended_at is None  # it may yet show itself
    await books.put_right(LONG_AGO + timedelta(seconds=60))
    (ended,) = await books.calls()
    assert (ended.id, ended.end_reason) == (call, EndReason.FAILED)
    (intent,) = await books.all(Intent, Intent.kind == IntentKind.DIAL)
    assert (intent.state, intent.outcome_reason) == (IntentState.REFUSED, "never_dialled")


async def test_a_click_of_unknown_outcome_was_done_if_cel_saw_it(books: Books) -> None:
    books.write_cel("click_answered")
    await books.collect()
    (intent_id,) = {row.uniqueid for row in await books.rows() if row.uniqueid == row.linkedid}
    await _sent_dial(books, intent_id)
    await books.put_right()
    (call,) = await books.calls()
    (intent,) = await books.all(Intent, Intent.kind == IntentKind.DIAL)
    assert (call.end_reason, intent.state) == (EndReason.COMPLETED, IntentState.DONE)


async def _sent_dial(books: Books, intent_id: object = None) -> object:
    intent_id = intent_id or str(new_id())
    call = call_id(PBX, str(intent_id))
    async with books.database.unit_of_work() as uow:
        found = await match(uow, "+380507654321", PLAN)
    user = books.house.users["olena"].id
    await books.house.add(
        Intent(
            id=intent_id,
            kind=IntentKind.DIAL,
            pbx=PBX,
            author_id=user,
            facts={},
            state=IntentState.UNKNOWN,
            sent_at=LONG_AGO,
            deadline_at=LONG_AGO + timedelta(seconds=10),
        ),
    )
    await books.house.add(
        Call(
            id=call,
            pbx=PBX,
            linkedid=str(intent_id),
            direction=Direction.OUTBOUND,
            number="+380507654321",
            state=CallState.RINGING,
            match=found.as_json(),
            intent_id=intent_id,
            started_at=LONG_AGO,
        ),
    )
    return call


async def _on_shift(books: Books) -> None:
    async with books.database.unit_of_work() as uow:
        link = await uow.session.get_one(PbxLink, PBX)
        link.state = LinkState.READY
        line = (await books.all(Line, Line.name == "anna-line"))[0]
        await uow.session.execute(sa.update(Line).values(state=LineState.IDLE))
        await start_shift(uow, line.user_id, line.id, pbx=PBX, now=LONG_AGO)


async def _state(books: Books) -> AgentStatus:
    async with books.database.unit_of_work() as uow:
        return (await agent_of(uow, books.house.users["olena"].id, LONG_AGO)).state
