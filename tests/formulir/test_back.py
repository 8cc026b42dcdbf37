"""What was filled in comes back, and nothing else: untouched forms change no byte, edits exactly what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import HEAD, Given, given_form, read_at
from hypothesis import assume, given
from hypothesis import strategies as st
from layout.stated_flows import Written, flows
from tools import DEFINITIONS, GALLERY_NAMES

from sopdoc.formulir import back
from sopdoc.formulir.compared import plain_rows
from sopdoc.formulir.shown import form_of
from sopdoc.formulir.words import CATATAN, IDENTITAS, PELAKSANA
from sopdoc.source.pasted import ordinary_text


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_an_untouched_form_changes_no_byte(name: str) -> None:
    form = given_form(DEFINITIONS / f"{name}.yaml")
    returned = form.back()
    assert (returned.text, returned.conflicts, returned.faults, returned.wrong) == (form.text, (), (), ())


@given(flows())
def test_an_untouched_form_of_any_flow_changes_no_byte(agency: Path, written: Written) -> None:
    text = HEAD + written.kegiatan
    try:
        form = given_form(agency / "uji.yaml", text)
    except AssertionError:
        assume(False)           # what an author may not write
    assert form.back().text == text


@pytest.mark.parametrize(("key", "words", "line"), [
    ("uraian", "Menelaah", "  - uraian: Menelaah   # teliti"), ("keterangan", "Bila perlu", "    keterangan: Bila perlu"),
    ("waktu", "segera", "    waktu: segera"),
])
def test_a_text_that_is_typed_is_the_only_line_that_changes(small: Given, key: str, words: str, line: str) -> None:
    table = small.grid()
    table.lines[1][key] = words
    assert new_lines(small, small.back(Kegiatan=table).text) == [line]


def new_lines(form: Given, text: str) -> list[str]:
    """The lines that were not there before."""
    before = form.text.splitlines()
    return [line for line in text.splitlines() if line not in before]


def test_waktu_is_a_number_and_its_unit(small: Given) -> None:
    table = small.grid()
    table.lines[2] |= {"waktu": "2", "satuan": "hari kerja"}
    assert new_lines(small, small.back(Kegiatan=table).text) == ["    waktu: 2 hari kerja"]


def test_a_list_is_changed_item_by_item(small: Given) -> None:
    table = small.grid()
    table.lines[0]["output"] = "Surat\nLembar disposisi\nNota"
    new = small.back(Kegiatan=table).text
    assert "output: [Surat, Lembar disposisi, Nota]" in new


def test_a_row_that_is_inserted_leaves_targets_and_comments_where_they_belong(small: Given) -> None:
    """The decision led to "1": the number would name another row now."""
    table = small.grid()
    table.lines.insert(0, {"uraian": "Mengumumkan", "pelaksana:d": "mulai"})
    table.lines[1]["pelaksana:a"] = "proses"
    returned = small.back(Kegiatan=table)
    assert "  # pertama\n  - id: menerima\n    uraian: Menerima\n" in returned.text
    assert "cabang: {Ya: lanjut, Tidak: menerima}" in returned.text
    assert shown(returned.text, small)[0][0] == "Mengumumkan"


def shown(text: str, form: Given) -> list[tuple[object, ...]]:
    return plain_rows(form_of(read_at(form.naskah.definition.path, text)).flows[0])


def test_rows_are_sorted_and_removed_with_their_comments(small: Given) -> None:
    table = small.grid()
    _, decision, last = table.lines[:3]
    for key in ("cabang 1", "ke 1", "cabang 2", "ke 2"):
        del decision[key]
    decision["pelaksana:b"], last["pelaksana:c"] = "selesai", "mulai"
    table.lines[:3] = [last, decision]
    rows = "  - uraian: Menyimpan\n    pelaksana: c\n  - uraian: Memeriksa   # teliti\n    pelaksana: b\n"
    assert small.back(Kegiatan=table).text == f"{HEAD}# sebelum kegiatan\nkegiatan:\n{rows}"


def test_a_row_that_was_copied_is_a_row_of_its_own(small: Given) -> None:
    table = small.grid()
    table.lines.insert(1, dict(table.lines[0]) | {"pelaksana:a": "proses"})
    returned = small.back(Kegiatan=table)
    assert [row[0] for row in shown(returned.text, small)] == ["Menerima", "Menerima", "Memeriksa", "Menyimpan"]


LOCKED = f"""\
{HEAD}kegiatan:
  - uraian: Menerima
    pelaksana: a
  - uraian: Meneliti   # berdua
    rangkaian: [{{pelaksana: a}}, {{pelaksana: b, simbol: keputusan, cabang: {{Ya: lanjut, Tidak: 1}}}}]
    kelengkapan: [Surat, Nota]
    waktu: 480
  - uraian: Menyimpan
    pelaksana: c
