"""New values spliced into a definition: what they say is there, every other byte is the author's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools import DEFINITIONS

from sopdoc.definitions import NOT_SOPS
from sopdoc.diagnostics import Report
from sopdoc.edit.values import append_entry, set_values
from sopdoc.source.node import plain
from sopdoc.source.pasted import ordinary_text
from sopdoc.source.read import parse
from sopdoc.source.splice import UnusualError

SOPS = sorted(path for path in DEFINITIONS.rglob("*.yaml") if path.name not in NOT_SOPS)
ENTRY = {"revisi ke": "2", "tanggal": "2026-11-21", "ringkasan": 'Kata "lama": diganti # bukan komentar'}
WRITTEN = ["revisi ke: 2", "tanggal: 2026-11-21", 'ringkasan: "Kata \\"lama\\": diganti # bukan komentar"']
LAST = "nama: Uji\nkegiatan:\n  - uraian: Satu\n"


def says(text: str) -> object:
    report = Report()
    node = parse(text, "uji.yaml", report)
    assert not report.diagnostics
    return plain(node)


@pytest.mark.parametrize(("before", "after"), [
    ("revisi ke: 1   # c\n", "revisi ke: 2   # c\n"), ("revisi ke: '01'\n", "revisi ke: 2\n"), ("revisi ke:\n", "revisi ke: 2\n"),
    ("revisi ke:  # belum\n", "revisi ke: 2  # belum\n"), ("revisi ke: |\n  1\n\nnama: x\n", "revisi ke: 2\n\nnama: x\n"),
    ("revisi ke:\n  1 # c\n", "revisi ke:\n  2 # c\n"), ('"revisi ke" : 1', '"revisi ke" : 2'),
    ("\ufeffrevisi ke: 1\r\n# c\r\n", "\ufeffrevisi ke: 2\r\n# c\r\n"), ("revisi ke: ~\n", "revisi ke: 2\n"),
])
def test_only_the_value_is_replaced(before: str, after: str) -> None:
    assert set_values(before, {"revisi ke": "2"}) == after


def test_a_key_is_found_whatever_spaces_it_has() -> None:
    assert set_values("tanggal\u00a0efektif: 2026-01-01\n", {"tanggal efektif": "2026-02-02"}) == "tanggal\u00a0efektif: 2026-02-02\n"


@pytest.mark.parametrize(("before", "after"), [
    ("tanggal efektif: 2026-01-01  # c\n", "tanggal efektif:  # c\n"), ("tanggal efektif:\n", "tanggal efektif:\n"),
    ("tanggal efektif:\n  2026-01-01\n", "tanggal efektif:\n"), ("nama: x\n", "nama: x\n"),
])
def test_an_empty_value_empties_a_key_and_adds_none(before: str, after: str) -> None:
    assert set_values(before, {"tanggal efektif": ""}) == after


@pytest.mark.parametrize(("before", "after"), [
    ("nomor: 1\nnama: Uji\npelaksana: {a: A}\n", "nomor: 1\nnama: Uji\nstatus: berlaku\npelaksana: {a: A}\n"),
    ("nama: Uji # a\n  # masih\n# lain\npelaksana: {a: A}", "nama: Uji # a\n  # masih\nstatus: berlaku\n# lain\npelaksana: {a: A}"),
    ("pelaksana: {a: A}\nnama: Uji", "pelaksana: {a: A}\nnama: Uji\nstatus: berlaku"),
    ("pelaksana: {a: A}\n", "status: berlaku\npelaksana: {a: A}\n"),
    ("# c\r\n  nama: Uji\r\n  catatan: |\r\n    a\r\n", "# c\r\n  nama: Uji\r\n  status: berlaku\r\n  catatan: |\r\n    a\r\n"),
])
def test_a_new_key_gets_a_line_at_its_place(before: str, after: str) -> None:
    assert set_values(before, {"status": "berlaku"}) == after


@pytest.mark.parametrize(("before", "pad"), [
    (LAST, ""), (f"{LAST}riwayat:   # kosong\n", None), (f"{LAST}riwayat:\n- revisi ke: 1\n  ringkasan: a # c\n", "- "),
    (f"{LAST}riwayat:\n    # pertama\n    - {{revisi ke: 1, ringkasan: a}}\n# akhir\n", "    - "),
])
def test_an_entry_is_appended_and_the_lines_before_and_after_stay(before: str, pad: str | None) -> None:
    after = append_entry(before, "riwayat", ENTRY)
    new = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line.lstrip(" -") for line in new if line != "riwayat:"] == WRITTEN
    assert [line for line in after.splitlines() if line not in new] == before.splitlines()
    if pad:
        assert new[0].startswith(pad)


@pytest.mark.parametrize("text", ["{nama: Uji, revisi ke: 1}\n", "nama: Uji\nriwayat: [{revisi ke: 1}]\n", "nama: Uji\nriwayat: a\n"])
def test_a_way_of_writing_that_cannot_be_spliced_is_refused(text: str) -> None:
    with pytest.raises(UnusualError):
        append_entry(text, "riwayat", ENTRY)


@pytest.mark.parametrize("path", SOPS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_definition_can_be_edited_and_no_line_is_lost(path: Path) -> None:
    text = path.read_bytes().decode()
    values = {"status": "rancangan", "revisi ke": "7", "tanggal revisi": "2026-11-21", "tanggal pencabutan": "2026-11-22"}
    new = append_entry(set_values(text, values), "riwayat", ENTRY)
    assert says(new) == {**says(text), **values, "riwayat": [ENTRY]}
    lines = iter(new.splitlines())
    kept = [line for line in text.splitlines() if not line.startswith(tuple(values))]
    assert all(line in lines for line in kept)      # in their order


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn")), max_size=40).map(str.strip).filter(bool))
def test_any_words_are_written_so_that_they_are_read_again(words: str) -> None:
    read = {"nama": "Uji", "riwayat": [{"ringkasan": ordinary_text(words)}]}
    assert says(append_entry("nama: Uji\n", "riwayat", {"ringkasan": words})) == read
