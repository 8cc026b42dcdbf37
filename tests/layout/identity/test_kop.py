"""The agency's place in the head: one logo over its words, or two with the words between them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_tools import lines, sheet

from sopdoc.geometry import Rect, mm
from sopdoc.layout.identity.kop import ADDRESS, LOGO, MOST_LINES, SECOND, SIDE_SHARE, SMALLEST, Logos, logo_size
from sopdoc.layout.identity.pages import fitted
from sopdoc.layout.picture import Picture
from sopdoc.layout.sheet import PAD, Sheet
from sopdoc.layout.tree import Cell, Table
from sopdoc.model.sop import Identitas, Instansi, Sop

SOP = Sop("uji", "uji.yaml", Instansi(("PEMERINTAH KABUPATEN UJI", "DINAS KESEHATAN"), ("PUSKESMAS UJI",)), Identitas("1", "Uji"), ())
SQUARE, WIDE = Picture(b"a", "png", 100, 100), Picture(b"b", "png", 900, 100)
SPO = "identitas: {bentuk: spo}"


def head(logos: Logos, profil: str = "kertas: F4", sop: Sop = SOP) -> Table:
    (table,) = fitted(sop, logos, "1/2", sheet(profil)).tables
    return table


def logo_cells(table: Table) -> list[Cell]:
    return sorted((cell for cell in table.cells if cell.picture), key=lambda cell: cell.rect.x)


def words_cell(table: Table) -> Cell:
    return next(cell for cell in table.cells if cell.paragraphs and lines(cell.paragraphs[0])[0].startswith("PEMERINTAH"))


def kop_of(table: Table, profil: Sheet) -> Rect:
    """The left half of the head."""
    middle = min(cell.rect.x for cell in table.cells if cell.head == "baris")
    return Rect(profil.body.x, table.rect.y, middle - profil.body.x, words_cell(table).rect.h)


@pytest.mark.parametrize(("logos", "profil"), [
    (Logos(SQUARE, WIDE), "kertas: F4"), (Logos(SQUARE, WIDE), "arah: tegak"), (Logos(WIDE, SQUARE), "kertas: F4"),
    (Logos(WIDE, SQUARE), "arah: tegak"), (Logos(None, SQUARE), "kertas: F4"),
])
def test_words_between_two_logos_stand_in_the_middle_without_lines_between(logos: Logos, profil: str) -> None:
    table = head(logos, profil)
    words, kop = words_cell(table), kop_of(table, sheet(profil))
    assert words.rect.cx == pytest.approx(kop.cx, abs=1)
    assert (words.borders, words.valign) == (("atas", "bawah"), "tengah")
    left, right = (next(c for c in table.cells if c.row == 0 and edge(c.rect) == edge(kop)) for edge in (lambda r: r.x, lambda r: r.right))
    assert (left.borders, right.borders) == (("atas", "bawah", "kiri"), ("atas", "bawah", "kanan"))
    assert left.rect.w == right.rect.w
    assert [(c.picture, c.picture_words) for c in (left, right)] == [(logos.kiri, ""), (logos.kanan, SECOND)]


pictures = st.builds(Picture, st.just(b"x"), st.just("png"), st.integers(1, 4000), st.integers(1, 4000))


@given(st.none() | pictures, st.none() | pictures, st.sampled_from(("kertas: F4", "arah: tegak", SPO, f"arah: tegak\n{SPO}")))
def test_logos_of_any_shape_stand_inside_their_cells_and_keep_it(kiri: Picture | None, kanan: Picture | None, profil: str) -> None:
    found = logo_cells(head(Logos(kiri, kanan), profil))
    assert len(found) == (kiri is not None) + (kanan is not None)
    for cell in found:
        place, picture = cell.picture_rect, cell.picture
        assert place is not None
        assert picture is not None
        assert cell.rect.x + PAD <= place.x < place.right <= cell.rect.right - PAD + 1 or place.w == 0
        assert cell.rect.y <= place.y <= place.bottom <= cell.rect.bottom
        assert place.h <= LOGO
        assert abs(place.w * picture.height - place.h * picture.width) <= max(picture.width, picture.height) * 2


LONG = Instansi(("PEMERINTAH NEGARA REPUBLIK UJI", "DAERAH UJI RAYA"), ("SATUAN INTELIJEN KEAMANAN",))


def test_words_beside_a_logo_at_the_right_have_the_room_at_the_left_where_that_saves_lines() -> None:
    def place(sop: Sop, profil: str) -> tuple[bool, int]:
        table = head(Logos(None, SQUARE), profil, sop)
        words = words_cell(table)
        return words.rect.x == sheet(profil).body.x, sum(len(paragraph.lines) for paragraph in words.paragraphs)

    long = replace(SOP, instansi=LONG)
    (at_edge, narrow), (in_middle, wide) = place(long, "arah: tegak"), place(long, "kertas: F4")
    assert (at_edge, in_middle) == (True, False)
    assert narrow <= wide + 2
    between = words_cell(head(Logos(SQUARE, SQUARE), "arah: tegak", long))
    assert sum(len(paragraph.lines) for paragraph in between.paragraphs) > narrow


@given(pictures, st.sampled_from(("kertas: F4", "arah: tegak")))
def test_a_logo_beside_the_words_takes_its_share_at_most(kanan: Picture, profil: str) -> None:
    table = head(Logos(None, kanan), profil)
    (cell,), kop = logo_cells(table), kop_of(table, sheet(profil))
    assert cell.rect.w <= kop.w * SIDE_SHARE + 2 * PAD + 635
    assert words_cell(table).rect.w > kop.w / 2


def test_one_logo_stands_over_the_words_as_ever() -> None:
    (cell,) = logo_cells(head(Logos(SQUARE)))
    assert cell is words_cell(head(Logos(SQUARE))) or lines(cell.paragraphs[0]) == ["PEMERINTAH KABUPATEN UJI"]
    assert len(cell.borders) == 4


def test_the_second_logo_of_the_spo_form_has_a_cell_at_its_right_end() -> None:
    table = head(Logos(SQUARE, WIDE), SPO)
    first, second = logo_cells(table)
    assert first.rect.x == table.rect.x
    assert (second.rect.right, second.row, second.row_span, second.picture_words) == (table.rect.right, 0, 2, SECOND)
    title = next(cell for cell in table.cells if cell.head == "judul")
    assert title.rect.right == second.rect.x


def test_a_head_is_high_enough_for_its_second_logo() -> None:
    table = head(Logos(None, SQUARE), f"{SPO}\narah: mendatar")
    (cell,) = logo_cells(table)
    assert cell.rect.h >= LOGO


def test_a_size_never_grows_beyond_either_side() -> None:
    assert (logo_size(SQUARE, mm(24), mm(100)).w, logo_size(WIDE, mm(24), mm(90)).h) == (mm(24), mm(10))


WORDS = ("PEMERINTAH", "KABUPATEN", "DINAS", "PEMBERDAYAAN", "PERLINDUNGAN", "UNIT", "PELAKSANA", "TEKNIS", "DAERAH")


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), min_size=1, max_size=5), st.booleans(), st.integers(0, 2))
def test_a_name_of_many_lines_is_set_smaller_and_no_other(texts: list[list[str]], tegak: bool, logos: int) -> None:
    profil = "kertas: A4\narah: tegak" if tegak else "kertas: F4"
    instansi = Instansi(("PEMERINTAH", *map(" ".join, texts)), alamat=("Jalan Merdeka Nomor 2, Nusa Raya",))
    sop = Sop("uji", "uji.yaml", instansi, Identitas("1", "Uji"), ())
    found = words_cell(head(Logos(*[SQUARE] * logos), profil, sop))
    usual = sheet(profil).profile.huruf.ukuran
    name, address = (found.paragraphs[index].runs[0].style.size for index in (0, -1))
    count = sum(len(paragraph.lines) for paragraph in found.paragraphs)
    assert SMALLEST <= name <= usual["kop"]
    assert ADDRESS <= address <= usual["identitas"]
    assert count <= MOST_LINES or name == SMALLEST
    assert (name, address) == (usual["kop"], usual["identitas"]) or len(" ".join(instansi.kop)) > 90 or tegak
