"""A stand-in for other people's web servers, with their faults: each path misbehaves in its own way.

Usage: stand_in.py LOG. Prints its port, then answers until its standard input is closed. Every request becomes a line of
JSON in LOG.
"""

import http.server
import json
import os
import sys
import threading
import time
from urllib.parse import urlsplit

LOG = sys.argv[1]
lock = threading.Lock()
seen = {}


class Handler(http.server.BaseHTTPRequestHandler):
    def record(self):
        with lock:
            seen[self.path] = seen.get(self.path, 0) + 1
            line = {
                "method": self.command, "path": self.path,
                "headers": {name.lower(): value for name, value in self.headers.items()},
                "body": self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode(),
            }
            with open(LOG, "a", encoding="utf-8") as log:
                log.write(json.dumps(line) + "\n")
            return seen[self.path]

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def handle_any(self):
        count = self.record()
        try:
            self.behave(urlsplit(self.path).path.strip("/").split("/"), count)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def behave(self, parts, count):
        kind, rest = parts[0], parts[1:]
        is_head = self.command == "HEAD"
        if kind == "status":  # /status/404
            self.answer(int(rest[0]), b"some words")
        elif kind == "head":  # /head/404: what HEAD gets; GET is fine
            self.answer(int(rest[0]) if is_head else 200)
        elif kind == "to":  # /to/301/ok leads to /ok
            self.answer(int(rest[0]), b"moved", Location="/" + "/".join(rest[1:]))
        elif kind == "away":  # /away/302?URL leads to URL
            self.answer(int(rest[0]), Location=urlsplit(self.path).query)
        elif kind == "count":  # /count/3 leads to /count/2, …, /count/0
            left = int(rest[0])
            self.answer(302, Location=f"/count/{left - 1}") if left else self.answer(200)
        elif kind == "nowhere":
            self.answer(302)
        elif kind == "later":  # /later/STATUS/TIMES/SECONDS: that status so many times, then fine
            self.answer(int(rest[0]), Retry_After=rest[2]) if count <= int(rest[1]) else self.answer(200)
        elif kind == "slow":  # /slow/0.2
            time.sleep(float(rest[0]))
            self.answer(200, b"at last")
        elif kind == "drip":  # a byte now and then, without an end
            self.send_response(200)
            self.end_headers()
            while True:
                self.wfile.write(b".")
                self.wfile.flush()
                time.sleep(0.1)
        elif kind == "drip-head":  # the same within the head
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Endless: ")
            while True:
                self.wfile.write(b".")
                self.wfile.flush()
                time.sleep(0.1)
        elif kind == "endless":
            self.send_response(200)
            self.end_headers()
            while True:
                self.wfile.write(b"x" * 65536)
        elif kind == "claims":  # /claims/1000: says that much is to come
            self.send_response(200)
            self.send_header("Content-Length", rest[0])
            self.end_headers()
            self.wfile.write(b"only this")
            self.close_connection = True
        elif kind == "hangs-up":
            self.close_connection = True
        elif kind == "echo":
            self.answer(200, b"body", X_Some_Header="a value", Set_Cookie="a=b")
        else:
            self.answer(200, b"fine")

    do_GET = do_HEAD = do_POST = handle_any

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
os._exit(0)
