"""The showcase commands: what they say, how they exit, and what a kill or a full disk leaves behind."""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import time
import unittest
import zlib

import png
from small_site import SmallSite, program, run, tree
from test_disk import Disk, needs_namespace

ID = "alpine-lake"
LEDGER = f"showcase/ledger/{ID}.jsonl"
LOCK = f"showcase/lock/{ID}.json"
KILLS = 60
SEED = 20261124


class Showcase:
    """A small site and its showcase commands."""

    def __init__(self, inside=None):
        self.site = SmallSite(inside=inside)

    def run(self, *arguments, **settings):
        return run("showcase", *arguments, cwd=self.site.folder, **settings)

    def bring(self, name="new.png", **changes):
        options = {"--source": "https://small.invalid/picture", "--license": "CC-BY-4.0", "--by": "Ada"} | changes
        return self.run("import", ID, name, *(word for pair in options.items() for word in pair))

    def files(self):
        return tree(self.site.folder / "showcase")

    def wait(self, provider="alltoken", prompt="A mountain lake at dawn."):
        """A picture of the model waits, as a refresh leaves it; the import it is made of is forgotten."""
        before = {name: self.site.text(name) for name in (LEDGER, LOCK)}
        self.site.write("new.png", png.picture(1536, 1024))
        done = self.bring()
        assert done.code == 0, done
        lines = self.site.text(LEDGER).splitlines()
        statement = json.loads(lines[-1])
        predicate = statement["predicate"]
        del predicate["review"]
        predicate |= {
            "event": "generated", "kind": "generated", "sources": [],
            "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
            "provider": {"name": provider, "taskId": "igen_1", "delivery": "b64_json"}}
        predicate["runDetails"]["metadata"] |= {
            "invocationId": "11111111-2222-4333-8444-555555555555", "startedOn": "2026-11-24T06:00:00Z"}
        predicate["buildDefinition"] |= {
            "buildType": "tag:alltoken.ai,2026:sitegen/generated/v1",
            "externalParameters": {
                "background": "auto", "model": "gpt-image-2", "moderation": "auto", "output_format": "png",
                "prompt": prompt, "quality": "high", "size": "1536x1024"}}
        line = json.dumps(statement, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        head = hashlib.sha256(line.encode()).hexdigest()
        imported = json.loads(self.site.text(LOCK))
        lock = json.loads(before[LOCK])
        lock["candidate"] = imported["published"] | {"kind": "generated", "record": head}
        lock["ledger"] = {"head": head, "records": len(lines)}
        self.site.write(LEDGER, before[LEDGER] + line + "\n")
        self.site.write(LOCK, json.dumps(lock, sort_keys=True, indent=2) + "\n")


class Commands(unittest.TestCase):
    def setUp(self):
        self.showcase = Showcase()
        self.site = self.showcase.site

    def test_a_drawn_showcase_is_proved(self):
        done = self.showcase.run("audit")
        self.assertEqual((done.code, done.out), (0, ""), done)
        self.assertEqual(done.err, "all proved: 1 asset, 1 record, 3 pictures, 0 originals\n")

    def test_drawing_again_writes_nothing(self):
        before = self.showcase.files()
        done = self.showcase.run("placeholders")
        self.assertEqual((done.code, done.err), (0, "nothing has changed\n"), done)
        self.assertEqual(self.showcase.files(), before)

    def test_status_is_a_table_on_standard_output(self):
        done = self.showcase.run("status")
        self.assertEqual((done.code, done.err), (0, ""), done)
        head, row = done.out.splitlines()
        self.assertEqual(head.split()[:3], ["asset", "published", "since"])
        self.assertRegex(row, rf"^{ID}  placeholder  \d{{4}}-\d\d-\d\d \((today|yesterday)\)  -   -          1        -          -$")

    def test_status_says_what_differs_from_the_manifest(self):
        self.site.change("showcase/manifest.yml", "A still mountain lake", "A mountain lake")
        self.assertTrue(self.showcase.run("status").out.splitlines()[1].endswith("  alt"))

    def test_import_keeps_the_original_and_is_published(self):
        picture = png.picture(1536, 1024)
        self.site.write("new.png", picture)
        done = self.showcase.bring()
        self.assertEqual(done.code, 0, done)
        self.assertIn("6 written, 0 removed, 0 as they were", done.err)
        self.assertIn("recorded as made by a model; if it wasn't, import it again with --made", done.err)
        originals = list((self.site.folder / "showcase/originals").iterdir())
        self.assertEqual([file.read_bytes() for file in originals], [picture])
        self.assertEqual(self.showcase.bring().err, "nothing has changed\n")
        self.assertEqual(
            self.showcase.run("audit").err, "all proved: 1 asset, 2 records, 6 pictures, 1 original\n")
        self.assertIn("imported", self.showcase.run("status").out)
        built = self.site.build()
        self.assertEqual(built.code, 0, built)
        provenance = json.loads((self.site.public / "provenance.json").read_text())
        picture = provenance["pictures"][0]
        self.assertEqual((picture["origin"], len(picture["records"])), (2, 2))
        statement = picture["records"][1]["statement"]
        self.assertEqual(statement["predicate"]["event"], "imported")
        self.assertEqual(statement["predicate"]["review"]["by"], "Ada")
        kept = self.showcase.run("placeholders")
        self.assertEqual(kept.code, 0)
        self.assertIn(f"kept {ID}: it has a picture that isn't a placeholder", kept.err)

    def test_a_larger_picture_of_the_same_ratio_is_made_smaller(self):
        self.site.write("new.png", png.picture(3072, 2048))
        self.assertEqual(self.showcase.bring().code, 0)
        self.assertEqual(self.showcase.run("audit").code, 0)

    def test_pictures_that_can_not_be_imported(self):
        whole = png.picture(1536, 1024)
        cases = {
            "square.png": (png.picture(1024, 1024), "the picture has 1024 × 1024 pixels instead of 1536 × 1024"),
            "small.png": (png.picture(768, 512), "the picture has 768 × 512 pixels instead of 1536 × 1024"),
            "cut.png": (whole[:-20], "this PNG picture can't be used"),
            "photo.jpg": (b"\xff\xd8\xff\xe0" + bytes(64), "it looks like a JPEG picture"),
            "page.html": (b"<!doctype html><p>Not found", "this is no PNG picture"),
            "empty.png": (b"", "this is no PNG picture"),
        }
        before = self.showcase.files()
        for name, (content, words) in cases.items():
            with self.subTest(name):
                self.site.write(name, content)
                done = self.showcase.bring(name)
                self.assertEqual((done.code, done.codes()), (1, ["SG0919"]), done)
                self.assertIn(words, done.err)
                self.assertIn("help: bring a PNG of 1536x1024, or a larger one of the same ratio", done.err)
        self.assertEqual(self.showcase.files(), before)

    def test_bombs_take_no_memory(self):
        huge = png.SIGNATURE + png.header(30_000, 20_000) + png.chunk(b"IDAT", bytes(100)) + png.chunk(b"IEND", b"")
        profile = b"x\0\0" + zlib.compress(bytes(200_000_000), 9)
        flood = png.picture(1536, 1024)
        flood = flood[:33] + png.chunk(b"aaAa", b"") * 3_000_000 + flood[33:]
        for name, content in {
            "huge.png": huge, "flood.png": flood, "profile.png": png.with_chunk(png.picture(1536, 1024), b"iCCP", profile),
            "text.png": png.with_chunk(png.picture(1536, 1024), b"zTXt", profile)}.items():
            with self.subTest(name):
                self.site.write(name, content)
                done = self.showcase.bring(name)
                self.assertLess(done.peak, 160, done)
                self.assertIn(done.code, (0, 1))
        for name in ("huge.png", "flood.png"):
            self.assertEqual(self.showcase.bring(name).codes(), ["SG0919"])

    def test_import_with_words_that_make_no_sense(self):
        self.site.write("new.png", png.picture(1536, 1024))
        before = self.showcase.files()
        for option, word in (("--source", "http://x.org"), ("--source", "nonsense"), ("--license", "all mine"), ("--by", " "),
                             ("--made", "magic")):
            with self.subTest(f"{option} {word}"):
                done = self.showcase.bring(**{option: word})
                self.assertEqual(done.code, 2, done)
                self.assertIn(option, done.err.splitlines()[0])
        done = self.showcase.run("import", ID, "new.png", "--source", "https://x.org", "--license", "MIT")
        self.assertEqual(done.code, 2)
        self.assertIn("--by", done.err)
        self.assertEqual(self.showcase.files(), before)

    def test_import_of_a_file_that_is_not_there(self):
        done = self.showcase.bring("nowhere.png")
        self.assertEqual(done.code, 3, done)
        self.assertIn("nowhere.png': there is no such file", done.err)

    def test_unknown_assets_are_answered_with_the_likely_one(self):
        self.site.write("new.png", png.picture(1536, 1024))
        for words in (["placeholders", "alpine-lak"], ["import", "alpine-lak", "new.png", "--source", "https://x.org",
                                                      "--license", "MIT", "--by", "Ada"], ["retire", "alpine-lak"]):
            with self.subTest(words[0]):
                done = self.showcase.run(*words)
                # What 'retire' misses is a ledger, which is content.
                self.assertEqual(done.code, 1 if words[0] == "retire" else 2, done)
                self.assertIn(f"help: did you mean '{ID}'?", done.err)

    def test_retire(self):
        done = self.showcase.run("retire", ID)
        self.assertEqual((done.code, done.codes(), done.places()), (1, ["SG0920"], ["showcase/manifest.yml:7:9"]), done)
        manifest = self.site.text("showcase/manifest.yml")
        self.site.write("showcase/manifest.yml", manifest.split("assets:")[0] + "assets: []\n")
        self.assertEqual(self.showcase.run("audit").codes(), ["SG0909"])
        done = self.showcase.run("retire", ID)
        self.assertEqual(done.code, 0, done)
        self.assertIn("2 written, 3 removed", done.err)
        self.assertEqual(self.showcase.run("retire", ID).err, "nothing has changed\n")
        self.assertEqual(self.showcase.run("audit").err, "all proved: 1 asset, 2 records, 0 pictures, 0 originals\n")
        self.assertIn("retired", self.showcase.run("status").out)

    def test_outside_a_site(self):
        shutil.rmtree(self.site.folder / "showcase")
        for words in (["placeholders"], ["audit"], ["status"]):
            done = self.showcase.run(*words)
            self.assertEqual((done.code, done.codes()), (2, ["SG0921"]), done)
            self.assertIn("--site", done.err)

    def test_an_empty_showcase(self):
        site = self.site
        manifest = site.text("showcase/manifest.yml")
        shutil.rmtree(site.folder / "showcase")
        site.write("showcase/manifest.yml", manifest.split("assets:")[0] + "assets: []\n")
        self.assertEqual(self.showcase.run("status").err, "the showcase has no assets\n")
        self.assertEqual(self.showcase.run("audit").err, "all proved: 0 assets, 0 records, 0 pictures, 0 originals\n")
        self.assertEqual(self.showcase.run("placeholders").err, "nothing has changed\n")

    def test_two_at_once(self):
        lock = self.site.folder / ".showcase.sitegen-lock"
        with open(lock, "w") as file:
            import fcntl
            fcntl.flock(file, fcntl.LOCK_EX)
            done = self.showcase.run("placeholders")
        self.assertEqual((done.code, done.codes()), (1, ["SG0918"]), done)
        self.assertIn("help: wait until it has ended", done.err)

    def test_the_second_of_two_says_who_holds_the_lock(self):
        self.site.write("new.png", png.picture(1536, 1024))
        child = subprocess.Popen(
            [program(), "showcase", "import", ID, "new.png", "--source", "https://x.org", "--license", "MIT", "--by", "Ada"],
            cwd=self.site.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        lock = self.site.folder / ".showcase.sitegen-lock"
        end = time.monotonic() + 20
        while time.monotonic() < end and not (lock.exists() and lock.read_text().count("\n") == 3):
            time.sleep(0.002)
        # It stands still, with the lock, however slow the machine is.
        child.send_signal(signal.SIGSTOP)
        try:
            done = self.showcase.run("reject", ID, "--by", "Eve")
        finally:
            child.send_signal(signal.SIGCONT)
            child.wait()
        self.assertEqual((done.code, done.codes()), (1, ["SG0918"]), done)
        self.assertRegex(
            done.err,
            rf"note: held by process {child.pid}, sitegen showcase import, since \d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

    def test_every_command_has_help(self):
        for command in ("status", "audit", "placeholders", "accept", "reject", "withdraw", "import", "retire"):
            done = run("showcase", command, "--help")
            self.assertEqual((done.code, done.err), (0, ""))
            self.assertIn("--site", done.out)
        self.assertIn("audit", run("showcase", "--help").out)


class Review(unittest.TestCase):
    """accept, reject and withdraw."""

    def setUp(self):
        self.showcase = Showcase()
        self.site = self.showcase.site
        self.showcase.wait()

    def decide(self, command, by="Ada", identifier=ID, *more):
        return self.showcase.run(command, identifier, "--by", by, *more)

    def status(self):
        done = self.showcase.run("status", "--format", "json")
        self.assertEqual((done.code, done.err), (0, ""), done)
        return [json.loads(line) for line in done.out.splitlines()][0]

    def test_accept_publishes_and_withdraw_takes_back(self):
        self.assertEqual(self.status()["candidate"]["stale"], False)
        built = self.site.build()
        self.assertEqual(built.code, 0, built)
        self.assertNotIn("igen_1", (self.site.public / "provenance.json").read_text())
        done = self.decide("accept")
        self.assertEqual(done.code, 0, done)
        self.assertEqual(
            done.err, f"wrote {LEDGER}\nwrote {LOCK}\n2 written, 0 removed, 0 as they were\n")
        row = self.status()
        self.assertEqual((row["published"], row["by"], row["candidate"]), ("generated", "Ada", None))
        self.assertEqual(self.site.build().code, 0)
        picture = json.loads((self.site.public / "provenance.json").read_text())["pictures"][0]
        self.assertEqual((picture["origin"], picture["acceptance"]), (2, 3))
        done = self.decide("withdraw")
        self.assertEqual(done.code, 0, done)
        self.assertIn("2 written, 3 removed", done.err)
        self.assertEqual(self.status()["published"], "placeholder")
        self.assertEqual(self.site.build().code, 0)
        self.assertEqual(self.showcase.run("audit").code, 0)

    def test_reject_keeps_what_is_published(self):
        done = self.decide("reject")
        self.assertEqual(done.code, 0, done)
        self.assertIn("2 written, 3 removed", done.err)
        row = self.status()
        self.assertEqual((row["published"], row["candidate"], row["records"]), ("placeholder", None, 3))
        self.assertEqual(self.showcase.run("audit").code, 0)

    def test_asking_again_changes_nothing_and_says_so(self):
        for command, word in (("accept", "accepted"), ("withdraw", "withdrawn")):
            self.assertEqual(self.decide(command).code, 0)
            before = self.showcase.files()
            done = self.decide(command, by="Grace")
            self.assertEqual((done.code, done.out), (0, ""), done)
            self.assertRegex(
                done.err, rf"^'{ID}' was {word} before: by Ada, \d{{4}}-\d\d-\d\dT\S+\nnothing has changed\n$")
            self.assertEqual(self.showcase.files(), before)

    def test_nothing_to_decide_about(self):
        self.assertEqual(self.decide("reject").code, 0)
        before = self.showcase.files()
        for command in ("accept", "withdraw"):
            done = self.decide(command)
            self.assertEqual((done.code, done.codes()), (1, ["SG0923"]), done)
            self.assertIn("help: sitegen showcase status", done.err)
        self.assertEqual(self.showcase.files(), before)

    def test_a_stale_candidate_is_refused_and_comes_alive_again(self):
        self.site.change("showcase/manifest.yml", "prompt: A mountain lake at dawn.", "prompt: A mountain lake at dusk.")
        self.assertEqual(self.status()["candidate"]["differences"], ["prompt"])
        self.assertIn("stale: prompt", self.showcase.run("status").out)
        done = self.decide("accept")
        self.assertEqual((done.code, done.codes()), (1, ["SG0924"]), done)
        self.assertIn("prompt was 'A mountain lake at dawn.', and the manifest says 'A mountain lake at dusk.'", done.err)
        self.assertIn("help: set the manifest back", done.err)
        self.site.change("showcase/manifest.yml", "lake at dusk.", "lake at dawn.")
        self.assertEqual(self.decide("accept").code, 0)

    def test_a_rehearsal_is_never_published(self):
        self.assertEqual(self.decide("reject").code, 0)
        self.showcase = Showcase()
        self.site = self.showcase.site
        self.showcase.wait(provider="emulator")
        self.assertTrue(self.status()["candidate"]["rehearsal"])
        done = self.decide("accept")
        self.assertEqual((done.code, done.codes()), (1, ["SG0925"]), done)
        self.assertEqual(self.site.build().code, 0)

    def test_words_that_make_no_sense(self):
        before = self.showcase.files()
        for command in ("accept", "reject", "withdraw"):
            done = self.showcase.run(command, ID)
            self.assertEqual(done.code, 2, done)
            self.assertIn("--by", done.err)
            self.assertEqual(self.decide(command, by=" ").code, 2)
            done = self.decide(command, identifier="alpine-lak")
            self.assertEqual((done.code, done.codes()), (2, ["SG0910"]), done)
            self.assertIn(f"did you mean '{ID}'?", done.err)
        self.assertEqual(self.showcase.files(), before)

    def test_faults_as_json(self):
        self.assertEqual(self.decide("accept").code, 0)
        done = self.showcase.run("reject", ID, "--by", "Ada", "--format", "json")
        self.assertEqual((done.code, done.err), (1, ""), done)
        self.assertEqual([json.loads(line)["code"] for line in done.out.splitlines()], ["SG0923"])


class Damage(unittest.TestCase):
    """On disk, through the program; the 1,000 flipped bits are among the Swift tests."""

    def setUp(self):
        self.showcase = Showcase()
        self.site = self.showcase.site
        self.site.write("new.png", png.picture(1536, 1024))
        self.assertEqual(self.showcase.bring().code, 0)

    def findings(self, *arguments):
        done = self.showcase.run("audit", *arguments)
        self.assertEqual(done.code, 1, done)
        return done

    def test_a_changed_file_of_each_kind_is_named(self):
        files = [name for name in self.showcase.files() if "." in name and name != "manifest.yml"]
        self.assertEqual(len(files), 9)
        chance = random.Random(SEED)
        for name in sorted(files):
            with self.subTest(name):
                path = self.site.folder / "showcase" / name
                whole = path.read_bytes()
                bit = chance.randrange(len(whole) * 8)
                damaged = bytearray(whole)
                damaged[bit // 8] ^= 1 << bit % 8
                path.write_bytes(damaged)
                self.assertIn(f"showcase/{name}", self.findings().err)
                path.write_bytes(whole)
        self.assertEqual(self.showcase.run("audit").code, 0)

    def test_the_ledger_cut_short_swapped_and_forked(self):
        lines = self.site.text(LEDGER).splitlines(keepends=True)
        self.site.write(LEDGER, lines[0])
        self.assertIn("its end was cut off", self.findings().err)
        self.site.write(LEDGER, lines[1] + lines[0])
        self.assertEqual(self.findings().codes()[0], "SG0914")
        self.site.write(LEDGER, "".join(lines) + lines[1].replace('"by":"Ada"', '"by":"Eve"'))
        forked = self.findings()
        self.assertEqual(forked.codes()[0], "SG0915")
        self.assertEqual(forked.err.count("begins a branch that ends in record"), 2)

    def test_a_stray_file_is_named(self):
        self.site.write("showcase/assets/alpine-lake/notes.txt", "x")
        self.assertEqual(self.findings().places(), ["showcase/assets/alpine-lake/notes.txt"])

    def test_json_is_one_finding_a_line(self):
        self.site.write("showcase/stray", "x")
        done = self.findings("--format", "json")
        self.assertEqual(done.err, "")
        self.assertEqual([json.loads(line)["file"] for line in done.out.splitlines()], ["showcase/stray"])

    def test_a_build_refuses_a_showcase_that_disagrees(self):
        lines = self.site.text(LEDGER).splitlines(keepends=True)
        self.site.write(LEDGER, lines[0])
        done = self.site.build()
        self.assertEqual((done.code, done.codes()[0]), (1, "SG0917"), done)
        self.assertFalse(self.site.public.exists())


class Kills(unittest.TestCase):
    """A command that is killed can be run again, and then nothing is lost, doubled or left over."""

    def test_kills(self):
        showcase = Showcase()
        chance = random.Random(SEED)
        times = []
        for name in ("a", "b", "c"):
            showcase.site.write(f"{name}.png", png.picture(1536, 1024, (0, 0, ord(name))))
            done = showcase.bring(f"{name}.png")
            self.assertEqual(done.code, 0, done)
            times.append(done.seconds)
        # The shortest: on a busy machine a kill may come early, but not always too late.
        whole = min(times)
        early = 0
        for number in range(1, KILLS + 1):
            name = f"{number}.png"
            showcase.site.write(name, png.picture(1536, 1024, (number, 255 - number, 99)))
            words = ["showcase", "import", ID, name, "--source", "https://small.invalid/p", "--license", "MIT", "--by", "Ada"]
            child = subprocess.Popen(
                [program(), *words], cwd=showcase.site.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            # Half of the moments over the whole run, half near its end, where it writes.
            time.sleep(whole * (chance.random() * 1.05 if number % 2 else 0.85 + chance.random() * 0.2))
            child.send_signal(signal.SIGKILL)
            early += child.wait() == -signal.SIGKILL
            done = showcase.bring(name, **{"--source": "https://small.invalid/p", "--license": "MIT"})
            self.assertEqual(done.code, 0, done)
            # What was measured on a busy machine is too long once it rests.
            whole = min(whole, done.seconds)
            lines = showcase.site.text(LEDGER).splitlines()
            self.assertEqual(len(lines), number + 4, f"after kill {number}")
            audit = showcase.run("audit")
            self.assertEqual(audit.code, 0, audit)
        print(f"showcase: {KILLS} kills ({early} before the end), every import mended by running it again")
        self.assertGreater(early, KILLS // 3)


class FullDisk(unittest.TestCase):
    def setUp(self):
        if needs_namespace():
            self.skipTest("runs again in a namespace where it may mount; see InNamespace of test_disk")

    def test_a_full_disk_says_so_and_leaves_what_was_there(self):
        disk = Disk("size=24m")
        self.addCleanup(disk.close)
        showcase = Showcase(inside=disk.place)
        showcase.site.write("new.png", png.picture(1536, 1024))
        before = showcase.files()
        for spare in (0, 8_192, 16_384):
            disk.fill(spare)
            done = showcase.bring()
            (disk.place / "ballast").unlink()
            self.assertEqual(done.code, 3, done)
            self.assertIn("No space left on device", done.err)
            self.assertIn("run the same command again once that is mended", done.err)
            after = showcase.files()
            self.assertEqual({name: after[name] for name in before if "." in name and name in after},
                             {name: before[name] for name in before if "." in name})
        self.assertEqual(showcase.bring().code, 0)
        self.assertEqual(showcase.run("audit").code, 0)


if __name__ == "__main__":
    unittest.main()
