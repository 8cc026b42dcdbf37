"""Two naskah → what of each is compared: what a reader of its sheet can tell.

What the profile prints nowhere is left out: dates without a row, the place where nobody signs under the flow.  Titles in
capitals are compared as such.  Numbers of rows
that texts refer to are compared as printed when one version refers to none: it was read from paper, or typed them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from types import NoneType
from typing import Any

from sopdoc.model.decode_identitas import BAGIAN
from sopdoc.model.sop import Sop
from sopdoc.model.teks import Isi, Kata
from sopdoc.naskah import Naskah
from sopdoc.profile.profile import Profile

WORDLESS = (str, int, Enum, NoneType)      # parts of the model in which no words are; most of it, so that they are not gone into


def shown(old: Naskah, new: Naskah) -> tuple[Sop, Sop]:
    """Both versions, ready to be compared."""
    was, now = (printed(naskah.sop, naskah.profile) for naskah in (old, new))
    return (was, now) if _refers(was) == _refers(now) else (_unreferred(was), _unreferred(now))


def printed(sop: Sop, profile: Profile) -> Sop:
    """Without what the profile has no row for; under a flow place and date stand whichever rows there are."""
    identitas, rows = sop.identitas, profile.baris_identitas
    revisi_ke = identitas.revisi_ke if _has_revision(profile) else ""
    identitas = replace(identitas, bagian=_titled(identitas.bagian, profile), revisi_ke=revisi_ke)
    if profile.tanda_tangan_akhir:
        return replace(sop, identitas=identitas)
    tanpa, titik = (tuple(key for key in keys if key in rows) for keys in (identitas.tanpa, identitas.titik))
    told = replace(
        identitas, tanggal={key: tanggal for key, tanggal in identitas.tanggal.items() if key in rows}, tanpa=tanpa, titik=titik,
    )
    return replace(sop, instansi=replace(sop.instansi, tempat=""), identitas=told)


def _titled(bagian: Mapping[str, Isi], profile: Profile) -> dict[str, Isi]:
    """The office's own sections under their titles as printed, where these are still apart."""
    titled = {key if key in BAGIAN else profile.judul(key): isi for key, isi in bagian.items()}
    return titled if len(titled) == len(bagian) else dict(bagian)


def _has_revision(profile: Profile) -> bool:
    """Does the head have a place for its number?  That of an SPO always has."""
    return profile.bentuk_identitas == "spo" or "revisi ke" in profile.baris_identitas


def _refers(value: Any) -> bool:
    """Does a word of this part of the model refer to a row?"""
    if isinstance(value, Kata):
        return bool(value.acuan)
    if isinstance(value, Mapping):
        value = tuple(value.values())
    elif not isinstance(value, tuple):
        value = tuple(getattr(value, name) for name in getattr(value, "__match_args__", ()))
    return any(_refers(part) for part in value if not isinstance(part, WORDLESS))


def _unreferred(value: Any) -> Any:
    """A part of the model in which no word refers to a row; itself where none does."""
    if isinstance(value, Kata):
        return replace(value, acuan="") if value.acuan else value
    if isinstance(value, tuple):
        parts = tuple(map(_unreferred, value))
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    if isinstance(value, Mapping):
        return {key: _unreferred(one) for key, one in value.items()}
    known = {name: getattr(value, name) for name in getattr(value, "__match_args__", ())}       # the fields of a dataclass
    changed = {name: new for name, old in known.items() if (new := _unreferred(old)) is not old}
    return replace(value, **changed) if changed else value
