"""The order of a book, and which SOP leads to which."""

from __future__ import annotations

from dataclasses import replace

from tools import DEFINITIONS

from sopdoc.book.definition import BookDefinition, UnitBuku
from sopdoc.book.order import Arrangement, arrange, comparable
from sopdoc.book.sop import BookSop
from sopdoc.build.fakta import FaktaSop, Kaitan

from .bantu import book_of, fakta


def order(*found: FaktaSop, unit: tuple[UnitBuku, ...] = ()) -> Arrangement:
    book, _ = book_of(DEFINITIONS / "contoh")
    assert isinstance(book, BookDefinition)
    return arrange(replace(book, unit=unit), [BookSop(f.kunci, f.shown, f) for f in found])


def test_sops_of_a_unit_stand_by_number_not_by_letter() -> None:
    assert list(order(fakta("a", "065/10"), fakta("b", "065/9"), fakta("c", "065/2")).numbers) == ["c", "b", "a"]


def test_units_follow_buku_yaml_and_the_others_come_after() -> None:
    found = order(fakta("a", unit="BAGIAN UMUM"), fakta("b", unit="BAGIAN HUKUM"), fakta("c", unit="BAGIAN LAIN"),
                  unit=(UnitBuku("Bagian Hukum"), UnitBuku("Bagian Umum")))
    assert [k.nama for k in found.groups] == ["Bagian Hukum", "Bagian Umum", "Bagian Lain"]


def test_a_folder_can_be_a_unit() -> None:
    found = order(fakta("umum/a"), fakta("b"), unit=(UnitBuku("Urusan Umum", "umum"),))
    assert found.unit == {"umum/a": "Urusan Umum", "b": "Bagian Umum"}


def test_keterkaitan_is_found_by_link_and_by_name() -> None:
    found = order(fakta("a", nama="Arsip", kaitan=[Kaitan("SOP Surat Masuk.")]), fakta("b", nama="Surat Masuk", kaitan=[Kaitan("x", "a")]))
    assert found.targets == {"a": ("b",), "b": ("a",)}
    assert found.sources == {"a": ("b",), "b": ("a",)}


def test_an_sop_that_names_itself_leads_nowhere() -> None:
    assert order(fakta("a", nama="Arsip", kaitan=[Kaitan("SOP Arsip")])).targets == {"a": ()}


def test_names_are_compared_without_what_sheets_add() -> None:
    assert comparable("SOP  Surat Masuk;") == comparable("surat masuk") == "surat masuk"
    assert comparable("Sopan Santun") == "sopan santun"
