"""Links, special files, odd names, templates and assets that mean harm."""

import os
import shutil
import socket
import unittest

from hostile import HEAD, PAGE, HostileTest

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
                self.refused("SG0323", name)
                (self.site.folder / name).unlink()
                (self.site.folder / "aside").rename(self.site.folder / name)

    def test_data_files_behind_links(self):
        for name in ("content/facts.yml", "content/samples.yml", "showcase/manifest.yml", "showcase/lock/alpine-lake.json"):
            with self.subTest(name):
                place = self.site.folder / name
                place.rename(place.with_name("aside.txt"))
                place.symlink_to("aside.txt")
                done = self.build()
                self.assertEqual(done.code, 1, done)
                self.assertIn(("SG0323", name), self.pairs(done), done)
                place.unlink()
                place.with_name("aside.txt").rename(place)

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
                self.assertEqual(done.code, 1, done)
                self.assertIn(place, done.places(), done)
                path.rmdir() if path.is_dir() else path.unlink()
                if old is not None:
                    path.write_bytes(old)

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
                self.assertEqual(self.build().code, 1)
                place.rmdir()
                (self.site.folder / "aside").rename(place)

    def test_fifo_instead_of_site_file(self):
        (self.site.folder / "site.yml").unlink()
        os.mkfifo(self.site.folder / "site.yml")
        done = self.build()
        self.assertIn(done.code, (1, 2), done)
        self.assertIn("cannot read 'site.yml'", done.err)

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
                self.assertEqual(done.code, 1, done)
                self.assertIn(f"{folder}/\ufffd\ufffd.md", done.places())
                self.assertIn("help: ", done.err)
                os.unlink(path)

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
                self.assertEqual(done.codes(), ["SG0116"], done)
                (self.site.folder / "content/docs" / name).unlink()

    def test_200_folders_deep(self):
        self.site.write("content/docs/" + "d/" * 200 + "page.md", HEAD + "x\n")
        self.accepted()

    def test_deeper_than_a_path_may_be(self):
        # 2,300 names of two bytes are more than the 4,096 that a path may have.
        here = os.open(self.site.folder / "content/docs", os.O_RDONLY)
        for _ in range(2_300):
            os.mkdir("d", dir_fd=here)
            below = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
        os.close(here)
        self.assertIn(self.build().code, (0, 1))
        shutil.rmtree(self.site.folder / "content/docs/d", ignore_errors=True)

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


class Templates(HostileTest):
    FOOTER = "templates/footer.mustache"

    def footer(self, text):
        self.site.write(self.FOOTER, text)

    def test_template_that_includes_itself(self):
        self.footer("{{> footer}}")
        self.refused("SG0514", f"{self.FOOTER}:1:5", "includes itself without an end")

    def test_templates_that_include_each_other(self):
        self.footer("{{> one}}")
        self.site.write("templates/one.mustache", "{{> two}}")
        self.site.write("templates/two.mustache", "\n{{> one}}")
        self.assertIn("SG0514", self.build().codes())

    def test_partials_that_multiply(self):
        for level in range(10):
            self.site.write(f"templates/p{level}.mustache", f"{{{{> p{level + 1}}}}}" * 10)
        self.site.write("templates/p10.mustache", "ten bytes.")
        self.footer("{{> p0}}")
        done = self.build()
        self.assertEqual(done.code, 1, done)
        self.assertIn("SG0521", done.codes())

    def test_template_of_16_megabytes(self):
        self.large(self.FOOTER, b"", b"<p>text</p>\n", 15_900_000)
        self.assertIn(self.build().code, (0, 1))
        self.large(self.FOOTER, b"", b"<p>text</p>\n", 17_000_000)
        done = self.refused("SG0322", self.FOOTER, "larger than")
        self.assertNotIn("there is no template 'footer'", done.err)

    def test_nested_sections(self):
        for text in ("{{#groups}}" * 20_000 + "{{/groups}}" * 20_000, "{{#groups}}" * 100_000):
            self.footer(text)
            self.refused("SG0515", f"{self.FOOTER}:1:1101", "nested more than 100 deep")

    def test_open_tags(self):
        for text in ("{{" * 500_000, "{{{" * 300_000, "{{!" * 300_000, "{{=" * 300_000):
            with self.subTest(text[:3]):
                self.footer(text)
                self.assertEqual(self.build().code, 1)

    def test_many_tags(self):
        self.footer("{{site.title}}" * 100_000)
        self.assertIn(self.build().code, (0, 1))

    def test_many_unknown_fields(self):
        self.footer("{{site.titl}}" * 100_000)
        self.refused("SG0501", f"{self.FOOTER}:1:8", "help: did you mean 'title'?")

    def test_many_delimiters(self):
        self.footer("{{=<% %>=}}<%={{ }}=%>" * 50_000)
        self.assertIn(self.build().code, (0, 1))

    def test_nul_and_binary(self):
        self.footer(b"a\0b")
        done = self.refused("SG0321", f"{self.FOOTER}:1:2")
        self.assertNotIn("there is no template 'footer'", done.err)


