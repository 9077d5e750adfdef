"""The agent's clock, as a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.desk.clock import AT_REST, TRANSITIONS, Cause, Clock, advance, takes_calls
from callcenter.desk.models import AgentStatus as S

STATES = st.sampled_from(S)
REASONS = st.sampled_from([None, "lunch", "break"])


def walk(*causes: Cause | tuple[Cause, str]) -> Clock:
    clock = Clock(state=S.OFFLINE)
    for cause in causes:
        what, pause = cause if isinstance(cause, tuple) else (cause, None)
        clock = advance(clock, what, pause=pause)
    return clock


def test_a_call_ends_in_wrap_up_until_the_result_is_saved() -> None:
    call = (Cause.SHIFT_STARTED, Cause.RANG, Cause.ANSWERED, Cause.CALL_OVER)
    assert walk(*call).state is S.WRAP_UP
    assert walk(*call, Cause.READY_PRESSED).state is S.WRAP_UP
    assert walk(*call, Cause.RESULT_SAVED).state is S.READY


def test_an_agent_who_does_not_answer_gets_no_further_calls_until_ready() -> None:
    missed = walk(Cause.SHIFT_STARTED, Cause.RANG, Cause.RING_MISSED)
    assert missed.state is S.NOT_RESPONDING
    assert not takes_calls(missed.state)
    assert advance(missed, Cause.READY_PRESSED).state is S.READY


def test_an_agent_who_lost_the_race_is_ready_again() -> None:
    assert walk(Cause.SHIFT_STARTED, Cause.RANG, Cause.RING_LOST).state is S.READY


def test_a_pause_asked_for_in_a_call_takes_effect_after_it() -> None:
    talking = walk(Cause.SHIFT_STARTED, Cause.RANG, Cause.ANSWERED, (Cause.PAUSE_PRESSED, "lunch"))
    assert (talking.state, talking.pending_pause) == (S.TALKING, "lunch")
    after = advance(advance(talking, Cause.CALL_OVER), Cause.RESULT_SAVED)
    assert (after.state, after.pause_reason, after.pending_pause) == (S.PAUSED, "lunch", None)


def test_a_pause_asked_for_in_a_call_can_be_taken_back() -> None:
    talking = walk(Cause.SHIFT_STARTED, Cause.RANG, Cause.ANSWERED, (Cause.PAUSE_PRESSED, "lunch"))
    again = advance(talking, Cause.READY_PRESSED)
    assert (again.state, again.pending_pause) == (S.TALKING, None)


def test_a_pause_broken_by_a_dial_comes_back_after_the_result() -> None:
    dialled = walk(Cause.SHIFT_STARTED, (Cause.PAUSE_PRESSED, "paperwork"), Cause.DIALLED, Cause.ANSWERED)
    after = advance(advance(dialled, Cause.CALL_OVER), Cause.RESULT_SAVED)
    assert (after.state, after.pause_reason) == (S.PAUSED, "paperwork")


def test_a_shift_does_not_end_in_a_call() -> None:
    talking = walk(Cause.SHIFT_STARTED, Cause.RANG, Cause.ANSWERED)
    assert advance(talking, Cause.SHIFT_ENDED) == talking


def test_a_dial_that_rang_nobody_leaves_the_agent_free() -> None:
    assert walk(Cause.SHIFT_STARTED, Cause.DIALLED, Cause.NOT_DIALLED).state is S.READY


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_its_place_in_the_table(cause: Cause) -> None:
    assert cause in TRANSITIONS


@given(state=STATES, cause=st.sampled_from(Cause), pause=REASONS, pending=REASONS)
def test_a_cause_twice_is_a_cause_once(
    state: S, cause: Cause, pause: str | None, pending: str | None
) -> None:
    """Events may be repeated: after the first, the same cause moves nothing, unless a person pressed it."""
    once = advance(Clock(state=state, pending_pause=pending), cause, pause=pause)
    twice = advance(once, cause, pause=pause)
    assert twice.state is once.state or once.state in AT_REST


@given(causes=st.lists(st.sampled_from(Cause), max_size=30))
def test_only_a_pause_has_a_pause_reason(causes: list[Cause]) -> None:
    clock = Clock(state=S.OFFLINE)
    for cause in causes:
        clock = advance(clock, cause, pause="break")
        assert (clock.pause_reason is not None) == (clock.state is S.PAUSED)
