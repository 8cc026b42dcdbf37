"""PNG and JPEG are read in the page as Pillow reads them."""

from __future__ import annotations

import hashlib
import io
import json
import random
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from tools import PATIENCE

from sopdoc.portable.program import STAND_INS

CHANCE = random.Random(20260101)

# A program in which the stand-ins are what is found; rows are unfiltered as the page's worker does it, here in Python.
PROGRAM = """
import hashlib, io, json, sys, types
page = types.ModuleType("sopdoc_page")

class Rows(bytes):
    to_py = lambda self: bytes(self)

def unfilter(raw, row, height, step):
    rows = bytearray()
    for y in range(height):
        kind, line = raw[y * (row + 1)], raw[y * (row + 1) + 1 : (y + 1) * (row + 1)]
        above = rows[-row:] if y else bytes(row)
        made = bytearray()
        for x, value in enumerate(line):
            a, b, c = (made[x - step] if x >= step else 0), above[x], (above[x - step] if x >= step else 0)
            p = sorted((a, b, c), key=lambda one: abs(a + b - c - one))[0]
            made.append((value + (0, a, b, (a + b) // 2, p)[kind]) & 255)
        rows += made
    return Rows(rows)

page.unfilter = unfilter
sys.modules["sopdoc_page"] = page
sys.path.insert(0, sys.argv[1])
from PIL import Image
found = []
for name in json.load(sys.stdin):
    try:
        image = Image.open(io.BytesIO(open(name, "rb").read()))
        image.load()
        pixels = "" if image.format == "JPEG" else hashlib.sha256(image.convert(sys.argv[2] or image.mode).tobytes()).hexdigest()
        found.append([image.format, image.mode, list(image.size), image.getexif().get(0x0112, 1), pixels])
    except (OSError, ValueError, SyntaxError) as fault:
        found.append(type(fault).__name__)
print(json.dumps(found))
"""


def read_in_the_page(paths: list[Path], mode: str = "") -> list[list[object]]:
    command = [sys.executable, "-S", "-c", PROGRAM, str(STAND_INS), mode]
    asked = json.dumps([str(path) for path in paths])
    done = subprocess.run(command, input=asked, capture_output=True, text=True, timeout=PATIENCE, check=True)
    found: list[list[object]] = json.loads(done.stdout)
    return found


def read_by_pillow(path: Path, mode: str = "") -> list[object]:
    with Image.open(path) as image:
        pixels = "" if image.format == "JPEG" else hashlib.sha256(image.convert(mode or image.mode).tobytes()).hexdigest()
        return [image.format, image.mode, list(image.size), image.getexif().get(0x0112, 1), pixels]


def pictures(folder: Path) -> Iterator[Path]:
    """Of every mode and of sizes that are no round numbers; noise and plain rows, so that every filter comes up."""
    for number, (mode, size) in enumerate((mode, size) for mode in ("L", "LA", "RGB", "RGBA") for size in ((1, 1), (7, 5), (33, 17))):
        noise = CHANCE.randbytes(size[0] * size[1] * len(mode))
        smooth = bytes((i // 3) & 255 for i in range(len(noise)))
        for kind, data in (("rusuh", noise), ("halus", smooth)):
            path = folder / f"{number}-{kind}.png"
            Image.frombytes(mode, size, data).save(path, optimize=kind == "halus")
            yield path
    for colours in (2, 4, 16, 200):
        path = folder / f"palet-{colours}.png"
        plain = Image.frombytes("RGB", (19, 11), CHANCE.randbytes(19 * 11 * 3)).quantize(colours)
        plain.save(path, **({"transparency": 0} if colours == 16 else {}))
        yield path


def interlaced(width: int, height: int, data: bytes) -> bytes:
    """An RGB picture in the seven passes of Adam7."""
    rows = bytearray()
    for x0, y0, dx, dy in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):
        for y in range(y0, height, dy):
            row = b"".join(data[3 * (y * width + x) : 3 * (y * width + x) + 3] for x in range(x0, width, dx))
            rows += b"\0" + row if row else b""
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 1)), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    chunks = (struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_png_has_pillow_s_pixels(tmp_path: Path) -> None:
    paths = list(pictures(tmp_path))
    assert read_in_the_page(paths) == [read_by_pillow(path) for path in paths]


def test_colours_by_number_become_the_colours(tmp_path: Path) -> None:
    paths = [path for path in pictures(tmp_path) if path.name.startswith("palet")]
    assert read_in_the_page(paths, "RGBA") == [read_by_pillow(path, "RGBA") for path in paths]


def test_an_interlaced_png_has_pillow_s_pixels(tmp_path: Path) -> None:
    paths = []
    for width, height in ((1, 1), (3, 2), (8, 8), (13, 9)):
        paths.append(tmp_path / f"{width}.png")
        paths[-1].write_bytes(interlaced(width, height, CHANCE.randbytes(3 * width * height)))
    assert read_in_the_page(paths) == [read_by_pillow(path) for path in paths]


def test_a_jpeg_has_pillow_s_size_inks_and_side(tmp_path: Path) -> None:
    paths = []
    for mode, side in (("L", 1), ("RGB", 6), ("CMYK", 1)):
        exif = Image.Exif()
        exif[0x0112] = side
        paths.append(tmp_path / f"{mode}.jpg")
        Image.new(mode, (21, 13)).save(paths[-1], exif=exif)
    assert read_in_the_page(paths) == [read_by_pillow(path) for path in paths]


def test_a_picture_that_is_cut_short_or_broken_is_refused(tmp_path: Path) -> None:
    whole = io.BytesIO()
    Image.frombytes("RGB", (9, 9), CHANCE.randbytes(243)).save(whole, "PNG")
    photo = io.BytesIO()
    Image.new("RGB", (9, 9)).save(photo, "JPEG")
    wrong = bytearray(whole.getvalue())
    wrong[60] ^= 1
    files = {"pendek.png": whole.getvalue()[:-20], "rusak.png": bytes(wrong), "pendek.jpg": photo.getvalue()[:-30], "lain.png": b"GIF89a"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = read_in_the_page([tmp_path / name for name in files])
    assert found == ["OSError", "SyntaxError", "OSError", "UnidentifiedImageError"]
