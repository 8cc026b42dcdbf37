"""Our document edited with LibreOffice: what was done there is what comes back, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from by_office import TEXT, edited_by_office
from by_word import back, document_of, read_at, told
from tools import DEFINITIONS, require_tool

COMPLAINTS = DEFINITIONS / "contoh/penanganan-pengaduan.yaml"


def replaced(old: str, new: str) -> list[str]:
    """Edit › Find & Replace."""
    said = (f'wanted.SearchString = "{old}"', f'wanted.ReplaceString = "{new}"', "wanted.SearchCaseSensitive = True")
    return ["wanted = doc.createReplaceDescriptor()", *said, "doc.replaceAll(wanted)"]


def without_row(words: str) -> list[str]:
    """Table › Delete › Rows, where the cursor stands."""
    return [
        "wanted = doc.createSearchDescriptor()", f'wanted.SearchString = "{words}"', "found = doc.findFirst(wanted)",
        "name = found.Cell.CellName", "found.TextTable.Rows.removeByIndex(Val(Mid(name, 2)) - 1, 1)",
    ]


EDITS: dict[str, tuple[list[str], list[str]]] = {
    "nothing": ([], []),
    "words of a kegiatan": (replaced("Menerima pengaduan", "Menampung pengaduan"), ["Menampung pengaduan"]),
    "a time": (replaced("3 hari kerja", "4 hari kerja"), ["4 hari kerja"]),
    "an output": (replaced("Surat penjelasan", "Surat jawaban"), ["Surat jawaban"]),
    "words that stand twice": (replaced("Hasil telaahan", "Nota telaahan"), ["Nota telaahan", "Nota telaahan"]),
    "an item of a cell": (replaced("Identitas pelapor", "Kartu identitas"), ["1. Formulir pengaduan\n2. Kartu identitas"]),
    "an item of a section": (replaced("Telepon layanan", "Telepon kantor"), ["Telepon kantor"]),
    "a section": (
        replaced("Dicatat dalam buku", "Ditulis di buku"), ["Ditulis di buku register pengaduan dan aplikasi pengaduan"],
    ),
    "the number": (replaced("000.8.3.3/005/ORG/2026", "000.8.3.3/006/ORG/2026"), ["000.8.3.3/006/ORG/2026"]),
    "a pelaksana": (replaced("Unit Terkait", "Unit Teknis"), ["Unit Teknis"]),
    "a row less": (without_row("Menetapkan rekomendasi penyelesaian"), [""]),
}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By what was done, the document as LibreOffice saved it."""
    require_tool("soffice")
    folder = tmp_path_factory.mktemp("kantor")
    source = folder / "pengaduan.docx"
    source.write_bytes(document_of(COMPLAINTS))
    return dict(zip(EDITS, edited_by_office(folder, source, [lines for lines, _ in EDITS.values()], TEXT), strict=True))


@pytest.mark.parametrize("name", EDITS)
def test_what_was_done_to_the_document_in_libreoffice_is_what_comes_back(saved: dict[str, Path], name: str) -> None:
    returned = back(COMPLAINTS, saved[name].read_bytes())
    assert returned.naskah, (returned.faults, returned.wrong)
    assert [menjadi for _, _, menjadi in told(read_at(COMPLAINTS), returned.naskah)] == EDITS[name][1]
