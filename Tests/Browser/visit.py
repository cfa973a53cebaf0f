"""One visit of one page: what a reader with a slow line sees, from the first paint to the last line.

Pictures and scripts are held back until the page has painted, so that whatever they move is seen to move.
"""

import asyncio
from dataclasses import dataclass, field

import tally
from chromium import page as new_page
from scripts import axe_core, script, watch

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
HELD = ("image", "script", "font")


@dataclass
class Visit:
    """What was seen. Every list of words is empty on a good page."""

    where: str
    console: list = field(default_factory=list)
    failed: list = field(default_factory=list)
    foreign: list = field(default_factory=list)
    requests: list = field(default_factory=list)
    violations: list = field(default_factory=list)
    shifts: list = field(default_factory=list)
    sideways: list = field(default_factory=list)
    cut: list = field(default_factory=list)
    broken: list = field(default_factory=list)
    axe: list = field(default_factory=list)
    undecided: list = field(default_factory=list)
    before: list = field(default_factory=list)  # pictures while they are held back
    pictures: list = field(default_factory=list)

    def say(self, kind):
        return [f"{self.where}: {line}" for line in getattr(self, kind)]


def listen(page, seen, url):
    """Notes messages and requests. A page that isn't there is answered with 404, and Chromium says so: no fault."""
    origin = "/".join(url.split("/", 3)[:3]) + "/"
    missing = set()

    def on_console(message):
        if message.location.get("url") == url and url in missing and "404" in message.text:
            return
        seen.console.append(f"{message.type}: {message.text}")

    def on_request(request):
        if request.url.startswith("data:"):
            return
        seen.requests.append((request.resource_type, request.url))
        if not request.url.startswith(origin):
            seen.foreign.append(f"request to {request.url}")

    def on_response(response):
        if response.status == 404 and response.request.is_navigation_request() and response.url.endswith("/no/such/page/"):
            missing.add(response.url)
        elif response.status >= 400:
            seen.failed.append(f"{response.status} {response.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: seen.console.append(f"uncaught: {error}"))
    page.on("request", on_request)
    page.on("response", on_response)
    page.on("requestfailed", lambda request: seen.failed.append(f"{request.failure} {request.url}"))


async def hold(page):
    """Holds pictures, scripts and fonts back until the event that it gives is set."""
    free = asyncio.Event()

    async def wait(route):
        # The early script is there before the first paint; to hold it would be to wait for ever.
        if route.request.resource_type in HELD and "/early." not in route.request.url:
            await free.wait()
        await route.continue_()

    await page.route("**/*", wait)
    return free


async def load(page, url, held=None, seen=None):
    """Opens a page; with `held`, sees the pictures before they are there and then lets them come."""
    await page.add_init_script(watch())
    await page.goto(url, wait_until="commit")
    await page.evaluate("window.painted")
    if held:
        if seen:
            seen.before = await page.evaluate(script("pictures"))
        held.set()
    await page.wait_for_load_state("load")


async def visit(url, where, width, scheme="light", change=None, axe=False, held=True, height=None, dpr=1, paper=False, read=True, **media):
    """Visits a page; `change` is JavaScript that alters it once it is there (a mode, a longer text).

    Without `held`, all files come at once; without `read`, nobody scrolls, and lazy pictures needn't come.
    """
    seen = Visit(where)
    async with new_page(width, height, dpr, scheme, **media) as page:
        listen(page, seen, url)
        if paper:
            await page.emulate_media(media="print")
        await load(page, url, await hold(page) if held else None, seen)
        if change:
            await page.evaluate(change)
        if read:
            await page.evaluate(script("scroll"))
        await look(page, seen, read)
        shifts = (await page.evaluate("watched"))["shifts"]
        if not change:
            seen.shifts = [f"{shift['value']:.4f}: {'; '.join(shift['moved'])}" for shift in shifts] + grown(seen)
        if await page.evaluate("[...document.querySelectorAll('details:not([open])')].map(one => one.open = true).length"):
            if read and await page.locator("details img").count():
                await page.evaluate(script("scroll"))
            await look(page, seen, read, "opened: ")
        seen.violations = (await page.evaluate("watched"))["violations"]
        tally.count("requests seen", len(seen.requests))
        if axe:
            await run_axe(page, seen)
    tally.count("visits")
    return seen


def grown(seen):
    """Pictures that take other room when they are there than while they are awaited. On a slow line that is a shift."""
    pairs = zip(seen.before, seen.pictures) if len(seen.before) == len(seen.pictures) else ()
    return [f"{after['name']} takes {before['width']} × {before['height']} while it loads, then {after['width']} × {after['height']}"
            for before, after in pairs
            if abs(before["width"] - after["width"]) > 1 or abs(before["height"] - after["height"]) > 1]


async def look(page, seen, read, state=""):
    """What can be seen now: pictures, edges, text."""
    seen.pictures = await page.evaluate(script("pictures"))
    seen.broken += [f"{state}no picture in {one['name']}: {one['current']}" for one in seen.pictures
                    if not one["natural"] and (read or one["loading"] != "lazy")]
    seen.sideways += [state + line for line in await page.evaluate(script("sideways"))]
    text = await page.evaluate(script("cut"))
    seen.cut += [state + line for line in text["found"] if line not in seen.cut]
    tally.count("lines of text looked at", text["looked"])


async def run_axe(page, seen):
    """axe-core, in the page as it is now (everything opened)."""
    await page.evaluate(axe_core())
    options = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations", "incomplete"]}
    result = await page.evaluate("(options) => axe.run(document, options)", options)
    for kind, lines in (("violations", seen.axe), ("incomplete", seen.undecided)):
        for rule in result[kind]:
            for node in rule["nodes"]:
                why = " ".join(node.get("failureSummary", rule["help"]).split())
                lines.append(f"{rule['id']}: {node['target']} {why}")
    tally.count("axe runs")
