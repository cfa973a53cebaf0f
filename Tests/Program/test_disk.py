"""A disk that is full, read-only or limited: the build fails, says why and where, and the old site stays."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import unittest
from pathlib import Path

from small_site import MEBIBYTE, SmallSite, leftovers, run, temporary_folder, tree

PAGES = 60
INNER = "SITEGEN_TEST_INNER"
known = {}


def needs_namespace():
    """Whether mounting needs a user namespace of our own: without root, or with a root that may not mount."""
    if os.environ.get(INNER):
        return False
    if "may mount" not in known:
        place = temporary_folder()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True)
        known["may mount"] = done.returncode == 0
        if done.returncode == 0:
            subprocess.run(["umount", str(place)], check=True)
    return not known["may mount"]


def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


class Disk:
    """A small file system in memory."""

    def __init__(self, options):
        self.place = temporary_folder()
        mount("-t", "tmpfs", "-o", options, "tmpfs", str(self.place))

    def close(self):
        subprocess.run(["umount", "-l", str(self.place)], check=False)

    def fill(self, spare):
        """Takes all room but `spare` bytes."""
        status = os.statvfs(self.place)
        with open(self.place / "ballast", "wb") as file:
            left = status.f_bavail * status.f_frsize - spare
            while left > 0:
                left -= file.write(b"\0" * min(left, MEBIBYTE))

    def fill_names(self, spare):
        """Takes all names (inodes) but `spare`."""
        for number in range(os.statvfs(self.place).f_favail - spare):
            (self.place / f"name-{number}").touch()


class FullDisk(unittest.TestCase):
    def setUp(self):
        if needs_namespace():
            self.skipTest("runs again in a namespace where it may mount; see InNamespace")
        self.site = SmallSite(PAGES)

    def disk(self, options):
        disk = Disk(options)
        self.addCleanup(disk.close)
        return disk

    def pages(self, word):
        for number in range(PAGES):
            self.site.page(number, PAGES, word)

    def built(self, disk):
        """A first version in the disk's folder `public`, and then other sources."""
        output = disk.place / "public"
        self.pages("first")
        first = self.site.build("--output", output)
        self.assertEqual(first.code, 0, first)
        self.pages("second")
        return output, tree(output)

    def assert_untouched(self, disk, output, before, done, *words):
        self.assertEqual(done.code, 3, done)
        for word in words:
            self.assertIn(word, done.err, done)
        self.assertEqual(tree(output), before, "the output isn't what it was")
        self.assertEqual(leftovers(disk.place), [], done)
        self.assertNotIn("built", done.err)

    def test_full_disk_leaves_the_old_site(self):
        for spare in (0, 4096, 65536, 300_000):
            with self.subTest(spare=spare):
                disk = self.disk("size=3m")
                output, before = self.built(disk)
                disk.fill(spare)
                done = self.site.build("--output", output)
                self.assert_untouched(disk, output, before, done, "SG0803", "No space left on device", str(disk.place))
                self.assertRegex(done.err, r"help: make room")

    def test_an_old_site_that_cannot_be_removed_is_a_warning(self):
        disk = self.disk("size=8m")
        output, before = self.built(disk)
        # What is mounted in a folder moves with it, and can't be removed.
        held = next(path for path in sorted(output.iterdir()) if path.is_dir())
        subprocess.run(["mount", "--bind", held, held], check=True)
        done = self.site.build("--output", output)
        left = [path for path in disk.place.iterdir() if path.name.startswith(".")]
        self.addCleanup(lambda: [subprocess.run(["umount", path / held.name]) for path in left])
        self.assertEqual(done.code, 0, done)
        self.assertIn("warning[SG0808]", done.err, done)
        self.assertNotEqual(tree(output), before)

    def test_build_succeeds_once_there_is_room(self):
        disk = self.disk("size=3m")
        output, before = self.built(disk)
        disk.fill(100_000)
        self.assertEqual(self.site.build("--output", output).code, 3)
        (disk.place / "ballast").unlink()
        done = self.site.build("--output", output)
        self.assertEqual(done.code, 0, done)
        self.assertNotEqual(tree(output), before)
        self.assertEqual(leftovers(disk.place), [])

    def test_first_build_on_a_full_disk_leaves_nothing(self):
        disk = self.disk("size=1m")
        disk.fill(100_000)
        done = self.site.build("--output", disk.place / "public")
        self.assert_untouched(disk, disk.place / "public", None, done, "No space left on device")

    def test_no_more_names_on_the_disk(self):
        for spare in (0, 1, 2, 3, 20):
            with self.subTest(spare=spare):
                disk = self.disk("size=8m,nr_inodes=400")
                output, before = self.built(disk)
                disk.fill_names(spare)
                done = self.site.build("--output", output)
                self.assert_untouched(disk, output, before, done, "No space left on device")
                self.assertRegex(done.err, r"help: make room")

    def test_read_only_disk(self):
        disk = self.disk("size=8m")
        output, before = self.built(disk)
        mount("-o", "remount,ro,bind", str(disk.place))
        done = self.site.build("--output", output)
        self.assert_untouched(disk, output, before, done, "Read-only file system", str(disk.place))

    def test_read_only_site_builds_elsewhere(self):
        disk = self.disk("size=16m")
        shutil.copytree(self.site.folder, disk.place / "site")
        mount("-o", "remount,ro,bind", str(disk.place))
        output = temporary_folder() / "public"
        done = run("build", "--site", disk.place / "site", "--output", output)
        self.assertEqual(done.code, 0, done)
        refused = run("build", "--site", disk.place / "site")
        self.assertEqual(refused.code, 3, refused)
        self.assertIn("Read-only file system", refused.err)

    def test_output_that_is_a_mount_point(self):
        disk = self.disk("size=8m")
        done = self.site.build("--output", disk.place)
        self.assertEqual(done.code, 3, done)
        self.assertIn("mount point", done.err)
        self.assertEqual(os.listdir(disk.place), [])

    def test_read_only_folder_bound_over_the_output(self):
        disk = self.disk("size=8m")
        output, before = self.built(disk)
        mount("--bind", str(output), str(output))
        self.addCleanup(subprocess.run, ["umount", "-l", str(output)], check=False)
        mount("-o", "remount,ro,bind", str(output))
        done = self.site.build("--output", output)
        self.assert_untouched(disk, output, before, done, "SG0801")

    def test_old_files_that_cannot_be_removed(self):
        """After the exchange the new site is there: nothing may say that it isn't."""
        disk = self.disk("size=8m")
        output, before = self.built(disk)
        mount("--bind", str(output / "docs"), str(output / "docs"))
        done = self.site.build("--output", output)
        now = tree(output)
        for path in disk.place.rglob("docs"):
            subprocess.run(["umount", "-l", str(path)], check=False, stderr=subprocess.DEVNULL)
        if now == before:
            self.assertEqual(done.code, 3, done)
        else:
            self.assertNotIn("as it was", done.err, done)
            self.assertIn(".sitegen-", done.err)
        self.assertEqual(self.site.build("--output", output).code, 0)
        self.assertEqual(leftovers(disk.place), [])

    def test_site_and_output_on_other_disks(self):
        disk = self.disk("size=16m")
        output = disk.place / "public"
        self.assertEqual(self.site.build("--output", output).code, 0)
        self.assertEqual(self.site.build("--output", output, "--check").code, 0)


