"""What a word processor makes of YAML's signs is named as what it is, where it stands."""

from __future__ import annotations

import pytest
import yaml

from sopdoc.diagnostics import Report
from sopdoc.source import read as module
from sopdoc.source.node import plain
from sopdoc.source.read import parse
from sopdoc.source.typography import KUTIP, TITIK_DUA

SOP = """\
nomor: 1
nama: Uji
pelaksana:
  a: Petugas
dasar hukum:
  - Satu
  - Dua
kegiatan:
  - uraian: Mengisi
    pelaksana: a
    waktu: 1 hari
"""


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    """What is said of the definition with something else in it: code, the place's character, message and hint."""
    assert old in SOP
    text, report = SOP.replace(old, new, 1), Report()
    parse(text, "uji.yaml", report)
    lines = text.split("\n")
    return [(d.code, lines[d.span.line - 1][d.span.column - 1], f"{d.message}; {d.hint}") for d in report.diagnostics]


@pytest.fixture(params=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "Python":
        monkeypatch.setattr(module, "_LOADER", yaml.SafeLoader)


@pytest.mark.parametrize("pair", ["“”", "‘’", "«»", "„“", "””", "‹›", "＂＂"])
@pytest.mark.parametrize(("old", "new"), [
    ("Mengisi", "{}Catatan: dibawa sendiri{}"),
    ("Satu", "{}Catatan: dibawa sendiri{}"),
    ("Uji", "{}Catatan: a: b{}"),
    ("\n  - Satu\n  - Dua", " [{}Satu, dua{}, tiga]"),
    ("\n  - Satu\n  - Dua", " [{}Satu: dua{}, tiga]"),
    ("1 hari", "{{{}b: c{}}}"),
])
def test_curly_quotes_that_quote_nothing_are_named(old: str, new: str, pair: str) -> None:
    ((code, sign, said),) = told(old, new.format(*pair))
    assert (code, sign) == ("SOP020", pair[0])
    assert f"tanda kutip lengkung {pair[0]}" in said
    assert "tanda kutip lurus" in said


@pytest.mark.parametrize("new", ['"Mengisi”', "'Mengisi’", '"Mengisi lagi”   '])
def test_a_straight_quote_that_a_curly_one_shall_close_is_named(new: str) -> None:
    ((code, sign, said),) = told("Mengisi", new)
    assert (code, sign) == ("SOP020", new.strip()[-1])
    assert "tanda kutip lengkung" in said


def test_a_quote_that_runs_on_to_another_is_named_where_it_was_not_closed() -> None:
    ((code, sign, _),) = told("Satu\n  - Dua", '"Satu”\n  - "Dua"')
    assert (code, sign) == ("SOP020", "”")


@pytest.mark.parametrize("new", [*(f"{sign}Mengisi{sign}" for sign in KUTIP), "Mengisi “Formulir A”", "Jum’at", "‘Aisyiyah"])
def test_curly_quotes_around_and_in_a_plain_text_are_letters(new: str) -> None:
    assert told("Mengisi", new) == []
    assert plain(parse(f"a: {new}", "uji.yaml", Report())) == {"a": new}


def test_a_list_of_quoted_words_is_a_list() -> None:
    assert told("\n  - Satu\n  - Dua", " [“Satu”, “dua”, ‘Aisyiyah, Jum’at]") == []


@pytest.mark.parametrize("sign", TITIK_DUA)
@pytest.mark.parametrize("key", ["nomor: ", "nama: ", "pelaksana:", "- uraian: ", "    pelaksana: ", "waktu: "])
def test_a_wide_colon_is_named_wherever_a_key_ends(key: str, sign: str) -> None:
    ((code, at, said),) = told(key, key.replace(": ", sign).replace(":", sign))
    assert (code, at) == ("SOP020", sign)
    assert f"titik dua {sign}" in said


@pytest.mark.parametrize("sign", ["–", "—", "−", "•", "▪", "●", "·", "*"])
@pytest.mark.parametrize("old", ["  - Satu\n  - Dua", "  - Dua", "  - Satu", "  - uraian"])
def test_a_dash_or_bullet_that_begins_no_item_is_named(old: str, sign: str) -> None:
    found = told(old, old.replace("-", sign))
    assert {(code, at) for code, at, _ in found} == {("SOP020", sign)}


@pytest.mark.parametrize(("old", "new"), [
    ("    waktu", "\twaktu"), ("  a:", "\ta:"), ("- Satu", "-\tSatu"), ("- uraian", "-\turaian"), ("    waktu", "  \t waktu"),
])
def test_a_tab_is_named_in_indentation_and_behind_a_dash(old: str, new: str) -> None:
    ((code, at, _),) = told(old, new)
    assert (code, at) == ("SOP002", "\t")


@pytest.mark.parametrize(("old", "new"), [
    ("Mengisi", "Mengisi #3\n      lalu"), ("Mengisi", "Mengisi\n      # lalu\n      lagi"), ("\n  - Satu\n  - Dua", " [Satu #3, Dua]"),
    ("nama: Uji", "nama #3: Uji"), ("1 hari", "{b: c #3, d: e}"), ("Mengisi", "Mengisi # catatan\n      lalu"),
])
def test_a_comment_that_tears_a_text_is_named(old: str, new: str) -> None:
    ((code, at, said),) = told(old, new)
    assert (code, at) == ("SOP004", "#")
    assert '" #"' in said


def test_a_line_that_stands_wrongly_below_a_comment_is_told_for_itself() -> None:
    ((code, _, said),) = told("Mengisi\n    pelaksana", "Mengisi # catatan\n     pelaksana")
    assert code == "SOP001"
    assert "#" not in said
