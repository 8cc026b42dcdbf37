"""The definition that a form was made from, as the form carries it: its name and its text, packed into letters."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import dataclass

from sopdoc.source.read import UKURAN

CHUNK = 30_000        # letters in a cell; Excel holds 32 767


@dataclass(frozen=True, slots=True)
class Carried:
    """`kunci`: what the definition was called, `text`: what its file said."""

    kunci: str
    text: str


def pack(kunci: str, text: str) -> str:
    return base64.b85encode(zlib.compress(json.dumps([kunci, text]).encode(), 9)).decode()


def unpack(packed: str) -> Carried | None:
    """None for what is nothing that was packed here; what it unpacks to is bounded by the size of a definition."""
    try:
        content = zlib.decompressobj().decompress(base64.b85decode(packed), 8 * UKURAN)
        kunci, text = json.loads(content)
    except (ValueError, zlib.error, UnicodeDecodeError):
        return None
    return Carried(kunci, text) if isinstance(kunci, str) and isinstance(text, str) else None
