"""`sitegen showcase emulator`: the image API on a port, as any client sees it."""

import base64
import http.client
import io
import json
import os
import queue
import re
import signal
import socket
import subprocess
import tempfile
import threading
import unittest
import urllib.error
import urllib.request
import zlib
from pathlib import Path

from PIL import Image
from small_site import run

SITEGEN = os.environ["SITEGEN"]
ORDER = {"model": "gpt-image-2", "prompt": "a cat", "size": "1024x1024", "quality": "low"}
KEY = "sk-that-is-told-to-nobody"


class Emulator:
    """The running program; its lines are read as they come."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [SITEGEN, "showcase", "emulator", "--port", "0", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.lines, self.said = queue.Queue(), []
        self.reader = threading.Thread(target=self._read)
        self.reader.start()
        self.port = int(re.search(r":(\d+)/v1", self.line()).group(1))
        while self.line() != "Ctrl-C ends it":
            pass

    def _read(self):
        for line in self.process.stdout:
            self.said.append(line.rstrip("\n"))
            self.lines.put(line.rstrip("\n"))

    def line(self):
        return self.lines.get(timeout=60)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self, number=signal.SIGINT):
        """Ends it; the exit code and what it said last."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(timeout=60)
        self.reader.join()
        self.process.stdout.close()
        return code, "\n".join(self.said)

    def ask(self, method, path, body=None, headers=None, key=KEY):
        """Status, headers and body of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            headers = dict(headers or {})
            if key:
                headers["Authorization"] = f"Bearer {key}"
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def create(self, key="first", **changes):
        status, _, body = self.ask(
            "POST", "/v1/images/generations/async", json.dumps({**ORDER, **changes}), {"Idempotency-Key": key})
        return status, json.loads(body)

    def poll(self, task):
        status, headers, body = self.ask("GET", f"/v1/images/generations/{task}")
        return status, headers, json.loads(body)

    def forward(self, seconds):
        self.ask("POST", "/_emulator/clock", str(seconds), key=None)

    def billing(self):
        return json.loads(self.ask("GET", "/_emulator/billing", key=None)[2])


class EmulatorRuns(unittest.TestCase):
    def test_the_whole_way(self):
        for contract in ("may", "august"):
            with self.subTest(contract), Emulator("--contract", contract) as emulator:
                models = json.loads(emulator.ask("GET", "/v1/images/models")[2])
                self.assertEqual(models["data"][0]["id"], "gpt-image-2")
                status, made = emulator.create()
                self.assertEqual((status, made["status"]), (202, "queued"))
                self.assertEqual(emulator.create(), (status, made), "the same key is the same task")
                status, headers, waiting = emulator.poll(made["id"])
                self.assertIn(waiting["status"], ("queued", "processing"))
                self.assertGreaterEqual(int(headers["Retry-After"]), 1)
                self.assertLessEqual(waiting["next_poll_after_ms"], 10000)
                emulator.forward(15)
                status, _, done = emulator.poll(made["id"])
                self.assertEqual((status, done["status"], len(done["data"])), (200, "completed", 1))
                picture = Image.open(io.BytesIO(base64.b64decode(done["data"][0]["b64_json"], validate=True)))
                picture.load()
                self.assertEqual((picture.format, picture.size), ("PNG", (1024, 1024)))
                self.assertGreater(len(set(picture.convert("RGB").resize((64, 64)).getdata())), 200, "it is no photo")
                status, _, again = emulator.poll(made["id"])
                if contract == "may":
                    self.assertEqual((status, again["error"]["type"]), (410, "image_already_retrieved"))
                else:
                    self.assertEqual((status, list(again["data"][0])), (200, ["r2_url", "r2_url_expires_at", "mime_type"]))
                    with urllib.request.urlopen(again["data"][0]["r2_url"], timeout=60) as answer:
                        self.assertEqual(answer.read(), base64.b64decode(done["data"][0]["b64_json"]))
                books = emulator.billing()
                self.assertEqual(
                    [(task["id"], task["handed_over"], task["repeats"]) for task in books["tasks"]],
                    [(made["id"], 1, 1)])
                self.assertEqual(books["leaked_keys"], 0)

    def test_no_links_and_flat_pictures(self):
        with Emulator("--no-links", "--pictures", "flat", "--ready", "0") as emulator:
            task = emulator.create()[1]["id"]
            status, _, done = emulator.poll(task)
            picture = base64.b64decode(done["data"][0]["b64_json"])
            self.assertNotIn("r2_url", done["data"][0])
            self.assertLess(len(picture), 4096)
            self.assertEqual(emulator.ask("GET", f"/_emulator/pictures/{task}", key=None)[2], picture)
            self.assertEqual(emulator.ask("GET", "/_emulator/pictures/igen_none", key=None)[0], 404)
            self.assertEqual(emulator.poll(task)[0], 410)

    def test_pictures_differ_and_chunks_are_sound(self):
        with Emulator("--ready", "0") as emulator:
            seen = set()
            for key, size in (("a", "1024x1024"), ("b", "1024x1024"), ("c", "1536x1024")):
                _, made = emulator.create(key, size=size)
                png = base64.b64decode(emulator.poll(made["id"])[2]["data"][0]["b64_json"])
                at, kinds = 8, []
                while at < len(png):
                    length = int.from_bytes(png[at:at + 4], "big")
                    kind, crc = png[at + 4:at + 8], png[at + 8 + length:at + 12 + length]
                    self.assertEqual(zlib.crc32(png[at + 4:at + 8 + length]), int.from_bytes(crc, "big"), kind)
                    kinds.append(kind)
                    at += 12 + length
                self.assertEqual(kinds, [b"IHDR", b"PLTE", b"tEXt", b"IDAT", b"IEND"])
                picture = Image.open(io.BytesIO(png))
                self.assertIn(made["id"], picture.text["Comment"])
                self.assertEqual(f"{picture.width}x{picture.height}", size)
                seen.add(picture.convert("RGB").tobytes())
            self.assertEqual(len(seen), 3)

    def test_a_forgotten_key_pays_again(self):
        with Emulator() as emulator:
            first = emulator.create()[1]["id"]
            emulator.forward(60)
            self.assertNotEqual(emulator.create()[1]["id"], first)
            self.assertEqual(len(emulator.billing()["tasks"]), 2)

    def test_faults_from_the_command_line_and_while_it_runs(self):
        with Emulator("--ready", "0", "--fault", "create=503", "--fault", "collect=cut:-5") as emulator:
            self.assertEqual(emulator.create()[0], 503)
            made = emulator.create()[1]
            with self.assertRaises(http.client.IncompleteRead) as cut:
                emulator.poll(made["id"])
            self.assertEqual(cut.exception.expected, 5)
            status, _, body = emulator.ask("POST", "/_emulator/faults", "pollx2=410-expired\ncreate=drop", key=None)
            self.assertEqual((status, json.loads(body)["faults"]), (200, ["pollx2=410-expired", "create=drop"]))
            with self.assertRaises(http.client.RemoteDisconnected):
                emulator.create("second")
            self.assertEqual(emulator.poll(made["id"])[0], 410)
            self.assertEqual(emulator.ask("POST", "/_emulator/faults", "crate=drop", key=None)[0], 400)
            said = emulator.stop()[1]
            self.assertIn(f"GET /v1/images/generations/{made['id']} 200 {made['id']} (fault: collect=cut:-5)", said)
            self.assertIn("POST /v1/images/generations/async closed without an answer (fault: create=drop)", said)

    def test_a_huge_answer_is_not_held_in_memory(self):
        with Emulator("--ready", "0", "--fault", "collect=huge") as emulator:
            made = emulator.create()[1]
            connection = http.client.HTTPConnection("127.0.0.1", emulator.port, timeout=60)
            connection.request("GET", f"/v1/images/generations/{made['id']}", headers={"Authorization": "Bearer k"})
            answer, length = connection.getresponse(), 0
            while piece := answer.read(1 << 20):
                length += len(piece)
            connection.close()
            self.assertGreater(length, 200_000_000)
            status = Path(f"/proc/{emulator.process.pid}/status")
            if status.exists():
                peak = int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text()).group(1))
                self.assertLess(peak, 120_000)

    def test_many_clients_at_once(self):
        with Emulator("--ready", "0") as emulator:
            tasks, faults = [], []

            def one(index):
                try:
                    made = emulator.create(f"key-{index}")[1]
                    status, _, done = emulator.poll(made["id"])
                    base64.b64decode(done["data"][0]["b64_json"], validate=True)
                    tasks.append(made["id"])
                except Exception as error:  # told below; a thread's own would be lost
                    faults.append(error)

            threads = [threading.Thread(target=one, args=(index,)) for index in range(24)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual((faults, len(set(tasks))), ([], 24))
            self.assertEqual({task["handed_over_whole"] for task in emulator.billing()["tasks"]}, {1})

    def test_the_end_is_summed_up_and_the_key_told_to_nobody(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with tempfile.TemporaryDirectory() as folder, self.subTest(number):
                record = Path(folder, "billing.jsonl")
                emulator = Emulator("--ready", "0", "--record", str(record), "--fault", "create#3=echo")
                collected, left = emulator.create("a")[1]["id"], emulator.create("b")[1]["id"]
                self.assertEqual(emulator.create("c")[0], 401)
                emulator.poll(collected)
                code, said = emulator.stop(number)
                self.assertEqual(code, 0, said)
                self.assertIn("2 tasks billed, 1 handed over, 1 finished and never collected", said)
                self.assertIn(f"never collected: {left}", said)
                self.assertNotIn(KEY, said + record.read_text())
                events = [json.loads(line) for line in record.read_text().splitlines()]
                self.assertEqual(
                    [(event["event"], event["id"]) for event in events],
                    [("billed", collected), ("billed", left), ("handed-over", collected)])

    def test_a_port_in_use(self):
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            done = run("showcase", "emulator", "--port", str(port))
            self.assertEqual(done.code, 3, done)
            self.assertIn(f"port {port} of 127.0.0.1 is in use", done.err)
            self.assertIn("--port", done.err.splitlines()[1])

    def test_wrong_usage(self):
        for arguments, words in (
            (["--fault", "create=dorp"], "did you mean 'drop'"), (["--fault", "crate=drop"], "did you mean 'create'"),
            (["--fault", "create"], "WHERE"), (["--port", "70000"], "65535"), (["--speed", "0"], "--speed"),
            (["--chaos", "2"], "--chaos"), (["--contract", "june"], "may"), (["--ready", "-1"], "--ready"),
            (["--seed", "x"], "--seed"),
        ):
            done = run("showcase", "emulator", "--port", "0", *arguments)
            self.assertEqual(done.code, 2, (arguments, str(done)))
            self.assertIn(words, done.err)

    def test_a_fault_that_makes_no_sense_is_told_in_a_line(self):
        for fault, words in (
            ("create=dorp", "did you mean 'drop'?; 'sitegen showcase emulator --help' lists them all"),
            ("poll=base64", "this can't happen to 'poll', only to create and collect"),
            ("create=cut", "cut:BYTES takes a whole number"),
        ):
            for command in ("emulator", "rehearse"):
                done = run("showcase", command, "--fault", fault)
                self.assertEqual(done.code, 2, done)
                self.assertEqual(len(done.err.splitlines()), 1, done)
                self.assertIn(words, done.err)
                self.assertTrue(done.err.startswith(f"sitegen: --fault '{fault}': "), done)

    def test_a_record_that_cannot_be_written(self):
        done = run("showcase", "emulator", "--port", "0", "--record", "/nowhere/at/all")
        self.assertEqual(done.code, 3, done)
        self.assertIn("/nowhere/at/all", done.err)


if __name__ == "__main__":
    unittest.main()
