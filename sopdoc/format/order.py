"""The order in which keys of a definition are written: who reads from the top meets the identity first, the flow last.

A test holds these orders against the decoders' keys.  Mappings whose keys are the author's (pelaksana, cabang, bagian,
label) keep theirs: it means something.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sopdoc.model.decode_alur import ALUR
from sopdoc.model.decode_identitas import BAGIAN, PERUBAHAN, TANGGAL
from sopdoc.model.decode_lampiran import LAMPIRAN
from sopdoc.model.decode_pejabat import PEJABAT, PEJABAT_SOP
from sopdoc.model.sop import PENANDA_TANGAN


@dataclass(frozen=True, slots=True)
class KeyOrder:
    """Order of a mapping's keys; `inner` orders what stands below a key, `every` what stands below every key."""

    keys: tuple[str, ...] = ()
    inner: Mapping[str, KeyOrder] = field(default_factory=dict)
    every: KeyOrder | None = None

    def below(self, key: str) -> KeyOrder:
        return self.inner.get(key) or self.every or FREE

    def place(self, key: str) -> int:
        """Where a key stands; unknown keys keep their order behind the known ones."""
        return self.keys.index(key) if key in self.keys else len(self.keys)


FREE = KeyOrder()
KUNCI_RANGKAIAN = ("id", "pelaksana", "simbol", "teks", "cabang", "lanjut", "timbal balik")
KUNCI_KEGIATAN = (
    "judul", "id", "nomor", "uraian", "pelaksana", "rangkaian", "simbol", "teks", "hubungan", "garis", "masuk", "lanjut dari", "cabang",
    "lanjut", "timbal balik", "halaman baru", "kelengkapan", "waktu", "output", "keterangan",
)
KUNCI_SOP = (
    "nomor", "nama", "judul", "unit", "status", "revisi ke", *TANGGAL, *PENANDA_TANGAN, *BAGIAN, "bagian",
    "pelaksana", "kegiatan", "catatan", "alur", "lampiran", "penyesuaian", "riwayat",
)
KUNCI_INSTANSI = (
    "kop", "alamat", "unit", "logo", "logo kanan", "tempat", "profil", "kertas", "huruf", "tanda tangan", "cap air", "verifikasi",
    "pejabat", "penyesuaian", "aturan",
)

_PEJABAT = KeyOrder(PEJABAT)
_PENANDA_TANGAN = KeyOrder(PEJABAT_SOP)
_KEGIATAN = KeyOrder(KUNCI_KEGIATAN, {"rangkaian": KeyOrder(KUNCI_RANGKAIAN)})
_DALAM_SOP = {
    **dict.fromkeys(PENANDA_TANGAN, _PENANDA_TANGAN), "kegiatan": _KEGIATAN, "alur": KeyOrder(ALUR, {"kegiatan": _KEGIATAN}),
    "riwayat": KeyOrder(PERUBAHAN), "lampiran": KeyOrder(LAMPIRAN),
}
SOP_BERKAS = KeyOrder(KUNCI_SOP, _DALAM_SOP)
INSTANSI_BERKAS = KeyOrder(KUNCI_INSTANSI, {"pejabat": KeyOrder(every=_PEJABAT)})
