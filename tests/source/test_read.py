"""Files and texts → nodes: what is read, where it stands, and that nothing a file holds can make the reader fall over."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdoc.diagnostics import Report, Span
from sopdoc.source import read as module
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent
from sopdoc.source.read import UKURAN, parse, read

CONTOH = """\
nomor: 065 / 3
nama: "Ya: Tidak"
dasar hukum:
  - satu
  - dua
kosong: ~
teks: |
  baris satu
  baris dua
"""


def parsed(text: str) -> MappingNode:
    report = Report()
    node = parse(text, "uji.yaml", report)
    assert report.diagnostics == ()
    assert isinstance(node, MappingNode)
    return node


def codes(report: Report) -> list[str]:
    return [d.code for d in report.diagnostics]


def text_of(node: Node | None) -> str:
    assert isinstance(node, ScalarNode)
    return node.text


def test_scalars_stay_as_written() -> None:
    node = parsed("a: 065\nno: no\nt: 12:30\nn: 19791208 200003 2 002\nd: 2021-01-04\n")
    assert [(key.text, text_of(value)) for key, value in node.entries] == [
        ("a", "065"), ("no", "no"), ("t", "12:30"), ("n", "19791208 200003 2 002"), ("d", "2021-01-04"),
    ]


def test_a_blank_slot_in_a_number_keeps_its_width() -> None:
    assert text_of(parsed("nomor: 900/      /KTI/2022").get("nomor")) == "900/      /KTI/2022"


def test_places_count_from_one_in_characters() -> None:
    node = parsed('é: "ü漢"\nb: [x,  y]\n')
    assert node.entries[0][0].span == Span("uji.yaml", 1, 1, 1, 2)
    assert node.entries[0][1].span == Span("uji.yaml", 1, 4, 1, 8)
    items = node.get("b")
    assert isinstance(items, SequenceNode)
    assert items.items[1].span == Span("uji.yaml", 2, 9, 2, 10)


def test_a_block_ends_with_its_last_word_and_not_on_a_later_line() -> None:
    items = parsed(CONTOH).get("dasar hukum")
    assert isinstance(items, SequenceNode)
    assert items.span == Span("uji.yaml", 4, 3, 5, 8)


def test_bom_and_foreign_line_ends_change_nothing() -> None:
    assert parsed("\ufeff" + CONTOH.replace("\n", "\r\n")) == parsed(CONTOH)
    assert parsed(CONTOH.replace("\n", "\r")) == parsed(CONTOH)


def test_only_plain_scalars_can_be_absent_by_a_word() -> None:
    node = parsed('a: ~\nb: null\nc:\nd: ""\ne: "~"\nf: "null"\ng: nul\n')
    assert [key.text for key, value in node.entries if is_absent(value)] == ["a", "b", "c", "d"]


def test_a_file_that_is_missing_or_a_folder_or_too_large_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "besar.yaml").write_bytes(b"a: " + b"x" * UKURAN)
    for name, code in (("hilang.yaml", "SOP015"), ("folder.yaml", "SOP016"), ("besar.yaml", "SOP014")):
        report = Report()
        assert read(tmp_path / name, name, report) is None
        assert codes(report) == [code]


def test_a_text_that_is_too_large_is_not_parsed() -> None:
    report = Report()
    assert parse("x" * (UKURAN + 1), "uji.yaml", report) is None
    assert codes(report) == ["SOP014"]


def test_a_broken_encoding_is_found_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("nama: é".encode() + b"\xff")
    report = Report()
    assert read(tmp_path / "a.yaml", "a.yaml", report) is None
    assert report.diagnostics[0].span == Span("a.yaml", 1, 8, 1, 9)


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "é" * 99)
    return buffer.getvalue()


@pytest.mark.parametrize(("data", "said"), [
    ("nomor: 1\n".encode("utf-16"), "berkas tersimpan sebagai UTF-16, bukan UTF-8"),
    ("nomor: 1\n".encode("utf-16-be"), "berkas tersimpan sebagai UTF-16, bukan UTF-8"),
    ("nomor: 1\n".encode("utf-32"), "berkas tersimpan sebagai UTF-32, bukan UTF-8"),
    (zipped("[Content_Types].xml", "word/document.xml"), "ini berkas Word, bukan definisi"),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), "ini berkas Excel, bukan definisi"),
    (zipped("apa.txt"), "ini berkas ZIP, mungkin Word atau Excel, bukan definisi"),
    (b"%PDF-1.7\n%\xe2\xe3", "ini berkas PDF, bukan definisi"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "ini berkas Office lama (.doc, .xls), bukan definisi"),
    (b"{\\rtf1\\ansi Halo}", "ini berkas RTF, bukan definisi"),
    (b"\x89PNG\r\n\x1a\n", "ini gambar, bukan definisi"),
    ("nama: Caf\u00e9\n".encode("latin-1"), "berkas tidak tersimpan sebagai UTF-8"),
])
def test_a_file_of_another_kind_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    path, report = tmp_path / "x.yaml", Report()
    path.write_bytes(data)
    assert read(path, "x.yaml", report) is None
    assert [(d.code, d.message) for d in report.diagnostics] == [("SOP005", said)]


def test_an_alias_bomb_costs_nothing() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    report = Report()
    assert parse("\n".join(lines), "uji.yaml", report) is None
    assert set(codes(report)) == {"SOP010"}


def test_a_single_text_has_a_limit() -> None:
    report = Report()
    parse("a: " + "x" * 20_001, "uji.yaml", report)
    assert codes(report) == ["SOP019"]


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[1] / "model/kasus").glob("sop-yaml-*.yaml")), ids=lambda p: p.stem)
def test_the_pure_python_parser_gives_the_same_codes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast, slow = Report(), Report()
    read(path, path.name, fast)
    monkeypatch.setattr(module, "_LOADER", yaml.SafeLoader)
    read(path, path.name, slow)
    assert codes(slow) == codes(fast)


@settings(max_examples=400, deadline=None)
@given(st.text(st.characters() | st.sampled_from("\n\n  --::[]{}'\"|>&*!%@`#?,\t"), max_size=80))
def test_any_text_is_a_node_or_a_diagnostic(text: str) -> None:
    report = Report()
    node = parse(text, "uji.yaml", report)
    assert node is not None or report.has_galat


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_a_node_or_a_diagnostic(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "acak.yaml"
    path.write_bytes(data)
    report = Report()
    node = read(path, "acak.yaml", report)
    assert node is not None or report.has_galat
