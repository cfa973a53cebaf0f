"""`sitegen preview` as it runs: a process, what it says, and what it answers."""

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.parse
from dataclasses import dataclass

from small_site import REPOSITORY, SmallSite, program

# Only reached when something is wrong: the machine may be busy with other things.
PATIENCE = 90
CLIENT = re.compile(rb'<script src="/_sitegen/client\.js" [^>\n]*></script>\n')
SECRET = "the-secret-nobody-may-see"


def until(check, what, patience=PATIENCE):
    """Waits until a check returns something true, and returns it."""
    deadline = time.monotonic() + patience
    while True:
        if found := check():
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"never came true: {what() if callable(what) else what}")
        time.sleep(0.01)


@dataclass
class Answer:
    status: int
    fields: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def page(self):
        """The bytes of a page without the one line that the preview adds."""
        return CLIENT.sub(b"", self.body, count=1)


class Preview:
    """A preview of a folder, on any free port unless a port is given."""

    def __init__(self, folder, *arguments, port=0):
        self.child = subprocess.Popen(
            [program(), "preview", "--port", str(port), *arguments], cwd=folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.pid = self.child.pid
        self.said = {"out": b"", "err": b""}
        self.readers = [threading.Thread(target=self._read, args=(name,), daemon=True) for name in self.said]
        for reader in self.readers:
            reader.start()
        try:
            until(lambda: "Ctrl-C" in self.out or self.child.poll() is not None, "an address")
            self.port = int(re.search(r"^the site is at http://.*:(\d+)/$", self.out, re.MULTILINE)[1])
        except BaseException as error:
            self.kill()
            raise AssertionError(f"it does not start: {self.out}{self.err}") from error

    def _read(self, name):
        pipe = self.child.stdout if name == "out" else self.child.stderr
        while part := pipe.read1(65536):
            self.said[name] += part

    @property
    def out(self):
        return self.said["out"].decode("utf-8", "replace")

    @property
    def err(self):
        return self.said["err"].decode("utf-8", "replace")

    def says(self, words, since=0):
        """Waits until something stands on standard error, behind a place in it."""
        until(lambda: words in self.err[since:], lambda: f"it says {words!r}; it said {self.err[since:]}")

    def kill(self):
        if self.child.poll() is None:
            self.child.kill()
        self.child.wait()
        for reader in self.readers:
            reader.join()
        self.child.stdout.close()
        self.child.stderr.close()

    def stop(self, number=signal.SIGTERM):
        """Ends it as a terminal or a system would; the exit code."""
        self.child.send_signal(number)
        code = self.child.wait(PATIENCE)
        self.kill()
        return code

    # Asking.

    def connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def get(self, path, method="GET", on=None, **fields):
        connection = on or self.connection()
        try:
            connection.request(method, urllib.parse.quote(path), headers={name.replace("_", "-"): value for name, value in fields.items()})
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            if on is None:
                connection.close()

    def raw(self, data):
        """What comes back for some bytes, until the other end closes or is silent for a while after an answer."""
        with self.plug() as plug:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                plug.sendall(data)
            found = b""
            with contextlib.suppress(ConnectionResetError):
                while part := plug.recv(65536):
                    found += part
            return found

    def plug(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def ask(self, target, host=None, method="GET", more=""):
        """One request whose target and fields stand exactly so; the status and all bytes."""
        host = f"127.0.0.1:{self.port}" if host is None else host
        found = self.raw(f"{method} {target} HTTP/1.1\r\nHost: {host}\r\n{more}Connection: close\r\n\r\n".encode("latin-1"))
        return int(found.split(b" ", 2)[1]) if found else None, found

    def shows(self, path, words):
        """Waits until a page has some words."""
        words = words.encode() if isinstance(words, str) else words
        seen = [None]

        def look():
            seen[0] = self.get(path)
            return words in seen[0].page and seen[0]

        return until(look, lambda: f"{path} shows {words!r}; it was {seen[0].status}, and this was said: {self.err[-3000:]}")

    def answers(self, path, status):
        return until(lambda: (found := self.get(path)).status == status and found, f"{path} is {status}")

    @contextlib.contextmanager
    def stream(self, page="/"):
        """The events of a page, as pairs of a name and its data."""
        connection = self.connection()
        try:
            connection.request("GET", "/_sitegen/events?page=" + urllib.parse.quote(page, safe=""))
            answer = connection.getresponse()
            assert answer.status == 200, answer.status

            def events():
                name = None
                for line in answer:
                    line = line.decode().rstrip("\n")
                    if line.startswith("event: "):
                        name = line[7:]
                    elif line.startswith("data: "):
                        yield name, json.loads(line[6:])

            yield events()
        finally:
            connection.close()

    def state(self, page="/"):
        """What a writer is told beside a page."""
        with self.stream(page) as events:
            return next(data for name, data in events if name == "state")

    def errors(self, page="/"):
        return self.state(page)["errors"]

    # Measuring.

    def rests(self):
        """Waits until the whole site has been looked at, for which a timer is opened, and no connection is left: only then is
        what is open all that stays open."""
        until(lambda: "could be built" in self.err or " in all; " in self.err, lambda: f"the site is judged; it said {self.err}")

        def sockets():
            folder = f"/proc/{self.child.pid}/fd"
            found = 0
            for name in os.listdir(folder):
                with contextlib.suppress(FileNotFoundError):
                    found += os.readlink(f"{folder}/{name}").startswith("socket:")
            return found

        until(lambda: sockets() == 1, lambda: f"it only listens; it has {sockets()} sockets")

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def memory(self):
        """Resident, in MiB."""
        with open(f"/proc/{self.pid}/status") as file:
            return int(re.search(r"VmRSS:\s*(\d+) kB", file.read())[1]) / 1024


@contextlib.contextmanager
def preview(site, *arguments, **settings):
    """A preview of a site, gone at the end, however that comes."""
    running = Preview(site.folder, *arguments, **settings)
    try:
        yield running
        if running.child.poll() is not None:
            raise AssertionError(f"it ended with {running.child.returncode}: {running.err}")
    finally:
        running.kill()


def differences(site, running):
    """Where what is served isn't what a build writes: empty when all is the same."""
    output = site.folder.parent / "built"
    done = site.build("--drafts", "--output", output)
    if done.code != 0:
        return [f"it can't be built: {done}"]
    files = [path for path in output.rglob("*") if path.is_file()]
    if len(files) < 10:
        return [f"only {len(files)} files"]
    found = []
    for file in files:
        path = "/" + file.relative_to(output).as_posix()
        addresses = [path, path.removesuffix("index.html")] if path.endswith("/index.html") else [path]
        for address in addresses:
            answer = running.get(address)
            body = answer.page if path.endswith(".html") else answer.body
            if answer.status != 200 or body != file.read_bytes():
                found.append(f"{address}: {answer.status}, {len(answer.body)} bytes")
    return found


def same_as_built(site, running):
    """Waits until everything that is served is what a build writes."""
    last = [None]

    def look():
        last[0] = differences(site, running)
        return not last[0]

    until(look, lambda: f"served as built: {last[0][:20]}; {running.err[-3000:]}")
