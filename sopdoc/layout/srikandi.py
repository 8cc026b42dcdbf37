"""What SRIKANDI fills in → the tokens that a sheet carries in place of its values.

The program replaces the tokens of a DOCX when the document gets its number and is signed; each must stay as it is.
"""

from __future__ import annotations

from sopdoc.layout.profile import Profile
from sopdoc.model.nilai import Nip
from sopdoc.model.sop import Pejabat

NOMOR, TANGGAL, TANDA_TANGAN = "${nomor_naskah}", "${tanggal_naskah}", "${ttd_pengirim}"
PENGIRIM = Pejabat("${jabatan_pengirim}", "${nama_pengirim}", nip=Nip("${nip_pengirim}"))
TOKENS = (NOMOR, TANGGAL, TANDA_TANGAN, PENGIRIM.jabatan, PENGIRIM.nama, "${nip_pengirim}")
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
