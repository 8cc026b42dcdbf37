"""Any gestures in any order: what is refused changes nothing, what is made says what was meant and no more, all of it is undone."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studio_tools import ID, Studio, desk_over
from tools import DEFINITIONS

from sopdoc.studio.gestures import (
    BarisBaru,
    GandakanBaris,
    GantiBentuk,
    GantiKata,
    Gesture,
    HapusBaris,
    Isi,
    Lepas,
    PindahBaris,
    PindahSimbol,
    Sambung,
    SisipBaris,
    TambahPelaksana,
    TambahSimbol,
)
from sopdoc.studio.requests import Bentrok, Buka, Langkah, Lembar
from sopdoc.studio.ways import BENTUK
from sopdoc.studio.words import cleaned, items

GESTURES = 4
SOURCES = sorted((DEFINITIONS / "contoh").glob("*.yaml"))
SOPS = [path for path in SOURCES if path.name not in ("instansi.yaml", "buku.yaml")]
WORDS = st.sampled_from([
    "Surat", "1. Satu\n2. Dua", "- Nota\n- Surat", "Ya: # bukan komentar", "'kutip' \"ganda\"", "no", "12:30", "“Word”", "a\tb", "",
])


@st.composite
def gestures(draw: st.DrawFn, studio: Studio) -> Gesture:
    """Something that a person could do on what is shown."""
    if draw(st.booleans()):
        return Isi(draw(st.sampled_from(sorted(studio.cells(), key=str))), draw(WORDS))
    flow = draw(st.integers(0, len(studio.last.alur) - 1))
    shown = studio.last.alur[flow]
    row: Langkah = draw(st.sampled_from(shown.langkah))
    other: Langkah = draw(st.sampled_from(shown.langkah))
    place = draw(st.integers(0, len(shown.langkah)))
    lane = draw(st.sampled_from(shown.lajur)).kunci
    here = draw(st.sampled_from(sorted(row.simbol))) if row.simbol else lane
    word = draw(st.sampled_from([one.kata for one in row.cabang] or [""]))
    return draw(st.sampled_from([
        SisipBaris(flow, place, (BarisBaru("Mencatat"), BarisBaru("Melapor", lane))),
        HapusBaris(flow, row.ref), GandakanBaris(flow, row.ref),
        PindahBaris(flow, row.ref, place), TambahPelaksana(flow, 0, "Notulis"), PindahSimbol(flow, row.ref, here, lane),
        TambahSimbol(flow, row.ref, lane, "bersama"), GantiBentuk(flow, row.ref, here, draw(st.sampled_from(BENTUK))),
        Sambung(flow, row.ref, other.ref, draw(st.sampled_from(["", "Tidak", word]))), GantiKata(flow, row.ref, word, "Mungkin"),
        Lepas(flow, row.ref, word),
    ]))


def opened(folder: Path, source: Path) -> Studio:
    shutil.copytree(source.parent, folder)
    (folder / "cuti.yaml").write_bytes(source.read_bytes())
    desk = desk_over(folder)
    shown = desk.ask(Buka(ID))
    assert isinstance(shown, Lembar)
    return Studio(folder, desk, shown)


@pytest.mark.parametrize("source", SOPS[::9], ids=lambda path: path.stem)
@settings(max_examples=3)
@given(data=st.data())
def test_gestures_in_any_order(source: Path, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "dinas"
        studio = opened(folder, source)
        texts = [studio.text]
        for _ in range(GESTURES):
            made = one_gesture(studio, data.draw(gestures(studio)))
            texts += [studio.text] if made else []
            if studio.last.tampilan["basi"]:
                break
        back_and_forth(studio, texts)


def one_gesture(studio: Studio, gesture: Gesture) -> bool:
    """Was a step made?"""
    before, text, comments = studio.cells(), studio.text, comments_of(studio.text)
    answer = studio.make(gesture)
    assert not isinstance(answer, Bentrok)
    if not isinstance(answer, Lembar):
        assert studio.text == text
        return False
    if isinstance(gesture, Isi):
        after = studio.cells()
        if not answer.tampilan["basi"]:
            assert {place: one.teks for place, one in after.items() if place != gesture.jalur and place in before} == {
                place: one.teks for place, one in before.items() if place != gesture.jalur and place in after}
        assert comments_of(studio.text) == comments
    return studio.text != text


def comments_of(text: str) -> list[str]:
    """Every comment that has a line of its own."""
    return sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))


def back_and_forth(studio: Studio, texts: list[str]) -> None:
    for text in reversed(texts[:-1]):
        studio.undo()
        assert studio.text == text
    for text in texts[1:]:
        studio.redo()
        assert studio.text == text


@given(st.text(alphabet="a1.-• \t\n“”", max_size=20))
def test_words_that_were_cleaned_stay_as_they_are(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    assert items("\n".join(items(text))) == items(text) or len(items(text)) > 1
