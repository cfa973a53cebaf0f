"""Where a build may write, and what it leaves there."""

import os
import shutil
import subprocess
import unittest

from small_site import SmallSite, leftovers, program, run, temporary_folder, tree


class Places(unittest.TestCase):
    def setUp(self):
        self.site = SmallSite()

    def refused(self, output, code="SG0801"):
        """Requires exit 3 and that nothing at all has been made or changed, here or at the top of the disk."""
        before, top = tree(self.site.folder), sorted(os.listdir("/"))
        done = self.site.build("--output", output)
        self.assertEqual(done.code, 3, done)
        self.assertEqual(done.codes(), [code], done)
        self.assertEqual(tree(self.site.folder), before, done)
        self.assertEqual(sorted(os.listdir("/")), top, done)
        return done

    def test_modes_whatever_the_umask(self):
        for umask in (0, 0o022, 0o077, 0o777):
            with self.subTest(oct(umask)):
                shutil.rmtree(self.site.public, ignore_errors=True)
                self.assertEqual(self.site.build(umask=umask).code, 0)
                self.assertEqual({mode for mode, _ in tree(self.site.public).values()}, {"0o100644", "0o40755"})
                self.assertEqual(oct(self.site.public.stat().st_mode), "0o40755")

    def test_modes_of_sources_do_not_count(self):
        (self.site.folder / "static/favicon.svg").chmod(0o777)
        (self.site.folder / "content/docs/first.md").chmod(0o400)
        self.assertEqual(self.site.build().code, 0)
        self.assertEqual({mode for mode, _ in tree(self.site.public).values()}, {"0o100644", "0o40755"})

    def test_fresh_path_with_missing_parents(self):
        for output in ("one/two/three", "./four/", str(temporary_folder() / "five" / "six")):
            with self.subTest(output):
                self.assertEqual(self.site.build("--output", output).code, 0)
                self.assertTrue((self.site.folder / output / "index.html").is_file())

    def test_path_that_goes_up_through_what_is_not_there(self):
        for output in ("nowhere/../content/x", "nowhere/../../x", "nowhere/.."):
            with self.subTest(output):
                before, top = tree(self.site.folder / "content"), sorted(os.listdir("/"))
                done = self.site.build("--output", output)
                self.assertIn(done.code, (0, 3), done)
                self.assertEqual(tree(self.site.folder / "content"), before)
                self.assertEqual(sorted(os.listdir("/")), top)
                self.assertTrue((self.site.folder / "site.yml").is_file())

    def test_output_behind_a_link(self):
        (self.site.folder / "real").mkdir()
        (self.site.folder / "link").symlink_to("real")
        for output in ("link", "link/", "./link"):
            self.assertIn("is a symbolic link", self.refused(output).err)
        (self.site.folder / "nowhere").symlink_to("/does/not/exist")
        self.refused("nowhere")
        self.refused("nowhere/x")

    def test_output_in_or_over_the_sources(self):
        folder = self.site.folder
        outputs = (
            "content", "content/x", "templates/x", "assets", "static/x", "showcase/x", ".", "", "..", "/",
            "./content/../content/x", str(folder), str(folder.parent), f"{folder}/../{folder.name}/assets/y")
        for output in outputs:
            with self.subTest(output):
                self.assertIn("help: ", self.refused(output).err)

    def test_output_that_is_no_folder(self):
        for output in ("site.yml", "site.yml/x", "/dev/null", "/dev/null/x"):
            with self.subTest(output):
                self.refused(output)

    def test_output_where_nobody_can_make_folders(self):
        self.assertEqual(self.site.build("--output", "/proc/x").code, 3)

    def test_foreign_files_are_refused_by_name(self):
        self.site.write("mine/notes.txt", "mine")
        done = self.refused("mine", "SG0802")
        self.assertIn("note: not written by sitegen: notes.txt", done.err)
        self.assertIn("static/", done.err)
        self.assertEqual(self.site.build().code, 0)
        self.site.write("public/docs/notes.txt", "mine")
        self.assertIn("docs/notes.txt", self.refused("public", "SG0802").err)

    def test_empty_folder_is_taken(self):
        self.site.public.mkdir()
        self.assertEqual(self.site.build().code, 0)

    def test_broken_build_manifest(self):
        self.site.build()
        for text in ("", "{", "[]", "{}", "\0", '{"outputs": {"../../site.yml": ""}}', '{"outputs": 1}'):
            with self.subTest(text):
                self.site.write("public/build-manifest.json", text)
                done = self.site.build()
                self.assertEqual(done.code, 3, done)
                self.assertEqual(done.codes(), ["SG0802"], done)
        self.assertTrue((self.site.folder / "site.yml").is_file())

    def test_edited_page_is_put_right(self):
        self.site.build()
        before = tree(self.site.public)
        self.site.write("public/docs/index.html", "edited")
        self.assertEqual(self.site.build().code, 0)
        self.assertEqual(tree(self.site.public), before)

    def test_page_that_is_gone_is_removed(self):
        self.site.write("content/docs/third.md", "# Third\n\nText.\n")
        self.site.build()
        self.assertTrue((self.site.public / "docs/third/index.html").is_file())
        (self.site.folder / "content/docs/third.md").unlink()
        self.assertIn("removed", self.site.build().err)
        self.assertFalse((self.site.public / "docs/third").exists())

    def test_failed_first_build_leaves_no_folders(self):
        self.site.change("content/docs/first.md", "max-output", "max-outptu")
        before = tree(self.site.folder)
        self.assertEqual(self.site.build("--output", "one/two").code, 1)
        self.assertEqual(tree(self.site.folder), before)

    def test_other_links_to_old_files_keep_their_bytes(self):
        """A copy made with hard links (a backup, a deployment) doesn't change with the next build."""
        self.site.build()
        copy = self.site.folder / "copy"
        subprocess.run(["cp", "-al", self.site.public, copy], check=True)
        before = tree(copy)
        self.site.change("content/docs/first.md", "Some words", "Other words")
        self.site.build()
        self.assertEqual(tree(copy), before)


