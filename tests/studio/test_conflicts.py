"""What others changed meanwhile: nothing is written over in silence, and who chooses gets what was chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from studio_page import StudioPage
from studio_tools import ID, SOP, Studio, changed_lines, studio_at
from tools import wait_for

from sopdoc.definitions import definition_at
from sopdoc.diagnostics import Report
from sopdoc.formulir.form import Form, Row
from sopdoc.formulir.merge import merged
from sopdoc.reading import Reader
from sopdoc.studio.gestures import (
    ArrowGesture,
    BarisBaru,
    Gesture,
    HalamanBaru,
    HapusBaris,
    Isi,
    PindahBaris,
    RowGesture,
    Sambung,
    SisipBaris,
    TulisSimbol,
)
from sopdoc.studio.kept import form_of
from sopdoc.studio.requests import Answer, Batalkan, Bentrok, Ditolak, Lembar, Ubah, Ulangi
from sopdoc.studio.rows import with_rows
from sopdoc.studio.ways import with_arrows

WORDS = SOP.replace("Menyetujui cuti", "Menolak cuti")
FIRST = SOP.partition("  # pertama\n")[0] + "  - id: periksa" + SOP.partition("  - id: periksa")[2].replace(": ajukan", ": selesai")
SHORTER = SOP.replace("  - uraian: Menyimpan arsip\n    pelaksana: kasubag\n", "")


def late(studio: Studio, gesture: Gesture, theirs: str, *, ours: bool) -> Answer:
    """Made on the sheet of `SOP`, while the file says what others wrote."""
    shown = studio.last.sidik
    studio.file.write_text(theirs, "utf-8")
    return studio.ask(studio.desk.ask(Ubah(ID, shown, gesture, ours)))


@pytest.mark.parametrize(("gesture", "theirs"), [
    (Isi(("kegiatan", 2, "uraian"), "Memutuskan cuti"), WORDS),
    (HapusBaris(0, "#2"), WORDS),
    (Isi(("kegiatan", 3, "uraian"), "Mengarsipkan"), SHORTER),
    (Sambung(0, "#1", "#3", "Kurang"), SHORTER),
    (Isi(("dasar hukum",), "Satu"), SOP.replace("Nomor 11 Tahun 2017", "Nomor 17 Tahun 2020")),
], ids=repr)
def test_both_are_told_and_who_insists_gets_it_while_the_rest_of_theirs_stays(studio: Studio, gesture: Gesture, theirs: str) -> None:
    theirs = theirs.replace("sanksi", "sanksi berat")
    assert isinstance(late(studio, gesture, theirs, ours=False), Bentrok)
    assert studio.text == theirs
    studio.file.write_text(SOP, "utf-8")
    studio.look()
    answer = late(studio, gesture, theirs, ours=True)
    assert isinstance(answer, Lembar), answer
    assert "sanksi berat" in studio.text
    assert isinstance(late(studio, Isi(("nomor",), "9"), studio.text, ours=False), Lembar)
    assert "nomor: 9" in studio.text


@pytest.mark.parametrize(("gesture", "theirs", "place", "words"), [
    (Isi(("kegiatan", 2, "uraian"), "Memutuskan"), WORDS, "Kegiatan 3, Kegiatan", ("Memutuskan", "Menolak cuti")),
    (Isi(("kegiatan", 0, "waktu"), "9 menit"), SOP.replace("5 menit", "7 menit"), "Kegiatan 1, Waktu", ("9 menit", "7 menit")),
    (Isi(("nomor",), "9"), SOP.replace("001/UJI/2026", "3/X"), "Nomor SOP", ("9", "3/X")),
    (Isi(("kegiatan", 3, "uraian"), "Mengarsipkan"), SHORTER, "Kegiatan 4",
     ("diubah (Kegiatan: Menyimpan arsip → Mengarsipkan)", "dihapus")),
    (Sambung(0, "#1", "#3", "Kurang"), SOP.replace("Kurang: ajukan", "Kurang: selesai"), "Kegiatan 2, simbol dan anak panah", (
        "Kasubag Umum keputusan; Lengkap ke kegiatan berikutnya; Kurang ke Menyimpan arsip",
        "Kasubag Umum keputusan; Lengkap ke kegiatan berikutnya; Kurang ke selesai")),
], ids=["text", "time", "field", "row", "ways"])
def test_what_both_changed_is_called_as_the_sheet_does(
    studio: Studio, gesture: Gesture, theirs: str, place: str, words: tuple[str, str],
) -> None:
    answer = late(studio, gesture, theirs, ours=False)
    assert isinstance(answer, Bentrok)
    assert [(one.tempat, one.di_sini, one.di_berkas) for one in answer.beda] == [(place, *words)]


def test_a_row_that_others_removed_comes_again_for_who_insists(studio: Studio) -> None:
    late(studio, Isi(("kegiatan", 3, "uraian"), "Mengarsipkan"), SHORTER, ours=True)
    assert [row.uraian for row in studio.rows][2:] == ["Menyetujui cuti", "Mengarsipkan"]


def test_a_row_that_others_changed_goes_for_who_insists(studio: Studio) -> None:
    late(studio, HapusBaris(0, "#2"), WORDS, ours=True)
    assert [row.uraian for row in studio.rows][2:] == ["Menyimpan arsip"]


@pytest.mark.parametrize("insisted", [False, True])
def test_undoing_over_anothers_words_is_the_persons_choice(studio: Studio, insisted: bool) -> None:
    studio.write(("nomor",), "2")
    theirs = studio.text.replace("nomor: 2", "nomor: 3/X").replace("sanksi", "sanksi berat")
    studio.file.write_text(theirs, "utf-8")
    answer = studio.undo()
    assert isinstance(answer, Bentrok)
    assert (answer.beda[0].di_sini, answer.beda[0].di_berkas) == ("001/UJI/2026", "3/X")
    if insisted:
        assert isinstance(studio.ask(studio.desk.ask(Batalkan(ID, paksa=True))), Lembar)
        assert changed_lines(theirs, studio.text)[1] == ["nomor: 001/UJI/2026   # dari Tata Usaha"]
        assert studio.last.ulang
    else:
        assert studio.text == theirs


def test_doing_again_over_anothers_words_is_the_persons_choice(studio: Studio) -> None:
    studio.write(("nomor",), "2")
    studio.undo()
    studio.file.write_text(SOP.replace("001/UJI/2026", "3/X"), "utf-8")
    assert isinstance(studio.redo(), Bentrok)
    studio.ask(studio.desk.ask(Ulangi(ID, paksa=True)))
    assert "nomor: 2 " in studio.text


@pytest.mark.parametrize("gesture", [HalamanBaru(0, "#2", True), TulisSimbol(0, "#1", "Lengkap")], ids=repr)
@pytest.mark.parametrize("theirs", [("sanksi", "sanksi berat"), ("Menyimpan arsip", "Mengarsipkan"), ("001/UJI", "001/LAIN")])
def test_what_the_form_does_not_show_is_undone_beside_anothers_words(studio: Studio, gesture: Gesture, theirs: tuple[str, str]) -> None:
    studio.make(gesture)
    studio.file.write_text(studio.text.replace(*theirs), "utf-8")
    assert isinstance(studio.undo(), Lembar)
    assert studio.text == SOP.replace(*theirs)


def test_what_others_wrote_over_is_not_undone_in_silence(studio: Studio) -> None:
    studio.make(TulisSimbol(0, "#1", "Lengkap"))
    theirs = studio.text.replace("teks: Lengkap", "teks: Sah")
    studio.file.write_text(theirs, "utf-8")
    assert isinstance(studio.undo(), Ditolak)
    assert studio.text == theirs


def edited(form: Form, *gestures: RowGesture | ArrowGesture) -> Form:
    (flow,) = form.flows
    for one in gestures:
        flow = with_arrows(flow, one) if isinstance(one, ArrowGesture) else with_rows(flow, one)
    return replace(form, flows=(flow,))


NEW = SisipBaris(0, 2, (BarisBaru("Menelaah", "kasubag"),))
HERE = [
    (HapusBaris(0, "#3"),), (Sambung(0, "#1", "#3", "Kurang"),), (NEW, Sambung(0, "+0", "#3")), (PindahBaris(0, "#3", 0),),
    (HapusBaris(0, "#0"),),
]


@pytest.mark.parametrize("ours", [False, True])
@pytest.mark.parametrize("here", HERE, ids=repr)
def test_no_way_of_what_is_merged_leads_to_a_row_that_is_not_there(
    forms: list[Form], here: tuple[RowGesture | ArrowGesture, ...], ours: bool,
) -> None:
    """Rows that one side removed, and that the other side leads to."""
    for today in forms:
        rows = merged(forms[0], edited(forms[0], *here), today, ours=ours)[0].flows[0].rows
        refs = {row.ref for row in rows}
        assert all(to in refs or not to.startswith(("#", "+", "-")) for row in rows for to in targets(row))


def targets(row: Row) -> list[str]:
    return [*(to for _, to in row.ways.branches), row.ways.next]


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> list[Form]:
    """An SOP as it is, with a row less, with a way to the last row, with a new row that leads there, and without the first row."""
    studio = studio_at(tmp_path_factory.mktemp("bentuk") / "dinas")
    joined = SOP.replace("Kurang: ajukan", "Kurang: arsip").replace("  - uraian: Menyimpan", "  - id: arsip\n    uraian: Menyimpan")
    added = joined.replace("  # menyetujui\n", "  - {uraian: Menelaah, pelaksana: kasubag, lanjut: arsip}\n  # menyetujui\n")
    found = []
    for text in (SOP, SHORTER, joined, added, FIRST):
        naskah = Reader().said(definition_at(studio.file), text, Report()).naskah
        assert naskah
        found.append(form_of(naskah))
    return found


def test_the_page_shows_both_and_does_what_is_chosen(page: StudioPage) -> None:
    page.choose("Nomor SOP")
    page.press("F2")
    page.page.keyboard.press("Control+a")
    page.type("2")
    page.press("Enter")
    page.says("nomor: 2 ")
    theirs = page.text.replace("nomor: 2 ", "nomor: 3/X ")
    (page.folder / "cuti.yaml").write_text(theirs, "utf-8")
    wait_for(lambda: "3/X" in page.page.inner_text("#nomor"), "the page follows the file")
    for label, expected in (("Biarkan yang di berkas", "nomor: 3/X "), ("Tetap batalkan", "nomor: 001/UJI/2026 ")):
        page.page.click("#batal")
        shown = page.page.inner_text("#tanya pre")
        assert "001/UJI/2026" in shown
        assert "3/X" in shown
        page.page.click(f"#tanya button:has-text('{label}')")
        page.says(expected)
    assert not page.faults
