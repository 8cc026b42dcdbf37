"""A small agency and the example agency as books, put together once for all tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from tools import DEFINITIONS, built

from sopdoc.book.assemble import bind_book, open_context
from sopdoc.book.bound import Bound
from sopdoc.book.definition import BookDefinition
from sopdoc.book.read import read_book
from sopdoc.book.sop import BookSop
from sopdoc.build.fakta import FaktaSop, Kaitan, fakta_of, lampiran_of
from sopdoc.build.sheets import draw_sop
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Diagnostic, Report
from sopdoc.reading import Reader

TEN = (
    "penyusunan-sop", "persetujuan-cuti", "penanganan-pengaduan", "peminjaman-arsip", "pemusnahan-arsip", "pengelolaan-surat-masuk",
    "penomoran-surat-keluar", "perjalanan-dinas", "pengadaan-langsung", "pembahasan-rancangan-peraturan-bupati",
)
LEFT_OUT = "rapat-evaluasi-kinerja"


def book_of(folder: Path) -> tuple[BookDefinition | None, tuple[Diagnostic, ...]]:
    report = Report()
    return read_book(folder, report), report.diagnostics


@cache
def example_sop(kunci: str) -> BookSop:
    """One SOP of the example agency."""
    (definition,) = find_definitions([(DEFINITIONS / f"contoh/{kunci}.yaml").as_posix()], Report())
    sheets, naskah = built(f"contoh/{kunci}").sheets, Reader().read(definition, Report()).naskah
    assert naskah is not None
    assert sheets is not None
    fakta = fakta_of(naskah.sop, kunci, lampiran_of(sheets.layout, naskah.sop))
    return BookSop(kunci, definition.shown, fakta, draw_sop(sheets.layout, kunci))


@cache
def example() -> Bound:
    """Ten SOPs of the example agency, and one that was left out."""
    return bind([*map(example_sop, TEN), BookSop(LEFT_OUT, f"definitions/contoh/{LEFT_OUT}.yaml", example_sop(LEFT_OUT).fakta)])


def bind(sops: Iterable[BookSop], folder: Path = DEFINITIONS / "contoh") -> Bound:
    book, trouble = book_of(folder)
    assert book is not None, trouble
    return assemble(book, list(sops), Report())


def assemble(book: BookDefinition, sops: Sequence[BookSop], report: Report) -> Bound:
    return bind_book(open_context(book, sops, report))


def fakta(
    kunci: str, nomor: str = "", nama: str = "", kaitan: Iterable[Kaitan] = (), unit: str = "BAGIAN UMUM", **further: object,
) -> FaktaSop:
    """Facts of an SOP that nobody drew."""
    values: dict[str, object] = {
        "tanggal": (), "revisi_ke": "", "penanda_tangan": (), "pelaksana": ("Petugas",), "rujukan": (), **further,
    }
    return FaktaSop(kunci, f"{kunci}.yaml", nomor or kunci, nama or kunci.title(), (unit,), keterkaitan=tuple(kaitan), **values)
