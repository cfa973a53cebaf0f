"""`sitegen check`: what a build looks at, without a build, and links to other sites."""

import http.server
import json
import os
import threading
import unittest

from small_site import SmallSite, run, tree


def check(site, *arguments, **settings):
    return run("check", *arguments, cwd=site.folder, **settings)


class Check(unittest.TestCase):
    def test_a_sound_site(self):
        site = SmallSite()
        before = tree(site.folder)
        done = check(site)
        self.assertEqual(done.code, 0, done)
        self.assertRegex(done.err, r"^checked \d+ pages, \d+ files: nothing wrong \(\d+ ms\)\n$")
        self.assertEqual(done.out, "")
        self.assertEqual(tree(site.folder), before, "something was written")

    def test_it_says_what_build_says(self):
        site = SmallSite()
        site.change("content/docs/first.md", "max-output", "max-outptu")
        site.change("content/docs/second.md", "first.md#first-steps", "frist.md")
        checked, built = check(site), site.build()
        self.assertEqual((checked.code, built.code), (1, 1))
        self.assertEqual(checked.codes(), ["SG0412", "SG0701"])
        self.assertEqual(checked.places(), built.places())
        self.assertEqual(checked.helps(), built.helps())

    def test_strict(self):
        site = SmallSite()
        site.write("templates/never.mustache", "unused\n")
        done = check(site)
        self.assertEqual((done.code, done.codes()), (0, ["SG0517"]), done)
        self.assertIn("warning[SG0517]", done.err)
        done = check(site, "--strict")
        self.assertEqual((done.code, done.codes()), (1, ["SG0517"]), done)
        self.assertIn("error[SG0517]", done.err)
        self.assertIn("1 error", done.err)

    def test_json(self):
        site = SmallSite()
        site.change("content/docs/first.md", "max-output", "max-outptu")
        done = check(site, "--format", "json")
        self.assertEqual((done.code, done.err), (1, ""), done)
        self.assertEqual([json.loads(line)["code"] for line in done.out.splitlines()], ["SG0412"])

    def test_wrong_usage(self):
        site = SmallSite()
        for arguments in (
            ["--today", "tomorrow"], ["--today", "2026-02-30"], ["--today"], ["--output", "x"], ["--format", "yaml"],
            ["--base-url", "nowhere"], ["--site", str(site.folder / "nothing")], ["--jobs", "0"],
        ):
            done = check(site, *arguments)
            self.assertEqual(done.code, 2, (arguments, str(done)))

    def test_the_output_and_its_lock_do_not_matter(self):
        site = SmallSite()
        site.public.write_text("a file where the output would be")
        self.assertEqual(check(site).code, 0)

    def test_today_and_drafts(self):
        site = SmallSite()
        site.write("content/docs/draft.md", "---\ntitle: Draft\ndraft: true\n---\n:fact[unknown]\n")
        self.assertEqual(check(site, "--today", "2026-11-24").code, 0)
        done = check(site, "--drafts")
        self.assertEqual((done.code, done.codes()), (1, ["SG0412"]), done)


class Proxy(http.server.BaseHTTPRequestHandler):
    """A proxy that answers for every host itself, so that no test reaches the network."""

    statuses = {}
    asked = []

    def do_any(self):
        Proxy.asked.append(f"{self.command} {self.path} {self.headers['User-Agent']}")
        status, *headers = Proxy.statuses.get(self.path, (200,))
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = do_any

    def do_CONNECT(self):
        self.send_response(403)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


