"""Every fault there is, and what the operator reads then: which asset, which task, what happened, and a way out.

All messages stand in one file, Goldens/refresh-faults.txt, so that they can be read one after the other.
SITEGEN_RECORD=1 writes it anew, and fails that run, so that somebody looks at the difference.
"""

import json
import os
import re
import socket
import unittest
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from refreshing import STATE, Emulator, environment, holds_picture, write_manifest
from small_site import REPOSITORY, run, temporary_folder

GOLDEN = Path(__file__).resolve().parent / "Goldens/refresh-faults.txt"
FLAT = ("--pictures", "flat")
# Most of a refresh's time is waiting.
AT_ONCE = 12


@dataclass
class Case:
    """A fault, and how a refresh of one asset ends."""

    faults: str
    code: int = 0
    word: str = "new candidate"  # what the table says
    codes: str = ""
    contract: str = "august"
    options: tuple = FLAT
    # Anything that the message must say besides what all must.
    says: str = ""

    @property
    def name(self):
        options = "".join(f" {word}" for word in self.options if word not in FLAT)
        return f"--contract {self.contract}{options} --fault {' --fault '.join(self.faults.split())}"


LOST = dict(code=1, word="lost", codes="SG1506")
UNUSABLE = dict(code=1, word="unusable", codes="SG1508", contract="may")
FAILED = dict(code=1, codes="SG1505")
REFUSED = dict(code=1, word="refused", codes="SG1504")
UNKNOWN = dict(code=1, word="unknown", codes="SG1507")
SHUT = dict(code=3, word="not asked for", codes="SG1510 SG1509")
STUCK = dict(code=3, word="under way", codes="SG1512")

# By the names of EmulatorFault.Kind. What is got over once is shown; where that can't be, what is said at the end.
CASES = {
    "slow": [Case("create=slow:300"), Case("collect=slow:2000"), Case("collect=cut:400 picture=slow:1000")],
    "delay": [Case("create=delay:2"), Case("poll=delay:1"), Case("collect=delay:1", contract="may")],
    "cut": [
        Case("create=cut:20"), Case("create=cut:-1"), Case("collect=cut:20"), Case("collect=cut:900"),
        Case("collect=cut:20", contract="may", **LOST), Case("collect=cut:900", contract="may", **LOST),
        Case("collect=cut:900", options=(*FLAT, "--no-links"), **LOST), Case("collect=cut:-1", contract="may"),
        Case("collect=cut:900 picture=cut:500"),
        Case("collect=cut:900 picturex*=cut:500", says="couldn't be fetched", **STUCK)],
    "drop": [
        Case("create=drop"), Case("poll=drop"), Case("collect=cut:400 picture=drop"),
        Case("createx*=drop", **UNKNOWN)],
    "lost": [
        Case("create=lost"), Case("createx*=lost", **UNKNOWN), Case("collect=lost"),
        Case("collect=lost", contract="may", **LOST)],
    "tooMany": [
        Case("create=429:1"), Case("create=429:none"), Case("poll=429:1"), Case("collect=cut:400 picture=429:1")],
    "status": [Case("create=503"), Case("poll=500"), Case("collect=502"), Case("collect=cut:400 picture=503")],
    "statusAfter": [
        Case("create=500-after"), Case("createx*=503-after", says="503 all_providers_failed", **UNKNOWN),
        Case("collect=502-after"), Case("collect=502-after", contract="may", **LOST)],
    "duplicate": [Case("create=409-duplicate"), Case("create=409-duplicate", contract="may")],
    "collecting": [Case("collect=409-collecting"), Case("pollx2=409-collecting", contract="may")],
    "expired": [Case("collect=410-expired", says="The image has expired", **LOST)],
    "retrieved": [
        Case("collect=410-retrieved", says="already retrieved", **LOST),
        Case("collect=410-retrieved", contract="may", says="already retrieved", **LOST)],
    "refuse": [
        Case("create=refuse", says="moderation_blocked", **REFUSED),
        Case("create=refuse", contract="may", says="moderation_blocked", **REFUSED)],
    "refuseLater": [Case("create=refuse-later", says="moderation_blocked", **REFUSED)],
    "fail": [Case("create=fail", word="failed", says="could not be generated", **FAILED)],
    "cancel": [Case("poll=cancel", word="cancelled", says="was cancelled", **FAILED)],
    "quota": [Case("create=quota", says="top the account up", **SHUT)],
    "balance": [Case("create=balance", says="top the account up", **SHUT)],
    "key": [
        Case("create=key", says="ALLTOKEN_API_KEY", **SHUT),
        Case("poll=key", code=3, word="under way", codes="SG1512 SG1509", says="ALLTOKEN_API_KEY")],
    "forbidden": [Case("create=forbidden", says="ALLTOKEN_API_KEY", **SHUT)],
    "html": [
        Case("create=html"), Case("poll=html"), Case("createx*=html", says="a web page instead of JSON", **UNKNOWN),
        Case("collect=html", contract="may")],
    "empty": [Case("collect=empty", says="no picture", **UNUSABLE)],
    "two": [Case("collect=two", says="2 pictures", **UNUSABLE)],
    "size": [
        Case("collect=size", says="512 × 512", **UNUSABLE), Case("collect=size"),
        Case("create=size", says="512 × 512", code=1, word="unusable", codes="SG1508")],
    "base64": [Case("collect=base64", says="base64 is broken", **UNUSABLE), Case("collect=base64")],
    "truncated": [Case("collect=truncated", says="cut off", **UNUSABLE), Case("collect=truncated")],
    "notPNG": [Case("collect=notpng", says="no PNG picture", **UNUSABLE), Case("collect=notpng")],
    "huge": [Case("collect=huge", contract="may", says="larger than 64 MiB", **LOST), Case("collect=huge")],
    "redirect": [
        Case("collect=cut:400 picture=redirect:http://127.0.0.1:1/a.png"),
        Case("collect=cut:400 picturex*=redirect:http://192.0.2.1/a.png", says="couldn't be fetched", **STUCK)],
    "interim": [Case("create=interim"), Case("poll=interim"), Case("collect=interim", contract="may")],
    "noLink": [Case("create=no-link collect=cut:900", **LOST), Case("create=no-link")],
    "unknownStatus": [Case("poll=unknown-status")],
    "echo": [Case("create=echo", says="(hidden)", **SHUT)],
}


