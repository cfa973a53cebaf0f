"""Front matter and data files that are broken, endless or made to explode."""

import unittest

from hostile import PAGE, HostileTest


def bomb(first="a"):
    """Ten lists, each naming the one before nine times: 9^10 values."""
    lines = [f"{first}0: &{first}0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 10):
        lines.append(f"{first}{level}: &{first}{level} [{', '.join([f'*{first}{level - 1}'] * 9)}]")
    return "\n".join(lines) + "\n"


class FrontMatter(HostileTest):
    def matter(self, yaml, rest="---\nText.\n"):
        self.site.write(PAGE, f"---\n{yaml}{rest}")

    def test_unclosed_list(self):
        self.matter("title: [a\n")
        self.refused("SG0101", f"{PAGE}:2:8", "this list is never closed", "help: ")

    def test_unclosed_quote_is_shown_where_it_opens(self):
        self.matter('order: 1\ntitle: "A page\ndescription: Words\n')
        self.refused("SG0101", f"{PAGE}:3:8")

    def test_brackets_only(self):
        self.matter("{{{{[[[\n")
        self.refused("SG0101", f"{PAGE}:3:1")

    def test_list_instead_of_keys(self):
        self.matter("- a\n- b\n")
        self.refused("SG0105", f"{PAGE}:2:1", "must be a mapping, not a list", "help: write 'key: value' lines")

    def test_text_with_a_colon(self):
        self.matter("title: First: page\n")
        self.refused("SG0101", f"{PAGE}:2:13", "help: put a text that contains ': ' in quotes")

    def test_tab(self):
        self.matter("title: A\n\torder: 1\n")
        self.refused("SG0101", f"{PAGE}:3:1", "tab", "help: ")

    def test_two_documents(self):
        self.matter("title: A\n...\n--- \n---\ntitle: B\n")
        self.assertIn(self.build().code, (0, 1))

    def test_key_given_twice(self):
        self.matter("title: A\norder: 1\ntitle: B\n")
        self.refused("SG0102", f"{PAGE}:4:1", "the key 'title' is given twice")

    def test_no_closing_line(self):
        self.matter("title: A\n", "--\nText.\n")
        self.refused("SG0110", f"{PAGE}:1:1", "help: put a line '---' after the last key")

    def test_front_matter_after_an_empty_line_is_not_text(self):
        self.site.write(PAGE, "\n---\ntitle: A\n---\nText.\n")
        done = self.build()
        if done.code == 0:
            html = (self.site.public / "docs/hostile/index.html").read_text()
            self.assertNotIn("title: A", html, "the front matter is published as text")

    def test_endless_of_50_megabytes(self):
        self.large(PAGE, b"---\ntitle: x\n", b"# words\n", 50_000_000)
        self.refused("SG0322", PAGE, "larger than")

    def test_endless_below_the_size_limit(self):
        self.large(PAGE, b"---\ntitle: x\n", b"# words\n", 3_000_000)
        self.refused("SG0110", f"{PAGE}:1:1", "closing '---'")

    def test_20000_unknown_keys(self):
        self.matter("title: x\n" + "".join(f"k{number}: v\n" for number in range(20_000)))
        self.refused("SG0104", f"{PAGE}:3:1")

    def test_alias_bomb_in_values(self):
        self.matter(bomb())
        self.refused("SG0103", f"{PAGE}:4:25", "more than 12 YAML aliases", "help: write the values out")

    def test_alias_bomb_in_keys(self):
        keys = "? &a0 [x]\n: 1\n" + "".join(f"? &a{n} [*a{n - 1}, *a{n - 1}]\n: 1\n" for n in range(1, 60))
        self.matter(keys)
        self.refused("SG0103", f"{PAGE}:16:8", "more than 12 YAML aliases")

    def test_alias_bomb_in_keys_of_flow_mappings(self):
        keys = "k: &a0 [x]\n" + "".join(f"k{n}: &a{n} {{? [*a{n - 1}, *a{n - 1}] : 1}}\n" for n in range(1, 40))
        self.matter(keys)
        self.refused("SG0103", f"{PAGE}:9:13")

    def test_alias_bomb_in_merged_mappings(self):
        self.matter("title: x\nb0: &b0 {x: 1}\n" + "".join(f"b{n}: &b{n} {{<<: [*b{n - 1}, *b{n - 1}]}}\n" for n in range(1, 40)))
        self.assertEqual(self.build().code, 1)

    def test_alias_without_anchor(self):
        self.matter("title: *nothing\n")
        self.refused("SG0101", f"{PAGE}:2:8")

    def test_10000_nested_lists(self):
        self.matter("title: " + "[" * 10_000 + "]" * 10_000 + "\n")
        self.assertEqual(self.build().code, 1)

    def test_control_character(self):
        self.matter("title: a\x07b\n")
        self.assertEqual(self.build().code, 1)


class DataFiles(HostileTest):
    def test_alias_bomb_in_facts(self):
        self.site.write("content/facts.yml", bomb())
        self.refused("SG0103", "content/facts.yml:3:25")

    def test_alias_bomb_in_site(self):
        self.site.write("site.yml", self.site.text("site.yml") + bomb("z"))
        self.assertIn(self.build().code, (1, 2))

    def test_facts_over_the_limit(self):
        facts = "".join(f"f{n}: {{kind: text, status: pending, fallback: x}}\n" for n in range(200_000))
        self.site.write("content/facts.yml", self.site.text("content/facts.yml") + facts)
        self.refused("SG0322", "content/facts.yml", "larger than")
        self.site.write("content/facts.yml", facts[:facts.index("f9999:")])
        done = self.refused("SG0103", "content/facts.yml:1:1", "larger than 256 KiB")
        self.assertNotIn("front matter", done.err, "facts.yml has no front matter")

    def test_facts_just_below_the_limit(self):
        facts = "".join(f"f{n}: {{status: pending, fallback: x}}\n" for n in range(5_800))
        self.site.write("content/facts.yml", self.site.text("content/facts.yml") + facts)
        self.accepted()

    def test_facts_are_a_list(self):
        self.site.write("content/facts.yml", "- a\n")
        self.refused("SG0105", "content/facts.yml:1:1", "the fact registry must be a mapping, not a list")

    def test_facts_are_gone(self):
        (self.site.folder / "content/facts.yml").unlink()
        self.refused("SG0412", "content/docs/first.md:11:27")

    def test_site_missing(self):
        (self.site.folder / "site.yml").unlink()
        self.refused("SG0108", "", "there is no site.yml in ", "--site", exit_code=2)

    def broken_site(self, *words):
        """Whether a broken site.yml is content (1) or configuration (2) isn't what is tested here."""
        done = self.build()
        self.assertIn(done.code, (1, 2), done)
        self.assertIn("--> site.yml", done.err)
        for word in words:
            self.assertIn(word, done.err)

    def test_site_empty(self):
        self.site.write("site.yml", "")
        self.broken_site("needs a value for 'title'", "needs a value for 'base_url'", "needs a value for 'stylesheet'")

    def test_site_is_a_folder(self):
        (self.site.folder / "site.yml").unlink()
        (self.site.folder / "site.yml").mkdir()
        self.broken_site("SG0324", "folder")
        self.assertNotIn("nor a folder", self.site.build().err)

    def test_site_is_binary(self):
        self.site.write("site.yml", bytes(range(256)) * 10)
        self.broken_site("NUL byte")

    def test_site_is_a_list(self):
        self.site.write("site.yml", "- a\n")
        self.broken_site("must be a mapping, not a list")

    def test_locks_that_are_not_json(self):
        lock = "showcase/lock/alpine-lake.json"
        whole = self.site.text(lock)
        cases = {
            "": ("SG0904", f"{lock}:1:1"),
            "{": ("SG0904", f"{lock}:1:2"),
            whole.replace('"candidate": null,', '"candidate": null', 1): ("SG0904", f"{lock}:3:3"),
            whole[: len(whole) // 2]: ("SG0904", None),
            "[" * 5_000: ("SG0904", f"{lock}:1:34"),
            "[]": ("SG0105", f"{lock}:1:1"),
            "null": (None, None),
            whole + "x": ("SG0904", None),
            whole.replace('"format": 2', '"format": 3', 1): ("SG0905", f"{lock}:3:13"),
            "\ufeff" + whole: ("SG0904", f"{lock}:1:1"),
            "[" * 1_000_000: ("SG0322", lock),
        }
        for text, (code, place) in cases.items():
            with self.subTest(text=text[:60]):
                self.site.write(lock, text)
                done = self.build()
                self.assertEqual(done.code, 1, done)
                self.assertIn(lock, done.err)
                self.assertNotIn("0 MiB", done.err)
                if code:
                    self.assertIn(code, done.codes(), done)
                if place:
                    self.assertIn(place, done.places(), done)


if __name__ == "__main__":
    unittest.main()
