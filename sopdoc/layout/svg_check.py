"""SVG → what drawing it will cost, and whether it has a place in a logo: counted before anything is drawn.

A parser that resolves nothing reads it once.  Every element is counted as often as it is drawn: `use`, patterns, masks and
filters draw others again.  What is refused here is refused on every machine, however fast.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import add
from typing import NamedTuple
from xml.parsers import expat

MAX_BYTES = 1_000_000      # a province's coat of arms with every feather has 300 kB
MAX_DEPTH = 64             # elements inside elements, also through references: the drawing library calls itself for each
FORBIDDEN = {
    "script": "skrip", "foreignobject": "isi asing (foreignObject)", "iframe": "halaman lain", "audio": "suara", "video": "video",
    "animate": "animasi", "animatemotion": "animasi", "animatetransform": "animasi", "set": "animasi",
}
UNDRAWN = {"flowroot": "teks mengalir", "textarea": "teks mengalir"}       # words of other programs' own, which nobody else draws
HEAVY = ("feturbulence", "femorphology", "feconvolvematrix", "feimage", "fediffuselighting", "fespecularlighting", "fedisplacementmap")
LAYERS = ("opacity", "mask", "clip-path", "filter", "mix-blend-mode", "isolation")     # each draws its element on a sheet of its own …
IDLE = ("1", "1.0", "none", "normal", "auto", "inherit")                               # … unless it says so; Inkscape always says so
MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
WORDS = ("text",)

_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)")
_MARKED = re.compile(r"marker[\w-]*\s*:[^;}]*url\(")
_DATA = re.compile(r"data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=\s]*)")


class RefusedError(ValueError):
    """The picture cannot be used; the message is Indonesian and names the reason."""


class Cost(NamedTuple):
    """What is drawn, every repetition counted."""

    bentuk: int = 0
    tulisan: int = 0           # characters of attributes and words: points of paths, letters
    lapisan: int = 0
    efek: int = 0              # steps of filters
    piksel: int = 0            # of pictures inside
    penanda: int = 0           # marks at the points of lines: how many points, only the drawing library knows

    def plus(self, other: Cost) -> Cost:
        return Cost(*map(add, self, other))


NOTHING = Cost()
MOST = {        # a coat of arms has up to 3 000 shapes in 600 kB; a wide blur takes 3 ms, a layer 1 ms, a megapixel 10 ms
    "bentuk": 20_000, "tulisan": 5_000_000, "lapisan": 1_000, "efek": 100, "piksel": 50_000_000,
}


@dataclass(slots=True)
class _Group:
    """An element that others may refer to, with the nameless ones in it; `refs`: (id, how deep it stands in here)."""

    cost: Cost = NOTHING
    depth: int = 0
    refs: list[tuple[str, int]] = field(default_factory=list)


class _Reader:
    """Counts what an SVG will draw, and refuses what has no place in a logo; `pixels` judges pictures inside it."""

    def __init__(self, pixels: Callable[[bytes], int]) -> None:
        self.pixels = pixels
        self.groups: dict[str, _Group] = {"": _Group()}
        self.open: list[tuple[str, str, int]] = [("", "", 0)]     # elements around: tag, the group that it is counted in, depth there
        self.words: set[str] = set()
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
        if local in FORBIDDEN:
            raise RefusedError(f"SVG memuat {FORBIDDEN[local]}")
        if local in HEAVY:
            raise RefusedError(f"SVG memuat efek {name.rpartition(':')[2]}; simpan tanpa efek")
        if len(self.open) > MAX_DEPTH:
            raise RefusedError(_TOO_DEEP)
        _, around, depth = self.open[-1]
        own = attributes.get("id", "")
        if own and own not in self.groups:
            self.groups[around].refs.append((own, depth))
            self.groups[own] = _Group()
            around, depth = own, 0
        self.open.append((local, around, depth + 1))
        group = self.groups[around]
        group.depth = max(group.depth, depth + 1)
        self._count(_own_cost(local, attributes))
        for key, value in attributes.items():
            if key.casefold().startswith("on"):
                raise RefusedError("SVG memuat skrip")
            group.refs += ((ref, depth + 1) for ref in self._references(key.rpartition(":")[2].casefold(), value))

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        tags = {tag for tag, _, _ in self.open}
        if "style" in tags:
            _check_style(text)
        if text.strip() and (undrawn := tags & UNDRAWN.keys()):
            raise RefusedError(f"SVG memuat {UNDRAWN[min(undrawn)]}, yang tidak tergambar; ubah tulisannya menjadi kurva")
        if not tags.isdisjoint(WORDS):
            self.words.update(text)
            self._count(Cost(tulisan=len(text)))

    def _count(self, cost: Cost) -> None:
        group = self.groups[self.open[-1][1]]
        group.cost = group.cost.plus(cost)

    def _entity(self, *_: object) -> None:
        raise RefusedError("SVG memuat entitas XML; simpan ulang sebagai SVG biasa")

    def _instruction(self, target: str, _data: str) -> None:
        if target.casefold() == "xml-stylesheet":
            raise RefusedError("SVG memuat rujukan ke luar berkas")

    def _references(self, key: str, value: str) -> Iterator[str]:
        """Ids that an attribute refers to; what lies outside of the file is refused, an embedded picture looked at."""
        targets = [value.strip()] if key == "href" else _URL.findall(value) if "url(" in value else []
        for target in targets:
            if target.startswith("#"):
                yield target[1:]
            elif match := _DATA.fullmatch(target):
                self._count(Cost(piksel=self.pixels(_decoded(match[1]))))
            elif target:
                raise RefusedError("SVG memuat rujukan ke luar berkas")

    def total(self) -> tuple[Cost, int]:
        """Cost and depth of the whole, every repetition counted; a circle of references counts once."""
        known: dict[str, tuple[Cost, int]] = {}

        def weigh(name: str) -> tuple[Cost, int]:
            if name not in known:
                known[name] = NOTHING, 0     # stands in while a circle leads back here
                group = self.groups.get(name, _Group())
                cost, depth = group.cost, group.depth
                for ref, at in group.refs:
                    inner, below = weigh(ref)
                    cost, depth = cost.plus(inner), max(depth, at + below)
                known[name] = cost, depth
            return known[name]

        return weigh("")


_TOO_DEEP = "susunan SVG terlalu dalam; hapus kelompok di dalam kelompok (ungroup)"


def check_svg(data: bytes, pixels: Callable[[bytes], int]) -> str:
    """The characters of its words; raises RefusedError for an SVG that is too large, not complete in itself, or more than a picture.

    `pixels`: how many a PNG or JPEG inside it has; may refuse it.
    """
    if len(data) > MAX_BYTES:
        raise RefusedError(f"SVG lebih dari {MAX_BYTES // 1_000_000} MB")
    reader = _Reader(pixels)
    reader.read(data)
    try:
        cost, depth = reader.total()
    except RecursionError as fault:
        raise RefusedError(_TOO_DEEP) from fault
    if depth > MAX_DEPTH:
        raise RefusedError(_TOO_DEEP)
    _check_cost(cost._replace(bentuk=cost.bentuk * (cost.tulisan // 2 if cost.penanda else 1)))     # a point takes two characters
    return "".join(sorted(reader.words))


def _check_cost(cost: Cost) -> None:
    for name, most in MOST.items():
        if (count := getattr(cost, name)) > most:
            raise RefusedError(f"SVG terlalu berat ({count} {name}, paling banyak {most}); simpan lebih sederhana atau sebagai PNG")


def _own_cost(local: str, attributes: dict[str, str]) -> Cost:
    """An element by itself."""
    said = {key.rpartition(":")[2]: value for key, value in attributes.items() if not key.endswith("href")}
    said |= {key.strip(): value for key, _, value in (part.partition(":") for part in said.get("style", "").split(";"))}
    return Cost(
        bentuk=1, tulisan=sum(map(len, said.values())), lapisan=sum(said.get(key, "none").strip() not in IDLE for key in LAYERS),
        efek=local.startswith("fe") + said.get("filter", "").count("("), penanda=sum("url(" in said.get(key, "") for key in MARKERS),
    )


def _check_style(text: str) -> None:
    if "filter" in text or _MARKED.search(text):
        raise RefusedError("efek atau penanda garis dalam lembar gaya SVG; simpan tanpa efek")
    if "@import" in text or any(not ref.startswith("#") for ref in _URL.findall(text)):
        raise RefusedError("SVG memuat rujukan ke luar berkas")


def _decoded(encoded: str) -> bytes:
    try:
        return base64.b64decode("".join(encoded.split()), validate=True)
    except binascii.Error as fault:
        raise RefusedError("gambar di dalam SVG rusak") from fault
