"""docs/examples: the workflow can be read, and the persist script does for real what it says, against a bare repository."""

import os
import subprocess
import unittest

import yaml

from refreshing import STATE, Refreshing
from small_site import REPOSITORY, temporary_folder

SCRIPT = REPOSITORY / "docs/examples/persist-state.sh"
WORKFLOW = REPOSITORY / "docs/examples/showcase-refresh.yml"


class Workflow(unittest.TestCase):
    def setUp(self):
        self.text = WORKFLOW.read_text()
        self.workflow = yaml.safe_load(self.text)
        self.steps = self.workflow["jobs"]["refresh"]["steps"]

    def step(self, name):
        return next(step for step in self.steps if step.get("name") == name)

    def test_it_can_be_read(self):
        # YAML 1.1 takes the key `on` for a truth value.
        self.assertIn("cron", self.workflow[True]["schedule"][0])
        self.assertEqual(len(self.steps), 9)

    def test_the_site_is_built_anew_before_the_change_is_opened(self):
        build = self.step("Build the site anew")
        self.assertIn("sitegen build", build["run"])
        self.assertIn("git add --all public", build["run"])
        self.assertLess(self.steps.index(build), self.steps.index(self.step("Open a change for review")))

    def test_two_never_run_at_once_and_none_is_ended_by_the_next(self):
        self.assertEqual(self.workflow["concurrency"], {"group": "showcase-refresh", "cancel-in-progress": False})

    def test_the_key_is_given_to_one_step_only(self):
        self.assertEqual(self.text.count("ALLTOKEN_API_KEY }}"), 1)
        refresh = self.step("Ask for what is missing")
        self.assertEqual(refresh["env"], {"ALLTOKEN_API_KEY": "${{ secrets.ALLTOKEN_API_KEY }}"})
        self.assertNotIn("upload-artifact", self.text)

    def test_it_persists_before_anything_is_paid_and_never_makes_a_new_journal(self):
        refresh = self.step("Ask for what is missing")["run"]
        self.assertIn("--persist scripts/persist-state.sh", refresh)
        self.assertNotIn("--new-state", self.text)
        self.assertIn("git worktree add", self.step("Bring the state folder")["run"])
        self.assertLess(
            self.steps.index(self.step("Bring the state folder")),
            self.steps.index(self.step("Ask for what is missing")))

    def test_what_came_is_carried_away_whatever_happened(self):
        for name in ("Carry away what came", "Open a change for review"):
            self.assertIn("always()", self.step(name)["if"])

    def test_its_shell_can_be_parsed(self):
        for step in self.steps:
            if "run" in step:
                done = subprocess.run(["bash", "-n"], input=step["run"], text=True, capture_output=True)
                self.assertEqual(done.returncode, 0, (step, done.stderr))
        self.assertEqual(subprocess.run(["sh", "-n", SCRIPT]).returncode, 0)


