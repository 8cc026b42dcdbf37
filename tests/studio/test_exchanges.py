"""Arrows with two heads: one of them loses a head, gets a word or goes, and no other arrow changes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studio_tools import ID, SOP, Studio, studio_at

from sopdoc.studio.gestures import UbahTimbal
from sopdoc.studio.requests import Answer, Ditolak, Lembar, Timbal, Ubah

WHO = "    pelaksana: kepala\n"


def talked(lines: str) -> str:
    return SOP.replace(WHO, f"{WHO}{lines}")


ONE = talked("    timbal balik: ajukan   # lisan\n")
WORDED = talked("    timbal balik:\n      Koordinasi: ajukan   # lisan\n      Konsultasi: lanjut\n")
SEVERAL = talked("    timbal balik:\n      - ajukan   # lisan\n      - lanjut\n")
TWICE = ONE.replace("  - id: ajukan\n", "  - id: ajukan\n    timbal balik: 3\n")
ROW = SOP.replace(WHO, "    pelaksana: [kepala, pegawai]\n    hubungan: timbal balik   # lisan\n")
LONG_ROW = SOP.replace(WHO, "    pelaksana: [kepala, pegawai, kasubag]\n    hubungan: timbal balik\n")
LINKS = "      - {pelaksana: kepala, timbal balik: berikut}\n      - pelaksana: pegawai\n        timbal balik: ajukan\n"
CHAIN = SOP.replace(WHO, f"    rangkaian:\n{LINKS}")
TEXTS = {"one": ONE, "worded": WORDED, "several": SEVERAL, "twice": TWICE, "row": ROW, "long row": LONG_ROW, "chain": CHAIN}
Way = tuple[str, str, str, bool]


def studio_of(tmp_path: Path, text: str) -> Studio:
    studio = studio_at(tmp_path / "dinas", text)
    assert not studio.last.tampilan["basi"]
    return studio


def shown(studio: Studio) -> dict[tuple[int, int], tuple[Timbal, ...]]:
    return {(row, at): one.timbal for row, step in enumerate(studio.rows) for at, one in enumerate(step.simpul) if one.timbal}


def spots(studio: Studio) -> dict[str, str]:
    return {one.id: f"{row}.{at}" for row, step in enumerate(studio.rows) for at, one in enumerate(step.simpul)}


def drawn(studio: Studio) -> list[Way]:
    """Every arrow that the page shows, by the places of its symbols."""
    place, symbols = spots(studio), [one for step in studio.rows for one in step.simpul]
    plain = [(place[one.id], place.get(way.id, way.ke), way.kata, False) for one in symbols for way in one.jalan]
    return sorted(plain + [(place[one.id], place[both.id], both.kata, True) for one in symbols for both in one.timbal])


def change(studio: Studio, row: int, jadi: str, kata: str = "", at: int = 0) -> Answer:
    """Of the first arrow with two heads at the row's symbol."""
    return studio.make(UbahTimbal(0, f"#{row}", at, 0, jadi, kata))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@given(data=st.data())
@settings(max_examples=5, deadline=None)
def test_only_the_arrow_that_was_meant_changes(text: str, data: st.DataObject) -> None:
    """Whatever becomes of it; and undoing gives the first bytes."""
    with TemporaryDirectory() as folder:
        studio, made = studio_of(Path(folder), text), 0
        for _ in range(3):
            arrows = [(spot, at) for spot, own in shown(studio).items() for at in range(len(own))]
            if not arrows:
                break
            (row, place), at = data.draw(st.sampled_from(arrows))
            before, both = drawn(studio), shown(studio)[row, place][at]
            ends = {f"{row}.{place}", spots(studio)[both.id]}
            jadi, kata = data.draw(st.sampled_from([("searah", ""), ("hapus", ""), ("kata", ""), ("kata", "Lisan")]))
            answer = studio.make(UbahTimbal(0, f"#{row}", place, at, jadi, kata))
            if isinstance(answer, Ditolak):
                assert drawn(studio) == before
                continue
            assert isinstance(answer, Lembar), answer
            made += studio.text != text
            check(both, ends, (jadi, kata), before, drawn(studio))
        while studio.text != text:
            assert isinstance(studio.undo(), Lembar)
        assert made <= 3


