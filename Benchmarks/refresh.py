"""Shows what a refresh costs beyond what it must: 64 tasks in flight against the emulator, which has each picture after 2 s and
says so.

    python3 Benchmarks/refresh.py --sitegen PATH --benchmark PATH [--tasks 64] [--rounds 3]

The ideal is those 2 s and the processor time of decoding, resampling and encoding the very same pictures, measured alone, on
all cores. The emulator runs on the same cores and isn't taken off. Prints the median; exits 1 when a limit is missed. Writes
results/refresh.md.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
READY = 2.0  # seconds until a picture is there
MOST_TIMES_IDEAL = 1.1
MOST_MEBIBYTES = 200
SIZES = ["1024x1024", "1536x1024", "1024x1536"]


def manifest(tasks):
    """A showcase of so many pictures, in turn of each size."""
    entries = "\n".join(
        f"""  - id: picture-{number}
    title: Picture {number}
    alt: A picture.
    prompt: Picture number {number}
    size: {SIZES[number % 3]}
    quality: low
    model: gpt-image-2
    sources: [{{role: replacement, url: "https://fixture.test/", licence: NOASSERTION}}]"""
        for number in range(tasks)
    )
    return f"version: 1\ncredit: Benchmark\ncaps: {{monthly: {tasks}, per-run: {tasks}}}\nassets:\n{entries}\n"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def measured(command, **options):
    """Wall time, processor time and the most memory of one program, in seconds and bytes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench-refresh: {command[0]} failed with {process.returncode}:\n{output.decode()[-3000:]}")
    scale = 1 if sys.platform == "darwin" else 1024
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale


def refresh(sitegen, work, tasks):
    """One refresh of a new site; its wall time, processor time and memory, and the emulator's processor time."""
    shutil.rmtree(work, ignore_errors=True)
    (work / "showcase").mkdir(parents=True)
    (work / "showcase" / "manifest.yml").write_text(manifest(tasks))
    port = free_port()
    emulator = subprocess.Popen(
        [sitegen, "showcase", "emulator", "--port", str(port), "--ready", str(READY)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    books = f"http://127.0.0.1:{port}/_emulator/billing"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(books).read()
                break
            except OSError:
                time.sleep(0.05)
        wall, cpu, memory = measured(
            [sitegen, "showcase", "refresh", "--site", str(work), "--provider", f"emulator:{port}", "--new-state",
             "--concurrency", str(tasks)])
        billed = json.load(urllib.request.urlopen(books))
        count = len(billed["tasks"] if isinstance(billed, dict) else billed)
        pictures = len(list((work / "showcase" / "originals").glob("*.png")))
        if count != tasks or pictures != tasks:
            sys.exit(f"bench-refresh: {count} tasks were billed and {pictures} pictures came, not {tasks}")
    finally:
        emulator.terminate()
        _, _, usage = os.wait4(emulator.pid, 0)
        emulator.returncode = 0
    return wall, cpu, memory, usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sitegen", required=True)
    parser.add_argument("--benchmark", required=True)
    parser.add_argument("--tasks", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    shared = Path("/dev/shm")
    work = (shared if shared.is_dir() else HERE.parent / ".bench") / "sitegen-bench-refresh"
    sitegen, benchmark = str(Path(options.sitegen).resolve()), str(Path(options.benchmark).resolve())
    load, cores = os.getloadavg()[0], os.cpu_count()
    rows = []
    for _ in range(options.rounds):
        wall, cpu, memory, emulator = refresh(sitegen, work, options.tasks)
        alone = measured([benchmark, "variants", str(work / "showcase" / "originals")])[1]
        rows.append((wall, cpu, memory, emulator, alone, READY + alone / cores))
    shutil.rmtree(work)
    wall, cpu, memory, emulator, alone, ideal = (statistics.median(column) for column in zip(*rows))
    ratio = statistics.median(row[0] / row[5] for row in rows)
    checks = [
        (ratio <= MOST_TIMES_IDEAL, f"{ratio:.2f} times the ideal, at most {MOST_TIMES_IDEAL}"),
        (memory <= MOST_MEBIBYTES << 20, f"{memory / (1 << 20):.0f} MiB, at most {MOST_MEBIBYTES}"),
    ]
    verdict = "\n".join(f"{'PASS' if met else 'MISS'}  {words}" for met, words in checks)
    text = f"""# What a refresh costs

What `make bench-refresh` printed on {date.today()}.

{options.tasks} pictures asked for at once of the emulator on the same machine, which has each after {READY:.0f} s and says so; median of
{options.rounds} runs. The ideal is that wait and the processor time of decoding, resampling and encoding the same pictures, measured
alone, divided by the cores.

- machine: {cores} cores, {platform.system()} {platform.machine()}; load {load:.1f} before the first run

| | |
| --- | ---: |
| decoding, resampling, encoding, alone | {alone:.1f} s of processor time |
| the ideal | {ideal:.1f} s |
| the refresh | {wall:.1f} s, {cpu:.1f} s of processor time, {memory / (1 << 20):.0f} MiB |
| the emulator beside it | {emulator:.1f} s of processor time |

```
{verdict}
```
"""
    (HERE / "results" / "refresh.md").write_text(text)
    print(text)
    if not all(met for met, _ in checks):
        sys.exit(1)


if __name__ == "__main__":
    main()
