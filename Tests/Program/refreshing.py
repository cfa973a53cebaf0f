"""A showcase to be refreshed, and the stand-in for the image API as a process of its own."""

import hashlib
import json
import os
import re
import signal
import subprocess
import time
import unittest
import urllib.request
from pathlib import Path

from small_site import program, run, temporary_folder, tree

# What the program sends to the stand-in; it stands for a real key, and must be shown no more than one.
SENT_KEY = "no-key-is-needed-here"
REAL_KEY = "sk-live-4f2c9a7d1e6b8305"
MANIFEST = "showcase/manifest.yml"
STATE = "showcase/.state"


def environment(key=None, **changes):
    """The environment without what would change the outcome, and with a key if one is wanted."""
    kept = {name: value for name, value in os.environ.items() if name not in ("ALLTOKEN_API_KEY", "NO_COLOR")}
    kept = {name: value for name, value in kept.items() if not name.lower().endswith("_proxy")}
    return kept | ({} if key is None else {"ALLTOKEN_API_KEY": key}) | changes


def wait_for(what, seconds=60.0, why="it never came"):
    """Waits until something holds, and gives it back."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(why)


def write_manifest(folder, *ids, monthly=30, per_run=6, prompt="A mountain lake at dawn."):
    """A manifest of assets that each ask for a picture of their own."""
    assets = "".join(
        f"""  - id: {name}
    title: The {name}
    alt: A {name}.
    prompt: "{prompt} ({name})"
    size: 1024x1024
    quality: low
    model: gpt-image-2
    sources:
      - {{role: replacement, url: "https://small.invalid/guide", licence: NOASSERTION, retrieved: null}}
""" for name in ids)
    listed = f"assets:\n{assets}" if ids else "assets: []\n"
    text = f"version: 1\ncredit: Small\ncaps: {{monthly: {monthly}, per-run: {per_run}}}\n{listed}"
    (Path(folder) / MANIFEST).write_text(text)


class Emulator:
    """`sitegen showcase emulator` on a free port."""

    def __init__(self, *faults, ready="0.2", contract="august", options=()):
        self.log = temporary_folder() / "emulator.txt"
        self.record = self.log.with_name("record.jsonl")
        words = [*options, *(word for fault in faults for word in ("--fault", fault))]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [program(), "showcase", "emulator", "--port", "0", "--ready", ready, "--contract", contract,
                 "--record", self.record, *words],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment())
        found = wait_for(lambda: re.search(r"http://127\.0\.0\.1:(\d+)/v1", self.log.read_text()), why="no emulator")
        self.port = found[1]

    def ask(self, path, body=None):
        return json.loads(self.bytes(path, body))

    def bytes(self, path, body=None):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://127.0.0.1:{self.port}/_emulator/{path}", body, timeout=20) as answer:
            return answer.read()

    def picture(self, task):
        """A task's picture as the stand-in made it."""
        return self.bytes(f"pictures/{task}")

    @property
    def tasks(self):
        """What was billed."""
        return self.ask("billing")["tasks"]

    def add(self, *faults):
        self.ask("faults", "\n".join(faults).encode())

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def holds_picture(site, emulator, task):
    """Whether a task's picture lies there as the stand-in made it, and a ledger's newest record and a lock say so."""
    picture = emulator.picture(task["id"])
    digest = hashlib.sha256(picture).hexdigest()
    original = site / f"showcase/originals/{digest}.png"
    if not original.exists() or original.read_bytes() != picture:
        return False
    asset = re.search(r"\(([\w-]+)\)$", task["prompt"])[1]
    lines = (site / f"showcase/ledger/{asset}.jsonl").read_bytes().splitlines(True)
    found = [line for line in lines if task["id"].encode() in line and digest.encode() in line]
    if len(found) != 1 or found[0] != lines[-1]:
        return False
    lock = json.loads((site / f"showcase/lock/{asset}.json").read_bytes())
    return hashlib.sha256(lines[-1].rstrip(b"\n")).hexdigest() in json.dumps(lock)


class Refreshing(unittest.TestCase):
    """A site that has a manifest and nothing else, and what is done with it."""

    def setUp(self):
        self.folder = temporary_folder() / "site"
        (self.folder / "showcase").mkdir(parents=True)
        self.manifest("lake")
        self.emulator = None

    def manifest(self, *ids, monthly=30, per_run=6, prompt="A mountain lake at dawn."):
        write_manifest(self.folder, *ids, monthly=monthly, per_run=per_run, prompt=prompt)

    def start(self, *faults, **settings):
        self.emulator = Emulator(*faults, **settings)
        self.addCleanup(self.emulator.close)
        return self.emulator

    def words(self, *arguments):
        port = self.emulator.port if self.emulator else "9"
        return ["showcase", "refresh", "--provider", f"emulator:{port}", *map(os.fspath, arguments)]

    def refresh(self, *arguments, key=None, limit=90.0, **settings):
        return run(*self.words(*arguments), cwd=self.folder, env=environment(key), limit=limit, **settings)

    def begin(self, *arguments, key=None):
        """A refresh that goes on meanwhile; what it says on standard error is read from a file."""
        self.said = temporary_folder() / "stderr.txt"
        with open(self.said, "wb") as file:
            child = subprocess.Popen(
                [program(), *self.words(*arguments)], cwd=self.folder, env=environment(key), stdout=subprocess.DEVNULL,
                stderr=file, stdin=subprocess.DEVNULL)
        self.addCleanup(lambda: child.poll() is None and child.kill())
        return child

    def hears(self, words):
        """Waits until the refresh that goes on has said something."""
        wait_for(lambda: words in self.said.read_text(), why=f"never said {words!r}: {self.said.read_text()}")

    def first(self, *arguments, **settings):
        """A refresh that makes the state folder."""
        return self.refresh("--new-state", *arguments, **settings)

    def journal(self):
        file = self.folder / STATE / "journal.jsonl"
        return file.read_text() if file.exists() else ""

    def candidates(self):
        """How many pictures have come into the showcase."""
        lines = [line for file in (self.folder / "showcase/ledger").glob("*.jsonl") for line in file.open()]
        return len(lines)

    def files(self):
        return tree(self.folder)

    def assert_paid(self, number, pictures=None):
        """The stand-in's books, not the client's word, and the files on disk."""
        self.assertEqual(len(self.emulator.tasks), number, self.emulator.tasks)
        if pictures is not None:
            self.assertEqual(self.candidates(), pictures)
