"""Encodes the showcase's pictures with our code and with cwebp, in turn, on all cores, and compares.

    python3 Benchmarks/images.py --benchmark PATH [--rounds 9] [--threads N]

Both get the same PNG files: the committed pictures in all their widths, unpacked with dwebp. cwebp runs once a file, as
many at a time as there are cores. Needs cwebp and dwebp. Writes results/images.md; exits 1 when the promise is missed.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
# What the project promises: our throughput as a part of cwebp's.
LEAST_RATIO = 0.95
SETTINGS = {
    "lossy": ["-q", "80", "-m", "6", "-sharp_yuv"],
    "lossless": ["-lossless", "-q", "75", "-m", "4"],
}


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def unpack(folder):
    """The PNG files; returns their number and size."""
    folder.mkdir()
    for picture in sorted((REPOSITORY / "showcase" / "assets").glob("*/*.webp")):
        width = picture.stem.split("-")[-1]
        target = folder / f"{picture.parent.name}-{width}.png"
        subprocess.run(["dwebp", "-quiet", picture, "-o", target], check=True)
    files = list(folder.iterdir())
    return len(files), sum(file.stat().st_size for file in files)


def timed(command):
    """Wall and processor time of a command and all it starts."""
    os.sync()
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    seconds, after = time.perf_counter() - start, os.times()
    return seconds, sum(after[2:4]) - sum(before[2:4])


def ours(benchmark, kind, threads, source, target):
    return [str(part) for part in (benchmark, kind, threads, source, target)]


def theirs(kind, threads, source, target):
    names = " ".join(sorted(file.stem for file in source.iterdir()))
    encode = " ".join(["cwebp", "-quiet", *SETTINGS[kind], f"'{source}/{{}}.png'", "-o", f"'{target}/{{}}.webp'"])
    return ["sh", "-c", f"printf '%s\\n' {names} | xargs -P {threads} -I {{}} {encode}"]


def same_bytes(one, other):
    """How many files of the first folder have a twin of the same bytes in the second."""
    return sum(file.read_bytes() == (other / file.name).read_bytes() for file in one.iterdir())


def measure(kind, options, work, source):
    folders = {side: work / f"{kind}-{side}" for side in ("ours", "cwebp")}
    commands = {
        "ours": ours(options.benchmark, kind, options.threads, source, folders["ours"]),
        "cwebp": theirs(kind, options.threads, source, folders["cwebp"]),
    }
    for folder in folders.values():
        folder.mkdir()
    figures = {side: [] for side in commands}
    for number in range(options.rounds + 1):
        # Whoever goes first changes every round; round 0 only warms up.
        for side in sorted(commands, reverse=number % 2 == 0):
            figure = timed(commands[side])
            if number > 0:
                figures[side].append(figure)
    return figures, same_bytes(folders["ours"], folders["cwebp"])


def report(kind, figures, same, count):
    lines, processor = [], {}
    for side, rounds in figures.items():
        wall, cpu = (statistics.median(column) for column in zip(*rounds))
        processor[side] = cpu
        listed = " ".join(f"{seconds:.2f}" for seconds, _ in rounds)
        lines.append(f"| {kind} | {side} | {wall:.2f} s | {count / wall:.1f} | {cpu:.2f} s | {listed} |")
    ratio = statistics.median(b / a for (a, _), (b, _) in zip(figures["ours"], figures["cwebp"]))
    verdict = "PASS" if ratio >= LEAST_RATIO else "MISS"
    said = f"{verdict}  {kind}: {ratio:.3f} × cwebp's throughput, at least {LEAST_RATIO}; "
    said += f"{processor['ours'] / processor['cwebp']:.3f} × its processor time; "
    return lines, said + f"{same} of {count} files have the same bytes", ratio >= LEAST_RATIO and same == count


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--benchmark", type=Path, required=True, help="the program ImageBenchmark")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    load = os.getloadavg()[0]
    rows, verdicts, met = [], [], True
    with tempfile.TemporaryDirectory(prefix="sitegen-images-") as folder:
        work = Path(folder)
        count, size = unpack(work / "png")
        for kind in SETTINGS:
            lines, verdict, passed = report(kind, *measure(kind, options, work, work / "png"), count)
            rows += lines
            verdicts.append(verdict)
            met = met and passed
    text = "\n".join([
        "# Encoding pictures", "", f"What `make bench-images` printed on {time.strftime('%Y-%m-%d')}.", "",
        f"{count} PNG files ({size / 1e6:.1f} MB): the showcase's pictures in all their widths. Each side reads them and",
        "writes WebP files; ours is one process, cwebp one a file. They take turns; the ratio is the median of the",
        "rounds' ratios. Where others use the machine, the processor times say more. Lossy is",
        f"`{' '.join(SETTINGS['lossy'])}`, lossless `{' '.join(SETTINGS['lossless'])}`.",
        "",
        f"- machine: {os.cpu_count()} cores, {platform.system()} {platform.machine()}; {options.threads} at a time on "
        f"both sides; load {load:.1f} before the first round",
        f"- ours: {output_of(str(options.benchmark), 'version')}, {output_of('swift', '--version').splitlines()[0]}",
        f"- cwebp: {' '.join(output_of('cwebp', '-version').split())}", "",
        "| | | median | pictures a second | processor time | all rounds |", "| --- | --- | ---: | ---: | ---: | --- |",
        *rows, "", "```", *verdicts, "```", ""])
    print(text)
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "images.md").write_text(text, encoding="utf-8")
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
