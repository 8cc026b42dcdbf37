"""What was edited in Word comes back, and nothing else."""

from __future__ import annotations

import hashlib
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from by_word import Change, back, cell_saying, changed, document_of, find, lane_of, read_at, retype, rows_of, symbol_of, told, words_cell
from lxml import etree
from render.docx.opened import W, parts
from tools import DEFINITIONS, GALLERY_NAMES, none, require_tool

from sopdoc.kembali.letter import read_letter
from sopdoc.revision.compare import compare
from sopdoc.revision.perubahan import Jenis
from sopdoc.revision.shown import shown

COMPLAINTS = DEFINITIONS / "contoh/penanganan-pengaduan.yaml"
REQUESTS = DEFINITIONS / "contoh/pelayanan-informasi-publik.yaml"
TRAVEL = DEFINITIONS / "contoh/perjalanan-dinas.yaml"
TYPED = "Menulis kata lain"


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_an_untouched_document_changes_no_byte(name: str) -> None:
    path = DEFINITIONS / f"{name}.yaml"
    returned = back(path, document_of(path))
    assert (returned.faults, returned.wrong, returned.conflicts) == ((), (), ())
    assert returned.text == path.read_text("utf-8")


def test_an_untouched_document_that_libreoffice_saved_changes_no_byte(tmp_path: Path) -> None:
    """Lines get a width there, pages a break of their own, bullets another font."""
    soffice = require_tool("soffice")
    paths = {f"{number}.docx": DEFINITIONS / f"{name}.yaml" for number, name in enumerate(GALLERY_NAMES)}
    for name, path in paths.items():
        (tmp_path / name).write_bytes(document_of(path))
    command = [soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--convert-to", "docx"]
    files = [str(tmp_path / name) for name in paths]
    subprocess.run([*command, "--outdir", str(tmp_path / "lagi"), *files], check=True, capture_output=True, timeout=600)
    returned = {name: back(path, (tmp_path / "lagi" / name).read_bytes()) for name, path in paths.items()}
    none([f"{paths[name]}: {one.faults}" for name, one in returned.items() if one.text != paths[name].read_text("utf-8")])


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_words_that_are_typed_are_the_only_change(name: str) -> None:
    path = DEFINITIONS / f"{name}.yaml"

    def type_in_the_middle(body: Any) -> None:
        rows = rows_of(body)
        retype(words_cell(rows[len(rows) // 2]), TYPED)

    returned = back(path, changed(document_of(path), type_in_the_middle))
    assert returned.naskah
    (only,) = told(read_at(path), returned.naskah)
    assert only[2] == TYPED


def lines_of(path: Path, text: str) -> tuple[list[str], list[str]]:
    """Those that went and those that came."""
    before, after = path.read_text("utf-8").splitlines(), text.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


def test_only_the_line_that_says_it_is_written() -> None:
    returned = back(COMPLAINTS, changed(document_of(COMPLAINTS), lambda body: retype(words_cell(rows_of(body)[4]), TYPED)))
    assert lines_of(COMPLAINTS, returned.text) == (
        ["  - uraian: Menyampaikan penjelasan tertulis kepada pelapor"], [f"  - uraian: {TYPED}"],
    )


def test_a_row_that_is_taken_out_goes_and_the_arrows_close_over_it() -> None:
    returned = back(REQUESTS, changed(document_of(REQUESTS), take_out(4)))
    assert returned.naskah
    assert [one[0] for one in told(read_at(REQUESTS), returned.naskah)] == ["Kegiatan 5 semula"]


@pytest.mark.parametrize(("name", "row"), [
    ("pelayanan-informasi-publik", 1), ("pelayanan-informasi-publik", 3), ("penomoran-surat-keluar", 1),
])
def test_a_row_that_is_moved_below_its_neighbour_is_told_as_moved(name: str, row: int) -> None:
    path = DEFINITIONS / f"contoh/{name}.yaml"

    def move(body: Any) -> None:
        rows = rows_of(body)
        rows[row + 1].addnext(rows[row])

    returned = back(path, changed(document_of(path), move))
    assert returned.naskah, returned.faults
    old = read_at(path)
    (only,) = compare(*shown(old, returned.naskah), returned.naskah.profile.sebutan).perubahan
    assert only.jenis is Jenis.PINDAH
    uraian = [str(one.uraian.polos) for one in old.sop.alur[0].kegiatan]
    uraian.insert(row, uraian.pop(row + 1))
    assert [str(one.uraian.polos) for one in returned.naskah.sop.alur[0].kegiatan] == uraian


ARCHIVES = DEFINITIONS / "contoh/pemusnahan-arsip.yaml"


@pytest.mark.parametrize(("row", "gone", "came"), [
    (1, ["      Nilai ulang: nilai/hukum"], ["      Nilai ulang: menelaah-pertimbangan-panitia"]),
    (2, ["      Setuju: musnah/panitia", "      Nilai ulang: nilai/hukum"], []),
    (3, ["      Setuju: musnah/panitia"], ["      Setuju: lanjut"]), (4, [], []),
])
def test_beside_rows_with_several_symbols_rows_go_and_only_what_led_to_them_is_written_anew(
    row: int, gone: list[str], came: list[str],
) -> None:
    """Where the flow enters such a row, and where it leaves it, stays as its author wrote it."""
    returned = back(ARCHIVES, changed(document_of(ARCHIVES), take_out(row)))
    assert returned.naskah, returned.faults
    went, added = lines_of(ARCHIVES, returned.text)
    assert [line for line in went if line.startswith("      ")] == gone
    assert [line for line in added if line.startswith("      ")] == came
    assert f"Kegiatan {row + 1} semula" in [place for place, _, _ in told(read_at(ARCHIVES), returned.naskah)]


@pytest.mark.parametrize(("row", "which", "to", "acting"), [
    (1, 0, 0, "arsiparis, hukum"), (1, 1, 3, "panitia, sekda"), (3, 1, 3, "arsiparis, sekda, hukum"),
    (3, 2, 3, "arsiparis, panitia, sekda"),
])
def test_a_symbol_of_several_in_a_row_takes_its_lines_and_arrows_to_another_column(row: int, which: int, to: int, acting: str) -> None:
    def drag(body: Any) -> None:
        cells = find(rows_of(body)[row], "./w:tc")
        symbols = [run for cell in cells for run in find(cell, "./w:p/w:r[.//wp:docPr[starts-with(@name, 'Kegiatan')]]")]
        find(cells[2 + to], "./w:p")[0].append(symbols[which])

    returned = back(ARCHIVES, changed(document_of(ARCHIVES), drag))
    assert returned.naskah, returned.faults
    assert ", ".join(one.pelaksana for one in returned.naskah.sop.alur[0].kegiatan[row].simbol) == acting
    ways = ([(one.label, one.garis, one.ke.partition("/")[0]) for one in side.sop.alur[0].sambungan] for side in (
        read_at(ARCHIVES), returned.naskah,
    ))
    assert next(ways) == next(ways)


@pytest.mark.parametrize(("row", "which", "to"), [(1, 0, 2), (3, 0, 1), (3, 0, 2), (3, 1, 0)])
def test_two_symbols_of_a_row_in_one_column_are_told_and_nothing_is_taken(row: int, which: int, to: int) -> None:
    """Also where one lies wholly on the other."""
    def drag(body: Any) -> None:
        cells = find(rows_of(body)[row], "./w:tc")
        symbols = [run for cell in cells for run in find(cell, "./w:p/w:r[.//wp:docPr[starts-with(@name, 'Kegiatan')]]")]
        find(cells[2 + to], "./w:p")[0].append(symbols[which])

    returned = back(ARCHIVES, changed(document_of(ARCHIVES), drag))
    assert (returned.naskah, len(returned.faults)) == (None, 1)
    assert "dua simbolnya kini di kolom" in returned.faults[0].words


def test_two_branches_that_lead_to_one_kegiatan_once_what_stood_between_is_gone_are_both_written() -> None:
    path = DEFINITIONS / "contoh-spo/pendaftaran-pasien.yaml"
    returned = back(path, changed(document_of(path), take_out(2)))
    assert returned.naskah, returned.faults
    assert lines_of(path, returned.text)[1] == ["      Pasien baru: kunjungan"]


def test_numbers_of_rows_in_texts_follow_their_rows_whatever_the_document_still_says() -> None:
    path = DEFINITIONS / "contoh/penyusunan-standar-pelayanan.yaml"
    returned = back(path, changed(document_of(path), put_in(0, "")))
    assert returned.naskah, returned.faults
    assert [place for place, _, _ in told(read_at(path), returned.naskah)] == ["Kegiatan 2"]
    assert lines_of(path, returned.text)[0] == []


@pytest.mark.parametrize("row", range(4))
def test_a_row_that_is_moved_among_others_with_the_same_first_words_is_moved_alone(row: int) -> None:
    """Their ids are made of these, so that another row has each of them when the document is read again."""
    path = DEFINITIONS / "kesbangpol-sumedang/mekanisme-pengumpulan-data-kinerja.yaml"

    def move(body: Any) -> None:
        rows = rows_of(body)
        rows[row + 1].addnext(rows[row])

    returned = back(path, changed(document_of(path), move))
    assert returned.naskah, returned.faults
    uraian = [str(one.uraian.polos) for one in read_at(path).sop.alur[0].kegiatan]
    uraian.insert(row, uraian.pop(row + 1))
    assert [str(one.uraian.polos) for one in returned.naskah.sop.alur[0].kegiatan] == uraian


@pytest.mark.parametrize("place", range(2))
def test_an_end_that_is_dragged_away_from_its_kegiatan_keeps_its_arrow(place: int) -> None:
    """Both are drawn in one row; so does the kegiatan that is dragged away from its end."""
    def drag(body: Any) -> None:
        cells = find(rows_of(body)[7], "./w:tc")
        symbols = [run for cell in cells for run in find(cell, "./w:p/w:r[.//wp:docPr[starts-with(@name, 'Kegiatan')]]")]
        find(cells[2], "./w:p")[0].append(symbols[place])

    returned = back(REQUESTS, changed(document_of(REQUESTS), drag))
    assert returned.naskah, returned.faults
    own = returned.naskah.sop.alur[0].kegiatan[7].simbol
    assert [one.pelaksana for one in own] == [["pemohon", "ppid"], ["ppid", "pemohon"]][place]
    assert [one.bentuk.value for one in own] == ["proses", "selesai"]


def put_in(below: int, kind: str | None) -> Change:
    """A copy of a row below it, with other words and its symbol of this kind, without its arrows; None: without any symbol."""
    def change(body: Any) -> None:
        row = rows_of(body)[below]
        added = deepcopy(row)
        symbol = None if kind is None else symbol_of(added, kind)
        for run in find(added, "./w:tc/w:p/w:r[.//wp:docPr]"):
            if run is not symbol:
                run.getparent().remove(run)
        retype(words_cell(added), TYPED)
        row.addnext(added)
    return change


def take_out(number: int) -> Change:
    def change(body: Any) -> None:
        row = rows_of(body)[number]
        row.getparent().remove(row)
    return change


def test_a_row_that_is_put_in_with_a_symbol_stands_between_its_neighbours() -> None:
    returned = back(REQUESTS, changed(document_of(REQUESTS), put_in(4, "proses")))
    assert returned.naskah
    ((place, before, after),) = told(read_at(REQUESTS), returned.naskah)
    assert (place, before, after.split("\n")[:2]) == ("Kegiatan 6", "", [TYPED, "Pelaksana: Petugas Informasi"])


@pytest.mark.parametrize("below", range(9))
def test_a_row_that_is_put_in_without_a_symbol_is_written_and_asked_about(below: int) -> None:
    returned = back(COMPLAINTS, changed(document_of(COMPLAINTS), put_in(below, None)))
    assert returned.naskah
    asked = f"kegiatan {below + 2} belum punya simbol; ditulis sebagai proses pelaksana kegiatan sebelumnya"
    assert [one.words for one in returned.asked] == [asked]
    rows = returned.naskah.sop.alur[0].kegiatan
    assert str(rows[below + 1].uraian.polos) == TYPED
    assert rows[below + 1].simbol[-1].pelaksana == rows[below].simbol[-1].pelaksana


@pytest.mark.parametrize("kind", ["proses", None])
def test_below_a_row_that_leads_to_an_end_of_its_own_the_new_row_leads_there(kind: str | None) -> None:
    returned = back(REQUESTS, changed(document_of(REQUESTS), put_in(7, kind)))
    assert returned.naskah, returned.faults
    above, added = returned.naskah.sop.alur[0].kegiatan[7:9]
    assert ([len(one.simbol) for one in (above, added)], str(added.uraian.polos)) == ([1, 2], TYPED)


@pytest.fixture
def led_back(tmp_path: Path) -> Path:
    """A decision that leads back to the row above it."""
    (tmp_path / "instansi.yaml").write_text("kop: [DINAS UJI]\n", "utf-8")
    rows = "".join(f"  - uraian: {words}\n    pelaksana: {who}\n{more}" for words, who, more in (
        ("Menerima berkas", "a", ""), ("Memeriksa berkas", "b", "    cabang: {Ya: lanjut, Tidak: 1}\n"),
        ("Mencatat surat", "c", ""), ("Menyimpan arsip", "a", ""),
    ))
    path = tmp_path / "balik.yaml"
    path.write_text(f"nomor: 1\nnama: Uji\npelaksana: {{a: Alfa, b: Beta, c: Gama}}\nkegiatan:\n{rows}", "utf-8")
    return path


def test_a_branch_whose_target_was_taken_out_turns_back_and_is_asked_about(led_back: Path) -> None:
    returned = back(led_back, changed(document_of(led_back), take_out(0)))
    assert returned.naskah, returned.faults
    words = 'kegiatan "Memeriksa berkas": cabang "Tidak" menuju kegiatan yang dihapus; ditulis kembali ke keputusan ini'
    assert [one.words for one in returned.asked] == [words]


@pytest.mark.parametrize(("word", "said"), [("Ya", 'dua cabang berkata "Ya"'), ("", "sebuah cabang tidak punya kata")])
def test_branches_whose_words_do_not_tell_them_apart_are_named(led_back: Path, word: str, said: str) -> None:
    def rename(body: Any) -> None:
        next(one for one in find(body, "//mc:Choice//wps:txbx//w:t") if one.text == "Tidak").text = word

    returned = back(led_back, changed(document_of(led_back), rename))
    assert [one.words for one in returned.faults] == [f'kegiatan "Memeriksa berkas": {said}']


def test_a_copied_end_in_the_middle_of_a_flow_is_asked_about() -> None:
    returned = back(COMPLAINTS, changed(document_of(COMPLAINTS), put_in(2, "selesai")))
    assert returned.naskah
    assert [one.words for one in returned.asked] == ["kegiatan 4 baru dan berkapsul, tetapi bukan ujung alur; ditulis sebagai proses"]
    assert [place for place, _, _ in told(read_at(COMPLAINTS), returned.naskah)] == ["Kegiatan 4"]


@pytest.mark.parametrize("row", [2, 3, 4, 5, 7, 8])
def test_a_branch_whose_target_is_taken_out_goes_with_its_word(row: int) -> None:
    """The word stays in a cell of its own, where nobody thinks of it."""
    returned = back(REQUESTS, changed(document_of(REQUESTS), take_out(row)))
    assert returned.naskah, returned.faults
    assert not returned.asked
    assert f"Kegiatan {row + 1} semula" in [place for place, _, _ in told(read_at(REQUESTS), returned.naskah)]


def test_over_a_decision_that_is_taken_out_its_first_branch_closes() -> None:
    """What led to it leads on to the row below; ends that it alone led to stay ends."""
    returned = back(COMPLAINTS, changed(document_of(COMPLAINTS), take_out(1)))
    assert returned.naskah, returned.faults
    assert [place for place, _, _ in told(read_at(COMPLAINTS), returned.naskah)] == ["Kegiatan 2 semula"]


@pytest.mark.parametrize("words", ["Ringan", "Sedang"])
def test_a_word_of_a_branch_that_still_leads_somewhere_is_missed(words: str) -> None:
    """Its arrow was deleted by hand, and nothing else: what it meant is nobody's guess."""
    def without_arrow(body: Any) -> None:
        for run in find(body, f"//w:r[.//wp:docPr[contains(@name, '({words})')]]"):
            run.getparent().remove(run)

    returned = back(COMPLAINTS, changed(document_of(COMPLAINTS), without_arrow))
    assert (returned.naskah, len(returned.faults)) == (None, 1)
    assert f'kata "{words}" tidak jelas panahnya' in returned.faults[0].words


def test_a_symbol_that_was_copied_to_another_row_takes_no_arrow_with_it() -> None:
    """Both have one name; the arrow back to the first row, which the new one cuts, belongs to the symbol that others lead to, too."""
    returned = back(TRAVEL, changed(document_of(TRAVEL), put_in(11, "")))
    assert returned.naskah
    assert [after.split("\n")[0] for _, _, after in told(read_at(TRAVEL), returned.naskah)] == [TYPED]


@pytest.mark.parametrize("below", [4, 8, 12])
def test_notes_below_a_flow_that_grew_beyond_its_page_are_still_read(below: int) -> None:
    returned = back(TRAVEL, changed(document_of(TRAVEL), put_in(below, "")))
    assert returned.naskah, returned.faults
    assert [one.catatan for one in returned.naskah.sop.alur] == [one.catatan for one in read_at(TRAVEL).sop.alur]


def test_a_symbol_that_is_dragged_into_another_column_keeps_its_arrows() -> None:
    def drag(body: Any) -> None:
        row = rows_of(body)[4]
        run = symbol_of(row)
        find(find(row, "./w:tc")[lane_of(row, run) - 1], "./w:p")[0].append(run)

    returned = back(REQUESTS, changed(document_of(REQUESTS), drag))
    assert returned.naskah
    assert told(read_at(REQUESTS), returned.naskah) == [("Kegiatan 5, pelaksana", "Petugas Informasi", "Pemohon Informasi")]


def test_the_word_on_a_branch_is_renamed() -> None:
    def rename(body: Any) -> None:
        next(one for one in find(body, "//mc:Choice//wps:txbx//w:t") if one.text == "Ringan").text = "Sederhana"

    returned = back(COMPLAINTS, changed(document_of(COMPLAINTS), rename))
    gone, came = lines_of(COMPLAINTS, returned.text)
    assert [line.replace("Ringan", "Sederhana") for line in gone] == came != []


def test_an_item_of_a_list_is_put_in() -> None:
    path = DEFINITIONS / "contoh/penyelenggaraan-rapat.yaml"

    def put_in(body: Any) -> None:
        first = find(body, "//w:tc/w:p[w:pPr/w:numPr][w:r/w:t]")[0]
        added = deepcopy(first)
        for run in find(added, "./w:r")[1:]:
            added.remove(run)
        find(added, ".//w:t")[0].text = TYPED
        first.addnext(added)

    assert lines_of(path, back(path, changed(document_of(path), put_in)).text) == ([], [f"  - {TYPED}"])


def delete_tracked(paragraph: Any) -> None:
    """As Word keeps words that somebody deleted while changes are tracked."""
    for run in find(paragraph, "./w:r[w:t]"):
        gone = etree.Element(f"{W}del")
        run.addprevious(gone)
        gone.append(run)
        for text in find(run, "./w:t"):
            text.tag = f"{W}delText"


def test_open_changes_count_as_accepted_and_are_told() -> None:
    def track(body: Any) -> None:
        paragraph = find(words_cell(rows_of(body)[4]), "./w:p")[0]
        delete_tracked(paragraph)
        came = etree.SubElement(paragraph, f"{W}ins")
        etree.SubElement(etree.SubElement(came, f"{W}r"), f"{W}t").text = TYPED

    data = changed(document_of(COMPLAINTS), track)
    letter = read_letter(data)
    assert letter
    assert letter.open
    returned = back(COMPLAINTS, data)
    assert returned.naskah
    assert [one[2] for one in told(read_at(COMPLAINTS), returned.naskah)] == [TYPED]


def test_a_row_whose_deletion_is_tracked_goes() -> None:
    def track(body: Any) -> None:
        etree.SubElement(find(rows_of(body)[4], "./w:trPr")[0], f"{W}del")

    returned = back(REQUESTS, changed(document_of(REQUESTS), track))
    assert returned.naskah
    assert [one[0] for one in told(read_at(REQUESTS), returned.naskah)] == ["Kegiatan 5 semula"]


def test_what_both_sides_changed_stays_and_is_told() -> None:
    said = COMPLAINTS.read_text("utf-8")
    own = said.replace("Menyampaikan penjelasan tertulis kepada pelapor", "Menjelaskan kepada pelapor")
    data = changed(document_of(COMPLAINTS), lambda body: [retype(words_cell(rows_of(body)[place]), TYPED) for place in (4, 8)])
    returned = back(COMPLAINTS, data, own)
    assert [(one.form, one.kept) for one in returned.conflicts] == [(TYPED, "Menjelaskan kepada pelapor")]
    assert returned.text == own.replace("Menyampaikan hasil penyelesaian kepada pelapor", TYPED)


def test_a_row_that_was_taken_out_and_changed_meanwhile_stays_and_is_told() -> None:
    said = COMPLAINTS.read_text("utf-8").replace("Menyampaikan penjelasan tertulis", "Menulis penjelasan")
    returned = back(COMPLAINTS, changed(document_of(COMPLAINTS), take_out(4)), said)
    told = "diubah (uraian: Menyampaikan penjelasan tertulis kepada pelapor → Menulis penjelasan kepada pelapor)"
    assert [(one.form, one.kept) for one in returned.conflicts] == [("dihapus", told)]
    assert "  - uraian: Menulis penjelasan kepada pelapor\n" in returned.text


def test_taking_back_twice_changes_nothing_more() -> None:
    data = changed(document_of(COMPLAINTS), lambda body: retype(words_cell(rows_of(body)[4]), TYPED))
    once = back(COMPLAINTS, data).text
    again = back(COMPLAINTS, data, once)
    assert (again.text, again.conflicts) == (once, ())


def test_the_letterhead_belongs_to_the_agency() -> None:
    data = changed(document_of(COMPLAINTS), lambda body: retype(cell_saying(body, "SEKRETARIAT DAERAH"), "DINAS LAIN"))
    returned = back(COMPLAINTS, data)
    assert (returned.naskah, [fault.words for fault in returned.faults]) == (None, ["kepala surat diubah di dokumen"])


def test_a_document_carries_the_digest_of_what_it_carries() -> None:
    letter = read_letter(document_of(COMPLAINTS))
    assert letter
    assert letter.carried
    assert (letter.carried.kunci, letter.digest) == ("penanganan-pengaduan", hashlib.sha256(letter.carried.text.encode()).hexdigest())


def test_comments_stay_at_home() -> None:
    """A document goes to more hands than its author's workshop."""
    assert "#" in COMPLAINTS.read_text("utf-8")
    letter = read_letter(document_of(COMPLAINTS))
    assert letter
    assert letter.carried
    assert not [line for line in letter.carried.text.splitlines() if line.lstrip().startswith("#")]


@pytest.mark.parametrize("part", ["customXml/item1.xml", "docProps/custom.xml"])
def test_one_of_both_is_enough_to_know_where_it_comes_from(part: str) -> None:
    """Programs drop what they do not know."""
    from render.docx.edits import packed

    data = changed(document_of(COMPLAINTS), lambda body: retype(words_cell(rows_of(body)[4]), TYPED))
    opened = parts(data)
    del opened[part]
    assert TYPED in back(COMPLAINTS, packed(opened)).text