class Outcome:
    """A refresh that met a fault, against a stand-in of its own."""

    def __init__(self, case):
        self.case = case
        self.site = temporary_folder() / "site"
        (self.site / "showcase").mkdir(parents=True)
        write_manifest(self.site, "lake")
        emulator = Emulator(*case.faults.split(), contract=case.contract, options=case.options)
        try:
            self.port = emulator.port
            words = ["showcase", "refresh", "--new-state", "--provider", f"emulator:{emulator.port}"]
            self.done = run(*words, cwd=self.site, env=environment(), limit=120)
            self.tasks = emulator.tasks
            self.has_picture = all(holds_picture(self.site, emulator, task) for task in self.tasks)
        finally:
            emulator.close()

    @property
    def keys(self):
        journal = (self.site / STATE / "journal.jsonl").read_bytes().splitlines()
        return {json.loads(line)["task"] for line in journal}

    def faults(self):
        """What isn't as it should be."""
        case, done = self.case, self.done
        if (done.code, " ".join(done.codes())) != (case.code, case.codes):
            yield f"exit code and codes should be {case.code} {case.codes}"
        if not re.search(rf"^lake +{case.word} ", done.out, re.MULTILINE):
            yield f"the table should say '{case.word}'"
        if case.says not in done.err:
            yield f"it should say '{case.says}'"
        if len(self.tasks) > 1:
            yield f"paid {len(self.tasks)} times"
        if (case.code == 0) != (self.has_picture and bool(self.tasks)):
            yield f"the picture of {self.tasks} should {'' if case.code == 0 else 'not '}be there"
        if case.code == 0:
            return
        if "'lake'" not in done.err:
            yield "the asset isn't named"
        names = self.keys if case.word == "unknown" else {task["id"] for task in self.tasks}
        if not all(name in done.err for name in names):
            yield f"nobody is told {names}"
        if len(done.helps()) != len(done.codes()):
            yield "each message should have a way out"

    def text(self):
        """What the operator reads, without what differs from run to run."""
        text = f"{self.done.err}{self.done.out}"
        for pattern, word in [
            (r"(igen|req)_[0-9a-f]{24}", r"\1_ID"), (r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "KEY"),
            (rf"127\.0\.0\.1:{self.port}", "127.0.0.1:PORT"),
            (r"^\d\d:\d\d:\d\d ", "TIME "), (r"before \d\d:\d\d UTC", "before TIME UTC"),
            (r"before \d{4}-\d\d-\d\dT[\d:]+Z", "before TIME"),
            (r"in \d+ s\b", "in N s"), (r" +\d+\.\d$", "  N"), (r"at byte \d+", "at byte N"),
        ]:
            text = re.sub(pattern, word, text, flags=re.MULTILINE)
        lines = [re.sub(r"  +", "  ", line.rstrip()) for line in text.splitlines()]
        always = ("TIME made the", "TIME 1 picture to ask", "next: look at")
        lines = [line for line in lines if not line.startswith(always)]
        return "\n".join([f"=== {self.case.name}", f"exit code {self.done.code}", *(line for line in lines if line)])


