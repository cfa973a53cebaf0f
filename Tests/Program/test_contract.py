"""`contract.yml`, and the command that writes it."""

import os
import unittest

from small_site import SmallSite, run, tree


def update(site, *arguments):
    return run("contract", "update", *arguments, cwd=site.folder)


class Contract(unittest.TestCase):
    def test_update_then_build(self):
        site = SmallSite()
        done = update(site)
        self.assertEqual(done.code, 0, done)
        self.assertRegex(done.err, r"wrote contract.yml: \d+ addresses, \d+ anchors and 1 redirect added")
        text = site.text("contract.yml")
        self.assertIn("\n  /docs/first/:\n    - first-steps\n", text)
        self.assertIn("\nredirects:\n  /docs/old-second/: /docs/second/\n", text)
        again = update(site)
        self.assertEqual((again.code, again.err), (0, "contract.yml is up to date\n"))
        self.assertEqual(site.build("--verify").code, 0, "the second build needs the contract too")
        self.assertEqual(site.build("--check").code, 0)

    def test_a_broken_promise_stops_build_and_check(self):
        site = SmallSite()
        update(site)
        site.build()
        before = tree(site.public)
        site.change("content/docs/second.md", "aliases: [/docs/old-second/]\n", "")
        site.change("content/docs/second.md", "## Further steps", "## More steps")
        site.change("content/docs/first.md", "#further-steps", "")
        for done in (site.build(), site.build("--check"), run("check", cwd=site.folder)):
            self.assertEqual(done.code, 1, done)
            self.assertEqual(done.codes(), ["SG1302", "SG1303"])
        self.assertEqual(tree(site.public), before)

    def test_a_page_that_goes(self):
        site = SmallSite()
        site.write("content/docs/third.md", "# Third\n\nWords.\n")
        update(site)
        os.remove(site.folder / "content/docs/third.md")
        done = site.build()
        self.assertEqual((done.code, done.codes()), (1, ["SG1301"]), done)
        self.assertRegex(done.places()[0], r"^contract.yml:\d+:3$")
        self.assertIn("aliases: [/docs/third/]", done.helps()[0])
        self.assertIn("sitegen contract update --allow-removals", done.helps()[0])

    def test_removals_need_a_word(self):
        site = SmallSite()
        site.write("content/docs/third.md", "# Third\n\nWords.\n\n## A part\n\nWords.\n")
        site.write("contract.yml", "# Ours.\n\nversion: 1\npages: {min: 2}\n")
        self.assertEqual(update(site).code, 0)
        before = site.text("contract.yml")
        self.assertTrue(before.startswith("# Ours.\nversion: 1\npages:\n  min: 2\nurls:\n"), before)
        os.remove(site.folder / "content/docs/third.md")
        done = update(site)
        self.assertEqual(done.code, 1, done)
        self.assertIn("would remove the address /docs/third/\n", done.err)
        self.assertEqual(site.text("contract.yml"), before)
        done = update(site, "--allow-removals")
        self.assertEqual(done.code, 0, done)
        self.assertIn("removed the address /docs/third/\nwrote contract.yml: 1 removed\n", done.err)
        self.assertNotIn("third", site.text("contract.yml"))
        self.assertEqual(site.build().code, 0)

    def test_update_of_a_faulty_site_writes_nothing(self):
        site = SmallSite()
        site.change("content/docs/first.md", "max-output", "max-outptu")
        done = update(site)
        self.assertEqual((done.code, done.codes()), (1, ["SG0412"]), done)
        self.assertFalse((site.folder / "contract.yml").exists())

    def test_hostile_contracts(self):
        for text, code in (
            ("version: 1\nurls: [/../../etc/passwd]\n", "SG0107"),
            ("version: 1\nurl: []\n", "SG0104"),
            ("version: 1\nurls: " + "[" * 5000, "SG0101"),
            ("version: 1\nurls:\n" + "".join(f"  /{n}/: []\n" for n in range(20_000)), "SG1301"),
            ("\0", "SG0321"),
            ("# " + "x" * 3_000_000, "SG0322"),
        ):
            site = SmallSite()
            site.write("contract.yml", text)
            done = site.build()
            self.assertEqual(done.code, 1, done)
            self.assertIn(code, done.codes())
            self.assertLess(done.seconds, 5, done)

    def test_a_linked_contract_is_refused(self):
        site = SmallSite()
        os.symlink("/etc/hostname", site.folder / "contract.yml")
        done = site.build()
        self.assertEqual((done.code, done.codes()), (1, ["SG0323"]), done)
        done = update(site)
        self.assertEqual((done.code, done.codes()), (1, ["SG0323"]), done)
        self.assertTrue((site.folder / "contract.yml").is_symlink())

    def test_update_that_cannot_write(self):
        site = SmallSite()
        if os.geteuid() == 0:
            # Root may write anywhere; a folder in the way stops it too.
            (site.folder / ".contract.yml.sitegen-new").mkdir()
            (site.folder / ".contract.yml.sitegen-new/file").write_text("x")
            self.assertEqual(update(site).code, 0, "what a killed run left behind is taken away")
            return
        os.chmod(site.folder, 0o555)
        try:
            done = update(site)
        finally:
            os.chmod(site.folder, 0o755)
        self.assertEqual(done.code, 3, done)

    def test_the_command_alone_says_what_there_is(self):
        done = run("contract", cwd=SmallSite().folder)
        self.assertEqual(done.code, 0, done)
        self.assertIn("update", done.out)

    def test_no_site(self):
        site = SmallSite()
        os.remove(site.folder / "site.yml")
        self.assertEqual(update(site).code, 2)
