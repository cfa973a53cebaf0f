"""Writes one corpus as a site of ours and as a site of Hugo's: the same bodies, templates that do the same work."""

import json
import shutil
from pathlib import Path

from corpus import PAGES_PER_PART, Page, page_path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
TITLE = "Benchmark"
DESCRIPTION = "Seeded documentation pages that measure how fast sites are built."
BASE_URL = "https://bench.invalid"


def front_matter(**fields):
    # A JSON string is a YAML string too.
    return "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items()) + "---\n\n"


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_both(folder, total):
    """Writes `folder`/sitegen and `folder`/hugo, each with `total` docs pages, a docs index, a home page, a 404."""
    assert total % PAGES_PER_PART == 0, f"a number of pages has to be a multiple of {PAGES_PER_PART}"
    ours, hugo = folder / "sitegen", folder / "hugo"
    sizes = []
    for number in range(total):
        page = Page(number, total)
        sizes.append(len(page.body.encode()))
        path = Path("content/docs") / page_path(number)
        head = {"title": page.title, "description": page.description}
        put(ours / path, front_matter(**head, order=page.order) + page.body)
        hugo_path = path.with_name("_index.md") if path.name == "index.md" else path
        put(hugo / hugo_path, front_matter(**head, weight=page.order) + page.body)
    docs = {"title": "Docs", "description": "All parts of the documentation."}
    put(ours / "content/docs/index.md", front_matter(**docs) + "All parts.\n")
    put(hugo / "content/docs/_index.md", front_matter(**docs) + "All parts.\n")
    home = {"title": TITLE, "description": DESCRIPTION}
    put(ours / "content/index.md", front_matter(**home, layout="page") + "A home page.\n")
    put(hugo / "content/_index.md", front_matter(**home) + "A home page.\n")
    lost = {"title": "Page not found", "description": "There is no page at this address."}
    put(ours / "content/404.md", front_matter(**lost, layout="page") + "There is no page at this address.\n")
    write_sitegen_frame(ours)
    write_hugo_frame(hugo)
    return sum(sizes) / total


def write_sitegen_frame(site):
    """Configuration, and the repository's own templates, assets and static files."""
    put(site / "site.yml", f"""title: {TITLE}
description: {DESCRIPTION}
base_url: {BASE_URL}
language: en
organization: {TITLE}
navigation:
  - {{title: Home, link: index.md}}
  - {{title: Docs, link: docs/index.md}}
footer:
  - {{title: Product, links: [{{title: Docs, link: docs/index.md}}]}}
call_to_action: {{title: Start, link: docs/part-000/page-001.md}}
stylesheet: site.css
script: site.js
""")
    for name in ("templates", "assets", "static"):
        shutil.copytree(REPOSITORY / name, site / name)


def write_hugo_frame(site):
    """Configuration, the theme beside this file, and the same assets and static files."""
    put(site / "hugo.toml", f"""baseURL = "{BASE_URL}/"
locale = "en"
title = "{TITLE}"
disableKinds = ["taxonomy", "term", "rss"]
enableRobotsTXT = true
[params]
description = "{DESCRIPTION}"
# Off on both sides.
[markup.highlight]
codeFences = false
[markup.goldmark.extensions.typographer]
disable = true
[markup.tableOfContents]
startLevel = 2
endLevel = 3
""")
    shutil.copytree(HERE / "hugo-theme" / "layouts", site / "layouts")
    shutil.copytree(REPOSITORY / "assets", site / "assets")
    shutil.copytree(REPOSITORY / "static", site / "static")
