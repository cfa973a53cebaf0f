"""Slips that a writer makes: each is told with its place, the line, what is under the caret, and what was probably meant."""

import re
import unittest

from small_site import SmallSite, leftovers

FIRST = "content/docs/first.md"
SECOND = "content/docs/second.md"
HOME = "content/index.md"
PRODUCT = "content/product/index.md"
LOCK = "showcase/lock/alpine-lake.json"
MEANT = "did you mean '{}'?"

# file, as it is, as it is misspelt, code, line:column, what the carets mark, help
SLIPS = {
    "key of site.yml": ("site.yml", "organization:", "organisation:", "SG0104", "5:1", "organisation", "organization"),
    "key of a link in site.yml": (
        "site.yml", "{title: Docs, link: docs/index.md}\nfooter", "{titel: Docs, link: docs/index.md}\nfooter", "SG0104", "8:6", "titel", "title"),
    "key of a footer group": (
        "site.yml", "{title: Product, links", "{title: Product, lniks", "SG0104", None, None, None),
    "page in site.yml": ("site.yml", "product/index.md", "product/indx.md", "SG0701", "7:28", "product/indx.md", "/product/index.md"),
    "anchor in site.yml": (
        "site.yml", "#first-steps", "#first-stesp", "SG0207", "11:38", "docs/first.md#first-stesp", "first-steps"),
    "fact in site.yml": ("site.yml", "fact:terms", "fact:trems", "SG0412", "10:87", "fact:trems", "terms"),
    "stylesheet": ("site.yml", "site.css", "sit.css", "SG0601", "12:13", "sit.css", "site.css"),
    "script": ("site.yml", "site.js", "sites.js", "SG0601", "13:9", "sites.js", "site.js"),
    "picture for social cards": (
        "site.yml", "showcase:alpine-lake", "showcase:alpine-lak", "SG0704", "14:15", "showcase:alpine-lak", "alpine-lake"),
    "key of a page": ("content/404.md", "description:", "descripton:", "SG0104", "3:1", "descripton", "description"),
    "layout": ("content/404.md", "layout: page", "layout: pgae", "SG0107", "4:9", "pgae", "page"),
    "key of a docs page": (FIRST, "order:", "ordr:", "SG0104", "4:1", "ordr", "order"),
    "key of the home page's hero": (HOME, "eyebrow:", "eyebrw:", "SG0104", "6:3", "eyebrw", "eyebrow"),
    "picture of the hero": (HOME, "image: alpine-lake", "image: alpin-lake", "SG0704", "8:10", "alpin-lake", "alpine-lake"),
    "fact in a link of the hero": (HOME, "fact:studio", "fact:studo", "SG0412", "11:29", "fact:studo", "studio"),
    "key of a stat": (HOME, "note:", "nte:", "SG0104", "13:55", "nte", "note"),
    "fact in a stat": (HOME, "max-output", "max-outptu", "SG0412", "13:41", "max-outptu", "max-output"),
    "section of the product page": (PRODUCT, "questions", "qestions", "SG0113", "9:31", "qestions", "questions"),
    "link of the product page": (PRODUCT, "first.md", "frist.md", "SG0701", "8:34", "../docs/frist.md", "/docs/first.md"),
    "kind of a section": ("content/product/questions.md", "faq", "fqa", "SG0107", "2:7", "fqa", "faq"),
    "key of a section": ("content/product/numbers.md", "guarded:", "garded:", "SG0104", "4:1", "garded", "guarded"),
    "asset of a gallery": ("content/product/pictures.md", "alpine-lake", "alpine-lke", "SG0704", "4:10", "alpine-lke", "alpine-lake"),
    "action of a section": ("content/product/start.md", "docs/index.md", "dosc/index.md", "SG0701", "4:40", "../dosc/index.md", "/docs/index.md"),
    "key of a fact": (
        "content/facts.yml", "money, status: pending, fallback", "money, status: pending, falback", "SG0104", "3:45", "falback", "fallback"),
    "kind of a fact": ("content/facts.yml", "quantity", "quantty", "SG0107", "1:20", "quantty", "quantity"),
    "status of a fact": (
        "content/facts.yml", "money, status: pending", "money, status: pendin", "SG0107", "3:36", "pendin", "pending"),
    "key of a sample": ("content/samples.yml", "headers:", "haeders:", "SG0104", "5:3", "haeders", "headers"),
    "method of a sample": ("content/samples.yml", "POST", "PSOT", "SG0107", "3:11", "PSOT", "POST"),
    "key of a sample's output": ("content/samples.yml", "print:", "prnt:", "SG0104", "7:12", "prnt", "print"),
    "fact in a sample": ("content/samples.yml", "fact[model]", "fact[modle]", "SG0412", "6:24", "modle", "model"),
    "key of the manifest": ("showcase/manifest.yml", "quality:", "qualty:", "SG0104", "12:5", "qualty", "quality"),
    "credit in the manifest": ("showcase/manifest.yml", "credit:", "credt:", "SG0104", "2:1", "credt", "credit"),
    "quality in the manifest": ("showcase/manifest.yml", "high", "hihg", "SG0107", "12:14", "hihg", "high"),
    "size in the manifest": ("showcase/manifest.yml", "1536x1024", "1536x1042", "SG0107", "11:11", "1536x1042", "1536x1024"),
    "key of a lock": (LOCK, '"published"', '"publishd"', "SG0104", "9:3", '"publishd"', "published"),
    "comma in a lock": (LOCK, '"candidate": null,', '"candidate": null', "SG0904", "3:3", None, None),
    "field in a template": (
        "templates/layout-page.mustache", "page.heading", "page.headng", "SG0501", None, "headng", "heading"),
    "partial in a template": ("templates/layout-page.mustache", "{{> head}}", "{{> haed}}", "SG0502", "1:5", "haed", "head"),
    "end of a section in a template": (
        "templates/layout-docs.mustache", "{{/previous}}", "{{/previos}}", "SG0505", None, "{{/previos}}", "previous"),
    "leaf directive": (FIRST, "::sample{", "::smaple{", "SG0705", "14:3", "smaple", "sample"),
    "container directive": (FIRST, ":::tip[", ":::tpi[", "SG0705", "10:4", "tpi", "tip"),
    "inline directive": (FIRST, ":fact[", ":fcat[", "SG0705", "11:22", "fcat", "fact"),
    "attribute of a directive": (FIRST, "{id=", "{di=", "SG0706", "14:10", "di", "id"),
    "sample's name": (FIRST, "create-image", "creat-image", "SG0117", "14:13", "creat-image", "create-image"),
    "picture's name in a directive": (SECOND, "{id=alpine-lake}", "{id=alpine-lak}", "SG0704", "13:", None, "alpine-lake"),
    "fact": (FIRST, "max-output", "max-outptu", "SG0412", "11:27", "max-outptu", "max-output"),
    "link": (FIRST, "second.md", "secnd.md", "SG0701", "6:45", "secnd.md#further-steps", "second.md"),
    "anchor on another page": (FIRST, "#further-steps", "#furter-steps", "SG0207", "6:45", "second.md#furter-steps", "further-steps"),
    "anchor on this page": (SECOND, "first.md#first-steps", "#furter-steps", "SG0207", None, "#furter-steps", "further-steps"),
    "link to a passed-through file": (SECOND, "fact:terms", "/favicon.svgg", "SG0701", "15:18", "/favicon.svgg", "/favicon.svg"),
    "fact in a link": (SECOND, "fact:terms", "fact:trems", "SG0412", "15:18", "fact:trems", "terms"),
    "picture": (SECOND, "(showcase:alpine-lake)", "(showcase:alpine-lak)", "SG0704", "11:11", "showcase:alpine-lak", "alpine-lake"),
    "scheme": (SECOND, "fact:terms", "htps://x.org", "SG0205", "15:18", "htps://x.org", None),
    "end of a container": (FIRST, "].\n:::\n", "].\n", "SG0202", "10:1", ":::tip[Try it]", None),
}


