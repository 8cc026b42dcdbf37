"""The lines above a flow on a marked sheet: the title of both versions, of which every decision in Word leaves one."""

from __future__ import annotations

from pathlib import Path

import pytest
from render.docx.opened import find
from tools import none

from revision.tracked import GONE, Decision, W, document
from revision.versions import copy, text
from sopdoc.compiler import Compiled, compile_all
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.layout.tree import Table, TextBlock
from sopdoc.render.docx import render_docx
from sopdoc.revision.marked_sheet import compile_marked

SINGLE, VARIANTS = "penanganan-pengaduan", "perjalanan-dinas"
NAMED = "nama: Penanganan Pengaduan Pelayanan Publik\n"
NUMBERED = ("disahkan oleh:", 'penyesuaian: {judul alur: "SOP {nomor} {nama}"}\ndisahkan oleh:')
TRAVEL, COLUMNS = "nama: Perjalanan Dinas\n", "      kabag: Kepala Bagian\n      umum: Pengelola Administrasi Umum\n"
Changes = tuple[tuple[str, str], ...]
CHANGES: dict[str, tuple[str, Changes, Changes]] = {      # of which definition; what both versions say; what only the second says
    "another name": (SINGLE, (), ((NAMED, "nama: Penanganan Pengaduan Terpadu\n"),)),
    "a name with nothing in common": (SINGLE, (), ((NAMED, "nama: Tindak Lanjut Keluhan Warga\n"),)),
    "a name in italics": (SINGLE, (), ((NAMED, 'nama: "Penanganan *Complaint* Pelayanan Publik"\n'),)),
    "another number": (SINGLE, (NUMBERED,), (("005/ORG", "115/ORG"),)),
    "another variant's title": (VARIANTS, (), (("judul: SOP Perjalanan Dinas Luar Daerah", "judul: SOP Perjalanan Dinas Antarprovinsi"),)),
    "another name of an SOP with variants": (VARIANTS, (), ((TRAVEL, "nama: Perjalanan Dinas Pegawai\n"),)),
    "another name, and a flow with other columns": (
        VARIANTS, (), ((TRAVEL, "nama: Perjalanan Dinas Pegawai\n"), (COLUMNS, "".join(COLUMNS.splitlines(keepends=True)[::-1]))),
    ),
}


def compiled_pair(folder: Path, change: str, back: bool) -> tuple[Compiled, Compiled, Compiled]:
    """The old sheet, the new one, and the new one marked against the old."""
    name, both, changes = CHANGES[change]
    paths = copy(folder, text(name), *both, name="semula"), copy(folder, text(name), *both, *changes, name="menjadi")
    found = find_definitions([str(path) for path in (paths[::-1] if back else paths)], Report())
    old, new = sorted(found, key=lambda one: (one.path.stem == "semula") is back)
    marked, = compile_marked([new], str(old.path))
    return *compile_all([old, new]), marked


def headings(content: bytes, decision: Decision) -> list[str]:
    """What Word's navigation lists after the decision."""
    gone, left = GONE[decision], []
    for paragraph in find(document(content), "//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]]"):
        if paragraph.find(f"{W}pPr/{W}rPr/{gone}") is None:
            for change in list(paragraph.iter(gone)):
                change.getparent().remove(change)
            left.append("".join(run.text or "" for run in paragraph.iter(f"{W}t", f"{W}delText")).strip())
    return left


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("change", CHANGES)
def test_every_decision_leaves_the_titles_of_its_version(change: str, back: bool, tmp_path: Path) -> None:
    old, new, marked = compiled_pair(tmp_path, change, back)
    was, now, both = (render_docx(one.sheets.layout) for one in (old, new, marked) if one.sheets)
    assert headings(was, "terima") != headings(now, "terima")
    assert headings(both, "terima") == headings(now, "terima")
    assert headings(both, "tolak") == headings(was, "terima")


def test_paper_shows_both_titles_on_every_page_of_a_flow(tmp_path: Path) -> None:
    *_, marked = compiled_pair(tmp_path, "another name", False)
    assert marked.sheets
    titles = [
        [(run.text.strip(), run.mark) for paragraph in block.paragraphs for run in paragraph.runs]
        for page in marked.sheets.layout.pages for block in page.blocks if isinstance(block, TextBlock) and block.heading
    ]
    assert titles
    none(said for said in titles if ("Pelayanan Publik", "lama") not in said or ("Terpadu", "baru") not in said)


def test_the_table_is_called_by_its_new_title(tmp_path: Path) -> None:
    _, new, marked = compiled_pair(tmp_path, "a name with nothing in common", False)
    names = [
        [block.name for page in one.sheets.layout.pages for block in page.blocks if isinstance(block, Table)]
        for one in (new, marked) if one.sheets
    ]
    assert names[0] == names[1]


def test_a_title_that_stays_has_no_mark(tmp_path: Path) -> None:
    paths = copy(tmp_path, text(), name="semula"), copy(tmp_path, text(), ("Telepon layanan", "Telepon"), name="menjadi")
    marked, = compile_marked(find_definitions([str(paths[1])], Report()), str(paths[0]))
    assert marked.sheets
    content = render_docx(marked.sheets.layout)
    assert headings(content, "terima") == headings(content, "tolak") == ["SOP Penanganan Pengaduan Pelayanan Publik"]


def test_old_columns_without_room_are_told(tmp_path: Path) -> None:
    """Word then shows what the paper does, and nobody is told that rejecting brings the old flow back."""
    column = "  kabag: Kepala"
    many = "".join(f"  seksi-{number}: Penanggungjawab {number}\n" for number in range(11))
    small = ("disahkan oleh:", "penyesuaian: {kertas: {lebar: 180, tinggi: 260}}\ndisahkan oleh:")
    paths = copy(tmp_path, text(), (column, many + column), name="semula"), copy(tmp_path, text(), small, name="menjadi")
    definition, = find_definitions([str(paths[1])], Report())
    marked, = compile_marked([definition], str(paths[0]))
    told, = (one for one in marked.report.diagnostics if one.code == "SOP569")
    assert "kertas hanya menyediakan" in told.label
    assert marked.sheets
    assert marked.sheets.layout.tracked == ()
