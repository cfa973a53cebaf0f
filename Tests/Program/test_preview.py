"""`sitegen preview`: how it starts and ends, and that it shows what is saved, however an editor saves it."""

import os
import random
import shutil
import signal
import socket
import threading
import unittest

from previewing import Preview, preview, same_as_built, until
from small_site import SmallSite, run, temporary_folder, tree

FIRST = "content/docs/first.md"
HEAD = "---\ntitle: A new page\ndescription: It is new.\n---\n"


class Starting(unittest.TestCase):
    def setUp(self):
        self.site = SmallSite()

    def refused(self, *arguments, words):
        done = run("preview", *arguments, cwd=self.site.folder)
        self.assertEqual(done.code, 2, done)
        self.assertEqual(done.out, "", done)
        self.assertIn(words, done.err, done)

    def test_help(self):
        done = run("preview", "--help", cwd=self.site.folder)
        self.assertEqual(done.code, 0, done)
        for words in ("--port", "--host", "--allow-host", "--open", "--site", "/_sitegen/"):
            self.assertIn(words, done.out)
        self.assertIn("preview", run("--help").out)

    def test_a_taken_port(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            with preview(self.site, port=port) as running:
                self.assertGreater(running.port, port)
                running.says(f"port {port} is taken: it is {running.port} instead")
                self.assertEqual(running.get("/").status, 200)

    def test_two_previews_of_one_site(self):
        with preview(self.site) as first, preview(self.site, port=first.port) as second:
            self.assertGreater(second.port, first.port)
            self.site.change(FIRST, "Some words", "Seen in both")
            first.shows("/docs/first/", "Seen in both")
            second.shows("/docs/first/", "Seen in both")

    def test_wrong_ports(self):
        for port in ("70000", "-1", "x", ""):
            with self.subTest(port):
                self.refused(f"--port={port}", words="Usage: sitegen preview")

    def test_other_machines_need_a_name(self):
        for host in ("0.0.0.0", "::", "192.0.2.1", "127.evil.example"):
            with self.subTest(host):
                done = run("preview", "--port", "0", "--host", host, cwd=self.site.folder, limit=5)
                self.assertIn(done.code, (2, 3), done)
        self.refused("--host", "0.0.0.0", words="--allow-host")

    def test_an_allowed_name(self):
        with preview(self.site, "--host", "0.0.0.0", "--allow-host", "writer.example") as running:
            self.assertIn(f"the site is at http://writer.example:{running.port}/", running.out)
            self.assertEqual(running.get("/", Host=f"writer.example:{running.port}").status, 200)
            self.assertEqual(running.get("/", Host=f"reader.example:{running.port}").status, 421)

    def test_a_foreign_address(self):
        done = run("preview", "--port", "0", "--host", "192.0.2.1", "--allow-host", "x", cwd=self.site.folder)
        self.assertNotIn(done.code, (0, -9), done)
        self.assertIn("192.0.2.1", done.err)
        self.assertEqual(len(done.helps()), 1, done)

    def test_no_site(self):
        for folder in (temporary_folder(), self.site.folder / "nothing"):
            done = run("preview", "--port", "0", "--site", folder, cwd=self.site.folder)
            self.assertEqual(done.code, 2, done)
            self.assertEqual(len(done.codes()), 1, done)
            self.assertEqual(len(done.helps()), 1, done)
            self.assertEqual(done.out, "")

    def test_site_elsewhere(self):
        with preview(SmallSite(), "--site", str(self.site.folder)) as running:
            self.site.change(FIRST, "Some words", "From elsewhere")
            running.shows("/docs/first/", "From elsewhere")

    def test_signals_end_it_and_leave_nothing(self):
        before = tree(self.site.folder)
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number):
                running = Preview(self.site.folder)
                try:
                    self.assertEqual(running.get("/").status, 200)
                    with running.plug(), running.stream("/") as events:
                        next(events)
                        self.assertEqual(running.stop(number), 0, running.err)
                finally:
                    running.kill()
                self.assertEqual(tree(self.site.folder), before)

    def test_signal_at_once(self):
        running = Preview(self.site.folder)
        self.assertEqual(running.stop(signal.SIGINT), 0, running.err)

    def test_the_port_is_free_again(self):
        running = Preview(self.site.folder)
        with running.plug() as plug:
            self.assertEqual(running.get("/").status, 200)
            self.assertEqual(running.stop(), 0)
            with preview(self.site, port=running.port) as again:
                self.assertEqual(again.port, running.port)
                self.assertEqual(again.get("/").status, 200)
            self.assertEqual(plug.recv(1), b"")

    def test_terminal_says_what_changed(self):
        with preview(self.site) as running:
            running.says("pages read")
            since = len(running.err)
            self.site.change(FIRST, "Some words", "Other words")
            running.says(f"{FIRST} (", since)
            since = len(running.err)
            self.site.change(FIRST, ":fact[max-output]", ":fact[max-outptu]")
            running.says(f"--> {FIRST}:11:", since)
            running.says("nothing could be built until the errors are mended", since)
            self.assertIn("error[SG", running.err[since:])
            since = len(running.err)
            self.site.change(FIRST, ":fact[max-outptu]", ":fact[max-output]")
            running.says("all is well", since)

    def test_control_characters_of_a_name_are_not_sent_to_the_terminal(self):
        with preview(self.site) as running:
            running.says("pages read")
            self.site.write("content/docs/a\x1b]0;owned\x07.md", HEAD + "x\n")
            running.says("content/docs/a")
            self.assertNotIn("\x1b]0", running.err)
            self.assertNotIn("\x07", running.err)


