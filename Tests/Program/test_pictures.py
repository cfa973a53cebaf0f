"""The pictures that this repository publishes, read by other people's programs."""

import hashlib
import json
import shutil
import subprocess
import unittest
from pathlib import Path

from small_site import REPOSITORY, run, temporary_folder

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
BY_KIND = {"placeholder": {"digitalCreation"}, "generated": {"trainedAlgorithmicMedia"}}


def pillow():
    """The first Python that has Pillow: Debian's package belongs to /usr/bin/python3."""
    for python in ("python3", "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import PIL.Image"], capture_output=True).returncode == 0:
            return python
    raise RuntimeError("no python3 here can import PIL; scripts/dependencies.sh test installs Debian's python3-pil")


class PublishedPictures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.variants = {}  # name of the file: what the lock says
        for lock in sorted((REPOSITORY / "showcase/lock").glob("*.json")):
            slots = json.loads(lock.read_text())
            for slot in (slots["published"], slots["candidate"]):
                for variant in (slot or {}).get("variants", []):
                    cls.variants[Path(variant["path"]).name] = variant | {"kind": slot["kind"]}
        cls.published = sorted((REPOSITORY / "public").rglob("*.webp"))
        cls.files = cls.published + sorted((REPOSITORY / "showcase/assets").rglob("*.webp"))
        assert len(cls.published) >= 18, "there are fewer pictures than the six placeholders have"

    def test_every_published_picture_is_one_that_a_lock_names(self):
        self.assertEqual({file.name for file in self.published}, set(self.variants))

    def test_exiftool_reads_the_digital_source_type(self):
        done = subprocess.run(
            ["exiftool", "-j", "-G1", "-n", "-XMP:all", *map(str, self.files)], capture_output=True, text=True, check=True)
        found = json.loads(done.stdout)
        self.assertEqual(len(found), len(self.files))
        for tags in found:
            variant = self.variants[Path(tags["SourceFile"]).name]
            source_type = tags["XMP-iptcExt:DigitalSourceType"]
            self.assertTrue(source_type.startswith(SOURCE_TYPES), tags)
            self.assertIn(source_type.removeprefix(SOURCE_TYPES), BY_KIND.get(variant["kind"], {source_type}))
            self.assertTrue(tags["XMP-photoshop:Credit"])
        print(f"pictures: exiftool read the digital source type out of {len(found)} files")

    def test_webpinfo_finds_no_fault(self):
        for file in self.files:
            done = subprocess.run(["webpinfo", "-diag", str(file)], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn("No error detected.", done.stdout)
            self.assertNotIn("Warning", done.stdout + done.stderr)

    def test_pillow_decodes_each_to_the_size_the_lock_says(self):
        script = (
            "import json, sys\nfrom PIL import Image\nsizes = {}\nfor path in sys.argv[1:]:\n"
            "    with Image.open(path) as image:\n        image.load()\n        sizes[path] = [image.format, *image.size]\n"
            "print(json.dumps(sizes))")
        done = subprocess.run([pillow(), "-c", script, *map(str, self.files)], capture_output=True, text=True, check=True)
        sizes = json.loads(done.stdout)
        self.assertEqual(len(sizes), len(self.files))
        for path, size in sizes.items():
            variant = self.variants[Path(path).name]
            self.assertEqual(size, ["WEBP", variant["width"], variant["height"]], path)
            self.assertEqual(Path(path).stat().st_size, variant["bytes"])


class Origins(unittest.TestCase):
    def test_provenance_can_be_proved_without_sitegen(self):
        """Every file's digest, every record's, and the chain from the first to what is published."""
        provenance = json.loads((REPOSITORY / "public/provenance.json").read_text())
        records = 0
        for picture in provenance["pictures"]:
            for file in picture["files"]:
                content = (REPOSITORY / "public" / file["url"].lstrip("/")).read_bytes()
                self.assertEqual(hashlib.sha256(content).hexdigest(), file["sha256"])
            before = None
            for record in picture["records"]:
                canonical = json.dumps(record["statement"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                self.assertEqual(hashlib.sha256(canonical.encode()).hexdigest(), record["sha256"])
                self.assertEqual(record["statement"]["predicate"]["prev"], before)
                before = record["sha256"]
                records += 1
            origin = picture["records"][picture["origin"] - 1]["statement"]
            self.assertEqual({subject["digest"]["sha256"] for subject in origin["subject"]},
                             {file["sha256"] for file in picture["files"]})
        print(f"pictures: {records} records of provenance.json proved with Python alone")
        self.assertGreaterEqual(records, 6)

    def test_the_committed_placeholders_are_what_the_program_draws(self):
        """At full size, to the pixel; to the byte as well where libwebp is the one that was used."""
        site = temporary_folder() / "site"
        shutil.copytree(REPOSITORY / "showcase", site / "showcase")

        def drawn():
            found = {}
            for ledger in sorted((site / "showcase/ledger").glob("*.jsonl")):
                record = json.loads(ledger.read_text().splitlines()[-1])["predicate"]
                if record["event"] == "drawn":
                    build = record["buildDefinition"]
                    found[ledger.stem] = (
                        build["externalParameters"], build["internalParameters"]["encoder"]["version"])
            return found

        before = drawn()
        done = run("showcase", "placeholders", cwd=site, limit=120)
        self.assertEqual(done.code, 0, done)
        after = drawn()
        self.assertGreaterEqual(len(after), 1)
        self.assertEqual({name: pixels for name, (pixels, _) in before.items()},
                         {name: pixels for name, (pixels, _) in after.items()})
        if before == after:
            self.assertEqual(done.err, "nothing has changed\n")
        print(f"pictures: {len(after)} placeholders drawn again, the same to the pixel")


if __name__ == "__main__":
    unittest.main()
