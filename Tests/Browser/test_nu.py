"""The Nu HTML checker finds nothing, neither errors nor warnings nor hints."""

import unittest

import nu
import tally
from host import site

# What its CSS half (of 2025) doesn't know though browsers do, and why it is right. One that no longer occurs fails.
UNKNOWN_CSS = {
    "CSS: “r”: Property “r” doesn't exist.": "SVG 2 geometry property",
    "CSS: Unknown pseudo-element or pseudo-class “::details-content”.": "CSS Pseudo-Elements 4",
    "“color-mix(in srgb,": "CSS Color 5, in places where it knows only names and numbers",
    "CSS: Parse Error.": "CSS Content 3: the alternative text after a slash in `content`",
}


class Nu(unittest.TestCase):
    def test_pages(self):
        files = sorted(site().folder.rglob("*.html"))
        tally.want("files checked by Nu", len(site().pages) + 1)
        found = nu.check(files)
        tally.count("files checked by Nu", len(files))
        self.assertFalse(found, "\n".join(map(str, found)))

    def test_style_sheets(self):
        files = sorted(site().folder.rglob("*.css"))
        self.assertTrue(files)
        tally.count("files checked by Nu", len(files))
        found = nu.check(files, css=True)
        new = [one for one in found if not any(known in one[3] for known in UNKNOWN_CSS)]
        gone = [known for known in UNKNOWN_CSS if not any(known in one[3] for one in found)]
        self.assertFalse(new, "\n".join(map(str, new)))
        self.assertFalse(gone, "no longer found: take it out of UNKNOWN_CSS")


if __name__ == "__main__":
    unittest.main()
