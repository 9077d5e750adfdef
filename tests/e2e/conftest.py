"""One running system and one browser for all end-to-end tests; every test has an agent with a clean desk."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from deploy.demo.browser import chromium
from deploy.demo.data import DEMO_PASSWORD, DID
from deploy.demo.system import System, running
from deploy.demo.workplace import Workplace, WorkplaceError
from deploy.local.supervisor import Supervisor

AGENT = "james"
HOUSE = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("e2e")]
SETTLE_S = 15.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this folder share one loop and one worker, as they share one system."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            for mark in HOUSE:
                item.add_marker(mark, append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def system(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[System]:
    async with running(tmp_path_factory.mktemp("e2e"), say=lambda text: None) as up:
        yield up


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running_browser:
        yield running_browser


@pytest_asyncio.fixture(loop_scope="session")
async def agent(system: System, browser: Browser) -> AsyncIterator[Workplace]:
    """Signed in, not on shift yet."""
    workplace = await Workplace.sign_in(browser, system.url, login=AGENT, password=DEMO_PASSWORD)
    yield workplace
    with suppress(WorkplaceError):
        await clear(system, workplace)
    await workplace.page.context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def ready(agent: Workplace) -> Workplace:
    """On shift in the browser, waiting for calls."""
    await agent.start_shift()
    return agent


@pytest_asyncio.fixture(loop_scope="session")
async def admin(system: System, browser: Browser) -> AsyncIterator[Workplace]:
    workplace = await Workplace.sign_in(browser, system.url, login="admin", password=DEMO_PASSWORD)
    yield workplace
    await workplace.page.context.close()


async def rings(
    system: System, agent: Workplace, number: str, *, name: str = "", shown: str
) -> dict[str, Any]:
    """Somebody calls; the card is open, with this heading, when this returns."""
    await system.network.call(number=number, name=name, did=DID, speech="price_uk", patience_s=60)
    await agent.card_of(shown)
    return await live_card(agent)


async def live_card(agent: Workplace) -> dict[str, Any]:
    """The card of the call in hand, as the API has it."""
    cards = (await agent.get("/api/desk"))["cards"]
    return next(card for card in cards if card["state"] != "ended")


async def clear(system: System, agent: Workplace) -> None:
    """End every call and every duty of the agent, then the shift."""
    for call in await system.network.calls():
        if call.ended_at is None:
            await system.network.hang_up(call.id)
    async with asyncio.timeout(SETTLE_S):
        while True:
            desk = await agent.get("/api/desk")
            if desk["agent"]["state"] == "offline":
                return
            for card in desk["cards"]:
                with suppress(WorkplaceError):
                    await _close(agent, card)
            with suppress(WorkplaceError):
                await agent.post("/api/desk/shift/end")
            await asyncio.sleep(0.3)


async def _close(agent: Workplace, card: dict[str, Any]) -> None:
    if card["state"] != "ended":
        await agent.post(f"/api/calls/{card['call_id']}/hangup")
    elif card["needs_result"]:
        body = {"disposition": "answered", "next": {"kind": "none", "reason": "the test is over"}}
        await agent.post(f"/api/interactions/{card['interaction_id']}/close", body)


def supervisor(system: System) -> Supervisor:
    return system.stack.supervisor
