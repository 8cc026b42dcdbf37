"""Whatever is done to the rows of any SOP's document, its definition then has those rows, or says why not and changes nothing."""

from __future__ import annotations

import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from by_word import back, changed, find, lane_of, retype, rows_of, symbol_of, told, words_cell
from hypothesis import event, given, settings
from hypothesis import strategies as st
from lxml import etree
from render.docx.opened import W

from sopdoc.compiler import Compiler, documents_of
from sopdoc.definitions import definition_at
from sopdoc.diagnostics import Report
from sopdoc.edit.change import find as find_node
from sopdoc.reading import Reader
from sopdoc.writing.values import value_of

HEAD = "nomor: 1\nnama: Uji\npelaksana: {a: Alfa, b: Beta, c: Gama, d: Delta}\n"
VERBS = (
    "Menerima", "Memeriksa", "Mencatat", "Menyimpan", "Melaporkan", "Menugaskan", "Menelaah", "Mengundang", "Membahas", "Menetapkan",
    "Mencetak", "Mengirim", "Menghitung", "Menimbang", "Menjemput", "Membayar", "Memotret", "Menyusun", "Mengukur", "Menempel",
)
LANES = 2          # cells of a row before those of the pelaksana
FEW = settings(max_examples=12, deadline=None)


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dinas")
    (folder / "instansi.yaml").write_text("kop: [DINAS UJI]\n", "utf-8")
    return folder


@st.composite
def rows_of_sops(draw: st.DrawFn, *, of: int = 4) -> str:
    """Three to six kegiatan, every one with words of its own; one `of` so many is a decision that leads back."""
    count = draw(st.integers(3, 6))
    verbs = draw(st.permutations(VERBS))
    lines = list[str]()
    for number in range(count):
        lines.append(f"  - uraian: {verbs[number]} berkas\n    pelaksana: {draw(st.sampled_from('abcd'))}\n")
        if 0 < number < count - 1 and draw(st.integers(1, of)) == 1:
            lines.append(f"    cabang: {{Ya: lanjut, Tidak: {draw(st.integers(1, number))}}}\n")
    return "kegiatan:\n" + "".join(lines)


def document_for(agency: Path, rows: str) -> tuple[Path, bytes]:
    path = agency / "uji.yaml"
    path.write_text(HEAD + rows, "utf-8")
    ((_, data),) = documents_of(Compiler().compile(definition_at(path)), "docx")
    return path, data


def uraian(row: Any) -> str:
    return "".join(find(words_cell(row), "./w:p//w:t/text()"))


def put_in(rows: list[Any], chance: random.Random, number: int) -> None:
    row = chance.choice(rows)
    added = deepcopy(row)
    for run in find(added, "./w:tc/w:p/w:r[.//wp:docPr]"):
        run.getparent().remove(run)
    retype(words_cell(added), f"Baris baru {number}")
    row.addnext(added)


def take_out(rows: list[Any], chance: random.Random, _: int) -> None:
    row = chance.choice(rows)
    row.getparent().remove(row)


def take_out_tracked(rows: list[Any], chance: random.Random, _: int) -> None:
    row = chance.choice(rows)
    properties = find(row, "./w:trPr")
    etree.SubElement(properties[0] if properties else etree.SubElement(row, f"{W}trPr"), f"{W}del")


def move(rows: list[Any], chance: random.Random, _: int) -> None:
    index = chance.randrange(len(rows) - 1)
    rows[index + 1].addnext(rows[index])


def write(rows: list[Any], chance: random.Random, number: int) -> None:
    retype(words_cell(chance.choice(rows)), f"Kata {number} yang diketik")


