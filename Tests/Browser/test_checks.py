"""Every check finds the fault it is for, and nothing on a good page."""

import unittest

import nu
import structured
import test_keyboard as keyboard
import test_pictures as pictures
import test_policy as policy
import test_weight as weight
import test_without_script as without_script
from chromium import page as new_page, run
from scripts import script
from small_pages import GOOD, host, page, within
from test_structured import head
from visit import visit

KINDS = ("console", "failed", "foreign", "violations", "shifts", "sideways", "cut", "broken", "axe")


def see(body, width=1440, axe=False, **named):
    return run(visit(page(body, **named), "here", width, axe=axe))


class Visits(unittest.TestCase):
    def only(self, seen, kind, *words):
        self.assertTrue(getattr(seen, kind), f"{kind}: nothing found")
        for word in words:
            self.assertIn(word, "\n".join(getattr(seen, kind)))

    def test_good_page(self):
        for width in (320, 1440):
            seen = see(GOOD, width, axe=True)
            self.assertEqual([line for kind in KINDS for line in seen.say(kind)], [])
            self.assertEqual(len(seen.pictures), 1)

    def test_console(self):
        self.only(see(GOOD, js="console.log('hello')"), "console", "log: hello")
        self.only(see(GOOD, js="throw new Error('oh')"), "console", "uncaught: oh")
        self.only(see(GOOD, js="addEventListener('load', () => Promise.reject(new Error('later')))"), "console", "later")

    def test_failed_request(self):
        self.only(see(GOOD.replace("a.png", "gone.png")), "failed", "404", "gone.png")

    def test_request_to_others(self):
        seen = see(GOOD.replace("a.png", "https://example.org/a.png"), policy=None)
        self.only(seen, "foreign", "https://example.org/a.png")
        self.only(seen, "failed", "ERR_NAME_NOT_RESOLVED")

    def test_violation(self):
        self.only(see(GOOD + "<style>p { color: red }</style>"), "violations", "style-src-elem forbids inline")
        self.only(see(GOOD + "<script>1</script>"), "violations", "script-src-elem forbids inline")
        self.only(see(GOOD + "<p onclick='1'>x</p>"), "violations", "script-src-attr")

    def test_sideways(self):
        self.only(see(GOOD, 320, css="h1 { width: 400px }"), "sideways", "h1", "of 320")

    def test_cut(self):
        long = within("<p class='box'>Words that are too long for the small box around them</p>")
        for css, word in (("width: 8rem; overflow: hidden; white-space: nowrap; text-overflow: ellipsis", "sideways"),
                          ("width: 8rem; overflow: clip; white-space: nowrap", "sideways"),
                          ("width: 8rem; height: 1.5rem; overflow: hidden", "up or down"),
                          ("width: 8rem; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden", "up or down"),
                          ("margin-left: -4rem", "leaves the page"),
                          ("position: absolute; top: -5rem", "above the page"),
                          ("font-size: 0", "has no room")):
            self.only(see(long, css=f".box {{ {css} }}"), "cut", word, "Words that are")
        self.only(see(within("<p>First words</p><p class='box'>Second words</p>"), css=".box { margin-top: -2.5rem; }"), "cut", "over each other")

    def test_cut_in_details(self):
        self.only(see(GOOD, css="details p { width: 2rem; overflow: hidden; white-space: nowrap }"), "cut", "opened: ", "What was hidden")

    def test_broken_picture(self):
        self.only(see(GOOD, files={"a.png": b"no picture"}), "broken", "img")

    def test_axe(self):
        self.only(see(GOOD, axe=True, css="p { color: #bbb }"), "axe", "color-contrast")
        self.only(see(GOOD.replace(' alt="A grey square"', ""), axe=True), "axe", "image-alt")
        self.only(see(GOOD.replace("<h1>", "<h4>").replace("</h1>", "</h4>"), axe=True), "axe", "page-has-heading-one")

    def test_shift(self):
        late = GOOD.replace(' width="100" height="100"', "").replace("<h1>", '<img src="a400.png" alt=""><h1>')
        self.only(see(late), "shifts", "h1")
        self.only(see(GOOD, js="document.querySelector('h1').before(Object.assign(document.createElement('p'), { textContent: 'Late' }))"), "shifts")
        below = within("<p>x</p>" * 60 + "<img loading='lazy' src='a400.png' alt=''><p>after</p>")
        self.only(see(below), "shifts", "while it loads, then 400 × 400")


