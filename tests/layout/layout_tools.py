"""What the unit tests of the layout share: a sheet of the default profile, words of a paragraph, small flows."""

from __future__ import annotations

from itertools import pairwise

from random_sop import read_profil

from sopdoc.layout.sheet import Sheet, make_sheet
from sopdoc.layout.text.fonts import built_in
from sopdoc.layout.tree import Paragraph
from sopdoc.model.sop import Alur, Bentuk, Kegiatan, Pelaksana, Sambungan, Simbol
from sopdoc.model.teks import Blok, Isi, Kata


def sheet(overrides: str = "kertas: F4", profil: str = "permenpan-35-2012") -> Sheet:
    return make_sheet(read_profil(overrides, profil), built_in())


def lines(paragraph: Paragraph) -> list[str]:
    return ["".join(piece.run.text for piece in line.pieces) for line in paragraph.lines]


def words(text: str) -> Isi:
    return Isi((Blok((Kata(text),)),))


def kegiatan(number: int, *simbol: tuple[str, Bentuk], teks: str = "", uraian: str = "Menerima surat") -> Kegiatan:
    """A row of symbols, given as (pelaksana, bentuk)."""
    shapes = tuple(Simbol(f"{number}/{i}", kunci, bentuk, teks) for i, (kunci, bentuk) in enumerate(simbol))
    return Kegiatan(str(number), str(number), words(uraian), shapes)


def flow(titles: tuple[str, ...], rows: int = 3, kelompok: tuple[str, ...] = ()) -> Alur:
    """Columns `p0`, `p1` … with these titles, and rows of one box each."""
    groups = kelompok or ("",) * len(titles)
    columns = tuple(Pelaksana(f"p{i}", title, group) for i, (title, group) in enumerate(zip(titles, groups, strict=True)))
    kegiatan_ = tuple(kegiatan(n, (f"p{n % len(titles)}", Bentuk.PROSES)) for n in range(1, rows + 1))
    ids = [k.simbol[0].id for k in kegiatan_]
    return Alur("", columns, kegiatan_, tuple(Sambungan(a, b) for a, b in pairwise(ids)))
