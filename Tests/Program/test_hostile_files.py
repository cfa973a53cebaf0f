"""Links, special files and odd names among the sources."""

import os
import socket
import subprocess
import unittest

from hostile import HEAD, PAGE, HostileTest
from small_site import tree

LINK_HELP = "help: put the file itself here"


class Links(HostileTest):
    """Symbolic links are never followed, wherever they stand and wherever they lead."""

    def test_links_in_every_folder(self):
        outside = self.site.folder.parent / "outside.md"
        outside.write_text(HEAD + "Secret.\n")
        places = (PAGE, "static/page.txt", "assets/picture.png", "templates/other.mustache", "content/docs/folder")
        targets = (outside, outside.parent, ".", "..", "nothing.md")
        for place in places:
            for target in (*targets, os.path.basename(place)):
                with self.subTest(place=place, target=str(target)):
                    link = self.site.folder / place
                    link.symlink_to(target)
                    self.refused("SG0323", place, "is a symbolic link", LINK_HELP)
                    link.unlink()

    def test_folders_behind_links(self):
        for name in ("content", "templates", "assets", "static", "showcase"):
            with self.subTest(name):
                (self.site.folder / name).rename(self.site.folder / "aside")
                (self.site.folder / name).symlink_to("aside")
                done = self.build()
                (self.site.folder / name).unlink()
                (self.site.folder / "aside").rename(self.site.folder / name)
                self.assertEqual(done.code, 1, done)
                self.assertIn("SG0323", done.codes(), done)
                self.assertTrue(any(place.startswith(name) for place in done.places()), done)

    def test_data_files_behind_links(self):
        for name in ("content/facts.yml", "content/samples.yml", "showcase/manifest.yml", "showcase/lock/alpine-lake.json"):
            with self.subTest(name):
                place = self.site.folder / name
                place.rename(place.with_name("aside.txt"))
                place.symlink_to("aside.txt")
                done = self.build()
                place.unlink()
                place.with_name("aside.txt").rename(place)
                self.assertEqual(done.code, 1, done)
                self.assertIn(("SG0323", name), self.pairs(done), done)

    def test_site_file_behind_a_link(self):
        (self.site.folder / "site.yml").rename(self.site.folder / "other.yml")
        (self.site.folder / "site.yml").symlink_to("other.yml")
        done = self.build()
        self.assertIn(done.code, (1, 2), done)
        self.assertIn("SG0323", done.codes())

    def test_a_link_to_the_site_is_followed(self):
        link = self.site.folder.parent / "link-to-site"
        link.symlink_to(self.site.folder)
        done = self.build("--site", link)
        self.assertEqual(done.code, 0, done)


class SpecialFiles(HostileTest):
    PLACES = (PAGE, "static/file.txt", "assets/file.png", "templates/file.mustache", "content/facts.yml")

    def each_place(self, make):
        for place in self.PLACES:
            with self.subTest(place):
                path = self.site.folder / place
                old = path.read_bytes() if path.exists() else None
                if old is not None:
                    path.unlink()
                make(path)
                done = self.build()
                path.unlink()
                if old is not None:
                    path.write_bytes(old)
                self.assertEqual(done.code, 1, done)
                self.assertIn(place, done.places(), done)

    def test_fifo(self):
        self.each_place(os.mkfifo)

    def test_socket(self):
        def make(path):
            # The path of a socket may have 108 bytes at most.
            here = os.open(path.parent, os.O_RDONLY)
            try:
                with socket.socket(socket.AF_UNIX) as end:
                    end.bind(f"/proc/self/fd/{here}/{path.name}")
            finally:
                os.close(here)

        self.each_place(make)

    def test_folder_named_like_a_page(self):
        (self.site.folder / PAGE).mkdir()
        self.refused("SG0325", PAGE, "is a folder named like a page", "help: rename it; a bundle is a folder with an index.md")

    def test_folder_instead_of_data(self):
        for name in ("content/facts.yml", "showcase/manifest.yml", "templates/head.mustache"):
            with self.subTest(name):
                place = self.site.folder / name
                place.rename(self.site.folder / "aside")
                place.mkdir()
                done = self.build()
                place.rmdir()
                (self.site.folder / "aside").rename(place)
                self.assertEqual(done.code, 1, done)

    def test_fifo_instead_of_site_file(self):
        (self.site.folder / "site.yml").unlink()
        os.mkfifo(self.site.folder / "site.yml")
        done = self.build()
        self.assertIn(done.code, (1, 2), done)
        self.assertIn("SG0324", done.codes())
        self.assertIn("--> site.yml", done.err)

    def test_fifo_and_link_in_the_output(self):
        os.mkfifo(self.site.public / "pipe")
        (self.site.public / "link").symlink_to("/etc/passwd")
        done = self.build()
        self.assertEqual(done.code, 3, done)
        self.assertIn("not written by sitegen: link", done.err)
        self.assertIn("not written by sitegen: pipe", done.err)

    def test_page_in_the_output_replaced_by_a_link(self):
        outside = self.site.folder / "outside.html"
        outside.write_text("mine")
        page = self.site.public / "docs/first/index.html"
        page.unlink()
        page.symlink_to(outside)
        self.assertEqual(self.build().code, 0)
        self.assertEqual(outside.read_text(), "mine")
        self.assertFalse(page.is_symlink())


