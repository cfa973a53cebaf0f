"""A stand-in for the preview's server: the client's own files, pages that tests change, and events that tests send."""

import http.server
import io
import json
import queue
import re
import threading
import urllib.parse
from pathlib import Path

from PIL import Image

from host import TYPES, Server, site
from small_pages import CSS, POLICY

ROOT = Path(__file__).resolve().parents[2]
CLIENT = ROOT / "Sources/SiteKit/Preview/Client"
# The preview's own pages as the Swift tests have them.
GOLDENS = ROOT / "Tests/SiteKitTests/Goldens/preview"
TOOLS = {"/_sitegen/": "pages", "/_sitegen/facts": "facts", "/_sitegen/showcase": "showcase", "/broken/": "broken", "/missing/": "missing"}
QUIET = {"errors": [], "findings": [], "facts": [], "candidates": [], "site": {"errors": 0, "warnings": 0, "isChecking": False, "drafts": 0, "pages": []}}


def golden_state():
    """What the Swift side says when there is something of everything."""
    return json.loads((GOLDENS / "state.json").read_text())


def state(**changes):
    page = {"file": "content/x.md", "title": "A page", "url": "/", "isDraft": False, "isHeld": False}
    return {"page": page, **QUIET, **changes}


def body(extra="", paragraphs=60):
    """A long page with details, tabs, a field and facts."""
    text = "".join(f"<h2 id='h{number}'>Part {number}</h2><p>Words of part {number}. Lorem ipsum dolor sit amet.</p>" for number in range(paragraphs))
    return f"""<main id="main"><h1>A page</h1>{extra}
<details id="more"><summary>More</summary><p>What was hidden.</p></details>
<details><summary>Again</summary><p>{"Tall. " * 200}</p></details>
<div data-sample><div role="tablist" aria-label="Language"><button role="tab" id="t1" aria-selected="true" aria-controls="p1">Swift</button>
<button role="tab" id="t2" aria-selected="false" aria-controls="p2">Python</button></div>
<div role="tabpanel" id="p1" aria-labelledby="t1">let a</div><div role="tabpanel" id="p2" aria-labelledby="t2" hidden>a =</div></div>
<p>It costs <span data-fact="image-price" data-status="pending">See pricing</span> and takes <data value="20" data-fact="speed">20 s</data>.</p>
<p><label>Name <input id="field"></label> <a href="/other/">Another page</a></p>{text}</main>"""


TABS = """for (const tab of document.querySelectorAll("[role=tab]")) tab.addEventListener("click", () => {
  for (const one of document.querySelectorAll("[role=tab]")) {
    one.setAttribute("aria-selected", String(one === tab));
    document.getElementById(one.getAttribute("aria-controls")).hidden = one !== tab;
  }
  tab.focus();
});"""


class Preview:
    """Serves at one port, also after it was stopped and started again."""

    def __init__(self):
        self.port = 0
        self.pages = {}
        self.styles = {"/a.css": CSS}
        self.states = {}
        # Pages that are answered only once their event is set, and addresses at which nothing comes.
        self.gates = {}
        self.nothing = set()
        self.streams = []
        self.opened = 0
        self.requests = []
        self.stylesheet = "/a.css"
        self.lock = threading.Lock()
        self.put("/", body())
        for path, name in TOOLS.items():
            self.pages[path] = ((GOLDENS / f"{name}.html").read_text(), "golden")
        self.start()

    def start(self):
        preview = self

        class Bound(Handler):
            host = preview

        self.server = Server(("127.0.0.1", self.port), Bound)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        with self.lock:
            for _, stream in self.streams:
                stream.put(None)
            self.streams = []

    def url(self, path="/"):
        return f"http://127.0.0.1:{self.port}{path}"

    def put(self, path, content, version=None):
        """Changes a page without telling anybody."""
        version = version or f"v{len(content)}-{abs(hash(content)) % 10**8}"
        self.pages[path] = (
            f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            f'<meta name="viewport" content="width=device-width">\n<title>A page</title>\n<link rel="icon" href="data:,">\n'
            f'<link rel="preload" as="style" href="{self.stylesheet}">\n<link rel="stylesheet" href="{self.stylesheet}">\n'
            f'<script src="/tabs.js" defer></script>\n</head>\n<body>\n{content}\n</body>\n</html>\n', version)
        return version

    def edit(self, path, content):
        """Changes a page and tells its readers."""
        version = self.put(path, content)
        self.send(path, "page", {"version": version})

    def tell(self, told, path="/"):
        self.states[path] = told
        self.send(path, "state", told)

    def send(self, path, name, data):
        with self.lock:
            for page, stream in self.streams:
                if page == path:
                    stream.put((name, data))

    def count(self, path="/"):
        with self.lock:
            return sum(page == path for page, _ in self.streams)

    def document(self, path):
        text, version = self.pages[path]
        line = f'<script src="/_sitegen/client.js" data-page="{path}" data-version="{version}" defer></script>\n'
        return text.replace("</head>", line + "</head>", 1)


