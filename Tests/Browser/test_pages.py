"""Every page at three widths, light and dark."""

import functools
import itertools
import unittest

import tally
from chromium import each
from host import name, site
from visit import visit

WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark")


@functools.cache
def visits():
    cases = list(itertools.product(site().pages, WIDTHS, SCHEMES))
    tally.want("pages × widths × schemes", len(site().pages) * 6)
    tally.want("axe runs", len(cases))

    async def one(case):
        page, width, scheme = case
        tally.count("pages × widths × schemes")
        return await visit(site().url(page), f"{name(page)} at {width}, {scheme}", width, scheme, axe=True)

    return each(one, cases)


class Pages(unittest.TestCase):
    maxDiff = None

    def nothing(self, kind):
        said = [line for seen in visits() for line in seen.say(kind)]
        self.assertFalse(said, f"{len(said)} findings:\n" + "\n".join(said))

    def test_console_is_silent(self):
        self.nothing("console")

    def test_no_request_fails(self):
        self.nothing("failed")

    def test_no_request_to_others(self):
        self.nothing("foreign")

    def test_policy_is_never_violated(self):
        self.nothing("violations")

    def test_no_sideways_scroll(self):
        self.nothing("sideways")

    def test_no_broken_picture(self):
        self.nothing("broken")
        self.assertTrue(any(seen.pictures for seen in visits()))

    def test_no_text_is_cut_off(self):
        self.nothing("cut")

    def test_axe(self):
        undecided = {line.partition(":")[0] for seen in visits() for line in seen.undecided}
        if undecided:
            print(f"\naxe-core leaves to people: {', '.join(sorted(undecided))}")
        self.nothing("axe")

    def test_nothing_shifts(self):
        self.nothing("shifts")


if __name__ == "__main__":
    unittest.main()