"""


def test_numbers_that_no_cell_shows_follow_their_rows(agency: Path) -> None:
    form = given_form(agency / "uji.yaml", LOCKED)
    table = form.grid()
    table.lines.insert(0, {"uraian": "Mengumumkan", "pelaksana:d": "mulai"})
    text = form.back(Kegiatan=table).text
    assert [words in text for words in ("Tidak: menerima", "- id: menerima\n", "# berdua")] == [True] * 3


def test_a_row_that_leads_by_number_to_one_that_was_taken_out_is_refused(agency: Path) -> None:
    form = given_form(agency / "uji.yaml", LOCKED)
    table = form.grid()
    del table.lines[0]
    assert 'tujuan "menerima" tidak ada' in [one.words for one in form.back(Kegiatan=table).faults]


def test_a_copy_says_what_no_cell_shows(agency: Path) -> None:
    """Also a time without a unit, and where it was pasted above the row that it is a copy of."""
    form = given_form(agency / "uji.yaml", LOCKED)
    table = form.grid()
    table.lines.insert(0, table.lines[1] | {"uraian": "Meneliti lagi"})
    copied, _, own, _ = form_of(read_at(form.naskah.definition.path, form.back(Kegiatan=table).text)).flows[0].rows
    assert (copied.texts | {"uraian": ""}, copied.locked) == (own.texts | {"uraian": ""}, own.locked)


def test_who_acts_in_a_copy_acts_in_the_same_order(agency: Path) -> None:
    form = given_form(agency / "uji.yaml", f"{HEAD}kegiatan:\n  - uraian: Meneliti\n    pelaksana: [c, a]\n    hubungan: berurutan\n")
    table = form.grid()
    table.lines.append(table.lines[0] | {"uraian": "Meneliti lagi"})
    assert form.back(Kegiatan=table).text.count("pelaksana: [c, a]") == 2


def test_a_target_that_nobody_touched_stays_where_rows_of_the_same_words_change_places(agency: Path) -> None:
    rows = "  - uraian: Menerima\n    pelaksana: a\n  - uraian: Menerima\n    pelaksana: b\n"
    form = given_form(agency / "uji.yaml", f"{HEAD}kegiatan:\n{rows}  - uraian: Mencatat\n    pelaksana: c\n    lanjut: 2\n")
    table = form.grid()
    assert table.lines[2]["lanjut"] == "Menerima (2)"
    table.lines.insert(0, table.lines.pop(1))
    assert "- id: menerima\n    uraian: Menerima\n    pelaksana: b\n" in form.back(Kegiatan=table).text


def test_a_new_pelaksana_gets_a_key_and_a_column(small: Given) -> None:
    people, table = small.grid(PELAKSANA), small.grid()
    people.lines[4]["nama"] = "Kepala Seksi Umum"
    table.lines[2] = {key: words for key, words in table.lines[2].items() if key != "pelaksana:c"} | {"pelaksana:+1": "selesai"}
    returned = small.back(Pelaksana=people, Kegiatan=table)
    assert "pelaksana: {a: A, b: B, c: C, d: D, kepala-seksi-umum: Kepala Seksi Umum}" in returned.text
    assert "    pelaksana: kepala-seksi-umum" in returned.text


def test_fields_and_notes_come_back_too(small: Given) -> None:
    fields, notes = small.grid(IDENTITAS), small.grid(CATATAN)
    line = next(line for line in fields.lines if line["kunci"] == "Dasar hukum")
    line["isi"] = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
    notes.lines[0]["isi"] = "Satu"
    notes.lines[1]["isi"] = "Dua"
    returned = small.back(Identitas=fields, Catatan=notes)
    assert "dasar hukum: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik" in returned.text
    assert "catatan:\n  - Satu\n  - Dua\n" in returned.text


def test_what_both_sides_changed_alike_is_no_conflict(small: Given) -> None:
    table = small.grid()
    table.lines[2]["uraian"] = "Mengarsipkan"
    table.lines.append({"uraian": "Melapor", "pelaksana:d": "selesai"})
    table.lines[2]["pelaksana:c"] = "proses"
    once = small.back(Kegiatan=table)
    assert once.naskah
    again = small.back_to(read_at(small.naskah.definition.path, once.text), once.text, Kegiatan=table)
    assert (again.text, again.conflicts) == (once.text, ())


def test_what_both_sides_changed_otherwise_stays_and_is_told(small: Given) -> None:
    table = small.grid()
    table.lines[2] |= {"uraian": "Mengarsipkan", "keterangan": "Rapi"}
    text = small.text.replace("Menyimpan", "Menyimpan berkas")
    returned = small.back_to(read_at(small.naskah.definition.path, text), text, Kegiatan=table)
    assert [(one.form, one.kept) for one in returned.conflicts] == [("Mengarsipkan", "Menyimpan berkas")]
    assert returned.text == f"{text}    keterangan: Rapi\n"


def test_what_one_side_took_out_and_the_other_changed_is_told_with_what_it_said(small: Given) -> None:
    """Nothing is lost: the kegiatan that the form took out stays, one that the definition took out is told with the form's words."""
    table, text = small.grid(), small.text.replace("Memeriksa  ", "Meneliti  ").replace("Tidak: 1", "Tidak: selesai")
    del table.lines[1]
    returned = small.back_to(read_at(small.naskah.definition.path, text), text, Kegiatan=table)
    ways = "b keputusan; Ya ke kegiatan berikutnya; Tidak ke"
    told = f"diubah (uraian: Memeriksa → Meneliti; alur: {ways} Menerima → {ways} selesai)"
    assert [(one.place, one.form, one.kept) for one in returned.conflicts] == [('kegiatan "Memeriksa"', "dihapus", told)]
    assert returned.text == text
    table, text = small.grid(), small.text.replace("  - uraian: Menyimpan\n    pelaksana: c\n", "").replace("Ya: lanjut", "Ya: selesai")
    table.lines[2] |= {"uraian": "Mengarsipkan", "keterangan": "Rapi"}
    returned = small.back_to(read_at(small.naskah.definition.path, text), text, Kegiatan=table)
    told = "diubah (uraian: Menyimpan → Mengarsipkan; keterangan: (kosong) → Rapi)"
    assert [(one.place, one.form, one.kept) for one in returned.conflicts] == [('kegiatan "Menyimpan"', told, "dihapus")]
    assert returned.text == text


