"""A stand-in for the image API, for running the request samples as they are shown.

Usage: stand_in.py MODE LOG. Prints its port, then answers until its standard input is closed. Every request becomes a
line of JSON in LOG. MODE: `ok` (a task that is done at the third question), `failed` (one that fails), `refused` (401).
"""

import base64
import http.server
import json
import os
import sys
import threading

MODE, LOG = sys.argv[1], sys.argv[2]
PICTURE = base64.b64encode(b"\x89PNG\r\n\x1a\nnot really a picture").decode()
questions = 0


class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self, status, value):
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def record(self, body):
        headers = {name.lower(): value for name, value in self.headers.items()}
        with open(LOG, "a", encoding="utf-8") as log:
            log.write(json.dumps({"method": self.command, "path": self.path, "headers": headers, "body": body}) + "\n")

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.record(body)
        if MODE == "refused":
            self.answer(401, {"error": {"code": "invalid_api_key"}})
        else:
            self.answer(202, {"id": "task_1", "status": "queued", "next_poll_after_ms": 1})

    def do_GET(self):
        global questions
        self.record(None)
        questions += 1
        if MODE == "refused":
            self.answer(401, {"error": {"code": "invalid_api_key"}})
        elif questions < 3:
            self.answer(200, {"id": "task_1", "status": "processing", "next_poll_after_ms": 1})
        elif MODE == "failed":
            self.answer(200, {"id": "task_1", "status": "failed", "error": {"code": "moderation"}})
        else:
            self.answer(200, {"id": "task_1", "status": "completed", "data": [{"b64_json": PICTURE}]})

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
os._exit(0)
