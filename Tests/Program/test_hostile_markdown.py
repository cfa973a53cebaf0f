"""Pages that are too large, too deep, or made to cost far more than their size."""

import random
import unittest

from hostile import HEAD, PAGE, HostileTest

MANY = 100_000


class Bytes(HostileTest):
    def test_binary_file(self):
        self.site.write(PAGE, random.Random(1).randbytes(100_000))
        done = self.build()
        self.assertEqual(done.code, 1, done)
        self.assertEqual(done.codes(), ["SG0321"], done)
        self.assertTrue(done.places()[0].startswith(f"{PAGE}:"), done)
        self.assertIn("help: save the file as UTF-8, or move it to assets/ or static/", done.err)
        # Nothing of it may command the terminal.
        self.assertNotIn("\x1b", done.err)

    def test_empty_file(self):
        self.site.write(PAGE, "")
        self.refused("SG0112", PAGE, "is empty", "help: write something, or delete the file")

    def test_blank_file(self):
        self.site.write(PAGE, " \n\t\n")
        self.refused("SG0112", PAGE)

    def test_invalid_utf8_has_its_place(self):
        self.page(b"Text\nhere \xff is\n")
        self.refused("SG0321", f"{PAGE}:5:6", "isn't valid UTF-8")

    def test_surrogates_and_overlong_forms(self):
        for bytes_ in (b"\xed\xa0\x80", b"\xc0\xaf", b"\xf8\x88\x80\x80\x80", b"\xe2\x82"):
            with self.subTest(bytes_=bytes_):
                self.page(b"Text " + bytes_ + b"\n")
                self.refused("SG0321", f"{PAGE}:4:6")

    def test_utf16(self):
        self.site.write(PAGE, (HEAD + "Text\n").encode("utf-16"))
        self.assertEqual(self.build().codes(), ["SG0321"])

    def test_nul(self):
        self.page(b"a\0b\n")
        self.refused("SG0321", f"{PAGE}:4:2", "NUL byte")

    def test_crlf_everywhere(self):
        for path in self.site.folder.rglob("*"):
            if path.suffix in (".md", ".yml", ".mustache") and "public" not in path.parts:
                path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        self.accepted()
        self.site.change("content/docs/first.md", "max-output", "max-outptu")
        self.assertEqual(self.build().places(), ["content/docs/first.md:11:27"])

    def test_byte_order_mark_everywhere(self):
        # What people write; locks and ledgers are sitegen's own, and a byte too many in them is a fault.
        for path in self.site.folder.rglob("*"):
            if path.suffix in (".md", ".yml", ".mustache", ".css") and "public" not in path.parts:
                path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        self.accepted()
        html = (self.site.public / "docs/first/index.html").read_bytes()
        self.assertNotIn(b"\xef\xbb\xbf", html)

    def test_escape_sequences_are_not_passed_to_the_terminal(self):
        self.page(":fact[\x1b]0;owned\x07]\n")
        done = self.build()
        self.assertEqual(done.code, 1, done)
        self.assertNotIn("\x1b", done.err)
        self.assertNotIn("\x07", done.err)


class Sizes(HostileTest):
    def test_50_megabytes(self):
        self.large(PAGE, HEAD.encode(), b"word word word word\n", 50_000_000)
        self.refused("SG0322", PAGE, "larger than")

    def test_just_below_the_limit(self):
        for unit in (b"word word word word\n", b"word word *word* word\n\n", b"- word\n", b"x "):
            with self.subTest(unit=unit):
                self.large(PAGE, HEAD.encode(), unit, 4_000_000)
                self.assertNotIn("SG0322", self.build().codes())

    def test_line_of_a_megabyte(self):
        for text in ("word " * 200_000, "w" * 1_000_000):
            self.page(text + "\n")
            self.accepted()

    def test_fault_at_the_end_of_a_line_of_a_megabyte_is_shown(self):
        self.page("word " * 200_000 + ":fact[nope]\n")
        self.refused("SG0412", f"{PAGE}:4:1000007", "nope]")


