"""Pasted texts → ordinary characters, whatever of Unicode they hold; each kind of change is told once a file."""

from __future__ import annotations

import unicodedata

import pytest

from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.source.node import MappingNode, ScalarNode, SequenceNode
from sopdoc.source.read import parse

ODD = frozenset({"Zs", "Zl", "Zp", "Cf", "Cc", "Cs"})     # categories of what is no letter, sign or mark
REFUSED = frozenset({"Cc", "Cf", "Cn", "Zl", "Zp"})      # categories with characters that stop a file
BLOCK = 256


def read_texts(texts: list[str]) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """The texts as a definition's reader gives them back; none after an error."""
    report = Report()
    quoted = (text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r") for text in texts)
    node = parse("a:\n" + "".join(f'  - "{text}"\n' for text in quoted), "uji.yaml", report)
    if not isinstance(node, MappingNode):
        return [], report.diagnostics
    items = node.get("a")
    assert isinstance(items, SequenceNode)
    return [item.text for item in items.items if isinstance(item, ScalarNode)], report.diagnostics


def read_text(text: str) -> tuple[str, list[str]]:
    (result,), told = read_texts([text])
    return result, [f"{d.severity.label} {d.code}" for d in told]


def is_drawn(character: str) -> bool:
    """Signs around Arabic and Syriac numbers are marks of format by their category, and are seen."""
    return unicodedata.bidirectional(character) in ("AN", "AL")


def is_refused(character: str) -> bool:
    """Alone in a text, does the character stop the file?"""
    return not read_texts([f"x{character}y"])[0]


def test_every_character_of_unicode_is_ordinary_refused_or_left_to_the_font() -> None:
    """The whole basic plane and a sample of the others: what is neither refused nor changed is one character of a visible kind."""
    for first in [*range(0, 0xD800, BLOCK), *range(0xE000, 0x10000, BLOCK), 0x1D400, 0x1F100, 0x1F300, 0xE0000, 0xF0000]:
        block = map(chr, range(first, first + BLOCK))
        allowed = [c for c in block if unicodedata.category(c) not in REFUSED or not is_refused(c)]
        texts, told = read_texts([f"x{c}y" for c in allowed])
        assert len(texts) == len(allowed)
        changed = 0
        for character, text in zip(allowed, texts, strict=True):
            inner = text[1:-1]
            odd = [c for c in inner if unicodedata.category(c) in ODD and c not in " \t\n" and not is_drawn(c)]
            assert not odd, f"U+{ord(character):04X}"
            assert text == unicodedata.normalize("NFC", text)
            changed += character != "\r" and text != unicodedata.normalize("NFC", f"x{character}y")
        assert sum(int(d.message.split()[0]) for d in told) == changed
        assert len({d.code for d in told}) == len(told)


@pytest.mark.parametrize(("text", "expected"), [
    ("satu\u00a0dua\u2003tiga\u3000empat\u1680lima", "satu dua tiga empat lima"),
    ("Pasal\u00a03 ayat\u00a0(2) huruf\u202fa Bab\u00a0IV", "Pasal\u00a03 ayat\u00a0(2) huruf\u00a0a Bab\u00a0IV"),
    ("Rp\u00a05.000 dan 1\u202f000\u202f000", "Rp\u00a05.000 dan 1\u00a0000\u00a0000"),
    ("Nomor\u00a05 Tahun\u00a02020\u00a0tentang", "Nomor\u00a05 Tahun\u00a02020 tentang"),
    ("1\u00a0hari\u00a0kerja", "1 hari kerja"),
    ("rekor\u00a03", "rekor 3"),
])
def test_a_no_break_space_holds_only_between_a_word_and_its_number(text: str, expected: str) -> None:
    assert read_text(text)[0] == expected


def test_spaces_that_hold_are_no_change() -> None:
    assert read_text("Pasal\u00a03") == ("Pasal\u00a03", [])


@pytest.mark.parametrize(("text", "expected"), [
    ("\uf0b7 satu", "• satu"), ("\uf0d8\uf0fc", "➢✓"), ("\uf0fe \uf0a8", "☑ ☐"),
    ("𝐓𝐞𝐛𝐚𝐥 𝟐", "Tebal 2"), ("ﬁﬂ Ａ１", "fifl A1"), ("①❷⒊ Ⅳ", "(1)(2)3. IV"),
    ("25 ㎡, 30℃", "25 m², 30°C"), ("✅ a ❌ b", "☑ a ✘ b"), ("non\u2011aktif", "non-aktif"),
])
def test_other_forms_of_letters_and_signs_are_printed_as_usual(text: str, expected: str) -> None:
    assert read_text(text) == (expected, ["catatan SOP026"])


@pytest.mark.parametrize("text", ["²³½¾⅓™№©°…“”‘’–—→←•▪■□●○►✓☐☑☒µ", "Ｘ＊"[1:], "Žižek ſ ŉ ĳ", "漢字", "\ue000"])
def test_what_is_a_character_of_its_own_stays(text: str) -> None:
    assert read_text(text) == (text, [])


def test_marks_of_direction_that_change_nothing_are_dropped() -> None:
    assert read_text("Kepala\u200e \u2066Bagian\u2069\u061c") == ("Kepala Bagian", ["peringatan SOP007"])


@pytest.mark.parametrize("mark", ["\u202b", "\u202d", "\u202e", "\u2067"])
def test_marks_that_turn_letters_round_are_refused_once(mark: str) -> None:
    texts, told = read_texts([f"a{mark}b", f"c{mark}d"])
    assert texts == []
    assert [(d.code, d.span.line) for d in told] == [("SOP006", 2)]
    assert told[0].message.endswith("2 kali di baris 2, 3")


def test_each_kind_is_told_once_with_its_number_and_lines() -> None:
    _, told = read_texts(["a\u00adb", "c\u200bd\u00ad", "e\u00a0f", "biasa", "g\u2003h \uf0b7"])
    assert [(d.code, d.severity, d.span.line, d.span.column) for d in told] == [
        ("SOP007", Severity.PERINGATAN, 2, 7), ("SOP025", Severity.CATATAN, 4, 7), ("SOP026", Severity.CATATAN, 6, 10),
    ]
    assert [d.message for d in told] == [
        "3 karakter tak terlihat dibuang, di baris 2, 3: U+00AD, U+200B",
        "2 spasi khusus dibaca sebagai spasi biasa, di baris 4, 6: U+00A0, U+2003",
        "1 karakter dicetak dengan bentuk biasanya, di baris 6: U+F0B7 → •",
    ]


def test_an_escape_is_told_at_its_text() -> None:
    report = Report()
    parse('a: "x\\u00ady"\n', "uji.yaml", report)
    assert [(d.code, d.span.line, d.span.column) for d in report.diagnostics] == [("SOP007", 1, 4)]


def test_a_key_is_known_whatever_spaces_it_has() -> None:
    report = Report()
    node = parse("tanggal\u00a0efektif: 2026-01-12\n{}".format("nama\u200b: x\n"), "uji.yaml", report)
    assert isinstance(node, MappingNode)
    assert [key.text for key, _ in node.entries] == ["tanggal efektif", "nama"]


@pytest.mark.parametrize("text", [
    "a:\n\u00a0 - b\n", "a:\u00a0b\n", "a:\u200bb\n", "a:\n  -\u200bb\n", "a:\n \u3000- x\n \u3000- y\n",
], ids=["indentation", "behind a colon", "invisible behind a colon", "invisible behind a dash", "a list that is one text"])
def test_a_special_space_as_structure_is_refused(text: str) -> None:
    report = Report()
    assert parse(text, "uji.yaml", report) is None
    assert [d.code for d in report.diagnostics] == ["SOP020"]


@pytest.mark.parametrize("text", ["a: |\n  Catatan:\u00a0b\n  \u00a0c\n", 'a: "b:\u00a0c"\n', "a: 'b\n\n  c:\u200bd'\n"])
def test_a_special_space_inside_a_text_is_none_of_structure(text: str) -> None:
    report = Report()
    assert parse(text, "uji.yaml", report) is not None
    assert {d.severity for d in report.diagnostics} <= {Severity.CATATAN, Severity.PERINGATAN}


@pytest.mark.parametrize("sign", ["➢", "✓", "*)", "\uf0b7", "o", "–"])
def test_lines_behind_signs_that_are_read_as_one_text_are_refused(sign: str) -> None:
    report = Report()
    parse(f"a:\n  {sign} satu\n  {sign} dua\n", "uji.yaml", report)
    assert [d.code for d in report.diagnostics if d.severity is Severity.GALAT] == (["SOP020"] if sign != "*)" else ["SOP004"])
