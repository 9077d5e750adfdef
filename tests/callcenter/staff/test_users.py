"""Users and teams: an administrator's work, and what it refuses."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from callcenter.contact_log.models import Task
from callcenter.kernel.db import OutboxRow
from callcenter.staff.models import Session
from tests.callcenter.house import PASSWORD, House

NEW = {"login": "Maria", "name": "Марія", "role": "agent", "password": "a good password"}


async def test_admin_creates_a_user_who_can_log_in(house: House) -> None:
    admin = await house.client("anna")
    created = await admin.post("/api/admin/users", json=NEW)
    assert created.status_code == 201 and created.json()["login"] == "maria"
    assert "password" not in created.text
    answer = await house.browser().post(
        "/api/auth/login", json={"login": "maria", "password": NEW["password"]}
    )
    assert answer.status_code == 200


async def test_login_is_given_once(house: House) -> None:
    admin = await house.client("anna")
    answer = await admin.post("/api/admin/users", json=NEW | {"login": "OLENA"})
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, "login_taken")


async def test_only_an_admin_administers(house: House) -> None:
    for login in ("olena", "sofia"):
        client = await house.client(login)
        for method, path in (
            ("GET", "/api/admin/users"),
            ("POST", "/api/admin/users"),
            ("PATCH", f"/api/admin/users/{house.id('olena')}"),
            ("POST", f"/api/admin/users/{house.id('olena')}/revoke"),
            ("GET", "/api/admin/teams"),
            ("POST", "/api/admin/teams"),
        ):
            body = NEW | {"role": "admin"} if method != "GET" else None
            answer = await client.request(method, path, json=body)
            assert answer.status_code == 403, (login, method, path)


async def test_last_admin_stays(house: House) -> None:
    admin = await house.client("anna")
    for change in ({"role": "agent"}, {"is_active": False}):
        answer = await admin.patch(f"/api/admin/users/{house.id('anna')}", json=change)
        assert (answer.status_code, answer.json()["error"]["id"]) == (409, "last_admin")
    await admin.patch(f"/api/admin/users/{house.id('sofia')}", json={"role": "admin"})
    answer = await admin.patch(f"/api/admin/users/{house.id('anna')}", json={"role": "agent"})
    assert answer.json()["role"] == "agent"


async def test_user_with_open_tasks_cannot_leave(house: House) -> None:
    olena = house.users["olena"].id
    task = Task(due_at=datetime.now(UTC) + timedelta(days=1), assignee_id=olena, author_id=olena)
    await house.add(task)
    admin = await house.client("anna")
    answer = await admin.patch(f"/api/admin/users/{olena}", json={"is_active": False})
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, "open_tasks_hang")
    assert answer.json()["error"]["details"]["count"] == 1

    await admin.patch(f"/api/tasks/{task.id}", json={"assignee_id": house.id("ivan")})
    answer = await admin.patch(f"/api/admin/users/{olena}", json={"is_active": False})
    assert answer.json()["is_active"] is False


async def test_user_who_left_is_out_everywhere_and_stays_out(house: House) -> None:
    admin, agent = await house.client("anna"), await house.client("ivan")
    await admin.patch(f"/api/admin/users/{house.id('ivan')}", json={"is_active": False})
    assert (await agent.get("/api/me")).json()["error"]["id"] == "session_expired"
    answer = await house.browser().post("/api/auth/login", json={"login": "ivan", "password": PASSWORD})
    assert answer.json()["error"]["id"] == "wrong_credentials"


async def test_revoking_ends_sessions_and_live_connections(house: House) -> None:
    admin, agent = await house.client("anna"), await house.client("ivan")
    async with house.database.unit_of_work() as uow:
        session_id = await uow.session.scalar(
            sa.select(Session.id).where(Session.user_id == house.users["ivan"].id)
        )
    assert (await admin.post(f"/api/admin/users/{house.id('ivan')}/revoke")).status_code == 204
    assert (await agent.get("/api/me")).status_code == 401
    async with house.database.unit_of_work() as uow:
        told = await uow.session.scalars(sa.select(OutboxRow.payload))
        assert {"end_session": str(session_id)} in told.all()


async def test_new_password_of_an_admin_ends_sessions(house: House) -> None:
    admin, agent = await house.client("anna"), await house.client("ivan")
    await admin.patch(f"/api/admin/users/{house.id('ivan')}", json={"password": "brand new one"})
    assert (await agent.get("/api/me")).status_code == 401


async def test_teams_are_named_once(house: House) -> None:
    admin = await house.client("anna")
    assert (await admin.post("/api/admin/teams", json={"name": "North"})).status_code == 409
    east = (await admin.post("/api/admin/teams", json={"name": "East"})).json()
    renamed = await admin.patch(f"/api/admin/teams/{east['id']}", json={"name": "Схід"})
    assert renamed.json()["name"] == "Схід"
    user = await admin.patch(f"/api/admin/users/{house.id('petro')}", json={"team_id": east["id"]})
    assert user.json()["team"]["name"] == "Схід"
    nowhere = await admin.patch(f"/api/admin/users/{house.id('petro')}", json={"team_id": None})
    assert nowhere.json()["team"] is None


async def test_pickers_offer_whom_one_may_plan_for(house: House) -> None:
    expected = {
        "olena": {"Olena"},
        "sofia": {"Sofia", "Olena", "Ivan"},
        "anna": {"Anna", "Sofia", "Olena", "Ivan", "Petro"},
    }
    for login, names in expected.items():
        users = (await (await house.client(login)).get("/api/users")).json()
        assert {user["name"] for user in users} == names
    found = (await (await house.client("anna")).get("/api/users", params={"q": "OLE"})).json()
    assert [user["name"] for user in found] == ["Olena"]


async def test_control_characters_do_not_reach_the_table(house: House) -> None:
    admin = await house.client("anna")
    answer = await admin.post("/api/admin/users", json=NEW | {"name": "Ma\x00ria\u202e"})
    assert answer.json()["name"] == "Maria"
    answer = await admin.post("/api/admin/users", json=NEW | {"login": "x", "name": "\x00 "})
    assert answer.status_code == 422
