"""The bridge process on a pretended Asterisk: away, cut, killed, stopped, two at once; no wish is sent twice."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from pydantic import SecretStr

from callcenter.calls.intents import want
from callcenter.calls.models import (
    Call,
    CallState,
    Intent,
    IntentState,
    Line,
    LineKind,
    PbxLink,
    Queue,
    QueueMember,
)
from callcenter.desk.agents import agent_of
from callcenter.desk.models import Agent, AgentStatus
from callcenter.kernel.db import Database
from callcenter.kernel.ids import new_id
from callcenter.processes import bridge as process
from callcenter.processes import catch_up
from callcenter.settings import Settings
from telephony.events import Direction, EndReason, LineState, LinkState
from telephony.ids import call_id
from telephony.phone import Dial, PauseMember
from telephony.testing import FakeAmi, fake_ami, frame, listing
from tests.callcenter.house import House

LINE = "web-olena"
CALLER = {
    "Channel": "PJSIP/trunk-00000001",
    "ChannelState": "6",
    "CallerIDNum": "+380501112233",
    "CallerIDName": "<unknown>",
    "Context": "cc-in",
    "Exten": "380441234567",
    "Uniqueid": "pbx1-1.1",
    "Linkedid": "pbx1-1.1",
}
PHONE = {
    **CALLER,
    "Channel": f"PJSIP/{LINE}-00000002",
    "CallerIDNum": "101",
    "Context": "cc-agents",
    "Uniqueid": "pbx1-1.2",
}
TOGETHER = {"BridgeId": "b1"}


@dataclass
class Site:
    """A PBX, a database, an agent on shift; `acting()` runs a bridge process."""

    settings: Settings
    database: Database
    house: House
    pbx: FakeAmi

    @asynccontextmanager
    async def acting(self) -> AsyncIterator[asyncio.Task[None]]:
        task = asyncio.create_task(process.run_bridge(self.settings))
        try:
            yield task
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def one(self, table: type[Any], *which: sa.ColumnElement[bool]) -> Any:
        async with self.database.unit_of_work() as uow:
            return await uow.session.scalar(
                sa.select(table).where(*which).execution_options(populate_existing=True)
            )

    async def link(self) -> LinkState | None:
        row = await self.one(PbxLink)
        return None if row is None else row.state

    async def until(self, true: Callable[[], Awaitable[object]], what: str) -> None:
        try:
            async with asyncio.timeout(20):
                while not await true():
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(f"{what} did not happen") from None

    async def until_ready(self) -> None:
        async def is_ready() -> bool:
            return await self.link() is LinkState.READY

        await self.until(is_ready, "a ready bridge")

    async def until_state(self, intent_id: UUID, *states: IntentState) -> Intent:
        async def has_state() -> bool:
            return (await self.one(Intent, Intent.id == intent_id)).state in states

        await self.until(has_state, f"the intent in {states}")
        found: Intent = await self.one(Intent, Intent.id == intent_id)
        return found

    async def wish(self, *, ago_s: float = 0, state: IntentState = IntentState.WANTED) -> UUID:
        """A pause of the agent's line, wanted by nobody else."""
        intent = PauseMember(intent_id=new_id(), line=LINE, queue=None, paused=True, reason="test")
        async with self.database.unit_of_work() as uow:
            now = datetime.now(UTC) - timedelta(seconds=ago_s)
            row = want(uow, intent, pbx="pbx1", author_id=None, reason="test", now=now)
            row.state = state
        return intent.intent_id

    def sent(self, intent_id: UUID) -> int:
        return sum(each.get("ActionID", "").startswith(str(intent_id)) for each in self.pbx.received)

    def alive(self, *channels: dict[str, str]) -> None:
        """What the PBX shows in its next snapshot."""
        self.pbx.answers["CoreShowChannels"] = listing(
            "CoreShowChannel", "CoreShowChannelsComplete", *channels
        )


