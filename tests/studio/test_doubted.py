"""What an import was not sure of is settled with a button: exactly its comment goes, and the list says where each doubt stands."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studio_page import StudioPage
from studio_tools import SOP, Studio, studio_at

from sopdoc.studio.gestures import Cocok, Isi, Keraguan
from sopdoc.studio.requests import Ditolak, Kurang

ROWS = [at for at, line in enumerate(SOP.splitlines()) if line.startswith("  - ")]      # items, rows among them
WORDS = ("hlm. 2: garis yang ujungnya tidak jelas", "hlm. 1: nama tidak terbaca", "# apa?")
ITEM = "  # RAGU: "


def doubted(doubts: list[tuple[int, str]]) -> str:
    """The SOP with comments above some of its items, in their order."""
    lines = SOP.splitlines()
    for at, words in reversed(doubts):
        lines.insert(at, ITEM + words)
    return "\n".join(lines) + "\n"


def told(studio: Studio) -> list[Kurang]:
    return [one for one in studio.last.kurang if one.ragu]


@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from(ROWS), st.sampled_from(WORDS)), min_size=1, max_size=6).map(sorted), st.data())
def test_what_is_settled_goes_and_nothing_else_and_comes_back(doubts: list[tuple[int, str]], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from(range(len(doubts))), min_size=1))
    with TemporaryDirectory() as folder:
        studio = studio_at(Path(folder) / "dinas", doubted(doubts))
        named = told(studio)
        assert [one.ragu.kata for one in named if one.ragu] == [words for _, words in doubts]
        studio.make(Cocok(tuple(one.ragu for at, one in enumerate(named) if at in gone and one.ragu)))
        assert studio.text == doubted([one for at, one in enumerate(doubts) if at not in gone])
        assert studio.last.batal == "cocokkan"
        studio.undo()
        assert studio.text == doubted(doubts)


@pytest.mark.parametrize(("line", "place"), [
    ("  - id: periksa", "Kegiatan 2"), ("  - uraian: Menyetujui cuti", "Kegiatan 3"), ("nama: Persetujuan Cuti", "Nama SOP"),
])
def test_a_doubt_stands_at_what_is_written_below_it(studio: Studio, line: str, place: str) -> None:
    studio.file.write_text(SOP.replace(line, f"{line[: len(line) - len(line.lstrip())]}# RAGU: apa?\n{line}"), "utf-8")
    studio.look()
    (found,) = told(studio)
    assert found.di == place
    assert studio.last.tampilan["halaman"][found.tempat[0]]["area"][found.tempat[1]]["nama"].partition(",")[0] == place


def test_a_doubt_behind_a_value_leaves_the_value(studio: Studio) -> None:
    studio.file.write_text(SOP.replace("    waktu: 5 menit", "    waktu: 5 menit   # RAGU: menit?"), "utf-8")
    studio.look()
    (found,) = told(studio)
    assert found.di == "Kegiatan 1, Waktu"
    assert found.ragu
    studio.make(Cocok((found.ragu,)))
    assert studio.text == SOP


def test_what_somebody_else_settled_since_is_refused_and_nothing_goes(studio: Studio) -> None:
    studio.file.write_text(doubted([(ROWS[-1], WORDS[0]), (ROWS[-1], WORDS[0])]), "utf-8")
    studio.look()
    doubt = told(studio)[1].ragu
    assert doubt == Keraguan(WORDS[0], 1, 2)
    left = doubted([(ROWS[-1], WORDS[0])])
    studio.file.write_text(left, "utf-8")
    assert isinstance(studio.make(Cocok((doubt,))), Ditolak)
    assert studio.text == left


def test_words_of_a_text_that_look_like_a_comment_stay(studio: Studio) -> None:
    text = SOP.replace("peringatan: Cuti tanpa izin dikenai sanksi", "peringatan: |\n  Cuti tanpa izin\n  # RAGU: dikenai sanksi")
    studio.file.write_text(text, "utf-8")
    studio.look()
    (found,) = told(studio)
    assert found.ragu
    assert isinstance(studio.make(Cocok((found.ragu,))), Ditolak)
    assert studio.text == text


def test_a_gesture_made_meanwhile_keeps_the_doubts(studio: Studio) -> None:
    studio.file.write_text(doubted([(ROWS[-1], WORDS[0])]), "utf-8")
    studio.look()
    studio.make(Isi(("nama",), "Cuti"))
    (found,) = told(studio)
    assert found.ragu
    studio.make(Cocok((found.ragu,)))
    assert studio.text == SOP.replace("nama: Persetujuan Cuti", "nama: Cuti")


def test_the_buttons_settle_one_and_all(page: StudioPage) -> None:
    (page.folder / "cuti.yaml").write_text(doubted([(at, WORDS[0]) for at in ROWS[-3:]]), "utf-8")
    page.page.click("#panel-lipat")
    page.page.click("#tab-diagnostik")
    page.page.click(".kurang .cocok >> nth=1")
    page.page.wait_for_selector(".kurang .cocok >> nth=2", state="detached")
    page.settle()
    assert page.text == doubted([(at, WORDS[0]) for at in (ROWS[-3], ROWS[-1])])
    page.page.click("#diagnostik > .cocok")
    page.page.wait_for_selector(".kurang .cocok", state="detached")
    page.settle()
    assert page.text == SOP
    assert page.faults == []
