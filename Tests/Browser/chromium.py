"""One Chromium for all tests, driven from one thread: tests call `run` with a coroutine.

It can reach loopback only: no other name or address resolves in it.
"""

import asyncio
import atexit
import contextlib
import os
import shutil
import threading

from playwright.async_api import async_playwright

import tally

# Pages wait for frames most of the time; more than this only wait for each other on two processors.
AT_ONCE = 4
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--font-render-hinting=none", "--disable-lcd-text"]


class Chromium:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.browser = self.run(self.start())
        atexit.register(lambda: self.run(self.stop()))

    def run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result()

    async def start(self):
        path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
        if not path:
            raise RuntimeError("there is no Chromium; run scripts/dependencies.sh test")
        self.places = asyncio.Semaphore(AT_ONCE)
        self.playwright = await async_playwright().start()
        return await self.playwright.chromium.launch(executable_path=path, args=FLAGS)

    async def stop(self):
        await self.browser.close()
        await self.playwright.stop()


_started = []


def chromium():
    if not _started:
        _started.append(Chromium())
    return _started[0]


def run(work):
    return chromium().run(work)


def each(work, cases):
    """The results of `work(case)` for all cases, a few at a time."""

    async def one(case):
        async with chromium().places:
            return await work(case)

    async def all_of_them():
        return await asyncio.gather(*map(one, cases), return_exceptions=True)

    results = run(all_of_them())
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results


@contextlib.asynccontextmanager
async def page(width=1440, height=None, dpr=1, scheme="light", script=True, **media):
    """A page in a context of its own, so that nothing is remembered from one to the next. Narrow ones are touched."""
    height = height or (900 if width >= 1000 else 800)
    context = await chromium().browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=dpr, color_scheme=scheme,
        java_script_enabled=script, has_touch=width < 600, locale="en-GB", timezone_id="UTC", **media)
    context.set_default_timeout(15_000)
    tally.count("browser contexts opened")
    try:
        yield await context.new_page()
    finally:
        await context.close()