class States(unittest.TestCase):
    def ask(self, name, body, css="", paper=False, **media):
        async def look():
            async with new_page(**media) as tab:
                if paper:
                    await tab.emulate_media(media="print")
                await tab.goto(page(body, css=css))
                return await tab.evaluate(script(name))

        return run(look())

    def test_motion(self):
        self.assertEqual(self.ask("motion", GOOD, reduced_motion="reduce"), [])
        css = "a { transition: color 1s } @keyframes turn { to { rotate: 1turn } } h1::before { content: 'x'; animation: turn 2s infinite } html { scroll-behavior: smooth }"
        said = " ".join(self.ask("motion", GOOD, css, reduced_motion="reduce"))
        for word in ("has a transition", "is animated", "scrolls smoothly"):
            self.assertIn(word, said)

    def test_paper(self):
        body = within("<pre>code</pre><pre hidden>more code</pre><details><summary>Q</summary><p>A</p></details>")
        said = " ".join(self.ask("paper", body, paper=True))
        self.assertIn("“more code”", said)
        self.assertIn("“A”", said)
        self.assertNotIn("“code”", said)
        self.assertEqual(self.ask("paper", body, "@media print { pre { display: block } details::details-content { content-visibility: visible } }", True), [])


class WithoutScript(unittest.TestCase):
    def test_lines(self):
        url = page(GOOD, js="document.querySelector('main').append('Only here')")
        self.assertEqual(run(without_script.lines(url, True)) - run(without_script.lines(url, False)), {"Only here"})
        self.assertIn("What was hidden.", run(without_script.lines(url, False)))

    def test_dead(self):
        self.assertEqual(run(without_script.dead(page(GOOD), 1440)), [])
        said = run(without_script.dead(page(within("<button>Copy</button><a>nowhere</a><p role='tablist'><b role='tab'>t</b></p>")), 1440))
        self.assertEqual(len(said), 4, said)

    def test_hidden_code(self):
        self.assertEqual(len(run(without_script.hidden_code(page(within("<pre>a</pre><pre class='b'>b</pre>"), css=".b { display: none }"), 1440))), 1)


class Keyboard(unittest.TestCase):
    def said(self, work, body, *rest, **named):
        return "\n".join(run(work(page(body, **named), 1440, *rest)))

    def test_good_page(self):
        for work in (keyboard.path, keyboard.skip, keyboard.details, keyboard.tabs):
            self.assertEqual(self.said(work, GOOD), "")

    def test_order(self):
        self.assertIn("another way", self.said(keyboard.path, GOOD.replace('href="#end"', 'href="#end" tabindex="2"')))

    def test_trap(self):
        js = "document.querySelector('summary').addEventListener('keydown', (event) => event.key === 'Tab' && event.preventDefault())"
        self.assertIn("misses", self.said(keyboard.path, GOOD, js=js))

    def test_focus_unseen(self):
        self.assertIn("has no outline", self.said(keyboard.path, GOOD, css="a:focus-visible { outline: none }"))
        self.assertIn("contrast", self.said(keyboard.path, GOOD, css=":focus-visible { outline-color: #ddd }"))
        self.assertIn("is covered by", self.said(keyboard.path, GOOD + "<div class='over'></div>", css=".over { position: fixed; inset: 0; background: #fffc }"))
        self.assertIn("out of view", self.said(keyboard.path, GOOD, css="nav a { position: absolute; left: -9999px }"))

    def test_no_skip_link(self):
        self.assertIn("no skip link", self.said(keyboard.path, GOOD, skip=False))
        self.assertIn("not in view", self.said(keyboard.skip, GOOD, css=".skip:focus { transform: translateY(-300%) }"))
        self.assertIn("does not lead", self.said(keyboard.skip, GOOD.replace('id="main"', "")))

    def test_details(self):
        js = "document.querySelector('summary').addEventListener('click', (event) => event.preventDefault())"
        self.assertIn("doesn't open", self.said(keyboard.details, GOOD, js=js))

    def test_tabs(self):
        body = within("""<div role="tablist" aria-label="x"><button role="tab" id="t1" aria-selected="true" aria-controls="p1">1</button>
<button role="tab" id="t2" aria-selected="false" tabindex="-1" aria-controls="p2">2</button></div>
<div role="tabpanel" id="p1" aria-labelledby="t1">one</div><div role="tabpanel" id="p2" aria-labelledby="t2" hidden>two</div>""")
        self.assertIn("tab list 0, ArrowRight", self.said(keyboard.tabs, body))


