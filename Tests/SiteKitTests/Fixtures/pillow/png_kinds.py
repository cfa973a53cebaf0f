"""Writes PNG files of every kind into the current folder, and beside each its pixels as Pillow reads them.

Prints a line for each: name, width, height, and how far 8-bit values may be off (1 for 16 bits: Pillow takes the upper
byte, libpng rounds).
"""

import random
import struct
import zlib
from PIL import Image

ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def row(pixels, depth):
    values = [value for pixel in pixels for value in pixel]
    if depth == 16:
        return b"\0" + struct.pack(f">{len(values)}H", *values)
    bits = "".join(format(value, f"0{depth}b") for value in values)
    bits += "0" * (-len(bits) % 8)
    return b"\0" + bytes(int(bits[at:at + 8], 2) for at in range(0, len(bits), 8))


def png(samples, depth, colour, interlaced, extra):
    height, width = len(samples), len(samples[0])
    passes = ADAM7 if interlaced else [(0, 0, 1, 1)]
    lines = [samples[y][x::dx] for x, y0, dx, dy in passes if x < width for y in range(y0, height, dy)]
    packed = zlib.compress(b"".join(row(line, depth) for line in lines))
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    middle = b"".join(chunk(name, data) for name, data in extra)
    half = len(packed) // 2
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + middle + chunk(b"IDAT", packed[:half])
            + chunk(b"IDAT", b"") + chunk(b"IDAT", packed[half:]) + chunk(b"tEXt", b"Comment\0x") + chunk(b"IEND", b""))


def expected(name, samples, depth, colour, transparent):
    """Pillow's pixels; from the samples where Pillow compares a transparent key with pixels of another depth, or clips
    16-bit grey."""
    if (depth != 8 and transparent is not None) or (depth == 16 and colour == 0):
        pixels = b""
        for line in samples:
            for pixel in line:
                red, green, blue = [value * 255 // ((1 << depth) - 1) for value in (pixel * 3 if colour == 0 else pixel)]
                pixels += bytes((red, green, blue, 0 if pixel == transparent else 255))
        return pixels
    with Image.open(name) as image:
        return image.convert("RGBA").tobytes()


def kinds(numbers):
    for colour, depths in {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}.items():
        for depth in depths:
            for interlaced in (False, True):
                for keyed in (False, True) if colour in (0, 2, 3) else (False,):
                    for width, height in ((13, 9), (1, 1), (3, 17), (40, 5)):
                        yield colour, depth, interlaced, keyed, width, height


def main():
    numbers = random.Random(5)
    for colour, depth, interlaced, keyed, width, height in kinds(numbers):
        most = (1 << depth) - 1
        samples = [[tuple(numbers.randint(0, most) for _ in range(CHANNELS[colour])) for _ in range(width)]
                   for _ in range(height)]
        extra, transparent = [], None
        if colour == 3:
            extra.append((b"PLTE", numbers.randbytes(3 * (most + 1))))
            if keyed:
                extra.append((b"tRNS", numbers.randbytes((most + 1) // 2)))
        elif keyed:
            transparent = samples[0][0]
            extra.append((b"tRNS", struct.pack(f">{len(transparent)}H", *transparent)))
        key = "-keyed" if keyed else ""
        name = f"colour{colour}-{depth}bit{key}{'-adam7' if interlaced else ''}-{width}x{height}.png"
        with open(name, "wb") as file:
            file.write(png(samples, depth, colour, interlaced, extra))
        with open(name + ".rgba", "wb") as file:
            file.write(expected(name, samples, depth, colour, transparent))
        print(name, width, height, 1 if depth == 16 else 0)
    # Row filters as an encoder chooses them, and metadata of all sorts.
    picture = Image.radial_gradient("L").resize((211, 97))
    noise = Image.frombytes("RGB", (211, 97), numbers.randbytes(211 * 97 * 3))
    photo = Image.blend(Image.merge("RGB", (picture, picture.rotate(90), picture.rotate(180))), noise, 0.1)
    photo.save("filtered.png", optimize=True, dpi=(300, 300))
    photo.putalpha(picture)
    photo.save("filtered-alpha.png")
    for name in ("filtered.png", "filtered-alpha.png"):
        with open(name + ".rgba", "wb") as file, Image.open(name) as image:
            file.write(image.convert("RGBA").tobytes())
        print(name, 211, 97, 0)


main()
