"""Look at Home Assistant through a real browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import json
import shutil
from typing import Final

from playwright.async_api import Page, async_playwright, expect

from .client import HomeClient
from .errors import HomeError
from .home import HOST

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Milliseconds: nothing waits for less, as a machine may have much else to do.
PATIENCE: Final = 60_000
DESKTOP: Final = (1440, 1000)
PHONE: Final = (412, 915)
TABLET: Final = (1280, 800)

expect.set_options(timeout=PATIENCE)


def browser_path() -> str:
    """Return the system's Chromium; raise HomeError where there is none."""
    for name in BROWSERS:
        if (path := shutil.which(name)) is not None:
            return path
    raise HomeError("No Chromium; scripts/setup --system installs it")


@asynccontextmanager
async def signed_in(
    client: HomeClient,
    size: tuple[int, int] = DESKTOP,
    *,
    dark: bool = False,
    language: str | None = None,
    time_zone: str | None = None,
    calm: bool = False,
    host: str | None = None,
) -> AsyncIterator[Page]:
    """Open a page that is signed in as the client's user; no address is loaded yet.

    `language` is that of Home Assistant's pages; who wants it `calm` wants no motion;
    `host` is another name for the machine, which this browser alone knows.
    """
    if client.tokens is None:
        raise HomeError("Nobody is signed in")
    url = client.url if host is None else client.url.replace(HOST, host)
    tokens = json.dumps(client.tokens.for_browser(url))
    names = [] if host is None else [f"--host-resolver-rules=MAP {host} {HOST}"]
    width, height = size
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=browser_path(), args=[*ARGUMENTS, *names]
        )
        try:
            context = await browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                locale="en-GB",
                timezone_id=time_zone,
                reduced_motion="reduce" if calm else "no-preference",
                device_scale_factor=1,
            )
            stored = {"hassTokens": tokens}
            if language is not None:
                stored["selectedLanguage"] = json.dumps(language)
            context.set_default_timeout(PATIENCE)
            await context.add_init_script(
                f"Object.assign(localStorage, {json.dumps(stored)})"
            )
            yield await context.new_page()
        finally:
            await browser.close()
