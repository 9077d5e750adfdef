"""A small house with people in it, and a browser for each of them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

import httpx
from fastapi import FastAPI

from callcenter.kernel.db import Database
from callcenter.people.numbers import NumberPlan
from callcenter.staff.access import COOKIE, Viewer, viewer_of
from callcenter.staff.models import User
from callcenter.staff.passwords import HASHER
from callcenter.staff.sessions import open_session

PASSWORD = "a long password"
PLAN = NumberPlan(default_region="UA", default_area_code="44", allowed_countries=("UA",))


@cache
def password_hash() -> str:
    return HASHER.hash(PASSWORD)


@dataclass
class House:
    """`users` by login; `client(login)` is a browser in which that user is logged in."""

    database: Database
    app: FastAPI
    users: dict[str, User] = field(default_factory=dict)
    clients: list[httpx.AsyncClient] = field(default_factory=list)

    def id(self, login: str) -> str:
        return str(self.users[login].id)

    def browser(self) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app)
        client = httpx.AsyncClient(transport=transport, base_url="http://house.test")
        self.clients.append(client)
        return client

    async def client(self, login: str) -> httpx.AsyncClient:
        async with self.database.unit_of_work() as uow:
            user = await uow.session.get_one(User, self.users[login].id)
            token = open_session(uow, user, now=datetime.now(UTC))
        client = self.browser()
        client.cookies.set(COOKIE, token)
        return client

    def viewer(self, login: str) -> Viewer:
        return viewer_of(self.users[login], self.users[login].id)

    async def add(self, *rows: Any) -> None:
        async with self.database.unit_of_work() as uow:
            for row in rows:
                uow.session.add(row)
                await uow.session.flush()
