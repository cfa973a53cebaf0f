"""`sitegen preview` and those who mean it harm: other sites, odd requests, links that lead out of the site, many visitors."""

import os
import resource
import shutil
import time
import unittest

from previewing import SECRET, Preview, preview, same_as_built, until
from small_site import MEBIBYTE, SmallSite, temporary_folder, tree

HEAD = "---\ntitle: A page\ndescription: It is new.\n---\n"


class Requests(unittest.TestCase):
    """One preview that is asked for what it must not answer; a secret lies around it."""

    @classmethod
    def setUpClass(cls):
        cls.site = SmallSite()
        parent = cls.site.folder.parent
        for folder in (parent, parent / "site-secret", parent / "sit", cls.site.folder, cls.site.folder / ".sitegen"):
            folder.mkdir(exist_ok=True)
            (folder / "secret.txt").write_text(SECRET)
        cls.running = Preview(cls.site.folder)
        cls.addClassCleanup(cls.running.kill)
        cls.port = cls.running.port

    def tearDown(self):
        self.assertIsNone(self.running.child.poll(), self.running.err)
        self.assertEqual(self.running.get("/").status, 200)

    def refused(self, statuses, target="/", **settings):
        status, found = self.running.ask(target, **settings)
        self.assertIn(status, statuses, found[:500])
        self.assertNotIn(SECRET.encode(), found)
        self.assertNotIn(b"<script", found.split(b"\r\n\r\n", 1)[1].replace(b'<script src="/', b""))
        return found

    def test_hosts(self):
        for host in (f"127.0.0.1:{self.port}", f"localhost:{self.port}", f"LOCALHOST:{self.port}", f"[::1]:{self.port}"):
            self.assertEqual(self.running.ask("/", host)[0], 200, host)
        for host in ("evil.example", f"evil.example:{self.port}", f"localhost.evil.example:{self.port}", f"127.0.0.1.evil.example:{self.port}",
                     "127.0.0.1", f"127.0.0.1:{self.port + 1}", f"127.0.0.1:{self.port}.evil.example", f"evil.example@127.0.0.1:{self.port}",
                     f"0.0.0.0:{self.port}", f"127.1:{self.port}", f"2130706433:{self.port}", f"localhost.:{self.port}", "", "x" * 5000):
            with self.subTest(host[:60]):
                found = self.refused((400, 421), host=host)
                self.assertNotIn(b"evil", found)

    def test_no_host_or_two(self):
        for more in ("", f"Host: 127.0.0.1:{self.port}\r\nHost: 127.0.0.1:{self.port}\r\n"):
            self.assertIn(b" 400 ", self.running.raw(f"GET / HTTP/1.1\r\n{more}\r\n".encode())[:20])

    def test_origins(self):
        for origin in (f"http://127.0.0.1:{self.port}", f"http://localhost:{self.port}"):
            self.assertEqual(self.running.ask("/", more=f"Origin: {origin}\r\n")[0], 200)
        for origin in ("http://1.2.3.4", "null", "", f"https://127.0.0.1:{self.port}", "http://127.0.0.1", f"http://evil.example:{self.port}"):
            for target in ("/", "/_sitegen/events?page=/", "/_sitegen/client.js", "/img/logo.svg"):
                with self.subTest(origin=origin, target=target):
                    self.refused((403,), target, more=f"Origin: {origin}\r\n")

    def test_sites(self):
        for site in ("same-origin", "none"):
            self.assertEqual(self.running.ask("/", more=f"Sec-Fetch-Site: {site}\r\n")[0], 200)
        for site in ("cross-site", "same-site", "", "x"):
            for target in ("/", "/_sitegen/events?page=/", "/_sitegen/facts"):
                with self.subTest(site=site, target=target):
                    self.refused((403,), target, more=f"Sec-Fetch-Site: {site}\r\n")

    def test_methods(self):
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get"):
            with self.subTest(method):
                self.assertIn(b"Allow: GET, HEAD\r\n", self.refused((405,), method=method))
        self.refused((400, 405, 413), method="POST", more="Content-Length: 5\r\n")
        self.refused((400, 405, 413), more="Content-Length: 5\r\n")
        self.refused((400,), more="Transfer-Encoding: chunked\r\n")
        self.assertEqual(self.running.get("/", method="HEAD").body, b"")

    def test_ways_out_of_the_site(self):
        for target in ("/../secret.txt", "/docs/../../secret.txt", "/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt", "/..%2fsecret.txt",
                       "/%252e%252e%252fsecret.txt", "/%25252e%25252e/secret.txt", "/..%5csecret.txt", "/..\\secret.txt", "/%c0%ae%c0%ae/secret.txt",
                       "/%00", "/secret.txt%00.html", "/docs/%2e/first/", "//secret.txt", "///etc/passwd", "//etc/passwd", "/etc/passwd",
                       "/%2fetc%2fpasswd", "/secret.txt", "/.sitegen/secret.txt", "/site.yml", "/content/index.md", "/content/facts.yml",
                       "/templates/head.mustache", "/../site-secret/secret.txt", "/-secret/secret.txt", "-secret/secret.txt", "../site-secret/secret.txt",
                       "/..;/secret.txt", "/%u002e%u002e/secret.txt", "/%", "/%2", "/%zz", "*", "secret.txt", "file:///etc/passwd",
                       f"http://127.0.0.1:{self.port}/", "/\u00e4", "/#x", "/_sitegen/../secret.txt", "/_sitegen/candidates/../../secret.txt",
                       "/_sitegen/candidates/alpine-lake/../../../secret.txt", "/_sitegen/candidates/alpine-lake/secret.txt", "/_sitegen/client.js/",
                       "/_sitegen/nothing", "/_sitegen/events/"):
            with self.subTest(target):
                self.refused((400, 404), target)
        for target in ("/_sitegen/events?page=/../secret.txt", "/_sitegen/events?page=%00", "/?%00", "/_sitegen/events?page=%ff"):
            with self.subTest(target):
                with self.running.plug() as plug:
                    plug.sendall(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode())
                    self.assertNotIn(SECRET.encode(), plug.recv(65536))

    def test_what_is_asked_for_is_shown_as_text(self):
        found = self.running.get("/<script>alert(1)</script>/\"'&/")
        self.assertEqual(found.status, 404)
        self.assertNotIn("<script>alert", found.text)
        self.assertNotIn("\"'&", found.text.split("data-page", 1)[1].split("defer", 1)[0])

    def test_heads_without_end(self):
        host = f"Host: 127.0.0.1:{self.port}\r\n"
        for what, statuses, data in (
            ("a path of 64 KiB", (414, 431), "GET /" + "a" * 65536 + f" HTTP/1.1\r\n{host}\r\n"),
            ("a field of 1 MiB", (431,), f"GET / HTTP/1.1\r\n{host}X: " + "a" * MEBIBYTE + "\r\n\r\n"),
            ("100,000 fields", (431,), f"GET / HTTP/1.1\r\n{host}" + "X: y\r\n" * 100_000 + "\r\n"),
            ("a request line without end", (414, 431), "GET /" + "a" * MEBIBYTE),
            ("NUL", (400,), f"GET /\0 HTTP/1.1\r\n{host}\r\n"),
            ("NUL in a field", (400,), f"GET / HTTP/1.1\r\n{host}X: \0\r\n\r\n"),
            ("a bare line feed", (400,), f"GET / HTTP/1.1\n{host}\n"),
            ("a folded field", (400,), f"GET / HTTP/1.1\r\n{host}X: a\r\n b\r\n\r\n"),
            ("TLS", (400,), "\x16\x03\x01\x02\x00\x01\x00"),
            ("HTTP/2", (400, 505), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
            ("another version", (505,), f"GET / HTTP/3.0\r\n{host}\r\n"),
        ):
            with self.subTest(what):
                found = self.running.raw(data.encode("latin-1"))
                # Who is still sending when it is over may find the line cut before the answer is read.
                if found or len(data) < 100_000:
                    self.assertIn(int(found.split(b" ", 2)[1]), statuses, found[:200])

    def test_slow_clients_hold_nobody_up(self):
        plugs = [self.running.plug() for _ in range(100)]
        try:
            for plug in plugs:
                plug.sendall(b"GET / HTTP/1.1\r\nHos")
            self.assertEqual(self.running.get("/docs/first/").status, 200)
            for plug in plugs:
                found = plug.recv(65536)
                self.assertIn(b" 408 ", found[:20] or b" 408 ")
        finally:
            for plug in plugs:
                plug.close()

    def test_clients_that_do_not_read(self):
        plugs = [self.running.plug() for _ in range(50)]
        try:
            for plug in plugs:
                plug.sendall(f"GET /docs/first/ HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode() * 50)
            self.assertEqual(self.running.get("/docs/first/").status, 200)
        finally:
            for plug in plugs:
                plug.close()

    def test_fields_of_answers(self):
        for path in ("/", "/docs/first/", "/nothing/", "/site.css", "/sitemap.xml", "/_sitegen/", "/_sitegen/facts", "/_sitegen/client.js"):
            with self.subTest(path):
                fields = self.running.get(path).fields
                self.assertEqual(fields["x-content-type-options"], "nosniff")
                self.assertEqual(fields["cache-control"], "no-store")
                self.assertEqual(fields["cross-origin-resource-policy"], "same-origin")
                self.assertEqual(fields["x-frame-options"], "DENY")
                self.assertFalse([name for name in fields if name.startswith("access-control")])

    def test_many_requests_by_one_connection(self):
        one = self.running.connection()
        for _ in range(200):
            self.assertEqual(self.running.get("/docs/first/", on=one).status, 200)
        one.close()


class Links(unittest.TestCase):
    """Symbolic links are never followed: what is behind them is not served, and they are told."""

    def setUp(self):
        self.site = SmallSite()
        self.outside = self.site.folder.parent / "outside"
        self.outside.mkdir()
        for name in ("secret.md", "secret.txt", "secret.mustache", "secret.css", "index.md"):
            text = f"{HEAD}{SECRET}\n" if name.endswith(".md") else f"{SECRET}\n"
            (self.outside / name).write_text(text)

    def hidden(self, running, *paths):
        """Looks everywhere for the secret."""
        for path in (*paths, "/", "/docs/first/", "/_sitegen/", "/_sitegen/facts", "/_sitegen/showcase", "/sitemap.xml", "/manifest.json"):
            self.assertNotIn(SECRET, running.get(path).text, path)
        self.assertNotIn(SECRET, str(running.state("/")))
        self.assertNotIn(SECRET, running.err)

    PLACES = (
        ("content/docs/third.md", "secret.md", ("/docs/third/",)),
        ("content/docs/part", "", ("/docs/part/secret/", "/docs/part/")),
        ("static/secret.txt", "secret.txt", ("/secret.txt",)),
        ("static/folder", "", ("/folder/secret.txt",)),
        ("assets/secret.css", "secret.css", ("/secret.css",)),
        ("assets/folder", "", ("/folder/secret.css",)),
        ("templates/secret.mustache", "secret.mustache", ("/secret/",)),
        ("templates/folder", "", ("/folder/",)),
        # No file of the showcase is listed: only what the lock names is read.
        ("showcase/assets/secret", "", ("/showcase/secret/secret.txt", "/_sitegen/candidates/secret/secret.txt")),
    )

    def test_made_while_it_runs(self):
        with preview(self.site) as running:
            running.says("pages read")
            before = running.get("/docs/first/").page
            for place, target, paths in self.PLACES:
                with self.subTest(place):
                    since = len(running.err)
                    link = self.site.folder / place
                    link.symlink_to(self.outside / target)
                    if not place.startswith("showcase/"):
                        running.says(f"--> {place}", since)
                        self.assertIn("SG0323", running.err[since:])
                    self.hidden(running, *paths)
                    self.assertEqual(running.get("/docs/first/").page, before)
                    # A change behind it is no change of the site.
                    (self.outside / "secret.md").write_text(f"{HEAD}{SECRET} changed\n")
                    self.hidden(running, *paths)
                    link.unlink()
                    until(lambda: not running.errors("/"), lambda: f"no more errors; {running.errors('/')}")
            same_as_built(self.site, running)

    def test_there_before_it_starts(self):
        for place, target, paths in self.PLACES:
            with self.subTest(place):
                site = SmallSite()
                (site.folder / place).symlink_to(self.outside / target)
                with preview(site) as running:
                    if not place.startswith("showcase/"):
                        running.says(f"--> {place}")
                    self.hidden(running, *paths)
                    (site.folder / place).unlink()
                    running.answers("/docs/first/", 200)
                    same_as_built(site, running)

    def test_put_in_the_place_of_a_file(self):
        """While it is asked for again and again."""
        for place, target, path in (("static/note.txt", "secret.txt", "/note.txt"), ("content/docs/third.md", "secret.md", "/docs/third/")):
            with self.subTest(place):
                file = self.site.write(place, f"{HEAD}A note.\n")
                with preview(self.site) as running:
                    running.shows(path, "A note.")
                    for _ in range(10):
                        link = file.with_name(".link")
                        link.symlink_to(self.outside / target)
                        os.replace(link, file)
                        for _ in range(20):
                            self.assertNotIn(SECRET, running.get(path).text)
                        running.says("SG0323")
                        self.hidden(running, path)
                        self.site.write(".new", f"{HEAD}A note.\n").replace(file)
                        running.shows(path, "A note.")

    def test_folder_replaced_by_a_link(self):
        """Every folder of the site, while it runs and before."""
        for name in ("content", "templates", "assets", "static", "showcase", "content/docs", "assets/img"):
            with self.subTest(name):
                folder, aside = self.site.folder / name, self.site.folder.parent / "aside"
                if not folder.is_dir():
                    continue
                with preview(self.site) as running:
                    self.assertEqual(running.get("/docs/first/").status, 200)
                    since = len(running.err)
                    folder.rename(aside)
                    folder.symlink_to(self.outside)
                    running.says("SG0323", since)
                    self.hidden(running, "/secret.txt", "/secret/", "/docs/secret/", "/img/secret.txt")
                    with preview(self.site) as second:
                        second.says("SG0323")
                        self.hidden(second, "/secret.txt", "/secret/", "/docs/secret/", "/img/secret.txt")
                    folder.unlink()
                    aside.rename(folder)
                    running.shows("/docs/first/", "Some words")
                    same_as_built(self.site, running)

    def test_single_files_that_are_links(self):
        for name in ("site.yml", "content/facts.yml", "content/samples.yml", "showcase/manifest.yml", "contract.yml"):
            with self.subTest(name):
                file, aside = self.site.folder / name, self.site.folder.parent / "aside"
                had = file.exists()
                with preview(self.site) as running:
                    self.assertEqual(running.get("/docs/first/").status, 200)
                    since = len(running.err)
                    if had:
                        file.rename(aside)
                    file.symlink_to(self.outside / "secret.txt")
                    if had:
                        running.says("SG0323", since)
                    self.hidden(running)
                    file.unlink()
                    if had:
                        aside.rename(file)
                    same_as_built(self.site, running)

    def test_state_folder(self):
        """Nothing is written, not into what it leads to either."""
        for name in (".sitegen", "public"):
            (self.site.folder / name).symlink_to(self.outside)
        before = tree(self.outside)
        with preview(self.site) as running:
            self.hidden(running, "/.sitegen/secret.txt", "/public/secret.txt")
            self.site.change("content/docs/first.md", "Some words", "Other words")
            running.shows("/docs/first/", "Other words")
        self.assertEqual(tree(self.outside), before)

    def test_the_site_itself_behind_a_link(self):
        link = self.site.folder.parent / "link"
        link.symlink_to(self.site.folder)
        with preview(SmallSite(), "--site", str(link)) as running:
            self.site.change("content/docs/first.md", "Some words", "Behind a link")
            running.shows("/docs/first/", "Behind a link")

    def test_special_files(self):
        for place in ("content/docs/third.md", "static/pipe", "assets/pipe.png", "templates/pipe.mustache"):
            with self.subTest(place), preview(self.site) as running:
                running.says("pages read")
                since = len(running.err)
                pipe = self.site.folder / place
                os.mkfifo(pipe)
                running.says(f"--> {place}", since)
                self.assertEqual(running.get("/docs/first/").status, 200)
                pipe.unlink()
                until(lambda: not running.errors("/"), "no more errors")

    def test_neighbour_with_the_same_prefix(self):
        neighbour = self.site.folder.with_name(self.site.folder.name + "-secret")
        shutil.copytree(self.site.folder, neighbour)
        (neighbour / "static/secret.txt").write_text(SECRET)
        with preview(self.site) as running:
            running.says("pages read")
            since = len(running.err)
            (neighbour / "content/docs/first.md").write_text(f"{HEAD}{SECRET}\n")
            self.hidden(running, "/secret.txt", "/-secret/secret.txt", "/docs/first/")
            self.site.change("content/docs/first.md", "Some words", "Other words")
            running.shows("/docs/first/", "Other words")
            self.assertNotIn("-secret", running.err[since:])


class Crowd(unittest.TestCase):
    STREAMS = 1000

    def test_a_thousand_idle_streams(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        self.assertGreater(hard, self.STREAMS + 200, "the system lets this test open too few files")
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, self.STREAMS + 200), hard))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        site = SmallSite()
        with preview(site) as running:
            self.assertEqual(running.get("/").status, 200)
            running.rests()
            before, size = running.descriptors(), running.memory()
            plugs = []
            try:
                for number in range(self.STREAMS):
                    plug = running.plug()
                    plugs.append(plug)
                    plug.sendall(f"GET /_sitegen/events?page=/docs/{'first' if number % 2 else 'second'}/ HTTP/1.1\r\n"
                                 f"Host: 127.0.0.1:{running.port}\r\n\r\n".encode())
                for plug in plugs:
                    self.assertIn(b" 200 ", plug.recv(65536)[:20])
                grown = running.memory() - size
                self.assertGreaterEqual(running.descriptors(), before + self.STREAMS)
                for path in ("/", "/docs/first/", "/nothing/", "/_sitegen/facts"):
                    self.assertIn(running.get(path).status, (200, 404))
                start = time.monotonic()
                site.change("content/docs/first.md", "Some words", "All are told")
                running.shows("/docs/first/", "All are told")
                version = b'event: page'
                for plug in plugs[1::2]:
                    found = b""
                    while version not in found.split(b"state", 1)[-1]:
                        part = plug.recv(65536)
                        self.assertTrue(part, "a stream has ended")
                        found += part
                told = time.monotonic() - start
            finally:
                for plug in plugs:
                    plug.close()
            until(lambda: running.descriptors() == before, lambda: f"{before} descriptors; there are {running.descriptors()}")
            print(f"\n{self.STREAMS} idle streams: {grown:.1f} MiB more; half of them were told of an edit within {told:.2f} s")
            self.assertLess(grown, 200)


if __name__ == "__main__":
    unittest.main()
