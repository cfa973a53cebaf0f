"""The look of five pages, compared with the committed pictures in `screenshots/`."""

import io
import itertools
import os
import sys
import unittest
from pathlib import Path

from PIL import Image

import shots
import tally
from chromium import each, page as new_page
from host import NOWHERE, site
from scripts import script, watch
from visit import load

FOLDER = Path(__file__).resolve().parent / "screenshots"
PAGES = {"product": "image-2/", "docs": "docs/quickstart/", "gallery": "showcase/", "home": "", "404": NOWHERE}
CASES = list(itertools.product(PAGES, (360, 1440), ("light", "dark")))
LARGEST = 3_000_000  # bytes of all committed pictures


def difference_folder():
    folder = Path(__file__).resolve().parents[2] / ".bench/screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def take(url, width, scheme):
    """The whole page as it is when it has been read to its end."""
    async with new_page(width, scheme=scheme, reduced_motion="reduce") as page:
        await load(page, url)
        await page.evaluate(script("scroll"))
        # Else a picture may be painted a moment after the shot.
        await page.evaluate("Promise.all([...document.images].map((image) => { image.decoding = 'sync'; return image.decode(); }))")
        # Chromium enlarges its view for the shot, and now and then shows what is laid out for another one: two must agree.
        data = None
        for _ in range(6):
            before, data = data, await page.screenshot(full_page=True, animations="disabled", caret="hide")
            if data == before:
                break
    return Image.open(io.BytesIO(data)).convert("RGB")


def file_name(case):
    return "-".join(map(str, case)) + ".webp"


@unittest.skipUnless(sys.platform == "linux", "letters look different elsewhere")
class Screenshots(unittest.TestCase):
    def test_screenshots(self):
        async def one(case):
            page, width, scheme = case
            picture = await take(site().url(PAGES[page]), width, scheme)
            tally.count("screenshots taken")
            return case, picture

        FOLDER.mkdir(exist_ok=True)
        taken = each(one, CASES)
        tally.want("screenshots taken", len(CASES))
        if os.environ.get("RECORD"):
            return self.record(taken)
        said = []
        for case, picture in taken:
            file = FOLDER / file_name(case)
            if not file.is_file():
                said.append(f"{file.name} is not there: make screenshots")
                continue
            with Image.open(file) as kept:
                words, marked = shots.compare(kept.convert("RGB"), picture)
            if words:
                actual = difference_folder() / file_name(case)
                picture.save(actual.with_suffix(".png"))
                if marked:
                    marked.save(actual.with_name(f"{actual.stem}-difference.png"))
                said.append(f"{file.name} {words}; see {actual.with_suffix('.png')} and {actual.stem}-difference.png beside it")
        names = {file.name for file in FOLDER.iterdir()}
        self.assertEqual(names - set(map(file_name, CASES)), set(), "nobody takes these")
        self.assertLess(sum(file.stat().st_size for file in FOLDER.iterdir()), LARGEST)
        self.assertFalse(said, "\n".join(said) + "\nif that is meant: make screenshots, and look at the difference")

    def record(self, taken):
        for old in FOLDER.iterdir():
            old.unlink()
        for case, picture in taken:
            shots.keep(picture, FOLDER / file_name(case))
        self.fail(f"{len(taken)} screenshots are recorded; look at the difference (git diff --stat, your eyes), then run without --record")


if __name__ == "__main__":
    unittest.main()
