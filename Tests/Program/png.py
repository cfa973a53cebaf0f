"""PNG files, good and bad, made without any library but zlib."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind, data):
    """A chunk with its right checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def header(width, height, depth=8, colour=2, interlace=0):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace))


def picture(width, height, colour=(200, 120, 40)):
    """A whole picture of one colour, a few kilobytes whatever its size."""
    row = b"\0" + bytes(colour) * width
    return SIGNATURE + header(width, height) + chunk(b"IDAT", zlib.compress(row * height, 9)) + chunk(b"IEND", b"")


def with_chunk(png, kind, data):
    """The picture with one more chunk right behind its header."""
    end = len(SIGNATURE) + 25
    return png[:end] + chunk(kind, data) + png[end:]
