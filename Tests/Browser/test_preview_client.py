"""What a writer sees of the preview, in Chromium, against a server whose pages and events the test decides."""

import asyncio
import contextlib
import os
import threading
import time
import unittest

from playwright.async_api import Error as PlaywrightError

import tally
from chromium import each, page as new_page, run
from host import site
from preview_host import GOLDENS, TOOLS, Preview, body, golden_state, state
from scripts import axe_core, watch
from small_pages import CSS
from visit import AXE_TAGS

LOOKS = [(width, scheme) for width in (320, 360, 1440) for scheme in ("light", "dark")]
tally.want("pages of the preview looked at", 60)
ERROR = {"severity": "error", "code": "SG0206", "message": "unknown fact '</pre><script>window.ran = 1</script>'", "file": "content/x.md",
         "line": 3, "column": 5, "label": "no such fact", "help": "register it", "notes": ["a note"],
         "excerpt": [{"number": 2, "text": ""}, {"number": 3, "text": "It <b>costs</b> much", "mark": {"from": 3, "length": 3}}]}
WARNING = {"severity": "warning", "code": "SG0301", "message": "a link leads nowhere", "file": "content/x.md", "line": 9, "column": 1}
# Part 20 is edited away under the reader's eyes.
TOP = "(({ top }) => Math.round(top))(document.querySelector('#h30').getBoundingClientRect())"
# Put on a page by a test, and gone after a reload.
STAYED = "() => window.stayed === true"


@contextlib.asynccontextmanager
async def seen(preview, path="/", width=1440, scheme="light", connected=True, **media):
    """A page of the preview in which nothing is said on the console and the policy holds."""
    async with new_page(width, scheme=scheme, **media) as page:
        said = page.said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(f"uncaught: {error}"))
        await page.add_init_script(watch())
        await page.goto(preview.url(path))
        await page.wait_for_selector("sitegen-preview .root")
        if connected:
            await page.wait_for_selector(".status:not([data-mood=busy])")
        yield page
        violations = (await page.evaluate("watched"))["violations"]
        # A server that is away is no fault of the page.
        bad = [text for text in said if "ERR_CONNECTION_REFUSED" not in text and "ERR_INCOMPLETE_CHUNKED" not in text and "ERR_EMPTY_RESPONSE" not in text]
        if bad or violations:
            raise AssertionError(f"console: {bad}; violations: {violations}")
        tally.count("pages of the preview looked at")


async def until(page, wanted):
    """Waits until an expression is true. The page's policy forbids what Playwright does for this."""
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        with contextlib.suppress(PlaywrightError):  # a page that is just leaving, or not there yet
            if await page.evaluate(wanted):
                return
        await asyncio.sleep(0.02)
    raise AssertionError(f"never came true: {wanted}")


async def sound(page, where="sitegen-preview"):
    """What axe and the width have to say. What axe itself does to a page is no fault of the page."""
    heard, violated = len(page.said), len((await page.evaluate("watched"))["violations"])
    await page.evaluate(axe_core())
    result = await page.evaluate("([where, tags]) => axe.run(where, { runOnly: tags })", [where, AXE_TAGS])
    said = [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in result["violations"] for node in one["nodes"]]
    if await page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        said.append("the page scrolls sideways")
    said += await page.evaluate("""() => [...document.querySelector("sitegen-preview").shadowRoot.querySelectorAll("button, a")].concat(
        [...document.querySelectorAll("main button:not([role=tab])")]).filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24 || box.right > innerWidth || box.left < 0)
        .map(([one, box]) => `${one.textContent || one.ariaLabel}: ${box.width} x ${box.height} at ${box.left}`)""")
    if folder := os.environ.get("SHOTS"):
        look = await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'")
        await page.screenshot(path=f"{folder}/{where[:1]}{page.viewport_size['width']}-{look}-{len(os.listdir(folder)):03}.png")
    del page.said[heard:]
    await page.evaluate("(length) => { watched.violations.length = length; }", violated)
    return said


