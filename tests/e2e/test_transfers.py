"""Giving a call to a colleague: asked first, then left with the customer, or called off."""

from collections.abc import AsyncIterator
from contextlib import suppress

import pytest_asyncio
from playwright.async_api import expect

from deploy.demo.system import System
from deploy.demo.workplace import Workplace, WorkplaceError, word
from tests.e2e.conftest import clear, rings

KNOWN, KNOWN_NAME = "+380442790101", "Олена Коваль"
COLLEAGUE = "Alex Morgan"


@pytest_asyncio.fixture(loop_scope="session")
async def colleague(system: System, admin: Workplace) -> AsyncIterator[Workplace]:
    yield admin
    with suppress(WorkplaceError):
        await clear(system, admin)


async def ask(system: System, agent: Workplace, colleague: Workplace) -> None:
    """The agent talks with the customer and asks the colleague, who answers."""
    await rings(system, agent, KNOWN, shown=KNOWN_NAME)
    await agent.answer()
    await colleague.start_shift()
    await agent.button("transfer.button").click()
    await agent.button("transfer.ask_name", name=COLLEAGUE).click()
    await colleague.card_of(KNOWN_NAME)
    await colleague.button("call.answer").click()
    await expect(agent.page.get_by_text(word("transfer.talking_with", name=COLLEAGUE))).to_be_visible(
        timeout=15_000
    )
    assert (await agent.get("/api/desk"))["agent"]["state"] == "consult"


async def test_a_colleague_who_was_asked_takes_the_customer_over(
    system: System, ready: Workplace, colleague: Workplace
) -> None:
    await ask(system, ready, colleague)
    await ready.button("transfer.complete").click()
    await expect(ready.button("wrap.save")).to_be_visible(timeout=15_000)
    await colleague.is_talking()
    await colleague.hang_up()
    await expect(colleague.button("wrap.save")).to_be_visible(timeout=15_000)


async def test_a_transfer_called_off_brings_the_customer_back(
    system: System, ready: Workplace, colleague: Workplace
) -> None:
    await ask(system, ready, colleague)
    await ready.button("transfer.cancel").click()
    await ready.is_talking()
    await expect(ready.button("transfer.button")).to_be_visible()
    await expect(colleague.call_zone().get_by_role("heading", name=KNOWN_NAME)).to_have_count(0)
    assert (await ready.get("/api/desk"))["agent"]["state"] == "talking"
    assert (await colleague.get("/api/desk"))["agent"]["state"] == "ready"
