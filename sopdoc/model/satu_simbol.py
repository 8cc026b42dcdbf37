"""Titik… of actors who act together → one Titik that covers the columns of all of them (`garis: satu simbol`).

    | kabag | analis |      | kabag | analis |
    |  [ ]--|--[ ]   |  ->  |  [    |    ]   |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sopdoc.model.decode_titik import Titik
from sopdoc.model.fields import Fields
from sopdoc.model.sop import Bentuk
from sopdoc.source.node import MappingNode

SATU_SIMBOL = "satu simbol"
_LURUS = "pakai `garis: lurus`"


def may_join(fields: Fields, titik: tuple[Titik, ...], pelaksana: Mapping[str, str]) -> bool:
    """Are these several actors whose columns stand side by side?  `pelaksana` are the flow's columns in order, key → title.

    Reports what stands between them (SOP216), and what one symbol cannot say (SOP206, SOP217, SOP209).
    """
    if len(titik) == 1 or any(one.pelaksana not in pelaksana for one in titik):      # told by others
        return False
    place = fields.place("garis")
    if fields.has("rangkaian"):
        hint = f"hapus `rangkaian` dan tulis pelaksananya di `pelaksana`, atau {_LURUS}"
        fields.report.galat("SOP206", "`garis: satu simbol` tidak dapat dipakai bersama `rangkaian`", place, "di sini", hint)
    elif between := _between(titik, pelaksana):
        titles = ", ".join(f'"{pelaksana[kunci]}"' for kunci in between)
        hint = f"pindahkan kolomnya di `pelaksana` alur agar bersebelahan, atau {_LURUS}"
        message = "satu simbol hanya dapat mencakup kolom yang bersebelahan"
        fields.report.galat("SOP216", message, place, f"di antaranya ada {titles}", hint)
    elif isinstance(fields.get("simbol"), MappingNode):
        hint = f"tulis satu bentuk (`simbol: selesai`), atau {_LURUS}"
        fields.report.galat("SOP217", "satu simbol hanya mempunyai satu bentuk", fields.place("simbol"), "di sini", hint)
    else:
        _report_silent(fields)
        return True
    return False


def _between(titik: tuple[Titik, ...], pelaksana: Mapping[str, str]) -> list[str]:
    """The columns that stand between theirs and are not among them."""
    order, own = list(pelaksana), {one.pelaksana for one in titik}
    places = [order.index(kunci) for kunci in own]
    return [kunci for kunci in order[min(places):max(places)] if kunci not in own]


def _report_silent(fields: Fields) -> None:
    for key in ("masuk", "lanjut dari"):
        if fields.has(key):
            message = f"`{key}` tidak berpengaruh pada satu simbol"
            fields.report.peringatan("SOP209", message, fields.place(key), "di sini", f"hapus `{key}`, atau {_LURUS}")


def joined(titik: tuple[Titik, ...], pelaksana: Mapping[str, str]) -> Titik:
    """One titik from the leftmost of the columns to the rightmost."""
    own = {one.pelaksana for one in titik}
    first, *rest = (kunci for kunci in pelaksana if kunci in own)
    return replace(titik[0], pelaksana=first, bersama=tuple(rest))


def check_bentuk(titik: tuple[Titik, ...], fields: Fields) -> None:
    """A rhombus has its corners at the middle of one column (SOP217)."""
    if any(one.bersama and one.bentuk is Bentuk.KEPUTUSAN for one in titik):
        hint = f"{_LURUS}, atau pilih satu pelaksana yang memutuskan"
        fields.report.galat("SOP217", "keputusan tidak dapat mencakup beberapa kolom", fields.place("garis"), "di sini", hint)
