"""Diagnostics for programs: the SARIF log by its official schema, GitHub's annotations, and `explain`."""

import json
import os
import re
import subprocess
import unittest
from pathlib import Path
from urllib.parse import unquote, urlsplit

from small_site import REPOSITORY, SmallSite, run, temporary_folder, tree

PYTHON = REPOSITORY / ".venv/bin/python"
JUDGE = Path(__file__).resolve().parent / "sarif_schema.py"


def broken_site():
    """A site with a fault at a place, faults of whole files, a warning, and names that addresses must escape."""
    site = SmallSite()
    site.change("content/docs/first.md", "max-output", "max-outptu")
    site.write("content/docs/größe 100%.md", "---\ntitle: Größe\npermalink: /docs/big/\n---\n日本語: :fact[none] and :fact[none]\n")
    site.write("content/docs/stray.txt", "nobody reads this")
    site.write("templates/unused.mustache", "nobody uses this")
    return site


class SARIF(unittest.TestCase):
    def judge(self, log):
        """What the schema of OASIS says of a log; fails when there is no schema to say it."""
        if not PYTHON.exists():
            self.fail("the tools of the tests are not here; run: scripts/dependencies.sh test")
        return subprocess.run([PYTHON, JUDGE], input=log, capture_output=True, text=True, timeout=60)

    def log(self, done, code):
        self.assertEqual(done.code, code, done)
        judged = self.judge(done.out)
        self.assertEqual((judged.returncode, judged.stdout), (0, "0 faults\n"), judged.stderr)
        log = json.loads(done.out)
        self.assertEqual(len(log["runs"]), 1)
        return log["runs"][0]

    def test_the_schema_refuses_what_is_no_log(self):
        log = json.loads(SmallSite().build("--format", "sarif").out)
        for wrong in ({"version": "2.0.0"}, {"runs": [{}]}, {"extra": 1}, {"runs": None, "version": None}):
            with self.subTest(wrong):
                judged = self.judge(json.dumps(log | wrong))
                self.assertEqual(judged.returncode, 1, judged.stderr)
        result = {"message": {"text": "m"}, "level": "fatal"}
        log["runs"][0]["results"].append(result)
        self.assertIn("'fatal' is not one of", self.judge(json.dumps(log)).stdout)

    def test_a_clean_build_is_an_empty_log(self):
        done = SmallSite().build("--format", "sarif")
        self.assertEqual(done.err, "")
        found = self.log(done, 0)
        self.assertEqual((found["results"], found["tool"]["driver"]["rules"]), ([], []))
        self.assertNotIn("invocations", found)

    def test_every_fault_is_a_result_at_its_place(self):
        site = broken_site()
        found = self.log(site.build("--format", "sarif"), 1)
        text = [json.loads(line) for line in site.build("--format", "json").out.splitlines()]
        self.assertGreaterEqual(len(text), 5)
        self.assertEqual(len(found["results"]), len(text))
        rules = found["tool"]["driver"]["rules"]
        prints = set()
        for result, fault in zip(found["results"], text):
            self.assertEqual(result["ruleId"], fault["code"])
            self.assertEqual(rules[result["ruleIndex"]]["id"], fault["code"])
            self.assertEqual(result["level"], fault["severity"])
            self.assertTrue(result["message"]["text"].startswith(fault["message"]))
            place = result["locations"][0]["physicalLocation"]
            address = place["artifactLocation"]["uri"]
            self.assertRegex(address, r"^[A-Za-z0-9\-._~/%]+$")
            self.assertEqual(urlsplit(address).scheme, "")
            self.assertEqual(unquote(address), fault["file"])
            region = place.get("region", {})
            self.assertEqual(region.get("startLine"), fault.get("line"))
            if "line" in fault:
                self.assertEqual(region["startColumn"], fault["column"])
                self.assertEqual(region["endColumn"], fault["column"] + fault["length"])
            prints.add(result["partialFingerprints"]["codeFileMessage/v1"])
        self.assertEqual(len(prints), len(text))
        self.assertTrue(any("region" not in r["locations"][0]["physicalLocation"] for r in found["results"]))
        columns = [json.dumps(r["locations"]) for r in found["results"] if "gr%C3%B6%C3%9Fe" in json.dumps(r["locations"])]
        self.assertIn('"startColumn": 12', columns[0])

    def test_fingerprints_survive_new_lines_above(self):
        def results(site):
            return json.loads(site.build("--format", "sarif").out)["runs"][0]["results"]
        site = broken_site()
        before = results(site)
        site.write("content/docs/größe 100%.md", site.text("content/docs/größe 100%.md").replace("\n---\n", "\n---\nAbove.\n\n"))
        after = results(site)
        self.assertNotEqual([result["locations"] for result in after], [result["locations"] for result in before])
        key = "partialFingerprints"
        self.assertEqual([result[key] for result in after], [result[key] for result in before])

    def test_faults_without_a_place_are_notifications(self):
        for arguments, code in ((["--base-url", "x"], 2), (["--output", "content/x"], 3)):
            with self.subTest(arguments):
                found = self.log(SmallSite().build("--format", "sarif", *arguments), code)
                self.assertEqual(found["results"], [])
                self.assertFalse(found["invocations"][0]["executionSuccessful"])
                self.assertIn("help: ", found["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"])

    def test_the_showcase_commands_write_logs_too(self):
        site = SmallSite()
        for command in (["audit"], ["placeholders"]):
            with self.subTest(command):
                done = run("showcase", *command, "--format", "sarif", cwd=site.folder)
                self.assertEqual(done.err, "")
                self.assertEqual(self.log(done, 0)["results"], [])
        # Nothing to retire is a fault of the content; a picture that the manifest doesn't have was named by whoever asks.
        for command, code in ((["retire", "nobody"], 1), (["placeholders", "nobody"], 2)):
            with self.subTest(command):
                found = self.log(run("showcase", *command, "--format", "sarif", cwd=site.folder), code)
                self.assertEqual(len(found["invocations"][0]["toolExecutionNotifications"]), 1)
        site.write("showcase/assets/stray.webp", "no record names this")
        found = self.log(run("showcase", "audit", "--format", "sarif", cwd=site.folder), 1)
        self.assertEqual([result["ruleId"] for result in found["results"]], ["SG1001"])
        self.assertEqual(found["automationDetails"]["id"], "sitegen/showcase-audit/")

    def test_a_site_in_a_folder_of_the_repository_is_named_from_there(self):
        site = broken_site()
        above = site.folder.parent
        done = run("build", "--site", site.folder.name, "--format", "sarif", cwd=above)
        for result in self.log(done, 1)["results"]:
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            self.assertTrue((above / unquote(uri)).exists(), uri)


