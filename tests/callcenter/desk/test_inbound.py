"""A caller rings the queue: cards, states, the contact, whatever the order of events."""

from itertools import pairwise

import pytest
import sqlalchemy as sa

from callcenter.calls.models import Call, CallEventRow, CallState, IntentKind
from callcenter.contact_log.models import Interaction
from callcenter.desk.models import AgentStatus
from callcenter.people.models import ContactPoint, ContactPointKind, Person
from telephony.events import EndReason, RingEnd
from tests.callcenter.desk.conftest import Caller, Desk


async def known(desk: Desk, number: str, *names: str) -> list[Person]:
    people = [Person(name=name) for name in names]
    await desk.house.add(*people)
    await desk.house.add(
        *(
            ContactPoint(person_id=person.id, kind=ContactPointKind.PHONE, value=number, raw=number)
            for person in people
        )
    )
    return people


async def test_the_card_opens_while_it_rings_and_says_who_it_is(desk: Desk) -> None:
    (person,) = await known(desk, "+380501112233", "Оксана Бойко")
    caller = Caller("1.1", number="0501112233")
    await desk.record(caller.starts(), caller.waits(), caller.rings("web-olena"))
    pops = [each["card"] for each in await desk.told("olena") if each["type"] == "screen_popped"]
    assert [(pop["person"]["id"], pop["match"], pop["state"]) for pop in pops] == [
        (str(person.id), "exact", "ringing")
    ]
    assert pops[0]["interaction_id"]
    assert not [each for each in await desk.told("ivan") if each["type"] == "screen_popped"]


async def test_several_people_with_one_number_are_all_offered(desk: Desk) -> None:
    people = await known(desk, "+380501112233", "Оксана Бойко", "Андрій Бойко")
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.rings("web-olena"))
    (pop,) = [each["card"] for each in await desk.told("olena") if each["type"] == "screen_popped"]
    assert pop["match"] == "several"
    assert pop["person"] is None
    assert {each["id"] for each in pop["candidates"]} == {str(person.id) for person in people}


@pytest.mark.parametrize(
    ("number", "outcome"), [("", "anonymous"), ("12<script>", "malformed"), ("+380671234567", "none")]
)
async def test_a_number_that_says_nothing_is_shown_as_it_came(desk: Desk, number: str, outcome: str) -> None:
    caller = Caller("1.1", number=number)
    await desk.record(caller.starts(), caller.rings("web-olena"))
    (pop,) = [each["card"] for each in await desk.told("olena") if each["type"] == "screen_popped"]
    assert (pop["match"], pop["number"], pop["person"]) == (outcome, number, None)


async def test_the_one_who_answers_gets_the_contact_and_the_others_lose_the_card(desk: Desk) -> None:
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.rings("web-olena"), caller.rings("web-ivan"))
    await desk.record(caller.answers("web-ivan"), caller.ring_ends("web-olena", RingEnd.ANSWERED_ELSEWHERE))
    assert (await desk.agent("ivan")).state is AgentStatus.TALKING
    assert (await desk.agent("olena")).state is AgentStatus.READY
    withdrawn = [each for each in await desk.told("olena") if each["type"] == "card_withdrawn"]
    assert [each["reason"] for each in withdrawn] == ["answered_elsewhere"]
    async with desk.database.unit_of_work() as uow:
        (contact,) = await uow.session.scalars(sa.select(Interaction))
        assert contact.user_id == desk.house.users["ivan"].id


async def test_a_hang_up_leads_to_wrap_up_and_the_result_to_ready(desk: Desk) -> None:
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.rings("web-olena"), caller.answers("web-olena"))
    await desk.record(caller.leaves("web-olena"), caller.ends())
    agent = await desk.agent("olena")
    assert agent.state is AgentStatus.WRAP_UP
    assert agent.wrap_up_ends_at is not None
    async with desk.database.unit_of_work() as uow:
        call = await uow.session.get_one(Call, caller.id)
        assert (call.state, call.end_reason) == (CallState.ENDED, EndReason.COMPLETED)


