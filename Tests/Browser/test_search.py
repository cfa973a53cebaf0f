"""The search: found by keyboard, opened, used and left; and pages without it where there is no JavaScript."""

import unittest

import tally
from chromium import each, page as new_page
from host import site
from scripts import axe_core
from visit import AXE_TAGS

CASES = [(width, scheme) for width in (320, 1440) for scheme in ("light", "dark")]
tally.want("searches", len(CASES))


async def search(width, scheme):
    said = []

    def expect(what, found, wanted):
        if found != wanted:
            said.append(f"{width} {scheme}: {what}: {found!r}, wanted {wanted!r}")

    async with new_page(width, scheme=scheme, reduced_motion="reduce") as page:
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        await page.goto(site().url("/docs/quickstart/"))
        active = "document.activeElement.className"
        await page.focus(".search-open")
        await page.keyboard.press("/")
        expect("focus when it opens", await page.evaluate(active), "search-field")
        await page.keyboard.type("idempotency KEY")
        await page.wait_for_selector(".search-list a")
        expect("the count", await page.inner_text(".search-count"), f"{await page.locator('.search-list a').count()} results")
        expect("words marked", {text.lower() for text in await page.locator(".search-list mark").all_inner_texts()}, {"idempotency", "key"})
        expect("width of the page", await page.evaluate("document.documentElement.scrollWidth"), width)
        expect("the dialog is in view", await page.evaluate("(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector('.search').getBoundingClientRect())"), True)
        await page.evaluate(axe_core())
        result = await page.evaluate("(tags) => axe.run('.search', { runOnly: tags })", AXE_TAGS)
        said.extend(f"axe: {one['id']}: {one['nodes'][0]['html']}" for one in result["violations"])
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("ArrowDown")
        expect("two steps down", await page.evaluate("[...document.querySelectorAll('.search-list a')].indexOf(document.activeElement)"), 1)
        await page.keyboard.press("ArrowUp")
        await page.keyboard.press("ArrowUp")
        expect("and up again", await page.evaluate(active), "search-field")
        await page.fill(".search-field", "<b>zzz")
        await page.wait_for_function("document.querySelector('.search-count').textContent.startsWith('Nothing')")
        expect("nothing found", await page.inner_text(".search-count"), "Nothing found for “<b>zzz”.")
        await page.keyboard.press("Escape")
        expect("closed", await page.evaluate("document.querySelector('.search').open"), False)
        expect("focus given back", await page.evaluate(active), "search-open")
        await page.keyboard.press("Enter")
        await page.fill(".search-field", "collect the picture once")
        await page.wait_for_function("document.querySelectorAll('.search-list a').length === 1")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/docs/errors-and-retries/#collect-the-picture-once")
        tally.count("searches")
    return said


class Search(unittest.TestCase):
    def test_search(self):
        async def one(case):
            return await search(*case)

        said = [line for lines in each(one, CASES) for line in lines]
        self.assertFalse(said, "\n".join(said))


if __name__ == "__main__":
    unittest.main()
