"""The comparer of screenshots: what it must see, and what it must not mind."""

import random
import unittest

from PIL import Image, ImageDraw, ImageFont

import shots

WIDTH, HEIGHT = 720, 1600


def page(moved=0, card=True, accent="#bb3417", paper="#faf9f5", height=HEIGHT):
    """A page as these are: a heading, text, three cards, more text."""
    picture = Image.new("RGB", (WIDTH, height), paper)
    draw = ImageDraw.Draw(picture)
    large, small = (ImageFont.load_default(size) for size in (48, 16))
    draw.text((40, 40), "Images, one key", "#17160f", large)
    words = "Submit a task, poll it, read the picture. " * 2
    for line in range(8):
        draw.text((40, 140 + line * 26), words, "#5a574c", small)
    for column in range(3):
        if column == 1 and not card:
            continue
        left = 40 + column * 220
        draw.rectangle((left, 420, left + 200, 560), outline="#e0dcd0", fill="#ffffff")
        draw.text((left + 16, 440), f"Card {column}", "#17160f", small)
        draw.text((left + 16, 480), "Some words on it", "#5a574c", small)
    for line in range(30):
        draw.text((40, 640 + moved + line * 26), words, "#5a574c", small)
    draw.rectangle((40, 1500, 240, 1540), fill=accent)
    return picture


def noisy(picture, amount):
    chance = random.Random(7)
    return Image.frombytes("RGB", picture.size, bytes(min(255, max(0, value + chance.randint(-amount, amount))) for value in picture.tobytes()))


class Comparer(unittest.TestCase):
    before = shots.as_kept(page())

    def words(self, picture):
        return shots.compare(self.before, picture)[0]

    def test_the_same(self):
        self.assertIsNone(self.words(page()))

    def test_noise_is_not_minded(self):
        self.assertIsNone(self.words(noisy(page(), 3)))

    def test_rounding_is_not_minded(self):
        self.assertIsNone(self.words(page(moved=1)))

    def test_moved_section(self):
        for moved in (8, 12, -12, 26):  # 26 is a whole line: only the edges of the text tell
            self.assertIn("differs", self.words(page(moved=moved)) or "", moved)

    def test_missing_card(self):
        self.assertRegex(self.words(page(card=False)) or "", "from (384|448) to 576 px")

    def test_changed_colour(self):
        self.assertIn("differs", self.words(page(accent="#bb7417")) or "")
        self.assertIn("differs", self.words(page(paper="#f2f1ed")) or "")

    def test_height(self):
        self.assertIsNone(self.words(page(height=HEIGHT + 2)))
        self.assertIn("was 720 × 1600", self.words(page(height=HEIGHT + 4)))

    def test_difference_is_marked(self):
        words, marked = shots.compare(self.before, page(card=False))
        self.assertGreater(marked.getpixel((80, 120))[0], marked.getpixel((80, 120))[1] + 80)
        self.assertLess(abs(marked.getpixel((20, 300))[0] - marked.getpixel((20, 300))[1]), 30)


if __name__ == "__main__":
    unittest.main()