class Names(HostileTest):
    def test_names_that_are_not_utf8(self):
        for folder in ("content/docs", "static", "assets", "templates"):
            with self.subTest(folder):
                path = os.fsencode(self.site.folder / folder) + b"/\xff\xfe.md"
                with open(path, "wb") as file:
                    file.write(HEAD.encode())
                done = self.build()
                os.unlink(path)
                self.assertEqual(done.code, 1, done)
                self.assertIn(f"{folder}/\ufffd\ufffd.md", done.places())
                self.assertIn("help: ", done.err)

    def test_names_with_control_characters(self):
        self.site.write("content/docs/a\nb\x1b[31m.md", HEAD + "x\n")
        done = self.build()
        self.assertEqual(done.code, 1, done)
        self.assertNotIn("\x1b", done.err)

    def test_names_that_no_address_can_have(self):
        for name in ("a b.md", "a?b.md", "a#b.md", "a%20b.md", "a\\b.md", "a'b.md", 'a"b.md', "a<b>.md", "a\u202eb.md"):
            with self.subTest(name):
                self.site.write(f"content/docs/{name}", HEAD + "x\n")
                done = self.build()
                (self.site.folder / "content/docs" / name).unlink()
                self.assertEqual(done.codes(), ["SG0116"], done)

    def test_200_folders_deep(self):
        self.site.write("content/docs/" + "d/" * 200 + "page.md", HEAD + "x\n")
        self.accepted()

    def test_deeper_than_a_path_may_be(self):
        # 700 names of six bytes are more than the 4,096 that a path may have.
        self.addCleanup(subprocess.run, ["rm", "-rf", str(self.site.folder / "content/docs/folder")], check=True)
        here = os.open(self.site.folder / "content/docs", os.O_RDONLY)
        for _ in range(700):
            os.mkdir("folder", dir_fd=here)
            below = os.open("folder", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
        with os.fdopen(os.open("page.md", os.O_WRONLY | os.O_CREAT, dir_fd=here), "w") as file:
            file.write(HEAD + "x\n")
        os.close(here)
        done = self.build()
        self.assertIn(done.code, (1, 3), done)
        self.assertIn("File name too long", done.err)
        self.assertEqual(tree(self.site.public), self.before)

    def test_longest_name(self):
        self.site.write(f"content/docs/{'n' * 252}.md", HEAD + "x\n")
        self.accepted()

    def test_address_longer_than_a_name_may_be(self):
        self.site.write(PAGE, f"---\ntitle: x\npermalink: /{'n' * 300}/\n---\nx\n")
        done = self.build()
        self.assertIn(done.code, (1, 3), done)
        self.assertIn("n" * 20, done.err)

    def test_permalinks_that_lead_out(self):
        for link in ("/../x/", "//x/", "../x/", "/a/../../x/", "/./x/", "/x", "x/", "/%2e%2e/x/", "/a\\b/", "/\0/"):
            with self.subTest(link):
                written = link.replace("\0", "\\0").replace("\\b", "\\\\b")
                self.site.write(PAGE, f'---\ntitle: x\npermalink: "{written}"\n---\nx\n')
                done = self.build()
                self.assertEqual(done.codes(), ["SG0116"], done)
                self.assertEqual(done.places()[0].rsplit(":", 1)[0], f"{PAGE}:3")


class Folders(HostileTest):
    def test_source_folders_that_are_missing(self):
        # The head of every page loads icons of static/.
        for name, code in (("content", 1), ("templates", 1), ("assets", 1), ("showcase", 1), ("static", 1)):
            with self.subTest(name):
                (self.site.folder / name).rename(self.site.folder / "aside")
                done = self.build()
                (self.site.folder / "aside").rename(self.site.folder / name)
                self.assertEqual(done.code, code, done)

    def test_source_folders_that_are_files(self):
        for name in ("content", "templates", "assets", "showcase", "static"):
            with self.subTest(name):
                (self.site.folder / name).rename(self.site.folder / "aside")
                self.site.write(name, "text")
                done = self.build()
                (self.site.folder / name).unlink()
                (self.site.folder / "aside").rename(self.site.folder / name)
                self.assertEqual(done.code, 1, done)
                self.assertIn(f"'{name}", done.err)


if __name__ == "__main__":
    unittest.main()
