"""A script during a call: opened, answered, resumed, finished."""

import asyncio
import json
from typing import Any

import pytest
import sqlalchemy as sa

from callcenter.scripting.models import RunState, ScriptAnswer, ScriptRun
from tests.callcenter.house import House
from tests.callcenter.scripting.talk import COLD_SALES, RECEPTION, begun, contact, published


async def test_a_conversation_from_greeting_to_order(house: House) -> None:
    script_id = await published(house)
    talk = await begun(house, await contact(house), script_id=script_id, language="uk")
    assert talk.view["script"] == {"id": script_id, "title": "Reception", "version": 1}
    assert "меня зовут" not in talk.view["items"][0]["label"]
    assert "Nova" in talk.view["items"][0]["label"] and "Olena" in talk.view["items"][0]["label"]
    assert "Ольга Мороз" in talk.view["items"][1]["label"]
    assert [choice["key"] for choice in talk.item("matter")["choices"]] == ["1", "2", "3", "4", "5"]
    assert talk.view["outcome"] is None

    await talk.say("matter", "order")
    assert (await talk.act("next"))["page"]["id"] == "order"
    await talk.say("order_what", "столи")
    await talk.say("workplaces", 12)
    await talk.act("next")
    await talk.say("decision", "order_now")
    assert talk.view["outcome"] == {"disposition": "order", "label": "Замовлення оформлено"}
    await talk.say("email", "o@r.ua")
    await talk.act("next")
    await talk.say("understood", "yes")
    await talk.act("next")
    assert talk.view["page"]["id"] == "goodbye"
    done = await talk.act("next")
    assert (done["state"], done["progress"], done["can_next"]) == ("finished", 1.0, False)

    async with house.database.unit_of_work() as uow:
        row = (await uow.session.scalars(sa.select(ScriptRun))).one()
        answers = list(await uow.session.scalars(sa.select(ScriptAnswer).order_by(ScriptAnswer.rev)))
    assert row.state is RunState.FINISHED and row.finished_at is not None
    assert row.outcome == {"disposition": "order", "label": "Замовлення оформлено"}
    assert [answer.name for answer in answers] == [
        "matter", "order_what", "workplaces", "decision", "email", "understood",
    ]  # fmt: skip


async def test_a_reload_goes_on_where_it_stopped(house: House) -> None:
    script_id, interaction_id = await published(house), await contact(house)
    talk = await begun(house, interaction_id, script_id=script_id, language="en")
    await talk.say("matter", "delivery")
    await talk.act("next")
    again = await begun(house, interaction_id, script_id=script_id, language="en")
    assert again.view == talk.view
    other = await begun(house, interaction_id, script_id=script_id, language="ru")
    assert (other.view["id"], other.view["language"]) == (talk.view["id"], "ru")


async def test_tabs_that_open_at_once_share_one_run(house: House) -> None:
    script_id, interaction_id = await published(house), await contact(house)
    talks = await asyncio.gather(*(begun(house, interaction_id, script_id=script_id) for _ in range(4)))
    assert len({talk.view["id"] for talk in talks}) == 1


async def test_the_second_of_two_tabs_is_told_where_the_script_stands(house: House) -> None:
    script_id, interaction_id = await published(house), await contact(house)
    first = await begun(house, interaction_id, script_id=script_id)
    second = await begun(house, interaction_id, script_id=script_id)
    await first.say("matter", "complaint")
    late = await second.client.post(
        f"/api/runs/{second.view['id']}/answer",
        json={"rev": second.view["rev"], "name": "matter", "value": "order"},
    )
    error = late.json()["error"]
    assert (late.status_code, error["id"]) == (409, "run_changed")
    assert error["details"]["view"] == first.view


async def test_an_answer_that_does_not_fit_is_explained_at_its_question(house: House) -> None:
    talk = await begun(house, await contact(house), script_id=await published(house), language="en")
    rev = talk.view["rev"]
    await talk.say("matter", "rent")
    assert talk.item("matter")["error"] == "This is not one of the choices."
    assert (talk.item("matter")["value"], talk.view["rev"]) == (None, rev)
    await talk.act("next")
    assert (talk.view["page"]["id"], talk.item("matter")["error"]) == (
        "greeting",
        "This question needs an answer.",
    )


async def test_dont_know_is_an_answer_of_its_own(house: House) -> None:
    talk = await begun(house, await contact(house), script_id=await published(house), language="en")
    await talk.say("matter", "delivery")
    await talk.act("next")
    [missing] = talk.item("order_number")["missing"]
    assert (missing["label"], missing["key"]) == ("Don't know", "8")
    await talk.say("order_number", missing["code"])
    assert talk.item("order_number")["value"] == missing["code"]
    assert any("No number?" in item["label"] for item in talk.view["items"])


