"""What is called a lampiran behind the flow is read into its key: texts, lines to fill in, tables; pictures and guesses are told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from layout.random_sop import isi_of

from impor.sketches import WORD, Pen, Table, page, words_at
from impor.test_round_trip import READ, changes
from impor.test_whole_sheets import row, sheet
from sopdoc.impor.identity.lampiran import ReadLampiran, lampiran_on
from sopdoc.impor.page import After, Box, Page, Path, Word
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.written.definition import definition_of
from sopdoc.impor.written.lampiran import GUESSED
from sopdoc.model.lampiran import Baris, Lampiran, Tabel
from sopdoc.model.sop import Bentuk
from sopdoc.writing.values import Commented

COLUMNS, ROW = (60.0, 100.0, 300.0, 400.0), 20.0
FLOW = Table(("Staf", "Kepala"), 2)


def rule(x0: float, y0: float, x1: float, y1: float) -> Path:
    return Path(((x0, y0), (x1, y1)), False)


def written(*lines: str, top: float = 40.0) -> list[Word]:
    return [word for number, line in enumerate(lines) for word in words_at(line, 60, top + 14 * number)]


def table(rows: Sequence[Sequence[str]], top: float) -> tuple[list[Word], list[Path]]:
    """With rules around every cell; a row of one text has none between its columns."""
    words: list[Word] = []
    bottom = top + ROW * len(rows)
    rules = [rule(COLUMNS[0], top + ROW * n, COLUMNS[-1], top + ROW * n) for n in range(len(rows) + 1)]
    rules += [rule(x, top, x, bottom) for x in (COLUMNS[0], COLUMNS[-1])]
    for number, texts in enumerate(rows):
        y = top + ROW * number
        rules += [rule(x, y, x, y + ROW) for x in COLUMNS[1:-1] if len(texts) > 1]
        for text, x in zip(texts, COLUMNS, strict=False):
            words += words_at(text, x + 4, y + 6) if text else []
    return words, rules


def lampiran_page(number: int, words: Sequence[Word], rules: Sequence[Path] = (), pictures: tuple[Box, ...] = ()) -> Page:
    return Page(number, 842, 595, tuple(words), borders=tuple(rules), pictures=pictures)


def read(*pages: Page) -> ReadLampiran:
    (found,) = lampiran_on(pages)
    return found


HEAD = ("No", "Uraian", "Ada")


def test_a_form_is_read_whole() -> None:
    cells, rules = table((HEAD, ("1.", "Surat permohonan", "Ya"), ("A. Lampiran pendukung",), ("2.", "Salinan KTP", ""), ("", "", "")), 150)
    lines = written("Lampiran II: Daftar Periksa", "Diisi oleh petugas.", "Nama :", "Tanggal :")
    strokes = [rule(120, y, 400, y) for y in (77, 91)]
    found = read(lampiran_page(3, [*lines, *cells, *written("Catatan: asli diperlihatkan.", top=280)], [*rules, *strokes]))
    assert (found.number, found.judul) == ("II", "Daftar Periksa")
    assert [field.text for field in found.isi] == ["Diisi oleh petugas."]
    assert [field.text for field in found.isian] == ["Nama", "Tanggal"]
    assert [field.text for field in found.catatan] == ["Catatan: asli diperlihatkan."]
    assert found.tabel is not None
    assert [field.text for field in found.tabel.kolom] == list(HEAD)
    rows = [[field.text if field else "" for field in row] for row in found.tabel.baris]
    assert rows == [["1.", "Surat permohonan", "Ya"], ["A. Lampiran pendukung"], ["2.", "Salinan KTP", ""]]
    assert found.tabel.kosong == 1


def test_a_table_goes_on_overleaf_under_its_title_or_none() -> None:
    first, rules = table((HEAD, ("1.", "Surat", "Ya")), 80)
    again, others = table((HEAD, ("2.", "Kartu", "Ya")), 80)
    last, more = table((("3.", "Foto", "Ya"), ("", "", "")), 40)
    found = read(
        lampiran_page(3, [*written("Lampiran 1: Daftar"), *first], rules),
        lampiran_page(4, [*written("Lampiran 1: Daftar (lanjutan)"), *again], others), lampiran_page(5, last, more),
    )
    assert found.tabel is not None
    assert [row[1].text for row in found.tabel.baris if row[1]] == ["Surat", "Kartu", "Foto"]
    assert (found.tabel.kosong, found.pages) == (1, (3, 4, 5))


def test_what_a_sheet_of_others_says_is_doubted_and_its_picture_told() -> None:
    """A picture alone leaves a place to be filled in; a page that belongs to none is told as before."""
    pen = Pen(WORD)
    for lane, number in ((0, 0), (1, 1)):
        pen.symbol("kotak", FLOW.place(lane, number))
    shown = lampiran_page(2, written("Lampiran Denah Lokasi"), pictures=(Box(60, 80, 500, 400),))
    (sheet_,) = sheets_of([page(FLOW, pen), shown, lampiran_page(4, written("Daftar hadir rapat koordinasi"))])
    definition = definition_of(sheet_)
    values = definition.values["lampiran"]
    assert isinstance(values, list)
    (one,) = values
    assert isinstance(one, Commented)
    assert one.value == {"judul": "Denah Lokasi", "isi": "……"}
    assert [comment.removeprefix("RAGU: ") for comment in one.comments] == [
        "hlm. 2: gambar di lampiran ini tidak diambil; simpan sebagai berkas dan sebut dengan `gambar`", f"hlm. 2: {GUESSED}",
    ]
    assert "hlm. 4: halaman ini tidak terbaca sebagai SOP" in definition.head


def test_words_that_the_file_tells_to_go_on_are_sure() -> None:
    words = [Word(word.text, word.box, word.size, after=After.END) for word in written("Lampiran 1: Daftar", "Isinya.")]
    assert read(lampiran_page(2, words)).told


@pytest.mark.parametrize("ending", READ)
def test_a_text_that_runs_over_pages_comes_back(ending: str) -> None:
    """Only tables have their title again overleaf; what stands below one may run over, too."""
    rows = (row(1, "p0", bentuk=Bentuk.MULAI), row(2, "p1", bentuk=Bentuk.SELESAI))
    text = isi_of("Menerima berkas permohonan dan memeriksa kelengkapannya menurut ketentuan yang berlaku. " * 12)
    baris = tuple(Baris((isi_of(f"{n}."), text)) for n in range(1, 6))
    attached = Lampiran("Tata Cara", tabel=Tabel(("No.", "Uraian"), baris), catatan=text), Lampiran("Petunjuk", isi=text)
    assert changes(sheet(rows, {}, lampiran=attached), ending) == []


@pytest.mark.parametrize("ending", READ)
def test_a_label_of_several_lines_comes_back(ending: str) -> None:
    """Which has its colon beside the first."""
    rows = (row(1, "p0", bentuk=Bentuk.MULAI), row(2, "p1", bentuk=Bentuk.SELESAI))
    long = "Nomor induk pegawai dari pejabat yang menyerahkan berkas kepada unit kearsipan instansi yang bersangkutan menurut berita acara"
    attached = Lampiran("Tanda Terima", isi=isi_of("Diisi:"), isian=("Nama", long, "Tanggal", f"{long} lain"), catatan=isi_of("Asli."))
    assert changes(sheet(rows, {}, lampiran=(attached,)), ending) == []
