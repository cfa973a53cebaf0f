"""The formats of a site: what `sitegen schema` prints, and that editors judge by its files as a build does."""

import json
import re
import subprocess
import unittest
from pathlib import Path

from small_site import REPOSITORY, SmallSite, run, temporary_folder, tree

PYTHON = REPOSITORY / ".venv/bin/python"
JUDGE = Path(__file__).resolve().parent / "schema_judge.py"
FIXTURE = REPOSITORY / "Tests/SiteKitTests/Fixtures/site"
FILES = {"site": "site.yml", "facts": "content/facts.yml", "samples": "content/samples.yml", "manifest": "showcase/manifest.yml"}

HOME = "content/index.md"
PICTURES = "content/product/pictures.md"
FIRST = "content/docs/first.md"

# file, as it is, as it is mistaken, the code of a build
MISTAKES = {
    "unknown key of site.yml": ("site.yml", "organization:", "organisation:", "SG0104"),
    "missing title of the site": ("site.yml", "title: Small site\n", "", "SG0106"),
    "empty description": ("site.yml", "description: One of everything that a site can have.", "description: ' '", "SG0107"),
    "description without a value": ("site.yml", "description: One of everything that a site can have.", "description:", "SG0106"),
    "base URL without a scheme": ("site.yml", "https://small.invalid", "small.invalid", "SG0107"),
    "base URL with a query": ("site.yml", "https://small.invalid", "https://small.invalid/?a", "SG0107"),
    "language in words": ("site.yml", "language: en", "language: english language", "SG0107"),
    "navigation that is one link": ("site.yml", "  - {title: Product, link: product/index.md}\n  - ", "  ", "SG0105"),
    "link without a place": ("site.yml", "{title: Product, link: product/index.md}", "{title: Product}", "SG0106"),
    "link with an icon": ("site.yml", "{title: Product, link: product/index.md}", "{title: A, link: product/index.md, icon: a}", "SG0104"),
    "footer group without a title": ("site.yml", "{title: Product, links", "{links", "SG0106"),
    "stylesheets as a list": ("site.yml", "stylesheet: site.css", "stylesheet: [site.css]", "SG0105"),
    "waiver without an end": (
        "site.yml", "script: site.js", "checks: {waivers: [{pattern: todo, in: content/index.md, reason: r}]}", "SG0106"),
    "waiver with an empty end": (
        "site.yml", "script: site.js", "checks: {waivers: [{pattern: todo, in: a.md, reason: r, until: ~}]}", "SG0106"),
    "pattern of two letters": ("site.yml", "script: site.js", "checks: {patterns: [{name: a, text: ab}]}", "SG0107"),
    "unknown key of the checks": ("site.yml", "script: site.js", "checks: {pattern: []}", "SG0104"),
    "unknown key of a page": (FIRST, "order:", "ordr:", "SG0104"),
    "unknown layout": (HOME, "layout: home", "layout: house", "SG0107"),
    "order in words": (FIRST, "order: 1", "order: first", "SG0105"),
    "order with a fraction": (FIRST, "order: 1", "order: 1.5", "SG0105"),
    "draft as a word": (FIRST, "order: 1", "draft: yes", "SG0105"),
    "date as people write it": (FIRST, "order: 1", "date: 20 November 2026", "SG0105"),
    "a thirteenth month": (FIRST, "order: 1", "updated: 2026-13-01", "SG0105"),
    "the thirty-first of June": (FIRST, "order: 1", "updated: 2026-06-31", "SG0105"),
    "permalink without slashes": (FIRST, "order: 1", "permalink: docs", "SG0116"),
    "permalink that is whole": (FIRST, "order: 1", "permalink: https://small.invalid/first/", "SG0116"),
    "alias that is a text": (FIRST, "order: 1", "aliases: /old/", "SG0105"),
    "alias with blanks": (FIRST, "order: 1", "aliases: ['/old page/']", "SG0116"),
    "hero on a docs page": (FIRST, "order: 1", "hero: {title: A}", "SG0104"),
    "sections on a docs page": (FIRST, "order: 1", "sections: [a]", "SG0104"),
    "offer on a home page": (HOME, "layout: home", "layout: home\noffer: {price: image-price}", "SG0104"),
    "home page without a hero": (HOME, "hero:", "her:", "SG0104"),
    "unknown key of the hero": (HOME, "eyebrow:", "eyebrw:", "SG0104"),
    "stat without a label": (HOME, "label:", "lable:", "SG0104"),
    "unknown kind of section": ("content/product/questions.md", "kind: faq", "kind: questions", "SG0107"),
    "section without a title": ("content/product/questions.md", "title:", "titel:", "SG0104"),
    "assets of a section that has none": ("content/product/questions.md", "kind: faq", "kind: faq\nassets: [alpine-lake]", "SG0104"),
    "assets as a text": (PICTURES, "[alpine-lake]", "alpine-lake", "SG0105"),
    "unknown key of a fact": ("content/facts.yml", "unit: px", "units: px", "SG0104"),
    "unknown kind of fact": ("content/facts.yml", "kind: quantity", "kind: number", "SG0107"),
    "fact without a status": ("content/facts.yml", "status: pending, fallback: \"See", "fallback: \"See", "SG0106"),
    "verified fact without a source": ("content/facts.yml", "px, status: verified, source: \"a test\"", "px, status: verified", "SG0106"),
    "verified fact without a day": (
        "content/facts.yml", "px, status: verified, source: \"a test\", verified: 2026-11-20", "px, status: verified, source: a", "SG0106"),
    "verified fact with an empty day": (
        "content/facts.yml", "px, status: verified, source: \"a test\", verified: 2026-11-20",
        "px, status: verified, source: a, verified: ~", "SG0106"),
    "verified fact without a value": ("content/facts.yml", "value: 1536, ", "", "SG0106"),
    "price in dollars": ("content/facts.yml", "kind: money", "kind: money, unit: dollars", "SG0401"),
    "price without a currency": (
        "content/facts.yml", "kind: money, status: pending", "kind: money, value: 4, source: a, verified: 2026-11-20, status: verified", "SG0106"),
    "price below nothing": (
        "content/facts.yml", "kind: money, status: pending",
        "kind: money, value: '-4', unit: USD, source: a, verified: 2026-11-20, status: verified", "SG0401"),
    "quantity per something": ("content/facts.yml", "unit: px", "unit: px, per: month", "SG0401"),
    "model with a unit": ("content/facts.yml", "value: gpt-image-2", "value: gpt-image-2, unit: px", "SG0401"),
    "quantity in words": ("content/facts.yml", "value: 1536", "value: many", "SG0401"),
    "quantity with its unit": ("content/facts.yml", "value: 1536", "value: 1536 px", "SG0401"),
    "address without a scheme": ("content/facts.yml", "\"https://small.invalid/terms\"", "small.invalid/terms", "SG0401"),
    "pending fact with a value": ("content/facts.yml", "fallback: \"See pricing\"", "fallback: \"See pricing\", value: 4", "SG0404"),
    "pending fact without a fallback": ("content/facts.yml", "pending, fallback: \"See pricing\"", "pending", "SG0402"),
    "pending price with a number": ("content/facts.yml", "See pricing", "about 4 cents", "SG0404"),
    "review after months": ("content/facts.yml", "unit: px", "unit: px, review-after: 6 months", "SG0105"),
    "name of a fact in capitals": ("content/facts.yml", "image-price", "Image-Price", "SG0401"),
    "unknown key of a sample": ("content/samples.yml", "headers:", "header:", "SG0104"),
    "unknown method": ("content/samples.yml", "POST", "PUT", "SG0107"),
    "GET with a body": ("content/samples.yml", "POST", "GET", "SG0118"),
    "path without a slash": ("content/samples.yml", "path: /images", "path: images", "SG0118"),
    "path with two parameters": ("content/samples.yml", "path: /images", "path: '/{a}/{b}'", "SG0118"),
    "sample without an output": ("content/samples.yml", "  output: {print: id}\n", "", "SG0106"),
    "output without a file": ("content/samples.yml", "{print: id}", "{save: data.0}", "SG0118"),
    "output of both kinds": ("content/samples.yml", "{print: id}", "{print: id, save: data.0, file: a.png}", "SG0118"),
    "output that is printed into a file": ("content/samples.yml", "{print: id}", "{print: id, file: a.png}", "SG0118"),
    "file in a folder": ("content/samples.yml", "{print: id}", "{save: data.0, file: ../a.png}", "SG0118"),
    "poll without an end": ("content/samples.yml", "output:", "poll: {field: status}\n  output:", "SG0118"),
    "poll every two hours": ("content/samples.yml", "output:", "poll: {field: s, done: [d], every: 7200}\n  output:", "SG0105"),
    "header without a value": ("content/samples.yml", "{Idempotency-Key: uuid}", "{Idempotency-Key: }", "SG0106"),
    "version of the manifest": ("showcase/manifest.yml", "version: 1", "version: 2", "SG0901"),
    "manifest without caps": ("showcase/manifest.yml", "caps:", "cap:", "SG0104"),
    "caps below nothing": ("showcase/manifest.yml", "monthly: ", "monthly: -", "SG0105"),
    "id in capitals": ("showcase/manifest.yml", "id: alpine-lake", "id: Alpine-Lake", "SG0901"),
    "unknown size": ("showcase/manifest.yml", "size: 1536x1024", "size: 1500x1000", "SG0107"),
    "unknown quality": ("showcase/manifest.yml", "quality: high", "quality: highest", "SG0107"),
    "source that is not https": ("showcase/manifest.yml", "url: https:", "url: http:", "SG0901"),
    "role of a source": ("showcase/manifest.yml", "role: replacement", "role: origin", "SG0107"),
}

