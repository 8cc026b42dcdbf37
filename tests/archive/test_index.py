"""The archive of approved versions: what its index says, and that a damaged one says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import write_agency

from sopdoc.archive.index import Versi, as_definition, frozen_path, is_intact, last_approved, resolve, sum_of, versions
from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Report
from sopdoc.model.nilai import Tanggal

ENTRY = "- revisi ke: {}\n  status: {}\n  sha256: {}\n"


@pytest.fixture
def sop(tmp_path: Path) -> Path:
    """An SOP with two approved versions, the first one written last."""
    path = write_agency(tmp_path / "dinas", "surat", "cuti") / "surat.yaml"
    frozen = path.read_bytes()
    for number in (0, 1):
        frozen_path(path, number).parent.mkdir(parents=True, exist_ok=True)
        frozen_path(path, number).write_bytes(frozen)
    newest, oldest = ENTRY.format(1, "berlaku", sum_of(frozen)), ENTRY.format(0, "direvisi", sum_of(frozen))
    index(path, newest + oldest + "  tanggal efektif: 2026-02-02\n")
    return path


def index(sop: Path, text: str) -> None:
    (frozen_path(sop, 0).parent / "indeks.yaml").write_text(text, "utf-8")


def read(sop: Path) -> tuple[Versi, ...]:
    report = Report()
    found = versions(sop, sop.as_posix(), report)
    assert not report.diagnostics
    return found


def test_versions_come_by_rising_number_with_their_dates(sop: Path) -> None:
    found = read(sop)
    assert [(v.nama, v.status) for v in found] == [("rev-0", "direvisi"), ("rev-1", "berlaku")]
    assert found[0].tanggal == {"tanggal efektif": Tanggal(2026, 2, 2)}


def test_the_last_approved_version_is_the_newest_one(sop: Path) -> None:
    assert last_approved(read(sop)) == read(sop)[1]
    assert last_approved(()) is None


@pytest.mark.parametrize(("name", "revisi"), [("rev-1", 1), ("rev-0", 0), ("rev-2", None), ("rev-", None), ("surat.yaml", None)])
def test_a_name_leads_to_its_version(sop: Path, name: str, revisi: int | None) -> None:
    found = resolve(name, read(sop))
    assert (found and found.revisi) == revisi


def test_an_sop_that_was_never_approved_has_no_versions(sop: Path) -> None:
    assert read(sop.with_name("cuti.yaml")) == ()


def test_a_changed_or_missing_frozen_file_is_not_intact(sop: Path) -> None:
    first, second = read(sop)
    second.path.write_bytes(second.path.read_bytes() + b"#")
    assert [is_intact(first), is_intact(second)] == [True, False]
    first.path.unlink()
    assert not is_intact(first)


@pytest.mark.parametrize("text", [
    "kosong: ya\n", "- revisi ke: satu\n  status: berlaku\n  sha256: 00\n", ENTRY.format(0, "berlaku", "abc"),
    ENTRY.format("007", "berlaku", "0" * 64), ENTRY.format(0, "ada", "0" * 64), ENTRY.format(0, "berlaku", "0" * 64) * 2, "- [\n", "",
])
def test_a_damaged_index_is_told_once_and_holds_nothing(sop: Path, text: str) -> None:
    index(sop, text)
    report = Report()
    assert versions(sop, "dinas/surat.yaml", report) == ()
    (diagnostic,) = report.diagnostics
    assert (diagnostic.code, diagnostic.span.file) == ("SOP550", "dinas/riwayat/surat/indeks.yaml")


def test_frozen_versions_are_not_found_as_definitions(sop: Path) -> None:
    found = find_definitions([str(sop.parents[1])], Report())
    assert [d.kunci for d in found] == ["cuti", "surat"]


def test_a_frozen_version_has_the_agency_and_neighbours_of_its_definition(sop: Path) -> None:
    (definition,) = find_definitions([str(sop)], Report())
    frozen = as_definition(definition, read(sop)[0])
    (named,) = find_definitions([str(frozen.path)], Report())
    assert isinstance(named, Definition)
    assert (frozen.instansi, frozen.saudara) == (named.instansi, named.saudara) == (definition.instansi, definition.saudara)
    assert frozen.shown == (sop.parent / "riwayat/surat/rev-0.yaml").as_posix()