def outcomes(cases):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        # Those that are sent again for 40 seconds come first.
        order = sorted(cases, key=lambda case: case.word != "unknown")
        found = dict(zip(map(id, order), pool.map(Outcome, order), strict=True))
    return [found[id(case)] for case in cases]


class Faults(unittest.TestCase):
    def test_every_fault_has_a_case(self):
        text = (REPOSITORY / "Sources/ImageAPIEmulator/EmulatorFault.swift").read_text()
        kinds = re.search(r"enum Kind\b.*?\n    }\n", text, re.DOTALL)[0]
        found = []
        for line in re.findall(r"^ +case (.*)$", kinds, re.MULTILINE):
            found += [name.strip() for name in re.sub(r"\([^)]*\)", "", line).split(",")]
        self.assertGreater(len(found), 20)
        self.assertEqual(sorted(found), sorted(CASES))

    def test_what_the_operator_reads(self):
        cases = [case for several in CASES.values() for case in several]
        found = outcomes(cases)
        for outcome in found:
            with self.subTest(outcome.case.name):
                self.assertEqual(list(outcome.faults()), [], outcome.done)
        pictures = sum(case.code == 0 for case in cases)
        print(f"\nfaults: {len(CASES)} kinds, {len(cases)} refreshes, {pictures} with a picture")
        text = "\n\n".join(outcome.text() for outcome in found) + "\n"
        if os.environ.get("SITEGEN_RECORD") == "1":
            GOLDEN.parent.mkdir(exist_ok=True)
            GOLDEN.write_text(text)
            self.fail(f"recorded {GOLDEN.name}: look at the difference, then run without SITEGEN_RECORD")
        self.maxDiff = None
        self.assertEqual(GOLDEN.read_text().split("\n\n"), text.split("\n\n"), "SITEGEN_RECORD=1 records it anew")


class Cuts(unittest.TestCase):
    """An answer that ends at any byte, in its head or its body."""

    def play(self, cases):
        for outcome in outcomes(cases):
            with self.subTest(outcome.case.name):
                self.assertEqual(list(outcome.faults()), [], outcome.done)

    def test_the_answer_to_a_request(self):
        whole = len(raw_answers("august")[0])
        self.assertGreater(whole, 300)
        self.play([Case(f"create=cut:{place}") for place in [0, 1, 12, *range(60, whole, 60), whole - 2]])

    def test_the_hand_over_with_a_link(self):
        whole = len(raw_answers("august")[1])
        self.play([Case(f"collect=cut:{place}") for place in [0, 1, 16, *range(100, whole, 150), whole - 1]])

    def test_the_hand_over_without_one(self):
        """Before the end of the picture's text it is lost, and named; from there on it is whole."""
        for contract, options in [("may", FLAT), ("august", (*FLAT, "--no-links"))]:
            answer = raw_answers(contract, options)[1]
            text = re.search(rb'"b64_json":"[^"]+"', answer)
            places = [0, 1, 16, *range(100, text.end(), 150), text.start(), text.start() + 12, text.end() - 1]
            lost = [Case(f"collect=cut:{place}", contract=contract, options=options, **LOST) for place in places]
            there = [
                Case(f"collect=cut:{place}", contract=contract, options=options)
                for place in (text.end(), text.end() + 1, len(answer) - 1)]
            self.play(lost + there)

    def test_the_picture_at_its_address(self):
        self.play([Case(f"collect=cut:300 picture=cut:{place}") for place in (0, 1, 40, 120, 500, 1200, -1)])


def raw_answers(contract, options=FLAT):
    """The bytes of the answers to a create and to the reading that hands the picture over, as the client gets them."""
    emulator = Emulator(contract=contract, ready="0", options=options)
    try:
        body = json.dumps({"model": "gpt-image-2", "prompt": "A mountain lake at dawn. (lake)", "size": "1024x1024",
                           "quality": "low"})
        made = exchange(emulator.port, "POST", "generations/async", body)
        task = json.loads(made.partition(b"\r\n\r\n")[2])["id"]
        return made, exchange(emulator.port, "GET", f"generations/{task}", "")
    finally:
        emulator.close()


def exchange(port, method, path, body):
    with socket.create_connection(("127.0.0.1", int(port)), timeout=20) as connection:
        head = (f"{method} /v1/images/{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer k\r\n"
                f"Content-Length: {len(body)}\r\n\r\n")
        connection.sendall((head + body).encode())
        answer = b""
        while True:
            answer += connection.recv(65536)
            length = re.search(rb"\r\nContent-Length: (\d+)", answer, re.IGNORECASE)
            end = answer.find(b"\r\n\r\n")
            if end >= 0 and length and len(answer) >= end + 4 + int(length[1]):
                return answer


if __name__ == "__main__":
    unittest.main()