# file, as it is, as it may be too: no false alarms
VARIANTS = {
    "title that looks like a number": ("site.yml", "title: Small site", "title: 404"),
    "title that looks like a flag": (FIRST, "order: 1", "description: true"),
    "key without a value": ("site.yml", "organization: Small", "organization:"),
    "regional language": ("site.yml", "language: en", "language: pt-BR"),
    "base URL with a port and a path": ("site.yml", "https://small.invalid", "http://127.0.0.1:8000/docs/"),
    "permalink that is a file": (FIRST, "order: 1", "permalink: /docs/first-step.html"),
    "aliases": (FIRST, "order: 1", "aliases: [/old/, /older.html, /früher/]"),
    "order below zero": (FIRST, "order: 1", "order: -3"),
    "dates": (FIRST, "order: 1", "date: 2026-11-01\nupdated: 2024-02-29"),
    "flags": (FIRST, "order: 1", "draft: false\nguarded: false"),
    "value kept as written": ("content/facts.yml", "value: 1536", "value: 0.10"),
    "value in quotes": ("content/facts.yml", "value: 1536", "value: '1536'"),
    "review after a while": ("content/facts.yml", "unit: px", "unit: px, review-after: 180 days"),
    "pending fact with an empty value": ("content/facts.yml", "fallback: \"See pricing\"", "fallback: \"See pricing\", value: ~"),
    "price": (
        "content/facts.yml", "kind: money, status: pending, fallback: \"See pricing\"",
        "kind: money, value: 0.04, unit: CHF, per: picture, source: a, verified: 2026-11-20, status: verified"),
    "checks": (
        "site.yml", "script: site.js",
        "checks: {patterns: [{name: larch, text: Project Larch, in_code: true}],"
        " waivers: [{pattern: larch, in: content/index.md, reason: r, until: 2027-01-31}]}"),
    "path with a parameter": ("content/samples.yml", "path: /images", "path: /images/{id}"),
    "output into a file": ("content/samples.yml", "{print: id}", "{save: data.0.b64_json, file: image.png}"),
    "poll": ("content/samples.yml", "output:", "poll: {field: status, done: [completed], every: 5}\n  output:"),
    "no assets": ("content/product/pictures.md", "[alpine-lake]", ""),
}