class Policies(unittest.TestCase):
    def test_words(self):
        good = "default-src 'none'; script-src 'self' 'sha256-x'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
        self.assertEqual(policy.faults(good), [])
        for bad in ("'unsafe-inline'", "'unsafe-eval'", "https:", "*", "https://cdn.example.org", "data:"):
            self.assertTrue(policy.faults(good.replace("script-src 'self'", f"script-src 'self' {bad}")), bad)
        self.assertTrue(policy.faults(""))

    def test_attempts_get_through_without_one(self):
        got = run(policy.attempt(page(GOOD, policy=None)))
        self.assertEqual([name for name in ("script", "style", "handler", "attribute") if got[name]], ["script", "style", "handler", "attribute"])
        self.assertEqual(got["violations"], 0)


class Weights(unittest.TestCase):
    def test_limits(self):
        self.assertEqual(weight.too_heavy({"document": 30_000, "stylesheet": 12_000, "script": 6_000}), [])
        for heavy in ({"stylesheet": 12_001}, {"script": 6_001}, {"document": 60_001}, {"document": 50_000, "font": 20_000}):
            self.assertEqual(len(weight.too_heavy(heavy)), 1, heavy)

    def test_weigh(self):
        weights = run(weight.weigh(host(GOOD, css="\n".join(f".a{number * 7919} {{ top: {number * 104729 % 9973}px }}" for number in range(4000))), ""))
        self.assertLessEqual({"document", "stylesheet", "script"}, set(weights))
        self.assertNotIn("image", weights)
        self.assertTrue(weight.too_heavy(weights))


class NuChecker(unittest.TestCase):
    def test_finds(self):
        small = host(GOOD, css="p { colour: red }")
        self.assertEqual(nu.check([small.folder / "index.html"]), [])
        (small.folder / "bad.html").write_text("<!doctype html><title>x</title><p id=a><p id=a><img src=x><section></section>")
        said = " ".join(one[3] for one in nu.check([small.folder / "bad.html"]))
        for word in ("Duplicate ID", "“img” element must have an “alt”", "Section lacks heading"):
            self.assertIn(word, said)
        self.assertIn("colour", nu.check([small.folder / "a.css"], css=True)[0][3])


class Pictures(unittest.TestCase):
    IMAGE = '<img src="a400.png" srcset="a400.png 400w, a800.png 800w" sizes="SIZES" width="400" height="400" alt="" LOADING>'

    def seen(self, sizes, loading="", css="", dpr=1, before=""):
        body = within(before + self.IMAGE.replace("SIZES", sizes).replace("LOADING", loading))
        return run(visit(page(body, css="img { height: auto } " + css), "here", 1440, dpr=dpr))

    def test_choice(self):
        for need, wanted in ((400, 400), (401, 800), (900, 1600), (2000, 1600)):
            self.assertEqual(pictures.chosen((1600, 400, 800), need), wanted, need)

    def test_choice_is_the_browsers(self):
        for width in (200, 201, 300, 400):
            seen = self.seen(f"{width}px", css=f"img {{ width: {width}px }}", dpr=2)
            self.assertEqual(pictures.misfits(seen.pictures, 2), [], width)

    def test_sizes(self):
        self.assertEqual(pictures.misfits(self.seen("400px", css="img { width: 400px }").pictures, 1), [])
        said = "\n".join(pictures.misfits(self.seen("100vw", css="img { width: 300px }").pictures, 1))
        self.assertIn("sizes says 1440 px, the layout 300 px (+380%)", said)
        self.assertIn("takes 800w", said)
        self.assertIn("out of shape", "\n".join(pictures.misfits(self.seen("400px", css="img { width: 400px; height: 200px }").pictures, 1)))

    def test_timing(self):
        def said(seen):
            return "\n".join(pictures.timing(seen.before, 900, [([one["top"] for one in seen.before], 900)]))

        self.assertEqual(said(self.seen("400px", 'fetchpriority="high"')), "")
        self.assertIn("first in view", said(self.seen("400px", 'loading="lazy"')))
        self.assertIn("first in view", said(self.seen("400px")))
        self.assertIn("not lazy", said(self.seen("400px", before="<p>x</p>" * 60)))
        self.assertEqual(said(self.seen("400px", 'loading="lazy"', before="<p>x</p>" * 60)), "")

    def test_stand_ins(self):
        self.assertEqual(pictures.stand_ins(self.seen("400px").before), [])
        self.assertEqual(len(pictures.stand_ins(self.seen("400px", css="img { background: none }").before)), 1)