class GitHub(unittest.TestCase):
    COMMAND = re.compile(r"::(error|warning) (?:file=([^,:]+)(?:,line=(\d+),col=(\d+),endColumn=(\d+))?,)?title=(SG\d{4})::(.+)")

    def commands(self, done):
        """The parts of each line; every line must be a command."""
        lines = done.out.splitlines()
        found = [self.COMMAND.fullmatch(line) for line in lines]
        self.assertNotIn(None, found, lines)
        return [match.groups() for match in found]

    def test_every_fault_is_an_annotation_on_its_line(self):
        site = broken_site()
        done = site.build("--format", "github")
        self.assertEqual((done.code, done.err), (1, ""))
        found = self.commands(done)
        text = [json.loads(line) for line in site.build("--format", "json").out.splitlines()]
        self.assertEqual(len(found), len(text))
        for (severity, file, line, column, end, code, message), fault in zip(found, text):
            self.assertEqual((severity, code), (fault["severity"], fault["code"]))
            file = file.replace("%2C", ",").replace("%3A", ":").replace("%25", "%")
            self.assertEqual(file, fault["file"])
            self.assertIn(fault["message"].replace("%", "%25"), message)
            if "line" not in fault:
                self.assertIsNone(line)
                continue
            marked = (site.folder / file).read_text().split("\n")[int(line) - 1][int(column) - 1:int(end) - 1]
            if code == "SG0412":
                self.assertIn(marked, ("max-outptu", "none"))
                self.assertIn("%0Ahelp: ", message)
        self.assertEqual([command[5] for command in found].count("SG0412"), 3)

    def test_nothing_is_printed_when_all_is_well(self):
        done = SmallSite().build("--format", "github")
        self.assertEqual((done.code, done.out, done.err), (0, "", ""))

    def test_a_site_in_a_folder_of_the_repository_is_named_from_there(self):
        site = broken_site()
        done = run("build", "--site", site.folder.name, "--format", "github", cwd=site.folder.parent)
        for command in self.commands(done):
            self.assertTrue(command[1].startswith(site.folder.name + "/"), command)

    def test_being_in_a_workflow_changes_nothing(self):
        site = broken_site()
        plain = site.build()
        inside = run("build", cwd=site.folder, env=os.environ | {"GITHUB_ACTIONS": "true", "CI": "true"})
        self.assertEqual((inside.code, inside.out, inside.err.count("error[")), (1, "", plain.err.count("error[")))


