"""Unsafe requests are taken from our own pages only."""

import pytest
from starlette.datastructures import Headers

from callcenter.kernel.origin import is_ours
from tests.callcenter.house import PASSWORD, House

ALLOWED = ["https://calls.example"]


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "house.test", "origin": "http://house.test"},
        {"host": "house.test:8000", "origin": "http://house.test:8000"},
        {"host": "house.test", "origin": "https://house.test"},
        {"host": "house.test:443", "origin": "https://house.test"},
        {"host": "10.0.0.1:8000", "origin": "https://CALLS.example"},
        {"host": "house.test"},
        {"host": "house.test", "sec-fetch-site": "same-origin"},
    ],
)
def test_our_own_page(headers: dict[str, str]) -> None:
    assert is_ours(Headers(headers), ALLOWED)


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "house.test", "origin": "http://evil.test"},
        {"host": "house.test", "origin": "http://house.test.evil.test"},
        {"host": "house.test", "origin": "http://house.test:8001"},
        {"host": "house.test", "origin": "null"},
        {"host": "house.test", "origin": ""},
        {"host": "house.test", "origin": "http://["},
        {"host": "house.test", "origin": "file://house.test"},
        {"host": "house.test", "sec-fetch-site": "cross-site"},
        {"host": "house.test", "sec-fetch-site": "same-site"},
    ],
)
def test_somebody_elses_page(headers: dict[str, str]) -> None:
    assert not is_ours(Headers(headers), ALLOWED)


async def test_foreign_page_cannot_log_anybody_in(house: House) -> None:
    answer = await house.browser().post(
        "/api/auth/login",
        json={"login": "olena", "password": PASSWORD},
        headers={"Origin": "http://evil.test"},
    )
    assert answer.status_code == 403
    assert answer.json()["error"]["id"] == "foreign_origin"
    assert "set-cookie" not in answer.headers
