"""The real preview in Chromium, with two tabs open: what is saved is seen in both."""

import asyncio
import contextlib
import subprocess
import unittest

from playwright.async_api import Error as PlaywrightError

import tally
from chromium import page as new_page, run
from preview_program import Preview, previewing
from scripts import watch
from test_preview_client import until

PATH = "/docs/errors-and-retries/"
FILE = "content/docs/errors-and-retries.md"
FIRST = "A request for a picture costs money"
# The words of the page itself, without the bar.
SAYS = "document.querySelector('main').innerText.replaceAll('\\u00a0', ' ').includes"
TOP = "Math.round(document.querySelectorAll('main h2')[3].getBoundingClientRect().top)"
EVIL = "</pre><script>window.ran = 1</script>"
HEAD = "---\ntitle: A new page\ndescription: It is new.\n---\n"
# What a browser says of a server that is away, or of a page that isn't there.
EXPECTED = ("ERR_CONNECTION", "ERR_INCOMPLETE_CHUNKED", "ERR_EMPTY_RESPONSE", "ERR_SOCKET")
tally.want("tabs of the real preview", 27)


@contextlib.asynccontextmanager
async def tabs(preview, path=PATH, number=2, allowed=()):
    """Some tabs of one browser on one page. Nothing may be said on the console, and the policy holds."""
    async with new_page(1440) as first:
        pages = [first, *[await first.context.new_page() for _ in range(number - 1)]]
        said = []
        for page in pages:
            page.on("console", lambda message: said.append(message.text))
            page.on("pageerror", lambda error: said.append(f"uncaught: {error}"))
            await page.add_init_script(watch())
            await page.goto(preview.url(path))
            await page.wait_for_selector(".status:not([data-mood=busy])")
            tally.count("tabs of the real preview")
        yield pages
        bad = [text for text in said if not any(words in text for words in (*EXPECTED, *allowed))]
        violations = [one for page in pages for one in (await page.evaluate("watched"))["violations"]]
        if bad or violations:
            raise AssertionError(f"console: {bad}; violations: {violations}")


async def both(pages, wanted):
    await asyncio.gather(*[until(page, wanted) for page in pages])


async def overlaid(pages, *words):
    """The overlay is open in all tabs, and says all of this; its text in the first."""
    for page in pages:
        for one in words:
            await page.wait_for_selector(f"dialog.overlay[open] >> text={one}")
    return await pages[0].inner_text("dialog.overlay")


async def clear(pages):
    for page in pages:
        await page.wait_for_selector("dialog.overlay", state="hidden")
        await page.wait_for_selector(".status[data-mood=good]")


async def go(page, address):
    """Opens an address as from the address bar. Where the page is being loaded anew in that very moment, Chromium lets that win,
    and no script can know of it: then it is opened again."""
    for _ in range(5):
        with contextlib.suppress(PlaywrightError):
            await page.goto(address, timeout=5000)
            return
    await page.goto(address)


