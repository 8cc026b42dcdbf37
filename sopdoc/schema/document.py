"""Kind of file → its whole JSON Schema (draft 2020-12), for editors: completion, hover and red lines while typing.

It says the structure only: keys, kinds of values, words to choose from.  What needs a view of the whole definition
(targets, officials, NIP, calendar dates) stays with the decoder and the checker.
A new kind of file is one more entry in `KINDS`; the shapes of all of them lie in `$defs`, as far as they are used.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from sopdoc.schema.buku import buku
from sopdoc.schema.instansi import instansi
from sopdoc.schema.isi import isi
from sopdoc.schema.kegiatan import alur, kegiatan, pelaksana, rangkaian, tahap
from sopdoc.schema.profil import kertas, profil, tanda_tangan
from sopdoc.schema.shapes import BERISI, DAFTAR, KOSONG, TEKS, WAJIB, Schema
from sopdoc.schema.sop import pejabat, penanda_tangan, sop

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/"

KINDS: dict[str, tuple[str, Callable[[], Schema]]] = {
    "sop": ("Definisi SOP", sop),
    "instansi": ("Instansi (instansi.yaml)", instansi),
    "buku": ("Buku SOP (buku.yaml)", buku),
    "profil": ("Profil lembar (templates/profil)", lambda: profil("warisi")),
}
DEFS: dict[str, Callable[[], Schema]] = {
    "teks": lambda: TEKS, "wajib": lambda: WAJIB, "kosong": lambda: KOSONG, "berisi": lambda: BERISI, "daftar": lambda: DAFTAR, "isi": isi,
    "pejabat": pejabat, "penanda-tangan": penanda_tangan, "pelaksana": pelaksana, "kegiatan": kegiatan, "rangkaian": rangkaian,
    "tahap": tahap, "alur": alur, "profil": profil,
    "cara": tanda_tangan, "kertas": kertas,
}


def schema(kind: str) -> Schema:
    """The schema of a kind of file (key of `KINDS`), with the definitions it needs."""
    title, make = KINDS[kind]
    body = make()
    needed = _needed(body)
    return {"$schema": DRAFT, "title": title, **body, "$defs": {name: DEFS[name]() for name in DEFS if name in needed}}


def schema_text(kind: str) -> str:
    """The schema as a file: steady, readable, with a final line break."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"


def _needed(body: Schema) -> set[str]:
    """Names of the definitions that `body` refers to, also by way of others."""
    found: set[str] = set()
    waiting = list(_refs(body))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _refs(DEFS[name]())
    return found


def _refs(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].removeprefix(_REF)
        for inner in value.values():
            yield from _refs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _refs(inner)
