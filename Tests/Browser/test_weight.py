"""What the first view costs over the wire, each file packed as a host would (gzip -9). Pictures are not counted."""

import gzip
import unittest
from urllib.parse import urlsplit

from chromium import each, run
from host import name, site
from visit import visit

KB = 1000
PAGE, CSS, JS = 60 * KB, 12 * KB, 6 * KB


def packed(file):
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


async def weigh(host, path):
    """Bytes over the wire by kind of file."""
    seen = await visit(host.url(path), path, 1440, held=False, read=False)
    weights = {}
    for kind, url in dict((url, (kind, url)) for kind, url in seen.requests).values():
        if kind != "image":
            file = host.file(urlsplit(url).path) or host.folder / "404.html"
            weights[kind] = weights.get(kind, 0) + packed(file)
    return weights


def too_heavy(weights):
    limits = {"stylesheet": CSS, "script": JS}
    said = [f"{kind}: {weights.get(kind, 0)} bytes of {limit}" for kind, limit in limits.items() if weights.get(kind, 0) > limit]
    total = sum(weights.values())
    return said + ([f"all: {total} bytes of {PAGE}"] if total > PAGE else [])


class Weight(unittest.TestCase):
    def test_every_page(self):
        async def one(page):
            return page, await weigh(site(), page)

        said = []
        for page, weights in each(one, site().pages):
            parts = ", ".join(f"{kind} {size / KB:.1f}" for kind, size in sorted(weights.items()))
            print(f"\n  {name(page)}: {sum(weights.values()) / KB:.1f} KB without pictures ({parts})", end="")
            said += [f"{name(page)}: {line}" for line in too_heavy(weights)]
            self.assertGreater(weights.get("document", 0), 500)
        self.assertFalse(said, "\n".join(said))


if __name__ == "__main__":
    unittest.main()
