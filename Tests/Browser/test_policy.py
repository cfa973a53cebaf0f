"""The Content Security Policy: what it says, and that the browser really keeps to it.

That no page violates it is seen on every visit (test_pages, test_states).
"""

import unittest

import tally
from chromium import each, page as new_page, run
from host import name, site
from scripts import watch

TRY = """async () => {
  const script = document.createElement("script"); script.textContent = "window.scriptRan = true";
  const style = document.createElement("style"); style.textContent = "html { --style-ran: yes }";
  const button = document.createElement("button"); button.setAttribute("onclick", "window.handlerRan = true");
  const image = new Image(); image.src = "https://example.org/a.png";
  document.head.append(script, style); document.body.append(button, image);
  document.body.setAttribute("style", "outline: 7px solid red");
  button.click();
  const loaded = await new Promise((done) => { image.onload = () => done(true); image.onerror = () => done(false); });
  return { script: Boolean(window.scriptRan), style: getComputedStyle(document.documentElement).getPropertyValue("--style-ran") !== "",
    handler: Boolean(window.handlerRan), attribute: getComputedStyle(document.body).outlineWidth === "7px", image: loaded,
    violations: watched.violations.length };
}"""
BLOCKED = {"script": False, "style": False, "handler": False, "attribute": False, "image": False}


async def policy(url):
    async with new_page() as page:
        await page.goto(url)
        return await page.evaluate("document.querySelector('meta[http-equiv=\"Content-Security-Policy\" i]')?.content ?? ''")


def faults(said):
    """What is wrong with the words of a policy."""
    parts = {part.split()[0]: part.split()[1:] for part in said.split(";") if part.strip()}
    wrong = [f"{directive} allows {source}" for directive, sources in parts.items() for source in sources
             if source not in ("'none'", "'self'", "data:") and not source.startswith("'sha256-")]
    wrong += [f"{one} is missing" for one in ("default-src", "script-src", "style-src", "base-uri", "form-action") if one not in parts]
    if parts.get("default-src") != ["'none'"]:
        wrong.append("default-src is not 'none'")
    if "data:" in parts.get("script-src", []) + parts.get("style-src", []):
        wrong.append("data: may bring scripts or styles")
    return wrong


async def attempt(url):
    """Tries to bring in what is forbidden; the answer says what got through."""
    async with new_page() as page:
        await page.add_init_script(watch())
        await page.goto(url)
        return await page.evaluate(TRY)


class Policy(unittest.TestCase):
    def test_words(self):
        tally.want("policies read", len(site().pages))

        async def one(page):
            tally.count("policies read")
            return [f"{name(page)}: {fault}" for fault in faults(await policy(site().url(page)))]

        said = sum(each(one, site().pages), [])
        self.assertFalse(said, "\n".join(said))

    def test_the_browser_blocks(self):
        async def one(page):
            return name(page), await attempt(site().url(page))

        for page, got in each(one, site().pages):
            self.assertGreaterEqual(got.pop("violations"), 4, page)
            self.assertEqual(got, BLOCKED, page)


if __name__ == "__main__":
    unittest.main()
