"""Templates, stylesheets and pictures that mean harm."""

import unittest

from hostile import PAGE, HostileTest
from small_site import tree


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

    def test_template_of_4_and_of_16_megabytes(self):
        self.large(self.FOOTER, b"", b"<p>text</p>\n", 4_000_000)
        self.accepted()
        self.before = tree(self.site.public)
        self.large(self.FOOTER, b"", b"<p>text</p>\n", 16_000_000)
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


if __name__ == "__main__":
    unittest.main()
