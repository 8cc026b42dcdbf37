"""Pictures by Pillow's names."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PIL import jpeg, png  # type: ignore[attr-defined]  # mypy knows the library of this name, the page has this folder

LARGEST = 2 * 89_478_485        # pixels, as in Pillow


class DecompressionBombError(Exception):
    pass


class UnidentifiedImageError(OSError):
    pass


@dataclass(frozen=True)
class Palette:
    palette: bytes


class Image:
    """One picture; its samples are read when they are asked for."""

    format = ""

    def __init__(self, mode: str, size: tuple[int, int], data: bytes = b"") -> None:
        self.mode, self.size, self._data = mode, size, data
        self.info: dict[str, Any] = {}
        self.palette: Palette | None = None

    @property
    def width(self) -> int:
        return self.size[0]

    @property
    def height(self) -> int:
        return self.size[1]

    def __enter__(self) -> Image:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def load(self) -> None:
        """Reads the samples; raises what is wrong with them."""

    def getexif(self) -> dict[int, int]:
        return {}

    def tobytes(self) -> bytes:
        self.load()
        return self._data

    def split(self) -> tuple[Image, ...]:
        data, count = self.tobytes(), len(self.mode)
        return tuple(Image("L", self.size, data[i::count]) for i in range(count))

    def convert(self, mode: str) -> Image:
        """Raises ValueError for what nobody asks for."""
        data = self.tobytes()
        if mode == self.mode:
            return self
        if self.mode == "P" and mode in ("RGB", "RGBA"):
            return Image(mode, self.size, _woven(data.translate(table) for table in self._tables()[: len(mode)]))
        if (self.mode, mode) in (("RGBA", "RGB"), ("LA", "L")):
            return Image(mode, self.size, _woven(data[i :: len(self.mode)] for i in range(len(mode))))
        if (self.mode, mode) == ("L", "RGB"):
            return Image(mode, self.size, _woven((data, data, data)))
        raise ValueError(f"{self.mode} to {mode}")

    def _tables(self) -> list[bytes]:
        """Of red, green, blue and opacity: what each number of a colour means."""
        colours = (self.palette.palette if self.palette else b"").ljust(768, b"\0")
        clear = self.info.get("transparency", b"")
        opacity = clear if isinstance(clear, bytes) else bytes(0 if i == clear else 255 for i in range(256))
        return [colours[band:768:3] for band in range(3)] + [opacity.ljust(256, b"\xff")]


class PngImage(Image):
    format = "PNG"

    def __init__(self, data: bytes) -> None:
        parts = list(png.chunks(data))
        self._head = png.head_of(parts[0][1])
        super().__init__(png.MODES[self._head.colour], (self._head.width, self._head.height))
        self._packed = b"".join(body for kind, body in parts if kind == b"IDAT")
        known = dict(parts)
        if self.mode == "P":
            self.palette = Palette(known[b"PLTE"])
            if b"tRNS" in known:
                self.info["transparency"] = known[b"tRNS"]

    def load(self) -> None:
        if not self._data:
            self._data = png.samples(self._head, self._packed)


class JpegImage(Image):
    format = "JPEG"

    def __init__(self, data: bytes) -> None:
        self._head = jpeg.head_of(data)
        super().__init__(self._head.mode, (self._head.width, self._head.height))

    def getexif(self) -> dict[int, int]:
        return {jpeg.ORIENTATION: self._head.orientation}

    def convert(self, mode: str) -> Image:
        raise ValueError("no JPEG is decoded here")


def open(source: io.BytesIO, formats: Iterable[str] = ("PNG", "JPEG")) -> Image:
    data = source.getvalue()
    if data.startswith(png.SIGNATURE):
        found: Image = PngImage(data)
    elif data.startswith(jpeg.SIGNATURE):
        found = JpegImage(data)
    else:
        raise UnidentifiedImageError("neither PNG nor JPEG")
    if found.width * found.height > LARGEST:
        raise DecompressionBombError
    return found


def _woven(bands: Iterable[bytes]) -> bytes:
    parts = list(bands)
    found = bytearray(len(parts) * len(parts[0]))
    for place, band in enumerate(parts):
        found[place :: len(parts)] = band
    return bytes(found)

