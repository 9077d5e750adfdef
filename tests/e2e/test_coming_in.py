"""Who the caller is, as the agent sees it."""

from datetime import UTC, datetime

from playwright.async_api import expect

from deploy.demo.system import System
from deploy.demo.workplace import Workplace, word
from tests.e2e.conftest import live_card, rings

KNOWN, KNOWN_NAME = "+380442790101", "Олена Коваль"
SHARED = "380442790202"
UNKNOWN, UNKNOWN_SHOWN = "+380931119917", "+380 93 111 99 17"


async def test_a_known_caller_written_the_national_way_is_the_same_person(
    system: System, ready: Workplace
) -> None:
    card = await rings(system, ready, "0442790101", shown=KNOWN_NAME)

    assert (card["match"], card["e164"]) == ("exact", KNOWN)
    await expect(ready.page.get_by_text(word("dossier.why.exact"))).to_be_visible()
    await expect(ready.button("call.answer")).to_be_focused()


async def test_an_unknown_caller_becomes_a_contact_while_talking(system: System, ready: Workplace) -> None:
    page, name = ready.page, f"Марко {datetime.now(UTC):%H%M%S}"
    await rings(system, ready, UNKNOWN, shown=UNKNOWN_SHOWN)
    await ready.answer()

    await expect(page.get_by_label(word("dossier.phone"), exact=True)).to_have_value(UNKNOWN)
    await page.get_by_label(word("dossier.name"), exact=True).fill(name)
    await page.get_by_role("button", name=word("dossier.create"), exact=True).click()

    await ready.card_of(name)
    assert (await live_card(ready))["person"]["name"] == name
    await ready.hang_up()


async def test_of_several_people_with_one_number_the_agent_chooses(system: System, ready: Workplace) -> None:
    card = await rings(system, ready, SHARED, shown="+380 44 279 02 02")
    assert (card["match"], card["person"], len(card["candidates"])) == ("several", None, 2)
    await ready.answer()

    candidates = ready.page.get_by_role("group", name=word("dossier.why.several"))
    await candidates.get_by_role("button").filter(has_text="Андрій Савчук").click()

    await ready.card_of("Андрій Савчук")


async def test_a_hidden_number_is_said_to_be_hidden_and_never_guessed(
    system: System, ready: Workplace
) -> None:
    card = await rings(system, ready, "", shown=word("call.hidden_number"))

    assert (card["match"], card["e164"], card["person"]) == ("anonymous", None, None)
    await expect(ready.page.get_by_text(word("dossier.why.anonymous"))).to_be_visible()


async def test_a_name_from_the_network_is_text_never_markup(system: System, ready: Workplace) -> None:
    name = "<img src=x onerror=alert(1)>"
    shouted: list[str] = []
    ready.page.on("dialog", lambda dialog: shouted.append(dialog.message))

    await rings(system, ready, "+380931119918", name=name, shown="+380 93 111 99 18")

    await expect(ready.page.get_by_text(word("dossier.network_name", name=name))).to_be_visible()
    assert await ready.page.locator("img[src=x]").count() == 0
    assert shouted == []


async def test_a_caller_who_gives_up_leaves_the_desk_ready(system: System, ready: Workplace) -> None:
    card = await rings(system, ready, KNOWN, shown=KNOWN_NAME)
    call = (await system.network.calls())[-1]

    await system.network.hang_up(call.id)

    await expect(ready.page.get_by_text(word("roster.waiting"))).to_be_visible(timeout=15_000)
    told = await ready.get(f"/api/calls/{card['call_id']}")
    assert told["end_reason"] == "abandoned"
