"""Small pages, good and bad, on a host of their own: what the checks are tried on."""

import atexit
import shutil
import tempfile
from pathlib import Path

from PIL import Image

from host import Host

POLICY = "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
CSS = """
body { margin: 0; padding: 1rem; font: 16px/1.5 sans-serif; color: #111; background: #fff }
:focus-visible { outline: 3px solid #00f; outline-offset: 2px }
.ears { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.skip { position: absolute; top: 0; left: 0; transform: translateY(-300%); background: #fff; padding: .5rem }
.skip:focus { transform: none }
.scrolls { width: 10rem; overflow: auto; white-space: pre }
img { display: block; background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=) }
"""
GOOD = """<header><nav aria-label="Main"><a href="#end">To the end</a></nav></header>
<main id="main" tabindex="-1"><h1>A good page</h1><p>Some words.<span class="ears"> And some more for ears.</span></p>
<div class="scrolls" tabindex="0" role="region" aria-label="Wide">A line that is far too long for its box and scrolls</div>
<details><summary>More</summary><p>What was hidden.</p></details>
<img src="a.png" width="100" height="100" alt="A grey square"><p id="end">The end.</p></main>"""


def host(body, css="", js="", policy=POLICY, files=None, head="", skip=True):
    """The address of a page with this body; its style and script are files of their own, so that the policy holds."""
    folder = Path(tempfile.mkdtemp(prefix="sitegen-browser-"))
    atexit.register(shutil.rmtree, folder, True)
    link = '<a class="skip" href="#main">Skip to content</a>' if skip else ""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{meta}<meta name="viewport" content="width=device-width">'
        f'<title>Small page</title><link rel="icon" href="data:,"><link rel="stylesheet" href="a.css"><script src="a.js" defer></script>'
        f"{head}</head><body>{link}{body}</body></html>")
    (folder / "a.css").write_text(CSS + css)
    (folder / "a.js").write_text(js)
    for width in (100, 400, 800):
        Image.new("RGB", (width, width), "grey").save(folder / ("a.png" if width == 100 else f"a{width}.png"))
    for name, data in (files or {}).items():
        (folder / name).write_bytes(data)
    return Host(folder)


def page(*arguments, **named):
    return host(*arguments, **named).url()


def within(text):
    """A page of good form with something in it."""
    return f'<main id="main" tabindex="-1"><h1>Title</h1>{text}</main>'
