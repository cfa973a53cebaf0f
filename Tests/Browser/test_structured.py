"""What the pages say to machines: JSON-LD, Open Graph, icons, web manifest."""

import functools
import unittest

import structured
import tally
from chromium import each, page as new_page
from host import NOWHERE, name, site
from scripts import script


async def head(url):
    async with new_page(script=False) as page:
        await page.goto(url)
        return await page.evaluate(script("head"))


@functools.cache
def heads():
    tally.want("heads read", len(site().pages))

    async def one(page):
        tally.count("heads read")
        return page, await head(site().url(page))

    return each(one, site().pages)


class Structured(unittest.TestCase):
    def nothing(self, judge):
        said = [f"{name(page)}: {line}" for page, found in heads() for line in judge(page, found)]
        self.assertFalse(said, "\n".join(said))

    def test_json_ld(self):
        self.nothing(lambda page, found: structured.json_ld(found, site(), site().base + page))
        kinds = {node["@type"] for _, found in heads() for node in structured.things(found)}
        self.assertLessEqual({"Product", "FAQPage", "BreadcrumbList", "ImageObject"}, kinds)

    def test_open_graph(self):
        self.nothing(lambda page, found: structured.sharing(found, site(), site().base + page, page == NOWHERE))

    def test_icons(self):
        self.nothing(lambda page, found: structured.icons(found, site()))


if __name__ == "__main__":
    unittest.main()