class PersistScript(Refreshing):
    """The site is a checkout whose remote is a bare repository; the state folder is a worktree of its own branch."""

    def setUp(self):
        super().setUp()
        self.remote = temporary_folder() / "remote.git"
        self.git("init", "--quiet", "--bare", "--initial-branch=main", self.remote)
        self.git("init", "--quiet", "--initial-branch=showcase-refresh", ".")
        self.git("config", "user.name", "Ada")
        self.git("config", "user.email", "ada@small.invalid")
        self.git("remote", "add", "origin", self.remote)
        (self.folder / ".gitignore").write_text("showcase/.state/\n.*.sitegen-lock\n")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "The site")
        self.start()

    def git(self, *words, cwd=None):
        done = subprocess.run(
            ["git", *map(os.fspath, words)], cwd=cwd or self.folder, capture_output=True, text=True,
            env={**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"})
        self.assertEqual(done.returncode, 0, done)
        return done.stdout

    def worktree(self):
        """The first start, as docs/showcase.md has it."""
        empty = self.git("hash-object", "-t", "tree", "-w", "/dev/null")
        commit = self.git("commit-tree", empty.strip(), "-m", "State of the showcase refresh").strip()
        self.git("branch", "showcase-state", commit)
        self.git("worktree", "add", "--quiet", STATE, "showcase-state")

    def there(self, branch, path):
        return self.git("show", f"{branch}:{path}", cwd=self.remote)

    def test_state_and_pictures_are_pushed(self):
        self.worktree()
        done = self.first("--persist", SCRIPT)
        self.assertEqual(done.code, 0, done)
        journal = self.there("showcase-state", "journal.jsonl")
        self.assertEqual(journal, self.journal())
        self.assertIn('"event":"done"', journal)
        # What a commit made by chance passes over, this script takes along.
        self.assertEqual(self.there("showcase-state", ".gitignore"), "*\n")
        files = self.git("ls-tree", "-r", "--name-only", "showcase-refresh", cwd=self.remote).splitlines()
        self.assertIn("showcase/ledger/lake.jsonl", files)
        self.assertIn("showcase/lock/lake.json", files)
        self.assertIn("showcase/state.json", files)
        self.assertTrue(any(file.startswith("showcase/originals/") for file in files))
        self.assertFalse(any(".state/" in file or "sitegen-" in file for file in files), files)
        # The first push had nothing but what was meant: it was there before anything was paid.
        first = self.git("log", "--reverse", "--format=%H", "showcase-state", "--", "journal.jsonl", cwd=self.remote)
        begun = self.there(first.split()[0], "journal.jsonl")
        self.assertIn('"event":"intent"', begun)
        self.assertNotIn('"event":"sent"', begun)
        self.assert_paid(1, pictures=1)

    def test_nothing_is_sent_when_the_remote_refuses_the_push(self):
        self.worktree()
        hook = self.remote / "hooks/pre-receive"
        hook.write_text("#!/bin/sh\necho 'this branch is closed' >&2\nexit 1\n")
        hook.chmod(0o755)
        done = self.first("--persist", SCRIPT)
        self.assertEqual((done.code, done.codes()), (3, ["SG1513"]), done)
        self.assertIn("this branch is closed", done.err)
        self.assert_paid(0)
        hook.unlink()
        done = self.refresh("--persist", SCRIPT)
        self.assertEqual(done.code, 0, done)
        self.assert_paid(1, pictures=1)

    def test_nothing_is_sent_when_somebody_else_has_pushed_a_journal(self):
        """A second machine with an older copy must not ask: the remote takes no push that isn't a step forward."""
        self.worktree()
        self.assertEqual(self.first("--persist", SCRIPT).code, 0)
        state = self.folder / STATE
        self.git("reset", "--quiet", "--hard", "HEAD~1", cwd=state)
        self.manifest("lake", "shed")
        paid = len(self.emulator.tasks)
        done = self.refresh("--persist", SCRIPT)
        self.assertIn("SG1513", done.codes(), done)
        self.assert_paid(paid)

    def test_the_next_machine_goes_on_from_what_was_pushed(self):
        self.worktree()
        self.emulator.close()
        self.start(ready="8")
        child = self.begin("--new-state", "--persist", SCRIPT)
        self.hears("taken;")
        child.terminate()
        self.assertEqual(child.wait(60), 143)
        old = self.folder
        self.folder = temporary_folder() / "next"
        self.git("clone", "--quiet", "--branch", "showcase-refresh", self.remote, self.folder, cwd="/")
        self.git("config", "user.name", "Ada")
        self.git("config", "user.email", "ada@small.invalid")
        self.git("worktree", "add", "--quiet", "-B", "showcase-state", STATE, "origin/showcase-state")
        done = self.refresh("--persist", SCRIPT)
        self.assertEqual(done.code, 0, done)
        self.assertIn("new candidate, paid before", done.out)
        self.assert_paid(1, pictures=1)
        self.assertFalse((old / "showcase/ledger").exists())

    def test_without_a_worktree_it_says_so_and_nothing_is_sent(self):
        """The state folder would be swallowed by the site's .gitignore."""
        done = self.first("--persist", SCRIPT)
        self.assertIn("SG1513", done.codes(), done)
        self.assert_paid(0)


if __name__ == "__main__":
    unittest.main()