class Handler(http.server.BaseHTTPRequestHandler):
    # One connection for each request: a server that is stopped answers on none that is left open.
    protocol_version = "HTTP/1.0"
    host = None

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        self.host.requests.append(self.path)
        if url.path == "/_sitegen/events":
            return self.events(urllib.parse.parse_qs(url.query)["page"][0])
        if url.path in self.host.nothing:
            self.send_response(204)
            return self.end_headers()
        if url.path in self.host.gates:
            self.host.gates[url.path].wait(20)
        if url.path in self.host.pages:
            return self.answer(self.host.document(url.path).encode(), ".html")
        if url.path in self.host.styles:
            return self.answer(self.host.styles[url.path].encode(), ".css")
        if url.path == "/tabs.js":
            return self.answer(TABS.encode(), ".js")
        if (file := site().file(url.path)) is not None:
            return self.answer(file.read_bytes(), file.suffix)
        name = url.path.removeprefix("/_sitegen/")
        if re.fullmatch(r"(client|tools)\.(js|css)", name):
            return self.answer((CLIENT / name).read_bytes(), "." + name.split(".")[1])
        if url.path.endswith(".webp"):
            return self.answer(picture(url.path), ".webp")
        self.answer(b"not found", ".txt", 404)

    def answer(self, content, kind, status=200):
        self.send_response(status)
        for name, value in (("Content-Type", TYPES[kind]), ("Content-Length", str(len(content))), ("Cache-Control", "no-store")):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def events(self, page):
        """Sends what is so now, then what comes, until the reader has gone."""
        host = self.host
        stream = queue.Queue()
        self.send_response(200)
        for name, value in (("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")):
            self.send_header(name, value)
        self.end_headers()
        stream.put(("page", {"version": host.pages.get(page, ("", "gone"))[1]}))
        stream.put(("state", host.states.get(page, state())))
        place = (page, stream)
        with host.lock:
            host.streams.append(place)
            host.opened += 1
        try:
            while True:
                try:
                    message = stream.get(timeout=0.1)
                except queue.Empty:
                    self.connection.settimeout(0.001)
                    try:
                        if self.connection.recv(1) == b"":
                            return
                    except TimeoutError:
                        pass
                    finally:
                        self.connection.settimeout(None)
                    continue
                if message is None:
                    return
                name, data = message
                self.wfile.write(f"event: {name}\ndata: {json.dumps(data)}\n\n".encode())
                self.wfile.flush()
        except OSError:
            pass
        finally:
            with host.lock:
                if place in host.streams:
                    host.streams.remove(place)

    def log_message(self, *_):
        pass


def picture(path):
    """A picture that differs by its address."""
    out = io.BytesIO()
    shade = sum(path.encode()) % 128 + 64
    Image.new("RGB", (360, 240), (shade, 255 - shade, 140)).save(out, "WEBP")
    return out.getvalue()
