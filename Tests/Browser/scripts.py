"""The JavaScript that looks at a page from inside: the files in `page/`."""

import functools
from pathlib import Path

from axe_playwright_python import base as axe

FOLDER = Path(__file__).resolve().parent / "page"


@functools.cache
def script(name):
    """The expression in `page/NAME.js`, with the words all of them use."""
    words = (FOLDER / "describe.js").read_text()
    code = (FOLDER / f"{name}.js").read_text()
    return f"(argument) => {{ {words}\n return ({strip(code)})(argument); }}"


def strip(code):
    """Without the comment lines above the function."""
    lines = code.splitlines()
    while lines[0].startswith("//"):
        lines.pop(0)
    return "\n".join(lines).rstrip().rstrip(";")


@functools.cache
def watch():
    return (FOLDER / "watch.js").read_text()


@functools.cache
def axe_core():
    return (Path(axe.__file__).parent / "axe.min.js").read_text()
