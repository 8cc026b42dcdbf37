"""Fields and sections of an identity sheet are found by their words and the rules around them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from impor.sketches import MANNERS, Pen, lines_at, words_at
from sopdoc.impor.identity.fields import Field, Identity, field_key, section_key, title_text
from sopdoc.impor.identity.logo import logos_of
from sopdoc.impor.identity.sections import identity_of
from sopdoc.impor.identity.signers import each
from sopdoc.impor.lines import lines_of
from sopdoc.impor.page import Box, Page, Word

LEFT, MIDDLE, VALUE, RIGHT = 40.0, 300.0, 380.0, 560.0


def sheet(manner: str, more: list[Word] | None = None) -> Page:
    """A letterhead at the left, labels and values at the right, two rows of two sections below."""
    pen = Pen(manner)
    words: list[Word] = [*words_at("PEMERINTAH KABUPATEN UJI", LEFT + 40, 60), *(more or [])]
    rows = [("Nomor SOP", "12/UJI/2026"), ("Tanggal Pembuatan", "5 Januari 2026"), ("Tgl. Revisi", ""), ("Nama SOP", "Peminjaman\nKunci")]
    y = 40.0
    for label, value in rows:
        words += words_at(label, MIDDLE + 3, y + 4) + lines_at(value, VALUE + 3, y + 4)
        for x in (MIDDLE, VALUE, RIGHT):
            pen.rule(x, y, x, y + 26)
        pen.rule(MIDDLE, y, RIGHT, y)
        y += 26
    pen.rule(LEFT, 40, LEFT, y)
    pen.rule(LEFT, 40, MIDDLE, 40)
    sections = [
        ("DASAR HUKUM", "1. UU 25\n2. PP 96"), ("KUALIFIKASI PELAKSANA", "Teliti"), ("PERINGATAN", "Awas"),
        ("PENCATATAN DAN PENDATAAN", "Buku"),
    ]
    for number, (title, text) in enumerate(sections):
        x0, x1 = (LEFT, MIDDLE) if number % 2 == 0 else (MIDDLE, RIGHT)
        top = y + 60 * (number // 2)
        words += words_at(title, x0 + 3, top + 3, bold=True) + lines_at(text, x0 + 3, top + 20)
        for level in (top, top + 15, top + 60):
            pen.rule(x0, level, x1, level)
        for x in (x0, x1):
            pen.rule(x, top, x, top + 15)
            pen.rule(x, top + 15, x, top + 60)
    return Page(1, 600, 800, tuple(words), tuple(pen.paths))


def read(manner: str) -> Identity:
    return identity_of([sheet(manner)], None)


@pytest.mark.parametrize("manner", MANNERS)
def test_values_stand_right_of_their_labels(manner: str) -> None:
    fields = read(manner).fields
    assert {key: field.text for key, field in fields.items()} == {
        "nomor": "12/UJI/2026", "tanggal pembuatan": "5 Januari 2026", "nama": "Peminjaman Kunci",
    }


def stacked(*lines: str) -> Page:
    """The sheet with one more cell below it, whose lines stand one below the other without rules."""
    page, pen = sheet("word"), Pen("word")
    bottom = 306.0 + 10 * len(lines)
    for x in (LEFT, RIGHT):
        pen.rule(x, 300, x, bottom)
    for y in (300.0, bottom):
        pen.rule(LEFT, y, RIGHT, y)
    words = [word for number, line in enumerate(lines) for word in words_at(line, LEFT + 3, 303 + 10 * number)]
    return Page(1, 600, 800, (*page.words, *words), (*page.paths, *pen.paths))


@pytest.mark.parametrize(("line", "section"), [
    ("Maksud dan tujuan: Tertib", ("Maksud dan tujuan", "Tertib")), ("Maksud : Tertib", ("Maksud", "Tertib")),
    ("Hal yang perlu diperhatikan oleh semua: Tertib", None), ("Tertib selalu", None), ("Nama SOP: Tertib", None),
])
def test_a_title_and_its_text_may_share_a_row_below_the_sections(line: str, section: tuple[str, str] | None) -> None:
    found = identity_of([stacked(line)], None)
    assert [(one.key, one.parts[0].text) for one in found.sections[4:]] == ([section] if section else [])


def test_labels_may_stand_below_each_other_in_one_cell() -> None:
    lines = ("Tanggal Efektif : 9 Mei 2026", "Revisi ke : 2", "Disahkan oleh : Camat Uji", "Budi Santoso", "NIP 19700101")
    found = identity_of([stacked(*lines)], None)
    assert {key: field.text for key, field in found.fields.items() if key in ("tanggal efektif", "revisi ke", "disahkan oleh")} == {
        "tanggal efektif": "9 Mei 2026", "revisi ke": "2", "disahkan oleh": "Camat Uji Budi Santoso NIP 19700101",
    }
    assert found.unread == ()


def test_what_stands_above_labels_in_their_cell_is_told() -> None:
    found = identity_of([stacked("Salinan", "Tanggal Efektif : 9 Mei 2026", "Revisi ke : 2")], None)
    assert [field.text for field in found.unread] == ["Salinan"]


def test_a_value_that_names_one_label_stays_whole() -> None:
    assert [field.text for field in identity_of([stacked("Lihat juga", "Nomor : 7")], None).unread] == ["Lihat juga Nomor : 7"]


@pytest.mark.parametrize(("text", "key"), [
    ("Nomor POS", "nomor"), ("SOP Nomor :", "nomor"), ("Nama POS", "nama"), ("No. Dokumen", "nomor"), ("Nomor Induk", None),
    ("Nomor Urut SOP", "nomor"), ("Kode SOP", "nomor"), ("Nama Prosedur", "nama"), ("Pengesahan", "disahkan oleh"),
    ("Tanggal Ditetapkan", "tanggal pengesahan"), ("Tgl. Mulai Berlaku", "tanggal efektif"), ("Tanggal Lahir", None), ("Kode", None),
])
def test_labels_are_known_in_their_usual_spellings(text: str, key: str | None) -> None:
    assert field_key(text) == key


@pytest.mark.parametrize(("text", "key"), [
    ("KUALITAS PELAKSANA", "kualifikasi pelaksana"), ("Kualitas Layanan", None), ("PERALATAN/", "peralatan/perlengkapan"),
    ("PENCATATAN DAN PENDAFTARAN :", "pencatatan dan pendataan"), ("Peralatan & Kelengkapan", "peralatan/perlengkapan"),
    ("Keterkaitan dengan SOP Terkait", "keterkaitan"), ("Landasan Hukum", "dasar hukum"), ("Peralatan Kantor", None),
    ("Pencatatan dan", "pencatatan dan pendataan"),     # the rest is hidden in a cell that is too low
])
def test_sections_are_known_in_their_usual_spellings(text: str, key: str | None) -> None:
    assert section_key(title_text(text)) == key


@pytest.mark.parametrize(("title", "known", "sections"), [
    ("PENCATATAN DAN PENDATAAN :", "PERINGATAN", {"peralatan/perlengkapan": "Peralatan : Komputer", "pencatatan dan pendataan": "Buku"}),
    ("PENCATATAN DAN PENDATAAN :", "PENCATATAN", {"peralatan/perlengkapan": "Peralatan : Komputer PENCATATAN DAN PENDATAAN : Buku"}),
    ("Pencatatan", "PERINGATAN", {"peralatan/perlengkapan": "Peralatan : Komputer Pencatatan Buku"}),
])
def test_a_title_without_a_cell_of_its_own_begins_its_section_once(title: str, known: str, sections: dict[str, str]) -> None:
    """And "Peralatan :" below the title of the same name is its text."""
    pen, lines = Pen("word"), ("PERALATAN/PERLENGKAPAN", f"Peralatan :\nKomputer\n{title}\nBuku", known, "-")
    words: list[Word] = []
    for number, (top, bottom) in enumerate(pairwise((40.0, 55.0, 130.0, 145.0, 160.0))):
        words += lines_at(lines[number], LEFT + 3, top + 3)
        for x in (LEFT, RIGHT):
            pen.rule(x, top, x, bottom)
        pen.rule(LEFT, top, RIGHT, top)
    pen.rule(LEFT, 160, RIGHT, 160)
    found = identity_of([Page(1, 600, 800, tuple(words), tuple(pen.paths))], None)
    read = {section.key: " ".join(part.text for part in section.parts) for section in found.sections if section_key(known) != section.key}
    assert read == sections


@pytest.mark.parametrize("manner", MANNERS)
def test_sections_hold_what_stands_below_their_titles(manner: str) -> None:
    sections = {section.key: [part.text for part in section.parts] for section in read(manner).sections}
    assert sections == {
        "dasar hukum": ["1. UU 25 2. PP 96"], "kualifikasi pelaksana": ["Teliti"], "peringatan": ["Awas"],
        "pencatatan dan pendataan": ["Buku"],
    }


def test_the_letterhead_is_the_cell_at_the_upper_left() -> None:
    kop = read("word").kop
    assert kop
    assert kop.text == "PEMERINTAH KABUPATEN UJI"


def test_words_outside_of_all_rules_are_no_part_of_it() -> None:
    """What a signing service prints at the foot."""
    stamp = words_at("Dokumen ini telah ditandatangani secara elektronik", LEFT, 780)
    assert identity_of([sheet("word", stamp)], None) == read("word")


def test_a_line_under_a_name_parts_no_cell() -> None:
    page = sheet("word")
    pen = Pen("word")
    pen.rule(VALUE + 3, 40 + 3 * 26 + 12.5, VALUE + 40, 40 + 3 * 26 + 12.5)
    underlined = Page(1, 600, 800, page.words, (*page.paths, *pen.paths))
    assert identity_of([underlined], None).fields["nama"].text == "Peminjaman Kunci"


def test_a_short_stroke_beside_words_parts_no_cell() -> None:
    """One that was left behind in a cell hid its line from the section."""
    page, pen = sheet("word"), Pen("word")
    pen.rule(LEFT + 9, 162, LEFT + 9, 172)
    stroked = replace(page, paths=(*page.paths, *pen.paths))
    assert identity_of([stroked], None).sections[0].parts[0].text == "1. UU 25 2. PP 96"


def signed(label: str, *walls: tuple[float, float, float]) -> Page:
    """A label and two lines of its value in a cell 70 high, a row below; `walls`: x, top and bottom of rules besides its sides."""
    pen = Pen("word")
    for y in (40.0, 110.0, 140.0):
        pen.rule(LEFT, y, RIGHT, y)
    for x, top, bottom in ((LEFT, 40, 140), (RIGHT, 40, 140), *walls):
        pen.rule(x, top, x, bottom)
    written = [(label, LEFT, 48), ("Camat Uji", VALUE, 48), ("Budi Santoso", VALUE, 97), ("Nama SOP :", LEFT, 115), ("Kunci", VALUE, 115)]
    return Page(1, 600, 800, tuple(word for text, x, y in written for word in words_at(text, x + 6, y)), tuple(pen.paths))


@pytest.mark.parametrize(("label", "walls"), [
    ("Disahkan oleh :", [(LEFT + 4, 44, 74), (LEFT + 4, 99, 116)]),     # along the side, in pieces, one over the rule below
    ("Disahkan oleh", [(VALUE, 44, 60), (VALUE, 94, 109)]),             # in pieces between a label and its value
    ("Disahkan oleh", [(VALUE - 10, 40, 110), (VALUE, 40, 110)]),       # around a column for a colon
])
def test_a_short_wall_that_is_no_stroke_left_in_a_cell_stays(label: str, walls: list[tuple[float, float, float]]) -> None:
    """Who approves keeps his name: without the piece beside it, it stands in another cell, or in the label's."""
    assert identity_of([signed(label, *walls)], None).fields["disahkan oleh"].text == "Camat Uji Budi Santoso"


