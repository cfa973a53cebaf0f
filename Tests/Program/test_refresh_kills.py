"""Real refreshes that are killed anywhere and started again, against a stand-in in a bad mood: no picture is lost, and
none is paid twice.

It is counted from the stand-in's books and the files on disk, never from what the program says of itself; its words are
only asked for the pictures that the server itself made impossible to have, and each of those must be named.
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import threading
import time
import unittest
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

from refreshing import STATE, Emulator, environment, holds_picture, write_manifest
from small_site import program, run, temporary_folder

SOAK = os.environ.get("SITEGEN_SOAK") == "1"
KILLS = 2000 if SOAK else 200
SEED = 20261124
# Those that placeholders are drawn for.
ASSETS = ("alpine-lake", "skincare-bottle", "type-poster")
# What is overlapped is mostly waiting.
AT_ONCE = 4
KEY_MEMORY, TASK_LIFE = 60, 30 * 60

# As docs/examples/persist-state.sh does it, without git: the state is taken down first and carried away last.
PERSIST = r"""
exec 9>"$COPY/lock"; flock 9
new="$COPY/$$.$(date +%N)"; mkdir -p "$new/state/spool"
cp "$SITEGEN_STATE_DIR/journal.jsonl" "$SITEGEN_STATE_DIR/state.json" "$new/state/" || exit 1
cp "$SITEGEN_STATE_DIR/spool/"* "$new/state/spool/" 2>/dev/null
mkdir "$new/showcase"
for part in assets ledger lock originals state.json manifest.yml; do
    [ ! -e "showcase/$part" ] || cp -r "showcase/$part" "$new/showcase/" 2>/dev/null
done
find "$new/showcase" -name '.*sitegen-new*' -delete
ln -s "$new/showcase" "$new/1" && mv -T "$new/1" "$COPY/showcase" &&
    ln -s "$new/state" "$new/2" && mv -T "$new/2" "$COPY/state"
