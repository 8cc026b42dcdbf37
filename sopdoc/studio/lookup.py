"""Words that somebody has typed → the regulations that `check` knows, or the agency's SOPs, that they may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sopdoc.check.peraturan.daftar import Peraturan, pengganti, peraturan
from sopdoc.definitions import Definition
from sopdoc.studio.lookup_requests import Usulan

MOST = 12
LEAST = 2               # letters, before a list is worth showing
WORD = re.compile(r"\w+")
KINDS = {"uu": "undang-undang", "pp": "peraturan pemerintah", "perpres": "peraturan presiden", "keppres": "keputusan presiden",
         "permen": "peraturan menteri", "permendagri": "peraturan menteri dalam negeri", "permenpan": "peraturan menteri pendayagunaan",
         "permenkes": "peraturan menteri kesehatan", "pmk": "peraturan menteri keuangan", "no": ""}


def regulations(words: str) -> tuple[Usulan, ...]:
    """Those in force first, and those whose own number and year are meant; the newer before the older."""
    wanted = _wanted(words)
    numbers = {word for word in wanted if word.isdecimal()}
    found = [one for one in peraturan().values() if _means(wanted, one.kutipan)]
    found.sort(key=lambda one: (one.cabut is not None, bool(numbers - set(WORD.findall(one.nama))), -one.kunci[2], one.kutipan))
    return tuple(Usulan(one.kutipan, one.kutipan, _state(one)) for one in found[:MOST])


def _state(one: Peraturan) -> str:
    if one.cabut is None:
        return ""
    when = f"dicabut {one.cabut.tanggal.cetak()}" if one.cabut.tanggal else "mungkin sudah dicabut"
    return f"{when}; penggantinya {pengganti(one.cabut).pendek}"


def siblings(words: str, own: Definition, named: Iterable[tuple[Definition, str]]) -> tuple[Usulan, ...]:
    """Those that a link of `own` can name, which lie in its folder; each with its name."""
    wanted = _wanted(words)
    there = [(one.kunci, nama) for one, nama in named if one.path != own.path and one.kunci in own.saudara and not one.is_frozen]
    found = sorted((nama, kunci) for kunci, nama in there if _means(wanted, f"sop {nama}"))
    return tuple(Usulan(f"[{_title(nama)}]({kunci})", nama) for nama, kunci in found[:MOST])


def _title(nama: str) -> str:
    return nama if nama.upper().startswith(("SOP ", "SPO ")) else f"SOP {nama}"


def _wanted(words: str) -> tuple[str, ...]:
    """Short names are written out; none for what is too short to mean anything."""
    plain = " ".join(KINDS.get(word, word) for word in WORD.findall(words.casefold()))
    return tuple(WORD.findall(plain)) if len(plain) >= LEAST else ()


def _means(wanted: tuple[str, ...], text: str) -> bool:
    """Does every word begin one of the text's?  Numbers are whole ones, but for a year that is still being typed."""
    there = WORD.findall(text.casefold())
    return bool(wanted) and all(any(_begins(word, one) for one in there) for word in wanted)


def _begins(word: str, whole: str) -> bool:
    return whole == word if word.isdecimal() and len(word) < len("2009") else whole.startswith(word)
