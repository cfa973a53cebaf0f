"""Every page in what people set and do: edges of width, zoom, text spacing, colours, motion, direction, long words, paper."""

import unittest

import tally
from chromium import each, page as new_page
from host import name, site
from scripts import script
from visit import load, visit

# As WCAG 1.4.12 words it. Set through the CSSOM, which the site's policy allows.
SPACING = """() => { const sheet = new CSSStyleSheet();
sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
document.adoptedStyleSheets.push(sheet); }"""
RIGHT_TO_LEFT = "() => { document.documentElement.dir = 'rtl'; }"
LONG_WORDS = """() => { for (const place of document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd, td, summary, figcaption, .button, .pager-title)"))
  if (place.checkVisibility() && !place.closest("svg, pre")) place.append(" Donaudampfschifffahrtsgesellschaftskapitän"); }"""
STATES = {
    "at 320": dict(width=320),
    "at 2560": dict(width=2560),
    "zoomed to 200 % (640)": dict(width=640, dpr=2),
    "text spaced, 360": dict(width=360, change=SPACING),
    "text spaced, 640": dict(width=640, change=SPACING),
    "text spaced, 1440": dict(width=1440, change=SPACING),
    "forced colours, 360": dict(width=360, forced_colors="active"),
    "forced colours, 1440": dict(width=1440, forced_colors="active", scheme="dark"),
    "reduced motion, 1440": dict(width=1440, reduced_motion="reduce"),
    "right to left, 360": dict(width=360, change=RIGHT_TO_LEFT),
    "right to left, 1440": dict(width=1440, change=RIGHT_TO_LEFT),
    "long words, 320": dict(width=320, change=LONG_WORDS),
    "long words, 1440": dict(width=1440, change=LONG_WORDS),
    "on paper": dict(width=794, paper=True),
}


class States(unittest.TestCase):
    def test_states(self):
        cases = [(page, state) for page in site().pages for state in STATES]
        tally.want("pages × states", len(site().pages) * 14)

        async def one(case):
            page, state = case
            tally.count("pages × states")
            return await visit(site().url(page), f"{name(page)} {state}", held=False, read=False, **STATES[state])

        kinds = ("console", "failed", "foreign", "violations", "sideways", "broken", "cut")
        said = [line for seen in each(one, cases) for kind in kinds for line in seen.say(kind)]
        self.assertFalse(said, f"{len(said)} findings:\n" + "\n".join(said))

    def test_reduced_motion_stops_motion(self):
        async def one(page):
            async with new_page(reduced_motion="reduce") as tab:
                await load(tab, site().url(page))
                return [f"{name(page)}: {line}" for line in await tab.evaluate(script("motion"))]

        said = sum(each(one, site().pages), [])
        self.assertFalse(said, "\n".join(said))

    def test_paper_has_all(self):
        async def one(page):
            async with new_page(794) as tab:
                await tab.emulate_media(media="print")
                await load(tab, site().url(page))
                return [f"{name(page)}: {line}" for line in await tab.evaluate(script("paper"))]

        said = sum(each(one, site().pages), [])
        self.assertFalse(said, "\n".join(said))


if __name__ == "__main__":
    unittest.main()
