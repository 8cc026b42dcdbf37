"""What is wrong in a form is told with its sheet and its cell; what is right is read whatever else lies around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hands import Given, Grid
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.formulir.cells import FAILED, Cells
from sopdoc.formulir.read import read_form
from sopdoc.formulir.shown import form_of
from sopdoc.formulir.words import IDENTITAS, KEGIATAN, PELAKSANA


def faults(small: Given, sheets: dict[str, Cells]) -> list[tuple[str, str]]:
    return [(one.place, one.words) for one in read_form(sheets, form_of(small.naskah))[1]]


def edited(small: Given, name: str, change: Callable[[Grid], object]) -> dict[str, Cells]:
    table = small.grid(name)
    change(table)
    return {**small.sheets, name: table.cells()}


@pytest.mark.parametrize(("name", "change", "place", "words"), [
    (KEGIATAN, lambda t: t.lines[0].update({"pelaksana:a": "kotak"}), "lembar Kegiatan, sel C3", '"kotak" bukan simbol'),
    (KEGIATAN, lambda t: t.lines[0].pop("pelaksana:a"), "lembar Kegiatan, sel B3", "pelaksananya belum dipilih"),
    (KEGIATAN, lambda t: t.lines[0].pop("uraian"), "lembar Kegiatan, sel B3", "kegiatan belum diuraikan"),
    (KEGIATAN, lambda t: t.lines[0].update({"output": f"{FAILED}#REF!"}), "lembar Kegiatan, sel N3", "rumus di sel ini gagal (#REF!)"),
    (KEGIATAN, lambda t: t.lines[1].update({"ke 2": "Menimbang"}), "lembar Kegiatan, sel S4", 'kegiatan "Menimbang" tidak ada'),
    (KEGIATAN, lambda t: t.lines[1].pop("cabang 2"), "lembar Kegiatan, sel R4", "cabang belum punya kata"),
    (KEGIATAN, lambda t: t.lines[1].pop("ke 2"), "lembar Kegiatan, sel S4", 'cabang "Tidak" belum punya tujuan'),
    (KEGIATAN, lambda t: t.lines[0].update({"waktu": "30"}), "lembar Kegiatan, sel M3", 'waktu "30" belum punya satuan'),
    (
        KEGIATAN, lambda t: t.lines[0].update({"waktu": "2026-03-01"}), "lembar Kegiatan, sel L3",
        "Excel menjadikan isinya tanggal atau jam (2026-03-01)",
    ),
    (
        KEGIATAN, lambda t: t.lines[0].update({"waktu": "30:00:00"}), "lembar Kegiatan, sel L3",
        "Excel menjadikan isinya tanggal atau jam (30:00:00)",
    ),
    (
        KEGIATAN, lambda t: t.lines[0].update({"output": "k" * 20_001}), "lembar Kegiatan, sel N3",
        "isinya 20001 huruf, padahal satu teks paling banyak 20000",
    ),
    (KEGIATAN, lambda t: t.lines[1].update({"cabang 2": "Ya"}), "lembar Kegiatan, sel R4", 'dua cabang berkata "Ya"'),
    (KEGIATAN, lambda t: t.lines[0].update({"hubungan": "kenal"}), "lembar Kegiatan, sel J3", '"kenal" bukan hubungan'),
    (KEGIATAN, lambda t: t.lines[0].update({"pelaksana:+1": "proses"}), "lembar Kegiatan, sel G3", "kolom ini belum punya nama pelaksana"),
    (PELAKSANA, lambda t: t.lines.append({"nama": "Camat"}), "lembar Pelaksana, sel A10", "pelaksana di luar baris yang tersedia"),
    (IDENTITAS, lambda t: t.lines[0].update({"kunci": "Warna"}), "lembar Identitas, sel A3", 'isian "Warna" tidak dikenal'),
    (IDENTITAS, lambda t: t.lines.insert(1, {"kunci": "Nomor", "isi": "2"}), "lembar Identitas, sel B4", '"Nomor" hanya satu'),
])
def test_a_cell_that_cannot_be_read_is_told(small: Given, name: str, change: Callable[[Grid], object], place: str, words: str) -> None:
    assert (place, words) in faults(small, edited(small, name, change))


def test_a_target_that_is_not_there_is_one_fault(small: Given) -> None:
    assert len(faults(small, edited(small, KEGIATAN, lambda t: t.lines[1].update({"ke 2": "Menimbang"})))) == 1


def test_a_formula_that_failed_where_the_kegiatan_is_described_is_one_fault(small: Given) -> None:
    told = faults(small, edited(small, KEGIATAN, lambda t: t.lines[0].update({"uraian": f"{FAILED}#REF!"})))
    assert told == [("lembar Kegiatan, sel B3", "rumus di sel ini gagal (#REF!)")]


def test_thousands_of_lines_that_were_filled_down_are_one_fault(small: Given) -> None:
    """Comparing each of them with each kegiatan would take minutes."""
    told = faults(small, edited(small, KEGIATAN, lambda t: t.lines.extend({"uraian": "Langkah"} for _ in range(9_997))))
    assert told == [("lembar Kegiatan, sel B63", "10000 baris terisi, padahal satu alur memuat paling banyak 60 kegiatan")]



@pytest.mark.parametrize("name", [IDENTITAS, PELAKSANA, KEGIATAN])
def test_a_sheet_that_was_renamed_is_missed(small: Given, name: str) -> None:
    sheets = {f"{key} lama" if key == name else key: cells for key, cells in small.sheets.items()}
    assert faults(small, sheets) == [(f"lembar {name}", f'lembar kerja "{name}" tidak ada')]


@pytest.mark.parametrize(("key", "heading"), [("output", "Output"), ("pelaksana:b", "B"), ("ref", "ref")])
def test_a_column_that_was_deleted_is_missed(small: Given, key: str, heading: str) -> None:
    table = small.grid()
    at = table.keys.index(key)
    shorter = Grid(table.keys[:at] + table.keys[at + 1:], table.heads[:at] + table.heads[at + 1:], table.lines)
    assert faults(small, {**small.sheets, KEGIATAN: shorter.cells()}) == [("lembar Kegiatan, sel A2", f'kolom "{heading}" terhapus')]


@pytest.mark.parametrize("name", [IDENTITAS, PELAKSANA, KEGIATAN])
def test_a_hidden_line_of_keys_that_was_deleted_is_one_fault(small: Given, name: str) -> None:
    cells = Cells({(line - 1, column): words for (line, column), words in small.sheets[name].words.items() if line > 1}, ())
    assert faults(small, {**small.sheets, name: cells}) == [(f"lembar {name}, sel A2", "baris pertama, yang tersembunyi, terhapus")]


def test_a_row_without_words_is_one_fault(small: Given) -> None:
    """Its empty label is no target of the cells that name none."""
    assert len(faults(small, edited(small, KEGIATAN, lambda t: t.lines[0].pop("uraian")))) == 1


def test_a_name_may_be_typed_above_its_column(small: Given) -> None:
    table = small.grid()
    heads = {"pelaksana:b": "Kepala Seksi", "pelaksana:+1": "Camat"}
    named = Grid(table.keys, tuple(heads.get(key, head) for key, head in zip(table.keys, table.heads, strict=True)), table.lines)
    form, found = read_form({**small.sheets, KEGIATAN: named.cells()}, form_of(small.naskah))
    assert not found
    assert [(one.ref, one.nama) for one in form.flows[0].columns] == [
        ("a", "A"), ("b", "Kepala Seksi"), ("c", "C"), ("d", "D"), ("+1", "Camat"),
    ]


def test_two_new_names_of_one_pelaksana_are_told(small: Given) -> None:
    table, people = small.grid(), small.grid(PELAKSANA)
    people.lines[1]["nama"] = "Kepala Bidang"
    heads = tuple("Kepala Seksi" if key == "pelaksana:b" else head for key, head in zip(table.keys, table.heads, strict=True))
    sheets = {**small.sheets, KEGIATAN: Grid(table.keys, heads, table.lines).cells(), PELAKSANA: people.cells()}
    words = 'judul kolom "Kepala Seksi" lain dari nama di lembar Pelaksana, "Kepala Bidang"'
    assert faults(small, sheets) == [("lembar Kegiatan, sel D2", words)]


def test_cells_that_were_merged_are_told(small: Given) -> None:
    sheets = {**small.sheets, KEGIATAN: Cells(small.sheets[KEGIATAN].words, ("B3:B4",))}
    assert faults(small, sheets) == [("lembar Kegiatan", "sel B3:B4 digabung")]


@pytest.mark.parametrize("merged", ["B3:C3", "A2:B2", "B60:X80", "B5:B6", "A3:X3"])
def test_merged_cells_that_hide_no_row_are_left_alone(small: Given, merged: str) -> None:
    """Pasted from an old sheet: inside a row, over headings, over rows that wait."""
    sheets = {**small.sheets, KEGIATAN: Cells(small.sheets[KEGIATAN].words, (merged,))}
    assert read_form(sheets, form_of(small.naskah)) == (form_of(small.naskah), ())


def test_rows_that_were_pasted_from_an_old_sheet_are_rows(small: Given) -> None:
    """Its time in one cell, its numbers as text, its marks for who acts, a cell merged over the empty line below."""
    table = small.grid()
    table.lines.insert(2, {"no": "4.", "uraian": "Mencatat", "pelaksana:d": "V", "waktu": "1 hari", "output": "- Buku\n- Lembar"})
    table.lines.insert(3, {"no": "5.", "uraian": "Menomori", "pelaksana:d": "ü", "waktu": "15", "satuan": "Menit"})
    table.lines.insert(5, {})
    form, found = read_form({**small.sheets, KEGIATAN: Cells(table.cells().words, ("B7:B8",))}, form_of(small.naskah))
    assert not found
    rows = form.flows[0].rows
    assert [row.texts["waktu"] for row in rows] == ["", "", "1 hari", "15 Menit", ""]
    assert [row.ways.symbols for row in rows[2:4]] == [{"d": "proses"}] * 2


@given(st.data())
def test_columns_may_be_moved_and_lines_left_empty(small: Given, data: st.DataObject) -> None:
    table = small.grid()
    order = data.draw(st.permutations(range(len(table.keys))))
    moved = Grid(tuple(table.keys[i] for i in order), tuple(table.heads[i] for i in order), [*table.lines])
    for _ in range(data.draw(st.integers(0, 3))):
        moved.lines.insert(data.draw(st.integers(0, len(moved.lines))), {})
    form, found = read_form({**small.sheets, KEGIATAN: moved.cells()}, form_of(small.naskah))
    assert not found
    assert form == form_of(small.naskah)


@pytest.mark.parametrize("words", ["Menerima", "menerima", "1", "1. Menerima"])
def test_a_target_may_be_named_by_its_words_or_its_number(small: Given, words: str) -> None:
    form, _ = read_form(edited(small, KEGIATAN, lambda t: t.lines[1].update({"ke 2": words})), form_of(small.naskah))
    assert form == form_of(small.naskah)


def test_a_target_whose_words_were_changed_is_found_by_the_former_ones(small: Given) -> None:
    form, found = read_form(edited(small, KEGIATAN, lambda t: t.lines[0].update({"uraian": "Menampung"})), form_of(small.naskah))
    assert not found
    assert form.flows[0].rows[1].ways.branches[1] == ("Tidak", "#0")


def test_old_sheets_mark_who_acts_with_a_tick(small: Given) -> None:
    form, found = read_form(edited(small, KEGIATAN, lambda t: t.lines[2].update({"pelaksana:d": "√"})), form_of(small.naskah))
    assert not found
    assert form.flows[0].rows[2].ways.symbols["d"] == "proses"
