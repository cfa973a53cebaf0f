"""A refresh that is ended, or kept from going on: by signals, another run, its state folder, --persist or the disk."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import unittest
from pathlib import Path

from refreshing import STATE, Refreshing, environment, wait_for
from small_site import run, temporary_folder
from test_disk import INNER, Disk, needs_namespace


class Signals(Refreshing):
    def stopped_by(self, number):
        self.start(ready="8")
        child = self.begin("--new-state")
        self.hears("taken;")
        child.send_signal(number)
        self.assertEqual(child.wait(60), 128 + number)
        said = self.said.read_text()
        self.assertIn("stopping: nothing new is asked for", said)
        self.assertIn("error[SG1512]: 'lake' is under way", said)
        self.assertRegex(said, r"to go on: run the same command again, without --new-state, before \d\d:\d\d UTC, 28 minutes")
        self.assertIn("nothing is paid again", said)
        done = self.refresh()
        self.assertEqual(done.code, 0, done)
        self.assertIn("1 to go on with, begun before", done.err)
        self.assertIn("0 asked for, 1 picture", done.err)
        self.assertIn("new candidate, paid before", done.out)
        self.assert_paid(1, pictures=1)

    def test_ctrl_c_then_going_on(self):
        self.stopped_by(signal.SIGINT)

    def test_sigterm_then_going_on(self):
        self.stopped_by(signal.SIGTERM)

    def test_what_was_not_sent_yet_is_not_paid(self):
        self.manifest("lake", "shed", "barn")
        self.start(ready="8")
        child = self.begin("--new-state", "--concurrency", "1")
        self.hears("taken;")
        child.send_signal(signal.SIGINT)
        self.assertEqual(child.wait(60), 130)
        self.assert_paid(1)
        self.assertIn("'barn' was not asked for: stopped", self.said.read_text())
        self.assertIn("error[SG1512]: 'lake' is under way", self.said.read_text())
        self.assertEqual(self.refresh().code, 0)
        self.assert_paid(3, pictures=3)

    def test_a_picture_that_arrives_while_stopping_is_stored(self):
        self.start("collect=delay:2")
        child = self.begin("--new-state")
        wait_for(lambda: '"event":"reading"' in self.journal(), why="it was never read")
        child.send_signal(signal.SIGINT)
        self.assertEqual(child.wait(60), 130)
        said = self.said.read_text()
        self.assertIn("1 asked for, 1 picture", said)
        self.assert_paid(1, pictures=1)

    def test_a_second_signal_ends_at_once_and_loses_nothing(self):
        self.start("collect=slow:30000")
        child = self.begin("--new-state")
        wait_for(lambda: '"event":"reading"' in self.journal(), why="it was never read")
        child.send_signal(signal.SIGINT)
        self.hears("stopping")
        # The handler is given back a moment after it has spoken.
        wait_for(lambda: child.send_signal(signal.SIGINT) or child.poll() is not None, seconds=5)
        self.assertIn(child.wait(), (-signal.SIGINT, 130))
        done = self.refresh()
        self.assertEqual(done.code, 0, done)
        self.assert_paid(1, pictures=1)

    def test_killed_then_gone_on_with(self):
        self.start(ready="3")
        child = self.begin("--new-state")
        self.hears("taken;")
        child.kill()
        child.wait()
        self.assertEqual(self.refresh().code, 0)
        self.assert_paid(1, pictures=1)


class TwoAtOnce(Refreshing):
    def test_two_copies_of_a_site_with_one_state_folder_pay_once(self):
        emulator = self.start(ready="2")
        state = temporary_folder() / "state"
        self.assertEqual(self.refresh("--new-state", "--state-dir", state, "--max-images", "0").code, 0)
        copy = self.folder.with_name("copy")
        shutil.copytree(self.folder, copy)
        first = self.begin("--state-dir", state)
        wait_for(lambda: emulator.tasks)
        second = run(*self.words("--state-dir", state), cwd=copy, env=environment(), limit=60)
        self.assertEqual(second.code, 3, second.err)
        self.assertIn("another refresh is using the state folder", second.err)
        self.assertEqual(first.wait(60), 0)
        self.assertEqual(len(emulator.tasks), 1)
        third = run(*self.words("--state-dir", state), cwd=copy, env=environment(), limit=60)
        self.assertEqual(third.code, 0, third.err)
        self.assertEqual(len(emulator.tasks), 1)

    def test_an_old_copy_of_the_state_folder_is_refused(self):
        emulator = self.start()
        self.assertEqual(self.refresh("--new-state", "--max-images", "0").code, 0)
        old = self.folder.with_name("old")
        shutil.copytree(self.folder / STATE, old)
        self.assertEqual(self.refresh().code, 0)
        shutil.rmtree(self.folder / STATE)
        shutil.copytree(old, self.folder / STATE)
        done = self.refresh()
        self.assertEqual(done.code, 2, done.err)
        self.assertIn("is an old copy of the state folder", done.err)
        self.assertEqual(len(emulator.tasks), 1)

    def test_the_second_names_the_first(self):
        self.start(ready="4")
        child = self.begin("--new-state")
        self.hears("taken;")
        second = self.refresh()
        self.assertEqual((second.code, second.codes()), (3, ["SG0918"]), second)
        self.assertIn(f"held by process {child.pid}, sitegen showcase refresh, since ", second.err)
        self.assertEqual(child.wait(60), 0)
        self.assert_paid(1, pictures=1)

    def test_a_dry_run_needs_no_lock(self):
        self.start(ready="4")
        child = self.begin("--new-state")
        self.hears("taken;")
        done = self.refresh("--dry-run")
        self.assertEqual(done.code, 0, done)
        self.assertEqual(child.wait(60), 0)


class State(Refreshing):
    def setUp(self):
        super().setUp()
        self.start()

    def refused(self, *arguments):
        done = self.refresh(*arguments)
        self.assertEqual((done.code, done.codes()), (2, ["SG1501"]), done)
        return done

    def test_the_first_start_needs_new_state(self):
        self.assertIn("make one with --new-state", self.refused().helps()[0])
        self.assert_paid(0)

    def test_a_lost_folder_is_noticed_not_paid_for(self):
        self.assertEqual(self.first().code, 0)
        shutil.rmtree(self.folder / STATE)
        done = self.refused()
        self.assertIn("missing or empty", done.err)
        self.assertIn("may then be paid a second time", done.helps()[0])
        self.assert_paid(1)

    def test_a_new_folder_after_a_loss_still_knows_the_ledgers(self):
        self.assertEqual(self.first().code, 0)
        shutil.rmtree(self.folder / STATE)
        self.assertEqual(self.first().code, 0)
        self.assert_paid(1)

    def test_new_state_twice(self):
        self.assertEqual(self.first().code, 0)
        self.assertIn("has a journal already", self.refused("--new-state").err)
        self.assert_paid(1)

    def test_a_foreign_folder(self):
        self.assertEqual(self.first().code, 0)
        state = self.folder / STATE / "state.json"
        named = json.loads(state.read_text())["id"]
        state.write_text(state.read_text().replace(named, "0" * 8 + named[8:]))
        self.assertIn("is the state folder of another showcase", self.refused().err)
        status = run("showcase", "status", cwd=self.folder)
        self.assertEqual((status.code, status.codes()), (2, ["SG1501"]), status)

    def test_a_rehearsals_folder_is_not_taken_for_the_real_one(self):
        self.assertEqual(self.first().code, 0)
        done = run("showcase", "refresh", cwd=self.folder, env=environment("sk-some-key-or-other"))
        self.assertEqual((done.code, done.codes()), (2, ["SG1501"]), done)
        self.assertIn("is for 'emulator', not for 'alltoken'", done.err)

    def test_another_place_from_the_working_folder(self):
        elsewhere = temporary_folder()
        words = self.words("--new-state", "--site", self.folder, "--state-dir", "kept/state")
        done = run(*words, cwd=elsewhere, env=environment(), limit=90)
        self.assertEqual(done.code, 0, done)
        self.assertTrue((elsewhere / "kept/state/journal.jsonl").exists())
        self.assertFalse((self.folder / STATE).exists())
        found = run("showcase", "status", "--state-dir", elsewhere / "kept/state", cwd=self.folder)
        self.assertIn("arrived on", found.out, found)
        self.assertNotIn("arrived on", run("showcase", "status", cwd=self.folder).out)

    def test_a_damaged_journal(self):
        self.assertEqual(self.first().code, 0)
        journal = self.folder / STATE / "journal.jsonl"
        journal.write_text(journal.read_text().replace('"event":"taken"', '"event":"takem"'))
        done = self.refresh()
        self.assertEqual((done.code, done.codes()), (3, ["SG1502"]), done)
        self.assertRegex(done.places()[0], r"^showcase/\.state/journal\.jsonl:\d+:1$")


class Persist(Refreshing):
    def setUp(self):
        super().setUp()
        self.start()
        self.notes = temporary_folder() / "notes"

    def test_it_runs_before_anything_is_sent(self):
        ask = (f"{sys.executable} -c 'import urllib.request as u; print(u.urlopen("
               f"\"http://127.0.0.1:{self.emulator.port}/_emulator/billing\").read())'")
        done = self.first("--persist", f"pwd >>{self.notes}; sleep 1; no_proxy=127.0.0.1 {ask} >>{self.notes}")
        self.assertEqual(done.code, 0, done)
        place, books = self.notes.read_text().splitlines()[:2]
        self.assertEqual(place, str(self.folder))
        self.assertIn('"tasks":[]', books.replace(" ", ""))
        self.assertIn("carrying the state folder away before anything is asked for", done.err)

    def test_it_sees_the_state_folder_and_not_the_key(self):
        command = f'cp "$SITEGEN_STATE_DIR/journal.jsonl" {self.notes}.$$; env >{self.notes}'
        done = self.first("--persist", command, key="sk-real-key-0123456789")
        self.assertEqual(done.code, 0, done)
        self.assertIn(f"SITEGEN_STATE_DIR={self.folder}/showcase/.state", self.notes.read_text())
        self.assertNotIn("ALLTOKEN_API_KEY", self.notes.read_text())
        copies = [file.read_text() for file in self.notes.parent.glob("notes.*")]
        last = max(copies, key=len)
        self.assertGreaterEqual(len(copies), 2)
        self.assertIn('"event":"intent"', min(copies, key=len))
        self.assertNotIn('"event":"sent"', min(copies, key=len))
        self.assertIn('"event":"done"', last)

    def test_nothing_is_sent_when_it_fails(self):
        done = self.first("--persist", "echo the remote says no >&2; exit 4")
        self.assertEqual((done.code, done.codes()), (3, ["SG1513"]), done)
        self.assertIn("it failed with exit code 4: the remote says no", done.err)
        self.assert_paid(0)
        self.assertEqual(self.refresh("--persist", "true").code, 0)
        self.assert_paid(1, pictures=1)

    def test_a_later_failure_brings_home_what_is_paid(self):
        done = self.first("--persist", f"test ! -e {self.notes} && touch {self.notes}")
        self.assertEqual((done.code, done.codes()), (3, ["SG1513"]), done)
        self.assert_paid(1, pictures=1)

    def test_a_command_that_is_not_there(self):
        done = self.first("--persist", "no-such-program-anywhere")
        self.assertEqual((done.code, done.codes()), (3, ["SG1513"]), done)
        self.assertIn("exit code 127", done.err)
        self.assert_paid(0)

    def test_what_it_leaves_running_is_not_waited_for(self):
        done = self.first("--persist", "sleep 300 & echo $! >>" + str(self.notes), limit=60)
        for number in self.notes.read_text().split():
            os.kill(int(number), signal.SIGKILL)
        self.assertEqual(done.code, 0, done)

    def test_ctrl_c_does_not_end_it_half_way(self):
        child = self.begin("--new-state", "--persist", f"touch {self.notes}.began; sleep 2; echo whole >{self.notes}")
        wait_for(lambda: Path(f"{self.notes}.began").exists())
        child.send_signal(signal.SIGINT)
        self.assertEqual(child.wait(60), 130)
        self.assertEqual(self.notes.read_text(), "whole\n")
        self.assert_paid(0)
        self.assertIn("'lake' was not asked for: stopped", self.said.read_text())


class FullDisk(Refreshing):
    """The state folder on a disk that fills up."""

    def setUp(self):
        if needs_namespace():
            self.skipTest("runs again in a namespace where it may mount; see InNamespace")
        super().setUp()
        self.disk = Disk("size=80m")
        self.addCleanup(self.disk.close)
        self.state = self.disk.place / "state"

    def test_too_little_room_from_the_start(self):
        self.start()
        self.disk.fill(20 << 20)
        done = self.first("--state-dir", self.state)
        self.assertEqual((done.code, done.codes()), (3, ["SG1514"]), done)
        self.assert_paid(0)

    def test_no_room_when_the_picture_is_to_be_read(self):
        self.start(ready="4")
        child = self.begin("--new-state", "--state-dir", self.state)
        self.hears("taken;")
        self.disk.fill(0)
        self.assertEqual(child.wait(60), 3)
        said = self.said.read_text()
        self.assertIn("error[SG1514]: the run was ended because of the disk", said)
        self.assertIn("make room, then run the same command again soon", said)
        self.assertEqual(self.emulator.tasks[0]["handed_over"], 0)
        (self.disk.place / "ballast").unlink()
        self.assertEqual(self.refresh("--state-dir", self.state).code, 0)
        self.assert_paid(1, pictures=1)

    def test_a_disk_that_fills_up_while_the_picture_comes(self):
        self.start("collect=slow:200000")
        child = self.begin("--new-state", "--state-dir", self.state)
        wait_for(lambda: any((self.state / "spool").glob("*.json")), why="nothing is spooled")
        self.disk.fill(0)
        self.assertEqual(child.wait(60), 3, self.said.read_text())
        said = self.said.read_text()
        self.assertIn("SG1514", said)
        self.assertIn("No space left on device", said)
        self.assertIn(self.emulator.tasks[0]["id"], said)
        (self.disk.place / "ballast").unlink()
        # Handed over once already; this generation of the API leaves an address where it can be fetched.
        done = self.refresh("--state-dir", self.state)
        self.assertEqual(done.code, 0, done)
        self.assert_paid(1, pictures=1)


class InNamespace(unittest.TestCase):
    def test_full_disk_in_a_user_namespace(self):
        if not needs_namespace():
            return
        done = subprocess.run(
            ["unshare", "-rm", sys.executable, "-m", "unittest", "test_refresh_stops.FullDisk"],
            cwd=Path(__file__).parent, env={**os.environ, INNER: "1"}, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
