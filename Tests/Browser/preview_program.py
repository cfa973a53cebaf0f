"""The real `sitegen preview` on a copy of this repository's site."""

import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCES = ("site.yml", "contract.yml", "content", "templates", "assets", "static", "showcase")
# Behind the tests of the browser: some files there have the same names.
sys.path.append(str(REPOSITORY / "Tests/Program"))
os.environ.setdefault("SITEGEN", str(REPOSITORY / ".build/release/sitegen"))

import previewing  # noqa: E402


class Preview(previewing.Preview):
    """A preview of a copy that tests may change; it can be started again at its port."""

    def __init__(self):
        self.place = Path(tempfile.mkdtemp(prefix="sitegen-browser-")).resolve()
        self.folder = self.place / "site"
        self.folder.mkdir()
        for name in SOURCES:
            source = REPOSITORY / name
            if source.is_dir():
                shutil.copytree(source, self.folder / name, symlinks=True)
            elif source.exists():
                shutil.copy2(source, self.folder / name)
        super().__init__(self.folder)

    def crash(self):
        self.child.send_signal(signal.SIGKILL)
        self.kill()

    def start_again(self):
        port = self.port
        super().__init__(self.folder, port=port)
        assert self.port == port, "the port was taken meanwhile"

    def remove(self):
        self.kill()
        shutil.rmtree(self.place)

    def url(self, path="/"):
        return f"http://127.0.0.1:{self.port}{path}"

    def text(self, path):
        return (self.folder / path).read_text(encoding="utf-8")

    def write(self, path, text):
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def change(self, path, old, new):
        """Replaces what must stand in a file."""
        text = self.text(path)
        assert old in text, f"{old!r} does not stand in {path}"
        self.write(path, text.replace(old, new, 1))
