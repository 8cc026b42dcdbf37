"""The definition that a form or a document was made from, as it carries it: its name and its text, packed into letters."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from sopdoc.naskah import Naskah
from sopdoc.origin import Origin
from sopdoc.source.read import UKURAN
from sopdoc.writing.values import value_of, yaml_text

CHUNK = 30_000        # letters in a cell; Excel holds 32 767


@dataclass(frozen=True, slots=True)
class Carried:
    """`kunci`: what the definition was called, `text`: what its file said."""

    kunci: str
    text: str


def pack(kunci: str, text: str) -> str:
    return base64.b85encode(zlib.compress(json.dumps([kunci, text]).encode(), 9)).decode()


def origin_of(naskah: Naskah) -> Origin:
    """What the definition says, without comments: a document goes to more hands than its author's workshop."""
    text = said_by(naskah)
    return Origin(hashlib.sha256(text.encode()).hexdigest(), pack(naskah.definition.kunci, text))


def said_by(naskah: Naskah) -> str:
    """The same for every way of writing it."""
    value = value_of(naskah.node)
    assert isinstance(value, Mapping)
    return yaml_text(value)


def unpack(packed: str) -> Carried | None:
    """None for what is nothing that was packed here; what it unpacks to is bounded by the size of a definition."""
    try:
        content = zlib.decompressobj().decompress(base64.b85decode(packed), 8 * UKURAN)
        kunci, text = json.loads(content)
    except (ValueError, zlib.error, UnicodeDecodeError):
        return None
    return Carried(kunci, text) if isinstance(kunci, str) and isinstance(text, str) else None
