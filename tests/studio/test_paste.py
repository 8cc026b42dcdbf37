"""What was copied elsewhere, pasted into the sheet: tables of Excel and Word, and words with what Word brings."""

from __future__ import annotations

import pytest
from studio_page import StudioPage
from studio_tools import SOP
from tools import wait_for

TSV = 'No\tKegiatan\tPelaksana\tWaktu\n1\tMencatat surat\tKasubag Umum\t5 menit\n2\t"Menyusun\nkonsep"\tkepala\t"1 ""hari"""\n'
HTML = """<html><body><table><tr><th>Uraian Kegiatan</th><th>Kelengkapan</th><th>Output</th></tr>
<tr><td><p>Mencatat&nbsp;surat</p></td><td><ul><li>Surat</li><li>Agenda</li></ul></td><td>Surat<br>tercatat</td></tr></table></body></html>"""
SHEET = """<html><body><p>Lampiran</p><table>
<tr><td rowspan=2>No.</td><td rowspan=2>Kegiatan</td><td colspan=2>Pelaksana</td><td colspan=3>Mutu Baku</td><td rowspan=2>Ket.</td>
  <td rowspan=2></td></tr>
<tr><td>Kasubag</td><td>Kepala</td><td>Kelengkapan</td><td>Waktu</td><td>Output</td></tr>
<tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td>6</td><td>7</td><td>8</td><td></td></tr>
<tr><td rowspan=2>1.</td><td rowspan=2>Mencatat surat</td><td rowspan=2></td><td rowspan=2></td>
  <td><ol start=2><li>Surat<ul><li>asli</li><li>salinan</li></ul></li><li>Agenda</li></ol></td>
  <td rowspan=2>5 menit</td><td>Surat tercatat</td>
  <td rowspan=2></td><td rowspan=2></td></tr>
<tr><td><table><tr><td>Map</td><td>merah</td></tr></table></td><td>Tanda terima</td></tr>
<tr><td>2.</td><td>Melapor</td><td></td><td></td><td colspan=2>Laporan</td><td></td><td>segera</td><td></td></tr></table></body></html>"""
BARE = "1\tMencatat surat masuk di buku agenda\t5 menit\n2\tMelapor\t1 hari\n"
ROWS = """\
  - uraian: Mencatat surat
    pelaksana: kasubag
    waktu: 5 menit
  - uraian: |
      Menyusun
      konsep
    pelaksana: kepala
    waktu: "1 \\"hari\\""
"""


def paste(page: StudioPage, text: str, html: str = "") -> None:
    """As the browser does it on Ctrl+V: the event with its clipboard."""
    page.page.evaluate("""([text, html]) => {
        const data = new DataTransfer();
        data.setData("text/plain", text);
        if (html) data.setData("text/html", html);
        const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
        document.getElementById("kertas").dispatchEvent(event);
    }""", [text, html])
    page.settle()


def test_rows_of_excel_become_kegiatan_by_their_heads(page: StudioPage) -> None:
    page.choose("Kegiatan 4, Kegiatan")
    paste(page, TSV)
    page.says("konsep")
    page.settle()
    assert page.text == SOP + ROWS
    assert page.faults == []


def test_a_table_of_word_keeps_lists_and_lines(page: StudioPage) -> None:
    page.choose("Kegiatan 4, Kegiatan")
    paste(page, "", HTML)
    page.says("tercatat")
    assert page.text == SOP + (
        "  - uraian: Mencatat surat\n    pelaksana: kasubag\n    kelengkapan: |\n      - Surat\n      - Agenda\n"
        "    output: |\n      Surat\n      tercatat\n"
    )


def test_a_sheet_of_word_with_heads_in_groups_merged_cells_and_nested_lists_loses_no_word(page: StudioPage) -> None:
    page.choose("Kegiatan 4, Kegiatan")
    paste(page, "", SHEET)
    page.says("segera")
    assert page.text == SOP + (
        "  - uraian: Mencatat surat\n    pelaksana: kasubag\n    kelengkapan: |\n"
        "      2. Surat\n      - asli\n      - salinan\n      3. Agenda\n      Map merah\n"
        "    waktu: 5 menit\n    output: |\n      Surat tercatat\n      Tanda terima\n"
        "  - uraian: Melapor\n    pelaksana: kasubag\n    kelengkapan: Laporan\n    keterangan: segera\n"
    )


def test_columns_without_heads_are_asked_for(page: StudioPage) -> None:
    page.choose("Kegiatan 4, Kegiatan")
    paste(page, BARE)
    page.page.select_option("#tanya select[name='2']", "waktu")
    page.page.click("#tanya button.utama")
    page.says("Melapor")
    assert page.text == SOP + "".join(
        f"  - uraian: {words}\n    pelaksana: kasubag\n    waktu: {time}\n"
        for words, time in (("Mencatat surat masuk di buku agenda", "5 menit"), ("Melapor", "1 hari"))
    )


@pytest.mark.parametrize(("text", "line"), [("  Surat   tugas \n", "Surat tugas"), ("\u00a0•\tSurat", '"- Surat"')])
def test_words_fill_the_cell_without_the_spaces_that_came_along(page: StudioPage, text: str, line: str) -> None:
    page.choose("Kegiatan 1, Waktu")
    paste(page, text)
    page.says(line)
    assert page.text == SOP.replace("5 menit", line)


def test_what_of_the_clipboard_becomes_no_row_is_told(page: StudioPage) -> None:
    page.choose("Kegiatan 4, Kegiatan")
    paste(page, "", HTML.replace("<table>", "<p>Lampiran <b>I</b></p><table>").replace("Kelengkapan", "Paraf"))
    page.says("tercatat")
    page.settle()
    wait_for(lambda: "ditempel" in page.place, "the page says what was pasted")
    assert page.place == '1 kegiatan ditempel. Tidak ikut: kolom "Paraf"; teks di luar tabel: "Lampiran I".'
    paste(page, "", "<table><tr><td></td><td> </td></tr></table>")
    assert page.place == "Tabel yang disalin kosong."
    assert page.faults == []


def test_more_rows_than_a_sheet_takes_are_refused_as_a_whole(page: StudioPage) -> None:
    page.choose("Kegiatan 4, Kegiatan")
    paste(page, "Kegiatan\tWaktu\n" + "".join(f"Langkah {number}\t1 menit\n" for number in range(200)))
    wait_for(lambda: "paling banyak 60" in page.place, "the page says how many rows a sheet takes")
    assert page.text == SOP