class LimitedFileSize(unittest.TestCase):
    """As under a quota: the system refuses to make a file longer."""

    def test_file_over_the_limit_leaves_the_old_site(self):
        site = SmallSite()
        self.assertEqual(site.build().code, 0)
        before = tree(site.public)
        site.write("static/large.bin", b"\1" * 400_000)

        def limit():
            # Python ignores the signal and gives its default back to children: the program must cope itself.
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

        done = site.build(before=limit)
        self.assertEqual(done.code, 3, done)
        self.assertIn("File too large", done.err)
        self.assertIn("large.bin", done.err)
        self.assertEqual(tree(site.public), before)
        self.assertEqual(leftovers(site.folder), [])

    def test_too_few_open_files_are_a_fault_of_the_surroundings_or_enough(self):
        site = SmallSite(pages=40)

        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))

        done = site.build(before=limit)
        self.assertIn(done.code, (0, 3), done)
        self.assertEqual(leftovers(site.folder), [])


class InNamespace(unittest.TestCase):
    """Without root, the tests above run in a user namespace. Where that is forbidden they fail: they never pass unseen."""

    def test_full_disk_in_a_user_namespace(self):
        if not needs_namespace():
            return
        done = subprocess.run(
            ["unshare", "-rm", sys.executable, "-m", "unittest", "test_disk.FullDisk"], cwd=Path(__file__).parent,
            env={**os.environ, INNER: "1"}, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
