"""Shows what judging the built pages adds to a build: the same program builds the same site with the checks and without.

    python3 Benchmarks/checks.py --benchmark PATH [--pages 1000] [--rounds 15]

The two take turns, each cold, in memory where there is room. Prints the medians and their ratio; exits 1 when the checks
add more than the project promises. Writes results/checks.md.
"""

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

sys.dont_write_bytecode = True
import sites  # noqa: E402  (beside this file)

HERE = Path(__file__).resolve().parent
MOST_ADDED = 0.25  # of the build time


def run(program, site, output, jobs, kind):
    """Wall and processor time of one build."""
    shutil.rmtree(output, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run([program, str(site), str(output), str(jobs), kind], capture_output=True, text=True)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"bench-checks: the build failed with {done.returncode}:\n{done.stdout[-2000:]}")
    return seconds, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--benchmark", required=True)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    memory = Path("/dev/shm")
    work = (memory if memory.is_dir() else HERE.parent / ".bench") / "sitegen-bench-checks"
    shutil.rmtree(work, ignore_errors=True)
    sites.write_both(work, options.pages)
    site, output = work / "sitegen", work / "public"
    program, jobs = str(Path(options.benchmark).resolve()), os.cpu_count()
    load = os.getloadavg()[0]
    times = {"bare": [], "judged": []}
    for kind in times:
        run(program, site, output, jobs, kind)
    for _ in range(options.rounds):
        for kind, list_ in times.items():
            list_.append(run(program, site, output, jobs, kind))
    shutil.rmtree(work)
    wall = {kind: statistics.median(seconds for seconds, _ in list_) for kind, list_ in times.items()}
    cpu = {kind: statistics.median(seconds for _, seconds in list_) for kind, list_ in times.items()}
    added, added_cpu = wall["judged"] / wall["bare"] - 1, cpu["judged"] / cpu["bare"] - 1
    met = added <= MOST_ADDED
    text = f"""# What the checks add

What `make bench-checks` printed on {date.today()}.

{options.pages:,} pages of documentation, built {options.rounds} times with the built pages judged (leftovers, prices, repeated facts, links,
access, the Markdown beside each page) and {options.rounds} times without, in turn.

- machine: {os.cpu_count()} cores, {platform.system()} {platform.machine()}; load {load:.1f} before the first round

| | median | processor time |
| --- | ---: | ---: |
| without the checks | {wall['bare'] * 1000:.0f} ms | {cpu['bare'] * 1000:.0f} ms |
| with them | {wall['judged'] * 1000:.0f} ms | {cpu['judged'] * 1000:.0f} ms |

```
{'PASS' if met else 'MISS'}  the checks add {added:.1%} to the build time, at most {MOST_ADDED:.0%} ({added_cpu:.1%} of processor time)
```
"""
    print(text)
    (HERE / "results" / "checks.md").write_text(text)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
