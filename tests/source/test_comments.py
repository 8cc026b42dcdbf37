"""A comment that swallows words of a value is told, and a comment as people write them is not."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.diagnostics import Report
from sopdoc.source import read as module
from sopdoc.source.node import MappingNode, ScalarNode
from sopdoc.source.read import parse


def told(text: str) -> list[tuple[int, int, str]]:
    """Where a comment is told, and the words that it swallowed."""
    report = Report()
    parse(text, "uji.yaml", report)
    assert {d.code for d in report.diagnostics} <= {"SOP021"}, report.diagnostics
    return [(d.span.line, d.span.column, d.message.split('"')[1]) for d in report.diagnostics]


@pytest.mark.parametrize(("text", "found"), [
    ("nama: Mengisi formulir #3 lalu", (1, 24, "#3 lalu")),
    ("nama: Penanganan #Covid", (1, 18, "#Covid")),
    ("nama: Pasal 1 #Édisi", (1, 15, "#Édisi")),
    ('nama: "Mengisi" #3', (1, 17, "#3")),
    ("nama: #3 pertama", (1, 7, "#3 pertama")),
    ("- satu\n- #dua", (2, 3, "#dua")),
    ("- [a, b] #c", (1, 10, "#c")),
    ("a: {b: c} #d", (1, 11, "#d")),
    ("unit: [satu, #dua\n  dua]", (1, 14, "#dua")),
    ("a: {b: c,  #d\n  e: f}", (1, 12, "#d")),
    ("nama: | #satu\n  dua", (1, 9, "#satu")),
    ("nama: Mengisi\n  formulir\n  #3 lalu\nunit: x", (3, 3, "#3 lalu")),
    ("nama: |\n    Mengisi\n  #3 lalu\nunit: x", (3, 3, "#3 lalu")),
    ("nama: >-\n  Mengisi\n\n #3 lalu", (4, 2, "#3 lalu")),
    ("unit:\n  - satu\n    #dua\n  - tiga", (3, 5, "#dua")),
    ("nama:\n  #3 lalu", (2, 3, "#3 lalu")),
    ("nama: #3 lalu\n  menyerahkan", (1, 7, "#3 lalu")),
    ("nama:\n  #3 lalu\n  menyerahkan", (2, 3, "#3 lalu")),
    ("nama: # catatan\n  #3 lalu\n  menyerahkan", (2, 3, "#3 lalu")),
    ("- #satu\n  dua", (1, 3, "#satu")),
    ("- #satu\n\n  dua", (1, 3, "#satu")),
    ("nama: Mengisi\n  # catatan\n  #3 lalu", (3, 3, "#3 lalu")),
    ('nama: "Mengisi"#3', (1, 16, "#3")),
    ("unit: ['a',#b\n  c]", (1, 12, "#b")),
    (f"nama: Mengisi #{'x' * 60}", (1, 15, f"#{'x' * 39}…")),
])
def test_words_that_a_comment_swallows_are_told_where_they_stand(text: str, found: tuple[int, int, str]) -> None:
    assert told(text) == [found]


@pytest.mark.parametrize("text", [
    "nama: Mengisi # catatan", "nama: Mengisi    # 3", "nama: Mengisi #",
    "nama: Mengisi ## judul", "nama: Mengisi #--", "nama: a#b", "nama: C#",
    "nama: '#3 lalu'", "nama: |\n  #3 lalu\n  tetap", "nama: Mengisi\n#kunci lama", "#judul\nnama: Mengisi", "nama: Mengisi\n  # lalu",
    "nama: Mengisi\n  #unit: Lama\nunit: x", "unit:\n  - satu\n  #- dua\n  - tiga", "unit:\n  - satu\n  #dua\n  - tiga",
    "kegiatan:\n  - uraian: a\n    #pelaksana: b\n    waktu: c", "kegiatan:\n  - uraian: a\n    #belum pasti\n    waktu: c",
    "unit: #daftar\n  - satu", "pelaksana: #kolom\n  a: Petugas", "nama: # catatan\n  Mengisi", "nama: Mengisi\n\n  #3",
])
def test_a_comment_beside_a_value_is_nobodys_loss(text: str) -> None:
    assert told(text) == []


def test_every_line_that_is_lost_is_told() -> None:
    assert told("nama: Mengisi #1\n  #2\n  # catatan\n  #3\nunit: x") == [(1, 15, "#1"), (2, 3, "#2"), (4, 3, "#3")]


@pytest.mark.parametrize("text", ["a: b #3", "a: |\n  b\n #3\n", "a:\n  - b\n    #3\n", "a: >\n  b\n\n  c\n #3", "a: {b: 'c'} #3"])
def test_the_pure_python_parser_tells_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = told(text)
    monkeypatch.setattr(module, "_LOADER", yaml.SafeLoader)
    assert told(text) == fast != []


@given(st.lists(st.sampled_from(["isi", "#3", "lalu", "#", "# ", "a#b", "##x", "#-", "(#4)", "5"]), min_size=1, max_size=8))
def test_every_word_of_a_line_is_in_the_value_or_told_or_behind_a_plain_comment_sign(words: list[str]) -> None:
    line, report = " ".join(words), Report()
    node = parse(f"nama: {line}", "uji.yaml", report)
    assert isinstance(node, MappingNode)
    value = node.entries[0][1]
    assert isinstance(value, ScalarNode)
    rest = line.strip().removeprefix(value.text).strip()
    assert [d.message.split('"')[1] for d in report.diagnostics] == ([rest] if rest[:1] == "#" and rest[1:2].isalnum() else [])
    assert rest[:1] in ("", "#")
