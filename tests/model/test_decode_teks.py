"""Texts: lines, items and markers, bold and italic words, references."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.diagnostics import Report
from sopdoc.model.decode_teks import Rujukan, decode_isi
from sopdoc.model.markah import decode_kata
from sopdoc.model.teks import Isi, Kata
from sopdoc.source.node import MappingNode, ScalarNode, SequenceNode
from sopdoc.source.read import parse


def isi(yaml: str, rujukan: Rujukan | None = None) -> Isi:
    report = Report()
    node = parse(f"isi: {yaml}", "uji.yaml", report)
    assert isinstance(node, MappingNode)
    result = decode_isi(node.get("isi"), "isi", rujukan or Rujukan(), report)
    assert report.diagnostics == ()
    return result


def shape(yaml: str) -> list[tuple[str, str, str]]:
    return [(b.penanda.value, b.nomor, b.polos) for b in isi(yaml).blok]


def styles(line: str) -> list[tuple[str, str]]:
    """The runs with "t" for bold, "m" for italic, and the reference."""
    return [(k.teks, "t" * k.tebal + "m" * k.miring + k.tautan) for k in decode_kata(line)]


def test_a_text_is_a_paragraph_and_a_line_break_begins_another() -> None:
    assert shape("|\n  satu\n\n  dua") == [("teks", "", "satu"), ("teks", "", "dua")]


def test_lines_bring_their_own_markers() -> None:
    assert shape("|\n  Berkas:\n  - satu\n  • dua\n  1. tiga\n  12) empat\n  a. lima") == [
        ("teks", "", "Berkas:"), ("butir", "", "satu"), ("butir", "", "dua"),
        ("bernomor", "1.", "tiga"), ("bernomor", "12)", "empat"), ("bernomor", "a.", "lima"),
    ]


def test_an_indented_line_goes_on_with_the_item_above() -> None:
    assert shape("|\n  - satu\n    lagi\n    - anak\n  dua") == [("butir", "", "satu lagi"), ("butir", "", "anak"), ("teks", "", "dua")]


@pytest.mark.parametrize("text", ["S. Parman", "a.n. Kepala", "-", "2021. Tahun", "5.", "1.5 jam"])
def test_what_only_looks_like_a_marker_stays_text(text: str) -> None:
    assert shape(f'"{text}"') == [("teks", "", text)]


def test_a_list_is_numbered() -> None:
    assert shape("[satu, dua]") == [("bernomor", "1.", "satu"), ("bernomor", "2.", "dua")]


def test_a_list_of_one_has_no_number() -> None:
    assert shape("[satu]") == [("teks", "", "satu")]


def test_the_shape_of_a_list_can_be_said() -> None:
    assert shape("{butir: [satu]}") == [("butir", "", "satu")]
    assert shape("{bernomor: [satu]}") == [("bernomor", "1.", "satu")]
    assert shape("{teks: [satu, dua]}") == [("teks", "", "satu"), ("teks", "", "dua")]
    assert isi("{butir: [satu, dua], kolom: 2}").kolom == 2


@pytest.mark.parametrize(("items", "expected"), [
    ('"a. satu", "b. dua"', ["a.", "b."]), ('"1) satu", "3) dua"', ["1)", "3)"]), ('"9. satu", "10. dua"', ["9.", "10."]),
    ('"- satu", "• dua"', ["", ""]),
])
def test_markers_of_one_kind_that_all_items_bring_stay(items: str, expected: list[str]) -> None:
    assert [(nomor, words) for _, nomor, words in shape(f"[{items}]")] == list(zip(expected, ["satu", "dua"], strict=True))


@pytest.mark.parametrize("item", [
    "a. n. Gubernur menetapkan", "s. d. selesai", "u. b. Sekretaris", "I. Made mencatat", "E. coli dalam air",
    "2026. Nota dinas", "A. Rahman", "iv. Kertas",
])
def test_what_only_looks_like_a_marker_takes_no_items_number(item: str) -> None:
    assert shape(f'["{item}", lain]') == [("bernomor", "1.", item), ("bernomor", "2.", "lain")]
    assert shape(f'["{item}", "{item}"]') == [("bernomor", "1.", item), ("bernomor", "2.", item)]


ITEMS = ("satu", "1. dua", "2) tiga", "a. empat", "b) lima", "- enam", "• tujuh", "a. n. delapan", "E. coli")


@given(st.lists(st.sampled_from(ITEMS), min_size=2, max_size=6))
def test_a_list_prints_its_own_numbers_or_those_of_all_its_items(items: list[str]) -> None:
    """Either every item is counted and prints what was written, or every item keeps the marker that it brought."""
    node = SequenceNode(tuple(ScalarNode(item) for item in items))
    blok = decode_isi(node, "isi", Rujukan(), Report()).blok
    counted = [(f"{number}.", item) for number, item in enumerate(items, 1)]
    printed = [(b.nomor, b.polos) for b in blok]
    kept = [(nomor or item[0], item) for (nomor, _), item in zip(printed, items, strict=True)]
    assert printed == counted or all(item == f"{sign} {words}" for (sign, item), (_, words) in zip(kept, printed, strict=True))


def test_further_lines_of_an_item_stand_below_it() -> None:
    assert shape("[\"satu\\nlagi\", dua]") == [("bernomor", "1.", "satu"), ("teks", "", "lagi"), ("bernomor", "2.", "dua")]


def test_spaces_are_single_and_none_stand_at_the_ends() -> None:
    assert shape('"  satu   dua\\ttiga "') == [("teks", "", "satu dua tiga")]


def test_nothing_is_empty() -> None:
    assert not isi("")
    assert not isi('""')
    assert not isi("[]")


def test_stars_make_words_bold_and_italic() -> None:
    assert styles("a **b** c") == [("a ", ""), ("b", "t"), (" c", "")]
    assert styles("*b*") == [("b", "m")]
    assert styles("***b***") == [("b", "tm")]
    assert styles("**a *b* c**") == [("a ", "t"), ("b", "tm"), (" c", "t")]


@pytest.mark.parametrize("line", ["2 * 3 * 4", "a* b", "*a", "**a*", "a ** b **"])
def test_a_star_without_a_partner_stays(line: str) -> None:
    assert decode_kata(line) == (Kata(line),)


def test_escaped_signs_stand_for_themselves() -> None:
    assert styles(r"\*a\* \[b](c) \{#d}") == [("*a* [b](c) {#d}", "")]


def test_a_reference_names_a_definition_and_may_be_bold() -> None:
    assert styles("lihat **[SOP X](x)**.") == [("lihat ", ""), ("SOP X", "tx"), (".", "")]
    assert isi('"[SOP X](x)"', Rujukan(frozenset({"x"}))).blok[0].kata == (Kata("SOP X", tautan="x"),)


def test_brackets_without_a_target_stay() -> None:
    assert styles("[a] (b) [c](d e)") == [("[a] (b) [c](d e)", "")]


def test_a_number_is_filled_in() -> None:
    assert isi('"ulangi **{#cek}**, bukan \\\\{#cek}"', Rujukan(nomor={"cek": "7"})).polos == "ulangi 7, bukan {#cek}"


@given(st.text(st.sampled_from("ab *[]()\\{}#"), max_size=30))
def test_no_letter_is_lost_or_doubled(line: str) -> None:
    assert "".join(k.teks for k in decode_kata(line)).count("a") <= line.count("a")
    assert all(k.teks for k in decode_kata(line))


@given(st.text(st.sampled_from("ab *"), max_size=30))
def test_only_stars_that_switch_are_taken_away(line: str) -> None:
    assert "".join(k.teks for k in decode_kata(line)).replace("*", "") == line.replace("*", "")


