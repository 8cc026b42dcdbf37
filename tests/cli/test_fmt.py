"""`sopdoc fmt`: order and indentation change, what is said does not; comments and words stay with their keys."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from fuzz.mutate import Workshop
from tools import DEFINITIONS, write_agency

from sopdoc.cli import fmt
from sopdoc.cli.main import main
from sopdoc.definitions import NOT_SOPS
from sopdoc.diagnostics import Report
from sopdoc.format.document import _canonical, format_text
from sopdoc.format.order import INSTANSI_BERKAS, KUNCI_INSTANSI, KUNCI_KEGIATAN, KUNCI_RANGKAIAN, KUNCI_SOP, SOP_BERKAS, KeyOrder
from sopdoc.locks import lock_of, locked
from sopdoc.model.decode import SOP, decode_sop
from sopdoc.model.decode_baris import JUDUL, KEGIATAN
from sopdoc.model.decode_instansi import INSTANSI, InstansiBerkas, decode_instansi
from sopdoc.model.decode_titik import RANGKAIAN
from sopdoc.model.sop import Sop
from sopdoc.source.read import parse

SOPS = sorted(path for path in DEFINITIONS.rglob("*.yaml") if path.name not in NOT_SOPS)
AGENCIES = sorted(DEFINITIONS.rglob("instansi.yaml"))

UNTIDY = """\
# kepala berkas
pelaksana:
    a: Petugas   # kolom pertama
    # catatan di ujung kolom
# milik nama
nama: "Uji: satu"   # sebaris

# milik nomor, terpisah
nomor: 065
kegiatan:
# sebelum kegiatan pertama
- pelaksana: a
  # sebelum uraian
  uraian: |
      Menyusun:
        - butir

      akhir
  id: susun
- # di sebelah tanda hubung
  waktu: 5 menit
  uraian: Memeriksa berkas
     yang masuk
  pelaksana: [a,
    # di dalam kurung
    ]
- {pelaksana: a, waktu: 5 menit, uraian: Mengarsipkan}
# penutup
"""
TIDY = """\
# kepala berkas

# milik nomor, terpisah
nomor: 065
# milik nama
nama: "Uji: satu"   # sebaris
pelaksana:
  a: Petugas   # kolom pertama
  # catatan di ujung kolom
kegiatan:
  # sebelum kegiatan pertama
  - id: susun
    # sebelum uraian
    uraian: |
      Menyusun:
        - butir

      akhir
    pelaksana: a
  # di sebelah tanda hubung
  - uraian: Memeriksa berkas
      yang masuk
    pelaksana: [a,
      # di dalam kurung
      ]
    waktu: 5 menit
  - {uraian: Mengarsipkan, pelaksana: a, waktu: 5 menit}