class Colours(unittest.TestCase):
    def shown(self, **variables):
        env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")}
        return run("build", cwd=broken_site().folder, env=env | variables).err

    def test_colours_can_be_forced_where_no_terminal_is(self):
        self.assertNotIn("\x1b", self.shown())
        for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
            with self.subTest(name):
                self.assertIn("\x1b[1;31merror", self.shown(**{name: "1"}))
                self.assertNotIn("\x1b", self.shown(**{name: "0"}))
                self.assertNotIn("\x1b", self.shown(**{name: ""}))
                self.assertNotIn("\x1b", self.shown(**{name: "1", "NO_COLOR": "1"}))


class Explain(unittest.TestCase):
    def test_a_code_is_explained_however_it_is_written(self):
        whole = run("explain", "SG0412")
        self.assertEqual((whole.code, whole.err), (0, ""))
        self.assertTrue(whole.out.startswith("SG0412: A fact is used that isn't registered.\n\n"))
        self.assertIn("content/facts.yml", whole.out)
        for word in ("sg0412", "412", "0412", "sg412"):
            self.assertEqual(run("explain", word).out, whole.out)

    def test_several_codes_are_explained_in_their_order(self):
        done = run("explain", "701", "412")
        self.assertLess(done.out.index("SG0701: "), done.out.index("SG0412: "))

    def test_an_unknown_code_has_a_suggestion(self):
        done = run("explain", "SG0413")
        self.assertEqual((done.code, done.out), (2, ""))
        self.assertIn("there is no code 'SG0413'; did you mean ", done.err)
        self.assertIn("SG0412 (A fact is used that isn't registered.)", done.err)
        self.assertIn("'sitegen explain' lists all of them", run("explain", "nonsense").err)

    def test_the_known_ones_are_explained_beside_an_unknown_one(self):
        done = run("explain", "412", "nonsense")
        self.assertEqual(done.code, 2)
        self.assertTrue(done.out.startswith("SG0412: "))

    def test_without_a_code_all_are_listed(self):
        done = run("explain", cwd=temporary_folder())
        self.assertEqual((done.code, done.err), (0, ""))
        lines = done.out.splitlines()[1:]
        self.assertGreater(len(lines), 100)
        codes = [line[:8] for line in lines]
        self.assertEqual(codes, sorted(set(codes)))
        for line in lines:
            self.assertRegex(line, r"^SG\d{4}  \S.*\.$")

    def test_the_page_in_the_repository_is_what_the_program_prints(self):
        done = run("explain", "--markdown")
        self.assertEqual(done.out, (REPOSITORY / "docs/diagnostics.md").read_text(), "run: make docs")
        self.assertEqual(run("explain", "--markdown", "412").code, 2)


if __name__ == "__main__":
    unittest.main()
