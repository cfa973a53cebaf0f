"""`sitegen showcase refresh` as the operator meets it: what it asks for, says and leaves, against a real server."""

import fcntl
import json
import os
import pty
import re
import resource
import select
import signal
import struct
import subprocess
import termios
import unittest

from refreshing import MANIFEST, REAL_KEY, SENT_KEY, STATE, Refreshing, environment
from small_site import program, run


class Asking(Refreshing):
    def test_a_whole_run_then_nothing_more(self):
        self.manifest("lake", "shed")
        self.start()
        done = self.first()
        self.assertEqual(done.code, 0, done)
        rows = done.out.splitlines()
        self.assertEqual(rows[0].split(), ["asset", "state", "attempt", "task", "seconds"])
        for row, name in zip(rows[1:], ("lake", "shed"), strict=True):
            self.assertRegex(row, rf"^{name}   new candidate  1        igen_[0-9a-f]{{24}}  \d+\.\d$")
        self.assertIn("2 asked for, 2 pictures; 28 more may be bought this month", done.err)
        self.assertIn("sitegen showcase accept lake --by NAME", done.err)
        self.assert_paid(2, pictures=2)
        self.assertEqual({task["handed_over"] for task in self.emulator.tasks}, {1})
        before = self.files()
        again = self.refresh()
        self.assertEqual(again.code, 0, again)
        self.assertIn("every asset has the picture it asks for; nothing was asked for", again.err)
        self.assertIn("has its picture: waits for its review", again.out)
        # What came stays in the state folder until somebody has decided about it.
        self.assertEqual(self.files(), before)
        self.assert_paid(2)
        audit = run("showcase", "audit", cwd=self.folder)
        # All proved; what is missing is that somebody accepts one.
        self.assertEqual(audit.codes(), ["SG0903", "SG0903"], audit)
        self.assertIn("proved: 2 assets, 2 records, 6 pictures, 2 originals", audit.err)

    def test_dry_run_asks_nobody_and_writes_nothing(self):
        self.manifest("lake", "shed", "barn", per_run=2)
        before = self.files()
        done = self.refresh("--dry-run", "--new-state")
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.out.count("would be asked for, and paid"), 2, done)
        self.assertRegex(done.out, r"barn +capped: no more may be bought in this run")
        self.assertIn("would ask for 2 pictures, each paid for; 1 would wait for the caps; 30 more", done.err)
        self.assertEqual(self.files(), before)

    def test_dry_run_shows_what_is_gone_on_with(self):
        self.start(ready="30")
        child = self.begin("--new-state")
        self.hears("taken;")
        child.kill()
        child.wait()
        before = self.files()
        done = self.refresh("--dry-run")
        self.assertEqual(done.code, 0, done)
        self.assertRegex(done.out, r"lake +under way: a run goes on with it, paid already +1 +igen_")
        self.assertIn("would ask for 0 pictures, each paid for; go on with 1, begun before", done.err)
        self.assertEqual(self.files(), before)

    def test_dry_run_without_a_state_folder_is_refused(self):
        done = self.refresh("--dry-run")
        self.assertEqual((done.code, done.codes()), (2, ["SG1501"]), done)
        self.assertIn("--new-state", done.helps()[0])

    def test_json_is_one_object(self):
        self.manifest("lake", "shed")
        self.start("create#1=refuse")
        done = self.first("--format", "json", "--concurrency", "1")
        self.assertEqual(done.code, 1, done)
        found = json.loads(done.out)
        self.assertEqual((found["paid"], found["pictures"], found["stopped"]), (1, 1, False))
        self.assertEqual(found["leftThisMonth"], 28)
        lake, shed = found["assets"]
        self.assertEqual(
            (lake["id"], lake["decision"], lake["outcome"], lake["task"]), ("lake", "ask", "refused", None))
        self.assertIn("moderation_blocked", lake["reason"])
        self.assertEqual((shed["outcome"], shed["attempt"], shed["reason"]), ("candidate", 1, None))
        self.assertEqual(shed["key"], self.emulator.tasks[0]["key"])
        self.assertGreater(shed["seconds"], 0)
        self.assertEqual([each["code"] for each in found["diagnostics"]], ["SG1504"])

    def test_sarif_and_github_hold_the_diagnostics(self):
        self.start("create=refuse")
        log = json.loads(self.first("--format", "sarif").out)
        self.assertEqual([found["ruleId"] for found in log["runs"][0]["results"]], ["SG1504"])
        self.assertRegex(self.refresh("--format", "github").out, r"^::error .*SG1504")

    def test_plain_lines_where_there_is_no_terminal(self):
        self.start()
        done = self.first()
        lines = [line for line in done.err.splitlines() if re.match(r"\d\d:\d\d:\d\d ", line)]
        told = [line[9:] for line in lines]
        self.assertEqual(told[1:3], ["1 picture to ask for", "lake: asked for"])
        self.assertRegex(told[3], r"^lake: taken; asks for it in \d s$")
        self.assertEqual(told[4:], ["lake: has arrived; is encoded", "lake: new candidate"])
        self.assertNotIn("\x1b", done.err)
        self.assertNotIn("\r", done.err)

    def test_no_assets(self):
        self.manifest()
        done = self.first()
        self.assertEqual(done.code, 0, done)
        self.assertIn("the showcase has no assets; nothing was asked for", done.err)

    def test_no_manifest(self):
        (self.folder / MANIFEST).unlink()
        self.assertEqual(self.first().code, 2)

    def test_only(self):
        self.manifest("lake", "shed")
        self.start()
        self.assertEqual(self.first("--only", "shed").code, 0)
        self.assert_paid(1, pictures=1)
        self.assertIn("(shed)", self.emulator.tasks[0]["prompt"])
        wrong = self.refresh("--only", "shet")
        self.assertEqual((wrong.code, wrong.codes()), (2, ["SG0910"]), wrong)
        self.assertIn("did you mean 'shed'", wrong.helps()[0])

    def test_caps(self):
        self.manifest("lake", "shed", "barn", monthly=2, per_run=1)
        self.start()
        first = self.first()
        self.assertEqual((first.code, first.codes()), (0, ["SG1515"]), first)
        self.assert_paid(1)
        self.assertIn("1 more may be bought this month", first.err)
        self.assertEqual(self.refresh("--max-images", "5").code, 0)
        self.assert_paid(2)
        third = self.refresh("--max-images", "5")
        self.assertEqual(third.code, 0, third)
        self.assertRegex(third.out, r"barn +capped: no more may be bought this month")
        self.assertIn("nothing was asked for; 0 more may be bought this month", third.err)
        self.assert_paid(2)

    def test_the_first_start_asks_for_nothing_and_warns_of_nothing(self):
        done = self.first("--max-images", "0")
        self.assertEqual((done.code, done.codes()), (0, []), done)
        self.assertIn("nothing was asked for; 30 more may be bought this month", done.err)
        self.assertEqual((self.folder / STATE / ".gitignore").read_text(), "*\n")

    def test_again_pays_once_more(self):
        self.start()
        self.assertEqual(self.first().code, 0)
        done = self.refresh("--again", "lake")
        self.assertEqual(done.code, 0, done)
        self.assertRegex(done.out, r"lake +new candidate +2 ")
        self.assert_paid(2, pictures=2)

    def test_retry_unknown_without_anything_unknown(self):
        self.start()
        self.assertEqual(self.first().code, 0)
        done = self.refresh("--retry-unknown", "lake")
        self.assertEqual((done.code, done.codes()), (2, ["SG1516"]), done)
        self.assert_paid(1)

    def test_what_is_unknown_is_asked_for_only_when_somebody_says_so(self):
        self.start("create=delay:25")
        child = self.begin("--new-state")
        self.hears("lake: asked for")
        child.kill()
        child.wait()
        # As if the machine had been started anew: nobody can tell whether the server has forgotten the key.
        journal = self.folder / STATE / "journal.jsonl"
        old = re.sub(r'"boot":"[^"]+"', '"boot":"another-start"', self.journal())
        journal.write_text(old)
        done = self.refresh()
        self.assertEqual((done.code, done.codes()), (1, ["SG1507"]), done)
        self.assertIn("nobody knows whether 'lake' was paid for", done.err)
        paid = len(self.emulator.tasks)
        still = self.refresh()
        self.assertEqual((still.code, still.codes()), (1, ["SG1507"]), still)
        self.assertIn("unknown since", run("showcase", "status", cwd=self.folder).out)
        self.assert_paid(paid)
        self.assertEqual(self.refresh("--retry-unknown", "lake").code, 0)
        self.assert_paid(paid + 1, pictures=1)

    def test_a_refused_prompt_is_not_sent_again_until_it_is_changed(self):
        self.start("create=refuse")
        self.assertEqual(self.first().codes(), ["SG1504"])
        self.assertEqual(self.refresh().codes(), ["SG1504"])
        self.assert_paid(0)
        self.manifest("lake", prompt="Another lake.")
        self.assertEqual(self.refresh().code, 0)
        self.assert_paid(1, pictures=1)

    def test_no_money_ends_the_run(self):
        self.manifest("lake", "shed")
        self.start("create=balance")
        done = self.first("--concurrency", "1")
        self.assertEqual(done.code, 3, done)
        self.assertIn("SG1509", done.codes())
        self.assertIn("top the account up", done.err)
        self.assert_paid(0)
        self.assertEqual(self.refresh().code, 0)
        self.assert_paid(2, pictures=2)

    def test_nobody_answers_at_the_address(self):
        """A server that isn't there was asked for nothing: it is told so, and nothing is paid."""
        self.start()
        self.emulator.close()
        child = self.begin("--new-state")
        self.hears("asks again in")
        child.terminate()
        self.assertEqual(child.wait(30), 143)
        said = self.said.read_text()
        self.assertIn("error[SG1510]: 'lake' was not asked for", said)
        self.assertIn("nothing was paid for it", said)

    def test_a_picture_whose_ledger_is_at_fault_is_held_back_and_kept(self):
        self.start(ready="4")
        child = self.begin("--new-state")
        self.hears("taken;")
        ledger = self.folder / "showcase/ledger/lake.jsonl"
        ledger.parent.mkdir()
        ledger.write_text("{}\n")
        self.assertEqual(child.wait(60), 1)
        said = self.said.read_text()
        self.assertIn("error[SG1511]: the picture of 'lake' has arrived and can't be put into the showcase", said)
        self.assertIn("it is safe in showcase/.state/spool", said)
        ledger.unlink()
        self.assertEqual(self.refresh().code, 0)
        self.assert_paid(1, pictures=1)

    def test_a_huge_body_is_given_up_and_told(self):
        self.start("collect=huge", contract="may")
        done = self.first(limit=120)
        self.assertEqual(done.code, 1, done)
        self.assertEqual(done.codes(), ["SG1506"], done)
        self.assertIn(self.emulator.tasks[0]["id"], done.err)
        self.assertLess(done.peak, 400, done)
        self.assertEqual(self.refresh().codes(), ["SG1506"])
        self.assert_paid(1)