"""


class Prepared:
    """A showcase with its placeholders drawn and an empty state folder; made once and then copied."""

    lock = threading.Lock()
    folder = None

    @classmethod
    def site(cls):
        with cls.lock:
            if cls.folder is None:
                folder = temporary_folder() / "site"
                (folder / "showcase").mkdir(parents=True)
                write_manifest(folder, *ASSETS)
                for words in (["placeholders"],
                              ["refresh", "--provider", "emulator:9", "--new-state", "--max-images", "0"]):
                    done = run("showcase", *words, cwd=folder, env=environment())
                    assert done.code == 0, done
                cls.folder = folder
        place = temporary_folder() / "site"
        shutil.copytree(cls.folder, place)
        return place


class Story:
    """One showcase, one stand-in, and processes that are killed; at last one that is left in peace."""

    def __init__(self, seed):
        self.seed = seed
        self.chance = chance = random.Random(seed)
        self.contract, options = chance.choice(
            [("may", []), ("august", []), ("august", []), ("august", ["--no-links"])])
        self.name = "may" if self.contract == "may" else "august, no links" if options else "august"
        options = [*options, "--pictures", "flat", "--seed", str(seed), "--chaos", chance.choice(["0", "0.1", "0.2"])]
        self.has_links = self.name == "august"
        self.site = Prepared.site()
        self.copy = temporary_folder()
        self.persists = chance.random() < 0.5
        self.words = ["showcase", "refresh", "--concurrency", chance.choice("128"), "--jobs", "1"]
        if self.persists:
            self.words += ["--persist", PERSIST]
        self.emulator = Emulator(ready="0.3", contract=self.contract, options=options)
        self.words += ["--provider", f"emulator:{self.emulator.port}"]
        self.environment = environment(COPY=str(self.copy))
        self.ahead = 0.0
        self.killed_at = []
        self.gaps = []
        self.counts = Counter()
        self.complaints = []

    def complain(self, words):
        self.complaints.append(f"story {self.seed} ({self.name}{', persisted' if self.persists else ''}): {words}")

    def now(self):
        """The stand-in's time."""
        return time.time() + self.ahead

    def play(self):
        try:
            self.push()
            for _ in range(self.chance.randint(4, 9)):
                if not self.kill_one():
                    break
                if self.chance.random() < (0.4 if self.is_unanswered() else 0.1):
                    self.let_pass(self.chance.choice([20, 50, 70, 600, 1850]))
            self.rest()
            self.judge()
        finally:
            self.emulator.close()
        return self

    # What happens to the processes.

    def kill_one(self):
        """Starts a refresh and kills it somewhere; whether there was still something to do."""
        child = subprocess.Popen(
            [program(), *self.words], cwd=self.site, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait_somewhere(child)
        vanishes = self.persists and self.chance.random() < 0.4
        if vanishes or self.chance.random() < 0.3:
            # Stopped first, so that it doesn't see its command die.
            child.send_signal(signal.SIGSTOP)
            for descendant in descendants(child.pid):
                end(descendant)
        child.kill()
        child.wait()
        if child.returncode != -signal.SIGKILL:
            self.counts["ended before"] += 1
            return child.returncode != 0
        self.counts["killed"] += 1
        self.killed_at.append(self.now())
        if vanishes:
            self.counts["vanished"] += 1
            self.vanish()
        return True

    def wait_somewhere(self, child):
        """Until a moment that may be anything: by the clock, or shortly after the journal has grown."""
        kind = self.chance.random()
        if kind < 0.5:
            # The first waits some seconds for its picture; those after it find it ready.
            limit = self.chance.uniform(0.005, 0.4 if kind < 0.25 or self.killed_at else 2.8)
            growths, after = None, 0
        else:
            limit, growths = 5, self.chance.randint(1, 9)
            after = self.chance.choice([0, self.chance.uniform(0, 0.06)])
        due = time.monotonic() + limit
        journal, seen = self.site / STATE / "journal.jsonl", None
        while time.monotonic() < due and child.poll() is None:
            if growths is not None:
                size = journal.stat().st_size
                if seen is not None and size != seen:
                    growths -= 1
                    if growths <= 0:
                        time.sleep(after)
                        return
                seen = size
            time.sleep(0.004)

    def push(self):
        """What is carried away before the first run: the change as it is on its branch."""
        done = subprocess.run(["sh", "-c", PERSIST], cwd=self.site, env={
            **self.environment, "SITEGEN_STATE_DIR": str(self.site / STATE)}, capture_output=True, text=True)
        assert done.returncode == 0, done

    def vanish(self):
        """Another machine: what was carried away is all there is."""
        shutil.rmtree(self.site / "showcase")
        shutil.copytree(self.copy / "showcase", self.site / "showcase")
        shutil.copytree(self.copy / "state", self.site / STATE)

    def let_pass(self, seconds):
        """Lets time pass for everybody: the server's clock goes forward, and what was written is so much older."""
        # What was left running by a killed refresh would write over it.
        subprocess.run(["flock", self.copy / "lock", "true"], check=True)
        self.emulator.ask("clock", str(seconds).encode())
        self.ahead += seconds
        self.gaps.append((self.now() - seconds, self.now()))
        for journal in (self.site / STATE / "journal.jsonl", self.copy / "state/journal.jsonl"):
            journal.write_bytes(b"".join(older(line, seconds) for line in journal.read_bytes().splitlines(True)))

    def is_unanswered(self):
        """Whether a request was sent and the answer is not in the journal, nor may ever have come."""
        record = [json.loads(line) for line in self.whole_lines()]
        known = {line["task"] for line in record if line["event"] in ("taken", "ended", "unsent")}
        return any(line["event"] == "sent" and line["task"] not in known for line in record)

    def whole_lines(self):
        lines = (self.site / STATE / "journal.jsonl").read_bytes().splitlines(True)
        return [line for line in lines if line.endswith(b"\n")]

    def rest(self):
        """Undisturbed runs, until nothing is under way any more: one, but for the stand-in's moods."""
        for _ in range(8):
            done = run(*self.words, "--format", "json", cwd=self.site, env=self.environment, limit=120)
            self.counts["calm"] += 1
            self.told = json.loads(done.out) if done.out else None
            if done.code in (0, 1):
                break
        else:
            self.complain(f"never came to rest: {done}")
        if self.told is None:
            self.complain(f"said nothing: {done}")
            return
        # What ended without a picture is told again, and never asked for again.
        paid = len(self.emulator.tasks)
        done = run(*self.words, cwd=self.site, env=self.environment, limit=120)
        self.last_words = done.err
        if len(self.emulator.tasks) != paid:
            self.complain(f"asked for more when all was done: {done}")

    # What has come of it.

    def judge(self):
        audit = run("showcase", "audit", cwd=self.site)
        if audit.code != 0:
            self.complain(f"the audit finds fault: {audit}")
        tasks = self.emulator.tasks
        requests = Counter((task["prompt"], task["size"], task["quality"], task["model"]) for task in tasks)
        self.counts["paid"] = len(tasks)
        self.counts["paid twice"] = sum(count - 1 for count in requests.values())
        for request, count in requests.items():
            if count > 1:
                self.complain(f"paid {count} times: {request}")
        for task in tasks:
            if task["other_bodies"]:
                self.complain(f"one key with two bodies: {task}")
            what = "delivered" if holds_picture(self.site, self.emulator, task) else self.excuse(task)
            self.counts[what] += 1
        if self.emulator.ask("billing")["leaked_keys"]:
            self.complain("the key went to the pictures' own server")

    def excuse(self, task):
        """`lost or unknown` for a picture that could not be had and is told of by name, else `lost`."""
        record = [json.loads(line) for line in self.whole_lines()]
        record = [line for line in record if line["task"] == task["key"]]
        ends = [line for line in record if line["event"] == "ended"]
        if not ends:
            self.complain(f"lost without a word: {task}, {self.last_words}")
            return "lost"
        name = task["key"] if ends[0]["kind"] == "unknown" else task["id"]
        if name not in self.last_words:
            self.complain(f"lost, and nobody is told {name}: {self.last_words}")
            return "lost"
        why = self.why_not(task, ends[0]["kind"])
        if why:
            self.complain(f"{ends[0]['kind']} ({ends[0]['reason']}), but {why}: {task}")
            return "lost"
        return "named " + ends[0]["kind"]

    def why_not(self, task, kind):
        """Why the server can't be blamed; nothing when it can."""
        at = seconds(task["at"])
        if kind == "unknown":
            # The last try is begun 40 seconds after the first, and waited for until 55.
            missed = any(start <= at + KEY_MEMORY and end >= at + 39 for start, end in self.gaps)
            return None if missed else "the server remembered its key all the time"
        if kind != "lost":
            return "the server had made it"
        if any(start <= at + TASK_LIFE and end >= at + TASK_LIFE - 20 for start, end in self.gaps):
            return None
        if self.has_links:
            return "it could be fetched from its address"
        if not task["handed_over"]:
            return "it was never handed over"
        handed = [seconds(event["at"]) for event in self.events(task)]
        was_killed = any(-1 <= kill - hand <= 4 for kill in self.killed_at for hand in handed)
        if task["handed_over_whole"] and not was_killed:
            return "it was handed over whole to a process that lived on"
        return None

    def events(self, task):
        lines = [json.loads(line) for line in self.emulator.record.read_text().splitlines()]
        return [line for line in lines if line["event"] == "handed-over" and line["id"] == task["id"]]


def older(line, by):
    """A line of a journal, so many seconds older."""

    def earlier(found):
        time = datetime.strptime(found[1].decode(), "%Y-%m-%dT%H:%M:%SZ") - timedelta(seconds=by)
        return b'"time":"%s"' % time.strftime("%Y-%m-%dT%H:%M:%SZ").encode()

    line = re.sub(rb'"uptime":(\d+)', lambda found: b'"uptime":%d' % max(0, int(found[1]) - 1000 * by), line)
    return re.sub(rb'"time":"([^"]+)"', earlier, line)


def seconds(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(timezone.utc).timestamp()


def descendants(pid):
    found = []
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(word) for word in file.read_text().split()]
        except OSError:
            continue
        for child in children:
            found += [child, *descendants(child)]
    return found


def end(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


class KilledRefreshes(unittest.TestCase):
    COLUMNS = ["stories", "killed", "vanished", "ended before", "calm", "paid", "delivered", "named lost",
               "named unknown", "lost", "paid twice"]

    def test_nothing_is_lost_and_nothing_is_paid_twice(self):
        totals, complaints, number = {}, [], 0
        with ThreadPoolExecutor(AT_ONCE) as pool:
            playing = set()
            while True:
                killed = sum(row["killed"] for row in totals.values())
                while killed < KILLS and len(playing) < AT_ONCE and number < KILLS:
                    playing.add(pool.submit(lambda seed: Story(seed).play(), SEED + number))
                    number += 1
                if not playing:
                    break
                done = next((each for each in playing if each.done()), None)
                if done is None:
                    time.sleep(0.05)
                    continue
                playing.discard(done)
                story = done.result()
                row = totals.setdefault(story.name, Counter())
                row.update(story.counts)
                row["stories"] += 1
                complaints += story.complaints
        total = sum(totals.values(), Counter())
        lines = ["".join([" " * 18, *(f"  {column}" for column in self.COLUMNS)])]
        for name, row in [*sorted(totals.items()), ("all", total)]:
            lines.append("".join([f"{name:18}", *(f"  {row[column]:{len(column)}}" for column in self.COLUMNS)]))
        print("\nkilled refreshes, by the stand-in's books and the files on disk:", *lines, sep="\n")
        self.assertEqual(complaints, [], "\n".join(complaints[:10]))
        self.assertEqual((total["lost"], total["paid twice"]), (0, 0))
        self.assertGreaterEqual(total["killed"], KILLS)
        # A run in which little happens proves little.
        self.assertEqual(sorted(totals), ["august", "august, no links", "may"])
        self.assertGreaterEqual(total["paid"], total["stories"] * 2)
        self.assertGreaterEqual(total["delivered"], total["paid"] // 2)
        for column in ("vanished", "named lost", "named unknown"):
            self.assertGreater(total[column], 0, column)


if __name__ == "__main__":
    unittest.main()
