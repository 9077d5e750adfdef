"""Is the recording of a call really there: verified, the same bytes everywhere, playing and seeking in the browser?"""

import asyncio
import hashlib
import math
import time
from datetime import datetime
from typing import Any
from uuid import UUID

from playwright.async_api import Page

from callcenter.audio.playback import store_of
from callcenter.settings import Settings
from deploy.demo import browser as chrome
from deploy.demo.figures import RecordingFigures
from deploy.demo.system import System
from deploy.demo.workplace import Workplace, WorkplaceError, word
from deploy.local.stack import Stack
from recordings import NotThere, StoreLied, key_for

RECORDING_S = 60.0
PLAY_S = 10.0
SEEK_S = 5.0


async def until_recorded(agent: Workplace, interaction_id: str) -> dict[str, Any]:
    deadline = time.monotonic() + RECORDING_S
    while True:
        interaction: dict[str, Any] = await agent.get(f"/api/interactions/{interaction_id}")
        recording = interaction["recording"]
        if recording is not None and recording["state"] == "verified":
            return interaction
        if time.monotonic() > deadline:
            raise WorkplaceError(f"The recording was not verified within {RECORDING_S:.0f} s: {recording}.")
        await asyncio.sleep(0.5)


async def recording_figures(
    system: System, agent: Workplace, interaction: dict[str, Any]
) -> RecordingFigures:
    row = await agent.get(f"/api/recordings/{interaction['recording']['id']}")
    played = await agent.page.request.get(f"/api/recordings/{row['id']}/audio")
    sound = await played.body()
    stored = await _is_in_store(system.stack, row)
    return RecordingFigures(
        seconds=row["seconds"],
        bytes=len(sound),
        sha256_ok=stored
        and hashlib.sha256(sound).hexdigest() == row["sha256"]
        and len(sound) == row["bytes"],
        playable=await _plays(agent, interaction["call_id"], row["id"]),
    )


async def _is_in_store(stack: Stack, row: dict[str, Any]) -> bool:
    """Whether S3 itself holds these bytes: read back and hashed."""
    prefix = "CALLCENTER_"
    given = {key.removeprefix(prefix).lower(): value for key, value in stack.env.items() if "_S3_" in key}
    store = store_of(Settings.model_validate(given))
    key = key_for(UUID(row["id"]), datetime.fromisoformat(row["started_at"]))
    try:
        await store.verify(key, sha256=row["sha256"], size=row["bytes"])
    except (NotThere, StoreLied):
        return False
    finally:
        store.close()
    return True


async def _plays(agent: Workplace, call_id: str, recording_id: str) -> bool:
    """Whether the player on the call's page plays, and goes on from the place it is sent to."""
    page = await agent.page.context.new_page()
    try:
        await page.goto(f"/calls/{call_id}")
        await page.get_by_role("button", name=word("player.play"), exact=True).click()
        at = await _plays_beyond(page, recording_id, 0.3, within_s=PLAY_S)
        await page.get_by_role("button", name=word("player.forward"), exact=True).click()
        return math.isfinite(await _plays_beyond(page, recording_id, at + SEEK_S, within_s=SEEK_S / 2))
    finally:
        await page.close()


async def _plays_beyond(page: Page, recording_id: str, seconds: float, *, within_s: float) -> float:
    """Wait until the sound is played beyond that place; returns where it is, infinity when it does not come."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        heard = await chrome.playing(page, recording_id)
        if heard is not None and not heard["failed"] and heard["at"] > seconds:
            return float(heard["at"])
        await asyncio.sleep(0.1)
    return math.inf
