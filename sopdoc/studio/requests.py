"""What a page may ask of a studio, and what it is answered: the only words between the two, whatever carries them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from sopdoc.edit.change import Path
from sopdoc.studio.agency_requests import AgencyAnswer, AgencyRequest
from sopdoc.studio.book_requests import BookAnswer, BookRequest
from sopdoc.studio.gestures import Gesture, Keraguan
from sopdoc.studio.import_requests import ImportAnswer, ImportRequest
from sopdoc.studio.life_requests import LifeAnswer, LifeRequest
from sopdoc.studio.lookup_requests import LookupAnswer, LookupRequest

Data = Mapping[str, Any]        # plain data that the preview's page shows too (`preview/view.py`)
Kind = Literal["teks", "butir", "tanggal", "pejabat", "orang"]


@dataclass(frozen=True, slots=True)
class Daftar:
    """Which SOPs are there?"""


@dataclass(frozen=True, slots=True)
class Buka:
    """An SOP's sheet, with everything that can be written on it."""

    id: str


@dataclass(frozen=True, slots=True)
class Ubah:
    """A gesture that was made on the sheet of the text whose digest is `sidik`; `paksa`: it counts where others changed the same."""

    id: str
    sidik: str
    gerak: Gesture
    paksa: bool = False


@dataclass(frozen=True, slots=True)
class Batalkan:
    """Undo the last gesture; `paksa`: also where others changed the same since."""

    id: str
    paksa: bool = False


@dataclass(frozen=True, slots=True)
class Ulangi:
    """Make the gesture again that was undone last; `paksa` as there."""

    id: str
    paksa: bool = False


@dataclass(frozen=True, slots=True)
class Baru:
    """An SOP that is not there yet, beside the one of `id` or, with "", at the top of the folder.

    Blank, with these titles of pelaksana; `templat`: with rows and sections to be written over; `salin`: that one's text under a
    new name.
    """

    id: str
    nama: str
    pelaksana: tuple[str, ...] = ()
    salin: bool = False
    templat: bool = False


@dataclass(frozen=True, slots=True)
class GantiNama:
    """The definition's file is called after `nama`."""

    id: str
    nama: str


@dataclass(frozen=True, slots=True)
class LihatPerbaikan:
    """What can be mended for sure in the SOP and its agency's file; `catatan`: the place of the remark that is meant, -1 for all."""

    id: str
    catatan: int = -1


@dataclass(frozen=True, slots=True)
class Perbaiki:
    """Mend what was shown under `sidik`; `catatan` as there."""

    id: str
    sidik: str
    catatan: int = -1


OwnRequest: TypeAlias = Daftar | Buka | Ubah | Batalkan | Ulangi | Baru | GantiNama | LihatPerbaikan | Perbaiki
SheetRequest: TypeAlias = OwnRequest | LifeRequest | AgencyRequest | LookupRequest | ImportRequest
Request: TypeAlias = SheetRequest | BookRequest


@dataclass(frozen=True, slots=True)
class DaftarSop:
    """The list's lines, and what is to be said of files that are not in it."""

    sop: tuple[Data, ...]
    pesan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kotak:
    """What can be written at a place of the sheet: where it is in the definition, what it says now, and how it is written."""

    jalur: Path
    teks: str
    jenis: Kind = "teks"
    terkunci: str = ""          # why it cannot be written here
    tanggal: str = ""           # a date as calendars have it, be it written in words
    orang: Mapping[str, str] = field(default_factory=dict)       # who is written out here: jabatan, nama, pangkat, nip


@dataclass(frozen=True, slots=True)
class Cabang:
    """An arrow out of a row: its word, and a row's `ref` or one of the words for a target."""

    kata: str
    ke: str


@dataclass(frozen=True, slots=True)
class Jalan:
    """An arrow out of a symbol: its word, a row's `ref` or the word for an end, and the symbol that it leads to as places call it."""

    kata: str
    ke: str
    id: str


