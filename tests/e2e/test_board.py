"""The live board, over real parts: what a supervisor sees within two seconds, and does to an agent."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from deploy.demo.data import DEMO_PASSWORD, DID
from deploy.demo.system import System
from deploy.demo.workplace import Workplace, word
from tests.e2e.conftest import clear, rings
from tests.e2e.test_accessibility import AXE, violations

SOON_MS = 2_000
SLOW_MS = 20_000


@pytest_asyncio.fixture(loop_scope="session")
async def supervisor(system: System, browser: Browser) -> AsyncIterator[Workplace]:
    workplace = await Workplace.sign_in(browser, system.url, login="admin", password=DEMO_PASSWORD)
    await workplace.page.goto("/board")
    yield workplace
    await workplace.page.context.close()


def tile(supervisor: Workplace, name: str) -> Locator:
    agents = supervisor.page.get_by_role("region", name=word("board.agents"))
    return agents.get_by_role("listitem").filter(has_text=name)


async def test_the_board_follows_an_agent_and_a_waiting_caller(
    system: System, supervisor: Workplace, agent: Workplace
) -> None:
    name = (await agent.get("/api/me"))["name"]
    await expect(tile(supervisor, name)).to_contain_text(word("state.offline"), timeout=SLOW_MS)
    await agent.start_shift()
    await expect(tile(supervisor, name)).to_contain_text(word("state.ready"), timeout=SOON_MS)

    await system.network.call(number="+380442790101", did=DID, speech="price_uk", patience_s=60)
    await expect(tile(supervisor, name)).to_contain_text(word("state.ringing"), timeout=SLOW_MS)
    await agent.answer()
    await expect(tile(supervisor, name)).to_contain_text(word("state.talking"), timeout=SOON_MS)
    calls = supervisor.page.get_by_role("table", name=word("board.calls"))
    await expect(calls).to_contain_text(name, timeout=SOON_MS)
    if AXE.exists():
        assert await violations(supervisor.page) == []


async def test_a_supervisor_sends_an_agent_on_pause(supervisor: Workplace, ready: Workplace) -> None:
    name = (await ready.get("/api/me"))["name"]
    shown = tile(supervisor, name)
    await shown.get_by_role("button", name=word("board.actions", name=name)).click()
    await supervisor.page.get_by_role("menuitem", name="Meeting").click()
    await expect(shown).to_contain_text("Meeting", timeout=SOON_MS)
    assert (await ready.get("/api/desk"))["agent"]["pause_reason"] == "meeting"


async def test_the_board_is_not_for_agents(agent: Workplace) -> None:
    await agent.page.goto("/board")
    await expect(agent.page.get_by_text(word("board.not_allowed"))).to_be_visible()


@pytest.mark.skipif(not AXE.exists(), reason="the web UI's packages are not installed (make setup)")
async def test_the_page_of_pause_reasons(admin: Workplace) -> None:
    await admin.page.goto("/admin/pauses")
    await admin.page.wait_for_load_state("networkidle")
    assert await violations(admin.page) == []


@pytest.mark.skipif(not AXE.exists(), reason="the web UI's packages are not installed (make setup)")
async def test_a_caller_who_gives_up_is_on_the_page_of_missed_calls(system: System, admin: Workplace) -> None:
    await admin.page.goto("/missed")
    await system.network.call(number="+380443334455", did=DID, speech="price_uk", patience_s=2)
    missed = admin.page.get_by_role("table", name=word("missed.title"))
    await expect(missed).to_contain_text(word("missed.fate.not_returned"), timeout=SLOW_MS)
    assert await violations(admin.page) == []


async def test_a_supervisor_hears_a_call_switches_and_stops(
    system: System, admin: Workplace, ready: Workplace
) -> None:
    name = (await ready.get("/api/me"))["name"]
    await admin.start_shift()
    await admin.post("/api/desk/pause", {"reason": "meeting"})  # so that the call is James's
    await rings(system, ready, "+380442790101", shown="Олена Коваль")
    await ready.answer()

    await admin.page.get_by_role("link", name=word("nav.board")).click()
    shown = tile(admin, name)
    await shown.get_by_role("button", name=word("board.actions", name=name)).click(timeout=SLOW_MS)
    await admin.page.get_by_role("menuitem", name=word("board.mode.listen")).click()
    bar = admin.page.get_by_role("region", name=word("board.listening_label"))
    await expect(bar).to_contain_text(word("board.you_hear", name=name), timeout=SLOW_MS)
    await hears_more(admin)
    await bar.get_by_text(word("board.mode.whisper")).click()
    await hears_more(admin)

    await bar.get_by_role("button", name=word("board.stop_listening")).click()
    await expect(bar).to_be_hidden(timeout=SLOW_MS)
    assert (await ready.get("/api/desk"))["agent"]["state"] == "talking"
    await clear(system, admin)


async def hears_more(listener: Workplace) -> None:
    """Sound goes on arriving at this browser."""
    before = (await listener.page.evaluate("window.probe.packets()"))["received"]
    async with asyncio.timeout(SLOW_MS / 1000):
        while (await listener.page.evaluate("window.probe.packets()"))["received"] < before + 25:
            await asyncio.sleep(0.2)
