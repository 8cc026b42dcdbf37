"""What of two naskah is compared: nothing that their sheets print nowhere, numbers as they are printed where one has no references."""

from __future__ import annotations

from pathlib import Path

import pytest

from revision.versions import copy, text
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.revision.compare import compare
from sopdoc.revision.shown import shown

STANDAR = "penyusunan-standar-pelayanan"
SIGNED_BELOW = "penyesuaian:\n  tanda tangan akhir: ya\n"
PLACE = ("tempat: Nusa Raya\n", "tempat: Kota Baru\n")


def changes(tmp_path: Path, own: str, *edits: tuple[str, str], agency: tuple[str, str] = ("", "")) -> list[str]:
    """What differs between a definition with `own` at its end and the same one edited, in an agency whose file is edited, too."""
    old, new = (copy(tmp_path / side, text(STANDAR) + own, *made, name=STANDAR) for side, made in (("a", ()), ("b", edits)))
    of_agency = new.with_name("instansi.yaml")
    of_agency.write_text(of_agency.read_text("utf-8").replace(*agency) if agency[0] else of_agency.read_text("utf-8"), "utf-8")
    return [p.bagian for p in compare(*shown(naskah(old), naskah(new))).perubahan]


def naskah(path: Path) -> Naskah:
    report = Report()
    (definition,) = find_definitions([str(path)], report)
    found = Reader().read(definition, report).naskah
    assert found is not None, report.diagnostics
    return found


@pytest.mark.parametrize(("own", "told"), [("", []), (SIGNED_BELOW, ["Tempat"])])
def test_the_place_counts_where_it_is_printed(own: str, told: list[str], tmp_path: Path) -> None:
    assert changes(tmp_path, own, agency=PLACE) == told


@pytest.mark.parametrize(("key", "told"), [
    ("tanggal terbit: 2026-03-01", []), ("tanggal terbit: …", []), ('tanggal terbit: "-"', []), ("revisi ke: 3", []),
    ("tanggal revisi: 2026-03-01", ["Tanggal revisi"]),
])
def test_a_date_or_count_without_a_row_on_the_sheet_is_no_change(key: str, told: list[str], tmp_path: Path) -> None:
    assert changes(tmp_path, "", ("tanggal revisi:\n", f"{key}\n")) == told


def test_a_number_typed_by_hand_is_the_one_that_a_reference_prints(tmp_path: Path) -> None:
    first, second = "dikembalikan ke kegiatan {#rancang}", "dasar pembahasan ada di kegiatan {#forum}"
    assert changes(tmp_path, "", (first, first.replace("{#rancang}", "1")), (second, second.replace("{#forum}", "3"))) == []
    (told,) = changes(tmp_path, "", (first, first.replace("{#rancang}", "2")), (second, second.replace("{#forum}", "3")))
    assert told == "Kegiatan 2, keterangan"


def test_where_both_versions_refer_to_rows_the_row_counts(tmp_path: Path) -> None:
    other = ("kegiatan {#rancang}", "kegiatan {#forum}")
    assert changes(tmp_path, "", other) == ["Kegiatan 2, keterangan"]
