"""What is known of a definition that was read: its sections item by item, its printed words, and the places of its keys."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report
from sopdoc.model.decode_instansi import InstansiBerkas
from sopdoc.model.sop import Identitas, Instansi, Sop
from sopdoc.naskah import Naskah
from sopdoc.profile.decode import load_profile
from sopdoc.source.node import MappingNode
from sopdoc.source.read import parse

TEKS = """\
nomor: 065/1
keterkaitan:
  - "[SOP Cuti](cuti)"
  - 1. Kedua
peringatan:
disusun oleh: [kabag, {pejabat: kabag, jabatan: Plh. Kepala Bagian}]
disahkan oleh: kabag
lampiran:
  - {judul: Formulir, isi: Yang bertanda tangan ………}
bagian:
  Tujuan: |
    Baris satu
    Baris dua
  Acuan: {bernomor: [Ketiga]}
pelaksana: {petugas: Petugas Loket}
kegiatan:
  - {id: terima, uraian: Menerima surat, pelaksana: petugas, lanjut: catat, output: Surat}
  - {id: catat, uraian: Mencatat surat, pelaksana: [petugas], cabang: {Ya: selesai}}
"""
BAGIAN = ("Keterkaitan", "peringatan"), ("Tujuan", "Kebijakan")
WAJIB = ("PERINGATAN", "Tujuan", "dasar hukum")


@pytest.fixture
def naskah() -> Naskah:
    node = parse(TEKS, "sop.yaml", Report())
    profile = load_profile("spo", (), Report())
    assert isinstance(node, MappingNode)
    assert profile is not None
    definition = Definition(Path("sop.yaml"), "sop.yaml", None, frozenset())
    sop = Sop("sop", "sop.yaml", Instansi(), Identitas("065/1", "Cuti"), ())
    return Naskah(definition, InstansiBerkas(), node, replace(profile, bagian=BAGIAN, wajib=WAJIB), sop)


def test_sections_are_the_keys_that_are_one_and_what_stands_below_bagian(naskah: Naskah) -> None:
    assert {key: [butir.teks for butir in semua] for key, semua in naskah.bagian.items()} == {
        "keterkaitan": ["SOP Cuti", "Kedua"], "peringatan": [], "Tujuan": ["Baris satu", "Baris dua"], "Acuan": ["Ketiga"],
    }


def test_an_item_keeps_its_number_its_links_and_its_place(naskah: Naskah) -> None:
    first, second = naskah.bagian["keterkaitan"]
    assert (first.nomor, first.tautan, first.span.line) == ("", ("cuti",), 3)
    assert (second.nomor, second.tautan, second.span.line) == ("1.", (), 4)


def test_only_what_can_be_printed_is_text(naskah: Naskah) -> None:
    assert [" ".join(node.text.split()) for node in naskah.teks if node.text] == [
        "065/1", "[SOP Cuti](cuti)", "1. Kedua", "Plh. Kepala Bagian", "Baris satu Baris dua", "Ketiga", "Petugas Loket",
        "Menerima surat", "Surat", "Mencatat surat",
    ]


def test_a_key_is_found_at_its_value_and_an_empty_one_at_itself(naskah: Naskah) -> None:
    places = {key: naskah.place(key) for key in ("nomor", "peringatan", "catatan")}
    assert {key: (span.line, span.column) for key, span in places.items()} == {"nomor": (1, 8), "peringatan": (5, 1), "catatan": (1, 1)}


def test_a_key_is_there_with_and_without_a_value(naskah: Naskah) -> None:
    assert [naskah.has(key) for key in ("nomor", "peringatan", "catatan")] == [True, True, False]


def test_a_printed_section_without_words_is_empty(naskah: Naskah) -> None:
    assert list(naskah.kosong()) == ["peringatan", "Kebijakan"]


def test_a_section_is_lacking_when_the_sheet_prints_it_and_must_have_it(naskah: Naskah) -> None:
    assert [title for title in ("peringatan", "tujuan", "Kebijakan", "dasar hukum") if naskah.lacks(title)] == ["peringatan"]


@pytest.mark.parametrize(("pattern", "found"), [("surat", ["Menerima surat", "Mencatat surat"]), ("petugas", []), (r"^Surat$", ["Surat"])])
def test_a_pattern_is_found_in_every_text_that_has_it(naskah: Naskah, pattern: str, found: list[str]) -> None:
    assert [node.text for node, _ in naskah.matching(re.compile(pattern, re.MULTILINE))] == found