@pytest.fixture
async def site(
    house: House, database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Site]:
    monkeypatch.setattr(catch_up, "CEL_TAIL_SECONDS", 0.05)
    user = house.users["olena"]
    line = Line(
        name=LINE,
        secret="a-secret-of-a-test",
        kind=LineKind.WEBRTC,
        extension="101",
        user_id=user.id,
        state=LineState.IDLE,
    )
    queue = Queue(name="support", title="Support", dids=["380441234567"])
    await house.add(line, queue)
    await house.add(
        QueueMember(queue_id=queue.id, user_id=user.id, penalty=2),
        Agent(user_id=user.id, state=AgentStatus.READY, since=datetime.now(UTC), line_id=line.id),
    )
    async with fake_ami() as pbx:
        here = settings.model_copy(
            update={"ami_port": pbx.port, "ami_username": "bridge", "ami_secret": SecretStr("secret")}
        )
        yield Site(here, database, house, pbx)


async def test_a_wish_is_done_once_and_its_outcome_kept(site: Site) -> None:
    async with site.acting():
        await site.until_ready()
        wish = await site.wish()
        intent = await site.until_state(wish, IntentState.DONE)
    assert intent.sent_at is not None
    assert site.sent(wish) == 1


async def test_a_wish_whose_time_is_over_is_refused_unsent(site: Site) -> None:
    wish = await site.wish(ago_s=60)
    async with site.acting():
        intent = await site.until_state(wish, IntentState.REFUSED)
    assert intent.outcome_reason == "too_late"
    assert site.sent(wish) == 0


async def test_a_wish_sent_by_a_bridge_that_died_is_unknown_and_never_sent_again(site: Site) -> None:
    wish = await site.wish(state=IntentState.SENT)
    async with site.acting():
        intent = await site.until_state(wish, IntentState.UNKNOWN)
        await site.until_ready()
    assert intent.outcome_reason == "bridge_died"
    assert site.sent(wish) == 0


async def test_a_bridge_killed_between_claim_and_answer_leaves_one_try(site: Site) -> None:
    site.pbx.silent.add("QueuePause")
    async with site.acting():
        await site.until_ready()
        wish = await site.wish()
        await site.until(lambda: _true(site.sent(wish)), "the wish on the wire")
    site.pbx.silent.clear()
    async with site.acting():
        await site.until_state(wish, IntentState.UNKNOWN)
        await site.until_ready()
        later = await site.wish()
        await site.until_state(later, IntentState.DONE)
    assert site.sent(wish) == 1


async def _true(value: object) -> object:
    return value


async def test_asterisk_down_at_start_and_coming_later(site: Site) -> None:
    async with fake_ami() as later:
        port = later.port
    lonely = site.settings.model_copy(update={"ami_port": port})
    there = Site(lonely, site.database, site.house, site.pbx)
    async with there.acting():
        await there.until(lambda: _is(there, LinkState.LOST), "a lost link")
        pbx = FakeAmi(port=port)
        server = await asyncio.start_server(pbx._serve, "127.0.0.1", port)
        await there.until_ready()
        server.close()
        pbx.drop()


async def _is(site: Site, state: LinkState) -> bool:
    return await site.link() is state


async def test_a_cut_connection_closes_what_ended_and_asserts_queues_again(site: Site) -> None:
    async with site.acting():
        await site.until_ready()
        site.alive(CALLER | TOGETHER, PHONE | TOGETHER)
        site.pbx.drop()
        await site.until(lambda: site.one(Call, Call.answered_at.is_not(None)), "the call, from the snapshot")
        await site.until(lambda: _agent_is(site, AgentStatus.TALKING), "the agent talking")
        site.alive()
        site.pbx.drop()
        await site.until(lambda: site.one(Call, Call.ended_at.is_not(None)), "the end of the call")
        await site.until(lambda: _agent_is(site, AgentStatus.WRAP_UP), "the agent in wrap-up")
        await site.until(lambda: _true(_asserted(site, "QueueAdd")), "the queue joined again")
        await site.until(
            lambda: _true(_asserted(site, "QueuePause")), "the pause, should the queue know the line"
        )
    call: Call = await site.one(Call)
    assert call.end_reason is EndReason.CUT
    assert {each["Penalty"] for each in _asserted(site, "QueueAdd")} == {"2"}


def _asserted(site: Site, action: str) -> list[Mapping[str, str]]:
    return [
        each
        for each in site.pbx.received
        if (each["Action"], each.get("Paused"), each.get("Reason")) == (action, "true", "wrap_up")
    ]