# penutup
"""


def formatted(text: str, order: KeyOrder = SOP_BERKAS) -> str:
    report = Report()
    result = format_text(text, "uji.yaml", report, order)
    assert report.diagnostics == ()
    assert result is not None
    return result


def shuffled_order(order: KeyOrder, random: Random) -> KeyOrder:
    keys = list(order.keys)
    random.shuffle(keys)
    inner = {key: shuffled_order(value, random) for key, value in order.inner.items()}
    return KeyOrder(tuple(keys), inner, order.every and shuffled_order(order.every, random))


def shuffled_text(tidy: str, random: Random) -> str:
    """The keys in an order that puts no commented one first: its comment would be the item's, or the file's."""
    while True:
        shuffled = _canonical(tidy, shuffled_order(SOP_BERKAS, random))
        if comments_of_whole(shuffled) == comments_of_whole(tidy):
            return shuffled


def comments_of_whole(text: str) -> tuple[int, int]:
    """How many comments stand over the first key of the file, and how many over an item of a list."""
    lines = [line.strip() for line in text.splitlines()]
    first = next(number for number, line in enumerate(lines) if line and not line.startswith("#"))
    return first, sum(line.startswith("#") and below.startswith("- ") for line, below in pairwise(lines))


def decoded(path: Path, text: str) -> Sop | None:
    report = Report()
    agency = path.parent / "instansi.yaml"
    node = parse(agency.read_text("utf-8"), "instansi.yaml", report)
    berkas = decode_instansi(node, path.parent, report) if node else InstansiBerkas()
    saudara = frozenset(p.stem for p in path.parent.glob("*.yaml"))
    sop = parse(text, path.name, report)
    result = decode_sop(sop, path.stem, path.name, berkas, saudara, report) if sop else None
    assert not report.has_galat
    return result


def pieces(text: str) -> list[str]:
    """The lines without indentation and dashes, in no order."""
    return sorted(filter(None, (line.strip(" -") for line in text.splitlines())))


def test_mutated_definitions_are_tidied_refused_or_left_alone(tmp_path: Path) -> None:
    """What can be read comes out tidy; tidying twice changes nothing more."""
    workshop = Workshop(tmp_path, seed=9)
    tidied = 0
    for number in range(400):
        text = workshop.mutation(number)[1].decode("utf-8", "replace")
        new = format_text(text, "uji.yaml", Report())
        tidied += new not in (None, text)
        assert new is None or formatted(new) == new
    assert tidied > 50


def test_every_key_has_a_place() -> None:
    pairs = [(KUNCI_SOP, SOP), (KUNCI_KEGIATAN, {*KEGIATAN, *JUDUL}), (KUNCI_RANGKAIAN, RANGKAIAN), (KUNCI_INSTANSI, INSTANSI)]
    assert [set(ours) ^ set(theirs) for ours, theirs in pairs] == [set()] * 4
    assert all(len(set(ours)) == len(ours) for ours, _ in pairs)


def test_comments_go_with_their_keys() -> None:
    assert formatted(UNTIDY) == TIDY


def test_a_tidy_text_stays() -> None:
    assert formatted(TIDY) == TIDY


@pytest.mark.parametrize("path", SOPS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_shuffled_definition_says_the_same_and_comes_back(path: Path) -> None:
    text = path.read_text("utf-8")
    tidy, random = formatted(text), Random(path.stem)
    assert formatted(tidy) == tidy
    assert decoded(path, tidy) == decoded(path, text)
    for _ in range(3):
        shuffled = shuffled_text(tidy, random)
        assert pieces(shuffled) == pieces(tidy)
        assert formatted(shuffled) == tidy
        assert decoded(path, shuffled) == decoded(path, text)


@pytest.mark.parametrize("path", AGENCIES, ids=lambda p: p.parent.name)
def test_a_shuffled_agency_comes_back(path: Path) -> None:
    tidy, random = formatted(path.read_text("utf-8"), INSTANSI_BERKAS), Random(7)
    assert formatted(_canonical(tidy, shuffled_order(INSTANSI_BERKAS, random)), INSTANSI_BERKAS) == tidy


@pytest.mark.parametrize("text", [
    "? nama\n: Uji\nnomor: 1\n", "nama:\n  # catatan\n  Uji\nnomor: 1\n", "[a, b]\n", "satu teks\n", "- nama: x\n", "--- {nama: x}\n",
], ids=["question mark", "comment before a text", "list", "text", "list of mappings", "document mark"])
def test_what_is_written_unusually_is_left_alone(text: str) -> None:
    assert formatted(text) == text


@pytest.mark.parametrize(("text", "tidy"), [
    ("nama:   Uji\nnomor:\n", "nomor:\nnama: Uji\n"),
    ("nama: >-\n   a\n   b\n\nnomor: 1", "\nnomor: 1\nnama: >-\n  a\n  b\n"),
    ("nama: |+\n  a\n\nnomor: 1\n", "nomor: 1\nnama: |+\n  a\n\n"),
    ("nama: |2\n    a\n  b\nnomor: 1\n", "nomor: 1\nnama: |2\n    a\n  b\n"),
    ("nama: |\n  a\nnomor: |\n  b", "nomor: |\n  b\nnama: |\n  a\n"),
    ("asing: 1\nnama: x\nlain: 2\n", "nama: x\nasing: 1\nlain: 2\n"),
    ("dasar hukum:\n- a\n-\n- |\n b\n", "dasar hukum:\n  - a\n  -\n  - |\n    b\n"),
    ("kegiatan:\n-   uraian: x\n    pelaksana: a\n", "kegiatan:\n  - uraian: x\n    pelaksana: a\n"),
    ("\ufeffnama: x\r\n# c\r\nnomor: 1\r\n", "# c\nnomor: 1\nnama: x\n"),
    ('nama: "a\n\n  b\\\n  c" # d\nnomor: 1\n', 'nomor: 1\nnama: "a\n\n  b\\\n  c" # d\n'),
    ("bagian:\n  z: 1\n  a: 2\n", "bagian:\n  z: 1\n  a: 2\n"),
])
def test_every_kind_of_value_moves_whole(text: str, tidy: str) -> None:
    assert formatted(text) == tidy.lstrip("\n")


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    (tmp_path / "instansi.yaml").write_text("pejabat:\n    k: {nama: B, jabatan: A}\nkop: UJI\n", "utf-8")
    (tmp_path / "a.yaml").write_text(UNTIDY, "utf-8")
    return tmp_path


def test_files_are_tidied_in_place(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", str(agency)]) == 0
    assert (agency / "a.yaml").read_text("utf-8") == TIDY
    assert (agency / "instansi.yaml").read_text("utf-8") == "kop: UJI\npejabat:\n  k: {jabatan: A, nama: B}\n"
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["fmt", "--check", str(agency)]) == 0


def test_check_names_the_untidy_files_and_changes_none(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--check", str(agency / "a.yaml")]) == 1
    assert (agency / "a.yaml").read_text("utf-8") == UNTIDY
    assert "a.yaml" in capsys.readouterr().err


def test_a_broken_file_is_reported_and_left_alone(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (agency / "a.yaml").write_text('nama: "x\nnomor: 1\n', "utf-8")
    assert main(["fmt", str(agency / "a.yaml")]) == 1
    assert (agency / "a.yaml").read_text("utf-8") == 'nama: "x\nnomor: 1\n'
    assert "SOP003" in capsys.readouterr().err


def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert main(["fmt", str(tmp_path / "hilang.yaml")]) == 2


def test_the_example_agency_is_tidy() -> None:
    assert main(["fmt", "--check", str(DEFINITIONS / "contoh"), str(DEFINITIONS / "contoh-spo")]) == 0


def test_words_that_another_command_writes_meanwhile_are_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    path = write_agency(tmp_path / "dinas", "surat") / "surat.yaml"
    untidy = path.read_text("utf-8").replace("nomor:", "nomor:  ")
    path.write_text(untidy, "utf-8")
    with locked(lock_of(path.resolve())):
        assert main(["fmt", str(path)]) == 1
    assert path.read_text("utf-8") == untidy
    tidied = fmt.format_file

    def slowly(*arguments: Any) -> Any:
        found = tidied(*arguments)
        path.write_text(f"{untidy}# baru\n", "utf-8")
        return found

    monkeypatch.setattr(fmt, "format_file", slowly)
    assert main(["fmt", str(path)]) == 1
    assert path.read_text("utf-8") == f"{untidy}# baru\n"
    assert capsys.readouterr().err.count("galat[SOP559]") == 2


def test_pasted_characters_stay_in_the_file_as_they_are() -> None:
    """What a sheet prints in their place is the reader's business; the file is its author's."""
    text = 'nama: "Uji\\u200b"\nnomor: a\u00a0b\u00ad\u2003\uf0b7 𝐁\n'
    tidy = format_text(text, "uji.yaml", Report(), SOP_BERKAS)
    assert tidy is not None
    assert sorted(tidy.splitlines()) == sorted(text.splitlines())
