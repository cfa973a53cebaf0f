"""Screenshots and how they are compared: seen from a little way off, part by part.

A picture is kept at half its size, as lossy WebP; what is compared with it goes the same way first, so that the loss is
in both. Two are compared at a quarter of the page's size, where the grain of letters is gone; in every tile of
16 × 16 points (64 × 64 of the page) the mean difference counts, and the worst decides.
"""

import io
import itertools

from PIL import Image, ImageChops, ImageFilter

TILE = 16
# Of 255, the mean over a tile. Measured: noise of ±3 makes 2, Chromium's rounding 3; a paper five steps darker 8, a missing
# card 14, text moved by 8 px 18 and by 12 px 24.
LIMIT = 5
# Chromium rounds a box at half a point now to one side, now to the other: a tile may be off by two points of the page.
MOVES = sorted(itertools.product((-1, -.5, 0, .5, 1), repeat=2), key=lambda move: abs(move[0]) + abs(move[1]))
HEIGHT = 2  # points of the page by which its height may differ


def keep(picture, file):
    """Writes a screenshot as it is committed."""
    half = picture.convert("RGB").resize((picture.width // 2, picture.height // 2), Image.Resampling.BOX)
    half.save(file, "WEBP", quality=80, method=4)


def as_kept(picture):
    """What would be read again of a screenshot that was kept."""
    data = io.BytesIO()
    keep(picture, data)
    return Image.open(data).convert("RGB")


def compare(kept, taken):
    """What differs, in words, and a picture of where (or `None`); `kept` has half the size of `taken`."""
    if abs(kept.height * 2 - taken.height) > HEIGHT + 1 or abs(kept.width * 2 - taken.width) > 1:
        return f"is {taken.width} × {taken.height}, was {kept.width * 2} × {kept.height * 2}", None
    taken = as_kept(taken)
    box = (0, 0, taken.width // 2 * 2, min(kept.height, taken.height) // 2 * 2)
    one, two = kept.crop(box), taken.crop(box)
    tiles, most = None, 255
    for move in MOVES:
        here = tiled(difference(one, moved(two, *move)))
        tiles = ImageChops.darker(tiles, here) if tiles else here
        most = tiles.getextrema()[1]
        if most <= LIMIT:
            return None, None
    places = [(x, y) for y in range(tiles.height) for x in range(tiles.width) if tiles.getpixel((x, y)) > LIMIT]
    first, last = min(y for _, y in places) * TILE * 4, (max(y for _, y in places) + 1) * TILE * 4
    return f"differs in {len(places)} tiles by up to {most} of 255, from {first} to {last} px of the page's height", marked(quarter(two), tiles)


def quarter(half):
    """Seen from further away."""
    return half.resize((half.width // 2, half.height // 2), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(1))


def difference(one, two):
    """The largest difference of the three channels, point by point, at a quarter of the page's size."""
    red, green, blue = ImageChops.difference(quarter(one), quarter(two)).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def moved(half, right, down):
    """The picture moved by whole or half points; half a point is the mean of none and one."""
    for by, one in ((right, (1, 0)), (down, (0, 1))):
        step = (1 if by > 0 else -1) * one[0], (1 if by > 0 else -1) * one[1]
        if by:
            half = Image.blend(half, ImageChops.offset(half, *step), abs(by))
    return half


def tiled(grey):
    """The mean of each tile; those at the edges are filled up with no difference."""
    wide, high = -(-grey.width // TILE), -(-grey.height // TILE)
    full = Image.new("L", (wide * TILE, high * TILE))
    full.paste(grey)
    return full.resize((wide, high), Image.Resampling.BOX)


def marked(picture, tiles):
    """The picture, red where it differs."""
    mask = tiles.point(lambda value: 160 if value > LIMIT else 0).resize((tiles.width * TILE, tiles.height * TILE), Image.Resampling.NEAREST)
    return Image.composite(Image.new("RGB", picture.size, "red"), picture, mask.crop((0, 0, *picture.size)))