async def test_the_agent_ends_politely_and_the_run_is_partial(house: House) -> None:
    talk = await begun(house, await contact(house), script_id=await published(house))
    await talk.say("matter", "question")
    await talk.act("next")
    assert (await talk.act("end"))["page"]["id"] == "polite_end"
    assert (await talk.act("next"))["state"] == "partial"
    late = await talk.client.post(f"/api/runs/{talk.view['id']}/back", json={"rev": talk.view["rev"]})
    assert (late.status_code, late.json()["error"]["id"]) == (409, "run_is_over")


async def test_the_agent_jumps_where_the_author_allows(house: House) -> None:
    talk = await begun(house, await contact(house), script_id=await published(house))
    assert {"id": "complaint", "visited": False}.items() <= talk.view["pages"][2].items()
    assert (await talk.act("jump", page="complaint"))["page"]["id"] == "complaint"
    assert (await talk.act("back"))["page"]["id"] == "greeting"
    refused = await talk.client.post(
        f"/api/runs/{talk.view['id']}/jump", json={"rev": talk.view["rev"], "page": "summary"}
    )
    assert (refused.status_code, refused.json()["error"]["id"]) == (422, "move_refused")


async def test_a_run_ends_on_the_version_it_began_with(house: House) -> None:
    script_id, interaction_id = await published(house), await contact(house)
    talk = await begun(house, interaction_id, script_id=script_id, language="en")
    author = await house.client("anna")
    changed: Any = {**RECEPTION, "title": {"en": "New", "ru": "Новый", "uk": "Новий"}}
    assert (
        await author.put(f"/api/scripts/{script_id}/draft", json={"document": changed, "rev": 1})
    ).status_code == 200
    assert (await author.post(f"/api/scripts/{script_id}/publish")).json()["current_version"] == 2
    await talk.say("matter", "order")
    assert talk.view["script"]["version"] == 1
    fresh = await begun(house, await contact(house), script_id=script_id)
    assert fresh.view["script"]["version"] == 2


async def test_the_script_is_chosen_by_direction_and_published_only(house: House) -> None:
    interaction_id = await contact(house)
    client = await house.client("olena")
    none = await client.post("/api/runs", json={"interaction_id": str(interaction_id)})
    assert (none.status_code, none.json()["error"]["id"]) == (404, "script_not_found")
    author = await house.client("anna")
    outbound, inbound = await published(house, COLD_SALES, direction="outbound"), await published(house)
    for script_id in (outbound, inbound):
        await author.patch(f"/api/scripts/{script_id}", json={"is_default": True})
    assert (await begun(house, interaction_id)).view["script"]["id"] == inbound


async def test_a_colleagues_run_is_not_to_be_seen(house: House) -> None:
    script_id, interaction_id = await published(house), await contact(house)
    talk = await begun(house, interaction_id, script_id=script_id)
    stranger, supervisor = await house.client("petro"), await house.client("sofia")
    assert (await stranger.get(f"/api/runs/{talk.view['id']}")).status_code == 404
    assert (await stranger.post("/api/runs", json={"interaction_id": str(interaction_id)})).status_code == 404
    assert (await supervisor.get(f"/api/runs/{talk.view['id']}")).status_code == 200
    assert (await house.browser().get(f"/api/runs/{talk.view['id']}")).status_code == 401


async def test_closing_the_contact_ends_its_script(house: House) -> None:
    interaction_id = await contact(house)
    talk = await begun(house, interaction_id, script_id=await published(house))
    closed = await talk.client.post(
        f"/api/interactions/{interaction_id}/close",
        json={"disposition": "answered", "next": {"kind": "none", "reason": "all answered"}},
    )
    assert closed.status_code == 200, closed.text
    after = await talk.client.get(f"/api/runs/{talk.view['id']}")
    assert after.json()["state"] == "partial"


async def test_refusals_are_told_in_the_language_of_the_run(house: House) -> None:
    talk = await begun(house, await contact(house), script_id=await published(house), language="uk")
    await talk.act("next")
    assert talk.item("matter")["error"] == "На це запитання потрібна відповідь."
    await talk.say("matter", "order")
    await talk.act("next")
    await talk.say("workplaces", "багато")
    assert talk.item("workplaces")["error"] == "Потрібне ціле число."
    await talk.say("workplaces", 0)
    assert talk.item("workplaces")["error"] == "Вкажіть кількість робочих місць від 1 до 5000."


@pytest.mark.parametrize(
    "odd", ["nul \0", "half \ud83d", "<script>alert(1)</script>", "${contact.phone} {{7*7}}", "x" * 19_000]
)
async def test_whatever_is_typed_is_kept_as_text(house: House, odd: str) -> None:
    talk = await begun(house, await contact(house), script_id=await published(house), language="en")
    await talk.say("matter", "order")
    await talk.act("next")
    body = {"rev": talk.view["rev"], "name": "order_what", "value": odd}
    answer = await talk.client.post(
        f"/api/runs/{talk.view['id']}/answer",
        content=json.dumps(body).encode(),
        headers={"content-type": "application/json"},
    )
    assert answer.status_code in (200, 422), answer.text
    if answer.status_code == 200:
        talk.view = answer.json()
        assert talk.item("order_what")["value"] == odd.replace("\0", "").replace("\ud83d", "?")
