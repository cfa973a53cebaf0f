"""A day of `sitegen preview`: thousands of requests and saves. SITEGEN_SOAK=1 plays all of it, otherwise a twentieth."""

import os
import random
import time
import unittest

from previewing import preview, same_as_built, until
from small_site import SmallSite

SOAK = os.environ.get("SITEGEN_SOAK") == "1"
REQUESTS, SAVES = (10_000, 2_000) if SOAK else (500, 100)
SEED = 20261124
PAGES = 40
# What may come on top of a preview that has done everything a few times.
GROWTH = 40
# By far: it must end.
SECONDS = 3600 if SOAK else 600
HEAD = "---\ntitle: A new page\ndescription: It is new.\n---\n"
FACT = 'max-output: {{kind: quantity, value: {}, unit: px, status: verified, source: "a test", verified: 2026-11-20}}\n'


class Day:
    """Saves of all kinds, in an order that a seed decides."""

    def __init__(self, site):
        self.site = site
        self.random = random.Random(SEED)
        self.facts = "".join(line for line in site.text("content/facts.yml").splitlines(True) if not line.startswith("max-output"))
        self.styles = site.text("assets/site.css")
        self.footer = site.text("templates/footer.mustache")
        self.pages = [site.text(f"content/docs/many/page-{number:03}.md") for number in range(PAGES)]

    def save(self, step):
        number = self.random.randrange(PAGES)
        page, text = f"content/docs/many/page-{number:03}.md", self.pages[number]
        extra = self.site.folder / f"content/docs/extra/page-{number % 7}.md"
        match self.random.choices(range(8), (50, 10, 8, 5, 5, 4, 8, 10))[0]:
            case 0:
                self.site.write(page, text + f"\nStep {step}.\n")
            case 1:
                new = self.site.write(page + ".tmp", text + f"\nStep {step}, renamed.\n")
                os.replace(new, self.site.folder / page)
            case 2:
                self.site.write("content/facts.yml", FACT.format(1000 + step) + self.facts)
            case 3:
                self.site.write("assets/site.css", self.styles + f"\n.step-{step} {{ color: red }}\n")
            case 4:
                self.site.write("templates/footer.mustache", self.footer + f"<!-- {step} -->\n")
            case 5:
                self.site.write(extra, HEAD + f"Step {step}.\n")
            case 6:
                extra.unlink(missing_ok=True)
            case 7:
                self.site.write(page, text.replace("It states", ":fact[nothing-of-the-kind] It states"))

    def mend(self):
        for number, text in enumerate(self.pages):
            self.site.write(f"content/docs/many/page-{number:03}.md", text)


class Soak(unittest.TestCase):
    def test_a_day(self):
        site = SmallSite(pages=PAGES)
        day = Day(site)
        paths = ["/", "/docs/first/", "/nothing/", "/sitemap.xml", "/site.css", "/_sitegen/", "/_sitegen/facts", "/_sitegen/showcase", "/docs/extra/page-3/"]
        paths += [f"/docs/many/page-{number:03}/" for number in range(PAGES)]
        start = time.monotonic()
        asked = saved = 0
        answers = {}
        with preview(site) as running:

            def work(saves, requests):
                nonlocal asked, saved
                kept = running.connection()
                for step in range(saves):
                    day.save(saved)
                    saved += 1
                    for number in range(requests // saves):
                        path = day.random.choice(paths)
                        # As browsers do: some connections are kept, most are not.
                        status = running.get(path, on=kept if number % 2 else None).status
                        answers[status] = answers.get(status, 0) + 1
                        asked += 1
                    if step % 10 == 0:
                        with running.stream(day.random.choice(paths)) as events:
                            next(events)
                    self.assertLess(time.monotonic() - start, SECONDS, f"too slow: {saved} saves, {asked} requests")
                kept.close()
                day.mend()
                running.shows("/docs/many/page-000/", "The first version of page 0")
                same_as_built(site, running)

            def settled():
                """The descriptors, when they have been the same for a while: connections take a moment to end."""
                last, since = running.descriptors(), time.monotonic()

                def is_still():
                    nonlocal last, since
                    if (now := running.descriptors()) != last:
                        last, since = now, time.monotonic()
                    return time.monotonic() - since > 1

                until(is_still, "descriptors that stay")
                return last

            # Everything once or more, so that what is allocated once is there.
            work(max(SAVES // 10, 40), max(REQUESTS // 10, 200))
            (site.folder / "content/docs/extra").mkdir(exist_ok=True)
            descriptors, memory = settled(), running.memory()
            asked = saved = 0
            highest = memory
            for part in range(10):
                work(SAVES // 10, REQUESTS // 10)
                highest = max(highest, running.memory())
                if SOAK:
                    print(f"  {saved} saves, {asked} requests, {time.monotonic() - start:.0f} s: {running.memory():.0f} MiB, {running.descriptors()} descriptors", flush=True)
            (site.folder / "content/docs/extra").mkdir(exist_ok=True)
            grown = running.memory() - memory
            until(lambda: running.descriptors() == descriptors, lambda: f"{descriptors} descriptors; there are {running.descriptors()}")
            print(f"\na day of preview: {saved} saves and {asked} requests in {time.monotonic() - start:.0f} s; answers {answers}; memory "
                  f"{memory:.0f} MiB after warming up, {highest:.0f} at most, {grown:+.0f} at the end; {descriptors} descriptors before and after")
            self.assertEqual((asked, saved), (REQUESTS, SAVES))
            self.assertEqual(set(answers), {200, 404})
            self.assertLess(grown, GROWTH)


if __name__ == "__main__":
    unittest.main()
