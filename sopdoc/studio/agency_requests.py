"""What a page may ask about the settings of an SOP's agency: the form made from the schema, and what somebody filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sopdoc.edit.change import Path

FieldKind = Literal["teks", "baris", "pilihan", "gambar"]


@dataclass(frozen=True, slots=True)
class LihatInstansi:
    """The settings of the agency that the SOP of `id` belongs to."""

    id: str


@dataclass(frozen=True, slots=True)
class Setelan:
    """What a field shall say; "" empties it, and takes a member of a `Bernama` away."""

    jalur: Path
    teks: str


@dataclass(frozen=True, slots=True)
class Gambar:
    """A picture that goes beside the agency's file; `isi` in base64.  The field at `jalur` names it then."""

    jalur: Path
    nama: str
    isi: str


@dataclass(frozen=True, slots=True)
class UbahInstansi:
    """Fill in fields of the form whose file had the digest `sidik`: all or nothing."""

    id: str
    sidik: str
    setelan: tuple[Setelan, ...]
    gambar: tuple[Gambar, ...] = ()


@dataclass(frozen=True, slots=True)
class BatalkanInstansi:
    """Undo what was filled in last, also before the studio was begun anew."""

    id: str


@dataclass(frozen=True, slots=True)
class UlangiInstansi:
    """Do again what was undone last."""

    id: str


@dataclass(frozen=True, slots=True)
class BuatInstansi:
    """A first instansi.yaml, beside the SOP of `id` or, with "", at the top of the folder; `nama`: its letterhead, line by line."""

    id: str
    nama: str
    profil: str = ""


@dataclass(frozen=True, slots=True)
class Isian:
    """A field; `bagian` names the mappings that it lies in.

    `pilihan` are the words to choose from, of a "teks" only proposals; `terkunci`: why it cannot be filled in here.
    """

    jalur: Path
    bagian: tuple[str, ...]
    jenis: FieldKind
    nilai: str
    keterangan: str
    contoh: str
    pilihan: tuple[str, ...]
    terkunci: str = ""


@dataclass(frozen=True, slots=True)
class Bernama:
    """A mapping whose members have names of the agency's own; `isian` are those of a new one, which is called "" and has the first."""

    jalur: Path
    keterangan: str
    isian: tuple[Isian, ...]


@dataclass(frozen=True, slots=True)
class FormInstansi:
    """`pesan`: what is to be said of what was just done, or of what is wrong in the file already; `batal`, `ulang`: what undoing
    would undo, and doing again do, "" for nothing."""

    berkas: str
    sidik: str
    isian: tuple[Isian, ...]
    bernama: tuple[Bernama, ...]
    terkunci: str
    batal: str = ""
    ulang: str = ""
    pesan: str = ""


@dataclass(frozen=True, slots=True)
class BelumAda:
    """There is no instansi.yaml yet; `profil`: the forms of sheets to choose from."""

    profil: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemuanIsian:
    """What would be wrong, at the field that it is wrong in; () for none of them."""

    jalur: Path
    kode: str
    pesan: str
    petunjuk: str


@dataclass(frozen=True, slots=True)
class SalahIsi:
    """Nothing was written: fields would say what the agency's file cannot."""

    temuan: tuple[TemuanIsian, ...]


AgencyRequest: TypeAlias = LihatInstansi | UbahInstansi | BatalkanInstansi | UlangiInstansi | BuatInstansi
AgencyAnswer: TypeAlias = FormInstansi | BelumAda | SalahIsi
