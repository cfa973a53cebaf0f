"""The right variant of every picture, at the right time, over its blurred stand-in."""

import functools
import itertools
import re
import unittest

import tally
from chromium import each
from host import name, site
from visit import visit

WIDTHS = (360, 768, 1440)
RATIOS = (1, 2)


def chosen(widths, need):
    """The width that fits: the smallest that is enough, or the largest there is. Chromium takes the same."""
    return min((width for width in widths if width >= need), default=max(widths))


def variants(srcset):
    return {int(width): url for url, width in re.findall(r"(\S+)\s+(\d+)w", srcset)}


def misfits(pictures, dpr):
    """Pictures whose `sizes` is wrong, or whose variant isn't the one that fits."""
    said = []
    for one in pictures:
        widths = variants(one["srcset"])
        if not one["hasSize"]:
            said.append(f"{one['name']} has no width and height")
        if not widths or not one["width"]:
            said.append(f"{one['name']} has no srcset with widths, or no width on the page")
            continue
        tally.count("picture variants judged")
        # With widths in srcset, a picture's natural width is what `sizes` came to.
        off = one["natural"] / one["width"] - 1
        got = next((width for width, url in widths.items() if one["current"].endswith(url)), None)
        fits = chosen(widths, one["width"] * dpr)
        if abs(off) > .1:
            said.append(f"{one['name']}: sizes says {one['natural']} px, the layout {one['width']} px ({off:+.0%}); sizes=\"{one['sizes']}\"")
        if got != fits:
            said.append(f"{one['name']}: takes {got}w for {one['width']} px × {dpr}, {fits}w fits (of {sorted(widths)})")
        if one["fit"] == "fill" and one["height"] and abs(one["width"] / one["height"] * one["naturalHeight"] / one["natural"] - 1) > .02:
            said.append(f"{one['name']} is drawn out of shape: {one['width']} × {one['height']}")
    return said


def timing(pictures, height, folds):
    """The first picture in view comes at once, those below the fold when they are needed."""
    said = []
    for index, one in enumerate(pictures):
        early = one["loading"] != "lazy" and one["priority"] == "high"
        if index == 0 and one["top"] < height and not early:
            said.append(f"{one['name']} is the first in view, and loading={one['loading']} fetchpriority={one['priority']}")
        if index > 0 and one["priority"] == "high":
            said.append(f"{one['name']} is not the first and has a high priority")
        if all(tops[index] >= fold for tops, fold in folds) and one["loading"] != "lazy":
            said.append(f"{one['name']} is below the fold and not lazy")
    return said


def stand_ins(pictures):
    """Pictures that show nothing while they load."""
    return [f"{one['name']} has no blurred picture behind it while it loads" for one in pictures
            if not one["complete"] and not any("url(\"data:image/" in back for back in one["backgrounds"])]


@functools.cache
def seen():
    pages = [page for page in site().pages if "<img" in (site().file(site().prefix + page) or site().folder / "404.html").read_text()]
    cases = list(itertools.product(pages, WIDTHS, RATIOS))
    tally.want("picture variants judged", 6 * len(pages))

    async def one(case):
        page, width, dpr = case
        return case, await visit(site().url(page), f"{name(page)} at {width} × {dpr}", width, dpr=dpr)

    return each(one, cases)


class Pictures(unittest.TestCase):
    def test_sizes_match_the_layout(self):
        said = [f"{visited.where}: {line}" for (_, _, dpr), visited in seen() for line in misfits(visited.pictures, dpr)]
        self.assertFalse(said, f"{len(said)} findings:\n" + "\n".join(said))

    def test_first_at_once_others_later(self):
        said = []
        for page in {case[0] for case, _ in seen()}:
            here = [(case, visited) for case, visited in seen() if case[0] == page and case[2] == 1]
            folds = [([one["top"] for one in visited.before], 900 if case[1] >= 1000 else 800) for case, visited in here]
            for (_, width, _), visited in here:
                said += [f"{visited.where}: {line}" for line in timing(visited.before, 900 if width >= 1000 else 800, folds)]
        self.assertFalse(said, "\n".join(said))

    def test_blurred_picture_before_the_real_one(self):
        said = [f"{visited.where}: {line}" for _, visited in seen() for line in stand_ins(visited.before)]
        waiting = sum(not one["complete"] for _, visited in seen() for one in visited.before)
        tally.count("pictures seen before they had loaded", waiting)
        self.assertGreater(waiting, 0)
        self.assertFalse(said, "\n".join(said))


if __name__ == "__main__":
    unittest.main()
