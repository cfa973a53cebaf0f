"""The whole path by keyboard."""

import unittest

import tally
from chromium import each, page as new_page
from host import name, site
from scripts import script


async def walk(page, key, limit):
    """Where a key leads, until it leaves the page; and what is wrong on the way."""
    way, said = [], []
    for _ in range(limit):
        await page.keyboard.press(key)
        at = await page.evaluate(script("focus"))
        if at is None or (at["index"] >= 0 and at["index"] in way):
            return way, said
        tally.count("stops of the Tab key")
        said += [f"{at['name']} {fault}" for fault in at["faults"]]
        if at["index"] >= 0:
            way.append(at["index"])
        elif not at["scrolls"]:
            said.append(f"{at['name']} takes the focus and isn't a control")
    return way, [*said, f"{key} never leaves the page"]


async def path(url, width, scheme="light", opened=False):
    """Tab from the first to the last, and back."""
    async with new_page(width, scheme=scheme, reduced_motion="reduce") as page:
        await page.goto(url)
        if opened:
            await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        stops = await page.evaluate(script("stops"))
        said = []
        for key, wanted in (("Tab", list(range(len(stops)))), ("Shift+Tab", list(reversed(range(len(stops)))))):
            way, faults = await walk(page, key, len(stops) + 30)
            said += [f"{key}: {fault}" for fault in faults]
            if way != wanted:
                lost = [stops[index] for index in wanted if index not in way]
                said.append(f"{key} goes another way than the document: misses {lost}, order {way}")
        if not stops or ".skip" not in stops[0]:
            said.append("the first stop is no skip link")
        return said


async def skip(url, width):
    """The skip link comes first, is seen, and leads past the navigation."""
    async with new_page(width, reduced_motion="reduce") as page:
        await page.goto(url)
        await page.keyboard.press("Tab")
        box = await page.evaluate("(({ left, top, right, bottom }) => [left, top, right, bottom])(document.activeElement.getBoundingClientRect())")
        said = [] if min(box) >= 0 else [f"the skip link is not in view when it has the focus: {box}"]
        await page.keyboard.press("Enter")
        if not await page.evaluate("document.activeElement.matches('main') && location.hash.length > 1"):
            said.append("the skip link does not lead into main")
        await page.keyboard.press("Tab")
        if not await page.evaluate("Boolean(document.activeElement.closest('main')) || !document.querySelector('main a[href], main button, main summary')"):
            said.append("after the skip link, Tab leaves main")
        return said


async def details(url, width):
    async with new_page(width, reduced_motion="reduce") as page:
        await page.goto(url)
        said = []
        summaries = page.locator("summary")
        for number in range(await summaries.count()):
            summary = summaries.nth(number)
            if not await summary.is_visible():
                continue
            await summary.focus()
            states = []
            for key in ("Enter", "Space"):
                await page.keyboard.press(key)
                states.append(await summary.evaluate("(summary) => summary.parentElement.open"))
            if states[0] == states[1]:
                said.append(f"“{await summary.inner_text()}” doesn't open and close by keyboard: {states}")
            tally.count("details opened by keyboard")
        return said


TABS = """(list) => ({ focus: [...list.querySelectorAll('[role=tab]')].indexOf(document.activeElement),
  selected: [...list.querySelectorAll('[role=tab]')].map((tab) => tab.getAttribute('aria-selected') === 'true'),
  shown: [...list.querySelectorAll('[role=tab]')].map((tab) => document.getElementById(tab.getAttribute('aria-controls')).checkVisibility()),
  named: [...list.querySelectorAll('[role=tab]')].map((tab) => { const panel = document.getElementById(tab.getAttribute('aria-controls')); return panel.getAttribute('role') === 'tabpanel' && panel.getAttribute('aria-labelledby') === tab.id; }),
  stops: [...list.querySelectorAll('[role=tab]')].map((tab) => tab.tabIndex === 0) })"""


async def tabs(url, width):
    """Arrow keys, Home and End, as the ARIA practices say."""
    async with new_page(width, reduced_motion="reduce") as page:
        await page.goto(url)
        said = []
        for number in range(await page.locator("[role=tablist]").count()):
            tablist = page.locator("[role=tablist]").nth(number)
            count = await tablist.locator("[role=tab]").count()
            await tablist.locator("[role=tab][aria-selected=true]").focus()
            at = (await tablist.evaluate(TABS))["focus"]
            for key, move in [("ArrowRight", 1)] * (count + 1) + [("ArrowLeft", -1)] * (count + 1) + [("End", None), ("Home", None)]:
                at = {"End": count - 1, "Home": 0}.get(key, (at + (move or 0)) % count)
                await page.keyboard.press(key)
                now = await tablist.evaluate(TABS)
                only = [index == at for index in range(count)]
                if now["focus"] != at or now["selected"] != only or now["shown"] != only or now["stops"] != only or not all(now["named"]):
                    said.append(f"tab list {number}, {key}: wanted tab {at}, got {now}")
                    break
                tally.count("tabs chosen by keyboard")
        return said


class Keyboard(unittest.TestCase):
    def nothing(self, work, cases):
        async def one(case):
            page, *rest = case
            return [f"{name(page)} {rest}: {line}" for line in await work(site().url(page), *rest)]

        said = sum(each(one, cases), [])
        self.assertFalse(said, f"{len(said)} findings:\n" + "\n".join(said))

    def both(self):
        return [(page, width) for page in site().pages for width in (360, 1440)]

    def test_every_stop_there_and_back(self):
        tally.want("stops of the Tab key", len(site().pages) * 60)
        self.nothing(path, [(page, 1440, "light", False) for page in site().pages])
        self.nothing(path, [(page, 768, "dark", False) for page in site().pages])
        self.nothing(path, [(page, 360, "dark", True) for page in site().pages])

    def test_skip_link(self):
        self.nothing(skip, self.both())

    def test_details(self):
        self.nothing(details, self.both())
        tally.want("details opened by keyboard", 20)

    def test_tabs(self):
        self.nothing(tabs, self.both())
        tally.want("tabs chosen by keyboard", 20)


if __name__ == "__main__":
    unittest.main()