class Saving(unittest.TestCase):
    """A preview that runs while its sources are saved in every way there is."""

    def setUp(self):
        self.site = SmallSite()
        self.running = self.enterContext(preview(self.site))
        self.assertEqual(self.running.get("/docs/first/").status, 200)

    def edited(self, words, path=FIRST):
        text = self.site.text(path)
        return text + f"\nIt says {words}.\n"

    def test_save_by_rename(self):
        for number in range(20):
            new = self.site.write("content/docs/.first.md.tmp", self.edited(f"renamed{number}"))
            os.replace(new, self.site.folder / FIRST)
            self.running.shows("/docs/first/", f"renamed{number}")

    def test_save_by_rename_from_elsewhere(self):
        new = temporary_folder(self.site.folder.parent) / "new"
        new.write_text(self.edited("from elsewhere"))
        os.replace(new, self.site.folder / FIRST)
        self.running.shows("/docs/first/", "from elsewhere")

    def test_save_with_a_backup(self):
        """As vim does: a probe, the old file aside, the new one in its place, the backup gone."""
        place = self.site.folder / FIRST
        for number in range(10):
            text = self.edited(f"vim{number}")
            self.site.write("content/docs/4913", "")
            (place.parent / "4913").unlink()
            place.rename(f"{place}~")
            place.write_text(text)
            os.unlink(f"{place}~")
            self.running.shows("/docs/first/", f"vim{number}")
        self.assertEqual(self.running.errors("/docs/first/"), [])

    def test_backups_that_stay(self):
        place = self.site.folder / FIRST
        # Hidden ones are none of the site's; of others a build says that they don't belong there, and so does this.
        for name in (".first.md.swp", ".first.md.un~", "first.md~", "#first.md#"):
            place.with_name(name).write_text(f"{HEAD}left by an editor\n")
        self.site.change(FIRST, "Some words", "With backups")
        self.running.shows("/docs/first/", "With backups")
        for name in ("first.md~", "#first.md#"):
            self.running.says(f"--> content/docs/{name}")
            place.with_name(name).unlink()
        same_as_built(self.site, self.running)

    def test_lock_link_of_an_editor(self):
        """Emacs leaves a dangling link beside a file while it has unsaved changes."""
        link = self.site.folder / "content/docs/.#first.md"
        link.symlink_to("writer@machine.1234:1700000000")
        self.site.change(FIRST, "Some words", "While it is locked")
        self.running.shows("/docs/first/", "While it is locked")
        link.unlink()
        same_as_built(self.site, self.running)

    def test_truncate_and_write(self):
        for number in range(20):
            text = self.edited(f"truncated{number}").encode()
            with open(self.site.folder / FIRST, "wb", buffering=0) as file:
                file.write(text[:60])
                file.write(text[60:])
            self.running.shows("/docs/first/", f"truncated{number}")

    def test_write_in_pieces(self):
        text = self.edited("in pieces").encode()
        with open(self.site.folder / FIRST, "wb", buffering=0) as file:
            for start in range(0, len(text), 16):
                file.write(text[start:start + 16])
                self.running.get("/docs/first/")
        self.running.shows("/docs/first/", "in pieces")
        same_as_built(self.site, self.running)

    def test_a_thousand_saves_at_once(self):
        text = self.site.text(FIRST)
        with self.running.stream("/docs/first/") as events:
            next(events)
            for number in range(1000):
                self.site.write(FIRST, text.replace("Some words", f"Save {number};"))
            self.running.shows("/docs/first/", "Save 999;")
        same_as_built(self.site, self.running)

    def test_saves_during_renders(self):
        """Saves of pages, facts and styles while pages are asked for: in the end the last of each is shown."""
        over = threading.Event()
        seen = []

        def ask():
            while not over.is_set():
                for path in ("/docs/first/", "/", "/product/", "/sitemap.xml"):
                    seen.append(self.running.get(path).status)

        asking = [threading.Thread(target=ask) for _ in range(3)]
        for one in asking:
            one.start()
        try:
            text, facts, styles = self.site.text(FIRST), self.site.text("content/facts.yml"), self.site.text("assets/site.css")
            for number in range(150):
                self.site.write(FIRST, text.replace("Some words", f"Save {number};"))
                if number % 5 == 0:
                    self.site.write("content/facts.yml", facts.replace("value: 1536", f"value: {2000 + number}"))
                if number % 7 == 0:
                    self.site.write("assets/site.css", styles + f"\n.x{number} {{ color: red }}\n")
        finally:
            over.set()
            for one in asking:
                one.join()
        self.assertEqual(set(seen), {200})
        self.running.shows("/docs/first/", "Save 149;")
        same_as_built(self.site, self.running)

    def test_two_writes_within_one_tick_of_the_clock(self):
        """The same length, the same time: only the bytes tell."""
        place = self.site.folder / FIRST
        text = self.site.text(FIRST)
        for number in range(10, 40):
            new = text.replace("Some words", f"Same {number}")
            os.utime(place, (1_700_000_000, 1_700_000_000))
            place.write_text(new)
            os.utime(place, (1_700_000_000, 1_700_000_000))
            self.running.shows("/docs/first/", f"Same {number}")

    def test_new_and_deleted_page(self):
        self.assertEqual(self.running.get("/docs/third/").status, 404)
        place = self.site.write("content/docs/third.md", HEAD + "Here it is.\n")
        self.running.shows("/docs/third/", "Here it is.")
        self.running.shows("/docs/first/", "A new page")
        same_as_built(self.site, self.running)
        place.unlink()
        self.running.answers("/docs/third/", 404)
        same_as_built(self.site, self.running)

    def test_renamed_page(self):
        (self.site.folder / "content/docs/second.md").rename(self.site.folder / "content/docs/moved.md")
        self.running.answers("/docs/moved/", 200)
        self.running.answers("/docs/second/", 404)
        until(lambda: self.running.errors("/docs/first/"), "the link that leads nowhere now is told")
        self.site.change(FIRST, "second.md#further-steps", "moved.md#further-steps")
        until(lambda: not self.running.errors("/docs/first/"), "no more errors")
        same_as_built(self.site, self.running)

    def test_new_folder(self):
        self.site.write("content/docs/deep/er/still/page.md", HEAD + "Deep down.\n")
        self.running.shows("/docs/deep/er/still/page/", "Deep down.")
        self.site.write("content/docs/deep/er/still/page.md", HEAD + "Deeper still.\n")
        self.running.shows("/docs/deep/er/still/page/", "Deeper still.")
        self.site.write("content/docs/deep/er/other.md", HEAD + "Beside.\n")
        self.running.shows("/docs/deep/er/other/", "Beside.")
        self.site.write("static/a/b/c/file.txt", "a file\n")
        self.running.shows("/a/b/c/file.txt", "a file")
        self.site.write("static/a/b/c/file.txt", "another file\n")
        self.running.shows("/a/b/c/file.txt", "another file")
        same_as_built(self.site, self.running)

    def test_folder_moved_in_from_elsewhere(self):
        folder = temporary_folder(self.site.folder.parent) / "many"
        (folder / "inner").mkdir(parents=True)
        for number in range(30):
            (folder / "inner" / f"page-{number}.md").write_text(HEAD.replace("A new page", f"Page {number}") + f"Number {number}.\n")
        folder.rename(self.site.folder / "content/docs/many")
        self.running.shows("/docs/many/inner/page-29/", "Number 29.")
        self.site.write("content/docs/many/inner/page-3.md", HEAD + "Edited later.\n")
        self.running.shows("/docs/many/inner/page-3/", "Edited later.")
        same_as_built(self.site, self.running)

    def test_renamed_and_deleted_folder(self):
        self.site.write("content/docs/part/page.md", HEAD + "In a part.\n")
        self.running.shows("/docs/part/page/", "In a part.")
        (self.site.folder / "content/docs/part").rename(self.site.folder / "content/docs/portion")
        self.running.shows("/docs/portion/page/", "In a part.")
        self.running.answers("/docs/part/page/", 404)
        self.site.write("content/docs/portion/page.md", HEAD + "In a portion.\n")
        self.running.shows("/docs/portion/page/", "In a portion.")
        same_as_built(self.site, self.running)
        shutil.rmtree(self.site.folder / "content/docs/portion")
        self.running.answers("/docs/portion/page/", 404)
        same_as_built(self.site, self.running)

    def test_everything_taken_away_and_put_back(self):
        """As a checkout of another version does."""
        for name in ("content", "templates", "assets", "static", "showcase", "site.yml"):
            with self.subTest(name):
                before = self.running.get("/docs/first/").page
                place, aside = self.site.folder / name, self.site.folder.parent / "aside"
                since = len(self.running.err)
                place.rename(aside)
                until(lambda: len(self.running.err) > since, "something is said")
                self.assertNotIn(self.running.get("/docs/first/").status, (500,))
                aside.rename(place)
                until(lambda: self.running.get("/docs/first/").page == before, "the page is back")
                self.site.write(FIRST, self.edited(f"after-{name.replace('.', '-')}"))
                self.running.shows("/docs/first/", f"after-{name.replace('.', '-')}")
                same_as_built(self.site, self.running)

    def test_the_site_renamed_and_back(self):
        aside = self.site.folder.with_name("aside")
        self.site.folder.rename(aside)
        for _ in range(5):
            self.assertIn(self.running.get("/docs/first/").status, (200, 404, 503))
        aside.rename(self.site.folder)
        self.site.write(FIRST, self.edited("after all"))
        self.running.shows("/docs/first/", "after all")

    def test_other_sources(self):
        """Facts, templates, styles, scripts, static files, the configuration and samples all show."""
        self.site.change("content/facts.yml", "value: 1536", "value: 4711")
        self.running.shows("/docs/first/", "4711")
        self.site.write("templates/footer.mustache", self.site.text("templates/footer.mustache") + "<!-- mark -->\n")
        self.site.change("site.yml", "title: Small site", "title: Smaller site")
        self.running.shows("/docs/first/", "Smaller site")
        self.site.write("assets/site.css", self.site.text("assets/site.css") + "\n.mark { color: red }\n")
        self.site.write("assets/site.js", self.site.text("assets/site.js") + "\n// mark\n")
        self.site.write("static/note.txt", "a note\n")
        self.running.shows("/note.txt", "a note")
        same_as_built(self.site, self.running)

    def test_draft(self):
        self.site.write("content/docs/draft.md", HEAD.replace("---\n", "---\ndraft: true\n", 1) + "Unfinished.\n")
        self.running.shows("/docs/draft/", "Unfinished.")
        self.assertTrue(self.running.state("/docs/draft/")["page"]["isDraft"])
        same_as_built(self.site, self.running)

    def test_served_as_built_after_random_edits(self):
        random_one = random.Random(20261124)
        for number in range(30):
            self.site.page(number, 30)
        same_as_built(self.site, self.running)
        for step in range(60):
            number = random_one.randrange(30)
            match random_one.randrange(6):
                case 0 | 1:
                    self.site.page(number, 30, word=f"step{step}")
                case 2:
                    facts = self.site.text("content/facts.yml").splitlines(True)
                    line = f'max-output: {{kind: quantity, value: {1000 + step}, unit: px, status: verified, source: "a test", verified: 2026-11-20}}\n'
                    self.site.write("content/facts.yml", line + "".join(one for one in facts if not one.startswith("max-output")))
                case 3:
                    self.site.write(f"content/docs/extra/page-{number}.md", HEAD + f"Step {step}.\n")
                case 4:
                    for name in random_one.sample(range(30), 5):
                        (self.site.folder / f"content/docs/extra/page-{name}.md").unlink(missing_ok=True)
                case 5:
                    self.site.write("templates/footer.mustache", self.site.text("templates/footer.mustache") + f"<!-- {step} -->\n")
            if step % 12 == 11:
                same_as_built(self.site, self.running)


