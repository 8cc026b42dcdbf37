"""Schema and decoder accept and refuse the same files, as far as a file's structure goes.

Only structural errors count: keys, kinds of values, words to choose from, what may stand beside what.  What needs a view of
the whole definition is the decoder's alone: unknown targets and officials, ids given twice, files that are not there, labels of
sections, dates that the calendar lacks, columns that must be neighbours.  So is a key written twice, which JSON cannot say;
editors report it themselves.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest
from jsonschema import Draft202012Validator
from tools import DEFINITIONS, ROOT

from sopdoc.book.decode import decode_buku
from sopdoc.definitions import NOT_SOPS
from sopdoc.diagnostics import Report, Severity
from sopdoc.model.decode import decode_sop, sop_penyesuaian
from sopdoc.model.decode_instansi import InstansiBerkas, decode_instansi
from sopdoc.model.sop import Instansi, Pejabat
from sopdoc.profile.decode import load_profile
from sopdoc.schema.document import schema
from sopdoc.source.node import ScalarNode

from .mutations import Value, load, mutated, node_of

SOPS = sorted(path for path in DEFINITIONS.rglob("*.yaml") if path.name not in NOT_SOPS)
AGENCIES = sorted(DEFINITIONS.rglob("instansi.yaml"))
BOOKS = sorted(DEFINITIONS.rglob("buku.yaml"))
STRUCTURE = {
    "SOP101", "SOP102", "SOP103", "SOP104", "SOP105", "SOP111", "SOP112", "SOP113", "SOP114", "SOP115", "SOP119", "SOP152", "SOP153",
    "SOP154", "SOP155", "SOP160", "SOP161", "SOP163", "SOP164", "SOP204", "SOP205", "SOP206", "SOP532", "SOP533",
}
WHOLE_VIEW = (      # messages of structural codes that need a view of the whole
    "tidak ada di kalender", "margin terlalu lebar", "harus berdampingan", "simbol terakhir", "simbol pelaksana",
    "tidak ditulis seperti kuncinya", "tidak memuat", "tabel lampiran dengan", 'halaman "',
)
LAMPIRAN = [
    {"judul": "Formulir", "isi": "Diisi pemohon", "isian": ["Nama", "Tanggal"], "kolom": ["No.", "Nama"], "kosong": 4},
    {"judul": "Daftar", "kolom": ["No.", "Uraian", "Ada"], "baris": ["Bagian A", ["1.", "KTP"], ["2.", ["KK", "Akta"], "-"]],
     "catatan": "*) wajib"},
    {"judul": "Denah", "gambar": "denah.png", "teks alternatif": "Denah lantai 1"},
    {"judul": "Edaran", "pdf": "edaran.pdf", "halaman": "1-3", "teks alternatif": "Surat edaran"},
]
TIMBAL_BALIK = [
    {"id": "satu", "uraian": "U", "pelaksana": "a", "timbal balik": "lanjut"},
    {"uraian": "U", "pelaksana": "b", "timbal balik": {"Koordinasi": "satu", "": ["1", "3"]}},
    {"uraian": "U", "pelaksana": ["a", "b"], "hubungan": "timbal balik"},
    {"uraian": "U", "rangkaian": [{"pelaksana": "a", "timbal balik": ["berikut", "satu"]}, {"pelaksana": "b"}]},
    {"uraian": "U", "pelaksana": "a"},
]
BERKAS = InstansiBerkas(Instansi(kop=("UJI",), pejabat={"kepala": Pejabat("Kepala")}))


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind))


def sop_faults(value: Value) -> list[str]:
    """Structural errors that the decoder finds in an SOP."""
    report, node = Report(), node_of(value)
    decode_sop(node, "uji", "uji.yaml", BERKAS, frozenset({"uji"}), report)
    own = sop_penyesuaian(node)
    load_profile("permenpan-35-2012", () if own is None else (own,), report)
    return structural(report)


def instansi_faults(value: Value, folder: Path) -> list[str]:
    report = Report()
    berkas = decode_instansi(node_of(value), folder, report)
    load_profile("spo" if berkas.profil == "spo" else "permenpan-35-2012", berkas.penyesuaian, report)
    return structural(report)


def buku_faults(value: Value) -> list[str]:
    report = Report()
    decode_buku(node_of(value), {}, frozenset(), report)
    return structural(report)


def structural(report: Report) -> list[str]:
    errors = (d for d in report.diagnostics if d.severity is Severity.GALAT and d.code in STRUCTURE)
    return [f"{d.code} {d.message}" for d in errors if not any(words in d.message for words in WHOLE_VIEW)]


def schema_faults(kind: str, value: Value) -> list[str]:
    return [f"{list(e.absolute_path)} {e.message[:80]}" for e in validator(kind).iter_errors(value)]


def agree(kind: str, value: Value, decoder: list[str]) -> None:
    """Both accept, or both refuse; a label that no section bears is the decoder's alone."""
    if any("tidak dikenal di label" in fault for fault in decoder):
        return
    schema_says = schema_faults(kind, value)
    assert bool(schema_says) == bool(decoder), f"schema: {schema_says}\ndecoder: {decoder}"


