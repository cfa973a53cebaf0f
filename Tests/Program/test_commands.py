"""Options, exit codes and what is written where."""

import json
import os
import pty
import re
import subprocess
import unittest

from small_site import SmallSite, program, run, temporary_folder, tree


def break_page(site):
    site.change("content/docs/first.md", "max-output", "max-outptu")


class Usage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = SmallSite()

    def wrong(self, *arguments):
        """Requires exit 2, words on standard error, nothing on standard output, and nothing written."""
        done = self.site.build(*arguments)
        self.assertEqual(done.code, 2, done)
        self.assertEqual(done.out, "")
        self.assertFalse(self.site.public.exists())
        return done

    def test_unknown_option(self):
        done = self.wrong("--nope")
        self.assertIn("Unknown option '--nope'", done.err)
        self.assertIn("Usage: sitegen build", done.err)

    def test_misspelt_option_has_a_suggestion(self):
        self.assertIn("--base-url", self.wrong("--base-ulr", "https://x.org").err.splitlines()[0])

    def test_unknown_command(self):
        done = run("biuld", cwd=self.site.folder)
        self.assertEqual(done.code, 2, done)
        self.assertIn("biuld", done.err)
        self.assertIn("Usage: sitegen", done.err)

    def test_arguments_that_make_no_sense(self):
        for arguments in (["extra"], ["--jobs"], ["--jobs", "x"], ["--jobs", "-1"], ["--format", "xml"], ["--output"]):
            with self.subTest(arguments):
                self.assertIn("Usage: sitegen build", self.wrong(*arguments).err)

    def test_jobs_out_of_range(self):
        for number in ("0", "1025", "99999999999999999999"):
            with self.subTest(number):
                self.assertIn("--jobs", self.wrong("--jobs", number).err)

    def test_check_with_verify(self):
        self.assertIn("--check and --verify can't go together", self.wrong("--check", "--verify").err)

    def test_base_url_that_is_none(self):
        urls = ("nonsense", "", "ftp://x.org", "https://", "https:///x", "https://a b", "https://x.org?q", "https://x.org#a",
                "javascript:alert(1)", "//x.org", "https://user:word@x.org", "https://[", "https://..", "https://x:99999",
                "https://x.org/../y", 'https://x.org/"', "https://x.org/<b>", "https://ex\u00e4mple.org")
        for url in urls:
            with self.subTest(url):
                done = self.wrong("--base-url", url)
                self.assertEqual(done.codes(), ["SG0107"], done)
                self.assertIn("help: write scheme and host", done.err)

    def test_base_url_with_a_path(self):
        site = SmallSite()
        done = site.build("--base-url", "https://x.org:8080/a/b/")
        self.assertEqual(done.code, 0, done)
        html = (site.public / "index.html").read_text()
        self.assertIn('href="https://x.org:8080/a/b/"', html)
        for address in re.findall(r'(?:href|src)="(/[^"]*)"', html):
            self.assertTrue(address.startswith("/a/b/"), address)

    def test_outside_a_site(self):
        done = run("build", cwd=temporary_folder())
        self.assertEqual(done.code, 2, done)
        self.assertEqual(done.codes(), ["SG0108"])
        self.assertIn("help: run sitegen in the folder of a site, or name that folder with --site", done.err)

    def test_site_that_is_not_there(self):
        for place in ("nowhere", "site.yml", "content", ""):
            with self.subTest(place):
                done = run("build", "--site", place, cwd=temporary_folder() if place == "" else self.site.folder)
                self.assertEqual(done.code, 2, done)
                self.assertIn("site.yml", done.err)
                self.assertIn("--site", done.err)

    def test_facts(self):
        site = SmallSite()
        done = run("facts", "--today", "2026-11-24", cwd=site.folder)
        self.assertEqual(done.code, 0, done)
        lines = done.out.splitlines()
        self.assertRegex(lines[0], r"^fact +value +status +age +used in$")
        self.assertRegex(done.out, r"(?m)^image-price +pending: See pricing +pending +- +content/product/numbers.md:9$")
        self.assertRegex(done.out, r"(?m)^max-output +1536 px +verified +4 days +\d places, first content/docs/first.md:11$")
        self.assertFalse(site.public.exists())
        every = run("facts", "--uses", cwd=site.folder)
        self.assertIn("content/product/numbers.md:8", every.out)

    def test_facts_one(self):
        site = SmallSite()
        done = run("facts", "max-output", "--today", "2026-11-24", cwd=site.folder)
        self.assertEqual(done.code, 0, done)
        for line in (r"kind +quantity", r"source +a test", r"verified +2026-11-20 \(4 days\)", r" +content/product/numbers.md:8"):
            self.assertRegex(done.out, f"(?m)^{line}$")
        unknown = run("facts", "max-outptu", cwd=site.folder)
        self.assertEqual((unknown.code, unknown.out, unknown.codes()), (2, "", ["SG0412"]))
        self.assertIn("help: did you mean 'max-output'?", unknown.err)

    def test_facts_as_json(self):
        site = SmallSite()
        whole = json.loads(run("facts", "--format", "json", "--today", "2026-11-24", cwd=site.folder).out)
        self.assertEqual(whole["today"], "2026-11-24")
        facts = {fact["name"]: fact for fact in whole["facts"]}
        self.assertEqual(facts["max-output"]["value"], "1536")
        self.assertNotIn("value", facts["image-price"])
        self.assertIn({"file": "content/docs/first.md", "line": 11, "column": 27}, facts["max-output"]["uses"])
        one = json.loads(run("facts", "model", "--format", "json", cwd=site.folder).out)
        self.assertEqual((one["name"], one["kind"]), ("model", "model"))

    def test_facts_age_and_emptiness(self):
        site = SmallSite()
        (site.folder / "content/facts.yml").write_text("")
        done = run("facts", cwd=site.folder)
        self.assertEqual(done.out, "")
        self.assertIn("no facts are registered", done.err)
        (site.folder / "content/facts.yml").write_text(
            "old: {value: 1, status: verified, source: s, verified: 2026-01-01, review-after: 10 days}\n")
        done = run("facts", "--today", "2026-01-21", cwd=site.folder)
        self.assertIn("20 days, overdue by 10", done.out)
        self.assertEqual(run("facts", "--today", "soon", cwd=site.folder).code, 2)
        self.assertEqual(run("facts", cwd=temporary_folder()).code, 2)

    def test_help_lists_everything(self):
        whole = run("--help")
        self.assertEqual((whole.code, whole.err), (0, ""))
        for word in ("build", "templates", "showcase", "--version", "Exit codes"):
            self.assertIn(word, whole.out)
        build = run("build", "--help")
        self.assertEqual((build.code, build.err), (0, ""))
        options = ("--site", "--output", "--base-url", "--drafts", "--format", "--verify", "--check", "--jobs", "text", "json",
                   "sarif", "github")
        for word in options:
            self.assertIn(word, build.out)
        self.assertEqual(run("help", "build").out, build.out)

    def test_every_command_has_help(self):
        for command in (["templates"], ["facts"], ["explain"], ["showcase"], ["showcase", "placeholders"]):
            self.assertEqual(run(*command, "--help").code, 0)

    def test_version(self):
        done = run("--version")
        self.assertEqual(done.code, 0)
        self.assertRegex(done.out, r"^\d+\.\d+\.\d+\n$")


