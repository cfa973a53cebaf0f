"""What the script adds for comfort does what it says: choice of theme and of language, copying."""

import unittest

import tally
from chromium import each, page as new_page
from host import name, site
from scripts import watch
from visit import hold, load

# Transitions, however short, would show what was before.
GROUND = "document.getAnimations().forEach((one) => one.finish()), getComputedStyle(document.body).backgroundColor"


async def theme(url, scheme):
    """The switch turns the colours over, and the choice holds on the next page."""
    async with new_page(scheme=scheme, reduced_motion="reduce") as page:
        await load(page, url)
        switch = page.locator("header [aria-pressed]")
        before, pressed = await page.evaluate(GROUND), await switch.get_attribute("aria-pressed")
        await switch.click()
        after, now = await page.evaluate(GROUND), await switch.get_attribute("aria-pressed")
        said = [] if (before != after and pressed == str(scheme == "dark").lower() and now != pressed) else \
            [f"the theme switch: {before} to {after}, pressed {pressed} to {now}"]
        await load(page, url)
        if await page.evaluate(GROUND) != after:
            said.append("the chosen theme is forgotten on the next page")
    async with new_page(scheme="light" if scheme == "dark" else "dark") as page:
        await load(page, url)
        if await page.evaluate(GROUND) != after:
            said.append("a chosen theme has other colours than the system's")
    return said


CHOSEN = "localStorage.setItem('theme', 'dark'); localStorage.setItem('language', 'swift')"


async def returning(url):
    """What was chosen the last time is there at the first paint, and nothing moves when the script comes."""
    async with new_page(360, 1400, 1, "light", reduced_motion="reduce") as page:
        await page.add_init_script(f"try {{ {CHOSEN} }} catch {{}}")
        held = await hold(page)
        await page.add_init_script(watch())
        await page.goto(url, wait_until="commit")
        await page.evaluate("window.painted")
        before = await page.evaluate(GROUND)
        held.set()
        await page.wait_for_load_state("load")
        said = [f"{shift['value']:.4f}: {'; '.join(shift['moved'])}" for shift in (await page.evaluate("watched"))["shifts"]]
        after = await page.evaluate(GROUND)
        return said + ([] if before == after else [f"the ground is {before} at the first paint, then {after}"])


async def missing(url):
    """Should the script not come, all code is shown, as if there were none."""
    async with new_page() as page:
        await page.route("**/site.*.js", lambda route: route.abort())
        await page.goto(url, wait_until="load")
        hidden = await page.evaluate(
            "[...document.querySelectorAll('main pre')].filter((one) => !one.checkVisibility() && !one.closest('details')).length")
        return [f"{hidden} code blocks can't be seen"] if hidden else []


DARKEST = """() => {
    const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((one) => one / 255)
        .map((one) => one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4)
        .reduce((sum, one, at) => sum + one * [.2126, .7152, .0722][at], 0);
    return [...document.querySelectorAll("main p, main li, main h1, main h2, main h3, main td, main dd")]
        .filter((one) => one.checkVisibility() && !one.closest(".cta, pre, .button"))
        .map((one) => [1.05 / (light(getComputedStyle(one).color) + .05), one.textContent.trim().slice(0, 40)])
        .filter(([contrast]) => contrast < 4.5)
}"""


async def paper(url):
    """With the dark theme chosen, paper still gets dark letters."""
    async with new_page(scheme="dark", reduced_motion="reduce") as page:
        await page.add_init_script(f"try {{ {CHOSEN} }} catch {{}}")
        await page.emulate_media(media="print")
        await load(page, url)
        return [f"{contrast:.1f}:1 on white: {text}" for contrast, text in await page.evaluate(DARKEST)]


async def copying(url):
    """Every copy button puts the code that is shown beside it on the clipboard, and says so."""
    said = []
    async with new_page(permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce") as page:
        await load(page, url)
        buttons = page.get_by_role("button", name="Copy")
        for number in range(await buttons.count()):
            button = buttons.nth(number)
            shown = await button.evaluate("""(button) => { let box = button.parentElement; while (!box.querySelector("pre")) box = box.parentElement;
                return [...box.querySelectorAll("pre")].find((one) => one.checkVisibility()).textContent }""")
            await button.click()
            await button.filter(has_text="Copied").wait_for(state="attached")
            copied = await page.evaluate("navigator.clipboard.readText()")
            tally.count("copy buttons pressed")
            if copied.strip() != shown.strip():
                said.append(f"copy button {number} copies {copied[:40]!r}, shown is {shown[:40]!r}")
    return said


async def language(url):
    """A language chosen in one sample is chosen in all, and on the next page."""
    said = []
    async with new_page(reduced_motion="reduce") as page:
        await load(page, url)
        if await page.locator("[role=tablist]").count():
            tab = page.locator("[role=tablist]").first.locator("[role=tab]").last
            wanted = await tab.text_content()
            await tab.click()
            for _ in range(2):
                chosen = await page.locator("[role=tab][aria-selected=true]").all_text_contents()
                if set(chosen) != {wanted}:
                    said.append(f"chosen is {wanted}, samples show {chosen}")
                await load(page, url)
    return said


class Controls(unittest.TestCase):
    def nothing(self, work, cases):
        async def one(case):
            page, *rest = case
            return [f"{name(page)}: {line}" for line in await work(site().url(page), *rest)]

        said = sum(each(one, cases), [])
        self.assertFalse(said, "\n".join(said))

    def test_theme(self):
        self.nothing(theme, [(site().pages[0], scheme) for scheme in ("light", "dark")])

    def test_what_was_chosen_is_there_at_the_first_paint(self):
        self.nothing(returning, [(page,) for page in site().pages])

    def test_without_the_script_file(self):
        self.nothing(missing, [(page,) for page in site().pages])

    def test_paper_under_the_dark_theme(self):
        self.nothing(paper, [(page,) for page in site().pages])

    def test_copy(self):
        for page in site().pages:  # one after the other: the browser has one clipboard
            self.nothing(copying, [(page,)])
        tally.want("copy buttons pressed", 5)

    def test_language(self):
        self.nothing(language, [(page,) for page in site().pages])


if __name__ == "__main__":
    unittest.main()
