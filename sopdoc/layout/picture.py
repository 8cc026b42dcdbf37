"""Logo file → picture that every back end can embed (PNG or JPEG bytes with their pixel size).

A logo comes from outside: its size is looked at before anything is decoded, and an SVG is read once by a parser that
resolves nothing, so that what is drawn is small, complete in itself and quickly done.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from xml.parsers import expat

from sopdoc.diagnostics import Report, Span

SVG_PIXELS = 360           # width of a drawn SVG: 24 mm at 380 dpi
SVG_TALLEST = 10 * SVG_PIXELS   # a taller one is drawn narrower
DPI = 96                   # what CSS takes an inch for; resvg_py's own 0 would make nothing of an SVG in millimetres
MAX_PIXELS = 25_000_000    # a picture beyond this is a mistake or a bomb, and no logo
MAX_BYTES = 10_000_000
MAX_SVG_BYTES = 1_000_000  # a province's coat of arms with every feather has 300 kB
MAX_DRAWN = 20_000         # shapes of an SVG with all their repetitions
MAX_FILTERED = 20          # shapes drawn through a filter: a wide blur takes 12 ms

_FORBIDDEN = {"script": "skrip", "foreignobject": "isi asing (foreignObject)", "iframe": "halaman lain", "audio": "suara", "video": "video"}
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)")
_DATA = re.compile(r"data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=\s]*)")


class RefusedError(ValueError):
    """The picture cannot be used; the message is Indonesian and names the reason."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file's bytes; `kind` is "png" or "jpeg"; sizes in pixels."""

    data: bytes
    kind: str
    width: int
    height: int


def load_picture(path: Path, span: Span, report: Report) -> Picture | None:
    """Reads a PNG, JPEG or SVG file; SOP403 when it cannot be shown (the sheet is then made without it)."""
    try:
        return _picture(_read(path))
    except RefusedError as fault:
        reason = str(fault)
    except OSError as fault:
        reason = fault.strerror or "berkas rusak"
    except (ValueError, SyntaxError, EOFError, IndexError, struct.error, zlib.error):     # what Pillow and resvg raise for broken files
        reason = "berkas rusak"
    report.peringatan("SOP403", f'logo "{path.name}" tidak dapat dibaca', span, reason, "gunakan berkas PNG, JPEG atau SVG yang utuh")
    return None


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise RefusedError(f"berkas lebih dari {MAX_BYTES // 1_000_000} MB")
    return data


@lru_cache(maxsize=4)
def _picture(data: bytes) -> Picture:
    """What the bytes are decides, not the file's name.  All sheets of an agency show one picture, which is proved once."""
    return probe(data if data.startswith((b"\x89PNG", b"\xff\xd8")) else _draw_svg(data))


def _draw_svg(data: bytes) -> bytes:
    import resvg_py  # only agencies with an SVG logo pay for it

    check_svg(data)
    text = data.decode("utf-8-sig")
    return bytes(resvg_py.svg_to_bytes(svg_string=text, width=SVG_PIXELS, height=SVG_TALLEST, dpi=DPI, skip_system_fonts=True))


