"""A flow that was decoded, written and decoded again is the same flow, and what needs no words has none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from layout.stated_flows import LANES, Written, flows

from sopdoc.diagnostics import Report
from sopdoc.model.bentuk import Kapsul
from sopdoc.model.decode_alur import ALUR, KEGIATAN_TERBANYAK, finish_alur, read_alur
from sopdoc.model.decode_teks import Rujukan
from sopdoc.model.fields import open_fields
from sopdoc.model.sop import Alur, Bentuk, Garis, Kegiatan, Pelaksana, Sambungan, Simbol
from sopdoc.model.teks import Blok, Isi, Kata
from sopdoc.source.read import parse
from sopdoc.writing.charted import chart_of
from sopdoc.writing.rows import UnsayableError, row_values, row_ways
from sopdoc.writing.values import yaml_text

HEAD = "pelaksana: {a: A, b: B, c: C, d: D}\n"


def read(text: str, kapsul: Kapsul) -> Alur | None:
    report = Report()
    written = read_alur(open_fields(parse(text, "", report), ALUR, "alur", report), ())
    return None if report.has_galat else finish_alur(written, Rujukan(), kapsul)


def seen(alur: Alur) -> object:
    """What stands on the sheet: by row the symbols, and every connection by the places of its symbols."""
    spots = {s.id: (row, place) for row, kegiatan in enumerate(alur.kegiatan) for place, s in enumerate(kegiatan.simbol)}
    rows = [(k.nomor, k.uraian, [(s.para_pelaksana, s.bentuk, s.teks) for s in k.simbol]) for k in alur.kegiatan]
    ends = {
        (
            tuple(sorted((spots[w.dari], spots[w.ke]))) if w.garis is not Garis.PANAH else (spots[w.dari], spots[w.ke]),
            w.label, w.garis, w.timbal_balik,
        )
        for w in alur.sambungan
    }
    return rows, ends


@settings(max_examples=120)
@given(flows())
def test_what_is_written_reads_back_the_same(written: Written) -> None:
    kapsul = Kapsul("terpisah" if written.terpisah else "kegiatan")
    alur = read(HEAD + written.kegiatan, kapsul)
    if alur is None:        # what an author may not write
        return
    again = read(HEAD + yaml_text({"kegiatan": row_values(alur, kapsul)}), kapsul)
    assert again is not None
    assert seen(again) == seen(alur)


@settings(max_examples=60)
@given(flows())
def test_rows_that_say_already_what_they_shall_stay_as_they_are_written(written: Written) -> None:
    kapsul = Kapsul("terpisah" if written.terpisah else "kegiatan")
    alur = read(HEAD + written.kegiatan, kapsul)
    if alur is None:
        return
    known = dict(enumerate(row_ways(chart_of(alur, kapsul))))
    again = row_ways(chart_of(alur, kapsul), known)
    assert [row for row, keys in enumerate(again) if keys is not known[row]] == []


def test_of_a_row_that_shall_say_something_else_all_stays_that_still_says_it() -> None:
    """The branch to the row below keeps its name, the one that leads elsewhere now has another."""
    alur = read(
        HEAD + "kegiatan: [{id: satu, uraian: Satu, pelaksana: a}, {uraian: Dua, pelaksana: b, cabang: {Ya: tiga, Tidak: satu}},"
        " {id: tiga, uraian: Tiga, pelaksana: c}, {id: empat, uraian: Empat, pelaksana: d}]", Kapsul(),
    )
    assert alur
    moved = tuple(replace(way, ke="empat") if way.ke == "satu" else way for way in alur.sambungan)
    known = {1: {"pelaksana": "b", "cabang": {"Ya": "tiga", "Tidak": "satu"}}}
    assert row_ways(chart_of(replace(alur, sambungan=moved), Kapsul()), known)[1] == {
        "pelaksana": "b", "cabang": {"Ya": "tiga", "Tidak": "empat"},
    }


@settings(max_examples=120)
@given(flows(), st.data())
def test_two_heads_are_written_and_read_back_the_same(written: Written, data: st.DataObject) -> None:
    """Between any two symbols of different rows, instead of whatever led from one to the other."""
    alur = read(HEAD + written.kegiatan, Kapsul())
    assume(alur and len(alur.kegiatan) > 1)
    above, below = sorted(data.draw(st.lists(st.sampled_from(range(len(alur.kegiatan))), min_size=2, max_size=2, unique=True)))
    placed = [[s.id for s in alur.kegiatan[row].simbol if not s.id.endswith("/selesai")] for row in (above, below)]
    ends = [data.draw(st.sampled_from(ids)) for ids in placed]
    others = tuple(w for w in alur.sambungan if {w.dari, w.ke} != set(ends))
    changed = replace(alur, sambungan=(*others, Sambungan(*ends, data.draw(st.sampled_from(("", "Konsultasi"))), timbal_balik=True)))
    again = read(HEAD + yaml_text({"kegiatan": row_values(changed)}), Kapsul())
    assert again is not None
    assert seen(again) == seen(changed)


def rows_of(kegiatan: str) -> str:
    """The rows, written again."""
    alur = read(HEAD + kegiatan, Kapsul())
    assert alur
    return yaml_text({"kegiatan": row_values(alur)})


@pytest.mark.parametrize("kegiatan", [
    "kegiatan:\n  - uraian: Satu\n    pelaksana: a\n  - uraian: Dua\n    pelaksana: b\n",
    "kegiatan:\n  - uraian: Satu\n    pelaksana: [a, b]\n  - uraian: Dua\n    pelaksana: b\n",
    "kegiatan:\n  - id: satu\n    uraian: Satu\n    pelaksana: a\n  - uraian: Dua\n    pelaksana: b\n    cabang:\n      Ya: lanjut\n"
    "      Tidak: satu\n  - uraian: Tiga\n    pelaksana: c\n",
    "kegiatan:\n  - uraian: Satu\n    pelaksana: a\n  - uraian: Dua\n    pelaksana: [a, b]\n    hubungan: berurutan\n    lanjut dari: a\n"
    "  - uraian: Tiga\n    pelaksana: c\n",
    "kegiatan:\n  - uraian: Satu\n    pelaksana: a\n  - uraian: Dua\n    pelaksana: [b, c]\n    garis: satu simbol\n    teks: Rapat\n"
    "  - uraian: Tiga\n    pelaksana: c\n",
    "kegiatan:\n  - uraian: Satu\n    pelaksana: a\n    timbal balik: lanjut\n  - uraian: Dua\n    pelaksana: [a, b]\n"
    "    hubungan: timbal balik\n    lanjut dari: a\n  - uraian: Tiga\n    pelaksana: c\n",
    "kegiatan:\n  - uraian: Satu\n    pelaksana: a\n  - uraian: Dua\n    pelaksana: b\n    simbol: selesai\n  - uraian: Tiga\n"
    "    pelaksana: c\n",
])
def test_a_flow_is_written_as_its_author_would(kegiatan: str) -> None:
    assert rows_of(kegiatan) == kegiatan


def test_a_row_that_others_name_is_called_by_its_first_words() -> None:
    text = rows_of(
        "kegiatan: [{uraian: Satu, pelaksana: a, lanjut: 3}, {uraian: Dua, pelaksana: b},"
        " {uraian: Memeriksa isi surat masuk, pelaksana: c}]"
    )
    assert "id: memeriksa-isi-surat\n" in text
    assert "lanjut: memeriksa-isi-surat\n" in text


def test_rows_of_the_same_words_are_told_apart() -> None:
    text = rows_of(
        "kegiatan: [{uraian: Awal, pelaksana: a, cabang: {x: 3, y: 4}}, {uraian: Lain, pelaksana: b}, {uraian: Isi, pelaksana: a},"
        " {uraian: Isi, pelaksana: b}]"
    )
    assert "id: isi\n" in text
    assert "id: isi-2\n" in text


def test_lines_between_some_of_a_rows_symbols_cannot_be_said() -> None:
    """Three act in the row, two of them joined: the language knows all or none."""
    simbol = tuple(Simbol(f"s{n}", kunci, Bentuk.MULAI) for n, kunci in enumerate(LANES[:3]))
    kegiatan = Kegiatan("k1", "1", Isi((Blok((Kata("Rapat"),)),)), simbol)
    alur = Alur("", tuple(Pelaksana(k, k) for k in LANES), (kegiatan,), (Sambungan("s0", "s1", garis=Garis.LURUS),))
    with pytest.raises(UnsayableError) as fault:
        row_values(alur)
    assert fault.value.row == 0


def test_more_rows_than_a_flow_may_have_are_written() -> None:
    rows = "kegiatan:\n" + "- {uraian: x, pelaksana: a}\n" * (KEGIATAN_TERBANYAK + 1)
    report = Report()
    alur = finish_alur(read_alur(open_fields(parse(HEAD + rows, "", report), ALUR, "alur", report), ()), Rujukan(), Kapsul())
    assert len(row_values(alur)) == KEGIATAN_TERBANYAK + 1