@dataclass(frozen=True, slots=True)
class Timbal:
    """An arrow with two heads from the symbol of it that is read first: its word, and the other one as places call it.

    `serupa`: it is as all between the symbols of its row, which have no words.
    """

    kata: str
    ke: str
    id: str
    serupa: bool


@dataclass(frozen=True, slots=True)
class Simpul:
    """A symbol of a row, in the row's order; `id` as places call it, `teks` the words in it."""

    id: str
    lajur: str
    bentuk: str
    teks: str
    jalan: tuple[Jalan, ...]
    timbal: tuple[Timbal, ...]


@dataclass(frozen=True, slots=True)
class Langkah:
    """A row; `kegiatan` is its place among those that have symbols, -1 for a title; `simbol` by the pelaksana's key.

    `halaman_baru`: does it begin a page?  `teks`: its own words in the symbol.  `terkunci`: its ways are changed one by one, those
    of each of its `simpul`.
    """

    ref: str
    kegiatan: int
    nomor: str
    uraian: str
    simbol: Mapping[str, str]
    hubungan: str
    cabang: tuple[Cabang, ...]
    lanjut: str
    terkunci: bool
    halaman_baru: bool
    teks: str
    simpul: tuple[Simpul, ...]


@dataclass(frozen=True, slots=True)
class Lajur:
    """A pelaksana's column."""

    kunci: str
    nama: str


@dataclass(frozen=True, slots=True)
class AlurLembar:
    """A flow as the page works on it."""

    judul: str
    lajur: tuple[Lajur, ...]
    langkah: tuple[Langkah, ...]


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One official of the list, and what a person reads of it; not `lengkap`: nobody has said the name yet."""

    nilai: str
    sebutan: str
    lengkap: bool


@dataclass(frozen=True, slots=True)
class Kurang:
    """What is still missing before the sheet can be signed; `tempat`: page and place, () for none; `di`: what the sheet calls the place.

    `ragu`: it is what an import was not sure of.
    """

    pesan: str
    petunjuk: str
    tempat: tuple[int, ...]
    di: str = ""
    ragu: Keraguan | None = None


@dataclass(frozen=True, slots=True)
class Lembar:
    """An SOP.  `tampilan` is the preview's view; `kotak` says for each of its places what can be written there, None for nothing.

    `terkunci`: why nothing of it can be written; `batal`, `ulang`: what undoing and doing again would do, "" for nothing;
    `pesan`: what is to be said of what was just done; `disahkan`: it is locked because this very version was approved.
    """

    id: str
    sidik: str
    tampilan: Data
    kotak: tuple[tuple[Kotak | None, ...], ...]
    alur: tuple[AlurLembar, ...]
    pejabat: tuple[Pilihan, ...]
    kurang: tuple[Kurang, ...]
    terkunci: str
    batal: str
    ulang: str
    pesan: str = ""
    disahkan: bool = False


@dataclass(frozen=True, slots=True)
class Ditolak:
    """Nothing was changed, and why."""

    alasan: str
    petunjuk: str = ""


@dataclass(frozen=True, slots=True)
class Beda:
    """A place that was changed outside and here: the words of both."""

    tempat: str
    di_sini: str
    di_berkas: str


@dataclass(frozen=True, slots=True)
class Bentrok:
    """The file was changed meanwhile at the same places: nothing was written, the person chooses."""

    beda: tuple[Beda, ...]


@dataclass(frozen=True, slots=True)
class Ubahan:
    """Words of a place, and what they become; `umum`: of the agency, so that all its SOPs change, and nothing undoes it here."""

    tempat: str
    semula: str
    menjadi: str
    umum: bool


@dataclass(frozen=True, slots=True)
class UsulPerbaikan:
    """What would be mended, and what keeps others from it."""

    ubahan: tuple[Ubahan, ...]
    sidik: str
    pesan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TidakAda:
    """No SOP has that id."""

    id: str


OwnAnswer: TypeAlias = DaftarSop | Lembar | UsulPerbaikan | Ditolak | Bentrok | TidakAda
Answer: TypeAlias = OwnAnswer | LifeAnswer | AgencyAnswer | BookAnswer | LookupAnswer | ImportAnswer