class Usage(Refreshing):
    def test_wrong_options(self):
        for arguments, words in [
            (("--concurrency", "0"), "--concurrency must be from 1 to 64"),
            (("--concurrency", "65"), "--concurrency must be from 1 to 64"),
            (("--max-images", "-1"), "--max-images"),
            (("--persist", " "), "--persist needs a command"),
            (("--provider", "emulator:0"), "--provider"),
            (("--provider", "openai"), "--provider"),
            (("--state-dir", ""), "--state-dir needs a folder"),
        ]:
            with self.subTest(arguments=arguments):
                done = run("showcase", "refresh", *arguments, cwd=self.folder)
                self.assertEqual(done.code, 2, done)
                self.assertIn(words, done.err)


    def test_one_fault_has_one_exit_code_whichever_command_meets_it(self):
        self.assertEqual(self.first("--max-images", "0").code, 0)

        def both(code, codes, *arguments):
            for command in ("refresh", "status"):
                words = self.words(*arguments) if command == "refresh" else ["showcase", "status", *arguments]
                done = run(*words, cwd=self.folder, env=environment())
                self.assertEqual((done.code, done.codes()), (code, codes), done)

        both(2, ["SG1501"], "--state-dir", MANIFEST)
        both(2, ["SG1501"], "--state-dir", f"{MANIFEST}/state")
        for words in (self.words("--only", "shed"), ["showcase", "accept", "shed", "--by", "Ada"]):
            done = run(*words, cwd=self.folder, env=environment())
            self.assertEqual((done.code, done.codes()), (2, ["SG0910"]), done)
        (self.folder / STATE / "journal.jsonl").write_text("damage\n{}\n")
        both(3, ["SG1502"])


