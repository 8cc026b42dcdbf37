"""One remark for one fact: whatever the places, none is lost, none is told twice, and each is named as on the sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.contoh import check, write
from sopdoc.check.group import grouped
from sopdoc.check.places import Places, all_names
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Diagnostic, Report, Severity, Span
from sopdoc.naskah import Himpunan
from sopdoc.reading import Reader


def told(row: int, message: str, fact: str = "", file: str = "a.yaml", code: str = "SOP386") -> Diagnostic:
    return Diagnostic(code, Severity.PERINGATAN, message, Span(file, row, 1, row, 2), f"di {row}", "ganti", f"kegiatan {row}", fact)


ANY = st.builds(
    lambda row, words, named, fact, file, code: told(
        row, f"kegiatan {row} {words}" if named else words, f"kegiatan {row} {fact}" if fact else "", file, code,
    ),
    st.integers(1, 30), st.sampled_from(("salah", "keliru", "kembali ke kegiatan 2")), st.booleans(), st.sampled_from(("", "cacat")),
    st.sampled_from(("a.yaml", "b.yaml")), st.sampled_from(("SOP386", "SOP354")),
)


@given(st.lists(ANY, max_size=12))
def test_every_place_is_told_once_in_whatever_order_it_was_found(found: list[Diagnostic]) -> None:
    result = list(grouped(found))
    places = [(d.code, place.span) for d in result for place in d.places]
    assert sorted(places) == sorted((d.code, d.span) for d in set(found))
    assert result == list(grouped(reversed(found)))
    assert all(list(d.places) == sorted(d.places, key=lambda place: place.span) for d in result)


@given(st.lists(ANY, max_size=12))
def test_what_is_brought_together_is_of_one_code_and_file(found: list[Diagnostic]) -> None:
    keys = {(d.code, d.span): d for d in found}
    for d in grouped(found):
        assert all(place.span.file == d.span.file and (d.code, place.span) in keys for place in d.places)


def test_messages_that_differ_only_in_their_row_are_one_remark() -> None:
    (one,) = grouped([told(n, f"output kegiatan {n} sama dengan kelengkapannya") for n in (7, 4, 5, 6, 10)])
    assert one.message == "output kegiatan 4–7, 10 sama dengan kelengkapannya"
    assert (one.span.line, one.label) == (4, "di 4")
    assert [place.label for place in one.also] == ["di 5", "di 6", "di 7", "di 10"]


def test_a_remark_is_known_again_by_its_fact_whatever_rows_it_is_said_of() -> None:
    few, many = ([told(n, f"output kegiatan {n} sama dengan kelengkapannya") for n in rows] for rows in ((4,), (2, 5, 6)))
    assert [d.fact for d in (*grouped(few), *grouped(many))] == ["output … sama dengan kelengkapannya"] * 2


def test_messages_that_differ_in_more_stay_apart() -> None:
    assert len(list(grouped([told(3, "kegiatan 3 memuat 4 tindakan"), told(7, "kegiatan 7 memuat 2 tindakan")]))) == 2


def test_a_fact_brings_together_what_differs_in_more() -> None:
    found = [told(n, f"kegiatan {n} memuat {count} tindakan", f"kegiatan {n} memuat beberapa tindakan") for n, count in ((3, 4), (7, 2))]
    assert [d.message for d in grouped(found)] == ["kegiatan 3, 7 memuat beberapa tindakan"]


def test_a_fact_is_not_said_where_all_messages_say_more() -> None:
    found = [told(n, f"kegiatan {n} memuat 2 tindakan", f"kegiatan {n} memuat beberapa tindakan") for n in (3, 7)]
    assert [d.message for d in grouped(found)] == ["kegiatan 3, 7 memuat 2 tindakan"]


def test_a_message_without_its_row_names_the_rows_at_its_end() -> None:
    assert [d.message for d in grouped([told(n, "satuan bercampur") for n in (1, 12)])] == ["satuan bercampur (kegiatan 1, 12)"]


def test_another_row_in_a_message_is_no_place_of_it() -> None:
    found = [told(n, f"kegiatan {n} kembali ke kegiatan 1{n}") for n in (1, 2)]
    assert [d.message for d in grouped(found)] == [d.message for d in found]


def test_places_without_a_name_are_counted() -> None:
    found = [Diagnostic("SOP007", Severity.PERINGATAN, "tanda aneh", Span("a.yaml", n)) for n in (1, 2)]
    assert [d.message for d in grouped(found)] == ["tanda aneh (2 tempat)"]


@pytest.mark.parametrize(("names", "said"), [
    (["kegiatan 1"], "kegiatan 1"),
    (["kegiatan 1", "kegiatan 2"], "kegiatan 1, 2"),
    (["kegiatan 1", "kegiatan 2", "kegiatan 3", "kegiatan 5"], "kegiatan 1–3, 5"),
    (["kegiatan 4", "kegiatan 4", "kegiatan 9"], "kegiatan 4, 9"),
    (["kegiatan 1", 'kegiatan "Memeriksa"', "kegiatan 2"], 'kegiatan 1, "Memeriksa", 2'),
    (["dasar hukum butir 1", "dasar hukum butir 3", "kegiatan 2"], "dasar hukum butir 1, 3; kegiatan 2"),
    (['pelaksana "Camat"', "", "nomor"], 'pelaksana "Camat", nomor'),
])
def test_several_places_are_named_in_a_few_words(names: list[str], said: str) -> None:
    assert all_names(names) == said


@pytest.mark.parametrize(("written", "name"), [
    ("nomor", ""),
    ("revisi", "tanggal revisi"),
    ("Undang-Undang Nomor 25", "dasar hukum butir 1"),
    ("Komputer", "peralatan/perlengkapan butir 1"),
    ("Anggota Perpustakaan", 'pelaksana "Anggota Perpustakaan"'),
    ("petugas: Petugas", 'pelaksana "Petugas Perpustakaan"'),
    ("Hasil pemeriksaan", "kegiatan 2"),
    ("Berlaku", "kegiatan 2"),
    ("Dicatat dalam", "pencatatan dan pendataan"),
    ("Rapat", "Rapat"),
    ("Rapat kedua", "Rapat butir 2"),
])
def test_a_place_is_named_as_on_the_sheet(written: str, name: str, tmp_path: Path) -> None:
    write(tmp_path, "")
    place = tmp_path / "sop.yaml"
    text = place.read_text("utf-8") + "bagian:\n  Rapat:\n    - Rapat pertama\n    - Rapat kedua\n"
    place.write_text(text, "utf-8")
    report = Report()
    (definition,) = find_definitions([str(place)], report)
    naskah = Reader().read(definition, report).naskah
    assert naskah, report.diagnostics
    at = text.index(f"\n{written}" if f"\n{written}" in text else written)
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    assert Places(Himpunan(naskah.berkas, (naskah,))).name(Span(definition.shown, line, column, line, column + 1)) == name


def test_the_checker_names_the_places_of_the_agency_too(tmp_path: Path) -> None:
    found = check(tmp_path, "# berkas: instansi.yaml\npejabat:\n  kabag: {jabatan: Kepala Bagian, nama: Ratna}\n")
    assert {d.place for d in found if d.span.file.endswith("instansi.yaml")} == {'pejabat "kabag"'}