class External(unittest.TestCase):
    """Links to `http://…` go through the proxy that the environment names, as all of curl's requests do."""

    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        address = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.env = {key: value for key, value in os.environ.items() if key.lower() != "no_proxy"}
        self.env |= {"http_proxy": address, "https_proxy": address}
        Proxy.asked, Proxy.statuses = [], {}
        self.site = SmallSite()
        # Left alone; the pictures' records have a link too, see `external`.
        self.site.change("content/facts.yml", "https://small.invalid/terms", "https://wiki.internal/terms")

    def external(self, *arguments, today="2026-11-24"):
        """Checks on that day. The link of the pictures' records was found well on it: the proxy leads to no https."""
        cache = {"format": 1, "links": {}}
        try:
            cache = json.loads(self.site.text(".sitegen/links.json"))
        except (OSError, json.JSONDecodeError):
            pass
        cache["links"]["https://small.invalid/guide"] = today
        self.site.write(".sitegen/links.json", json.dumps(cache))
        arguments += ("--today", today)
        return check(self.site, "--external", *arguments, env=self.env)

    def test_findings_and_cache(self):
        self.site.write(
            "content/docs/links.md",
            "# Links\n\n<http://a.test/good> and <http://a.test/gone>.\n\n"
            "[Moved](http://b.test/moved) to <http://localhost:1/>.\n")
        Proxy.statuses = {
            "http://a.test/gone": (404,), "http://b.test/moved": (301, ("Location", "http://b.test/new")),
        }
        done = self.external(today="2026-11-24")
        self.assertEqual(done.code, 1, done)
        self.assertEqual(done.codes(), ["SG1401", "SG1404"])
        self.assertEqual(done.places(), ["content/docs/links.md:3:27", "content/docs/links.md:5:9"])
        self.assertIn("3 outside links, 1 more found well before, 2 to local hosts left alone: 1 error and 1 warning", done.err)
        self.assertTrue(all(" sitegen/" in line and line.endswith("(link check)") for line in Proxy.asked), Proxy.asked)
        self.assertFalse([line for line in Proxy.asked if "localhost" in line])
        cache = json.loads(self.site.text(".sitegen/links.json"))
        self.assertEqual(
            cache, {"format": 1, "links": dict.fromkeys(["http://a.test/good", "https://small.invalid/guide"], "2026-11-24")})
        Proxy.asked = []
        self.assertEqual(self.external(today="2026-11-30").codes(), ["SG1401", "SG1404"])
        self.assertFalse([line for line in Proxy.asked if "/good" in line])
        Proxy.asked = []
        self.external(today="2026-12-01")
        self.assertTrue([line for line in Proxy.asked if "/good" in line])

    def test_build_never_asks(self):
        self.site.write("content/docs/links.md", "# Links\n\n<http://a.test/gone>\n")
        for arguments in (["build"], ["build", "--check"], ["check"], ["contract", "update"]):
            run(*arguments, cwd=self.site.folder, env=self.env)
        self.assertEqual(Proxy.asked, [])
        self.assertFalse((self.site.folder / ".sitegen").exists())

    def test_a_torn_cache_is_ignored(self):
        self.site.write("content/docs/links.md", "# Links\n\n<http://a.test/good>\n")
        self.site.write(".sitegen/links.json", '{"format": 1, "links": {"http://a.te')
        done = check(self.site, "--external", env=self.env)
        self.assertEqual(done.code, 0, done)
        self.assertIn("http://a.test/good", self.site.text(".sitegen/links.json"))

    def test_strict_and_moved(self):
        self.site.write("content/docs/links.md", "# Links\n\n<http://b.test/moved>\n")
        Proxy.statuses = {"http://b.test/moved": (308, ("Location", "/new"))}
        self.assertEqual(self.external().code, 0)
        done = self.external("--strict")
        self.assertEqual((done.code, done.codes()), (1, ["SG1404"]), done)

    def test_a_site_with_errors_asks_nobody(self):
        self.site.write("content/docs/links.md", "# Links\n\n<http://a.test/good> :fact[unknown]\n")
        done = self.external()
        self.assertEqual((done.code, done.codes()), (1, ["SG0412"]), done)
        self.assertIn("outside links are asked for once the site itself has no errors", done.err)
        self.assertEqual(Proxy.asked, [])

    def test_no_outside_links(self):
        done = self.external()
        self.assertEqual(done.code, 0, done)
        self.assertIn("0 outside links, 1 more found well before, 1 to local hosts left alone: nothing wrong", done.err)
        self.assertEqual(Proxy.asked, [])

    def test_a_proxy_that_refuses_a_tunnel_is_no_answer_of_the_site(self):
        self.site.write("content/docs/links.md", "# Links\n\n<https://a.test/good>\n")
        done = self.external()
        self.assertEqual((done.code, done.codes()), (0, ["SG1403"]), done)
        self.assertIn("nobody knows whether 'https://a.test/good' is there: the proxy answered 403", done.err)