def test_a_piece_along_a_wall_parts_no_cell() -> None:
    """One beside the name alone took it from who approves; no words stand between the two."""
    assert identity_of([signed("Disahkan oleh :", (LEFT + 4, 90, 108))], None).fields["disahkan oleh"].text == "Camat Uji Budi Santoso"


def test_a_frame_around_a_frame_takes_no_cell_from_the_inner_one() -> None:
    page, pen = sheet("word"), Pen("word")
    for x in (LEFT - 3, RIGHT + 3):
        pen.rule(x, 30, x, 290)
    for y in (30.0, 290.0):
        pen.rule(LEFT - 3, y, RIGHT + 3, y)
    assert identity_of([replace(page, paths=(*page.paths, *pen.paths))], None) == read("word")


def test_words_in_a_cell_that_nobody_knows_are_told() -> None:
    """Nothing is lost in silence."""
    more = below(sheet("word"), "Telaah Analis")
    assert [field.text for field in identity_of([more], None).unread] == ["Telaah Analis"]
    assert identity_of([sheet("word")], None).unread == ()


def below(page: Page, *texts: str, cut: bool = False) -> Page:
    """The page with cells side by side at its foot; `cut`: a rule parts the first line of each from the others."""
    pen, bottom = Pen("word"), 264.0
    edges = [LEFT + (RIGHT - LEFT) * n / len(texts) for n in range(len(texts) + 1)]
    cuts = [bottom, *([bottom + 13] if cut else []), bottom + 70]
    words = [word for x, text in zip(edges, texts, strict=False) for word in lines_at(text, x + 4, bottom + 3)]
    for top, low in pairwise(cuts):
        for x in edges:
            pen.rule(x, top, x, low)
    for level in cuts:
        for left, right in pairwise(edges):
            pen.rule(left, level, right, level)
    return replace(page, words=(*page.words, *words), paths=(*page.paths, *pen.paths))


