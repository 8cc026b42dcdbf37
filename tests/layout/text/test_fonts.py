"""Fonts: Arimo has Helvetica's widths, and stands in for families that are not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from sopdoc.diagnostics import NOWHERE, Report, Severity
from sopdoc.geometry import pt
from sopdoc.layout.text.font_choice import load_fonts
from sopdoc.layout.text.font_search import font_folders
from sopdoc.layout.text.fonts import built_in, by_font, load_face, signs

ASCII = [chr(code) for code in range(32, 127)]
HELVETICA = {"biasa": "Helvetica", "tebal": "Helvetica-Bold", "miring": "Helvetica-Oblique", "tebal miring": "Helvetica-BoldOblique"}


def test_fonts_that_windows_keeps_for_one_user_are_searched_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where they land that were installed without an administrator."""
    folders = [tmp_path / "Windows" / "Fonts", tmp_path / "Lokal" / "Microsoft" / "Windows" / "Fonts"]
    for folder in folders:
        folder.mkdir(parents=True)
    monkeypatch.setenv("WINDIR", str(tmp_path / "Windows"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Lokal"))
    assert [folder for folder in font_folders() if tmp_path in folder.parents] == folders


def test_a_user_whom_the_system_does_not_know_has_no_fonts_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", unknown)
    assert load_fonts("Huruf Tanpa Rumah", {}, NOWHERE, Report()) == built_in()


@pytest.mark.parametrize("face", HELVETICA)
def test_every_ascii_character_is_as_wide_as_helvetica_s(face: str) -> None:
    wrong = [c for c in ASCII if abs(built_in().advance(c, face, pt(100)) / pt(1) - stringWidth(c, HELVETICA[face], 100)) > 0.1]
    assert wrong == []


@pytest.mark.parametrize("name", ["Arial", "arial", "Helvetica", "Arimo"])
def test_families_of_arial_s_widths_are_built_in(name: str) -> None:
    report = Report()
    assert load_fonts(name, {}, NOWHERE, report) == built_in()
    assert report.diagnostics == ()


def test_a_missing_family_is_a_warning() -> None:
    report = Report()
    load_fonts("Huruf Yang Tidak Ada", {}, NOWHERE, report)
    assert [(d.code, d.severity) for d in report.diagnostics] == [("SOP401", Severity.PERINGATAN)]


def test_a_missing_family_is_replaced_by_arimo() -> None:
    assert load_fonts("Huruf Yang Tidak Ada", {}, NOWHERE, Report()) == built_in()


def test_a_broken_font_file_is_a_warning(tmp_path: Path) -> None:
    path, report = tmp_path / "rusak.ttf", Report()
    path.write_bytes(b"bukan huruf")
    assert load_fonts("Rusak", {"biasa": path}, NOWHERE, report) == built_in()
    assert [d.code for d in report.diagnostics] == ["SOP402"]


def test_the_agency_s_own_files_are_used() -> None:
    path = built_in().faces["tebal"].path
    assert load_fonts("Milik Sendiri", {"biasa": path}, NOWHERE, Report()).faces["biasa"].path == path


def test_word_is_told_arial() -> None:
    assert built_in().docx_name == "Arial"


def test_a_face_names_the_characters_that_it_cannot_draw() -> None:
    assert built_in().faces["biasa"].missing("a漢b漢") == "漢"


def test_a_break_without_width_has_none() -> None:
    assert built_in().advance("\u200b", "biasa", pt(100)) == 0


def test_the_signs_are_those_that_arimo_lacks() -> None:
    own = load_face(built_in().faces["biasa"].path)
    assert set("☐☑☒✓✔✗✘➢➤▶◆◇❖★⇒➔⚠☎✉") <= signs() == own.borrowed
    assert not set("→←↑↓■□▪●○►◊≤≥•") & signs()


@pytest.mark.parametrize("face", HELVETICA)
def test_a_sign_is_as_wide_in_every_face(face: str) -> None:
    fonts = built_in()
    assert fonts.advance("☑", face, pt(10)) == fonts.advance("☐", "biasa", pt(10)) > pt(7)
    apart = fonts.advance("a b", face, pt(10)) + fonts.advance("☑", face, pt(10))
    assert fonts.advance("a☑ b", face, pt(10)) == pytest.approx(apart, abs=2)


def test_a_face_itself_cannot_draw_what_it_borrows() -> None:
    assert built_in().faces["biasa"].missing("a☑→") == "☑"


@pytest.mark.parametrize(("text", "parts"), [
    ("abc", [("abc", False)]), ("", [("", False)]), ("é→", [("é→", False)]),
    ("☑ a ✓✗b", [("☑", True), (" a ", False), ("✓✗", True), ("b", False)]),
])
def test_a_text_is_cut_where_signs_begin_and_end(text: str, parts: list[tuple[str, bool]]) -> None:
    assert by_font(text) == parts