class Breaking(unittest.TestCase):
    """What is broken stays as it was, and says so; what is mended is shown."""

    def setUp(self):
        self.site = SmallSite()
        self.running = self.enterContext(preview(self.site))
        self.before = self.running.get("/docs/first/").page
        self.assertIn(b"Some words", self.before)

    def broken(self, path, text, file=None, page="/docs/first/"):
        """Breaks a file: the page keeps its bytes, and its writer is told where the fault is. Then mends it."""
        old, before = self.site.text(path), self.running.get(page).page
        self.site.write(path, text)
        told = until(lambda: self.running.errors(page), f"errors of {path}")
        self.assertIn(file or path, [one.get("file") for one in told], told)
        self.assertTrue(all(one.get("help") for one in told), told)
        answer = self.running.get(page)
        self.site.write(path, old)
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.page, before, "the page has changed")
        until(lambda: not self.running.errors(page), "no more errors")
        self.assertEqual(self.running.get(page).page, before)

    def test_body(self):
        self.broken(FIRST, self.site.text(FIRST).replace(":fact[max-output]", ":fact[max-outptu]"))

    def test_front_matter(self):
        for line in ("layout: [", "order: x", "unknown: key", "order: 1", "date: &a x", "\tx: y"):
            with self.subTest(line):
                self.broken(FIRST, self.site.text(FIRST).replace("order: 1", f"order: 1\n{line}"))

    def test_front_matter_that_never_ends(self):
        self.broken(FIRST, "---\ntitle: First page\n")

    def test_empty_file(self):
        self.broken(FIRST, "")

    def test_not_utf8(self):
        self.site.write(FIRST, self.before[:50] + b"\xff\xfe")
        until(lambda: self.running.errors("/docs/first/"), "errors")
        self.assertEqual(self.running.get("/docs/first/").page, self.before)

    def test_template(self):
        self.broken("templates/layout-docs.mustache", "{{#never}}")

    def test_configuration(self):
        for text in ("title: [", "", "base_url: nonsense\n"):
            with self.subTest(text):
                self.broken("site.yml", text)

    def test_facts(self):
        for text in ("max-output: {", self.site.text("content/facts.yml").replace("kind: model", "kind: modle")):
            with self.subTest(text[:20]):
                self.broken("content/facts.yml", text)

    def test_manifest(self):
        for page in ("/docs/first/", "/"):
            with self.subTest(page):
                self.broken("showcase/manifest.yml", "assets: [", page=page)

    def test_a_fact_that_is_gone(self):
        self.broken(
            "content/facts.yml",
            "".join(line for line in self.site.text("content/facts.yml").splitlines(True) if not line.startswith("max-output")),
            file=FIRST)

    def test_a_broken_page_leaves_others_alone(self):
        self.site.change(FIRST, ":fact[max-output]", ":fact[max-outptu]")
        until(lambda: self.running.errors("/docs/first/"), "errors")
        self.assertEqual(self.running.errors("/docs/second/"), [])
        second = self.site.text("content/docs/second.md")
        self.site.write("content/docs/second.md", second + "\nStill edited.\n")
        self.running.shows("/docs/second/", "Still edited.")
        # Broken in another way: still the last good one.
        self.site.change(FIRST, "Some words", "Other words")
        self.site.change(FIRST, "title: First page", "title: [First page")
        until(lambda: any(one["line"] == 2 for one in self.running.errors("/docs/first/")), "the other error")
        self.assertEqual(self.running.get("/docs/first/").page, self.before)

    def test_twin_of_a_broken_page(self):
        path = "/docs/first/index.md"
        good = self.running.get(path)
        self.assertEqual(good.status, 200)
        source = (self.site.folder / "content/docs/first.md").read_text()
        since = len(self.running.err)
        self.site.write("content/docs/first.md", source + "\n:fact[none]\n")
        self.running.says("unknown fact 'none'", since)
        self.assertEqual(self.running.get(path).body, good.body)
        self.site.write("content/docs/first.md", source + "\nMended.\n")
        self.running.shows(path, "Mended.")

    def test_a_page_that_was_never_sound(self):
        self.site.write("content/docs/third.md", HEAD + "It is :fact[</pre><script>alert(1)</script>].\n")
        answer = self.running.shows("/docs/third/", "built yet")
        self.assertEqual(answer.status, 200)
        self.assertNotIn(b"<script>", answer.body)
        self.site.write("content/docs/third.md", HEAD + "It is sound.\n")
        self.running.shows("/docs/third/", "It is sound.")

    def test_broken_at_the_start(self):
        for name, text in (("site.yml", "title: ["), ("site.yml", "title: x\nbase_url: </pre><script>alert(1)</script>\n")):
            site = SmallSite()
            sound = site.text(name)
            site.write(name, text)
            with preview(site) as running:
                for path in ("/", "/docs/first/", "/nothing/"):
                    answer = running.get(path)
                    self.assertEqual(answer.status, 503, path)
                    self.assertIn("site.yml:", answer.text)
                    self.assertNotIn("<script>", answer.text)
                running.says("there is nothing to show until this is mended")
                for path in ("/_sitegen/", "/_sitegen/facts", "/_sitegen/showcase"):
                    self.assertIn(running.get(path).status, (200, 503), path)
                site.write(name, sound)
                running.answers("/docs/first/", 200)
                same_as_built(site, running)

    def test_other_faults_at_the_start(self):
        """Pages that are sound are shown all the same."""
        for name, text in (("content/docs/second.md", "---\ntitle: ["), ("content/facts.yml", "x: {"), ("templates/layout-docs.mustache", "{{#a}}")):
            with self.subTest(name):
                site = SmallSite()
                sound = site.text(name)
                site.write(name, text)
                with preview(site) as running:
                    answer = running.get("/docs/first/")
                    self.assertIn(answer.status, (200, 503))
                    running.says(f"--> {name}")
                    site.write(name, sound)
                    running.shows("/docs/first/", "Some words")
                    same_as_built(site, running)


if __name__ == "__main__":
    unittest.main()