class Key(Refreshing):
    def real(self, key, *arguments):
        return run("showcase", "refresh", "--new-state", *arguments, cwd=self.folder, env=environment(key))

    def test_no_key(self):
        before = self.files()
        for key in (None, "", " \n"):
            with self.subTest(key=key):
                done = self.real(key)
                self.assertEqual((done.code, done.codes()), (2, ["SG1503"]), done)
                self.assertIn("there is no API key", done.err)
        self.assertEqual(self.files(), before)

    def test_a_key_that_cannot_be_one_is_not_shown(self):
        for key, words in [
            ("sk-secret part", "character 10 of it is a space"),
            ("sk-secret\rpart", "character 10 of it is a control character"),
            ("sk-secrét-part", "character 8 of it is not an ASCII character"),
        ]:
            with self.subTest(key=key):
                done = self.real(key)
                self.assertEqual((done.code, done.codes()), (2, ["SG1503"]), done)
                self.assertIn(words, done.err)
                for part in ("sk-", "secr", "part"):
                    self.assertNotIn(part, done.err + done.out)

    def test_a_dry_run_needs_no_key(self):
        self.assertEqual(self.real(None, "--dry-run").code, 0)

    def test_the_key_is_nowhere(self):
        """Neither the key that is sent nor the one in the environment, whatever the server does with it."""
        for number, faults in enumerate([(), ("create=echo",), ("poll=echo",), ("create=key",), ("collect=empty",)]):
            with self.subTest(faults=faults):
                self.folder = self.folder.parent / f"site-{number}"
                (self.folder / "showcase").mkdir(parents=True)
                self.manifest("lake")
                self.start(*faults)
                for arguments in (["--new-state", "--persist", "env; exit 0"], ["--format", "json"]):
                    done = self.refresh(*arguments, key=REAL_KEY)
                    self.assertIn(done.code, (0, 1, 3), done)
                    self.assert_hidden(done.out + done.err)
                for path in sorted(self.folder.rglob("*")):
                    if path.is_file():
                        self.assert_hidden(path.read_bytes().decode("latin-1"), path)

    def test_the_key_is_in_no_core_file(self):
        """What Linux does with one byte: neither a file, nor a program that gathers crashes, gets the memory."""
        self.start(ready="4")
        child = self.begin("--new-state", key=REAL_KEY)
        self.hears("taken;")
        self.assertEqual(resource.prlimit(child.pid, resource.RLIMIT_CORE), (1, 1))
        child.send_signal(signal.SIGQUIT)
        child.wait(30)
        self.assertEqual([path for path in self.folder.glob("*core*")], [])

    def assert_hidden(self, text, where="what was said"):
        for key in (SENT_KEY, REAL_KEY, SENT_KEY[:14], REAL_KEY[:14], SENT_KEY[-14:]):
            self.assertNotIn(key, text, where)

    def test_what_a_failing_persist_command_says_has_no_key(self):
        self.start()
        done = self.first("--persist", f"echo told {SENT_KEY}; env; exit 7", key=REAL_KEY)
        self.assertEqual((done.code, done.codes()), (3, ["SG1513"]), done)
        self.assertIn("exit code 7", done.err)
        self.assert_hidden(done.err)