async def _agent_is(site: Site, state: AgentStatus) -> bool:
    async with site.database.unit_of_work() as uow:
        return (await agent_of(uow, site.house.users["olena"].id, datetime.now(UTC))).state is state


async def test_a_bridge_restarted_in_mid_call_goes_on_with_it(site: Site) -> None:
    site.alive(CALLER | TOGETHER, PHONE | TOGETHER)
    async with site.acting():
        await site.until(lambda: _agent_is(site, AgentStatus.TALKING), "the agent talking")
    async with site.acting():
        await site.until(lambda: _true(site.pbx.connections == 2), "a new connection")
        await site.until_ready()
        end = {"Cause": "16", "Cause-txt": "Normal Clearing"}
        await site.pbx.say(*(frame(Event="Hangup", **{**channel, **end}) for channel in (CALLER, PHONE)))
        await site.until(lambda: site.one(Call, Call.ended_at.is_not(None)), "the end of the call")
    async with site.database.unit_of_work() as uow:
        (call,) = (await uow.session.scalars(sa.select(Call))).all()
    assert call.end_reason is EndReason.COMPLETED


async def test_an_agent_who_left_a_living_call_in_the_gap_is_not_shown_in_it(site: Site) -> None:
    site.alive(CALLER | TOGETHER, PHONE | TOGETHER)
    async with site.acting():
        await site.until(lambda: _agent_is(site, AgentStatus.TALKING), "the agent talking")
    site.alive(CALLER)
    async with site.acting():
        await site.until(lambda: _agent_is(site, AgentStatus.WRAP_UP), "the agent in wrap-up")
    assert await site.one(Call, Call.ended_at.is_(None))


async def test_of_two_bridges_one_acts_and_the_other_follows(site: Site) -> None:
    async with site.acting() as first:
        await site.until_ready()
        async with site.acting():
            wish = await site.wish()
            await site.until_state(wish, IntentState.DONE)
            assert (site.sent(wish), site.pbx.connections) == (1, 1)
            epoch = (await site.one(PbxLink)).epoch
            first.cancel()
            await site.until(lambda: _epoch_after(site, epoch), "a takeover")
            await site.until(lambda: _true(site.pbx.connections == 2), "its connection")
            later = await site.wish()
            await site.until_state(later, IntentState.DONE)
            assert site.sent(later) == 1


async def _epoch_after(site: Site, epoch: int) -> bool:
    return bool((await site.one(PbxLink)).epoch > epoch)


async def test_a_stale_holder_claims_nothing(site: Site) -> None:
    async with site.acting() as stale:
        await site.until_ready()
        async with site.database.unit_of_work() as uow:
            await uow.session.execute(
                sa.update(PbxLink).values(
                    holder="another", epoch=PbxLink.epoch + 1, lease_until=sa.func.now() + timedelta(hours=1)
                )
            )
        wish = await site.wish()
        await site.until(
            lambda: _true(site.pbx.connections == 1 and not site.pbx._writers[0].is_closing()), ""
        )
        await asyncio.sleep(1.5)  # longer than a stale holder may take to learn it
        assert not stale.done()
    assert (await site.one(Intent, Intent.id == wish)).state is IntentState.WANTED
    assert site.sent(wish) == 0


async def test_a_dial_of_a_dead_bridge_is_closed_by_the_snapshot(site: Site) -> None:
    intent_id = new_id()
    async with site.database.unit_of_work() as uow:
        dial = Dial(intent_id=intent_id, line=LINE, number="+380501112233")
        past = datetime.now(UTC) - timedelta(seconds=40)
        row = want(uow, dial, pbx="pbx1", author_id=None, reason="click_to_dial", now=past)
        row.state = IntentState.SENT
        await uow.session.flush()
        uow.session.add(_dialled(intent_id, past))
    async with site.acting():
        await site.until(lambda: site.one(Call, Call.ended_at.is_not(None)), "the end of the call")
        await site.until_state(intent_id, IntentState.UNKNOWN)
    assert site.pbx.count("Originate") == 0


def _dialled(intent_id: UUID, at: datetime) -> Call:
    return Call(
        id=call_id("pbx1", str(intent_id)),
        pbx="pbx1",
        linkedid=str(intent_id),
        direction=Direction.OUTBOUND,
        number="+380501112233",
        state=CallState.RINGING,
        intent_id=intent_id,
        started_at=at,
    )
