"""`make screenshots`: the pictures of README and manuals, taken from a demonstration in a temporary folder."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser

import deploy
from deploy.demo.browser import chromium, open_page
from deploy.demo.data import DEMO_PASSWORD, DID
from deploy.demo.listening import until_recorded
from deploy.demo.speech import Speaker, speeches
from deploy.demo.system import System, running
from deploy.demo.tools import program
from deploy.demo.workplace import Workplace, word
from deploy.local.trouble import Trouble

IMAGES = Path(deploy.__file__).parents[1] / "docs/images"
CALLER, CALLER_NAME = "+442079460105", "James Carter"
BUSY, UNKNOWN, UNKNOWN_SHOWN = "+442079460486", "+442079460944", "+44 20 7946 0944"
TALK_S = 18.0
EMPTY_PLACE = (640, 22)
LOOK_S = 0.7
AGENT = "james"


@dataclass(frozen=True, slots=True)
class Studio:
    """Where pictures are taken and where they go."""

    system: System
    browser: Browser
    folder: Path

    async def shoot(self, who: Workplace, name: str) -> None:
        await asyncio.sleep(LOOK_S)  # drawings and lists come a moment after the page
        await who.page.screenshot(path=self.folder / f"{name}.png", animations="disabled")
        say(f"  {name}.png")

    async def sign_in(self, login: str) -> Workplace:
        return await Workplace.sign_in(self.browser, self.system.url, login=login, password=DEMO_PASSWORD)


async def sign_in_page(studio: Studio) -> None:
    page = await open_page(studio.browser, studio.system.url)
    await page.goto("/")
    visitor = Workplace(page)
    await page.get_by_label(word("login.login"), exact=True).wait_for()
    await studio.shoot(visitor, "login")
    await page.context.close()


async def day_of_an_agent(studio: Studio) -> None:
    """Shift, a call in with script and result, an unknown caller, a busy number; then the lists they left."""
    agent = await studio.sign_in(AGENT)
    await studio.shoot(agent, "start-shift")
    await agent.start_shift()
    await studio.shoot(agent, "ready")
    call = await _call_in(studio, agent)
    await _unknown_caller(studio, agent)
    await _busy_number(agent)
    recorded = await until_recorded(agent, call["interaction_id"])
    for name, path in (
        ("contacts", "/people"),
        ("person", f"/people/{recorded['person']['id']}"),
        ("tasks", "/tasks"),
        ("calls", "/calls"),
        ("call", f"/calls/{call['call_id']}"),
    ):
        await _open(agent, path)
        if name == "call":
            await agent.button("player.play").first.click()
            await asyncio.sleep(LOOK_S * 4)
        await studio.shoot(agent, name)
    await agent.page.context.close()


async def _open(who: Workplace, path: str) -> None:
    await who.page.goto(path)
    await who.page.wait_for_load_state("networkidle")
    await who.page.mouse.click(*EMPTY_PLACE)  # the first click on a page turns its sound on


async def _call_in(studio: Studio, agent: Workplace) -> dict[str, str]:
    await studio.system.network.call(number=CALLER, did=DID, speech="order_en", patience_s=60)
    await agent.card_of(CALLER_NAME)
    await studio.shoot(agent, "ringing")
    await agent.answer()
    await agent.answer_page()
    zone = agent.call_zone()
    await zone.get_by_role("textbox").nth(0).fill("Twelve chairs and two standing desks")
    await zone.get_by_role("textbox").nth(1).fill("12")
    await agent.page.get_by_label(word("dossier.notes")).fill("Two chairs of the last order are missing")
    await asyncio.sleep(TALK_S)
    await studio.shoot(agent, "workplace")
    await agent.page.emulate_media(color_scheme="dark")
    await studio.shoot(agent, "workplace-dark")
    await agent.page.emulate_media(color_scheme="light")
    await _board(studio)
    [card] = (await agent.get("/api/desk"))["cards"]
    await agent.run_script()
    await agent.hang_up()
    await agent.fill_result(
        gist="Ten chairs instead of twelve; two by Friday", comment="Ask whether both chairs came"
    )
    await studio.shoot(agent, "wrap-up")
    await agent.save_result()
    await agent.page.get_by_text(word("wrap.saved"), exact=True).wait_for(state="hidden")
    return {name: card[name] for name in ("call_id", "interaction_id")}


async def _board(studio: Studio) -> None:
    admin = await studio.sign_in("admin")
    await _open(admin, "/board")
    await studio.shoot(admin, "board")
    await admin.page.context.close()


async def _unknown_caller(studio: Studio, agent: Workplace) -> None:
    await studio.system.network.call(number=UNKNOWN, did=DID, speech="training_en", patience_s=60)
    await agent.card_of(UNKNOWN_SHOWN)
    await agent.answer()
    await studio.shoot(agent, "unknown-caller")
    await agent.hang_up()
    await agent.wrap_up(
        gist="Training for twenty people in two offices", comment="Send prices", result="Interested"
    )


async def _busy_number(agent: Workplace) -> None:
    await agent.dial(BUSY)
    await agent.call_zone().get_by_role("status").filter(has_text=word("end.busy")).wait_for()
    await agent.wrap_up(gist="Busy", comment="Try again", result="Busy")


async def house(studio: Studio) -> None:
    """What an administrator sees."""
    admin = await studio.sign_in("admin")
    for name, path in (
        ("admin-users", "/admin/users"),
        ("admin-queues", "/admin/queues"),
        ("admin-status", "/admin/status"),
        ("scripts", "/scripts"),
    ):
        await _open(admin, path)
        await studio.shoot(admin, name)
    await admin.page.context.close()


SCENES: tuple[Callable[[Studio], Awaitable[None]], ...] = (sign_in_page, day_of_an_agent, house)


async def take(folder: Path, home: Path) -> None:
    voice = Speaker(home / "speech", program=program("espeak-ng")).wav(speeches()["agent_en"])
    async with running(home, say=say) as system, chromium(voice=voice.path) as browser:
        for scene in SCENES:
            await scene(Studio(system, browser, folder))


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="deploy.demo.screenshots", description=__doc__)
    parser.add_argument("--into", type=Path, default=IMAGES, help="folder of the pictures")
    asked = parser.parse_args()
    asked.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="callcenter-screenshots-") as home:
        try:
            asyncio.run(take(asked.into, Path(home)))
        except* Trouble as several:
            sys.exit("\n".join(str(trouble) for trouble in several.exceptions))


if __name__ == "__main__":
    main()