class Nesting(HostileTest):
    def test_deep_quotes_and_lists(self):
        cases = {
            "20,000 quotes on a line": (">" * 20_000 + " x\n", 4),
            "quotes that grow": ("".join(">" * depth + " x\n" for depth in range(1, 2_500)), 203),
            "20,000 lists on a line": ("- " * 20_000 + "x\n", 4),
            "lists that grow": ("".join("  " * depth + "- x\n" for depth in range(2_000)), None),
            "emphasis": ("*a **a " * 50_000 + "b" + " a** a*" * 50_000 + "\n", 4),
        }
        for name, (text, line) in cases.items():
            with self.subTest(name):
                self.page(text)
                done = self.build()
                self.assertEqual(done.code, 1, done)
                self.assertEqual(done.codes(), ["SG0303"], done)
                if line:
                    self.assertEqual(done.places(), [f"{PAGE}:{line}:1"])

    def test_20000_growing_quotes(self):
        # 200 MB: refused for its size. What is below the limit of size is refused for its depth.
        place = self.site.write(PAGE, HEAD)
        with open(place, "a") as file:
            for depth in range(1, 20_000):
                file.write(">" * depth + " x\n")
        self.refused("SG0322", PAGE)
        self.page("".join(">" * depth + " x\n" for depth in range(1, 1_500)) + (">" * 500 + " x\n") * 4_000)
        self.refused("SG0303", f"{PAGE}:203:1")

    def test_brackets_and_other_openings(self):
        openings = ("[", "![", "[a](", "<a ", "*a ", "_a ", "`a ", "``", "~~a ", "&", "\\", "<", "www.", "[^", "|")
        for opening in openings:
            with self.subTest(opening):
                self.page(opening * 50_000 + "\n")
                self.assertIn(self.build().code, (0, 1))

    def test_closed_brackets(self):
        for text in ("[" * 50_000 + "a" + "]" * 50_000, "[" * 50_000 + "a" + "](x)" * 50_000):
            self.page(text + "\n")
            self.assertIn(self.build().code, (0, 1))

    def test_backticks_that_grow(self):
        self.page("".join("`" * length + " " for length in range(2_000)) + "\n")
        self.assertIn(self.build().code, (0, 1))

    def test_open_comments(self):
        self.page("<!-- " * 50_000 + "\n")
        self.refused("SG0213", f"{PAGE}:4:1", "help: close it with '-->'")


class Tables(HostileTest):
    def refused_table(self, text):
        self.page(text)
        self.refused("SG0302", f"{PAGE}:5:1", "more than 1,000 columns or 100,000 cells", "help: split the table")

    def test_20000_columns(self):
        self.refused_table("|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n" + "|b" * 20_000 + "|\n")

    def test_20000_columns_and_rows(self):
        self.refused_table("|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n" + "|\n" * 20_000)

    def test_without_pipes_at_the_ends(self):
        self.refused_table("a|" * 20_000 + "a\n" + "-|" * 20_000 + "-\n" + "b\n" * 20_000)

    def test_in_a_quote(self):
        self.refused_table("> " + "|a" * 20_000 + "|\n> " + "|-" * 20_000 + "|\n" + "> |b|\n" * 20_000)

    def test_1000_columns_and_100_rows(self):
        self.page("|a" * 900 + "|\n" + "|-" * 900 + "|\n" + ("|b" * 900 + "|\n") * 100)
        self.accepted()


class Many(HostileTest):
    def test_many_links(self):
        for joint in ("\n\n", "\n", " "):
            with self.subTest(joint):
                self.page(joint.join(["[a](first.md)"] * MANY) + "\n")
                self.accepted()

    def test_many_dead_links(self):
        self.page("\n\n".join(f"[a](frst{number}.md)" for number in range(MANY)) + "\n")
        self.refused("SG0701", f"{PAGE}:4:5")

    def test_many_dead_anchors(self):
        self.page("\n\n".join(f"[a](first.md#frst{number})" for number in range(MANY)) + "\n")
        self.refused("SG0207", f"{PAGE}:4:5")

    def test_many_dead_links_on_one_line(self):
        self.page(" ".join(f"[a](frst{number}.md)" for number in range(20_000)) + "\n")
        self.refused("SG0701", f"{PAGE}:4:5")

    def test_many_headings(self):
        for text in ("## Same", "## Heading {}"):
            with self.subTest(text):
                self.page("\n\n".join(text.format(number) for number in range(10_000)) + "\n")
                self.accepted()

    def test_headings_that_collide_with_numbers(self):
        names = [name for number in range(3_000) for name in ("A", f"A {number}")]
        self.page("\n\n".join(f"## {name}" for name in names) + "\n")
        self.assertIn(self.build().code, (0, 1))

    def test_many_directives(self):
        for text in (":::note\nx\n:::", "::sample{id=create-image}", ":fact[max-output]"):
            with self.subTest(text):
                self.page("\n\n".join([text] * 10_000) + "\n")
                self.accepted()

    def test_many_open_directives(self):
        self.page(":::note\n\n" * 10_000)
        self.refused("SG0202", f"{PAGE}:4:1", "this container is never closed")

    def test_many_unknown_facts(self):
        self.page(":fact[max-outptu]\n\n" * 10_000)
        self.refused("SG0412", f"{PAGE}:4:7", "help: did you mean 'max-output'?")

    def test_many_footnotes_and_references(self):
        notes = "".join(f"[^{number}] " for number in range(20_000))
        notes += "\n\n" + "".join(f"[^{number}]: x\n\n" for number in range(20_000))
        for text in (notes, "[a]: /" + "x" * 50_000 + "\n\n" + "[a] " * 20_000 + "\n"):
            self.page(text)
            self.assertIn(self.build().code, (0, 1))

    def test_pages_whose_names_differ_in_case_only(self):
        for number in range(200):
            name = "".join(letter.upper() if number >> at & 1 else letter for at, letter in enumerate("abcdefgh"))
            self.site.write(f"content/docs/{name}.md", f"# {number}\n\nText.\n")
        done = self.build()
        self.assertEqual(done.code, 1, done)
        self.assertIn("SG0115", done.codes())


if __name__ == "__main__":
    unittest.main()