class Slips(unittest.TestCase):
    def setUp(self):
        self.site = SmallSite()

    def diagnostic(self, said, code):
        """The text of the first diagnostic of this code."""
        for part in said.split("\n\n"):
            if re.match(rf"(error|warning)\[{code}\]", part):
                return part
        self.fail(f"no {code} in:\n{said}")

    def marked(self, text):
        """What stands above the carets."""
        lines = text.splitlines()
        at = next((number for number, line in enumerate(lines) if re.search(r"\| +\^+|\|\^+", line)), None)
        if at is None:
            return None
        carets = re.search(r"\^+", lines[at])
        return lines[at - 1][carets.start():carets.end()]

    def test_slips(self):
        for name, (path, good, bad, code, place, marked, meant) in SLIPS.items():
            with self.subTest(name):
                whole = self.site.text(path)
                self.site.change(path, good, bad)
                done = self.site.build()
                self.site.write(path, whole)
                self.assertEqual(done.code, 1, done)
                text = self.diagnostic(done.err, code)
                self.assertRegex(text, rf"--> {re.escape(path)}:\d+:\d+\n", text)
                if place:
                    self.assertIn(f"--> {path}:{place}", text)
                if marked:
                    self.assertEqual(self.marked(text), marked, text)
                if meant:
                    self.assertIn("help: " + MEANT.format(meant), text)
                self.assertFalse(self.site.public.exists())
                self.assertEqual(leftovers(self.site.folder), [])

    def test_a_slip_makes_few_diagnostics(self):
        """A fault that only follows from another would send the writer to the wrong place."""
        for name, (path, good, bad, code, *_) in SLIPS.items():
            with self.subTest(name):
                whole = self.site.text(path)
                self.site.change(path, good, bad)
                done = self.site.build()
                self.site.write(path, whole)
                self.assertLessEqual(len(done.codes()), 2, done)
                self.assertIn(code, done.codes(), done)

    def test_address_in_a_stylesheet(self):
        self.site.write("assets/extra.css", "a { background: url(sit.js) }\n")
        text = self.diagnostic(self.site.build().err, "SG0601")
        self.assertIn("--> assets/extra.css:1:21", text)
        self.assertEqual(self.marked(text), "sit.js")
        self.assertIn("help: " + MEANT.format("site.js"), text)

    def test_wrong_types(self):
        cases = {
            (FIRST, "order: 1", "order: one"): ("4:8", "'order' must be a whole number, not 'one'"),
            (FIRST, "order: 1", "draft: yes"): ("4:8", "'draft' must be true or false, not 'yes'"),
            (FIRST, "order: 1", "updated: 2026-13-01"): ("4:10", "'updated' must be a date"),
            (FIRST, "order: 1", "aliases: /x/"): ("4:10", "'aliases' must be a list"),
            (FIRST, "order: 1", "date: {a: b}"): ("4:7", "'date' must be a date"),
            (PRODUCT, "sections: [request", "sections: [{a: b}, request"): ("9:12", "'sections' must be a list"),
            ("content/facts.yml", "px, status: verified, source: \"a test\", verified: 2026-11-20",
             "px, status: verified, source: \"a test\", verified: 20.11.2026"): ("1:99", "'verified' must be a date"),
            ("site.yml", "language: en", "language: [en]"): ("4:11", "'language' must be a text, not a list"),
        }
        for (path, good, bad), (place, words) in cases.items():
            with self.subTest(bad):
                whole = self.site.text(path)
                self.site.change(path, good, bad)
                done = self.site.build()
                self.site.write(path, whole)
                self.assertEqual(done.code, 1, done)
                text = self.diagnostic(done.err, "SG0105")
                self.assertIn(f"--> {path}:{place}\n", text)
                self.assertIn(words, text)

    def test_what_is_missing(self):
        cases = {
            (HOME, "  title: A small site\n", ""): ("SG0106", "title"),
            (HOME, "hero:", "hero:\nother:"): ("SG0106", "hero"),
            ("content/product/start.md", "title: Start\n", ""): ("SG0106", "title"),
            ("content/facts.yml", ', fallback: "See pricing"', ""): ("SG0402", "fallback"),
            ("content/facts.yml", "value: gpt-image-2, ", ""): ("SG0106", "value"),
            ("showcase/manifest.yml", "    alt: A still mountain lake at dawn.\n", ""): ("SG0106", "alt"),
            ("site.yml", "base_url: https://small.invalid\n", ""): ("SG0106", "base_url"),
        }
        for (path, good, bad), (code, word) in cases.items():
            with self.subTest((path, good)):
                whole = self.site.text(path)
                self.site.change(path, good, bad)
                done = self.site.build()
                self.site.write(path, whole)
                # Without what the configuration must say, nothing can be built: that is wrong configuration.
                self.assertEqual(done.code, 2 if path == "site.yml" else 1, done)
                text = self.diagnostic(done.err, code)
                self.assertIn(f"--> {path}:", text)
                self.assertIn(word, text)

    def test_files_with_the_wrong_name(self):
        cases = {
            "content/docs/third.markdown": ("SG0325", "content/docs/third.markdown"),
            "content/picture.png": ("SG0325", "content/picture.png"),
            "templates/notes.txt": ("SG0325", "templates/notes.txt"),
            "content/docs/a b.md": ("SG0116", "content/docs/a b.md"),
        }
        for path, (code, place) in cases.items():
            with self.subTest(path):
                file = self.site.write(path, "# Title\n\nText.\n")
                done = self.site.build()
                file.unlink()
                self.assertEqual(done.codes(), [code], done)
                self.assertEqual(done.places(), [place])
                self.assertEqual(len(done.helps()), 1)

    def test_section_without_a_kind(self):
        self.site.change("content/product/questions.md", "kind: faq\n", "")
        done = self.site.build()
        self.assertEqual(done.code, 1, done)
        self.assertIn("kind", done.err)

    def test_unlisted_section_is_a_warning(self):
        self.site.change(PRODUCT, "questions, ", "")
        done = self.site.build()
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.codes(), ["SG0114"])
        self.assertIn("with 1 warning", done.err)

    def test_two_pages_on_one_address(self):
        self.site.change(SECOND, "/docs/old-second/", "/docs/first/")
        done = self.site.build()
        self.assertEqual(done.codes(), ["SG0115"], done)
        self.assertEqual(done.places(), [f"{SECOND}:5:11"])


if __name__ == "__main__":
    unittest.main()
