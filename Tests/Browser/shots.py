"""Screenshots and how they are compared: seen from a little way off, part by part.

A picture is kept at half its size, as lossy WebP; what is compared with it goes the same way first, so that the loss is
in both. Two are compared at a quarter of the page's size, where the grain of letters is gone; in every tile of
16 × 16 points (64 × 64 of the page) the mean difference counts, and the worst decides.
"""

import io

from PIL import Image, ImageChops

TILE = 16
# Of 255, the mean over a tile. Noise of ±3 stays under 2; text moved by 12 px is over 8 (test_shots).
LIMIT = 4
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
    one, two = (picture.crop(box).resize((box[2] // 2, box[3] // 2), Image.Resampling.BOX) for picture in (kept, taken))
    difference = ImageChops.difference(one, two)
    tiles = tiled(strongest(difference))
    most = tiles.getextrema()[1]
    if most <= LIMIT:
        return None, None
    places = [(x, y) for y in range(tiles.height) for x in range(tiles.width) if tiles.getpixel((x, y)) > LIMIT]
    first, last = min(y for _, y in places) * TILE * 4, (max(y for _, y in places) + 1) * TILE * 4
    return f"differs in {len(places)} tiles by up to {most} of 255, from {first} to {last} px of the page's height", marked(two, tiles)


def strongest(difference):
    """The largest of the three channels, point by point."""
    red, green, blue = difference.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


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