def probe(data: bytes) -> Picture:
    """The picture in PNG or JPEG bytes, decoded once to prove that it is whole."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            kind = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg"}[image.format or ""]
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise RefusedError(f"gambar {width} × {height} piksel terlalu besar")
            image.load()
            if image.mode == "CMYK":       # inks mean nothing without a press, and a document to be kept has one colour space: sRGB
                buffer = io.BytesIO()
                image.convert("RGB").save(buffer, "PNG")
                data, kind = buffer.getvalue(), "png"
    except Image.DecompressionBombError as fault:
        raise RefusedError("ukuran gambar terlalu besar") from fault
    return Picture(data, kind, width, height)


@dataclass(slots=True)
class _Group:
    """An element that others may refer to: how many shapes it holds itself, and which elements it draws again."""

    shapes: int = 0
    filtered: int = 0
    refs: list[str] = field(default_factory=list)


class _SvgReader:
    """Counts what an SVG will draw, and refuses what has no place in a logo."""

    def __init__(self) -> None:
        self.groups: dict[str, _Group] = {"": _Group()}
        self.open: list[str] = [""]      # ids of the elements around, innermost last; several times the same for nameless ones
        self.in_style = False
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True      # a word in two pieces would not be recognised
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._entity
        self._parser.ProcessingInstructionHandler = self._instruction

    def read(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as fault:
            raise RefusedError(f"SVG rusak di baris {fault.lineno}") from fault

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2].casefold()
        if local in _FORBIDDEN:
            raise RefusedError(f"SVG memuat {_FORBIDDEN[local]}")
        own = attributes.get("id", "")
        if own and own not in self.groups:
            self.groups[self.open[-1]].refs.append(own)
            self.groups[own] = _Group()
        self.open.append(own or self.open[-1])
        self.in_style = local == "style"
        group = self.groups[self.open[-1]]
        group.shapes += 1
        for key, value in attributes.items():
            if key.casefold().startswith("on"):
                raise RefusedError("SVG memuat skrip")
            group.refs += _references(key.rpartition(":")[2].casefold(), value)
            group.filtered += (key == "filter" or "filter" in value) and "url(" in value

    def _end(self, _name: str) -> None:
        self.open.pop()
        self.in_style = False

    def _text(self, text: str) -> None:
        if self.in_style and "filter" in text:
            raise RefusedError("filter dalam lembar gaya SVG; simpan tanpa efek")
        if self.in_style and ("@import" in text or any(not ref.startswith("#") for ref in _URL.findall(text))):
            raise RefusedError("SVG memuat rujukan ke luar berkas")

    def _entity(self, *_: object) -> None:
        raise RefusedError("SVG memuat entitas XML; simpan ulang sebagai SVG biasa")

    def _instruction(self, target: str, _data: str) -> None:
        if target.casefold() == "xml-stylesheet":
            raise RefusedError("SVG memuat rujukan ke luar berkas")

    def total(self) -> tuple[int, int]:
        """Shapes and filtered shapes, every repetition counted; a circle of references counts once."""
        known: dict[str, tuple[int, int]] = {}

        def weigh(name: str) -> tuple[int, int]:
            if name not in known:
                known[name] = (0, 0)     # stands in while a circle leads back here
                group = self.groups.get(name, _Group())
                inner = [weigh(ref) for ref in group.refs]
                known[name] = group.shapes + sum(s for s, _ in inner), group.filtered + sum(f for _, f in inner)
            return known[name]

        return weigh("")


def check_svg(data: bytes) -> None:
    """Raises RefusedError for an SVG that is too large, not complete in itself, or more than a picture."""
    if len(data) > MAX_SVG_BYTES:
        raise RefusedError(f"SVG lebih dari {MAX_SVG_BYTES // 1_000_000} MB")
    reader = _SvgReader()
    reader.read(data)
    try:
        shapes, filtered = reader.total()
    except RecursionError as fault:
        raise RefusedError("susunan SVG terlalu dalam") from fault
    if shapes > MAX_DRAWN:
        raise RefusedError(f"SVG menggambar {shapes} bentuk; paling banyak {MAX_DRAWN}")
    if filtered > MAX_FILTERED:
        raise RefusedError("terlalu banyak filter dalam SVG; simpan tanpa efek")


def _references(key: str, value: str) -> Iterator[str]:
    """Ids that an attribute refers to; what lies outside of the file is refused, an embedded picture looked at."""
    targets = [value.strip()] if key == "href" else _URL.findall(value) if "url(" in value else []
    for target in targets:
        if target.startswith("#"):
            yield target[1:]
        elif match := _DATA.fullmatch(target):
            _check_embedded(match[1])
        elif target:
            raise RefusedError("SVG memuat rujukan ke luar berkas")


def _check_embedded(encoded: str) -> None:
    try:
        data = base64.b64decode("".join(encoded.split()), validate=True)
    except binascii.Error as fault:
        raise RefusedError("gambar di dalam SVG rusak") from fault
    probe(data)
