"""The site is complete where no script runs."""

import unittest
from urllib.parse import urlsplit

import tally
from chromium import each, page as new_page, run
from host import name, site
from scripts import script

# Names of what a script adds.
ADDED = {"Copy"}


async def lines(url, with_script, width=1440):
    async with new_page(width, script=with_script) as page:
        await page.goto(url)
        return set(await page.evaluate(script("lines")))


async def dead(url, width):
    async with new_page(width, script=False) as page:
        await page.goto(url)
        return await page.evaluate(script("dead"))


async def hidden_code(url, width):
    async with new_page(width, script=False) as page:
        await page.goto(url)
        return await page.evaluate(script("hidden_code"))


class WithoutScript(unittest.TestCase):
    def test_same_text(self):
        tally.want("pages compared with and without scripts", len(site().pages))

        async def one(page):
            with_it, without = await lines(site().url(page), True), await lines(site().url(page), False)
            tally.count("pages compared with and without scripts")
            tally.count("lines of text compared", len(without))
            return [f"{name(page)}: only with a script: {line}" for line in sorted(with_it - without - ADDED)] + \
                [f"{name(page)}: only without one: {line}" for line in sorted(without - with_it)]

        said = sum(each(one, site().pages), [])
        self.assertFalse(said, f"{len(said)} findings:\n" + "\n".join(said))

    def test_all_code_is_shown_and_nothing_is_dead(self):
        cases = [(page, width) for page in site().pages for width in (360, 1440)]

        async def one(case):
            page, width = case
            said = await dead(site().url(page), width) + await hidden_code(site().url(page), width)
            return [f"{name(page)} at {width}: {line}" for line in said]

        said = sum(each(one, cases), [])
        self.assertFalse(said, "\n".join(said))

    def test_navigation_and_questions_work(self):
        async def one(width):
            said = []
            async with new_page(width, script=False) as page:
                await page.goto(site().url())
                links = await page.locator("header nav a").evaluate_all("(links) => links.map((link) => link.href)")
                for number, link in enumerate(links):
                    await page.goto(site().url())
                    await page.locator("header nav a").nth(number).click()
                    await page.wait_for_url(link)
                    if not await page.locator("main h1").is_visible():
                        said.append(f"{link} has no heading")
                for path in site().pages:
                    await page.goto(site().url(path))
                    for number in range(await page.locator("summary").count()):
                        summary = page.locator("summary").nth(number)
                        if not await summary.is_visible():
                            continue
                        was = await summary.evaluate("(summary) => summary.parentElement.open")
                        await summary.click(position={"x": 8, "y": 8})
                        if was == await summary.evaluate("(summary) => summary.parentElement.open"):
                            said.append(f"{name(path)} at {width}: {await summary.inner_text()} can't be opened")
                        tally.count("details opened without a script")
                return said, [urlsplit(link).path for link in links]

        for said, links in each(one, (360, 1440)):
            self.assertFalse(said)
            self.assertGreaterEqual(len(links), 3)


if __name__ == "__main__":
    unittest.main()
