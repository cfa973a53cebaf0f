#!/usr/bin/env python3
"""Draws assets/img/social.jpg from card.html beside this file and the showcase's lake.

Run it by hand when the words or the picture change (`make brand`); the result is committed, since a card depends
on the fonts of the machine that draws it.
"""

import io
import json
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SIZE = {"width": 1200, "height": 630}


ICONS = (192, 512)


def card(browser):
    lock = json.loads((ROOT / "showcase/lock/alpine-lake.json").read_text())
    if lock["published"]["kind"] != "placeholder":
        raise SystemExit("the lake is no placeholder any more: change the caption in card.html")
    picture = ROOT / lock["published"]["variants"][-1]["path"]
    shot = draw(browser, (HERE / "card.html").read_text().replace("PICTURE", picture.as_uri()), **SIZE)
    target = ROOT / "assets/img/social.jpg"
    target.parent.mkdir(exist_ok=True)
    Image.open(io.BytesIO(shot)).convert("RGB").save(target, quality=88, optimize=True, progressive=True)
    return target


def icon(browser, side):
    svg = (ROOT / "static/favicon.svg").read_text()
    # Wide enough a margin that a phone may cut a circle out of it.
    style = "html,body{margin:0;height:100%;background:#faf9f5}body{display:grid;place-items:center}svg{width:56%}"
    shot = draw(browser, f"<!doctype html><style>{style}</style>{svg}", width=side, height=side)
    target = ROOT / f"static/icon-{side}.png"
    Image.open(io.BytesIO(shot)).convert("RGB").quantize(64).save(target, optimize=True)
    return target


def draw(browser, text, width, height):
    """A screenshot of a page that may show files of this machine."""
    file = HERE / ".page.html"
    file.write_text(text)
    try:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
        page.goto(file.as_uri())
        shot = page.screenshot()
        page.close()
        return shot
    finally:
        file.unlink()


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for target in [card(browser)] + [icon(browser, side) for side in ICONS]:
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes")
        browser.close()


main()