class RealPreview(unittest.TestCase):
    def setUp(self):
        self.preview = Preview()
        self.addCleanup(self.preview.remove)

    def test_edit_keeps_the_place(self):
        async def look():
            async with tabs(self.preview) as pages:
                for page in pages:
                    await page.evaluate("""() => {
                        document.querySelector("main details, details").open = true;
                        document.querySelectorAll("main h2")[3].scrollIntoView({ behavior: "instant" });
                        scrollBy({ top: -60, behavior: "instant" });
                    }""")
                tops = [await page.evaluate(TOP) for page in pages]
                self.assertGreater(await pages[0].evaluate("scrollY"), 300)
                self.preview.change(FILE, FIRST, "New words above. " + "Many more of them. " * 60 + FIRST)
                await both(pages, f"{SAYS}('New words above.')")
                for page, top in zip(pages, tops):
                    await until(page, f"document.readyState === 'complete' && Math.abs({TOP} - {top}) <= 2")
                    self.assertTrue(await page.evaluate("document.querySelector('main details, details').open"))

        run(look())

    def test_broken_page(self):
        async def look():
            async with tabs(self.preview) as pages:
                line = self.preview.text(FILE).splitlines().index(next(one for one in self.preview.text(FILE).splitlines() if FIRST in one)) + 1
                self.preview.change(FILE, FIRST, ":fact[no-such-fact] is broken")
                said = await overlaid(pages, f"{FILE}:{line}:")
                self.assertIn("unknown fact", said)
                self.assertIn("is broken, takes a while", said)
                self.assertEqual(await pages[0].inner_text("dialog.overlay mark"), "no-such-fact")
                # Behind it the last good page; a tab opened now has it too.
                await both(pages, f"{SAYS}('{FIRST}')")
                await pages[1].reload()
                await overlaid(pages, "no such fact")
                await both(pages, f"{SAYS}('{FIRST}') && !{SAYS}('is broken')")
                self.preview.change(FILE, ":fact[no-such-fact] is broken", "Mended, and it costs")
                await both(pages, f"{SAYS}('Mended, and it costs')")
                await clear(pages)

        run(look())

    def test_other_files_broken(self):
        async def look():
            async with tabs(self.preview) as pages:
                for file, old, new in (
                    (FILE, "order: 3", "order: 3\nlayout: ["), ("templates/layout-docs.mustache", "{{", "{{#never}}{{"),
                    ("site.yml", "title: AllToken", "title: [AllToken"), ("content/facts.yml", "key-memory: {", "key-memory: {{"),
                    ("content/facts.yml", "\nkey-memory: {kind: quantity", "\nkey-memory: {kind: quantty"),
                ):
                    with self.subTest(file=file, new=new):
                        sound = self.preview.text(file)
                        self.preview.change(file, old, new)
                        try:
                            await overlaid(pages, f"{file}:")
                            await both(pages, f"{SAYS}('{FIRST}') && {SAYS}('60 seconds')")
                        finally:
                            self.preview.write(file, sound)
                        await clear(pages)
                        await both(pages, f"{SAYS}('{FIRST}') && {SAYS}('60 seconds')")

        run(look())

    def test_styles_are_swapped(self):
        async def look():
            async with tabs(self.preview) as pages:
                for page in pages:
                    await page.evaluate("window.stayed = true")
                styles = self.preview.text("assets/site.css")
                for number in (1, 2, 3):
                    self.preview.write("assets/site.css", f"{styles}\nh1 {{ color: rgb({number}, 2, 3) !important }}\n")
                    await both(pages, f"getComputedStyle(document.querySelector('h1')).color === 'rgb({number}, 2, 3)'")
                    await both(pages, "document.querySelectorAll('link[rel=stylesheet]').length === 1")
                for page in pages:
                    self.assertTrue(await page.evaluate("window.stayed === true"), "the page was loaded anew")
                # What is swapped is what a tab gets that comes later.
                href = "document.querySelector('link[rel=stylesheet]').href"
                swapped = await pages[0].evaluate(href)
                await pages[1].reload()
                await until(pages[1], "document.readyState === 'complete'")
                self.assertEqual(await pages[1].evaluate(href), swapped)
                self.assertEqual(await pages[1].evaluate("getComputedStyle(document.querySelector('h1')).color"), "rgb(3, 2, 3)")
                # After a swap an edit of the page is seen all the same.
                self.preview.change(FILE, FIRST, "After the swap")
                await both(pages, f"{SAYS}('After the swap')")

        run(look())

    def test_server_restarted(self):
        async def look():
            async with tabs(self.preview) as pages:
                for text in ("While it was away", "And once more"):
                    self.preview.crash()
                    for page in pages:
                        await page.wait_for_selector(".status[data-mood=lost]")
                    self.preview.change(FILE, "A request for a picture" if text.startswith("While") else "While it was away", text)
                    self.preview.start_again()
                    await both(pages, f"{SAYS}('{text}')")
                    await clear(pages)
                # Nothing has changed: nothing is loaded anew.
                for page in pages:
                    await page.evaluate("window.stayed = true")
                self.preview.crash()
                for page in pages:
                    await page.wait_for_selector(".status[data-mood=lost]")
                self.preview.start_again()
                await clear(pages)
                for page in pages:
                    self.assertTrue(await page.evaluate("window.stayed === true"))

        run(look())

    def test_fact(self):
        async def look():
            async with tabs(self.preview) as pages:
                await both(pages, f"{SAYS}('60 seconds')")
                self.preview.change("content/facts.yml", "key-memory: {kind: quantity, value: 60", "key-memory: {kind: quantity, value: 77")
                await both(pages, f"{SAYS}('77 seconds')")
                await clear(pages)

        run(look())

    def test_page_that_comes_and_goes(self):
        async def look():
            async with tabs(self.preview, "/docs/new/", allowed=("404",)) as pages:
                missing = await pages[0].inner_text("h1")
                self.preview.write("content/docs/new.md", HEAD + "It is there.\n")
                await both(pages, f"{SAYS}('It is there.')")
                (self.preview.folder / "content/docs/new.md").unlink()
                for page in pages:
                    await page.wait_for_selector(f"h1:text-is('{missing}')")
                self.preview.write("content/docs/new.md", HEAD + "It is there again.\n")
                await both(pages, f"{SAYS}('It is there again.')")

        run(look())

    def test_bar(self):
        async def look():
            self.preview.write("content/docs/draft.md", HEAD.replace("title", "draft: true\ntitle", 1) + "It costs :fact[image-price].\n")
            async with tabs(self.preview, "/docs/draft/") as pages:
                for page in pages:
                    self.assertEqual(await page.inner_text(".bar .draft"), "Draft")
                    await page.click(".chip.pending")
                    self.assertIn("image-price", await page.inner_text(".panel"))
                    self.assertIn("See pricing", await page.inner_text(".panel"))
                    self.assertIn("content/facts.yml:", await page.inner_text(".panel"))
                self.preview.change("content/docs/draft.md", "draft: true\n", "")
                for page in pages:
                    await page.wait_for_selector(".bar .draft", state="detached")
                self.preview.change("content/docs/draft.md", "It costs :fact[image-price]", "It costs nothing")
                for page in pages:
                    await page.wait_for_selector(".chip.pending", state="detached")

        run(look())

    def test_text_of_errors_is_inert(self):
        async def look():
            # It may be asked for before it has been seen.
            async with tabs(self.preview, allowed=("404",)) as pages:
                self.preview.change(FILE, FIRST, f":fact[{EVIL}] {EVIL}")
                said = await overlaid(pages, f"{FILE}:")
                self.assertIn(EVIL, said)
                for page in pages:
                    self.assertIsNone(await page.evaluate("window.ran ?? null"))
                # A page that was never sound tells it in its own words.
                self.preview.write("content/docs/evil.md", HEAD + f"It is :fact[{EVIL}].\n")
                await go(pages[1], self.preview.url("/docs/evil/"))
                await until(pages[1], f"{SAYS}('built yet') && {SAYS}('</pre><script>')")
                self.assertEqual(await pages[1].locator("main script").count(), 0)
                self.assertIsNone(await pages[1].evaluate("window.ran ?? null"))
                # And so does one whose name is code.
                self.preview.write("content/docs/<img src=x onerror='window.ran=1'>.md", "---\ntitle: [\n")
                await overlaid(pages[:1], "<img src=x onerror=")
                for page in pages:
                    self.assertIsNone(await page.evaluate("window.ran ?? null"))
                await go(pages[1], self.preview.url("/_sitegen/"))
                await until(pages[1], "document.readyState === 'complete'")
                self.assertIsNone(await pages[1].evaluate("window.ran ?? null"))
                self.assertEqual(await pages[1].locator("main img[src=x]").count(), 0)

        run(look())

    def test_site_broken_at_the_start(self):
        async def look():
            sound = self.preview.text("site.yml")
            self.preview.crash()
            self.preview.write("site.yml", f"title: {EVIL}\nbase_url: [\n")
            self.preview.start_again()
            async with tabs(self.preview, allowed=("503",)) as pages:
                await both(pages, f"{SAYS}('site.yml:')")
                self.assertIsNone(await pages[0].evaluate("window.ran ?? null"))
                self.preview.write("site.yml", sound)
                await both(pages, f"{SAYS}('{FIRST}')")
                await clear(pages)

        run(look())

    def test_own_pages(self):
        async def look():
            for path, words in (("/_sitegen/", "Errors and safe retries"), ("/_sitegen/facts", "key-memory"), ("/_sitegen/showcase", "")):
                async with tabs(self.preview, path, 1) as (page,):
                    await until(page, f"{SAYS}('{words}')")
                    await page.reload()
                    await page.wait_for_selector(".status:not([data-mood=busy])")
            # They are kept up to date as well.
            async with tabs(self.preview, "/_sitegen/facts") as pages:
                self.preview.change("content/facts.yml", "key-memory: {kind: quantity, value: 60", "key-memory: {kind: quantity, value: 78")
                await both(pages, f"{SAYS}('78')")

        run(look())

    def test_nothing_of_it_is_built(self):
        async def look():
            async with tabs(self.preview) as pages:
                self.preview.change(FILE, FIRST, "Built later")
                await both(pages, f"{SAYS}('Built later')")

        run(look())
        public = self.preview.folder / "public"
        self.assertFalse(public.exists(), "a preview writes nothing")
        done = subprocess.run([previewing.program(), "build"], cwd=self.preview.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        files = [path for path in public.rglob("*") if path.is_file()]
        self.assertGreater(len(files), 20)
        self.assertIn(b"Built later", (public / "docs/errors-and-retries/index.html").read_bytes())
        for path in files:
            self.assertNotIn(b"_sitegen", path.read_bytes(), path)
            self.assertNotIn("_sitegen", path.as_posix().removeprefix(str(self.preview.folder)))
