"""`callcenter smoke`: the whole system in a temporary folder, one call in and one out through a real browser.

The last line is one JSON object with what was measured; the exit code is not zero when any step did not happen.
"""

import asyncio
import json
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import playwright.async_api as playwright

from callcenter.staff.models import Language, Role
from deploy.demo import browser as chrome
from deploy.demo.calls import Origin, Report
from deploy.demo.control import NetworkError
from deploy.demo.data import DEMO_PASSWORD, DEMO_USERS, DID
from deploy.demo.ear import QUIET_LEVEL
from deploy.demo.figures import CallFigures
from deploy.demo.listening import recording_figures, until_recorded
from deploy.demo.speech import Speaker, speeches
from deploy.demo.system import START_S, System, running
from deploy.demo.tools import program
from deploy.demo.workplace import CARD, Workplace, WorkplaceError
from deploy.local.asterisk import installed, version
from deploy.local.trouble import Trouble

CALLER, CALLER_NAME = "+380442790101", "Олена Коваль"
TALK_S = 8.0


async def inbound(system: System, agent: Workplace) -> CallFigures:
    """Somebody known calls; the agent answers in the browser."""
    await chrome.watch(agent.page, CARD)
    call = await system.network.call(number=CALLER, did=DID, speech="order_uk", patience_s=60)
    popped = await chrome.seen_at(agent.page, within_s=START_S)
    await agent.card_of(CALLER_NAME)
    card = await _live_card(agent)
    await agent.answer()
    return await _conversation(system, agent, card, call.id, pop_s=popped - call.started_at.timestamp())


async def click_to_dial(system: System, agent: Workplace) -> CallFigures:
    """The agent calls the same person back with one click."""
    began = datetime.now(UTC)
    await chrome.watch(agent.page, CARD)
    await agent.dial(CALLER)
    popped = await chrome.seen_at(agent.page, within_s=START_S)
    call = await system.network.until_called(CALLER, since=began, within_s=START_S)
    card = await _live_card(agent)
    await agent.is_talking(within_s=START_S)
    return await _conversation(system, agent, card, call.id, pop_s=popped - began.timestamp())


async def _live_card(agent: Workplace) -> dict[str, Any]:
    cards = (await agent.get("/api/desk"))["cards"]
    return next(card for card in cards if card["state"] != "ended")


async def _conversation(
    system: System, agent: Workplace, card: dict[str, Any], network_call: int, *, pop_s: float
) -> CallFigures:
    """Talk, run the script, hang up, save the result; then look at what is left of it."""
    talking_since = time.monotonic()
    before = await chrome.packets(agent.page)
    outcome = await agent.run_script()
    await asyncio.sleep(max(0.0, TALK_S - (time.monotonic() - talking_since)))
    heard = await chrome.packets(agent.page)
    outside = await system.network.report(network_call)
    await agent.hang_up()
    await system.network.until_over(network_call, within_s=START_S)
    await agent.wrap_up(gist="Delivery on Friday before noon", comment="Confirm the delivery")
    interaction = await until_recorded(agent, card["interaction_id"])
    return CallFigures(
        screen_pop_ms=round(pop_s * 1000),
        match=card["match"],
        answered_in_browser=_is_heard(outside),
        packets_in=heard.received - before.received,
        packets_out=heard.sent - before.sent,
        script_outcome=outcome,
        disposition=interaction["disposition"] or "",
        next_task_id=interaction["next_task_id"],
        interaction_id=interaction["id"],
        recording=await recording_figures(system, agent, interaction),
    )


def _is_heard(outside: Report) -> bool:
    """Whether the person outside heard the agent: a caller first hears the queue's music, and waits until it stops."""
    if outside.origin is Origin.NETWORK:
        return outside.picked_up_at is not None
    return outside.loudest > QUIET_LEVEL


async def measure(home: Path) -> dict[str, Any]:
    """Bring everything up, make both calls, stop everything; the object that is printed."""
    user = next(each for each in DEMO_USERS if each.role is Role.AGENT and each.language is Language.EN)
    async with running(home, say=progress) as system:
        voice = Speaker(home / "speech", program=program("espeak-ng")).wav(speeches()["agent_en"])
        async with chrome.chromium(voice=voice.path) as browser:
            agent = await Workplace.sign_in(browser, system.url, login=user.login, password=DEMO_PASSWORD)
            await agent.start_shift()
            progress("  One call in …")
            came_in = await inbound(system, agent)
            progress("  One call out …")
            went_out = await click_to_dial(system, agent)
    figures = {"inbound": came_in, "click_to_dial": went_out}
    problems = [f"{name}: {what}" for name, call in figures.items() for what in call.problems()]
    for problem in problems:
        progress(f"! {problem}")
    return {
        "asterisk": version(installed()).removeprefix("Asterisk "),
        **{name: call.as_json() for name, call in figures.items()},
        **({"problems": problems} if problems else {}),
    }


def progress(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="callcenter-smoke-") as folder:
        try:
            found = asyncio.run(measure(Path(folder)))
        except* (Trouble, WorkplaceError, NetworkError, playwright.Error, TimeoutError) as several:
            for trouble in several.exceptions:
                progress(f"! {trouble}")
            sys.exit(1)
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    sys.exit(1 if "problems" in found else 0)


if __name__ == "__main__":
    main()
