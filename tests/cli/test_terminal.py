"""What a diagnostic looks like on a terminal."""

from __future__ import annotations

import pytest

from sopdoc.cli.terminal import LEBAR, TANDA, escape, format_diagnostic
from sopdoc.diagnostics import NOWHERE, Diagnostic, Place, Severity, Span

CUTI = "nama: Cuti\n" * 40 + "    ya: periksa-berkas\n"


def shown(span: Span, text: str | None, label: str = "di sini", hint: str = "", colour: bool = False) -> list[str]:
    diagnostic = Diagnostic("SOP203", Severity.GALAT, "keputusan hanya punya satu cabang", span, label, hint)
    return format_diagnostic(diagnostic, text, colour).split("\n")


def test_a_diagnostic_shows_place_excerpt_and_hint() -> None:
    lines = shown(Span("definitions/cuti.yaml", 41, 5, 41, 7), CUTI, 'cabang "tidak" belum ada', "tambahkan `tidak: …`")
    assert lines == [
        "galat[SOP203]: keputusan hanya punya satu cabang",
        "  --> definitions/cuti.yaml:41:5",
        "   |",
        "41 |     ya: periksa-berkas",
        '   |     ^^ cabang "tidak" belum ada',
        "   = petunjuk: tambahkan `tidak: …`",
    ]


def test_every_place_of_a_fact_is_a_line_that_says_what_is_different_there() -> None:
    also = (Place(Span("a.yaml", 3), "kegiatan 7", '"b"'), Place(Span("a.yaml", 5), "kegiatan 9", '"a"', "pecah"), Place(Span("a.yaml", 8)))
    span = Span("a.yaml", 1, 1, 1, 5)
    told = Diagnostic("SOP386", Severity.CATATAN, "output kegiatan 6, 7, 9 sama", span, '"a"', "ganti", "kegiatan 6", "", also)
    assert format_diagnostic(told, "satu\n", False).split("\n") == [
        "catatan[SOP386]: output kegiatan 6, 7, 9 sama",
        " --> a.yaml:1:1 (kegiatan 6)",
        "  |",
        "1 | satu",
        '  | ^^^^ "a"',
        "  = petunjuk: ganti",
        '  = juga kegiatan 7 (baris 3): "b"',
        "  = juga kegiatan 9 (baris 5): petunjuk: pecah",
        "  = juga di baris 8",
    ]


@pytest.mark.parametrize(("message", "place", "shown"), [
    ("jenis peraturan keliru", "dasar hukum butir 1", " (dasar hukum butir 1)"),
    ("output Kegiatan 4 kosong", "kegiatan 4", ""),
    ('"camat" terlalu umum', 'pelaksana "Camat"', ""),
    ("alur buntu", "", ""),
])
def test_a_place_that_the_message_does_not_name_stands_beside_the_line(message: str, place: str, shown: str) -> None:
    told = Diagnostic("SOP386", Severity.CATATAN, message, Span("a.yaml", 1, 1, 1, 5), place=place)
    assert format_diagnostic(told, None, False).split("\n")[1] == f" --> a.yaml:1:1{shown}"
    assert told.sentence == f"{message}{shown}"


def test_without_the_file_the_label_stands_alone() -> None:
    assert shown(Span("a.yaml", 3, 1, 3, 2), None) == ["galat[SOP203]: keputusan hanya punya satu cabang", " --> a.yaml:3:1", "  = di sini"]


def test_without_a_place_there_is_none() -> None:
    assert shown(NOWHERE, None, "") == ["galat[SOP203]: keputusan hanya punya satu cabang"]


def test_a_line_that_is_gone_is_not_shown() -> None:
    assert len(shown(Span("a.yaml", 9, 1, 9, 2), "satu\n")) == 3


def test_carets_stand_below_wide_letters_and_behind_tabs() -> None:
    lines = shown(Span("a.yaml", 1, 4, 1, 6), "漢\té文字x")
    assert lines[3] == "1 | 漢    é文字x"
    assert lines[4] == "  |        ^^^^ di sini"


def test_combining_letters_take_no_column() -> None:
    assert shown(Span("a.yaml", 1, 3, 1, 4), "e\u0301x")[4] == "  |  ^ di sini"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_the_reader_ends_them(end: str) -> None:
    assert shown(Span("a.yaml", 2, 1, 2, 4), f"\ufeffsatu{end}dua{end}")[3] == "2 | dua"


def test_a_span_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert shown(Span("a.yaml", 1, 3, 2, 2), "- satu\n  dua\n")[4] == "  |   ^^^^ di sini"


def test_an_empty_span_still_has_a_caret() -> None:
    assert shown(Span("a.yaml", 1, 6, 1, 6), "nama:\n")[4] == "  |      ^ di sini"


def test_a_long_line_is_cut_around_the_span() -> None:
    lines = shown(Span("a.yaml", 1, 5000, 1, 5004), "x" * 4999 + "abcd" + "y" * 5000)
    assert max(map(len, lines)) < LEBAR + 20
    assert lines[3].index("abcd") == lines[4].index("^^^^")
    assert lines[3].endswith("…")


def test_nothing_in_the_file_reaches_the_terminal_as_a_command() -> None:
    hostile = "nama: \x1b[2J\u202egnp.exe\x07"
    lines = shown(Span("a\x1b[1m.yaml", 1, 1, 1, 5), hostile, "\x1b]0;x\x07", "\u2066a\nb")
    assert all(c.isprintable() for line in lines for c in line)
    assert len(lines) == 6
    assert escape("\x1b\u202e\U000e0001") == "\\x1b\\u202e\\U000e0001"


def test_colour_only_adds_switches() -> None:
    span = Span("a.yaml", 1, 1, 1, 5)
    plain, coloured = shown(span, "nama: x"), "\n".join(shown(span, "nama: x", colour=True))
    for code in ("\x1b[1;31m", "\x1b[1;34m", "\x1b[1m", "\x1b[0m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured.split("\n") == plain


def test_a_long_span_is_marked_at_its_beginning() -> None:
    marks = shown(Span("a.yaml", 1, 9, 1, 400), "uraian: " + "kata " * 80, "terlalu panjang")[4]
    assert marks == f"  | {' ' * 8}{'^' * TANDA}… terlalu panjang"
