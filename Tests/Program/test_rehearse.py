"""`sitegen showcase rehearse`: a whole refresh with no key and no cost, which leaves nothing behind."""

import re
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from refreshing import REAL_KEY, Refreshing, environment
from small_site import program, run, temporary_folder


class Rehearse(Refreshing):
    def setUp(self):
        super().setUp()
        self.temporary = temporary_folder()

    def rehearse(self, *arguments):
        before = self.files()
        place = temporary_folder()
        done = run("showcase", "rehearse", "--ready", "0.2", *arguments, cwd=self.folder, limit=120,
                   env=environment(REAL_KEY, TMPDIR=str(place)))
        self.assertEqual(self.files(), before, "the site was touched")
        self.assertEqual(list(place.iterdir()), [], "something is left behind")
        self.assertNotIn(REAL_KEY, done.out + done.err)
        return done

    def rehearse_all(self, cases):
        """Many rehearsals side by side, since most of their time is waiting: each case with what came of it."""
        with ThreadPoolExecutor(6) as pool:
            return zip(cases, pool.map(lambda case: self.rehearse(*case), cases), strict=True)

    def test_a_whole_refresh(self):
        self.manifest("lake", "shed", monthly=0, per_run=0)
        done = self.rehearse()
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.out.count("new candidate"), 2, done)
        self.assertIn("2 asked for, 2 pictures\n", done.err)
        self.assertIn(
            "the stand-in's books: 2 tasks billed, 2 handed over, 0 never collected, 0 billed twice\n", done.err)
        self.assertTrue(done.err.endswith("nothing of the site was touched, no key was used and nothing was paid\n"))
        self.assertNotIn("showcase accept", done.err)
        self.assertNotIn("commit", done.err)

    def test_the_older_api(self):
        self.assertEqual(self.rehearse("--contract", "may").code, 0)

    def test_faults_that_are_got_over(self):
        cases = [("--fault", fault) for fault in (
                "create=lost", "create=503", "create=429:1", "create=409-duplicate", "poll=500", "poll=429:1",
                "poll=409-collecting", "poll=html", "poll=unknown-status", "poll=interim", "collect=delay:2",
                "collect=cut:-1", "collect=base64")]
        for case, done in self.rehearse_all(cases):
            with self.subTest(case=case):
                self.assertEqual(done.code, 0, done)
                self.assertIn("1 task billed, 1 handed over, 0 never collected, 0 billed twice", done.err)

    def test_faults_that_end_a_picture(self):
        wanted = [
            ("create=refuse", "august", 1, "SG1504"), ("create=refuse-later", "august", 1, "SG1504"),
            ("create=fail", "august", 1, "SG1505"), ("create=cancel", "august", 1, "SG1505"),
            ("collect=410-expired", "may", 1, "SG1506"), ("collect=cut:5000", "may", 1, "SG1506"),
            ("collect=empty", "may", 1, "SG1508"), ("collect=two", "may", 1, "SG1508"),
            ("collect=size", "may", 1, "SG1508"), ("collect=notpng", "may", 1, "SG1508"),
            ("create=key", "august", 3, "SG1509"), ("create=quota", "august", 3, "SG1509"),
        ]
        cases = [("--fault", fault, "--contract", contract) for fault, contract, _, _ in wanted]
        for (case, done), (_, _, code, found) in zip(self.rehearse_all(cases), wanted, strict=True):
            with self.subTest(case=case):
                self.assertEqual(done.code, code, done)
                self.assertIn(found, done.codes(), done)
                self.assertIn("0 billed twice", done.err)

    def test_faults_that_never_happened_are_told(self):
        done = self.rehearse("--fault", "create=503", "--fault", "poll#40=500", "--fault", "picture=drop")
        self.assertEqual(done.code, 0, done)
        for fault in ("poll#40=500", "picture=drop"):
            self.assertIn(f"never happened: --fault {fault}: no request came", done.err)
        self.assertNotIn("create=503", done.err.split("the stand-in's books")[1])

    def test_ctrl_c_leaves_nothing(self):
        for seconds in ("8", "0.2"):
            with self.subTest(ready=seconds):
                said = self.temporary.parent / f"{self.temporary.name}-{seconds}.txt"
                self.addCleanup(said.unlink)
                with open(said, "wb") as file:
                    child = subprocess.Popen(
                        [program(), "showcase", "rehearse", "--ready", seconds], cwd=self.folder, stderr=file,
                        stdout=subprocess.DEVNULL, env=environment(TMPDIR=str(self.temporary)))
                self.said = said
                self.hears("taken;")
                child.send_signal(signal.SIGINT)
                self.assertEqual(child.wait(60), 130)
                self.assertEqual(list(self.temporary.iterdir()), [])
                self.assertRegex(said.read_text(), r"1 task billed, \d handed over")

    def test_what_is_wrong_is_told_before_anything_begins(self):
        for arguments, words in [
            (("--fault", "create=nonsense"), "is no fault"), (("--ready", "-1"), "--ready"),
            (("--concurrency", "0"), "--concurrency"), (("--contract", "june"), "--contract"),
        ]:
            with self.subTest(arguments=arguments):
                done = self.rehearse(*arguments)
                self.assertEqual(done.code, 2, done)
                self.assertIn(words, done.err)

    def test_no_manifest(self):
        Path(self.folder / "showcase/manifest.yml").unlink()
        done = self.rehearse()
        self.assertEqual((done.code, done.codes()), (2, ["SG0921"]), done)

    def test_no_assets(self):
        self.manifest()
        done = self.rehearse()
        self.assertEqual(done.code, 0, done)
        self.assertTrue(re.search(r"0 tasks billed", done.err), done)
