"""Parts that are away: each is told on the screen, and nothing is lost when it comes back."""

import asyncio
from typing import Any

from playwright.async_api import expect

from callcenter.processes.up import CALLCENTER
from deploy.demo.listening import until_recorded
from deploy.demo.system import System
from deploy.demo.workplace import Workplace, WorkplaceError, word
from deploy.local import asterisk, s3
from tests.e2e.conftest import rings, supervisor

KNOWN, KNOWN_NAME = "+380442790101", "Олена Коваль"
TALK_S = 3.0


async def test_a_recording_waits_for_a_store_that_is_away_and_plays_meanwhile(
    system: System, ready: Workplace
) -> None:
    stack = system.stack
    card = await rings(system, ready, KNOWN, shown=KNOWN_NAME)
    await ready.answer()
    await supervisor(system).stop("s3")
    try:
        await asyncio.sleep(TALK_S)
        await ready.hang_up()
        recording = await _recording(ready, card, states={"spooled"})
        heard = await ready.page.request.get(f"/api/recordings/{recording['id']}/audio")
        assert heard.status in (200, 503)
    finally:
        await supervisor(system).start(s3.program(stack.home, stack.ports))

    interaction = await until_recorded(ready, card["interaction_id"])
    row = await ready.get(f"/api/recordings/{interaction['recording']['id']}")
    assert row["seconds"] > 1
    assert row["problem"] == ""


async def test_while_asterisk_is_away_the_screen_says_so_and_it_comes_back_by_itself(
    system: System, ready: Workplace
) -> None:
    stack = system.stack
    await stack.stop_service("bridge")
    await supervisor(system).stop("asterisk")
    lost = ready.page.get_by_role("status").filter(has_text=word("bar.link.pbx_lost"))
    try:
        # The bridge starts while there is no Asterisk.
        await stack.start_service("bridge", [*CALLCENTER, "bridge"])
        await expect(lost).to_be_visible(timeout=30_000)
        refusal = ""
        try:
            await ready.post("/api/calls/dial", {"number": KNOWN})
        except WorkplaceError as error:
            refusal = str(error)
        assert "phone_system_away" in refusal or "line_unreachable" in refusal
    finally:
        found = await asyncio.to_thread(asterisk.installed)
        assert stack.asterisk is not None
        await supervisor(system).start(asterisk.program(stack.home, stack.asterisk, found))

    await expect(lost).to_be_hidden(timeout=30_000)
    phone = ready.page.get_by_role("status").filter(has_text=word("bar.phone.ready"))
    await expect(phone).to_be_visible(timeout=60_000)
    await rings(system, ready, KNOWN, shown=KNOWN_NAME)
    await ready.answer()


async def _recording(agent: Workplace, card: dict[str, Any], *, states: set[str]) -> dict[str, Any]:
    async with asyncio.timeout(30):
        while True:
            found = (await agent.get("/api/recordings", call_id=card["call_id"]))["items"]
            if found and found[0]["state"] in states:
                return dict(found[0])
            await asyncio.sleep(0.3)