def test_what_only_the_definition_changed_stays(small: Given) -> None:
    text = small.text.replace("  - uraian: Menyimpan", "  - uraian: Mencatat\n    pelaksana: d\n  - uraian: Menyimpan")
    table = small.grid()
    table.lines[0]["keterangan"] = "Segera"
    returned = small.back_to(read_at(small.naskah.definition.path, text), text, Kegiatan=table)
    assert returned.text == text.replace("output: [Surat, Nota]\n", "output: [Surat, Nota]\n    keterangan: Segera\n")


def test_a_definition_that_would_be_wrong_is_not_made(small: Given) -> None:
    table = small.grid()
    table.lines[0]["lanjut"] = "Menerima"          # to itself
    returned = small.back(Kegiatan=table)
    assert (returned.naskah, returned.wrong) == (None, ())
    assert [(one.place, one.words) for one in returned.faults] == [
        ("lembar Kegiatan, sel V3", "hanya keputusan yang dapat menuju dirinya sendiri"),
    ]


@pytest.mark.parametrize(("row", "place"), [(0, "lembar Kegiatan, sel V3"), (3, "lembar Kegiatan, sel V6")])
def test_what_would_be_wrong_is_told_at_its_cell_also_where_rows_were_put_in(small: Given, row: int, place: str) -> None:
    table = small.grid()
    table.lines.insert(0, {"uraian": "Mengumumkan", "pelaksana:d": "proses"})
    table.lines[row]["lanjut"] = table.lines[row]["uraian"]
    assert [one.place for one in small.back(Kegiatan=table).faults] == [place]


@st.composite
def typed(draw: st.DrawFn) -> tuple[int, str, str]:
    words = draw(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co")), max_size=30))
    return draw(st.integers(0, 2)), draw(st.sampled_from(("uraian", "kelengkapan", "output", "keterangan"))), words.strip()


@given(st.lists(typed(), min_size=1, max_size=4), st.permutations(range(3)))
def test_any_words_in_any_order_are_what_the_definition_says(small: Given, edits: list[tuple[int, str, str]], order: list[int]) -> None:
    table = small.grid()
    for row, key, words in edits:
        if words or key != "uraian":
            table.lines[row][key] = words
    table.lines[:3] = [table.lines[index] for index in order]
    returned = small.back(Kegiatan=table)
    assume(returned.naskah)              # a decision in the last row has nowhere to go on
    assert [row[0] for row in shown(returned.text, small)] == [ordinary_text(line["uraian"]).strip() for line in table.lines[:3]]


def test_an_untouched_form_is_not_written_again(small: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most of the forms of an agency come back untouched: reading their cells is all that they cost."""
    monkeypatch.setattr(back, "written", lambda *_: pytest.fail("written"))
    assert small.back().text == small.text
