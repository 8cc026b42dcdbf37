"""Pages of a PDF → PNG, by a library that some inputs kill: run in a process of its own (`isolated.run_apart`).

    "1 3:2" PDF  ─▶  "8 17000 9000" PNG PNG    each line ended; no numbers ask for all pages, 3:2 for the third one turned by two
                                               quarters; answered are how many pages there are, and the length of each picture
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import accumulate, pairwise
from typing import Any

from sopdoc.png import GREY, QUICKLY, png

DPI = 150
GREY_DPI = 110              # to look at, not to print
MOST_PAGES = 60             # drawn of one file
MOST_SIDE = 4_000           # pixels: a page larger than A2 is drawn coarser


def draw_pdf(request: bytes) -> bytes:
    """The pages that are asked for, or none of them where one is not there or they are too many; raises for what is no PDF."""
    return _drawn(request, _coloured)


def draw_grey(request: bytes) -> bytes:
    """The same in grey, coarser and quickly."""
    return _drawn(request, _grey)


def draw_greys(request: bytes) -> bytes:
    """`draw_grey` of several requests, packed as `together` packs them; so are the answers."""
    return together([draw_grey(one) for one in apart(request)])


def together(parts: Sequence[bytes]) -> bytes:
    """A line with their lengths, then they."""
    return " ".join(str(len(part)) for part in parts).encode() + b"\n" + b"".join(parts)


def apart(packed: bytes) -> list[bytes]:
    """What `together` packed."""
    line, _, content = packed.partition(b"\n")
    ends = tuple(accumulate(map(int, line.split())))
    return [content[start:end] for start, end in pairwise((0, *ends))]


def pictures_in(answer: bytes) -> tuple[int, tuple[bytes, ...]]:
    """How many pages there are, and those that were drawn."""
    head, _, content = answer.partition(b"\n")
    count, *lengths = map(int, head.split())
    ends = list(accumulate(lengths))
    return count, tuple(content[end - length:end] for end, length in zip(ends, lengths, strict=True))


def _drawn(request: bytes, coded: Callable[[Any], bytes]) -> bytes:
    line, _, data = request.partition(b"\n")
    document = import_module("pypdfium2").PdfDocument(data)       # an optional extra is no dependency of the package
    count = len(document)
    wanted = [_page(said) for said in line.decode().split()] or [(number, 0) for number in range(1, count + 1)]
    sound = len(wanted) <= MOST_PAGES and max(wanted)[0] <= count
    pictures = [coded(_turned(document[number - 1], quarters)) for number, quarters in wanted] if sound else []
    head = " ".join(map(str, (count, *map(len, pictures))))
    return f"{head}\n".encode() + b"".join(pictures)


def _page(said: str) -> tuple[int, int]:
    """Its number, and quarters to the right."""
    number, _, quarters = said.partition(":")
    return int(number), int(quarters or 0)


def _turned(page: Any, quarters: int) -> Any:
    page.set_rotation((page.get_rotation() + 90 * quarters) % 360)
    return page


def _coloured(page: Any) -> bytes:
    """Without colours where the page has none: a third of the bytes."""
    image = page.render(scale=_scale(page, DPI)).to_pil().convert("RGB")
    grey = image.convert("L")
    out = io.BytesIO()
    (grey if grey.convert("RGB").tobytes() == image.tobytes() else image).save(out, "PNG", optimize=True)
    return out.getvalue()


def _grey(page: Any) -> bytes:
    bitmap = page.render(scale=_scale(page, GREY_DPI), grayscale=True)
    samples, step = bytes(bitmap.buffer), bitmap.stride
    return png(bitmap.width, bitmap.height, GREY, (samples[step * y : step * y + bitmap.width] for y in range(bitmap.height)), QUICKLY)


def _scale(page: Any, dpi: int) -> float:
    longest: float = max(*page.get_size(), 1)
    return min(dpi / 72, MOST_SIDE / longest)
