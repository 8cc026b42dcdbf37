"""Numbered objects → a PDF 1.7 file: small objects packed into deflated object streams, the same bytes every time.

    number = file.reserve()            a number that others can refer to before the object is there
    file.put(number, "<</Type/Page…>>")
    file.stream(number, "/Type/XObject…", data)
    file.finish(root, info)            → the file's bytes

Knows how a file is written (ISO 32000-1, 7.5.7 and 7.5.8) and nothing of what is in it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from itertools import accumulate

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"      # the second line tells file transfers that this is no text
AFTER = b"\r\nendstream\nendobj\n"     # with \n alone, data that end in \r would seem to be one byte shorter
PACK = 500          # objects in one object stream: a reader unpacks all of them to see one
LEVEL = 4         # a tenth faster than 6, and one part in a hundred larger


class PdfFile:
    """A file while it is written."""

    def __init__(self) -> None:
        self._parts: list[bytes] = [HEADER]
        self._length = len(HEADER)
        self._entries: list[tuple[int, int, int]] = [(0, 0, 65535)]     # cross-reference: kind, place, index
        self._waiting: list[tuple[int, str]] = []

    def reserve(self, count: int = 1) -> int:
        """The first of `count` new numbers that follow each other."""
        first = len(self._entries)
        self._entries += [(0, 0, 0)] * count
        return first

    def put(self, number: int, text: str) -> int:
        """An object that is no stream, as Latin-1 text; returns its number."""
        self._waiting.append((number, text))
        if len(self._waiting) >= PACK:
            self._pack()
        return number

    def put_all(self, first: int, texts: Iterable[str]) -> None:
        """Objects under numbers that follow each other."""
        self._waiting += enumerate(texts, first)
        while len(self._waiting) >= PACK:
            self._pack()

    def add(self, text: str) -> int:
        """An object with a new number."""
        return self.put(self.reserve(), text)

    def stream(self, number: int, entries: str, data: bytes, filtered: bool = False) -> int:
        """A stream, deflated here unless `entries` name its filter; `filtered` says that they do, or that it shall stay plain."""
        if not filtered:
            data, entries = zlib.compress(data, LEVEL), f"{entries}/Filter/FlateDecode"
        self._entries[number] = (1, self._length, 0)
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1")
        self._write(head, data, AFTER)
        return number

    def finish(self, root: int, info: int) -> bytes:
        """The whole file; its identifier is the digest of everything before the cross-reference."""
        while self._waiting:
            self._pack()
        digest = hashlib.blake2b(digest_size=16)
        for part in self._parts:
            digest.update(part)
        number, start = self.reserve(), self._length
        self._entries[number] = (1, start, 0)
        width = (start.bit_length() + 7) // 8
        table = b"".join(
            kind.to_bytes(1, "big") + place.to_bytes(width, "big") + index.to_bytes(2, "big") for kind, place, index in self._entries
        )
        mark = digest.hexdigest()
        self.stream(
            number,
            f"/Type/XRef/Size {len(self._entries)}/W[1 {width} 2]/Root {root} 0 R/Info {info} 0 R/ID[<{mark}><{mark}>]", table,
        )
        self._write(f"startxref\n{start}\n%%EOF\n".encode())
        return b"".join(self._parts)

    def _write(self, *parts: bytes) -> None:
        self._parts += parts
        self._length += sum(map(len, parts))

    def _pack(self) -> None:
        """The first objects that wait, in one object stream."""
        packed, self._waiting = self._waiting[:PACK], self._waiting[PACK:]
        number = self.reserve()
        for index, (inner, _) in enumerate(packed):
            self._entries[inner] = (2, number, index)
        texts = [text for _, text in packed]
        places = accumulate((len(text) + 1 for text in texts), initial=0)
        head = " ".join(f"{inner} {place}" for (inner, _), place in zip(packed, places, strict=False)) + "\n"
        data = (head + "\n".join(texts)).encode("latin-1")
        self.stream(number, f"/Type/ObjStm/N {len(packed)}/First {len(head)}", data)


def pdf_text(text: str) -> str:
    """A text string: as it is in ASCII, else UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