@FEW
@given(rows_of_sops(), st.randoms(use_true_random=False))
def test_words_that_are_added_in_any_document_are_the_changes_that_diff_tells(agency: Path, written: str, chance: random.Random) -> None:
    path, data = document_for(agency, written)
    typed = list[str]()

    def change(body: Any) -> None:
        rows = rows_of(body)
        for number, row in enumerate(chance.sample(rows, len(rows) // 3)):
            typed.append(f"{uraian(row)} dan kata {number}")
            retype(words_cell(row), typed[-1])

    returned = back(path, changed(data, change))
    assert returned.naskah, (returned.faults, returned.wrong)
    before = Reader().read(definition_at(path), Report()).naskah
    assert before
    assert sorted(after for _, _, after in told(before, returned.naskah)) == sorted(typed)


LISTS = """\
dasar hukum: [Undang-Undang Satu, Undang-Undang Dua, Undang-Undang Tiga]
peralatan/perlengkapan: [Komputer, Telepon, Jaringan]
"""


def item_saying(body: Any, words: str) -> Any:
    return next(one for one in find(body, "//w:tc/w:p") if "".join(find(one, ".//w:t/text()")).strip().endswith(words))


def reworded(paragraph: Any, words: str) -> None:
    first, *others = find(paragraph, ".//w:t")
    first.text = words
    for one in others:
        one.text = ""


@FEW
@given(st.lists(st.sampled_from(("ganti", "tambah", "hapus")), min_size=3, max_size=3), st.sampled_from((0, 1)))
def test_items_of_lists_that_are_typed_put_in_and_taken_out_are_those_of_the_definition(
    agency: Path, kinds: list[str], which: int,
) -> None:
    """Two of them stay: one alone may be a list or no list."""
    items = (["Undang-Undang Satu", "Undang-Undang Dua", "Undang-Undang Tiga"], ["Komputer", "Telepon", "Jaringan"])[which]
    path, data = document_for(agency, LISTS + "kegiatan:\n  - {uraian: Menerima, pelaksana: a}\n  - {uraian: Menyimpan, pelaksana: b}\n")
    asked = list[str]()

    def change(body: Any) -> None:
        for number, (kind, words) in enumerate(zip(kinds, items, strict=True)):
            paragraph, typed = item_saying(body, words), f"Butir ketikan {number}"
            if kind == "ganti":
                reworded(paragraph, typed)
                asked.append(typed)
            elif kind == "hapus" and number == kinds.index("hapus"):
                paragraph.getparent().remove(paragraph)
            else:
                asked.append(words)
            if kind == "tambah":
                paragraph.addnext(added := deepcopy(paragraph))
                reworded(added, typed)
                asked.append(typed)

    returned = back(path, changed(data, change))
    assert returned.naskah, (returned.faults, returned.wrong)
    assert value_of(find_node(returned.naskah.node, (("dasar hukum", "peralatan/perlengkapan")[which],))) == asked


@FEW
@given(rows_of_sops(), st.randoms(use_true_random=False))
def test_symbols_that_are_dragged_to_other_columns_are_of_those_pelaksana_or_nothing_is_taken(
    agency: Path, written: str, chance: random.Random,
) -> None:
    path, data = document_for(agency, written)
    asked = list[str]()

    def change(body: Any) -> None:
        row = chance.choice(rows_of(body))
        run = symbol_of(row)
        lanes = [lane for lane in range(LANES, LANES + 4) if lane != lane_of(row, run)]
        to = chance.choice(lanes)
        find(find(row, "./w:tc")[to], "./w:p")[0].append(run)
        asked.extend((uraian(row), "abcd"[to - LANES]))

    returned = back(path, changed(data, change))
    event("taken" if returned.naskah else "refused")
    if returned.naskah is None:
        assert returned.faults or returned.wrong
    else:
        (there,) = (one for one in returned.naskah.sop.alur[0].kegiatan if str(one.uraian.polos) == asked[0])
        assert there.simbol[-1].pelaksana == asked[1]


@FEW
@given(rows_of_sops(of=1), st.randoms(use_true_random=False))
def test_words_of_branches_that_are_renamed_in_any_document_are_those_of_its_definition(
    agency: Path, written: str, chance: random.Random,
) -> None:
    path, data = document_for(agency, written)
    typed = list[str]()

    def change(body: Any) -> None:
        words = [one for one in find(body, "//mc:Choice//wps:txbx//w:t") if one.text in ("Ya", "Tidak")]
        for number, one in enumerate(chance.sample(words, chance.randint(1, len(words)))):
            one.text = f"Kata {'abcdefgh'[number]}"
            typed.append(one.text)

    returned = back(path, changed(data, change))
    assert returned.naskah, (returned.faults, returned.wrong)
    said = [str(one.label) for one in returned.naskah.sop.alur[0].sambungan if one.label]
    assert sorted(one for one in said if one not in ("Ya", "Tidak")) == sorted(typed)


@FEW
@given(rows_of_sops(), st.randoms(use_true_random=False))
def test_rows_of_any_document_are_those_of_its_definition_or_nothing_is_taken(agency: Path, written: str, chance: random.Random) -> None:
    path, data = document_for(agency, written)
    asked = list[str]()

    def change(body: Any) -> None:
        for number in range(chance.randint(1, 2)):
            rows = rows_of(body)
            kinds = [put_in, write, *([take_out, take_out_tracked, move] if len(rows) > 2 else [])]
            chance.choice(kinds)(rows, chance, number)
        asked.extend(uraian(row) for row in rows_of(body) if not find(row, "./w:trPr/w:del"))

    returned = back(path, changed(data, change))
    event("taken" if returned.naskah else "refused")
    if returned.naskah is None:
        assert returned.faults or returned.wrong
    else:
        assert [str(one.uraian.polos) for one in returned.naskah.sop.alur[0].kegiatan] == asked
