"""The order in which keys of a definition are written: who reads from the top meets the identity first, the flow last.

A test holds these orders against the decoders' keys.  Mappings whose keys are the author's (pelaksana, cabang, bagian,
label) keep theirs: it means something.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sopdoc.model.decode_alur import ALUR
from sopdoc.model.decode_identitas import BAGIAN, PEJABAT, PERUBAHAN, TANGGAL


@dataclass(frozen=True, slots=True)
class Urutan:
    """Order of a mapping's keys; `dalam` orders what stands below a key, `semua` what stands below every key."""

    kunci: tuple[str, ...] = ()
    dalam: Mapping[str, Urutan] = field(default_factory=dict)
    semua: Urutan | None = None

    def below(self, key: str) -> Urutan:
        return self.dalam.get(key) or self.semua or BEBAS

    def place(self, key: str) -> int:
        """Where a key stands; unknown keys keep their order behind the known ones."""
        return self.kunci.index(key) if key in self.kunci else len(self.kunci)


BEBAS = Urutan()
KUNCI_RANGKAIAN = ("id", "pelaksana", "simbol", "teks", "cabang", "lanjut")
KUNCI_KEGIATAN = (
    "id", "nomor", "uraian", "pelaksana", "rangkaian", "simbol", "teks", "hubungan", "garis", "masuk", "lanjut dari", "cabang", "lanjut",
    "kelengkapan", "waktu", "output", "keterangan",
)
KUNCI_SOP = (
    "nomor", "nama", "judul", "unit", "status", "revisi ke", *TANGGAL, "disahkan oleh", *BAGIAN, "bagian",
    "pelaksana", "kegiatan", "catatan", "alur", "penyesuaian", "riwayat",
)
KUNCI_INSTANSI = (
    "kop", "alamat", "unit", "logo", "tempat", "profil", "kertas", "huruf", "tanda tangan", "verifikasi", "pejabat", "penyesuaian",
    "aturan",
)

_PEJABAT = Urutan(PEJABAT)
_KEGIATAN = Urutan(KUNCI_KEGIATAN, {"rangkaian": Urutan(KUNCI_RANGKAIAN)})
_DALAM_SOP = {
    "disahkan oleh": _PEJABAT, "kegiatan": _KEGIATAN, "alur": Urutan(ALUR, {"kegiatan": _KEGIATAN}), "riwayat": Urutan(PERUBAHAN),
}
SOP_BERKAS = Urutan(KUNCI_SOP, _DALAM_SOP)
INSTANSI_BERKAS = Urutan(KUNCI_INSTANSI, {"pejabat": Urutan(semua=_PEJABAT)})
