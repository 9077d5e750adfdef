"""Scripts as drafts and versions: who may write them, what is refused, what never changes."""

from typing import Any

import pytest
import sqlalchemy as sa

from callcenter.kernel.db import OutboxRow
from callcenter.scripting.service import script_for
from tests.callcenter.house import House
from tests.callcenter.scripting.talk import RECEPTION, published

BROKEN: Any = {**RECEPTION, "title": {"en": "Call", "ru": "Звонок"}}


async def test_a_new_script_begins_with_a_draft_fit_for_publication(house: House) -> None:
    author = await house.client("anna")
    created = (await author.post("/api/scripts", json={"code": "warranty", "title": "Warranty"})).json()
    assert (created["state"], created["current_version"], created["rev"]) == ("draft", None, 1)
    assert (await author.post(f"/api/scripts/{created['id']}/check")).json() == {"problems": []}
    published = (await author.post(f"/api/scripts/{created['id']}/publish")).json()
    assert (published["state"], published["current_version"]) == ("published", 1)


async def test_agents_read_the_list_and_write_nothing(house: House) -> None:
    script_id = await published(house)
    agent = await house.client("olena")
    assert [script["id"] for script in (await agent.get("/api/scripts")).json()] == [script_id]
    for method, path in (
        ("POST", ""), ("GET", f"/{script_id}"), ("PATCH", f"/{script_id}"), ("PUT", f"/{script_id}/draft"),
        ("POST", f"/{script_id}/check"), ("POST", f"/{script_id}/publish"), ("POST", f"/{script_id}/archive"),
    ):  # fmt: skip
        answer = await agent.request(
            method, f"/api/scripts{path}", json={"code": "xx", "title": "x", "document": {}, "rev": 1}
        )
        assert answer.status_code == 403, (method, path)


async def test_a_script_with_problems_is_refused_with_the_list(house: House) -> None:
    author = await house.client("sofia")
    made = await author.post("/api/scripts", json={"code": "broken", "title": "Broken", "document": BROKEN})
    script_id = made.json()["id"]
    [problem] = (await author.post(f"/api/scripts/{script_id}/check")).json()["problems"]
    assert (problem["code"], problem["field"], problem["line"]) == ("missing_translation", "title.uk", 1)
    refused = await author.post(f"/api/scripts/{script_id}/publish")
    assert (refused.status_code, refused.json()["error"]["id"]) == (422, "script_has_problems")
    assert refused.json()["error"]["details"]["problems"] == [problem]


@pytest.mark.parametrize("nonsense", [{}, {"format": 9}, {"pages": "x"}, {**RECEPTION, "pages": [{}]}])
async def test_any_json_is_kept_as_a_draft_and_told_what_it_lacks(house: House, nonsense: Any) -> None:
    script_id = await published(house)
    author = await house.client("sofia")
    saved = await author.put(f"/api/scripts/{script_id}/draft", json={"document": nonsense, "rev": 1})
    assert (saved.status_code, saved.json()["draft"], saved.json()["rev"]) == (200, nonsense, 2)
    assert (await author.post(f"/api/scripts/{script_id}/check")).json()["problems"]
    assert saved.json()["current_version"] == 1


async def test_the_second_of_two_editors_is_warned(house: House) -> None:
    script_id = await published(house)
    author = await house.client("anna")
    url = f"/api/scripts/{script_id}/draft"
    assert (await author.put(url, json={"document": BROKEN, "rev": 1})).json()["rev"] == 2
    late = await author.put(url, json={"document": {**BROKEN, "name": "other"}, "rev": 1})
    assert (late.status_code, late.json()["error"]["id"]) == (409, "changed_meanwhile")
    same = await author.put(url, json={"document": BROKEN, "rev": 1})
    assert (same.status_code, same.json()["rev"]) == (200, 2)


async def test_publishing_an_unchanged_draft_makes_no_new_version(house: House) -> None:
    script_id = await published(house)
    author = await house.client("sofia")
    await author.post(f"/api/scripts/{script_id}/publish")
    [version] = (await author.get(f"/api/scripts/{script_id}")).json()["versions"]
    assert (version["version"], version["published_by"]) == (1, "Sofia")


async def test_a_version_is_read_as_it_was_published(house: House) -> None:
    script_id = await published(house)
    author = await house.client("sofia")
    script = (await author.get(f"/api/scripts/{script_id}")).json()
    changed = script["draft"] | {"title": {"en": "Changed since"}}
    await author.put(f"/api/scripts/{script_id}/draft", json={"document": changed, "rev": script["rev"]})
    version = (await author.get(f"/api/scripts/{script_id}/versions/1")).json()
    assert version["document"] == script["draft"]
    assert (await author.get(f"/api/scripts/{script_id}/versions/2")).status_code == 404


async def test_a_code_is_given_once(house: House) -> None:
    await published(house)
    author = await house.client("anna")
    answer = await author.post("/api/scripts", json={"code": "reception", "title": "Again"})
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, "code_taken")


async def test_one_default_for_each_direction_and_none_when_archived(house: House) -> None:
    author = await house.client("anna")
    first = await published(house, direction="inbound")
    second = await published(house, {**RECEPTION, "name": "second"}, direction="inbound")
    for script_id in (first, second):
        await author.patch(f"/api/scripts/{script_id}", json={"is_default": True})
    async with house.database.unit_of_work() as uow:
        assert str(await script_for(uow, preferred=None, direction="inbound")) == second
        assert await script_for(uow, preferred=None, direction="outbound") is None
    assert (await author.post(f"/api/scripts/{second}/archive")).json()["state"] == "archived"
    async with house.database.unit_of_work() as uow:
        assert await script_for(uow, preferred=None, direction="inbound") is None


async def test_whoever_looks_at_the_library_is_told_of_a_change(house: House) -> None:
    script_id = await published(house)
    async with house.database.unit_of_work() as uow:
        told = [row.payload["message"] for row in await uow.session.scalars(sa.select(OutboxRow))]
    assert {"type": "changed", "what": "script", "id": script_id}.items() <= told[-1].items()


@pytest.mark.parametrize(
    "odd", ['{"a": "\\u0000"}', '{"a": "\\ud83d"}', '{"a": NaN}', '{"a": "' + "x" * 2_000_001 + '"}']
)
async def test_a_draft_that_cannot_be_kept_is_refused(house: House, odd: str) -> None:
    script_id = await published(house)
    author = await house.client("sofia")
    content = f'{{"rev": 1, "document": {odd}}}'.encode()
    answer = await author.put(
        f"/api/scripts/{script_id}/draft", content=content, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422