class Assets(HostileTest):
    def test_asset_of_100_megabytes(self):
        self.large("assets/large.png", b"\x89PNG", b"\0" * 1024, 100_000_000)
        self.refused("SG0322", "assets/large.png", "larger than 64 MiB")

    def test_passthrough_of_300_megabytes(self):
        self.large("static/large.bin", b"", b"\0" * 1024, 300_000_000)
        done = self.refused("SG0322", "static/large.bin", "larger than 256 MiB")
        self.assertNotIn("pass it through from static/", done.err, "it is there already")

    def test_passthrough_of_200_megabytes(self):
        self.large("static/large.bin", b"", b"\0" * 1024, 200_000_000)
        self.accepted()

    def test_picture_headers(self):
        headers = {
            "short": b"\x89PNG\r\n\x1a\n",
            "huge": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\0\0\0" + b"\xff" * 100,
            "none": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\x06\0\0\0" + b"\xff" * 100,
            "gif": b"GIF89a\xff",
            "jpeg": b"\xff\xd8" + b"\xff\xe0\0\0" * 1000,
            "jpeg2": b"\xff\xd8" + b"\xff" * 100_000,
            "webp": b"RIFF\xff\xff\xff\xffWEBPVP8X\0\0\0\0",
            "empty": b"",
        }
        self.page("![a](../../assets/odd.png)\n")
        for name, content in headers.items():
            with self.subTest(name):
                self.site.write("assets/odd.png", content)
                done = self.build()
                self.assertIn(done.code, (0, 1), done)
                if done.code == 1:
                    self.assertEqual(self.pairs(done), [("SG0602", f"{PAGE}:4:6")], done)

    def test_stylesheets_without_end(self):
        for text in ("url(" * 100_000, "/* " * 100_000, "a { background: url('" * 50_000, '"' * 100_001, "@import " * 50_000):
            with self.subTest(text[:8]):
                self.site.write("assets/odd.css", text)
                done = self.build()
                self.assertIn(done.code, (0, 1), done)


class Folders(HostileTest):
    def test_source_folders_that_are_missing(self):
        for name, code in (("content", 1), ("templates", 1), ("assets", 1), ("showcase", 1), ("static", 0)):
            with self.subTest(name):
                (self.site.folder / name).rename(self.site.folder / "aside")
                self.assertEqual(self.build().code, code)
                (self.site.folder / "aside").rename(self.site.folder / name)

    def test_source_folders_that_are_files(self):
        for name in ("content", "templates", "assets", "showcase", "static"):
            with self.subTest(name):
                (self.site.folder / name).rename(self.site.folder / "aside")
                self.site.write(name, "text")
                done = self.build()
                self.assertEqual(done.code, 1, done)
                self.assertIn(f"'{name}'", done.err)
                (self.site.folder / name).unlink()
                (self.site.folder / "aside").rename(self.site.folder / name)


if __name__ == "__main__":
    unittest.main()
