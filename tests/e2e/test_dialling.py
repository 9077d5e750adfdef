"""Click-to-dial: refusals with a reason, one call for two clicks, cancelling, and how the other side answers."""

from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, expect

from deploy.demo.data import DEMO_PASSWORD
from deploy.demo.system import System
from deploy.demo.workplace import Workplace, WorkplaceError, word
from tests.e2e.conftest import live_card, rings

ANSWERS, BUSY, NOBODY = "+380442790333", "+380442790486", "+380442790480"


async def test_an_agent_without_a_line_is_told_whom_to_ask(
    system: System, browser: Browser, admin: Workplace
) -> None:
    login = f"lineless{datetime.now(UTC):%H%M%S}"
    user = {"login": login, "name": "Nora Lane", "role": "agent", "password": DEMO_PASSWORD, "language": "en"}
    await admin.post("/api/admin/users", user)

    nora = await Workplace.sign_in(browser, system.url, login=login, password=DEMO_PASSWORD)

    await expect(nora.page.get_by_role("alert")).to_have_text(word("shift.no_line"))
    await expect(nora.button("shift.start")).to_be_disabled()
    with pytest.raises(WorkplaceError, match=r"no_line|not_on_shift"):
        await nora.post("/api/calls/dial", {"number": ANSWERS})
    await nora.page.context.close()


async def test_a_number_that_cannot_be_dialled_is_refused_with_the_reason(
    system: System, ready: Workplace
) -> None:
    await ready.dial("+3804427")
    await expect(ready.page.get_by_text(word("error.number_not_dialable"))).to_be_visible()

    await ready.dial("+5355512345")
    await expect(ready.page.get_by_text(word("error.number_not_allowed"))).to_be_visible()
    assert (await ready.get("/api/desk"))["cards"] == []


async def test_a_busy_number_is_said_to_be_busy(system: System, ready: Workplace) -> None:
    await ready.dial(BUSY)

    ended = ready.call_zone().get_by_role("status").filter(has_text=word("end.busy"))
    await expect(ended).to_be_visible(timeout=20_000)
    [card] = (await ready.get("/api/desk"))["cards"]
    assert (card["end_reason"], card["needs_result"]) == ("busy", True)


async def test_while_talking_a_second_call_is_refused(system: System, ready: Workplace) -> None:
    await rings(system, ready, "+380442790101", shown="Олена Коваль")
    await ready.answer()

    with pytest.raises(WorkplaceError, match="line_busy"):
        await ready.post("/api/calls/dial", {"number": ANSWERS})


async def test_a_double_click_and_a_retry_make_one_call(system: System, ready: Workplace) -> None:
    began = datetime.now(UTC)
    await ready.number_to_dial(ANSWERS)
    await ready.dial_go().dblclick()
    again = await ready.post("/api/calls/dial", {"number": ANSWERS})

    await system.network.until_called(ANSWERS, since=began, within_s=20)
    await ready.is_talking()
    assert (await live_card(ready))["call_id"] == again["call_id"]
    dialled = [call.number for call in await system.network.calls() if call.started_at >= began]
    assert dialled == [ANSWERS.removeprefix("+")]


async def test_a_call_that_rings_can_be_cancelled(system: System, ready: Workplace) -> None:
    began = datetime.now(UTC)
    await ready.dial(NOBODY)
    outside = await system.network.until_called(NOBODY, since=began, within_s=20)
    ringing = ready.call_zone().get_by_role("status").filter(has_text=word("stage.ringing_out"))
    await expect(ringing).to_be_visible(timeout=15_000)
    card = await live_card(ready)

    await ready.button("call.cancel").click()

    over = await system.network.until_over(outside.id, within_s=10)
    assert over.answered_at is None
    ended = ready.call_zone().get_by_role("status").filter(has_text=word("end.cancelled"))
    await expect(ended).to_be_visible(timeout=15_000)
    assert (await ready.get(f"/api/calls/{card['call_id']}"))["end_reason"] == "cancelled"
