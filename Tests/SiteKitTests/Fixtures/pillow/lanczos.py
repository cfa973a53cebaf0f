"""Resizes pictures as Pillow does it: reads cases.txt of the current folder, writes a file for its line N (from 0).

A line: file of RGBA bytes, its width and height, the width and height wanted. N.bytes has what Pillow makes of it, colour
multiplied by alpha.
"""

from PIL import Image


def main():
    with open("cases.txt", encoding="utf-8") as cases:
        lines = cases.read().splitlines()
    for number, line in enumerate(lines):
        name, *sides = line.split()
        width, height, *wanted = map(int, sides)
        with open(name, "rb") as file:
            picture = Image.frombytes("RGBA", (width, height), file.read())
        with open(f"{number}.bytes", "wb") as file:
            file.write(picture.resize(wanted, Image.Resampling.LANCZOS).convert("RGBa").tobytes())


main()
