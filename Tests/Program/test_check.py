"""`--check` and `--verify`, and that the same sources give the same bytes."""

import os
import time
import unittest

from small_site import SmallSite, temporary_folder, tree


class CheckAndVerify(unittest.TestCase):
    def test_check(self):
        site = SmallSite()
        self.assertEqual(site.build("--check").code, 4)
        self.assertFalse(site.public.exists(), "--check has written")
        self.assertEqual(site.build().code, 0)
        self.assertEqual(site.build("--check").code, 0)
        site.change("content/docs/first.md", "Some words", "Other words")
        before = tree(site.public)
        drift = site.build("--check")
        self.assertEqual(drift.code, 4, drift)
        self.assertIn("note: differs: docs/first/index.html", drift.err)
        site.change("content/docs/first.md", "max-output", "max-outptu")
        self.assertEqual(site.build("--check").code, 1)
        self.assertEqual(tree(site.public), before)

    def test_check_names_what_is_missing_extra_and_of_another_type(self):
        site = SmallSite()
        site.build()
        (site.public / "robots.txt").unlink()
        (site.public / "extra.txt").write_text("x")
        (site.public / "sitemap.xml").unlink()
        (site.public / "sitemap.xml").mkdir()
        page = site.public / "docs/first/index.html"
        page.write_bytes(page.read_bytes() + b" ")
        done = site.build("--check")
        self.assertEqual(done.code, 4, done)
        for line in ("missing: robots.txt", "missing: sitemap.xml", "extra: extra.txt", "differs: docs/first/index.html"):
            self.assertIn(line, done.err)

    def test_check_sees_a_flipped_bit_in_every_file(self):
        site = SmallSite()
        site.build()
        for path in sorted(path for path in site.public.rglob("*") if path.is_file()):
            whole = path.read_bytes()
            place = len(whole) // 2
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1:])
            self.assertEqual(site.build("--check").code, 4, path)
            path.write_bytes(whole)
        self.assertEqual(site.build("--check").code, 0)

    def test_verify(self):
        site = SmallSite(pages=20)
        done = site.build("--verify")
        self.assertEqual(done.code, 0, done)
        self.assertIn("byte for byte the same", done.err)
        self.assertEqual(site.build("--check").code, 0)
        self.assertEqual(site.build("--verify", "--drafts", "--base-url", "https://x.org/a/", "--jobs", "1").code, 0)

    def test_verify_of_a_faulty_site(self):
        site = SmallSite()
        site.change("content/docs/first.md", "max-output", "max-outptu")
        self.assertEqual(site.build("--verify").code, 1)

    def test_verify_without_a_temporary_folder_proves_nothing(self):
        site = SmallSite()
        done = site.build("--verify", env={**os.environ, "TMPDIR": str(site.folder / "nowhere")})
        self.assertEqual(done.code, 3, done)
        self.assertTrue((site.public / "index.html").is_file())
        self.assertNotIn("as it was", done.err, "the first of the two builds has been published")

    def test_verify_leaves_nothing_in_the_temporary_folder(self):
        place = temporary_folder()
        self.assertEqual(SmallSite().build("--verify", env={**os.environ, "TMPDIR": str(place)}).code, 0)
        self.assertEqual(os.listdir(place), [])

    def test_nothing_changed_means_nothing_written(self):
        site = SmallSite()
        site.build()
        stamps = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in [site.public, *site.public.rglob("*")]}
        time.sleep(0.02)
        done = site.build()
        self.assertIn("nothing has changed", done.err)
        again = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in [site.public, *site.public.rglob("*")]}
        self.assertEqual(again, stamps)

    def test_same_bytes_whatever_the_surroundings(self):
        first = SmallSite(pages=20)
        first.build()
        wanted = tree(first.public)
        turkish = {"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8"}
        for variables, jobs in ((turkish, "1"), ({"LANG": "C", "HOME": "/"}, "16"), ({}, "2")):
            other = SmallSite(pages=20, name="another name")
            self.assertEqual(other.build("--jobs", jobs, env=variables).code, 0)
            self.assertEqual(tree(other.public), wanted)


if __name__ == "__main__":
    unittest.main()
