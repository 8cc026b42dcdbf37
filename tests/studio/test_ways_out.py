"""Arrows of rows that no form can say: one way out of one symbol changes, and nothing else does."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studio_tools import SOP, Studio, changed_lines, studio_at

from sopdoc.studio.gestures import GantiBentuk, UbahJalan
from sopdoc.studio.requests import Ditolak, Lembar

CHAIN = SOP.replace("    pelaksana: kepala\n", """\
    rangkaian:
      - pelaksana: kepala
        teks: Setuju?
        cabang:
          Ya: berikut   # dicatat
          Tidak: ajukan
      - pelaksana: pegawai
      - pelaksana: pegawai
""")
MANY = SOP.replace("    pelaksana: kepala\n", "    pelaksana: kepala\n    lanjut: [ajukan, lanjut]\n")
WORDED = SOP.replace("    pelaksana: kepala\n", "    pelaksana: kepala\n    lanjut: {Asli: lanjut, Salinan: [ajukan, periksa]}\n")
ROW = SOP.replace("    pelaksana: kepala\n", "    rangkaian: [{pelaksana: kepala}, {pelaksana: pegawai}]\n    lanjut: [ajukan, lanjut]\n")
Spot = tuple[int, int]


def arrows(studio: Studio) -> dict[Spot, list[tuple[str, Spot | str]]]:
    """Of every symbol, by its row and its place there: the word on each way and where it leads."""
    spots = {one.id: (row, at) for row, step in enumerate(studio.rows) for at, one in enumerate(step.simpul)}
    return {
        spots[one.id]: sorted(((way.kata, spots.get(way.id, way.ke)) for way in one.jalan), key=repr)
        for step in studio.rows for one in step.simpul
    }


def studio_of(tmp_path: Path, text: str) -> Studio:
    studio = studio_at(tmp_path / "dinas", text)
    assert not studio.last.tampilan["basi"]
    assert studio.rows[2].terkunci
    return studio


def way(studio: Studio, at: int, word: str) -> int:
    return [one.kata for one in studio.rows[2].simpul[at].jalan].index(word)


@pytest.mark.parametrize("text", [CHAIN, MANY, WORDED, ROW], ids=["chain", "many", "worded", "row"])
@given(data=st.data())
@settings(max_examples=6, deadline=None)
def test_one_way_changes_and_no_other(text: str, data: st.DataObject) -> None:
    """Whatever is drawn, led elsewhere, reworded or taken away; and all of it is undone to the first bytes."""
    with TemporaryDirectory() as folder:
        studio, made = studio_of(Path(folder), text), 0
        for _ in range(3):
            before = arrows(studio)
            gesture = data.draw(gestures(studio))
            answer = studio.make(gesture)
            if isinstance(answer, Ditolak):
                continue
            assert isinstance(answer, Lembar), answer
            made += 1
            check(gesture, before, arrows(studio))
        while studio.text != text:
            assert isinstance(studio.undo(), Lembar)
            made -= 1
        assert made >= 0


def gestures(studio: Studio) -> st.SearchStrategy[UbahJalan]:
    sources = [(row, at) for row, step in enumerate(studio.rows) for at in range(len(step.simpul))]
    ends: list[Any] = [("", -1), ("selesai", -1), *((step.ref, at) for step in studio.rows for at in range(len(step.simpul)))]

    def of(source: Spot) -> st.SearchStrategy[UbahJalan]:
        row, at = source
        ways = len(studio.rows[row].simpul[at].jalan)
        return st.builds(
            lambda number, end, word: UbahJalan(0, studio.rows[row].ref, at, number, end[0], end[1], word),
            st.integers(-1, ways - 1), st.sampled_from(ends), st.sampled_from(["", "Ya", "Kurang"]),
        ).filter(lambda one: one.jalan >= 0 or bool(one.ke))

    return st.sampled_from(sources).flatmap(of)


def check(gesture: UbahJalan, before: dict[Spot, Any], after: dict[Spot, Any]) -> None:
    own = (int(gesture.baris[1:]), gesture.simbol)
    assert {spot: ways for spot, ways in after.items() if spot != own} == {spot: ways for spot, ways in before.items() if spot != own}
    targets = [goal for _, goal in after[own]]
    if gesture.ke:
        goal = (int(gesture.ke[1:]), gesture.ke_simbol) if gesture.ke.startswith("#") else gesture.ke
        assert goal in targets
    assert len({goal for _, goal in before[own]} - set(targets)) <= (gesture.jalan >= 0)


def test_a_branch_inside_a_chain_is_led_elsewhere_and_its_comments_stay(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, CHAIN)
    assert isinstance(studio.make(UbahJalan(0, "#2", 0, way(studio, 0, "Tidak"), "#1", -1, "Tidak")), Lembar)
    assert changed_lines(CHAIN, studio.text) == (["          Tidak: ajukan"], ["          Tidak: periksa"])


def test_a_branch_gets_another_word_where_it_stands(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, CHAIN)
    assert isinstance(studio.make(UbahJalan(0, "#2", 0, way(studio, 0, "Ya"), "#2", 1, "Setuju")), Lembar)
    assert changed_lines(CHAIN, studio.text) == (["          Ya: berikut   # dicatat"], ["          Setuju: berikut   # dicatat"])


def test_the_last_but_one_branch_leaves_a_plain_way(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, CHAIN)
    assert isinstance(studio.make(UbahJalan(0, "#2", 0, way(studio, 0, "Tidak"), "")), Lembar)
    assert [one.bentuk for one in studio.rows[2].simpul] == ["proses", "proses", "proses"]
    assert not any(word in studio.text for word in ("cabang:\n", "berikut"))


def test_a_symbol_of_a_chain_becomes_a_decision_with_its_branches_and_a_process_again(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, CHAIN)
    before = studio.text
    assert isinstance(studio.make(GantiBentuk(0, "#2", "pegawai", "keputusan", 1)), Lembar)
    assert arrows(studio)[2, 1] == [("Tidak", (1, 0)), ("Ya", (2, 2))]
    assert isinstance(studio.make(GantiBentuk(0, "#2", "pegawai", "proses", 1)), Lembar)
    assert arrows(studio)[2, 1] == [("", (2, 2))]
    studio.undo()
    studio.undo()
    assert studio.text == before


def test_one_of_several_targets_goes_and_what_goes_without_saying_is_not_written(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, MANY)
    gone = [one.ke for one in studio.rows[2].simpul[0].jalan].index("#0")
    assert isinstance(studio.make(UbahJalan(0, "#2", 0, gone, "")), Lembar)
    assert studio.text == SOP
    assert not studio.rows[2].terkunci


def test_an_arrow_to_one_symbol_of_several_names_that_symbol(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, CHAIN)
    assert isinstance(studio.make(UbahJalan(0, "#0", 0, 0, "#2", 2)), Lembar)
    assert arrows(studio)[0, 0] == [("", (2, 2))]


def test_of_ways_that_leave_symbols_who_act_together_one_goes_and_the_other_stays(tmp_path: Path) -> None:
    both = "    pelaksana: [kepala, pegawai]\n    hubungan: bersama\n    lanjut: [ajukan, lanjut]\n"
    studio = studio_of(tmp_path, SOP.replace("    pelaksana: kepala\n", both))
    led = [[one.ke for one in own.jalan] for own in studio.rows[2].simpul]
    at = next(at for at, goals in enumerate(led) if "#0" in goals)
    gone = led[at].index("#0")
    assert isinstance(studio.make(UbahJalan(0, "#2", at, gone, "")), Lembar)
    assert [one.ke for own in studio.rows[2].simpul for one in own.jalan] == ["#3"]
    assert "lanjut:" not in studio.text
