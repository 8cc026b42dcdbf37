"""Remarks with several places in the forms that programs read."""

from __future__ import annotations

import json

from sopdoc.cli.formats import as_json, concise, github, sarif
from sopdoc.diagnostics import Diagnostic, Place, Severity, Span

DUA = Diagnostic(
    "SOP354", Severity.PERINGATAN, "kegiatan 2, 9 memuat 2 tindakan", Span("a.yaml", 4, 3, 4, 9), '"memeriksa, mencatat"', "pecah",
    place="kegiatan 2", also=(Place(Span("a.yaml", 40, 3, 40, 9), "kegiatan 9", '"menyusun, mengirim"', "pecah menjadi dua"),),
)
SATU = Diagnostic("SOP331", Severity.PERINGATAN, "nomor peraturan kosong", Span("a.yaml", 4, 3, 4, 9), place="dasar hukum butir 1")


def test_the_concise_form_is_one_line_however_many_places() -> None:
    assert concise([DUA, SATU]).splitlines() == [
        "a.yaml:4:3: peringatan[SOP354]: kegiatan 2, 9 memuat 2 tindakan",
        "a.yaml:4:3: peringatan[SOP331]: nomor peraturan kosong (dasar hukum butir 1)",
    ]


def test_json_lists_the_other_places_whole() -> None:
    (found,) = json.loads(as_json([DUA]))
    assert (found["line"], found["place"]) == (4, "kegiatan 2")
    assert found["also"] == [{
        "file": "a.yaml", "line": 40, "column": 3, "end_line": 40, "end_column": 9, "place": "kegiatan 9", "label": '"menyusun, mengirim"',
        "hint": "pecah menjadi dua",
    }]


def test_sarif_relates_the_other_places_in_the_sheets_words() -> None:
    (run,) = json.loads(sarif([DUA, SATU]))["runs"]
    dua, satu = run["results"]
    assert dua["locations"][0]["logicalLocations"] == [{"name": "kegiatan 2"}]
    (also,) = dua["relatedLocations"]
    assert also["physicalLocation"]["region"]["startLine"] == 40
    assert also["message"] == {"text": 'kegiatan 9. "menyusun, mengirim". Petunjuk: pecah menjadi dua'}
    assert "relatedLocations" not in satu
    assert satu["message"]["text"] == "nomor peraturan kosong (dasar hukum butir 1)"


def test_an_annotation_says_its_place_on_the_sheet() -> None:
    assert github([SATU]).endswith("::nomor peraturan kosong (dasar hukum butir 1)\n")
