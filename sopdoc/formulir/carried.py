"""What a form, a document or a register was made from, as it carries it, packed into letters."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sopdoc.naskah import Naskah
from sopdoc.origin import Origin
from sopdoc.source.read import UKURAN
from sopdoc.writing.values import value_of, yaml_text

CHUNK = 30_000        # letters in a cell; Excel holds 32 767
BENTUK = 2            # kind of form and register that this sopdoc makes; it reads this one and those before


@dataclass(frozen=True, slots=True)
class Carried:
    """`kunci`: what the definition was called, `text`: what its file said."""

    kunci: str
    text: str


Rows = Mapping[str, Mapping[str, str]]       # of a register: an SOP's key → what each column says of it


def pack(kunci: str, text: str) -> str:
    return _packed([kunci, text])


def pack_rows(rows: Rows) -> str:
    return _packed(rows)


def chunks(packed: str) -> Iterator[str]:
    """As many letters as a cell can hold, cell after cell."""
    yield from (packed[index: index + CHUNK] for index in range(0, len(packed), CHUNK))


def _packed(value: Sequence[str] | Rows) -> str:
    return base64.b85encode(zlib.compress(json.dumps(value).encode(), 9)).decode()


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
    """None for what is nothing that was packed here."""
    match _unpacked(packed):
        case [str(kunci), str(text)]:
            return Carried(kunci, text)
    return None


def unpack_rows(packed: str) -> Rows | None:
    """None for what is no register's."""
    rows = _unpacked(packed)
    if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
        return None
    whole = all(isinstance(words, str) for row in rows.values() for words in row.values())
    return rows if whole else None


def _unpacked(packed: str) -> Any:
    """Bounded by the size of a definition."""
    try:
        return json.loads(zlib.decompressobj().decompress(base64.b85decode(packed), 8 * UKURAN))
    except (ValueError, zlib.error):
        return None
