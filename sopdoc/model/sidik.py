"""Sop → SHA-256 of what its sheet says: two definitions that print the same words, symbols and lines have one digest.

Comments, quotes, order of keys, names of rows and columns, and where links lead are no content; neither is what only
looks different (profile, logo).  What is empty is left out, so that a key which later versions of this program know and
a definition does not use changes no digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from sopdoc.model.nilai import Nip
from sopdoc.model.sop import Alur, Simbol, Sop, Status
from sopdoc.model.teks import Judul

SILENT = frozenset({"id", "tautan", "acuan", "isian", "tanda", "bekas"})      # fields of the model that nothing on paper shows
WATERMARKS = (Status.RANCANGAN, Status.DICABUT)                               # what of a status is printed


def sidik(sop: Sop) -> str:
    """64 hexadecimal digits."""
    identitas = sop.identitas
    said = {
        "kop": (*sop.instansi.kop, *sop.instansi.alamat, *(identitas.unit or sop.instansi.unit)), "tempat": sop.instansi.tempat,
        "identitas": replace(identitas, unit=(), status=identitas.status if identitas.status in WATERMARKS else None),
        "alur": tuple(map(_by_place, sop.alur)), "lampiran": sop.lampiran,
    }
    return hashlib.sha256(_text(_plain(said)).encode("utf-8", "surrogatepass")).hexdigest()


def _text(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _by_place(alur: Alur) -> Alur:
    """Columns and symbols called by where they stand, whatever the definition calls them."""
    kolom = {p.kunci: str(number) for number, p in enumerate(alur.pelaksana, 1)}
    semua = [simbol for kegiatan in alur.kegiatan for simbol in kegiatan.simbol]
    simbol = {s.id: str(number) for number, s in enumerate(semua, 1)}
    return replace(
        alur,
        pelaksana=tuple(replace(p, kunci=kolom[p.kunci]) for p in alur.pelaksana),
        kegiatan=tuple(replace(k, simbol=tuple(_renamed(s, kolom) for s in k.simbol)) for k in alur.kegiatan),
        sambungan=tuple(replace(s, dari=simbol.get(s.dari, s.dari), ke=simbol.get(s.ke, s.ke)) for s in alur.sambungan),
    )


def _renamed(simbol: Simbol, kolom: Mapping[str, str]) -> Simbol:
    return replace(simbol, pelaksana=kolom[simbol.pelaksana], bersama=tuple(kolom[kunci] for kunci in simbol.bersama))


def _plain(value: Any) -> Any:
    """Lists, mappings, texts and numbers, without what is empty."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Nip):
        return value.cetak()
    if isinstance(value, Judul):
        return _plain(value.kata)
    if is_dataclass(value):
        return _plain({f.name: getattr(value, f.name) for f in fields(value) if f.compare and f.name not in SILENT})
    if isinstance(value, Mapping):
        found = {_text(_plain(key)) if isinstance(key, Judul) else key: _plain(part) for key, part in value.items()}
        return {key: part for key, part in found.items() if part not in (None, "", [], {}, False)}
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    return value
