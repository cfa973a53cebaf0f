"""Runs the checks over other people's Markdown, to see what they say of pages that people have shipped.

    python3 Benchmarks/real_pages.py NAME=FOLDER[:GLOB] ... [--sitegen PATH] [--details FILE]

FOLDER is a checkout, or a bare git directory of which the newest commit is read. Every page is put into a site of its
own folder: front matter taken off, links within the site pointed to the page's top and pictures taken out, since their
conventions are not ours. Prints how often each check found something; --details lists every find with its line.
"""

import argparse
import collections
import fnmatch
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FENCE = re.compile(r"^\s*(```|~~~)")


def texts(folder, glob):
    """The Markdown files of a checkout or bare repository, with their paths."""
    if (folder / "HEAD").is_file():
        git = ["git", "-C", str(folder)]
        names = subprocess.run([*git, "ls-tree", "-r", "--name-only", "HEAD"], capture_output=True, text=True, check=True)
        for name in names.stdout.splitlines():
            if name.endswith(".md") and fnmatch.fnmatch(name, glob):
                blob = subprocess.run([*git, "show", f"HEAD:{name}"], capture_output=True, check=True).stdout
                yield name, blob.decode("utf-8", "replace")
    else:
        for path in sorted(folder.rglob("*.md")):
            name = str(path.relative_to(folder))
            if fnmatch.fnmatch(name, glob):
                yield name, path.read_text(encoding="utf-8", errors="replace")


def page(text):
    """The Markdown without what belongs to another generator."""
    text = re.sub(r"\A---\n.*?\n---\n", lambda match: "\n" * match.group(0).count("\n"), text, flags=re.DOTALL)
    lines, fenced = [], False
    for line in text.split("\n"):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            line = re.sub(r"!\[([^\]]*)\]\([^)]*\)", r"\1", line)
            line = re.sub(r"\]\((?!https?:|mailto:|#)[^)\s]*( \"[^\"]*\")?\)", "](#top)", line)
            line = re.sub(r"\]\(#[^)\s]*\)", "](#top)", line)
            line = re.sub(r"^(\s{0,3}\[[^\]^]+\]:)\s*(?!https?:)\S+", r"\1 #top", line)
        lines.append(line)
    text = "\n".join(lines).lstrip("\n")
    return text if text.strip() else "Nothing here."


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", metavar="NAME=FOLDER[:GLOB]")
    parser.add_argument("--sitegen", default=".build/release/sitegen")
    parser.add_argument("--details", type=Path)
    options = parser.parse_args()
    details, rows, total = [], [], 0
    for source in options.sources:
        name, _, place = source.partition("=")
        folder, _, glob = place.partition(":")
        with tempfile.TemporaryDirectory() as work:
            site = Path(work) / "site"
            for part in ("templates", "assets", "static"):
                shutil.copytree(HERE.parent / part, site / part)
            content = site / "content"
            content.mkdir()
            (site / "site.yml").write_text(
                "title: Real pages\ndescription: Pages that people have shipped.\n"
                "base_url: https://pages.test\nstylesheet: site.css\nscript: site.js\nearly_script: early.js\n")
            # The facts of this repository's site: some prose will have the same numbers and units.
            shutil.copy(HERE.parent / "content" / "facts.yml", content)
            (content / "index.md").write_text("---\ntitle: Real pages\n---\nWhat people have shipped.\n")
            count = 0
            for path, text in texts(Path(folder), glob or "*"):
                count += 1
                target = content / "docs" / f"{count:04}.md"
                target.parent.mkdir(exist_ok=True)
                title = f"---\ntitle: Page {count}\ndescription: {name}\n---\n"
                target.write_text(title + page(text))
                details.append(f"{target.relative_to(site)} is {name} {path}")
            run = subprocess.run(
                [options.sitegen, "build", "--site", str(site), "--format", "json"], capture_output=True, text=True)
            found = [json.loads(line) for line in run.stdout.splitlines()]
            checks = [each for each in found if each["code"][2:4] in ("11", "12")]
            rows.append((name, count, collections.Counter(each["code"] for each in checks)))
            total += count
            for each in checks:
                line = ""
                if each.get("line"):
                    lines = (site / each["file"]).read_text().split("\n")
                    line = lines[each["line"] - 1].strip()[:160] if each["line"] <= len(lines) else ""
                place = f"{each.get('file')}:{each.get('line', 0)}"
                details.append(f"{name} {each['severity']} {each['code']} {place} {each['message']} | {line}")
    if options.details:
        options.details.write_text("\n".join(details) + "\n")
    codes = sorted({code for _, _, counts in rows for code in counts})
    print(f"| | pages | {' | '.join(codes)} |\n| --- | ---: |{' ---: |' * len(codes)}")
    for name, count, counts in rows:
        print(f"| {name} | {count} | {' | '.join(str(counts[code]) for code in codes)} |")
    print(f"| all | {total} | {' | '.join(str(sum(row[2][code] for row in rows)) for code in codes)} |")


if __name__ == "__main__":
    sys.exit(main())
