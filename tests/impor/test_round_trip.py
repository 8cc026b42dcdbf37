"""Random SOPs as offices write them, printed and imported again: nothing differs, whatever they say."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from layout.random_sop import Case, realistic
from tools import lacking

from impor.imported import naskah_of
from impor.libreoffice import printed_by_libreoffice
from impor.random_sheets import sheets
from sopdoc.compiler import render
from sopdoc.diagnostics import Report
from sopdoc.impor.carried import definitions_in
from sopdoc.impor.file import READERS
from sopdoc.impor.pdf.file import read_pdf
from sopdoc.layout.engine import lay_out
from sopdoc.model.sop import Kegiatan, Sop, Status
from sopdoc.model.teks import Blok, Isi, Kata, Penanda
from sopdoc.revision.compare import compare
from sopdoc.revision.shown import printed
from sopdoc.writing.texts import decoded, isi_value

PHASES = (Phase.explicit, Phase.generate)       # shrinking a whole sheet takes minutes
SETTINGS = settings(max_examples=25, phases=PHASES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
WHOLE = 10          # a whole sheet is written and read in half a second
PRINTED, OPEN = 8, 1       # printed in one run; sheets of which the print leaves something open
READ: Mapping[str, Callable[[bytes], bytes]] = {"pdf": read_pdf, "docx": READERS[".docx"], "json": READERS[".json"]}


def _said(value: Any) -> Any:
    """As a definition says it: a text that begins with "(1)" has no item there."""
    if isinstance(value, Isi):
        return decoded(isi_value(value))
    if isinstance(value, Kegiatan) and value.judul:
        titled = tuple(replace(isi, blok=tuple(map(_numbered, isi.blok))) for isi in map(_said, value.judul))
        return replace(_said(replace(value, judul=())), judul=titled)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _said(getattr(value, one.name)) for one in fields(value) if one.init})
    if isinstance(value, Mapping):
        return {key: _said(one) for key, one in value.items()}
    return tuple(map(_said, value)) if isinstance(value, tuple) else value


def _stamped(sop: Sop) -> str:
    """The status that is printed behind the sheet."""
    status = sop.identitas.status
    return status.value if status in (Status.RANCANGAN, Status.DICABUT) else ""


def _numbered(blok: Blok) -> Blok:
    """A number before a row's title is part of it, and begins no list."""
    return Blok((Kata(f"{blok.nomor} "), *blok.kata)) if blok.penanda is Penanda.NOMOR else blok


LOOK = ("kertas", "baris_identitas", "judul_bagian", "titik_dua", "baris_nomor", "tanda_tangan_akhir", "kolom", "mutu_baku")


def changes(case: Case, ending: str) -> list[tuple[str, str, str]]:
    """What differs between an SOP, or how it looks, and what is imported from its sheet, of which nothing is doubtful."""
    content = sheet_of(case, ending)
    return differing(case, READ[ending](content)) if content else []       # a row higher than the page is told


def sheet_of(case: Case, ending: str) -> bytes:
    """Its document; nothing where it cannot be laid out."""
    laid = lay_out(_said(case.sop), case.profile, Report())
    return render(laid, ending)[0][1] if laid else b""


def differing(case: Case, read: bytes) -> list[tuple[str, str, str]]:
    """As `changes`, of what a reader found."""
    sop: Sop = _said(case.sop)
    (found,) = definitions_in(json.loads(read))
    assert [finding.doubt for finding in found.doubts] == []
    with TemporaryDirectory() as folder:
        new = naskah_of(found, Path(folder))
    look = [(key, str(getattr(case.profile, key)), str(getattr(new.profile, key))) for key in LOOK]
    look += [("status", *map(_stamped, (sop, new.sop))), ("cap air", *(" ".join(one.cap_air) for one in (case.profile, new.profile)))]
    told = compare(printed(sop, case.profile), printed(new.sop, new.profile)).perubahan
    return [(p.bagian, p.semula.polos, p.menjadi.polos) for p in told] + [(key, was, now) for key, was, now in look if was != now]


@given(realistic())
@SETTINGS
def test_a_random_sheet_comes_back_from_its_pdf(case: Case) -> None:
    if find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")
    assert changes(case, "pdf") == []


@pytest.mark.parametrize("ending", ["docx", "json"])
@given(case=realistic())
@SETTINGS
def test_a_random_sheet_comes_back_from_our_other_documents(case: Case, ending: str) -> None:
    assert changes(case, ending) == []


@given(sheets())
@SETTINGS
def test_a_whole_sheet_comes_back_from_its_layout(case: Case) -> None:
    """Identity sheet, officials, letterhead, variants, paper, order of rows and columns."""
    assert changes(case, "json") == []


@pytest.mark.parametrize("ending", ["docx", "pdf"])
@given(case=sheets())
@settings(SETTINGS, max_examples=WHOLE)
def test_a_whole_sheet_comes_back_from_what_was_printed(case: Case, ending: str) -> None:
    """The same, and the words behind it."""
    if ending == "pdf" and find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")
    assert changes(case, ending) == []


def test_whole_sheets_come_back_after_libreoffice_printed_their_docx(tmp_path: Path) -> None:
    """In which hardly a line says that it goes on."""
    cases: list[Case] = []

    @given(sheets())
    @settings(SETTINGS, max_examples=PRINTED)
    def draw(case: Case) -> None:
        cases.append(case)

    draw()
    documents = [(case, document) for case in cases if (document := sheet_of(case, "docx"))]
    printed = printed_by_libreoffice([document for _, document in documents], tmp_path)
    told = [differing(case, read_pdf(path.read_bytes())) for (case, _), path in zip(documents, printed, strict=True)]
    assert [change for changes in told for change in changes if not _says_the_same(change)] == []
    assert len(list(filter(None, told))) <= OPEN


def _says_the_same(change: tuple[str, str, str]) -> bool:
    """But for where a paragraph ends: on a full line LibreOffice prints no space, whether the paragraph goes on or not."""
    _, was, now = change
    return was.replace("\n", " ") == now.replace("\n", " ")