async def test_the_queue_leaves_an_agent_alone_from_the_answer_to_the_result(desk: Desk) -> None:
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.rings("web-olena"), caller.answers("web-olena"))
    (pause,) = await desk.wishes(IntentKind.PAUSE_MEMBER)
    assert pause.facts == {"line": "web-olena", "queue": None, "paused": True, "reason": "talking"}


async def test_an_agent_who_does_not_answer_is_taken_out_of_the_queue(desk: Desk) -> None:
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.rings("web-olena"))
    await desk.record(caller.ring_ends("web-olena", RingEnd.NO_ANSWER, 22))
    assert (await desk.agent("olena")).state is AgentStatus.NOT_RESPONDING
    (pause,) = await desk.wishes(IntentKind.PAUSE_MEMBER)
    assert pause.facts["paused"] is True


async def test_a_caller_who_gives_up_stays_in_the_log_as_an_open_contact(desk: Desk) -> None:
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.waits(), caller.rings("web-olena"))
    await desk.record(caller.ends(EndReason.ABANDONED, 12))
    assert (await desk.agent("olena")).state is AgentStatus.READY
    async with desk.database.unit_of_work() as uow:
        call = await uow.session.get_one(Call, caller.id)
        assert (call.end_reason, call.answered_at) == (EndReason.ABANDONED, None)
        (contact,) = await uow.session.scalars(sa.select(Interaction))
        assert (contact.user_id, contact.closed_at) == (None, None)


async def test_every_event_twice_is_every_event_once(desk: Desk) -> None:
    caller = Caller("1.1")
    events = [
        caller.starts(),
        caller.waits(),
        caller.rings("web-olena"),
        caller.answers("web-olena"),
        caller.leaves("web-olena"),
        caller.ends(),
    ]
    for event in events:
        await desk.record(event, event)
    await desk.record(*events)
    assert len([each for each in await desk.told("olena") if each["type"] == "screen_popped"]) == 1
    assert [each.to_state for each in await desk.transitions("olena")][-3:] == [
        "ringing",
        "talking",
        "wrap_up",
    ]
    async with desk.database.unit_of_work() as uow:
        assert await uow.session.scalar(sa.select(sa.func.count()).select_from(Call)) == 1
        assert await uow.session.scalar(sa.select(sa.func.count()).select_from(CallEventRow)) == len(events)


async def test_the_time_sheet_has_no_gap(desk: Desk) -> None:
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.rings("web-olena"), caller.answers("web-olena"))
    await desk.record(caller.leaves("web-olena"), caller.ends())
    steps = await desk.transitions("olena")
    assert all(
        one.to_state == next_one.from_state and one.at <= next_one.at for one, next_one in pairwise(steps)
    )


async def test_one_bad_event_does_not_stop_those_behind_it(desk: Desk) -> None:
    broken, caller = Caller("1.1", number="+380501112233\x00"), Caller("1.2")
    await desk.record(broken.starts(), caller.starts(), caller.rings("web-olena"))
    assert [
        each["card"]["call_id"] for each in await desk.told("olena") if each["type"] == "screen_popped"
    ] == [str(caller.id)]


async def test_a_colleagues_client_is_open_to_whom_they_ring(desk: Desk) -> None:
    (person,) = await known(desk, "+380501112233", "Оксана Бойко")
    async with desk.database.unit_of_work() as uow:
        row = await uow.session.get_one(Person, person.id)
        row.responsible_id = desk.house.users["petro"].id
    client = await desk.house.client("olena")
    assert (await client.get(f"/api/people/{person.id}")).status_code == 404
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.rings("web-olena"))
    assert (await client.get(f"/api/people/{person.id}")).status_code == 200
    await desk.record(caller.ring_ends("web-olena", RingEnd.NO_ANSWER))
    assert (await client.get(f"/api/people/{person.id}")).status_code == 404