def check(both: Timbal, ends: set[str], asked: tuple[str, str], before: list[Way], after: list[Way]) -> None:
    jadi, kata = asked
    if both.serupa:
        assert [way[:3] for way in after] == [way[:3] for way in before]
        assert not any(way[3] for way in after if ends == set(way[:2]))
        return
    assert [way for way in after if ends != set(way[:2])] == [way for way in before if ends != set(way[:2])]
    own = [(way[2], way[3]) for way in after if ends == set(way[:2])]
    assert own == {"searah": [(both.kata, False)], "hapus": [], "kata": [(kata, True)]}[jadi] or (jadi == "searah" and own == [("", False)])


@pytest.mark.parametrize(("text", "row", "gesture", "swaps"), [
    (ONE, 0, ("hapus", ""), [("    timbal balik: ajukan   # lisan\n", "")]),
    (ONE, 0, ("searah", ""), [
        ("    timbal balik: ajukan   # lisan\n", ""), ("  - uraian: Menyetujui", "  - id: menyetujui-cuti\n    uraian: Menyetujui"),
        ("    pelaksana: pegawai\n", "    pelaksana: pegawai\n    lanjut: [lanjut, menyetujui-cuti]\n")]),
    (ONE, 0, ("kata", "Lisan"), [("timbal balik: ajukan   # lisan", "timbal balik:   # lisan\n      Lisan: ajukan")]),
    (SEVERAL, 0, ("hapus", ""), [("      - ajukan   # lisan\n", "")]),
    (WORDED, 0, ("kata", "Lisan"), [("Koordinasi: ajukan   # lisan", "Lisan: ajukan   # lisan")]),
    (ROW, 2, ("searah", ""), [("hubungan: timbal balik   # lisan", "hubungan: berurutan   # lisan")]),
], ids=["goes", "one way", "word", "of several", "other word", "row"])
def test_the_file_says_it_as_a_careful_colleague_would(
    tmp_path: Path, text: str, row: int, gesture: tuple[str, str], swaps: list[tuple[str, str]],
) -> None:
    studio = studio_of(tmp_path, text)
    answer = change(studio, row, *gesture)
    assert isinstance(answer, Lembar), answer
    for old, new in swaps:
        assert text.count(old) == 1
        text = text.replace(old, new)
    assert studio.text == text


def test_what_is_written_at_both_ends_goes_at_both(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, TWICE)
    assert isinstance(change(studio, 0, "hapus"), Lembar)
    assert studio.text == SOP


def test_an_arrow_beneath_stays_when_the_return_head_goes_and_is_not_taken_away_with_it(tmp_path: Path) -> None:
    text = talked("    timbal balik: lanjut\n")
    studio = studio_of(tmp_path, text)
    refused = change(studio, 2, "hapus")
    assert isinstance(refused, Ditolak)
    assert "searah" in refused.petunjuk
    assert isinstance(change(studio, 2, "searah"), Lembar)
    assert studio.text == SOP


def test_one_word_of_the_file_that_draws_two_of_them_is_not_taken_away_for_one(tmp_path: Path) -> None:
    who = "    pelaksana: [kepala, pegawai]\n    lanjut dari: [kepala, pegawai]\n    timbal balik: ajukan\n"
    text = SOP.replace(WHO, who)
    studio = studio_of(tmp_path, text)
    assert len(shown(studio)[0, 0]) == 2
    answers = [change(studio, 0, jadi) for jadi in ("hapus", "searah")]
    assert [one.alasan for one in answers if isinstance(one, Ditolak)] == 2 * ["anak panah lain akan ikut berubah"]
    assert studio.text == text


def test_between_the_symbols_of_a_row_nothing_else_is_done(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, ROW)
    assert all(isinstance(change(studio, 2, jadi, "Lisan"), Ditolak) for jadi in ("hapus", "kata"))
    assert isinstance(change(studio, 2, "lurus"), Ditolak)
    assert studio.text == ROW


@pytest.mark.parametrize(("theirs", "made"), [("sanksi berat", True), ("sanksi", False)])
def test_what_others_changed_at_its_other_end_is_not_guessed(tmp_path: Path, theirs: str, made: bool) -> None:
    studio = studio_of(tmp_path, ONE)
    first = studio.last.sidik
    studio.file.write_text(ONE.replace("sanksi", theirs) if made else ONE.replace("Menyetujui", "Menolak"), "utf-8")
    answer = studio.ask(studio.desk.ask(Ubah(ID, first, UbahTimbal(0, "#0", 0, 0, "hapus"))))
    assert isinstance(answer, Lembar if made else Ditolak), answer
    assert ("timbal balik" in studio.text) != made
