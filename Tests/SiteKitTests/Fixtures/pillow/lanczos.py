"""Resizes pictures as Pillow does it: reads cases.txt of the current folder, writes two files for its line N (from 0).

A line: file of RGBA bytes, its width and height, the width and height wanted. N.bytes has what Pillow makes of an RGBA
picture, colour multiplied by alpha: it rounds and clips to 8 bits between its two passes. N.floats has four planes of
32-bit floats, red, green, blue (multiplied by alpha) and alpha, resized by the same filter without rounding.
"""

from array import array
from PIL import Image

LANCZOS = Image.Resampling.LANCZOS


def planes(pixels, size):
    alpha = pixels[3::4]
    colours = [pixels[channel::4] for channel in range(3)]
    if alpha.count(255) < len(alpha):
        colours = [[value * by / 255 for value, by in zip(colour, alpha)] for colour in colours]
    return [Image.frombytes("F", size, array("f", list(plane)).tobytes()) for plane in (*colours, alpha)]


def main():
    prepared = {}
    with open("cases.txt", encoding="utf-8") as cases:
        lines = cases.read().splitlines()
    for number, line in enumerate(lines):
        name, *sides = line.split()
        width, height, *wanted = map(int, sides)
        if name not in prepared:
            with open(name, "rb") as file:
                pixels = file.read()
            prepared = {name: (Image.frombytes("RGBA", (width, height), pixels), planes(pixels, (width, height)))}
        picture, parts = prepared[name]
        with open(f"{number}.bytes", "wb") as file:
            file.write(picture.resize(wanted, LANCZOS).convert("RGBa").tobytes())
        with open(f"{number}.floats", "wb") as file:
            for part in parts:
                file.write(part.resize(wanted, LANCZOS).tobytes())


main()
