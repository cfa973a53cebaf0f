"""The pictures that this repository publishes, read by other people's programs."""

import json
import subprocess
import unittest
from pathlib import Path

from small_site import REPOSITORY

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


if __name__ == "__main__":
    unittest.main()