class Terminal(Refreshing):
    def on_terminal(self, columns=120, **changes):
        """What a terminal gets on standard error."""
        parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen(
            [program(), *self.words("--new-state")], cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=child, env=environment(**{"TERM": "xterm"} | changes))
        os.close(child)
        said = b""
        while select.select([parent], [], [], 60)[0]:
            try:
                data = os.read(parent, 65536)
            except OSError:
                break
            if not data:
                break
            said += data
        os.close(parent)
        self.assertEqual(process.wait(10), 0, said)
        return said.decode()

    def test_a_bar_that_is_written_over(self):
        self.manifest("lake", "shed")
        self.start(ready="1")
        said = self.on_terminal()
        self.assertIn("2 pictures to ask for", said)
        self.assertRegex(said, r"\r\x1b\[K\x1b\[32m\x1b\[0m░{20} 0/2  0 pictures  0:0\d  lake: ")
        self.assertIn("(and 1 more)", said)
        self.assertNotRegex(said, r"\d\d:\d\d:\d\d lake")
        # Taken away before the outcome is told; the cursor was never hidden.
        self.assertIn("\r\x1b[K2 asked for, 2 pictures", said)
        self.assertNotIn("\x1b[?25", said)

    def test_no_colours_when_they_are_not_wanted(self):
        self.start(ready="1")
        said = self.on_terminal(NO_COLOR="1")
        self.assertIn("░", said)
        self.assertNotIn("\x1b[3", said)

    def test_a_dumb_terminal_gets_plain_lines(self):
        self.start()
        said = self.on_terminal(TERM="dumb")
        self.assertRegex(said, r"\d\d:\d\d:\d\d lake: asked for")
        self.assertNotIn("\x1b", said)


if __name__ == "__main__":
    unittest.main()