@pytest.mark.parametrize("path", SOPS, ids=lambda p: p.stem)
def test_schema_and_decoder_agree_on_changed_sops(path: Path) -> None:
    random, value = Random(path.stem), load(path)
    agree("sop", value, sop_faults(value))
    for _ in range(60):
        changed = mutated(value, random)
        agree("sop", changed, sop_faults(changed))


@pytest.mark.parametrize("text", [
    "2026-01-12", "2026-1", "12 Januari 2026", "…… Januari 2026", "____ Januari 2026", "Januari 2026", "……", "..........", "(……)", " ", "",
    "-", "—", " - ", "--", "12/01/2026", "2026", "segera", "- 2026", "12 Januari", ".. -",
])
def test_schema_and_decoder_agree_on_what_stands_for_a_date(text: str) -> None:
    sop = {"nomor": "1", "nama": "N", "pelaksana": {"a": "A"}, "kegiatan": [{"uraian": "U", "pelaksana": "a"}]}
    for more in ({"tanggal efektif": text}, {"riwayat": [{"revisi ke": "1", "ringkasan": "R", "tanggal": text}]}):
        agree("sop", {**sop, **more}, sop_faults({**sop, **more}))
    book = {"judul": "J", "keputusan": {"nomor": "1", "tanggal": text}}
    agree("buku", book, buku_faults(book))


@pytest.mark.parametrize("seed", range(8))
def test_schema_and_decoder_agree_on_changed_lampiran(seed: int) -> None:
    random, rest = Random(seed), {"nomor": "1", "nama": "N", "pelaksana": {"a": "A"}, "kegiatan": [{"uraian": "U", "pelaksana": "a"}]}
    for _ in range(100):
        value = {**rest, "lampiran": mutated(LAMPIRAN, random)}
        agree("sop", value, sop_faults(value))


@pytest.mark.parametrize("seed", range(8))
def test_schema_and_decoder_agree_on_changed_exchanges(seed: int) -> None:
    random, rest = Random(seed), {"nomor": "1", "nama": "N", "pelaksana": {"a": "A", "b": "B"}}
    for _ in range(100):
        value = {**rest, "kegiatan": mutated(TIMBAL_BALIK, random)}
        agree("sop", value, sop_faults(value))


@pytest.mark.parametrize("path", BOOKS, ids=lambda p: p.parent.name)
def test_schema_and_decoder_agree_on_changed_books(path: Path) -> None:
    random, value = Random(path.parent.name), load(path)
    value.setdefault("edisi", {"nomor": 2, "tanggal": "2026-04-06", "terbit": "suplemen"})
    agree("buku", value, buku_faults(value))
    for _ in range(60):
        changed = mutated(value, random)
        agree("buku", changed, buku_faults(changed))


@pytest.mark.parametrize("path", AGENCIES, ids=lambda p: p.parent.name)
def test_schema_and_decoder_agree_on_changed_agencies(path: Path) -> None:
    random, value = Random(path.parent.name), load(path)
    value.setdefault("aturan", {"SOP305": "tidak"})
    value.setdefault("huruf", {"nama": "Arial"})
    value["kertas"] = {"lebar": "215", "tinggi": "33 cm"}
    agree("instansi", value, instansi_faults(value, path.parent))
    for _ in range(60):
        changed = mutated(value, random)
        agree("instansi", changed, instansi_faults(changed, path.parent))


def test_schema_and_decoder_agree_on_changed_profiles() -> None:
    random, value = Random(35), load(ROOT / "templates/profil/permenpan-35-2012.yaml")
    for _ in range(300):
        changed = mutated(value, random)
        agree("sop", {"nomor": "1", "nama": "N", "pelaksana": {"a": "A"}, "kegiatan": [{"uraian": "U", "pelaksana": "a"}],
                      "penyesuaian": changed}, profile_faults(changed))


def profile_faults(value: Value) -> list[str]:
    node, report = node_of(value), Report()
    if not (isinstance(node, ScalarNode) and not node.text.strip()):
        load_profile("permenpan-35-2012", (node,), report)
    return structural(report)