class PreviewClient(unittest.TestCase):
    def setUp(self):
        self.preview = Preview()
        self.addCleanup(self.preview.stop)

    def test_overlay_comes_and_goes(self):
        async def look():
            preview = self.preview
            async with seen(preview) as page:
                await page.focus("#field")
                preview.tell(state(errors=[ERROR], findings=[WARNING]))
                await page.wait_for_selector("dialog[open]")
                self.assertEqual(await page.inner_text("dialog h2"), "This page can’t be rebuilt: 1 error")
                self.assertEqual(await page.inner_text("dialog mark"), "<b>")
                self.assertIn("content/x.md:3:5", await page.inner_text("dialog"))
                self.assertIn("</pre><script>", await page.inner_text("dialog"))
                self.assertIsNone(await page.evaluate("window.ran ?? null"))
                active = "document.querySelector('sitegen-preview').shadowRoot.activeElement?.id"
                self.assertEqual(await page.evaluate(active), "overlay-title")
                await page.keyboard.press("Escape")
                await page.wait_for_selector("dialog", state="hidden")
                self.assertEqual(await page.evaluate("document.activeElement.id"), "field")
                # The same again stays away, also over a reload; another comes back.
                preview.tell(state(errors=[ERROR]))
                preview.edit("/", body("<p>New.</p>"))
                await page.wait_for_selector("text=New.")
                await page.wait_for_selector(".chip.error")
                self.assertFalse(await page.is_visible("dialog"))
                await page.click(".chip.error")
                await page.wait_for_selector("dialog[open]")
                await page.click("dialog >> text=Hide")
                preview.tell(state(errors=[{**ERROR, "message": "another"}]))
                await page.wait_for_selector("dialog[open] >> text=another")
                preview.tell(state())
                await page.wait_for_selector("dialog", state="hidden")
                self.assertEqual(await page.locator(".chip.error").count(), 0)

        run(look())

    def test_bar(self):
        async def look():
            preview = self.preview
            preview.tell({**golden_state(), "errors": []})
            async with seen(preview) as page:
                height = await page.evaluate("document.documentElement.scrollHeight")
                self.assertIn("Draft", await page.inner_text(".bar"))
                for chip, word in ((".warning", "no page"), (".overdue", "speed"), (".pending", "See pricing"), (".candidate", "A portrait"), (".status", "Other pages")):
                    await page.click(f".chip{chip}")
                    self.assertIn(word, await page.inner_text(".panel"), chip)
                    self.assertEqual(await page.get_attribute(f".chip{chip}", "aria-expanded"), "true")
                await page.keyboard.press("Escape")
                self.assertFalse(await page.is_visible(".panel"))
                self.assertEqual(await page.evaluate("document.querySelector('sitegen-preview').shadowRoot.activeElement.dataset.key"), "overview")
                self.assertEqual(await page.evaluate("document.documentElement.scrollHeight"), height)
                await page.emulate_media(media="print")
                self.assertFalse(await page.is_visible(".bar"))
                await page.emulate_media(media="screen")
                await page.click("[data-key=hide]")
                self.assertFalse(await page.is_visible(".bar"))
                await page.reload()
                await page.wait_for_selector(".handle", state="visible")
                self.assertFalse(await page.is_visible(".bar"))
                await page.keyboard.press("Tab")
                await page.click(".handle")
                self.assertTrue(await page.is_visible(".bar"))

        run(look())

    def test_facts_are_marked(self):
        async def look():
            preview = self.preview
            preview.tell({**golden_state(), "errors": []})
            async with seen(preview) as page:
                outline = "(name) => getComputedStyle(document.querySelector(`[data-fact=${name}]`)).outlineStyle"
                before = await page.evaluate("document.body.innerHTML")
                self.assertEqual(await page.evaluate(outline, "speed"), "none")
                await page.click(".chip.pending")
                await page.click("[data-key=marks]")
                self.assertEqual(await page.evaluate(outline, "image-price"), "dashed")
                self.assertEqual(await page.evaluate(outline, "speed"), "solid")
                self.assertEqual(await page.evaluate("document.body.innerHTML"), before)
                await page.click("[data-key=marks]")
                self.assertEqual(await page.evaluate(outline, "speed"), "none")
                await page.evaluate("scrollTo(0, 5000)")
                await page.click(".panel >> text=Show")
                await until(page, "scrollY < 1000")

        run(look())

    def test_styles_are_swapped(self):
        async def look():
            preview = self.preview
            async with seen(preview) as page:
                await page.evaluate("window.stayed = true")
                for number in (1, 2, 3):
                    old, new = preview.stylesheet, f"/a{number}.css"
                    preview.stylesheet = new
                    preview.styles[new] = CSS + f"\nh1 {{ color: rgb({number}, 0, 0) }}"
                    version = preview.put("/", body())
                    preview.send("/", "styles", {"replace": {old: new}, "version": f"{version}{number}"})
                await until(page, "getComputedStyle(document.querySelector('h1')).color === 'rgb(3, 0, 0)'")
                await until(page, "document.querySelectorAll('link[rel=stylesheet]').length === 1")
                self.assertEqual(await page.evaluate("[...document.querySelectorAll('link[as=style]')].map((one) => new URL(one.href).pathname)"), ["/a3.css"])
                self.assertTrue(await page.evaluate(STAYED))
                # One that isn't to be had is no reason to stay without.
                version = preview.put("/", body("<p>Whole.</p>"))
                preview.send("/", "styles", {"replace": {"/a3.css": "/gone.css"}, "version": version})
                await page.wait_for_selector("text=Whole.")

        with self.assertRaisesRegex(AssertionError, "404"):  # Chromium says that the sheet isn't there
            run(look())

    def test_reload_keeps_the_place(self):
        async def look():
            preview = self.preview
            preview.tell(state(findings=[WARNING]))
            async with seen(preview) as page:
                await page.click("summary >> nth=1")
                await page.click("#t2")
                await page.fill("#field", "typed")
                await page.click(".chip.warning")
                await page.evaluate("document.querySelector('#h30').scrollIntoView()")
                await page.evaluate("scrollBy(0, -40)")
                top = await page.evaluate(TOP)
                await page.evaluate("window.stayed = true")
                # The page grows above, and the first words in view are no longer the same.
                preview.edit("/", body("<p>New words above. " + "More. " * 600 + "</p>").replace("Words of part 29.", "Changed."))
                await page.wait_for_selector("text=New words above.")
                await until(page, "document.readyState === 'complete'")
                await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
                self.assertFalse(await page.evaluate(STAYED))
                self.assertAlmostEqual(await page.evaluate(TOP), top, delta=2)
                self.assertEqual(await page.evaluate("[...document.querySelectorAll('details')].map((one) => one.open)"), [False, True])
                self.assertEqual(await page.get_attribute("#t2", "aria-selected"), "true")
                self.assertEqual(await page.input_value("#field"), "typed")
                self.assertTrue(await page.is_visible(".panel"))
                self.assertEqual(await page.evaluate("history.scrollRestoration"), "auto")
                # Where nothing is known again, the pixels count.
                await page.evaluate("scrollTo(0, 500)")
                preview.edit("/", f"<main><h1>Else</h1>{'<p>x</p>' * 200}</main>")
                await page.wait_for_selector("text=Else")
                await until(page, "Math.abs(scrollY - 500) < 2")

        run(look())

    def test_reload_of_a_built_page(self):
        path = site().prefix + "docs/quickstart/"

        async def look():
            preview = self.preview
            text = site().file(path).read_text()
            preview.pages[path] = (text, "one")
            async with seen(preview, path) as page:
                chosen = "[...document.querySelectorAll('[role=tab][aria-selected=true]')].map((tab) => tab.textContent)"
                first = await page.evaluate(chosen)
                await page.click("[role=tab][aria-selected=false] >> nth=0")
                second = await page.evaluate(chosen)
                self.assertNotEqual(first, second)
                await page.evaluate("document.querySelectorAll('main h2')[2].scrollIntoView({ behavior: 'instant' })")
                where = "Math.round(document.querySelectorAll('main h2')[2].getBoundingClientRect().top)"
                top = await page.evaluate(where)
                preview.pages[path] = (text.replace("<h1>", "<h1>Edited: " + "a long title " * 9, 1), "two")
                preview.send(path, "page", {"version": "two"})
                await page.wait_for_selector("h1:has-text('Edited')")
                await until(page, f"Math.abs({where} - {top}) <= 2")
                self.assertEqual(await page.evaluate(chosen), second)
                self.assertEqual(await sound(page), [])

        run(look())

    def test_reload_keeps_focus_and_shows_the_bar_at_once(self):
        async def look():
            preview = self.preview
            preview.tell(state(findings=[WARNING]))
            async with seen(preview) as page:
                await page.focus("a[href='/other/']")
                # What of the bar is there when the page is parsed.
                await page.add_init_script("""document.addEventListener("DOMContentLoaded", () => {
                  const root = document.querySelector("sitegen-preview").shadowRoot;
                  window.atOnce = [root.querySelector(".root").hidden, root.querySelectorAll(".chip.warning").length, getComputedStyle(root.querySelector(".root")).position];
                })""")
                preview.edit("/", body("<p>Newer.</p>"))
                await page.wait_for_selector("text=Newer.")
                await until(page, "window.atOnce")
                self.assertEqual(await page.evaluate("window.atOnce"), [False, 1, "fixed"])
                await until(page, "document.activeElement.getAttribute('href') === '/other/'")
                await page.focus("[data-key=warnings]")
                preview.edit("/", body("<p>Newest.</p>"))
                await page.wait_for_selector("text=Newest.")
                await until(page, "document.querySelector('sitegen-preview').shadowRoot.activeElement.dataset.key === 'warnings'")

        run(look())

    def test_bytes_that_never_fit_end_no_tab_in_a_circle(self):
        async def look():
            preview = self.preview
            async with seen(preview) as page:
                await page.clock.install()
                preview.send("/", "page", {"version": "never"})
                await page.wait_for_event("load")
                loads = preview.requests.count("/")
                # On connecting it is told what it has; the next telling is heard again.
                self.assertLessEqual(loads, 3)
                preview.edit("/", body("<p>Now.</p>"))
                await page.wait_for_selector("text=Now.")

        run(look())

    def test_restart(self):
        async def look():
            preview = self.preview
            preview.tell(state(findings=[WARNING]))
            async with seen(preview, width=320) as one, seen(preview) as two:
                preview.stop()
                for page in (one, two):
                    await page.wait_for_selector("text=Preview stopped – waiting for it")
                    self.assertEqual(await sound(page), [])
                    await page.evaluate("window.stayed = true")
                preview.start()
                for page in (one, two):
                    await page.wait_for_selector("[data-mood=good]")
                    self.assertTrue(await page.evaluate(STAYED))
                # The other bytes of a third run are fetched.
                preview.stop()
                await one.wait_for_selector("[data-mood=lost]")
                preview.put("/", body("<p>After the restart.</p>"))
                preview.start()
                for page in (one, two):
                    await page.wait_for_selector("text=After the restart.")

        run(look())

    async def asked(self, path):
        """Waits until the server has been asked for an address."""
        for _ in range(500):
            if path in self.preview.requests:
                return
            await asyncio.sleep(0.02)
        self.fail(f"{path} was not asked for")

    def test_a_reader_who_goes_elsewhere_is_not_called_back(self):
        async def look():
            preview = self.preview
            preview.put("/other/", body("<p>Elsewhere.</p>"))
            gate = preview.gates["/other/"] = threading.Event()
            try:
                async with seen(preview) as page:
                    # The page is on its way when the one that is left changes.
                    await page.evaluate("document.querySelector('a[href=\"/other/\"]').click()")
                    await self.asked("/other/")
                    shown = preview.requests.count("/")
                    preview.edit("/", body("<p>Edited.</p>"))
                    await asyncio.sleep(0.5)
                    self.assertEqual(preview.requests.count("/"), shown)
                    gate.set()
                    await page.wait_for_selector("text=Elsewhere.")
            finally:
                gate.set()

        run(look())

    def test_who_stays_after_all_is_told_what_changed_meanwhile(self):
        async def look():
            preview = self.preview
            preview.nothing.add("/other/")
            async with new_page() as page:
                await page.clock.install()
                await page.goto(preview.url())
                await page.wait_for_selector(".status[data-mood=good]")
                # Such as a file that is saved to the disk: the page is still there.
                await page.evaluate("document.querySelector('a[href=\"/other/\"]').click()")
                await self.asked("/other/")
                preview.edit("/", body("<p>Meanwhile.</p>"))
                for _ in range(3):
                    await page.evaluate("fetch('/tabs.js')")
                await page.clock.fast_forward(11_000)
                await page.wait_for_selector("text=Meanwhile.")
                # And as ever after that.
                preview.edit("/", body("<p>Later.</p>"))
                await page.clock.run_for(100)
                await page.wait_for_selector("text=Later.")

        run(look())

    def test_hidden_tabs_give_their_stream_back(self):
        async def look():
            preview = self.preview
            hide = """(hidden) => { Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
              document.dispatchEvent(new Event("visibilitychange")); }"""
            async with new_page() as page:
                await page.clock.install()
                await page.goto(preview.url())
                await page.wait_for_selector(".status[data-mood=good]")
                await page.evaluate(hide, True)
                await page.clock.fast_forward(6000)
                await self.streams(page, 0)
                preview.put("/", body("<p>Meanwhile.</p>"))
                await page.evaluate(hide, False)
                await page.wait_for_selector("text=Meanwhile.")
                # One at first, one on return, and one of the page that it brought.
                for _ in range(500):
                    if preview.opened == 3:
                        break
                    await asyncio.sleep(0.02)
                await self.streams(page, 1)
                # A short look elsewhere costs nothing.
                opened = preview.opened
                await page.evaluate(hide, True)
                await page.clock.fast_forward(1000)
                await page.evaluate(hide, False)
                await page.clock.fast_forward(6000)
                self.assertEqual(preview.opened, opened)
                await self.streams(page, 1)
                # A machine that slept has a stream that may be dead.
                await page.clock.fast_forward(60_000)
                await page.clock.run_for(6000)

        run(look())

    async def streams(self, page, wanted):
        """Waits for so many open streams; the server needs a moment to see that a reader has gone."""
        for _ in range(300):
            if self.preview.count() == wanted:
                return
            await page.evaluate("fetch('/tabs.js')")
        self.fail(f"{self.preview.count()} streams, wanted {wanted}")

    def test_looks(self):
        preview = self.preview
        preview.tell({**golden_state(), "errors": []})
        preview.put("/errors/", body())
        preview.tell(golden_state(), "/errors/")
        preview.put("/quiet/", body())

        async def one(case):
            (width, scheme), path = case
            said = []
            async with seen(preview, path, width, scheme, reduced_motion="reduce") as page:
                if path == "/errors/":
                    await page.wait_for_selector("dialog[open]")
                    said += await sound(page)
                    await page.keyboard.press("Escape")
                for chip in await page.locator(".chip[aria-expanded]").all():
                    await chip.click()
                    said += await sound(page)
                    await chip.click()
                await page.click("[data-key=hide]")
                said += await sound(page)
            return [f"{width} {scheme} {path}: {line}" for line in said]

        cases = [(look, path) for look in LOOKS for path in ("/", "/errors/", "/quiet/")]
        said = sum(each(one, cases), [])
        self.assertFalse(said, "\n".join(said))

    def test_forced_colours(self):
        preview = self.preview
        preview.tell({**golden_state(), "errors": []})

        async def look():
            async with seen(preview, forced_colors="active") as page:
                await page.click(".chip.warning")
                return await sound(page)

        self.assertEqual(run(look()), [])

    def test_tool_pages(self):
        async def one(case):
            (width, scheme), path = case
            async with seen(self.preview, path, width, scheme, reduced_motion="reduce") as page:
                return [f"{width} {scheme} {path}: {line}" for line in await sound(page, "html")]

        said = sum(each(one, [(look, path) for look in LOOKS for path in TOOLS]), [])
        self.assertFalse(said, "\n".join(said))

    def test_tool_pages_filter_and_keep_their_filter(self):
        async def look():
            preview = self.preview
            async with seen(preview, "/_sitegen/facts") as page:
                rows = page.locator("[data-filter-row]:visible")
                self.assertEqual(await rows.count(), 3)
                await page.fill("#tool-filter", "PRICE see")
                self.assertEqual(await rows.count(), 1)
                self.assertFalse(await page.is_visible("h2:has-text('Overdue')"))
                text, _ = preview.pages["/_sitegen/facts"]
                preview.pages["/_sitegen/facts"] = (text.replace("See pricing", "See the pricing"), "newer")
                preview.send("/_sitegen/facts", "page", {"version": "newer"})
                await page.wait_for_selector("text=See the pricing")
                await until(page, "document.querySelectorAll('[data-filter-row]:not([hidden])').length === 1")
                await page.fill("#tool-filter", "zzz")
                self.assertTrue(await page.is_visible("text=Nothing here matches."))

        run(look())

    def test_broken_page_gives_way(self):
        async def look():
            preview = self.preview
            preview.tell(golden_state(), "/broken/")
            async with seen(preview, "/broken/", script=True) as page:
                self.assertFalse(await page.is_visible("dialog"))
                preview.edit("/broken/", "<main><h1>Mended</h1></main>")
                await page.wait_for_selector("text=Mended")
            async with new_page(script=False) as page:
                preview.pages["/broken/"] = ((GOLDENS / "broken.html").read_text(), "golden")
                await page.goto(preview.url("/broken/"))
                self.assertIn("unknown fact '</pre><script>", await page.inner_text("main"))
                self.assertEqual(await page.inner_text("mark"), "</pre><script>alert(1)</script>]")

        run(look())


if __name__ == "__main__":
    unittest.main()
