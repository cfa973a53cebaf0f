"""A static host on loopback that serves a built site as hosts do, and the list of the site's pages."""

import functools
import http.server
import os
import re
import sys
import threading
import urllib.parse
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".json": "application/json", ".webmanifest": "application/manifest+json", ".xml": "application/xml",
    ".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp", ".jpg": "image/jpeg", ".ico": "image/x-icon",
    ".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".woff2": "font/woff2",
}
# Where nothing is: hosts answer with 404.html. It lies deep, so that relative links in it would fail.
NOWHERE = "no/such/page/"


class Host:
    """Serves one folder at a port of its own until the tests end."""

    def __init__(self, folder, prefix="/"):
        self.folder = Path(folder).resolve()
        self.prefix = prefix
        handler = functools.partial(Handler, self)
        self.server = Server(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.origin = f"http://127.0.0.1:{self.server.server_address[1]}"

    def url(self, path=""):
        return self.origin + self.prefix + path

    def file(self, url_path):
        """The file that a URL's path stands for, or `None`."""
        if not url_path.startswith(self.prefix):
            return None
        path = self.folder / urllib.parse.unquote(url_path[len(self.prefix):])
        if url_path.endswith("/"):
            path = path / "index.html"
        inside = path.resolve().is_relative_to(self.folder)
        return path if inside and path.is_file() else None


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_):
        if not isinstance(sys.exc_info()[1], ConnectionError):  # a page was closed before it had all
            super().handle_error(*_)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host, *rest):
        self.host = host
        super().__init__(*rest)

    def do_GET(self):
        path = urllib.parse.urlsplit(self.path).path
        file = self.host.file(path)
        if file is None and (self.host.folder / path[len(self.host.prefix):] / "index.html").is_file():
            return self.answer(301, b"", {"Location": path + "/"})
        status = 200
        if file is None:
            status, file = 404, self.host.folder / "404.html"
        body = file.read_bytes() if file.is_file() else b"not found"
        self.answer(status, body, {"Content-Type": TYPES.get(file.suffix, "application/octet-stream")})

    do_HEAD = do_GET

    def answer(self, status, body, headers):
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body)), "Cache-Control": "no-store"}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        pass


class Site(Host):
    """The built site: its host, and its pages as paths below the base URL."""

    def __init__(self, folder):
        home = (Path(folder) / "index.html").read_text()
        self.base = re.search(r'<link rel="canonical" href="([^"]*)"', home)[1]
        super().__init__(folder, urllib.parse.urlsplit(self.base).path)
        places = re.findall(r"<loc>(.*?)</loc>", (self.folder / "sitemap.xml").read_text())
        self.pages = [place.removeprefix(self.base) for place in places] + [NOWHERE]

    def published(self, address):
        """The file behind an address on the real site, or `None`."""
        if not address.startswith(self.base):
            return None
        return self.file(self.prefix + address.removeprefix(self.base).partition("#")[0])


@functools.cache
def site():
    """The site that is tested, from the environment."""
    return Site(os.environ["PUBLIC"])


def name(page):
    """How a page is called in what is printed."""
    return "404.html" if page == NOWHERE else "/" + page
