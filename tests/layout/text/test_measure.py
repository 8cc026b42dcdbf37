"""Where a line may end, how wide it is, and where nobody can be sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_tools import lines

from sopdoc.geometry import pt
from sopdoc.layout.text import measure
from sopdoc.layout.text.fonts import built_in
from sopdoc.layout.text.measure import SAFETY, break_lines, natural_width, safe_height, set_paragraph, widest_word, word_widths
from sopdoc.layout.tree import Run, Style

FONTS = built_in()
STYLE = Style("biasa", pt(8))


def run(text: str) -> Run:
    return Run(text, STYLE)


def width(text: str) -> int:
    return natural_width((run(text),), FONTS)


def broken(text: str, room: str) -> list[str]:
    """The lines of a text in a column a little wider than the words `room`."""
    return lines(set_paragraph((run(text),), width(room) + pt(1.5), FONTS))


@pytest.mark.parametrize(("text", "expected"), [
    ("Kepala Bagian", ["Kepala", "Bagian"]),
    ("Kepala/Bagian", ["Kepala/", "Bagian"]),
    ("tata-usahanya", ["tata-", "usahanya"]),
    ("Kepala–Bagian", ["Kepala–", "Bagian"]),
])
def test_a_line_may_end_after_a_space_a_slash_a_hyphen_and_a_dash(text: str, expected: list[str]) -> None:
    assert broken(text, max(expected, key=width)) == expected


@pytest.mark.parametrize("text", ["(-10)", "-10", "a -b"])
def test_a_hyphen_that_joins_no_letters_ends_no_line(text: str) -> None:
    assert not any(line.endswith("-") for line in broken(text, text[:-1]))


def test_a_space_at_the_end_of_a_line_takes_no_room() -> None:
    assert break_lines((run("Kepala Bagian"),), width("Kepala"), FONTS).lines[0][0][0].rstrip() == "Kepala"


@pytest.mark.parametrize("room", ["Kepala Bagian Organisasi u.b.", "Kepala Bagian", "Kep"])
def test_a_line_ends_at_every_line_break_however_wide_the_room(room: str) -> None:
    found = broken("a.n. Bupati\nu.b.\nKepala", room)
    assert "u.b." in found
    assert "".join(found).replace(" ", "").replace("-", "") == "a.n.Bupatiu.b.Kepala"


def test_a_line_break_takes_no_room_and_is_nobodys_letter() -> None:
    (kept,) = set_paragraph((run("satu\ndua"),), width("satu") + pt(2), FONTS).runs
    assert kept.text == "satu\ndua"
    assert word_widths((run("satu\ndua"),), FONTS) == ((width("satu"), width("satu")), (width("dua"), width("dua")))


def test_a_line_is_filled_before_another_begins() -> None:
    assert broken("satu dua tiga empat", "satu dua tiga") == ["satu dua tiga", "empat"]


def test_a_word_longer_than_the_line_is_broken_between_syllables() -> None:
    assert broken("ketidakbertanggungjawaban", "ketidakbert-") == ["ketidakber-", "tanggungja-", "waban"]


def test_a_long_word_begins_on_the_line_of_the_words_before_it() -> None:
    assert broken("atas ketidakbertanggungjawaban", "atas ketidakb-")[0] == "atas ketidak-"


def test_a_long_name_of_a_file_breaks_after_its_signs_and_shows_no_hyphen() -> None:
    assert broken("naskah_urgensi_final.docx", "naskah_urgensi_f") == ["naskah_urgensi_", "final.docx"]


def test_word_is_told_the_places_where_lines_end_and_no_others() -> None:
    (kept,) = set_paragraph((run("ketidakbertanggungjawaban"),), width("ketidakbert-") + pt(1.5), FONTS).runs
    assert kept.text.replace("\u00ad", "·") == "ketidakber·tanggungja·waban"


def test_words_that_fit_have_no_places_to_break() -> None:
    assert set_paragraph((run("ketidakbertanggungjawaban"),), pt(200), FONTS).runs == (run("ketidakbertanggungjawaban"),)


def test_a_question_mark_inside_an_address_ends_a_line_as_in_libreoffice() -> None:
    assert broken("simbg.go.id/daftar?jenis=imb", "simbg.go.id/daftar?j") == ["simbg.go.id/daftar?", "jenis=imb"]


def test_a_word_without_vowels_is_broken_by_letters_and_loses_none() -> None:
    assert "".join(broken("BKPPDKSPSDM", "BKPP")) == "BKPPDKSPSDM"


def even(text: str, room: str) -> list[str]:
    return lines(set_paragraph((run(text),), width(room) + pt(1.5), FONTS, "tengah", even=True))


def test_a_title_has_lines_of_about_one_length() -> None:
    assert even("BIDANG PENYELENGGARAAN PERIZINAN DAN NONPERIZINAN", "BIDANG PENYELENGGARAAN PERIZINAN DAN") == [
        "BIDANG PENYELENGGARAAN", "PERIZINAN DAN NONPERIZINAN",
    ]


def test_even_lines_are_no_more_than_full_ones() -> None:
    text = "Pengumpulan dan Pengolahan Data Kinerja Organisasi Perangkat Daerah Kabupaten"
    assert len(even(text, "Pengumpulan dan Pengolahan")) == len(broken(text, "Pengumpulan dan Pengolahan"))


def test_even_lines_are_sure_in_every_engine() -> None:
    paragraph = set_paragraph((run("BAGIAN HUKUM DAN ORGANISASI"),), width("BAGIAN HUKUM DAN") + pt(2), FONTS, "tengah", even=True)
    inner = width("BAGIAN HUKUM DAN") + pt(2) - paragraph.indent - paragraph.right
    assert break_lines(paragraph.runs, inner, FONTS).margin >= SAFETY


def test_a_column_narrower_than_a_letter_takes_a_letter_a_line() -> None:
    assert lines(set_paragraph((run("WWW"),), pt(1), FONTS)) == ["W", "W", "W"]


def test_words_of_several_styles_without_a_space_stay_together() -> None:
    bold = Run("Bagian", Style("tebal", pt(8)))
    assert lines(set_paragraph((run("satu Kepala"), bold), width("satu KepalaBa"), FONTS))[0] == "satu"


def test_nothing_is_one_empty_line() -> None:
    assert lines(set_paragraph((run(""),), pt(50), FONTS)) == [""]


def test_a_break_that_is_sure_needs_no_inset() -> None:
    assert set_paragraph((run("Kepala Bagian"),), width("Kepala") + pt(4), FONTS).right == 0


def test_a_word_that_only_just_fits_makes_the_column_narrower_for_every_engine() -> None:
    paragraph = set_paragraph((run("satu dua tiga"),), width("satu dua") + SAFETY // 2, FONTS)
    assert (lines(paragraph), paragraph.right > 0) == (["satu", "dua tiga"], True)


def test_a_paragraph_that_nobody_can_be_sure_of_gets_room_for_a_line_more() -> None:
    paragraph = set_paragraph((run("W"),), width("W"), FONTS)
    assert paragraph.unsure
    assert safe_height(paragraph) == paragraph.height + paragraph.line_height


@pytest.mark.parametrize(("over", "unsure"), [(SAFETY - 1, True), (SAFETY, False)])
def test_a_word_with_the_usual_room_left_is_sure(over: int, unsure: bool) -> None:
    """One word wide lines: no narrower column would break them elsewhere."""
    paragraph = set_paragraph((run("Kepala Bagian"),), width("Kepala") + over, FONTS)
    assert (lines(paragraph), paragraph.unsure) == (["Kepala", "Bagian"], unsure)


def test_a_paragraph_that_is_sure_is_as_high_as_its_lines() -> None:
    paragraph = set_paragraph((run("Kepala Bagian"),), width("Kepala") + pt(4), FONTS, before=pt(2))
    assert safe_height(paragraph) == pt(2) + 2 * paragraph.line_height


TEXTS = st.lists(st.sampled_from(("satu", "surat keluar", " ", "dua/tiga ", "tata-usaha", "\n", "x")), min_size=1, max_size=5).map("".join)


@given(TEXTS, st.integers(20, 2000))
def test_a_text_that_fits_on_one_line_is_set_as_if_it_were_taken_apart(text: str, tenths: int) -> None:
    whole = set_paragraph((run(text),), pt(tenths / 10), FONTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measure, "_is_one_line", lambda *_: False)
        assert set_paragraph((run(text),), pt(tenths / 10), FONTS) == whole


@pytest.mark.parametrize("size", [8, 8.5, 9, 9.5, 10])
def test_a_column_as_wide_as_its_widest_word_breaks_none_that_a_space_follows(size: float) -> None:
    words = Run("yang sudah ditandatangani Kasat", Style("biasa", pt(size)))
    paragraph = set_paragraph((words,), widest_word((words,), FONTS) + 2 * SAFETY, FONTS)
    assert "ditandatangani" in lines(paragraph)


def test_the_widest_word_counts_no_space_and_ends_at_every_break() -> None:
    assert widest_word((run("satu empat/dua  "),), FONTS) == width("empat/")


def test_centred_lines_stand_in_the_middle() -> None:
    (line,) = set_paragraph((run("satu"),), pt(100), FONTS, "tengah").lines
    assert abs(2 * line.pieces[0].x + line.width - pt(100)) <= 1


def test_lines_to_the_right_end_at_the_edge() -> None:
    (line,) = set_paragraph((run("satu"),), pt(100), FONTS, "kanan").lines
    assert line.pieces[0].x + line.width == pt(100)
