"""What SRIKANDI fills in → the tokens that a sheet carries in place of its values.

The program replaces the tokens of a DOCX when the document gets its number and is signed, wherever it finds them; so each must
stay as it is, and stand nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable

from sopdoc.diagnostics import Report
from sopdoc.layout.written import places_of
from sopdoc.model.nilai import Nip
from sopdoc.model.sop import Pejabat
from sopdoc.profile.profile import Profile
from sopdoc.source.node import MappingNode, Node

NOMOR, TANGGAL, TANDA_TANGAN = "${nomor_naskah}", "${tanggal_naskah}", "${ttd_pengirim}"
PENGIRIM = Pejabat("${jabatan_pengirim}", "${nama_pengirim}", nip=Nip("${nip_pengirim}"))
TOKENS = (NOMOR, TANGGAL, TANDA_TANGAN, PENGIRIM.jabatan, PENGIRIM.nama, "${nip_pengirim}")
FILLED_IN = ("nomor", "disahkan oleh", "pejabat")      # keys whose own values are not printed
TANGGAL_NASKAH = ("tanggal pengesahan", "tanggal efektif", "tanggal terbit")     # the day of signing: the first one that is printed


def token_of(key: str, profile: Profile) -> str:
    """The token for a row of the identity sheet; "" where its own value stands."""
    if profile.tanda_tangan.cara != "srikandi":
        return ""
    if key == "nomor":
        return NOMOR
    return TANGGAL if key == _tanggal_naskah(profile) else ""


def _tanggal_naskah(profile: Profile) -> str:
    if profile.bentuk_identitas == "spo":
        return "tanggal terbit"
    return next((key for key in TANGGAL_NASKAH if key in profile.baris_identitas), "")


def report_tokens(nodes: Iterable[Node | None], report: Report) -> None:
    """SOP599 where a token is written in words of the definition or of its agency (`nodes`)."""
    printed = [part for node in nodes if isinstance(node, MappingNode) for key, part in node.entries if key.text not in FILLED_IN]
    hint = "hapus kode itu; nomor, tanggal, dan pejabat sudah dicetak sebagai kode di tempatnya"
    for token in TOKENS:
        for place in (place for part in printed for place in places_of(part, token)):
            report.galat("SOP599", f"{token} di teks ini akan diganti SRIKANDI", place, "hanya boleh di tempat yang diisi SRIKANDI", hint)
