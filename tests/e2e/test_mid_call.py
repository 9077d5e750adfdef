"""Reloading the page and working in two tabs, in the middle of a call."""

from playwright.async_api import expect

from deploy.demo.system import System
from deploy.demo.workplace import Workplace, word
from tests.e2e.conftest import rings

KNOWN, KNOWN_NAME = "+380442790101", "Олена Коваль"


async def test_a_reload_in_mid_call_is_asked_about_and_loses_neither_card_nor_answers(
    system: System, ready: Workplace
) -> None:
    asked: list[str] = []
    ready.page.on("dialog", lambda dialog: asked.append(dialog.type))
    card = await rings(system, ready, KNOWN, shown=KNOWN_NAME)
    await ready.answer()
    run = await ready.post(
        "/api/runs", {"interaction_id": card["interaction_id"], "script_id": card["script_id"]}
    )
    answer = {"name": "matter", "value": "order", "rev": run["rev"]}
    await ready.post(f"/api/runs/{run['id']}/answer", answer)

    await ready.page.reload()

    await ready.card_of(KNOWN_NAME)
    again = await ready.get(f"/api/runs/{run['id']}")
    assert [item["value"] for item in again["items"] if item["name"] == "matter"] == ["order"]
    [kept] = (await ready.get("/api/desk"))["cards"]
    assert (kept["interaction_id"], kept["needs_result"]) == (card["interaction_id"], True)
    assert asked == ["beforeunload"]


async def test_two_tabs_show_one_call_and_either_answers_it(system: System, ready: Workplace) -> None:
    other = Workplace(await ready.page.context.new_page())
    await other.page.goto("/")
    await expect(other.page.get_by_text(word("roster.waiting"))).to_be_visible(timeout=15_000)

    await rings(system, ready, KNOWN, shown=KNOWN_NAME)
    await other.card_of(KNOWN_NAME)
    await other.answer()

    await ready.is_talking()
    assert len((await ready.get("/api/desk"))["cards"]) == 1
    await other.hang_up()
    await expect(ready.button("wrap.save")).to_be_visible(timeout=15_000)
    assert (await ready.get(f"/api/calls/{(await ready.get('/api/desk'))['cards'][0]['call_id']}"))[
        "end_reason"
    ] == ("completed")
    assert await live_cards(ready) == []


async def live_cards(agent: Workplace) -> list[str]:
    return [card["call_id"] for card in (await agent.get("/api/desk"))["cards"] if card["state"] != "ended"]