class Machines(unittest.TestCase):
    """Structured data, with the small page's host as the site."""

    def site(self, head_text="", body=GOOD, **named):
        small = host(body, head=head_text, **named)
        small.base = "https://example.org/"
        small.published = lambda address: small.file("/" + address.removeprefix(small.base)) if address.startswith(small.base) else None
        return small

    def json_ld(self, node, body=GOOD):
        small = self.site(f'<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{node}]}}</script>', body)
        return "\n".join(structured.json_ld(run(head(small.url())), small, small.base))

    def test_product(self):
        good = '{"@type": "Product", "name": "A", "description": "B", "url": "https://example.org/", "brand": {"name": "C"}}'
        self.assertEqual(self.json_ld(good), "")
        self.assertIn("has offers", self.json_ld(good.replace('"name": "A"', '"name": "A", "offers": {"price": 1}')))
        self.assertIn("lacks brand", self.json_ld(good.replace('"brand"', '"brandt"')))
        self.assertIn("url is", self.json_ld(good.replace("example.org", "example.com")))
        self.assertIn("does not parse", self.json_ld("{"))

    def test_faq(self):
        good = '{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "More", "acceptedAnswer": {"@type": "Answer", "text": "What was hidden."}}]}'
        self.assertEqual(self.json_ld(good), "")
        self.assertIn("is not on the page", self.json_ld(good.replace("More", "Less")))
        self.assertIn("is not the page's", self.json_ld(good.replace("was hidden", "is hidden")))

    def test_breadcrumbs(self):
        good = '{"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "A", "item": "https://example.org/"}]}'
        self.assertEqual(self.json_ld(good), "")
        self.assertIn("positions [2]", self.json_ld(good.replace("1", "2")))
        self.assertIn("is no page", self.json_ld(good.replace("org/", "org/gone/")))
        self.assertIn("differs", self.json_ld(good, GOOD + '<nav class="breadcrumbs"><a href="/">Z</a></nav>'))

    def test_image(self):
        good = f'{{"@type": "ImageObject", "contentUrl": "https://example.org/a400.png", "description": "x", "width": 400, "height": 400, "creditText": "x", "digitalSourceType": "{structured.SOURCE_TYPES}digitalCreation"}}'
        self.assertEqual(self.json_ld(good), "")
        self.assertIn("has (400, 400)", self.json_ld(good.replace('"width": 400', '"width": 401')))
        self.assertIn("is not in the site", self.json_ld(good.replace("a400", "a401")))
        self.assertIn("digitalSourceType is", self.json_ld(good.replace(structured.SOURCE_TYPES, "http://x/")))

    SHARED = """<meta name="description" content="x"><meta property="og:title" content="x"><meta property="og:description" content="x">
<meta property="og:type" content="website"><meta property="og:site_name" content="x"><meta property="og:url" content="https://example.org/">
<meta property="og:image" content="https://example.org/a800.png"><meta property="og:image:width" content="800"><meta property="og:image:height" content="800">
<meta property="og:image:alt" content="x"><meta name="twitter:card" content="summary"><link rel="canonical" href="https://example.org/">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fff"><meta name="theme-color" media="(prefers-color-scheme: dark)" content="#000">"""

    def test_sharing(self):
        def said(text):
            small = self.site(text)
            return "\n".join(structured.sharing(run(head(small.url())), small, small.base))

        self.assertEqual(said(self.SHARED), "")
        self.assertIn("stated is ('801', '800')", said(self.SHARED.replace('width" content="800', 'width" content="801')))
        self.assertIn("is not in the site", said(self.SHARED.replace("a800.png", "gone.png")))
        self.assertIn("canonical", said(self.SHARED.replace('href="https://example.org/"', 'href="https://example.org/b/"')))
        self.assertIn("og:title is missing", said(self.SHARED.replace("og:title", "og:titel")))

    def test_icons(self):
        def said(text, **named):
            small = self.site(text, **named)
            found = run(head(small.url()))
            found["links"] = [link for link in found["links"] if link["href"] not in ("data:,", "a.css")]
            return "\n".join(structured.icons(found, small))

        self.assertIn("apple-touch-icon has (400, 400)", said('<link rel="apple-touch-icon" href="/a400.png">'))
        self.assertIn("is not image/png of 32x32", said('<link rel="icon" type="image/png" sizes="32x32" href="/a400.png">'))
        self.assertIn("is not a file", said('<link rel="icon" href="/gone.png">'))
        self.assertIn("preconnect", said('<link rel="preconnect" href="https://fonts.example.org">'))
        app = '<link rel="manifest" href="/app.webmanifest">'
        self.assertIn("does not parse", said(app, files={"app.webmanifest": b"{"}))
        text = said(app, files={"app.webmanifest": b'{"name": "x", "icons": [{"src": "gone.png"}], "start_url": "/"}'})
        for word in ("forbids", "lacks display", "gone.png is not there"):
            self.assertIn(word, text)


if __name__ == "__main__":
    unittest.main()
