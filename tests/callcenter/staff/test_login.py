"""Logging in: who gets in, who does not, and what they are told."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from callcenter.kernel.errors import TooMany
from callcenter.kernel.limiter import Limiter
from callcenter.staff.access import COOKIE, SESSION_LENGTH
from callcenter.staff.models import Session
from callcenter.staff.passwords import is_right
from callcenter.staff.sessions import PER_ADDRESS
from tests.callcenter.house import PASSWORD, House, password_hash


async def test_logs_in_and_out(house: House) -> None:
    browser = house.browser()
    answer = await browser.post("/api/auth/login", json={"login": " Olena ", "password": PASSWORD})
    assert answer.status_code == 200
    assert answer.json()["team"]["name"] == "North"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "secure" not in cookie

    assert (await browser.get("/api/me")).json()["login"] == "olena"
    assert (await browser.post("/api/auth/logout")).status_code == 204
    assert (await browser.get("/api/me")).json()["error"]["id"] == "not_logged_in"


async def test_cookie_is_secure_over_https(house: House) -> None:
    browser = house.browser()
    answer = await browser.post(
        "https://house.test/api/auth/login", json={"login": "olena", "password": PASSWORD}
    )
    assert "secure" in answer.headers["set-cookie"].lower()
    behind_proxy = await browser.post(
        "/api/auth/login",
        json={"login": "olena", "password": PASSWORD},
        headers={"Origin": "https://house.test"},
    )
    assert "secure" in behind_proxy.headers["set-cookie"].lower()


async def test_identity_headers_of_a_proxy_open_nothing(house: House) -> None:
    forged = {"Authorization": "Basic b2xlbmE6", "X-Remote-User": "olena", "X-Forwarded-User": "olena"}
    assert (await house.browser().get("/api/me", headers=forged)).status_code == 401


async def test_forwarded_addresses_do_not_buy_more_guesses(house: House) -> None:
    browser = house.browser()
    statuses = [
        (
            await browser.post(
                "/api/auth/login",
                json={"login": f"guess{number}", "password": "guess"},
                headers={"X-Forwarded-For": f"10.0.0.{number}"},
            )
        ).status_code
        for number in range(6)
    ]
    assert statuses == [401] * 5 + [429]


async def test_table_does_not_hold_the_cookie(house: House) -> None:
    client = await house.client("olena")
    async with house.database.unit_of_work() as uow:
        kept = await uow.session.scalar(sa.select(Session.token_hash))
    assert kept is not None and client.cookies[COOKIE].encode() not in kept


async def test_unknown_user_and_wrong_password_sound_the_same(house: House) -> None:
    browser = house.browser()
    unknown = await browser.post("/api/auth/login", json={"login": "nobody", "password": PASSWORD})
    wrong = await browser.post("/api/auth/login", json={"login": "olena", "password": "x"})
    assert unknown.status_code == wrong.status_code == 401
    assert unknown.json() == wrong.json()
    assert wrong.json()["error"]["id"] == "wrong_credentials"


async def test_no_password_opens_an_unknown_user() -> None:
    assert not await is_right("nobody has this password", None)
    assert await is_right(PASSWORD, password_hash())


async def test_five_wrong_guesses_close_the_login_for_a_while(house: House) -> None:
    browser = house.browser()
    for _ in range(5):
        await browser.post("/api/auth/login", json={"login": "olena", "password": "guess"})
    answer = await browser.post("/api/auth/login", json={"login": "olena", "password": PASSWORD})
    assert answer.status_code == 429
    assert 0 < answer.json()["error"]["details"]["retry_after_s"] <= 15 * 60


async def test_guesses_from_one_address_at_many_logins_are_counted_together(house: House) -> None:
    browser = house.browser()
    for number in range(5):
        await browser.post("/api/auth/login", json={"login": f"guess{number}", "password": "guess"})
    answer = await browser.post("/api/auth/login", json={"login": "olena", "password": PASSWORD})
    assert answer.status_code == 429


async def test_right_password_forgets_the_typing_errors(house: House) -> None:
    browser = house.browser()
    limiter: Limiter = house.app.state.resources[Limiter]
    for _ in range(2):
        for _ in range(4):
            await browser.post("/api/auth/login", json={"login": "olena", "password": "oops"})
        await limiter.forget(PER_ADDRESS, "127.0.0.1")
        answer = await browser.post("/api/auth/login", json={"login": "olena", "password": PASSWORD})
        assert answer.status_code == 200


async def test_attempts_are_counted_in_redis_for_all_processes(redis_url: str) -> None:
    now = datetime.now(UTC)
    for _ in range(4):
        await Limiter.on_redis(redis_url).take(PER_ADDRESS, "a", now=now)
    other = Limiter.on_redis(redis_url)
    await other.check(PER_ADDRESS, "a", now=now)
    await other.take(PER_ADDRESS, "a", now=now)
    with pytest.raises(TooMany):
        await Limiter.on_redis(redis_url).check(PER_ADDRESS, "a", now=now)


async def test_attempts_are_counted_while_redis_is_away() -> None:
    limiter = Limiter.on_redis("redis://127.0.0.1:1/0")
    now = datetime.now(UTC)
    for _ in range(5):
        await limiter.take(PER_ADDRESS, "a", now=now)
    with pytest.raises(TooMany):
        await limiter.take(PER_ADDRESS, "a", now=now)


async def test_session_slides_while_it_is_used_and_ends_when_it_is_not(house: House) -> None:
    client = await house.client("olena")
    await _set_expiry(house, datetime.now(UTC) + timedelta(hours=1))
    assert (await client.get("/api/me")).status_code == 200
    assert await _expiry(house) > datetime.now(UTC) + SESSION_LENGTH - timedelta(minutes=1)

    await _set_expiry(house, datetime.now(UTC) - timedelta(seconds=1))
    assert (await client.get("/api/me")).json()["error"]["id"] == "session_expired"


async def test_password_change_ends_the_other_sessions(house: House) -> None:
    here, there = await house.client("olena"), await house.client("olena")
    wrong = await here.post("/api/me/password", json={"old": "no", "new": "another long one"})
    assert wrong.json()["error"]["id"] == "wrong_password"
    short = await here.post("/api/me/password", json={"old": PASSWORD, "new": "short"})
    assert short.status_code == 422
    right = await here.post("/api/me/password", json={"old": PASSWORD, "new": "another long one"})
    assert right.status_code == 204
    assert (await here.get("/api/me")).status_code == 200
    assert (await there.get("/api/me")).json()["error"]["id"] == "session_expired"


async def test_me_chooses_language_and_colours(house: House) -> None:
    client = await house.client("olena")
    answer = await client.patch("/api/me", json={"language": "uk", "color_scheme": "dark"})
    assert (answer.json()["language"], answer.json()["color_scheme"]) == ("uk", "dark")
    assert (await client.patch("/api/me", json={"language": "xx"})).status_code == 422


async def _set_expiry(house: House, at: datetime) -> None:
    async with house.database.unit_of_work() as uow:
        await uow.session.execute(sa.update(Session).values(expires_at=at))


async def _expiry(house: House) -> datetime:
    async with house.database.unit_of_work() as uow:
        return (await uow.session.scalars(sa.select(Session.expires_at))).one()
