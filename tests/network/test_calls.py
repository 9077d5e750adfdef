"""Calls between the telephone network and a real Asterisk."""

import asyncio
from datetime import UTC, datetime

import pytest

from deploy.demo.calls import Origin, Report, State
from deploy.demo.control import SOCKET, NetworkError
from tests.network.conftest import RunningNetwork

pytestmark = pytest.mark.xdist_group("network")

CALLER = "+442079460105"


def talks_and_hears(report: Report) -> bool:
    return report.packets_sent > 50 and report.packets_received > 50 and report.loudest > 10


async def test_both_sides_hear_each_other_and_one_hangs_up(network: RunningNetwork) -> None:
    started = datetime.now(UTC)
    mine = await network.client.call(number=CALLER, did="9380442790101")
    theirs = await network.client.until_called("380442790101", since=started, within_s=5)

    mine = await network.client.until(mine.id, talks_and_hears, within_s=25)
    theirs = await network.client.until(theirs.id, talks_and_hears, within_s=25)
    await network.client.hang_up(theirs.id)
    over = await network.client.until_over(mine.id, within_s=5)

    assert (theirs.origin, theirs.codec) == (Origin.PBX, "PCMA")
    assert over.answered_at is not None
    assert over.packets_received >= mine.packets_received


@pytest.mark.parametrize("code", [486, 603, 404, 503])
async def test_a_number_that_refuses_says_why(network: RunningNetwork, code: int) -> None:
    started = datetime.now(UTC)
    mine = await network.client.call(number=CALLER, did=f"9380442790{code}")
    theirs = await network.client.until_called(f"380442790{code}", since=started, within_s=5)

    over = await network.client.until_over(theirs.id, within_s=8)

    assert (over.code, over.answered_at) == (code, None)
    assert (await network.client.until_over(mine.id, within_s=8)).code >= 400


async def test_a_number_where_nobody_comes_rings_until_the_caller_gives_up(network: RunningNetwork) -> None:
    started = datetime.now(UTC)
    await network.client.call(number=CALLER, did="9380442790480", patience_s=4)
    theirs = await network.client.until_called("380442790480", since=started, within_s=5)

    ringing = await network.client.until(theirs.id, lambda call: call.state is State.RINGING, within_s=5)
    over = await network.client.until_over(theirs.id, within_s=10)

    assert ringing.answered_at is None
    assert (over.code, over.answered_at) == (487, None)


async def test_a_caller_in_the_queue_hears_music_and_loses_patience(network: RunningNetwork) -> None:
    mine = await network.client.call(number="", did="380443000000", patience_s=5)

    over = await network.client.until_over(mine.id, within_s=12)

    assert over.answered_at is not None
    assert over.loudest > 10
    assert over.picked_up_at is None


async def test_a_speech_nobody_knows_is_refused_with_a_sentence(network: RunningNetwork) -> None:
    with pytest.raises(NetworkError, match="There is no speech poem; there are"):
        await network.client.call(number=CALLER, did="380443000000", speech="poem")


async def test_sigterm_in_mid_call_hangs_up_and_leaves_nothing(network: RunningNetwork) -> None:
    mine = await network.client.call(number=CALLER, did="380443000000")
    await network.client.until(mine.id, lambda call: call.answered_at is not None, within_s=5)

    network.process.terminate()
    async with asyncio.timeout(8):
        code = await network.process.wait()

    assert code == 0
    assert not (network.home / SOCKET).exists()
