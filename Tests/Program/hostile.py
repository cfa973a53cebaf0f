"""What every hostile source has in common: a site that was built, then got one bad thing."""

import atexit
import unittest

from small_site import SmallSite, leftovers, tree

SECONDS = 5.0
MEBIBYTES = 500
HEAD = "---\ntitle: Hostile\n---\n"
PAGE = "content/docs/hostile.md"

measured = []


@atexit.register
def report():
    """Says what cost the most, so that a drift towards the limits is seen."""
    if measured:
        slowest = max(measured)
        largest = max(measured, key=lambda entry: entry[1])
        print(f"\n{len(measured)} hostile builds; the longest took {slowest[0]:.2f} s of work ({slowest[2]}), "
              f"the largest {largest[1]:.0f} MiB ({largest[2]})")


class HostileTest(unittest.TestCase):
    """A site of its own for each test, built before anything bad is done to it."""

    def setUp(self):
        self.site = SmallSite()
        first = self.site.build()
        self.assertEqual(first.code, 0, first)
        self.before = tree(self.site.public)

    def build(self, *arguments, **settings):
        """Builds, and requires an ordinary end in time and within bounds."""
        done = self.site.build(*arguments, **settings)
        measured.append((done.work, done.peak, self.id().rsplit(".", 1)[-1]))
        self.assertNotEqual(done.code, -9, f"it hangs, or runs for longer than 30 s: {done}")
        self.assertGreaterEqual(done.code, 0, f"it crashes: {done}")
        # The machine may be busy with other things: then what counts is the work.
        self.assertTrue(done.seconds <= SECONDS or done.work <= SECONDS / 2, f"too slow: {done}")
        self.assertLess(done.peak, MEBIBYTES, f"too large: {done}")
        self.assertEqual(leftovers(self.site.folder), [], done)
        return done

    def refused(self, code, place, *words, exit_code=1):
        """Requires a diagnostic of this code at this place with these words, and an output that is as it was."""
        done = self.build()
        self.assertEqual(done.code, exit_code, done)
        self.assertIn((code, place), self.pairs(done), done)
        for word in words:
            self.assertIn(word, done.err, done)
        self.assertEqual(tree(self.site.public), self.before, "the output has changed")
        return done

    def accepted(self):
        """Requires that the site is built."""
        done = self.build()
        self.assertEqual(done.code, 0, done)
        return done

    def pairs(self, done):
        """Code and place of each diagnostic; the place is empty for those without."""
        found = []
        for line in done.err.splitlines():
            if line.startswith(("error[", "warning[")):
                found.append((line.split("[", 1)[1][:6], ""))
            elif line.lstrip().startswith("--> ") and found and not found[-1][1]:
                found[-1] = (found[-1][0], line.lstrip()[4:])
        return found

    def page(self, text):
        """Writes the hostile page, with a front matter."""
        head = HEAD.encode() if isinstance(text, bytes) else HEAD
        self.site.write(PAGE, head + text)

    def large(self, path, head, unit, size):
        """Writes a file of about `size` bytes without holding it in memory."""
        place = self.site.write(path, head)
        with open(place, "ab") as file:
            block = unit * max(1, 65536 // len(unit))
            for _ in range(size // len(block) + 1):
                file.write(block)
