"""The main screens under axe: no violation of WCAG 2.1 A and AA."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page

from deploy.demo.system import System
from deploy.demo.workplace import Workplace
from tests.e2e.conftest import rings

AXE = Path(__file__).parents[2] / "agent_ui/node_modules/axe-core/axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}

pytestmark = pytest.mark.skipif(
    not AXE.exists(), reason="the web UI's packages are not installed (make setup)"
)


async def violations(page: Page) -> list[str]:
    await page.evaluate(AXE.read_text())
    found: dict[str, Any] = await page.evaluate("rules => axe.run(document, rules)", RULES)
    return [
        f"{each['id']}: {each['help']} at {', '.join(node['target'][0] for node in each['nodes'][:3])}"
        for each in found["violations"]
    ]


@pytest.mark.parametrize("path", ["/", "/people", "/tasks", "/calls", "/missed"])
async def test_an_agents_screens(agent: Workplace, path: str) -> None:
    await agent.page.goto(path)
    await agent.page.wait_for_load_state("networkidle")

    assert await violations(agent.page) == []


@pytest.mark.parametrize(
    "path", ["/admin/users", "/admin/lines", "/admin/queues", "/admin/pauses", "/admin/status", "/scripts"]
)
async def test_an_administrators_screens(admin: Workplace, path: str) -> None:
    await admin.page.goto(path)
    await admin.page.wait_for_load_state("networkidle")

    assert await violations(admin.page) == []


async def test_the_sign_in_page(system: System, agent: Workplace) -> None:
    await agent.page.context.clear_cookies()
    await agent.page.goto("/login")
    await agent.page.wait_for_load_state("networkidle")

    assert await violations(agent.page) == []


async def test_the_workplace_in_a_call_and_in_wrap_up(system: System, ready: Workplace) -> None:
    await rings(system, ready, "+380442790101", shown="Олена Коваль")
    assert await violations(ready.page) == []
    await ready.answer()
    await ready.button("run.next").wait_for()
    assert await violations(ready.page) == []
    await ready.hang_up()
    await ready.button("wrap.save").wait_for()
    assert await violations(ready.page) == []
