"""A small site that has one of everything, and runs of the real program on it.

The name isn't `site`, because that is a module of Python itself.
"""

import atexit
import hashlib
import os
import re
import resource
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
TEXTS = Path(__file__).resolve().parent / "small-site"
MEBIBYTE = 1024 * 1024

_prepared = {}


def program():
    """The binary that is tested, from the environment."""
    path = os.environ.get("SITEGEN", "")
    if not os.access(path, os.X_OK):
        raise RuntimeError("set SITEGEN to the path of the program that is to be tested")
    return os.path.abspath(path)


def temporary_folder(inside=None):
    """A new folder that is gone when the tests end."""
    path = Path(tempfile.mkdtemp(prefix="sitegen-program-", dir=inside)).resolve()
    atexit.register(shutil.rmtree, path, True)
    return path


@dataclass
class Run:
    """What one run of the program did."""

    code: int
    out: str
    err: str
    seconds: float  # by the clock
    work: float  # of the processors
    peak: float  # MiB

    def codes(self):
        """The codes of the diagnostics, errors and warnings, in their order."""
        return re.findall(r"^(?:error|warning)\[(SG\d{4})\]", self.err, re.MULTILINE)

    def places(self):
        """`file:line:column` (or only a file) of every diagnostic."""
        return re.findall(r"^ *--> (.*)$", self.err, re.MULTILINE)

    def helps(self):
        """The help of every diagnostic that has one."""
        return re.findall(r"^ *= help: (.*)$", self.err, re.MULTILINE)

    def __str__(self):
        said = (self.err + self.out)[:4000]
        spent = f"{self.seconds:.2f} s ({self.work:.2f} s of work) with {self.peak:.0f} MiB"
        return f"exit {self.code} after {spent}:\n{said}"


def run(*arguments, cwd=None, env=None, limit=30.0, before=None, umask=None):
    """Runs the program to its end; one that takes longer than `limit` seconds is killed and has code -9."""

    def prepare():
        # Generous: it only keeps a runaway from taking the machine with it. What counts is the measured peak.
        resource.setrlimit(resource.RLIMIT_AS, (4096 * MEBIBYTE, 4096 * MEBIBYTE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if umask is not None:
            os.umask(umask)
        if before:
            before()

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        child = subprocess.Popen(
            [program(), *map(os.fspath, arguments)], cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=out,
            stderr=err, preexec_fn=prepare)
        code, usage, seconds = wait(child, start, limit)
        work = usage.ru_utime + usage.ru_stime
        return Run(code, read(out), read(err), seconds, work, usage.ru_maxrss / 1024)


def wait(child, start, limit):
    """Waits for a child and takes its own peak memory, which `subprocess` can't tell."""
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        seconds = time.monotonic() - start
        if pid:
            child.returncode = os.waitstatus_to_exitcode(status)
            return child.returncode, usage, seconds
        if seconds > limit:
            child.send_signal(signal.SIGKILL)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            return child.returncode, usage, seconds
        time.sleep(0.002)


def read(file):
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def tree(folder):
    """Every name below a folder with its kind, mode and digest; `None` when the folder isn't there."""
    if not os.path.lexists(folder):
        return None
    found = {}
    for place, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(place, name)
            status = os.lstat(path)
            digest = "-"
            if stat.S_ISREG(status.st_mode):
                with open(path, "rb") as file:
                    digest = hashlib.sha256(file.read()).hexdigest()
            found[os.path.relpath(path, folder)] = (oct(status.st_mode), digest)
    return found


def leftovers(folder):
    """What a build leaves beside its output when it wasn't allowed to tidy up."""
    return sorted(name for name in os.listdir(folder) if "sitegen" in name)


class SmallSite:
    """A site in a folder of its own."""

    def __init__(self, pages=0, name="site", inside=None):
        self.folder = temporary_folder(inside) / name
        shutil.copytree(prepared(), self.folder, symlinks=True)
        for number in range(pages):
            self.page(number, pages)
        self.public = self.folder / "public"

    def page(self, number, total, word="first", content="content"):
        """A docs page of about 3 KB in which `word` stands."""
        after = (number + 1) % total
        rows = "\n".join(f"| {word} {row} | value {row * number} |" for row in range(12))
        text = f"""---
title: Page {number:03} of the {word} version
description: What page {number:03} says.
order: {number}
---
The {word} version of page {number}; next is [page {after}](page-{after:03}.md#table).

:::note
It states :fact[max-output] and links [the first](/docs/first.md).
:::

## Table

| Name | Value |
| --- | --- |
{rows}

## Code

```python
print("{word}", {number})
```

"""
        text += f"A paragraph of the {word} version with some *more* words than it needs. " * 20
        self.write(f"{content}/docs/many/page-{number:03}.md", text + "\n")

    def write(self, path, content):
        """Writes a file of the site, text or bytes."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
        return place

    def text(self, path):
        return (self.folder / path).read_text(encoding="utf-8")

    def change(self, path, old, new):
        """Replaces what must stand in a file exactly once."""
        text = self.text(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def build(self, *arguments, **settings):
        return run("build", *arguments, cwd=self.folder, **settings)


def prepared():
    """A site with its placeholder pictures drawn; made once and then copied."""
    if "folder" not in _prepared:
        folder = temporary_folder() / "prepared"
        shutil.copytree(TEXTS, folder)
        for name in ("templates", "assets", "static"):
            shutil.copytree(REPOSITORY / name, folder / name)
        drawn = run("showcase", "placeholders", cwd=folder)
        if drawn.code != 0:
            raise RuntimeError(f"the placeholders could not be drawn: {drawn}")
        _prepared["folder"] = folder
    return _prepared["folder"]
