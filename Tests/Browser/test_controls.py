"""What the script adds for comfort does what it says: choice of theme and of language, copying."""

import unittest

import tally
from chromium import each, page as new_page
from host import name, site
from visit import load

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

    def test_copy(self):
        for page in site().pages:  # one after the other: the browser has one clipboard
            self.nothing(copying, [(page,)])
        tally.want("copy buttons pressed", 5)

    def test_language(self):
        self.nothing(language, [(page,) for page in site().pages])


if __name__ == "__main__":
    unittest.main()
