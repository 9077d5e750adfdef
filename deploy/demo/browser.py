"""Headless Chromium as somebody's browser, and what can be measured in it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import Browser, Dialog, Page, async_playwright

from deploy.demo.tools import program

LOOK_S = 0.05
SCREEN_WIDTH, SCREEN_HEIGHT = 1440, 900
ARGUMENTS = (
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# Remembers every peer connection and everything played, and when something was first on the page.
PROBE = """
(() => {
  const connections = [];
  const played = new Set();
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () { played.add(this); return play.call(this); };
  const Real = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Real {
    constructor(...given) { super(...given); connections.push(this); }
  };
  window.probe = {
    async packets() {
      const sum = { received: 0, sent: 0 };
      for (const connection of connections) {
        for (const entry of (await connection.getStats()).values()) {
          if (entry.type === "inbound-rtp") sum.received += entry.packetsReceived ?? 0;
          if (entry.type === "outbound-rtp") sum.sent += entry.packetsSent ?? 0;
        }
      }
      return sum;
    },
    watch(selector) {
      window.probe.seen = null;
      const look = () => {
        if (window.probe.seen === null && document.querySelector(selector) !== null) {
          window.probe.seen = performance.timeOrigin + performance.now();
          watcher.disconnect();
        }
      };
      const watcher = new MutationObserver(look);
      watcher.observe(document, { subtree: true, childList: true, attributes: true });
      look();
    },
    seen: null,
    playing(part) {
      const media = [...played].find((each) => each.currentSrc.includes(part));
      return media === undefined ? null : { at: media.currentTime, failed: media.error !== null, length: media.duration };
    },
  };
})();
"""


@dataclass(frozen=True, slots=True)
class Packets:
    """Audio packets of all calls of a page since it was loaded."""

    received: int
    sent: int


@asynccontextmanager
async def chromium(*, voice: Path | None = None) -> AsyncIterator[Browser]:
    """A browser whose microphone hears the WAV file `voice`, or beeps."""
    extra = [] if voice is None else [f"--use-file-for-fake-audio-capture={voice}"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=program("chromium"), args=[*ARGUMENTS, *extra]
        )
        try:
            yield browser
        finally:
            await browser.close()


async def open_page(browser: Browser, url: str, *, scheme: Literal["light", "dark"] = "light") -> Page:
    """A page of a new person: own cookies, English, microphone and notifications allowed."""
    context = await browser.new_context(
        base_url=url,
        viewport={"width": SCREEN_WIDTH, "height": SCREEN_HEIGHT},
        locale="en-GB",
        color_scheme=scheme,
        permissions=["microphone", "notifications"],
    )
    await context.add_init_script(PROBE)
    context.on("page", _agree_to_leave)
    return await context.new_page()


def _agree_to_leave(page: Page) -> None:
    """A page in mid-call asks whether one really wants to leave it; here the answer is yes."""

    async def agree(dialog: Dialog) -> None:
        await dialog.accept()

    page.on("dialog", agree)


async def packets(page: Page) -> Packets:
    counted = await page.evaluate("window.probe.packets()")
    return Packets(received=counted["received"], sent=counted["sent"])


async def watch(page: Page, selector: str) -> None:
    """From now on look for `selector`; `seen_at` tells when it came."""
    await page.evaluate("selector => window.probe.watch(selector)", selector)


async def seen_at(page: Page, *, within_s: float) -> float:
    """Seconds since the epoch, by the page's own clock; raises TimeoutError."""
    async with asyncio.timeout(within_s):
        while True:
            # Polled from here: the service's content policy lets no page wait for a function.
            if (seen := await page.evaluate("window.probe.seen")) is not None:
                return float(seen) / 1000
            await asyncio.sleep(LOOK_S)


async def playing(page: Page, part: str) -> dict[str, Any] | None:
    """`at` and `length` in seconds and `failed` of the sound whose address contains `part`, once it was played."""
    heard: dict[str, Any] | None = await page.evaluate("part => window.probe.playing(part)", part)
    return heard
