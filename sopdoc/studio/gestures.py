"""What a person does on a sheet, in the words that the page sends.

`alur` is a flow's place, `baris` a row's `ref`, `lajur` a pelaksana's key; a target is a row's `ref` or one of the words of
`formulir.form`.  A word is what stands on a branch, "" for the way on of a row that does not branch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from sopdoc.edit.change import Path


@dataclass(frozen=True, slots=True)
class Isi:
    """The words at a path become `teks`, line by line where the place holds several."""

    jalur: Path
    teks: str


@dataclass(frozen=True, slots=True)
class TulisPejabat:
    """Who signs as `peran` is written out in this SOP alone; "" for what is not known."""

    peran: str
    jabatan: str
    nama: str = ""
    pangkat: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class BarisBaru:
    """What a new row says; `pelaksana`: a key, or a title as it is printed."""

    uraian: str
    pelaksana: str = ""
    kelengkapan: str = ""
    waktu: str = ""
    output: str = ""
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class SisipBaris:
    """New rows before the one at `di`."""

    alur: int
    di: int
    baris: tuple[BarisBaru, ...]


@dataclass(frozen=True, slots=True)
class SisipJudul:
    """A title across the table before the row at `di`."""

    alur: int
    di: int
    judul: str


@dataclass(frozen=True, slots=True)
class GandakanBaris:
    """The same once more below it."""

    alur: int
    baris: str


@dataclass(frozen=True, slots=True)
class HapusBaris:
    """The row goes; what led to it leads to the row below it."""

    alur: int
    baris: str


@dataclass(frozen=True, slots=True)
class PindahBaris:
    """The row becomes the `ke`-th, counted without itself."""

    alur: int
    baris: str
    ke: int


@dataclass(frozen=True, slots=True)
class HalamanBaru:
    """The row begins a page, or does no more."""

    alur: int
    baris: str
    ya: bool


@dataclass(frozen=True, slots=True)
class TulisSimbol:
    """The words in the row's symbol; "" for the usual ones; `simbol`: which of those that are written one by one."""

    alur: int
    baris: str
    teks: str
    simbol: int = -1


@dataclass(frozen=True, slots=True)
class TambahPelaksana:
    """A new column before the one at `di`."""

    alur: int
    di: int
    nama: str


@dataclass(frozen=True, slots=True)
class HapusPelaksana:
    """A column that no row uses goes."""

    alur: int
    lajur: str


@dataclass(frozen=True, slots=True)
class PindahPelaksana:
    """The column becomes the `ke`-th, counted without itself."""

    alur: int
    lajur: str
    ke: int


@dataclass(frozen=True, slots=True)
class KelompokkanPelaksana:
    """The column comes under a title that it shares with its neighbours, the last of those that have it; "" for none."""

    alur: int
    lajur: str
    judul: str


@dataclass(frozen=True, slots=True)
class PindahSimbol:
    """A row's symbol in `dari` stands in `ke`; `simbol`: its place in the row, where several stand in `dari`."""

    alur: int
    baris: str
    dari: str
    ke: str
    simbol: int = -1


@dataclass(frozen=True, slots=True)
class TambahSimbol:
    """One more symbol in the row; `hubungan`: together with the others, or after them."""

    alur: int
    baris: str
    lajur: str
    hubungan: str


@dataclass(frozen=True, slots=True)
class HapusSimbol:
    """One of several symbols of a row goes; `simbol` as there."""

    alur: int
    baris: str
    lajur: str
    simbol: int = -1


@dataclass(frozen=True, slots=True)
class GantiBentuk:
    """The symbol becomes a start, a process, a decision or an end; a new decision leads on, and back to the row before;
    `simbol` as there.
    """

    alur: int
    baris: str
    lajur: str
    bentuk: str
    simbol: int = -1


@dataclass(frozen=True, slots=True)
class Sambung:
    """An arrow from a row to `ke`: its way on, or with a word a branch, which makes the row a decision."""

    alur: int
    baris: str
    ke: str
    kata: str = ""


@dataclass(frozen=True, slots=True)
class GantiKata:
    """Another word on a branch."""

    alur: int
    baris: str
    kata: str
    baru: str


@dataclass(frozen=True, slots=True)
class Lepas:
    """An arrow goes; the last but one branch of a decision leaves a plain way on."""

    alur: int
    baris: str
    kata: str = ""


@dataclass(frozen=True, slots=True)
class UbahJalan:
    """One way out of one symbol, also of rows whose ways no form can say: the `jalan`-th that the sheet shows, -1 for one more.

    `simbol` and `ke_simbol` are places among the symbols of their rows, the latter -1 for the one that the flow enters; `ke` ""
    takes the way away, `kata` "" leaves it without a word.  A word makes a symbol without words a decision.
    """

    alur: int
    baris: str
    simbol: int
    jalan: int
    ke: str
    ke_simbol: int = -1
    kata: str = ""


@dataclass(frozen=True, slots=True)
class UbahTimbal:
    """An arrow with two heads: the `panah`-th of those that the sheet shows at the symbol of it that is read first.

    `jadi`: "searah" takes its return head away, "kata" gives it the word `kata`, "hapus" takes all of it away.
    """

    alur: int
    baris: str
    simbol: int
    panah: int
    jadi: str
    kata: str = ""


@dataclass(frozen=True, slots=True)
class Keraguan:
    """One comment of an import: the `ke`-th of the `dari` that say `kata`."""

    kata: str
    ke: int
    dari: int


@dataclass(frozen=True, slots=True)
class Cocok:
    """Somebody has held these places against the old sheet."""

    keraguan: tuple[Keraguan, ...]


RowGesture: TypeAlias = SisipBaris | SisipJudul | GandakanBaris | HapusBaris | PindahBaris
ColumnGesture: TypeAlias = TambahPelaksana | HapusPelaksana | PindahPelaksana
SymbolGesture: TypeAlias = PindahSimbol | TambahSimbol | HapusSimbol | GantiBentuk
ArrowGesture: TypeAlias = Sambung | GantiKata | Lepas
KeyGesture: TypeAlias = HalamanBaru | TulisSimbol
FlowGesture: TypeAlias = RowGesture | ColumnGesture | SymbolGesture | ArrowGesture
Gesture: TypeAlias = Isi | FlowGesture | KeyGesture | KelompokkanPelaksana | UbahJalan | UbahTimbal | TulisPejabat | Cocok


class RefusedError(Exception):
    """A gesture that cannot be made, and why, in words for who made it."""

    def __init__(self, alasan: str, petunjuk: str = "") -> None:
        super().__init__(alasan)
        self.alasan, self.petunjuk = alasan, petunjuk


GONE = RefusedError("tempat ini sudah tidak ada", "lihat lembar yang baru, lalu ulangi")
