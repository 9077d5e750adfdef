"""An agent at work in a real browser: what a person clicks, by the words on the buttons."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Locator, Page, expect

import deploy
from deploy.demo.browser import open_page

WORDS = json.loads((Path(deploy.__file__).parents[1] / "agent_ui/src/i18n/en.json").read_text())
FIELDS = {"decimal": "5", "date": "20 May 2030", "tel": "+380442790101"}
MOST_PAGES = 30
SLOW_S = 20.0


class WorkplaceError(Exception):
    """Something did not happen on the screen, or the service refused; the text says what."""


def word(key: str, **values: str) -> str:
    """The English text of a key of the web UI."""
    text: Any = WORDS
    for part in key.split("."):
        text = text[part]
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value)
    return str(text)


# The name on the card of a call.
CARD = f'section[aria-label="{word("tabs.label")}"] h1'


@dataclass(frozen=True, slots=True)
class Workplace:
    """`page` is signed in; after `start_shift` calls come in."""

    page: Page

    @classmethod
    async def sign_in(cls, browser: Browser, url: str, *, login: str, password: str) -> "Workplace":
        """A new browser session, at the workplace."""
        page = await open_page(browser, url)
        await page.goto("/")
        workplace = cls(page)
        await workplace.enter(login, password)
        await page.get_by_label(word("roster.title"), exact=True).first.wait_for(timeout=SLOW_S * 1000)
        return workplace

    async def enter(self, login: str, password: str) -> None:
        """Fill in the sign-in form and send it."""
        await self.page.get_by_label(word("login.login"), exact=True).fill(login)
        await self.page.get_by_role("textbox", name=word("login.password")).fill(password)
        await self.button("login.enter").click()

    def button(self, key: str, **values: str) -> Locator:
        """A button by the key of its word; its shortcut may stand behind."""
        return self.page.get_by_role("button", name=re.compile(rf"^{re.escape(word(key, **values))}\b"))

    def call_zone(self) -> Locator:
        return self.page.get_by_role("region", name=word("tabs.label"))

    async def start_shift(self) -> None:
        """Ready for calls when this returns."""
        await self.button("shift.start").click()
        await expect(self.page.get_by_text(word("roster.waiting"))).to_be_visible(timeout=SLOW_S * 1000)

    async def card_of(self, name: str, *, within_s: float = SLOW_S) -> Locator:
        """The open card of a call with that person or number."""
        heading = self.call_zone().get_by_role("heading", name=name)
        await heading.wait_for(timeout=within_s * 1000)
        return heading

    async def answer(self) -> None:
        await self.button("call.answer").click()
        await self.is_talking()

    async def is_talking(self, *, within_s: float = SLOW_S) -> None:
        talking = self.call_zone().get_by_role("status").filter(has_text=word("stage.talking"))
        await talking.first.wait_for(timeout=within_s * 1000)

    async def hang_up(self) -> None:
        await self.button("call.hang_up").click()

    async def dial(self, number: str) -> None:
        """Type a number into the dial box and call it."""
        await self.number_to_dial(number)
        await self.dial_go().click()

    async def number_to_dial(self, number: str) -> None:
        await self.page.get_by_label(word("roster.dial_label"), exact=True).last.fill(number)

    def dial_go(self) -> Locator:
        return self.page.get_by_role("button", name=word("roster.dial_go"), exact=True)

    async def run_script(self) -> str:
        """Answer every question with its first choice until the script is over; returns the outcome as shown."""
        for _ in range(MOST_PAGES):
            if await self._finished().count():
                return (await self._finished().inner_text()).rpartition(": ")[2].strip()
            await self.answer_page()
        raise WorkplaceError(f"The script did not end within {MOST_PAGES} pages.")

    async def answer_page(self) -> None:
        """Answer what this page of the script asks, and go on to the next."""
        await self.call_zone().get_by_role("heading", level=2).wait_for(timeout=SLOW_S * 1000)
        questions = self.call_zone().locator("[role=group]")
        place = 0
        while place < await questions.count():  # an answer may bring up another question
            await self._answer_first(questions.nth(place))
            place += 1
        before = await self.call_zone().get_by_role("heading", level=2).inner_text()
        await self.button("run.next").click()
        after = self.call_zone().get_by_role("heading", level=2).filter(has_not_text=before)
        await after.or_(self._finished()).first.wait_for(timeout=SLOW_S * 1000)

    def _finished(self) -> Locator:
        return self.call_zone().get_by_role("status").filter(has_text=word("run.finished"))

    async def wrap_up(self, *, gist: str, comment: str, result: str | None = None) -> None:
        """Choose the result (None: keep the script's), plan a call for tomorrow, save."""
        await self.fill_result(gist=gist, comment=comment, result=result)
        await self.save_result()

    async def fill_result(self, *, gist: str, comment: str, result: str | None = None) -> None:
        zone = self.call_zone()
        results = zone.get_by_role("group", name=word("wrap.result")).get_by_role("button")
        await results.first.wait_for(timeout=SLOW_S * 1000)
        if result is not None:
            await results.filter(has_text=result).click()
        await zone.get_by_label(word("wrap.gist"), exact=True).fill(gist)
        await self.button("planning.preset.tomorrow").click()
        await zone.get_by_label(word("wrap.purpose"), exact=True).first.click()
        await self.page.get_by_role("option").first.click()
        await zone.get_by_label(word("wrap.comment"), exact=True).fill(comment)

    async def save_result(self) -> None:
        await self.button("wrap.save").click()
        await self.page.get_by_text(word("wrap.saved"), exact=True).first.wait_for(timeout=SLOW_S * 1000)

    async def get(self, path: str, **query: str) -> Any:
        """What the API tells this person."""
        answer = await self.page.request.get(path, params={**query})
        if not answer.ok:
            raise WorkplaceError(f"GET {path} was refused: {answer.status} {await answer.text()}")
        return await answer.json()

    async def post(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Change something as this person's page would."""
        origin = self.page.url.split("/", 3)[:3]
        answer = await self.page.request.post(path, data=body or {}, headers={"Origin": "/".join(origin)})
        if not answer.ok:
            raise WorkplaceError(f"POST {path} was refused: {answer.status} {await answer.text()}")
        return await answer.json() if answer.status != 204 else None

    async def _answer_first(self, question: Locator) -> None:
        """Choose the first choice, or fill in the field, unless there is an answer already."""
        if await question.locator("[aria-pressed=true]").count():
            return
        field = question.locator("input:not([type=hidden]), textarea")
        async with self.page.expect_response(lambda answer: answer.url.endswith("/answer")):
            if await field.count():
                kind = await field.get_attribute("inputmode") or await field.get_attribute("type") or "text"
                kind = "date" if await field.get_attribute("data-dates-input") else kind
                await field.fill(FIELDS.get(kind, "office@dnipro.example"))
                await field.blur()
            else:
                await question.get_by_role("button").first.click()
