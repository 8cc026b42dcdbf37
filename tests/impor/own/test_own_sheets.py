"""What sopdoc printed comes back: `sopdoc diff` between a definition and what is imported from its sheet says nothing."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from tools import GALLERY_NAMES, built, document, lacking

from impor.imported import naskah_of
from impor.libreoffice import printed_by_libreoffice
from sopdoc.diagnostics import Report
from sopdoc.impor.file import read_file
from sopdoc.naskah import Naskah
from sopdoc.revision.compare import compare
from sopdoc.revision.shown import shown

# In the middle of a cell LibreOffice leaves out the space at which it breaks a line: "A/ B" is printed as "A/B" is; and a line with no room
# for the word that begins the next paragraph looks like one that was broken before it.
UNDECIDED = {
    "kesbangpol-pematangsiantar/pengumpulan-data-kinerja":
        [(f"Kegiatan {number}, kelengkapan", "Lembar Disposisi\nATK", "Lembar Disposisi ATK") for number in (1, 2, 3)],
    "kesbangpol-sumedang/mekanisme-pengumpulan-data-kinerja":
        [("Kolom pelaksana 3", "Pelaksana/ Sub Bagian Tata Usaha", "Pelaksana/Sub Bagian Tata Usaha")],
}
FORMATS = ("pdf", "docx", "json")


def imported(path: Path) -> Naskah:
    """The one definition on a sheet, of which nothing is doubtful, beside the file of its agency."""
    if find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")
    report = Report()
    (found,) = read_file(path, report)
    assert [finding.doubt for finding in found.doubts] == []
    folder = path.with_suffix("")
    folder.mkdir()
    return naskah_of(found, folder)


def changes(name: str, path: Path) -> list[tuple[str, str, str]]:
    """What differs between a definition of the repository and what is imported from the file."""
    old, new = built(name).reading.naskah, imported(path)
    assert old is not None
    return [(p.bagian, p.semula.polos, p.menjadi.polos) for p in compare(*shown(old, new)).perubahan]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_a_sheet_of_ours_comes_back_word_for_word_and_arrow_for_arrow(name: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"lembar.{ending}"
    path.write_bytes(document(name, ending))
    assert changes(name, path) == []


def test_a_docx_of_ours_comes_back_after_libreoffice_printed_it(tmp_path: Path) -> None:
    """Its arrows are many pieces, hidden where they run on below symbols and white strips; a line says no longer that it goes on where
    the space at its end has no room."""
    printed = zip(GALLERY_NAMES, printed_by_libreoffice([document(name, "docx") for name in GALLERY_NAMES], tmp_path), strict=True)
    found = {name: differing for name, path in printed if (differing := changes(name, path))}
    assert found == UNDECIDED