class Surroundings(unittest.TestCase):
    def test_from_another_folder(self):
        site = SmallSite()
        elsewhere = temporary_folder()
        done = run("build", "--site", site.folder, cwd=elsewhere)
        self.assertEqual(done.code, 0, done)
        self.assertTrue((site.public / "index.html").is_file())
        self.assertEqual(os.listdir(elsewhere), [])
        relative = run("build", "--site", os.path.relpath(site.folder, elsewhere), "--output", "here", cwd=elsewhere)
        self.assertEqual(relative.code, 0, relative)
        self.assertEqual(tree(elsewhere / "here"), tree(site.public))

    def test_names_with_spaces_and_letters_of_all_kinds(self):
        for name in ("ein Ordner", "Größe 日本語 🙂", "a'b\"c$d;e&f", "-dash", "line\nend", "%s %n", "e\u0301"):
            with self.subTest(name):
                site = SmallSite(name=name)
                done = run("build", f"--site={site.folder}", "--verify")
                self.assertEqual(done.code, 0, done)
                self.assertEqual(site.build("--check").code, 0)
                self.assertEqual(site.build("--output", "out put/ü").code, 0)

    def test_page_names_of_all_kinds_of_letters(self):
        site = SmallSite()
        site.write("content/docs/größe-日本.md", "# Size\n\nText.\n")
        site.change("content/docs/first.md", "second.md#further-steps", "größe-日本.md")
        done = site.build()
        self.assertEqual(done.code, 0, done)
        self.assertTrue((site.public / "docs/größe-日本/index.html").is_file())
        html = (site.public / "docs/first/index.html").read_text()
        self.assertIn('href="/docs/gr%C3%B6%C3%9Fe-%E6%97%A5%E6%9C%AC/"', html)

    def test_almost_no_environment(self):
        site = SmallSite()
        self.assertEqual(site.build(env={}).code, 0)
        self.assertEqual(site.build("--verify", env={}).code, 0)

    def test_builds_in_a_deleted_current_folder(self):
        site, place = SmallSite(), temporary_folder()
        command = f'cd "{place}" && rmdir "{place}" && exec "{program()}" build --site "{site.folder}"'
        done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True)
        self.assertIn(done.returncode, (0, 3), done.stderr)

    def test_two_builds_at_once(self):
        """One says that the other is running, or comes after it; the site ends well."""
        site = SmallSite(pages=100)
        busy = 0
        for number in range(12):
            site.page(number, 100, f"round-{number}")
            children = [
                subprocess.Popen([program(), "build"], cwd=site.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for _ in range(3)
            ]
            ends = [(child.communicate()[1], child.returncode) for child in children]
            self.assertTrue(any(code == 0 for _, code in ends), ends)
            for said, code in ends:
                self.assertIn(code, (0, 3), said)
                if code == 3:
                    busy += 1
                    self.assertIn("error[SG0804]: another sitegen is ", said)
                    self.assertIn("help: wait until it has ended", said)
            self.assertEqual(site.build("--check").code, 0)
            self.assertEqual(leftovers(site.folder), [])
        self.assertGreater(busy, 0, "no two builds ever met")

    def test_two_sites_with_one_output(self):
        """The lock of a site doesn't help here: still, what is published is one site, whole."""
        output = temporary_folder() / "public"
        sites = [SmallSite(pages=60) for _ in range(2)]
        for number in range(60):
            sites[1].page(number, 60, "second")
        wanted = []
        for site in sites:
            self.assertEqual(site.build("--output", output).code, 0)
            wanted.append(tree(output))
        for _ in range(12):
            children = [
                subprocess.Popen([program(), "build", "--output", output], cwd=site.folder, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, text=True)
                for site in sites
            ]
            ends = [(child.communicate()[1], child.returncode) for child in children]
            for said, code in ends:
                self.assertIn(code, (0, 3), said)
            self.assertIn(tree(output), wanted, "the output is mixed")
            self.assertEqual(leftovers(output.parent), [])


if __name__ == "__main__":
    unittest.main()
