"""A refresh every night, while people edit the manifest, decide and merge, or don't: each request is paid exactly once.

The simulation plays hundreds of such months (Tests/RefreshSimulation); here the real program lives through some nights.
"""

import shutil
import unittest

from PIL import Image
from refreshing import MANIFEST, STATE, Refreshing
from small_site import run, temporary_folder

PARTS = ("assets", "ledger", "lock", "originals")


class Nights(Refreshing):
    # Those that placeholders are drawn for.
    LAKE, SHED, BARN = "alpine-lake", "skincare-bottle", "type-poster"

    def setUp(self):
        super().setUp()
        self.manifest(self.LAKE, self.SHED)
        self.do("placeholders")
        self.drawn = (self.folder / f"showcase/lock/{self.LAKE}.json").read_bytes()
        self.start(options=("--pictures", "flat"))
        self.paid = 0
        self.night(2, "--new-state")

    def do(self, *words):
        done = run("showcase", *words, cwd=self.folder)
        self.assertEqual(done.code, 0, done)

    def night(self, more, *words, code=0):
        """A refresh that should pay for so many pictures more, and another one that pays for none."""
        done = self.refresh(*words)
        self.assertEqual(done.code, code, done)
        self.paid += more
        again = self.refresh()
        self.assertEqual(again.code, code, again)
        tasks = self.emulator.tasks
        self.assertEqual(len(tasks), self.paid, done)
        requests = [(task["prompt"], task["size"]) for task in tasks]
        self.assertEqual(len(set(requests)), len(requests), "something was paid twice")
        return done

    def change(self, old, new):
        text = (self.folder / MANIFEST).read_text()
        self.assertIn(old, text)
        (self.folder / MANIFEST).write_text(text.replace(old, new, 1))

    def test_nothing_accepted(self):
        for _ in range(5):
            self.night(0)
        self.assertEqual(self.candidates(), 4)

    def test_rejected_and_edited(self):
        self.do("reject", self.LAKE, "--by", "Somebody")
        self.night(0)
        self.change("lake at dawn", "lake at noon")
        self.night(1)
        self.change(f"title: The {self.LAKE}", "title: Another title")
        self.change(f"alt: A {self.LAKE}.", "alt: Other words.")
        self.night(0)
        self.change("lake at noon", "lake at dawn")
        self.night(0)
        self.change("lake at dawn", "lake at noon")
        self.night(0)
        self.change("size: 1024x1024", "size: 1536x1024")
        self.night(1)
        self.do("reject", self.LAKE, "--by", "Somebody")
        self.do("placeholders")
        self.night(0)

    def test_assets_that_come_and_go(self):
        self.manifest(self.LAKE, self.SHED, self.BARN)
        self.night(1)
        self.manifest(self.SHED, self.BARN)
        self.night(0)
        self.manifest(self.BARN, self.SHED, self.LAKE)
        self.night(0)

    def test_refusals(self):
        self.change("A mountain lake", "[refuse] A mountain lake")
        self.change("A mountain lake at dawn. (skin", "[refuse-later] A mountain lake at dawn. (skin")
        self.night(1, code=1)
        self.night(0, code=1)
        self.assertEqual(self.emulator.ask("billing")["refused_creates"], 1)
        self.change("[refuse] ", "")
        self.change("[refuse-later] ", "")
        self.night(0)

    def test_an_import(self):
        self.do("reject", self.LAKE, "--by", "Somebody")
        picture = temporary_folder() / "picture.png"
        Image.new("RGB", (1024, 1024), "teal").save(picture)
        self.do("import", self.LAKE, str(picture), "--source", "https://small.invalid/lake", "--license",
                "CC0-1.0", "--by", "Somebody")
        self.change("lake at dawn", "lake at noon")
        self.night(0)

    def test_a_change_that_is_not_merged(self):
        """The next night begins from what is merged: pictures are put in again from the state folder, and not paid."""
        merged = temporary_folder()
        for part in PARTS:
            shutil.copytree(self.folder / "showcase" / part, merged / part)
        self.manifest(self.LAKE, self.SHED, self.BARN)
        found = None
        for night in range(3):
            done = self.refresh()
            self.assertEqual(done.code, 0, done)
            self.assert_paid(3)
            originals = sorted(path.name for path in (self.folder / "showcase/originals").iterdir())
            self.assertEqual(len(originals), 3)
            self.assertEqual(found or originals, originals)
            self.assertTrue(list((self.folder / STATE / "spool").iterdir()), "nothing is kept to put in again")
            found = originals
            for part in PARTS:
                shutil.rmtree(self.folder / "showcase" / part)
                shutil.copytree(merged / part, self.folder / "showcase" / part)
        done = self.refresh()
        self.assertIn("new candidate, paid before", done.out)
        self.assert_paid(3)

    def test_a_lock_that_is_one_record_behind(self):
        """A refresh that put a picture in again was killed between ledger and lock; the journal calls it done."""
        lock = self.folder / f"showcase/lock/{self.LAKE}.json"
        whole = lock.read_bytes()
        lock.write_bytes(self.drawn)
        self.night(0)
        self.assertEqual(lock.read_bytes(), whole)
        self.do("audit")

    def test_monthly_cap(self):
        self.manifest(self.LAKE, self.SHED, self.BARN, monthly=2)
        self.night(0)
        self.manifest(self.LAKE, self.SHED, self.BARN, monthly=3)
        self.night(1)


if __name__ == "__main__":
    unittest.main()
