"""A build that is killed leaves the whole old site or the whole new one."""

import random
import shutil
import signal
import statistics
import subprocess
import time
import unittest

from small_site import SmallSite, leftovers, program, tree

PAGES = 300
KILLS = 200
SEED = 20261123


class KilledBuilds(unittest.TestCase):
    """Two versions of the sources in turn, so that every build changes every page."""

    @classmethod
    def setUpClass(cls):
        cls.site = SmallSite(PAGES)
        cls.other = cls.site.folder / "content-of-the-other-version"
        shutil.copytree(cls.site.folder / "content", cls.other)
        for number in range(PAGES):
            cls.site.page(number, PAGES, "second", cls.other.name)
        cls.site.write(f"{cls.other.name}/docs/only-here.md", "# Only in the second version\n\nText.\n")
        cls.version = 0
        cls.known = {}
        cls.times = []
        for _ in range(4):
            cls.complete(cls)
            cls.switch(cls)
        first, second = cls.known[0], cls.known[1]
        same = [name for name in first if name.endswith(".html") and "many" in name and first[name] == second.get(name)]
        assert not same, f"these pages are the same in both versions: {same[:3]}"

    def switch(self):
        """Makes the other version the sources."""
        content = self.site.folder / "content"
        aside = self.site.folder / "aside"
        content.rename(aside)
        self.other.rename(content)
        aside.rename(self.other)
        KilledBuilds.version = 1 - KilledBuilds.version

    def complete(self):
        """Builds to the end; what comes out must be the same every time."""
        done = self.site.build(limit=120)
        assert done.code == 0, done
        self.times.append(done.seconds)
        found = tree(self.site.public)
        known = self.known.setdefault(self.version, found)
        other = sorted(name for name in set(found) | set(known) if found.get(name) != known.get(name))
        assert not other, f"the same sources gave other files: {other[:5]}, {done}"
        assert leftovers(self.site.folder) == [], leftovers(self.site.folder)

    def delay(self, chance):
        """Half of the moments over the whole build, half near its end, where the exchange is."""
        usual = statistics.median(self.times[-5:])
        start = 0 if chance.random() < 0.5 else 0.75
        return usual * chance.uniform(start, 1.15)

    def interrupt(self, delay, number):
        """Starts a build and sends it a signal; whether it was still at work."""
        start = time.monotonic()
        child = subprocess.Popen(
            [program(), "build"], cwd=self.site.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        try:
            child.wait(delay)
            self.times.append(time.monotonic() - start)
        except subprocess.TimeoutExpired:
            child.send_signal(number)
            child.wait()
        self.assertIn(child.returncode, (0, -number))
        return child.returncode != 0

    def series(self, number, wanted, seed):
        """Interrupts builds until `wanted` were hit; how many before and after the exchange."""
        chance = random.Random(seed)
        before = after = whole = 0
        current = self.standing()
        while before + after < wanted:
            # A busy machine makes builds slower or faster than the moments were spread for.
            self.assertLess(whole, wanted * 10, "too many builds ended before the signal came")
            if self.version == current:
                self.switch()
            was_hit = self.interrupt(self.delay(chance), number)
            found = tree(self.site.public)
            self.assertIsNotNone(found, "public/ is missing")
            self.assertTrue(found in (self.known[0], self.known[1]), self.difference(found))
            standing = self.standing(found)
            if not was_hit:
                self.assertEqual(standing, self.version)
                whole += 1
            elif standing == current:
                before += 1
            else:
                after += 1
            current = standing
            # Otherwise the next build finds what a killed one left behind, and may be killed itself.
            if chance.random() < 0.25:
                self.complete()
                current = self.version
        self.complete()
        return before, after, whole

    def standing(self, found=None):
        """The version that is in public/."""
        return 0 if (found or tree(self.site.public)) == self.known[0] else 1

    def difference(self, found):
        """Where a tree isn't that of either version."""
        lines = []
        for version, known in self.known.items():
            names = sorted(name for name in set(found) | set(known) if found.get(name) != known.get(name))
            lines.append(f"{len(names)} names differ from version {version}: {names[:5]}")
        return "public/ is mixed: " + "; ".join(lines)

    def test_kill_leaves_the_old_site_or_the_new_one(self):
        before, after, whole = self.series(signal.SIGKILL, KILLS, SEED)
        print(f"\nkilled {before + after} builds: {before} before the exchange, {after} after it; {whole} came too late")
        self.assertGreaterEqual(before + after, KILLS)
        self.assertGreater(before, 0, "no kill came before the exchange")
        self.assertGreater(after, 0, "no kill came after the exchange")

    def test_interrupt_and_termination_do_too(self):
        for number, seed in ((signal.SIGINT, 1), (signal.SIGTERM, 2)):
            before, after, _ = self.series(number, 10, SEED + seed)
            print(f"\n{number.name}: {before} before the exchange, {after} after it")

    def test_killed_first_build_leaves_nothing_or_the_site(self):
        chance = random.Random(SEED + 3)
        hits = 0
        for _ in range(30):
            shutil.rmtree(self.site.public, ignore_errors=True)
            hits += self.interrupt(self.delay(chance), signal.SIGKILL)
            self.assertIn(tree(self.site.public), (None, self.known[self.version]))
        self.assertGreaterEqual(hits, 10)
        self.complete()

    def test_failed_build_after_a_killed_one_leaves_nothing_either(self):
        chance = random.Random(SEED + 4)
        for _ in range(10):
            shutil.rmtree(self.site.public, ignore_errors=True)
            self.interrupt(self.delay(chance) * 0.7, signal.SIGKILL)
            faulty = self.site.write("content/faulty.md", "---\ntitel: X\n---\nText.\n")
            failed = self.site.build()
            faulty.unlink()
            self.assertEqual(failed.code, 1, failed)
            self.assertEqual(leftovers(self.site.folder), [])
        self.complete()


if __name__ == "__main__":
    unittest.main()