def schema_of(path):
    """The schema that judges a file of a site."""
    if path.endswith(".md"):
        return "front-matter"
    return next(name for name, file in FILES.items() if file == path)


def yaml_of(path, text):
    """A YAML file itself, or what stands between the fences of a Markdown file; `None` without."""
    if not path.endswith(".md"):
        return text
    found = re.match(r"---\s*\n(.*?)^---\s*$", text, re.DOTALL | re.MULTILINE)
    return found.group(1) if found else None


class Judged(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder() / "schemas"
        done = run("schema", "--json", str(cls.folder))
        assert done.code == 0, done

    def judge(self, jobs):
        """What an editor says of each (schema, YAML)."""
        if not PYTHON.exists():
            self.fail("the tools of the tests are not here; run: scripts/dependencies.sh test")
        asked = json.dumps([{"schema": schema, "yaml": text} for schema, text in jobs])
        done = subprocess.run([PYTHON, JUDGE, self.folder], input=asked, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_real_files_are_sound(self):
        jobs, names = [], []
        for root in (REPOSITORY, FIXTURE, REPOSITORY / "Tests/Program/small-site"):
            files = [root / name for name in FILES.values()] + sorted((root / "content").rglob("*.md"))
            for file in files:
                path = str(file.relative_to(root))
                if not file.exists() and root == FIXTURE:
                    continue  # Its showcase is made by each test.
                text = yaml_of(path, file.read_text(encoding="utf-8"))
                if text is None:
                    continue
                jobs.append((schema_of(path), text))
                names.append(str(file.relative_to(REPOSITORY)))
        self.assertGreater(len(jobs), 40)
        for name, faults in zip(names, self.judge(jobs)):
            self.assertEqual(faults, [], name)

    def test_a_layout_and_a_kind_have_files_of_their_own(self):
        for root in (REPOSITORY, FIXTURE):
            jobs, others = [], []
            for file in sorted((root / "content").rglob("*.md")):
                text = yaml_of(".md", file.read_text(encoding="utf-8"))
                found = re.search(r"^(layout|kind): (\w+)", text or "", re.MULTILINE)
                if not found:
                    continue
                group = {"layout": "page", "kind": "section"}[found.group(1)]
                jobs.append((f"{group}-{found.group(2)}", text))
                others.append(("section-cta" if found.group(2) != "cta" else "section-faq", text))
            self.assertTrue(jobs)
            self.assertEqual([faults for faults in self.judge(jobs) if faults], [])
            self.assertNotIn([], self.judge(others))

    def test_mistakes_are_refused_by_both(self):
        site = SmallSite()
        jobs = []
        for name, (path, good, bad, code) in MISTAKES.items():
            with self.subTest(name):
                whole = site.text(path)
                site.change(path, good, bad)
                jobs.append((schema_of(path), yaml_of(path, site.text(path))))
                done = site.build()
                site.write(path, whole)
                # Without a configuration there is no site to be at fault.
                self.assertIn(done.code, (1, 2) if path == "site.yml" else (1,), done)
                self.assertIn(code, done.codes(), done)
        for name, faults in zip(MISTAKES, self.judge(jobs)):
            with self.subTest(name):
                self.assertNotEqual(faults, [])

    def test_what_may_be_written_is_taken_by_both(self):
        site = SmallSite()
        jobs = []
        for name, (path, good, other) in VARIANTS.items():
            with self.subTest(name):
                whole = site.text(path)
                site.change(path, good, other)
                jobs.append((schema_of(path), yaml_of(path, site.text(path))))
                done = site.build()
                site.write(path, whole)
                found = [code for code in done.codes() if code in ("SG0104", "SG0105", "SG0106", "SG0107", "SG0116", "SG0118", "SG0401")]
                self.assertEqual(found, [], done)
        for name, faults in zip(VARIANTS, self.judge(jobs)):
            with self.subTest(name):
                self.assertEqual(faults, [])


class Command(unittest.TestCase):
    def test_formats_are_listed_and_explained(self):
        done = run("schema")
        self.assertEqual((done.code, done.err), (0, ""))
        names = [line.split()[0] for line in done.out.splitlines()[1:]]
        self.assertGreaterEqual(set(names), {"site", "page", "section", "facts", "samples", "manifest"})
        for name in names:
            told = run("schema", name)
            self.assertEqual((told.code, told.err), (0, ""))
            self.assertRegex(told.out, r"(?m)^\w[\w-]* \(.+\): .+\.$")
        self.assertIn("\nbase_url (address, required): Where it is published", run("schema", "site").out)

    def test_an_unknown_format_is_wrong_usage(self):
        done = run("schema", "manifset")
        self.assertEqual(done.code, 2)
        self.assertIn("there is no format 'manifset'; did you mean 'manifest'?", done.err)
        self.assertEqual(run("schema", "site", "--json", "x").code, 2)

    def test_files_are_written_once(self):
        folder = temporary_folder()
        first = run("schema", "--json", "a/b", cwd=folder)
        self.assertEqual((first.code, first.out), (0, ""))
        self.assertIn("wrote site.schema.json\n", first.err)
        before = tree(folder)
        again = run("schema", "--json", "a/b", cwd=folder)
        self.assertEqual((again.code, again.out, again.err), (0, "", ""))
        self.assertEqual(tree(folder), before)

    def test_a_folder_that_cannot_be_is_the_environments_fault(self):
        folder = temporary_folder()
        (folder / "file").write_text("in the way")
        done = run("schema", "--json", "file", cwd=folder)
        self.assertEqual(done.code, 3, done)
        self.assertNotIn("Fatal", done.err)
        self.assertEqual(run("schema", "--docs", "none.md", cwd=folder).code, 3)

    def test_the_repositorys_files_name_their_schema(self):
        for name, path in FILES.items():
            first = (REPOSITORY / path).read_text(encoding="utf-8").splitlines()[0]
            place = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
            self.assertTrue(place, path)
            self.assertEqual(((REPOSITORY / path).parent / place.group(1)).resolve(), REPOSITORY / f"schemas/{name}.schema.json")