class Formats(unittest.TestCase):
    def test_json_is_one_object_a_line(self):
        site = SmallSite()
        break_page(site)
        site.change("site.yml", "organization:", "organisation:")
        site.change("content/docs/second.md", "docs/old-second/", "docs/first/")
        done = site.build("--format", "json")
        self.assertEqual(done.code, 1, done)
        self.assertEqual(done.err, "")
        found = {}
        for line in done.out.splitlines():
            fault = json.loads(line)
            self.assertEqual(fault["severity"], "error")
            found[fault["code"]] = fault
        fact = found["SG0412"]
        self.assertEqual((fact["file"], fact["line"], fact["column"], fact["length"]), ("content/docs/first.md", 11, 27, 10))
        self.assertEqual(fact["help"], "did you mean 'max-output'?")
        self.assertEqual((found["SG0104"]["file"], found["SG0104"]["line"]), ("site.yml", 5))
        self.assertIn("SG0115", found)

    def test_json_for_faults_without_a_place(self):
        for arguments, code in ((["--base-url", "x"], 2), (["--output", "content/x"], 3)):
            done = SmallSite().build("--format", "json", *arguments)
            self.assertEqual(done.code, code)
            fault = json.loads(done.out)
            self.assertNotIn("line", fault)
            self.assertIn("help", fault)

    def test_json_says_nothing_when_all_is_well(self):
        done = SmallSite().build("--format", "json")
        self.assertEqual((done.code, done.out, done.err), (0, "", ""))

    def test_json_survives_odd_text(self):
        site = SmallSite()
        site.write("content/docs/odd.md", '---\ntitle: Odd\n---\n:fact[a"b\\\\c\u2028\U0001f600\x7f]\n')
        done = site.build("--format", "json")
        self.assertEqual(done.code, 1, done)
        for line in done.out.rstrip("\n").split("\n"):
            json.loads(line)

    def test_three_mistakes_in_three_files_are_three_diagnostics(self):
        site = SmallSite()
        self.assertEqual(site.build().code, 0)
        before = tree(site.public)
        break_page(site)
        site.change("content/product/index.md", "questions", "qestions")
        site.change("templates/layout-page.mustache", "page.heading", "page.headng")
        done = site.build()
        self.assertEqual(done.code, 1, done)
        for code in ("SG0412", "SG0113", "SG0501"):
            self.assertEqual(done.codes().count(code), 1, done)
        self.assertEqual(tree(site.public), before)

    def on_terminal(self, site, **variables):
        """What a build writes when standard error is a terminal."""
        leader, follower = pty.openpty()
        env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"} | variables
        child = subprocess.Popen(
            [program(), "build"], cwd=site.folder, env=env, stdin=follower, stdout=follower, stderr=follower)
        os.close(follower)
        said = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:
                break
            if not part:
                break
            said += part
        child.wait()
        os.close(leader)
        return child.returncode, said.decode()

    def test_colours_only_on_a_terminal(self):
        site = SmallSite()
        break_page(site)
        self.assertNotIn("\x1b", site.build().err)
        code, said = self.on_terminal(site)
        self.assertEqual(code, 1)
        self.assertIn("\x1b[1;31merror[SG0412]\x1b[0m", said)

    def test_colours_can_be_switched_off(self):
        site = SmallSite()
        break_page(site)
        for variables in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            self.assertNotIn("\x1b", self.on_terminal(site, **variables)[1])

    def test_empty_no_color_means_nothing(self):
        # no-color.org: "when present and not an empty string".
        site = SmallSite()
        break_page(site)
        self.assertIn("\x1b", self.on_terminal(site, NO_COLOR="")[1])

    def test_closed_outputs_do_no_harm(self):
        site = SmallSite()
        for redirect in ("1>&-", "2>&-", "<&- 1>&- 2>&-", "2>/dev/full"):
            with self.subTest(redirect):
                site.write("content/docs/first.md", site.text("content/docs/first.md") + "\nMore.\n")
                done = subprocess.run(
                    ["/bin/sh", "-c", f'exec "$0" build {redirect}', program()], cwd=site.folder,
                    stderr=subprocess.DEVNULL)
                self.assertEqual(done.returncode, 0)
                self.assertEqual(site.build("--check").code, 0)


if __name__ == "__main__":
    unittest.main()
