"""Pause reasons: kept by administrators, chosen by agents."""

from tests.callcenter.desk.conftest import Desk

TEA = {
    "code": "tea",
    "labels": {"en": "Tea", "ru": "Чай", "uk": "Чай"},
    "limit_seconds": 300,
    "at_limit": "ready",
}


async def test_an_administrator_adds_a_reason_and_agents_choose_it(desk: Desk) -> None:
    admin, agent = await desk.house.client("anna"), await desk.house.client("olena")
    assert (await admin.post("/api/admin/pause-reasons", json=TEA)).status_code == 201
    again = await admin.post("/api/admin/pause-reasons", json=TEA)
    assert (again.status_code, again.json()["error"]["id"]) == (409, "code_taken")
    assert (await agent.get("/api/desk")).json()["pause_reasons"][-1]["code"] == "tea"
    paused = (await agent.post("/api/desk/pause", json={"reason": "tea"})).json()
    assert (paused["state"], paused["pause_reason"]) == ("paused", "tea")
    assert paused["pause_ends_at"] is not None


async def test_a_reason_taken_away_is_no_reason_any_more(desk: Desk) -> None:
    admin, agent = await desk.house.client("anna"), await desk.house.client("olena")
    changed = await admin.patch("/api/admin/pause-reasons/lunch", json={"is_active": False})
    assert changed.json()["is_active"] is False
    refused = await agent.post("/api/desk/pause", json={"reason": "lunch"})
    assert (refused.status_code, refused.json()["error"]["id"]) == (422, "unknown_pause_reason")


async def test_a_limit_can_be_set_and_taken_away(desk: Desk) -> None:
    admin = await desk.house.client("anna")
    for limit in (900, None):
        answer = await admin.patch("/api/admin/pause-reasons/lunch", json={"limit_seconds": limit})
        assert answer.json()["limit_seconds"] == limit
    short = await admin.patch("/api/admin/pause-reasons/lunch", json={"limit_seconds": 5})
    assert short.status_code == 422


async def test_only_an_administrator_keeps_the_reasons(desk: Desk) -> None:
    for login in ("olena", "sofia"):
        client = await desk.house.client(login)
        assert (await client.get("/api/admin/pause-reasons")).status_code == 403
        assert (await client.post("/api/admin/pause-reasons", json=TEA)).status_code == 403
