"""Which kegiatan, section and item of one version is which of the other: by id, by words, by place."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import write_agency

from revision.versions import read
from sopdoc.model.sop import Alur
from sopdoc.revision.match_sop import match_butir, match_sop, pair_kegiatan

HEAD = "nomor: 1/2026\nnama: Surat\npelaksana: {a: Petugas, b: Kepala Seksi}\n"


def flow(folder: Path, *rows: str) -> Alur:
    """A flow with these rows: a row's words, perhaps after "id: "."""
    parts = (row.rpartition(": ") for row in rows)
    lines = [f"  - {{{f'id: {ident}, ' if ident else ''}uraian: {words}, pelaksana: a}}" for ident, _, words in parts]
    path = write_agency(folder / "dinas") / "surat.yaml"
    path.write_text(HEAD + "kegiatan:\n" + "\n".join(lines) + "\n", "utf-8")
    return read(path).alur[0]


A, B, C = "Menerima surat masuk", "Memeriksa berkas lampiran", "Menandatangani keputusan"
X, Y = "Mengarsipkan dokumen lama", "Zona baru sekali"


@pytest.mark.parametrize(("old", "new", "pairs"), [
    ((A, B, C), (A, B, C), {0: 0, 1: 1, 2: 2}),
    ((A, B, C), (C, A, B), {0: 2, 1: 0, 2: 1}),
    ((A, B, C), (A, X, B, C), {0: 0, 2: 1, 3: 2}),
    ((f"satu: {A}", f"dua: {B}"), (f"dua: {X}", f"satu: {Y}"), {0: 1, 1: 0}),      # an author's id says it
])
def test_rows_are_paired_by_id_and_by_words(
    old: tuple[str, ...], new: tuple[str, ...], pairs: dict[int, int], tmp_path: Path,
) -> None:
    assert pair_kegiatan(flow(tmp_path, *old), flow(tmp_path, *new)) == pairs


REWRITTEN = "Meneliti kelengkapan permohonan"       # no word of B, the same actor and the same empty columns


@pytest.mark.parametrize(("old", "new", "same"), [
    ((A, B, C), (A, REWRITTEN, C), (1, 1)), ((B, A), (REWRITTEN, A), (0, 0)),
    ((A, B), (A, REWRITTEN), (1, 1)), ((B,), (REWRITTEN,), (0, 0)),
    ((A, B, C, X), (A, REWRITTEN, C, X), (1, 1)), ((A, C, B, X), (A, C, REWRITTEN, X), (2, 2)),
])
def test_the_only_row_between_the_same_neighbours_is_that_row_whatever_it_says_now(
    old: tuple[str, ...], new: tuple[str, ...], same: tuple[int, int], tmp_path: Path,
) -> None:
    found = pair_kegiatan(flow(tmp_path, *old), flow(tmp_path, *new))
    assert found[same[1]] == same[0]
    assert len(found) == len(new)


@pytest.mark.parametrize(("old", "new"), [
    ((A, B, C), (A, REWRITTEN, Y, C)),          # two for one: which of them?
    ((A, B, X, C), (A, REWRITTEN, C)),          # one for two
    ((A, B, C), (B, A, REWRITTEN, C)),          # its neighbours are others now
    ((A, C, B), (A, REWRITTEN, C)),
])
def test_otherwise_a_row_with_other_words_is_another_row(old: tuple[str, ...], new: tuple[str, ...], tmp_path: Path) -> None:
    assert new.index(REWRITTEN) not in pair_kegiatan(flow(tmp_path, *old), flow(tmp_path, *new))


def test_a_row_that_shares_nothing_with_the_one_in_its_place_is_another(tmp_path: Path) -> None:
    full = "  - {{uraian: {}, pelaksana: {}, kelengkapan: {}, waktu: {}, output: {}}}\n"
    ends = full.format(A, "a", "Surat", "5 menit", "Agenda"), full.format(C, "a", "Konsep", "1 hari", "Keputusan")
    path = write_agency(tmp_path / "dinas") / "surat.yaml"

    def with_middle(*values: str) -> Alur:
        path.write_text(f"{HEAD}kegiatan:\n{ends[0]}{full.format(*values)}{ends[1]}", "utf-8")
        return read(path).alur[0]

    old = with_middle(B, "a", "Lampiran", "5 menit", "Berkas lengkap")
    assert pair_kegiatan(old, with_middle(REWRITTEN, "b", "Formulir", "2 bulan", "Resi")) == {0: 0, 2: 2}
    assert pair_kegiatan(old, with_middle(REWRITTEN, "a", "Lampiran", "5 menit", "Berkas lengkap")) == {0: 0, 1: 1, 2: 2}


def test_sections_keep_their_items_names_under_a_title_in_other_case(tmp_path: Path) -> None:
    path = write_agency(tmp_path / "dinas", "surat") / "surat.yaml"
    text = path.read_text("utf-8")

    def with_section(title: str, *items: str) -> str:
        return f"{text}bagian:\n  {title}: [{', '.join(items)}]\n"

    path.write_text(with_section("Formulir", "Kartu tamu", "Buku agenda"), "utf-8")
    old = read(path)
    path.write_text(with_section("FORMULIR", "Stempel kering", "Buku agenda", "Kartu tamu"), "utf-8")
    new = read(path)
    found = match_sop(old, new)
    assert found["bagian",] == ("0",)
    assert found["bagian", "0", "butir"] == ("+0", "1", "0")
    assert match_butir(old.identitas.bagian["Formulir"], new.identitas.bagian["FORMULIR"]) == ("+0", "1", "0")
