"""Two texts in one: ~what went~ and _what came_, each with a blank of its own, and nothing that nobody could read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.model.teks import Blok, Isi, Kata, Penanda, Tanda
from sopdoc.revision.tree import butir_of
from sopdoc.revision.words import mark_isi, mark_kata, only

SIGNS: dict[Tanda, str] = {"": "", "lama": "~", "baru": "_"}


def kata(text: str) -> tuple[Kata, ...]:
    return (Kata(text),) if text else ()


def shown(old: str, new: str) -> str | None:
    found = mark_kata(kata(old), kata(new))
    return None if found is None else "".join(f"{SIGNS[k.tanda]}{k.teks}{SIGNS[k.tanda]}" for k in found)


@pytest.mark.parametrize(("old", "new", "both"), [
    ("Menyusun laporan", "Menyusun laporan", "Menyusun laporan"),
    ("Menyusun laporan bulanan", "Menyusun laporan triwulan", "Menyusun laporan~ bulanan~_ triwulan_"),
    ("Menyusun laporan bulanan dinas", "Menyusun laporan triwulan dinas", "Menyusun laporan ~bulanan ~_triwulan _dinas"),
    ("Menerima surat masuk dinas", "Mencatat surat masuk dinas", "~Menerima ~_Mencatat _surat masuk dinas"),
    ("satu lama usang tiga empat", "satu baru segar tiga empat", "satu ~lama usang ~_baru segar _tiga empat"),      # one change, not two
    ("satu a tengah b akhir kata", "satu x tengah y akhir kata", "satu ~a ~_x _tengah ~b ~_y _akhir kata"),
    ("satu a tengah lama usang akhir", "satu x tengah baru segar akhir", "satu ~a ~_x _tengah ~lama usang ~_baru segar _akhir"),
    ("Memeriksa berkas", "Memeriksa berkas permohonan", "Memeriksa berkas_ permohonan_"),
    ("Memeriksa berkas permohonan", "Memeriksa permohonan", "Memeriksa ~berkas ~permohonan"),
    ("", "baru", "_baru_"), ("lama", "", "~lama~"), ("", "", ""),
    ("abc ddddddd", "abc eeeeeee", "abc~ ddddddd~_ eeeeeee_"),        # three letters of ten: just enough
    ("abc dddddddd", "abc eeeeeee", None), ("Menerima surat", "Mengarsipkan dokumen", None),
])
def test_both_texts_stand_in_one_line(old: str, new: str, both: str | None) -> None:
    assert shown(old, new) == both


SENTENCES = st.lists(st.sampled_from(["satu", "dua", "tiga", "empat/lima", "a-b"]), max_size=6).map(" ".join)


@given(SENTENCES, SENTENCES)
def test_each_side_reads_its_own_text_to_the_letter(old: str, new: str) -> None:
    isi = mark_isi(Isi((Blok(kata(old)),)), Isi((Blok(kata(new)),)))
    for tanda, text in (("lama", old), ("baru", new)):
        found = only(isi, tanda)
        assert "".join(k.teks for b in found.blok for k in b.kata if k.tanda in ("", tanda)) == text
        assert all(k.teks == k.teks.strip() for b in found.blok for k in b.kata if k.tanda and k.teks.strip())


def test_blanks_around_a_marked_word_are_not_marked() -> None:
    isi = Isi((Blok((Kata(" satu  ", tanda="baru"), Kata("dua", tanda="lama"), Kata("  ", tanda="baru"))),))
    assert [(k.teks, k.tanda) for b in only(isi, "baru").blok for k in b.kata] == [(" ", ""), ("satu", "baru"), ("  ", ""), ("  ", "baru")]
    assert [(k.teks, k.tanda) for b in only(isi, "lama").blok for k in b.kata] == [("dua", "lama")]


def items(*words: str) -> Isi:
    return Isi(tuple(Blok(kata(word)) for word in words))


def marked(old: Isi, new: Isi) -> list[str]:
    return ["".join(f"{SIGNS[k.tanda]}{k.teks}{SIGNS[k.tanda]}" for k in b.kata) for b in mark_isi(old, new).blok]


def test_items_that_went_stand_where_they_stood() -> None:
    assert marked(items("alpha", "bravo", "charlie"), items("alpha", "charlie")) == ["alpha", "~bravo~", "charlie"]
    assert marked(items("alpha", "bravo", "charlie"), items("bravo", "charlie", "delta")) == ["~alpha~", "bravo", "charlie", "_delta_"]
    assert marked(items("alpha", "bravo", "charlie"), items("charlie", "alpha", "bravo")) == ["_charlie_", "alpha", "bravo", "~charlie~"]
    assert marked(items("alpha", "bravo"), items("alpha")) == ["alpha", "~bravo~"]


def numbers(*nomor: str) -> list[str]:
    return [found for _, found, _ in butir_of(Isi(tuple(Blok(kata("x"), Penanda.NOMOR, n) for n in nomor)))]


@pytest.mark.parametrize(("nomor", "said"), [
    (("1.", "2.", "3."), ["1.", "1.", "1."]), (("1.", "2.", "4."), ["1.", "1.", "1. 4."]), (("9.", "10.", "11."), ["1. 9.", "1.", "1."]),
    (("a.", "b.", "c."), ["a.", "a.", "a."]), (("a)", "b)", "d)"), ["a)", "a)", "a) d)"]), (("c.", "d."), ["a. c.", "a."]),
    (("1.", "2.", "1."), ["1.", "1.", "1."]), (("1)", "2)", "5)", "6)"), ["1)", "1)", "1) 5)", "1)"]),
])
def test_a_number_that_follows_from_the_one_before_says_nothing(nomor: tuple[str, ...], said: list[str]) -> None:
    assert numbers(*nomor) == said
