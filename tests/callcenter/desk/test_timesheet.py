"""Time sheets: whatever happens, the parts sum to the shift; and everyone sees only what is theirs to see."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from callcenter.desk.clock import Cause, Clock, advance
from callcenter.desk.models import AgentStatus
from callcenter.desk.schemas import TimeSheet
from callcenter.desk.sheets import time_sheet
from callcenter.desk.timesheet import parts_of, shift_seconds, spans_of
from callcenter.kernel.errors import NotFound
from tests.callcenter.desk.conftest import START, Caller, Desk

REASONS = st.sampled_from(["lunch", "break", "meeting"])


@dataclass(frozen=True)
class Row:
    to_state: AgentStatus
    at: datetime
    cause: str
    by_user_id: UUID | None = None
    pause_reason: str | None = None


class AnyShift(RuleBasedStateMachine):
    """An agent to whom anything may happen at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock(state=AgentStatus.OFFLINE)
        self.now = START
        self.rows: list[Row] = []

    @rule(
        cause=st.sampled_from(Cause) | st.just(Cause.SHIFT_STARTED),
        pause=REASONS,
        wait=st.timedeltas(timedelta(0), timedelta(hours=2)),
    )
    def happen(self, cause: Cause, pause: str, wait: timedelta) -> None:
        self.now += wait
        after = advance(self.clock, cause, pause=pause)
        if (after.state, after.pause_reason) != (self.clock.state, self.clock.pause_reason):
            self.rows.append(Row(after.state, self.now, cause, pause_reason=after.pause_reason))
        self.clock = after

    @invariant()
    def the_parts_sum_to_the_shift(self) -> None:
        for since, until in ((START, self.now), (START + timedelta(minutes=7, microseconds=3), self.now)):
            if since >= until:
                continue
            shift = shift_seconds(self.rows, since=since, until=until)
            spans = spans_of(self.rows, since=since, until=until)
            assert sum(span.seconds for span in spans) == shift
            assert sum(part.seconds for part in parts_of(spans, {})) == shift
            assert all(span.seconds >= 0 for span in spans)

    @invariant()
    def a_day_is_the_sum_of_its_halves(self) -> None:
        middle = (START + (self.now - START) / 2).replace(microsecond=0)
        whole, first, second = (
            shift_seconds(self._known(since, until), since=since, until=until)
            for since, until in ((START, self.now), (START, middle), (middle, self.now))
        )
        assert whole == first + second

    def _known(self, since: datetime, until: datetime) -> list[Row]:
        """What the query finds: the last row before the period, and those in it."""
        before = [row for row in self.rows if row.at <= since][-1:]
        return before + [row for row in self.rows if since < row.at < until]


TestAnyShift = AnyShift.TestCase
TestAnyShift.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


@given(st.lists(st.sampled_from(Cause), max_size=40))
def test_every_state_can_be_left_for_the_end_of_the_shift(causes: list[Cause]) -> None:
    """Nobody is stuck: the call ends, the time runs out, the shift ends."""
    clock = Clock(state=AgentStatus.OFFLINE)
    for cause in causes:
        clock = advance(clock, cause, pause="break")
    for cause in (Cause.CALL_OVER, Cause.WRAP_UP_LIMIT, Cause.SHIFT_ENDED):
        clock = advance(clock, cause)
    assert clock == Clock(state=AgentStatus.OFFLINE)


async def sheet(desk: Desk, login: str, of: str) -> TimeSheet:
    """The two hours around START, as known at their end."""
    hour = timedelta(hours=1)
    async with desk.database.unit_of_work() as uow:
        return await time_sheet(
            uow,
            desk.house.viewer(login),
            desk.house.users[of].id,
            since=START - hour,
            until=START + hour,
            now=START + hour,
        )


async def test_an_agent_reads_a_sheet_whose_parts_sum_to_the_shift(desk: Desk) -> None:
    caller = Caller("1.1")
    await desk.record(caller.starts(), caller.rings("web-olena"), caller.answers("web-olena"))
    await desk.record(caller.leaves("web-olena"), caller.ends())
    mine = await sheet(desk, "olena", of="olena")
    assert mine.shift_seconds == 3600 + 300
    assert sum(part.seconds for part in mine.parts) == mine.shift_seconds
    assert [(span.state, span.seconds) for span in mine.spans] == [
        ("ready", 302),
        ("ringing", 3),
        ("talking", 60),
        ("wrap_up", 3535),
    ]
    assert mine.spans[0].by_user_id == desk.house.users["olena"].id


@pytest.mark.parametrize("login", ["olena", "sofia", "anna"])
async def test_a_sheet_is_for_the_agent_the_own_supervisor_and_the_administrator(
    desk: Desk, login: str
) -> None:
    assert (await sheet(desk, login, of="olena")).name == "Olena"


@pytest.mark.parametrize(("login", "of"), [("ivan", "olena"), ("petro", "olena"), ("sofia", "petro")])
async def test_a_sheet_is_for_nobody_else(desk: Desk, login: str, of: str) -> None:
    with pytest.raises(NotFound):
        await sheet(desk, login, of)


async def test_a_period_must_be_one(desk: Desk) -> None:
    client = await desk.house.client("olena")
    answer = await client.get(
        "/api/desk/timesheet", params={"from": f"{START:%FT%TZ}", "to": f"{START:%FT%TZ}"}
    )
    assert (answer.status_code, answer.json()["error"]["id"]) == (422, "invalid_input")