BOXES = ("Disusun oleh:\nAnalis\nSiti\nNIP. 1", "Diperiksa oleh\nKabid\nAgus\nNIP. 2", "Disahkan oleh:\nKadis\nBudi\nNIP. 3")


@pytest.mark.parametrize("cut", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_who_signs_in_boxes_below_the_sections_is_read_under_his_label(count: int, cut: bool) -> None:
    """Also where a box is as wide as the section above it, or its label has a cell of its own."""
    found = identity_of([below(sheet("word"), *BOXES[:count], cut=cut)], None)
    assert [(key, field.text) for key, field in found.penyiap] == [
        ("disusun oleh", "Analis Siti NIP. 1"), ("diperiksa oleh", "Kabid Agus NIP. 2"),
    ][:count]
    assert (found.fields["disahkan oleh"].text if "disahkan oleh" in found.fields else "") == ("Kadis Budi NIP. 3" if count == 3 else "")
    assert found.unread == ()
    assert found.sections == identity_of([sheet("word")], None).sections
    assert "disahkan oleh" not in dict(found.rows)          # of the head


def test_several_who_sign_under_each_other_end_with_their_numbers() -> None:
    lines = tuple(lines_of(lines_at("Analis\nSiti\nNIP. 1\nNRP. 2\nKabid\nAgus", LEFT, 40)))
    whole = Field(lines, 1, Box(LEFT, 40, RIGHT, 100))
    assert [one.text for one in each(whole)] == ["Analis Siti NIP. 1 NRP. 2", "Kabid Agus"]


@pytest.mark.parametrize("manner", MANNERS)
def test_a_bold_title_over_the_whole_width_below_the_sections_is_one_of_the_offices_own(manner: str) -> None:
    pen, page, bottom = Pen(manner), sheet(manner), 264.0
    own = (*words_at("BIAYA PELAKSANAAN", LEFT + 3, bottom + 3, bold=True), *words_at("Tidak dipungut", LEFT + 3, bottom + 20))
    for level in (bottom, bottom + 15, bottom + 40):
        pen.rule(LEFT, level, RIGHT, level)
    for x in (LEFT, RIGHT):
        pen.rule(x, bottom, x, bottom + 15)
        pen.rule(x, bottom + 15, x, bottom + 40)
    found = identity_of([replace(page, words=(*page.words, *own), paths=(*page.paths, *pen.paths))], None)
    assert [(one.key, [part.text for part in one.parts]) for one in found.sections][-1] == ("BIAYA PELAKSANAAN", ["Tidak dipungut"])


def test_a_bold_line_over_a_text_is_a_section_where_no_other_is_known() -> None:
    pen = Pen("word")
    for level in (40, 56, 80, 96, 130):
        pen.rule(LEFT, level, MIDDLE, level)
    for x in (LEFT, MIDDLE):
        pen.rule(x, 40, x, 130)
    kop, title = words_at("PEMERINTAH KABUPATEN UJI", LEFT + 3, 43), words_at("DEFINISI", LEFT + 3, 83, bold=True)
    words = (*kop, *words_at("Seksi", LEFT + 3, 60), *title, *words_at("Arsip", LEFT + 3, 100))
    found = identity_of([Page(1, 600, 800, words, tuple(pen.paths))], None)
    assert [one.key for one in found.sections] == ["DEFINISI"]


def test_a_low_letterhead_is_no_title_of_the_section_below_it() -> None:
    pen = Pen("word")
    for level in (40, 56, 72, 90):
        pen.rule(LEFT, level, MIDDLE, level)
    for x in (LEFT, MIDDLE):
        pen.rule(x, 40, x, 90)
    words = [
        *words_at("PEMERINTAH KABUPATEN UJI", LEFT + 3, 43, bold=True), *words_at("Dasar Hukum", LEFT + 3, 59, bold=True),
        *words_at("UU 25", LEFT + 3, 76),
    ]
    found = identity_of([Page(1, 600, 800, tuple(words), tuple(pen.paths))], None)
    assert (found.kop and found.kop.text, [one.key for one in found.sections]) == ("PEMERINTAH KABUPATEN UJI", ["dasar hukum"])


def test_a_title_that_the_name_above_runs_into_is_none_of_the_offices_own() -> None:
    """It is told with what stands below it."""
    page, pen, bottom = sheet("word"), Pen("word"), 264.0
    over = words_at("SERUTI", LEFT + 90, bottom + 3, bold=True)
    own = (*words_at("PERINGATAN KHUSUS", LEFT + 30, bottom + 3, bold=True), *over, *words_at("Awas", LEFT + 3, bottom + 20))
    for level in (bottom, bottom + 15, bottom + 40):
        pen.rule(LEFT, level, RIGHT, level)
    for x in (LEFT, RIGHT):
        pen.rule(x, bottom, x, bottom + 15)
        pen.rule(x, bottom + 15, x, bottom + 40)
    found = identity_of([replace(page, words=(*page.words, *own), paths=(*page.paths, *pen.paths))], None)
    assert [field.text for field in found.unread][-1:] == ["Awas"]
    assert len(found.sections) == 4


@pytest.mark.parametrize(("boxes", "logo", "second"), [
    ((Box(45, 60, 75, 90),), Box(45, 60, 75, 90), None), ((Box(260, 60, 290, 90),), None, Box(260, 60, 290, 90)),
    ((Box(45, 60, 75, 90), Box(260, 60, 290, 90)), Box(45, 60, 75, 90), Box(260, 60, 290, 90)),
    ((Box(140, 100, 170, 130),), Box(140, 100, 170, 130), None),
])
def test_a_picture_right_of_the_letterhead_is_no_part_of_the_logo(boxes: tuple[Box, ...], logo: Box | None, second: Box | None) -> None:
    drawn = replace(sheet("word"), pictures=boxes)
    found = logos_of(identity_of([drawn], None), [drawn])
    assert found == {key: (1, box) for key, box in (("logo", logo), ("logo kanan", second)) if box}
