"""What changed between two versions, as the matrix and the marked sheet say it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sopdoc.model.teks import Isi
from sopdoc.revision.edits import Edit


class Jenis(Enum):
    """What happened, in the word that people use for it."""

    UBAH = "diubah"
    TAMBAH = "ditambah"
    HAPUS = "dihapus"
    PINDAH = "dipindah"
    PECAH = "dipecah"
    GABUNG = "digabung"


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One change: `bagian` names the place in the words of the sheet ("Kegiatan 4, pelaksana").

    In `semula` and `menjadi` the words that differ are marked "lama" and "baru"; `edits` are the edits that it stands
    for, what follows from it without saying included.
    """

    jenis: Jenis
    bagian: str
    semula: Isi
    menjadi: Isi
    edits: tuple[Edit, ...]
