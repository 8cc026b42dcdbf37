"""Words of names and sentences, made comparable: "SOP Penyusunan RENJA;" and "Penyusunan Renja" are the same name."""

from __future__ import annotations

import re
from functools import lru_cache

from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import TANGGAL_BERLAKU, Identitas, Status

AWALAN_SOP = re.compile(
    r"\s*(?:(?:SOP|SPO|POS)(?:[ -]?AP)?|Standard?\s+(?:Operasional\s+Prosedur|Prosedur\s+Operasional)(?:\s*\(SOP\))?"
    r"|Prosedur\s+Operasional\s+Standar)(?!\w)(?:[\s-]*(?:No(?:mor|\.)?\s*)?\d+(?=\s*[:.–—-]))?[\s:.–—-]*",
    re.IGNORECASE,
)
_KATA = re.compile(r"[^\W_]+")
_HAMPA = frozenset({"dan", "di", "ke", "dari", "yang", "untuk", "pada", "dengan", "dalam", "oleh", "atau", "serta", "the"})
_AWALAN = re.compile(r"^(?:pe[mnr]?|me[mn]?|ber|ter|di|ke)(?=\w{5})")
SELA = re.compile(r"\.{3,}|…+|_{2,}|\s{2,}|\u00a0{2,}|/\s+/|//|\bX{2,}\b|\?{2,}", re.IGNORECASE)   # a slot left for handwriting


@lru_cache(maxsize=4096)
def kata(text: str) -> tuple[str, ...]:
    """The words, folded: letters and digits only."""
    return tuple(_KATA.findall(text.casefold()))


@lru_cache(maxsize=4096)
def nama_polos(text: str) -> str:
    """A name of an SOP without its prefix, case and punctuation."""
    prefix = AWALAN_SOP.match(text)
    return " ".join(kata(text[prefix.end() :] if prefix else text))


def kata_isi(text: str) -> frozenset[str]:
    """The words of a name that say something."""
    return frozenset(nama_polos(text).split()) - _HAMPA


def inti(word: str) -> str:
    """A word without what may be a prefix."""
    return _AWALAN.sub("", word)


def is_draf(identitas: Identitas) -> bool:
    """Not yet in force, as its status says; without one: its number still has a slot and no date says from when on it binds."""
    if identitas.status is not None:
        return identitas.status is Status.RANCANGAN
    return bool(SELA.search(identitas.nomor)) and not any(identitas.tanggal.get(key) for key in TANGGAL_BERLAKU)


def before(left: Tanggal, right: Tanggal) -> bool:
    """Is `left` surely earlier?  A month without a day is compared as a month."""
    if left.hari is None or right.hari is None:
        return (left.tahun, left.bulan) < (right.tahun, right.bulan)
    return left < right


def newest(identitas: Identitas) -> Tanggal | None:
    """The latest of an SOP's dates."""
    dates = [tanggal for tanggal in identitas.tanggal.values() if tanggal]
    return max(dates, key=lambda t: (t.tahun, t.bulan, t.hari or 0), default=None)
