"""`revise`, `approve` and `revoke`: both orders of work, what is frozen, what is refused, and that nothing is half done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from tools import SOP, write_agency

from sopdoc.archive.index import Versi, is_intact, versions
from sopdoc.checking import Checker
from sopdoc.cli.main import main
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.model.nilai import Tanggal

TODAY = datetime(2026, 11, 21, 23, 59, 59)
OFFICIAL = "tanggal pembuatan: 2026-01-12\ndisahkan oleh: {jabatan: Kepala Bagian Umum, nama: Arif}   # pejabat lama\n"
TEXT = "# Catatan penyusun\r\n" + (SOP.format(nama="Surat") + OFFICIAL).replace("\n", "\r\n")


@pytest.fixture
def sop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = write_agency(Path("dinas"), "cuti") / "surat.yaml"
    path.write_bytes(TEXT.encode())
    return path


def arsip(path: Path) -> tuple[Versi, ...]:
    report = Report()
    found = versions(path, path.as_posix(), report)
    assert not report.diagnostics
    assert all(map(is_intact, found))
    return found


def states(path: Path) -> list[tuple[int, str]]:
    return [(v.revisi, v.status) for v in arsip(path)]


def approve(path: Path, day: str, *more: str) -> int:
    return main(["approve", str(path), "--tanggal", day, *more])


def revise(path: Path, *more: str) -> int:
    return main(["revise", str(path), "--ringkasan", "Kata diganti", *more], lambda: TODAY)


def change_words(path: Path, old: str = "bahan", new: str = "bahan rapat") -> None:
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode(), 1))


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lines_kept(before: bytes, after: bytes) -> list[bytes]:
    """Lines that are no longer there."""
    return [line for line in before.split(b"\r\n") if line not in after.split(b"\r\n")]


def test_change_then_revise_then_approve(sop: Path) -> None:
    assert approve(sop, "2026-02-02") == 0
    approved = sop.read_bytes()
    change_words(sop)
    assert revise(sop, "--tanggal", "2026-11-21", "--oleh", "Sekretaris Daerah") == 0
    text = sop.read_bytes().decode()
    for line in ("status: rancangan", "revisi ke: 1", "tanggal revisi: 2026-11-21", "tanggal pengesahan:", "tanggal efektif:"):
        assert f"\r\n{line}\r\n" in text
    entry = ["riwayat:", "  - revisi ke: 1", "    tanggal: 2026-11-21", "    ringkasan: Kata diganti", "    oleh: Sekretaris Daerah", ""]
    assert "\r\n".join(entry) in text
    assert [(v.revisi, v.status, v.path.read_bytes()) for v in arsip(sop)] == [(0, "berlaku", approved)]
    assert approve(sop, "2026-11-30", "--efektif", "2026-12-01", "--nomor", "001/UJI/2026-R1") == 0
    assert states(sop) == [(0, "direvisi"), (1, "berlaku")]
    assert arsip(sop)[1].path.read_bytes() == sop.read_bytes()
    assert arsip(sop)[0].tanggal["tanggal berakhir"] == Tanggal(2026, 12, 1)
    assert b"nomor: 001/UJI/2026-R1\r\n" in sop.read_bytes()


def test_open_then_change_then_approve(sop: Path) -> None:
    approve(sop, "2026-02-02")
    approved = sop.read_bytes()
    assert revise(sop, "--buka") == 0
    change_words(sop)
    assert approve(sop, "2026-12-01") == 0
    assert states(sop) == [(0, "direvisi"), (1, "berlaku")]
    assert arsip(sop)[0].path.read_bytes() == approved


def test_an_office_of_several_lines_is_one_line_in_the_history(sop: Path) -> None:
    sop.write_text(TEXT.replace("jabatan: Kepala Bagian Umum", "jabatan: [a.n. Bupati, Sekretaris Daerah]"), "utf-8")
    assert revise(sop) == 0
    assert "oleh: a.n. Bupati Sekretaris Daerah\n" in sop.read_text("utf-8")


def test_an_sop_that_was_never_approved_here_is_frozen_as_it_is(sop: Path) -> None:
    assert revise(sop) == 0
    assert [(v.revisi, v.status, v.path.read_bytes()) for v in arsip(sop)] == [(0, "berlaku", TEXT.encode())]
    assert "oleh: Kepala Bagian Umum" in sop.read_text("utf-8")
    assert "tanggal: 2026-11-21" in sop.read_text("utf-8")      # today


def test_every_line_and_comment_of_the_author_stays(sop: Path) -> None:
    revise(sop)
    assert lines_kept(TEXT.encode(), sop.read_bytes()) == []
    before = sop.read_bytes()
    approve(sop, "2026-12-01")
    assert lines_kept(before, sop.read_bytes()) == [b"status: rancangan"]


def test_leading_zeros_are_kept(sop: Path) -> None:
    sop.write_bytes((TEXT + 'revisi ke: "09"\r\n').encode())
    assert revise(sop) == 0
    assert b"\r\nrevisi ke: 10\r\n" in sop.read_bytes()
    sop.write_bytes((TEXT + "revisi ke: 00\r\n").encode())
    assert main(["revise", str(sop), "--ringkasan", "x"], lambda: TODAY) == 1      # less than what is approved already


def test_the_day_of_issue_follows_where_the_sheet_has_one(sop: Path) -> None:
    sop.write_bytes((TEXT + "tanggal terbit:   # SPO\r\n").encode())
    approve(sop, "2026-02-02")
    assert b"tanggal terbit: 2026-02-02   # SPO\r\n" in sop.read_bytes()


def test_a_withdrawn_sop_says_so_and_is_in_force_no_longer(sop: Path) -> None:
    approve(sop, "2026-02-02")
    assert main(["revoke", str(sop), "--tanggal", "2027-01-04"]) == 0
    assert states(sop) == [(0, "dicabut")]
    assert b"status: dicabut\r\n" in sop.read_bytes()
    assert b"tanggal pencabutan: 2027-01-04\r\n" in sop.read_bytes()


def test_an_sop_that_was_never_approved_here_can_be_withdrawn(sop: Path) -> None:
    assert main(["revoke", str(sop), "--tanggal", "2027-01-04"]) == 0
    assert states(sop) == [(0, "dicabut")]
    assert arsip(sop)[0].path.read_bytes() == TEXT.encode()


Step = Callable[[Path], object]


def approved(path: Path) -> None:
    approve(path, "2026-02-02")


def approved_for_later(path: Path) -> None:
    approve(path, "2026-02-02", "--efektif", "2027-01-01")


def stated_in_braces(path: Path) -> None:
    """All of it in one line, as nobody writes it."""
    kegiatan = "[{uraian: X, pelaksana: a}, {uraian: Y, pelaksana: b}]"
    path.write_text(f"{{nomor: 1, nama: S, pelaksana: {{a: A, b: B}}, kegiatan: {kegiatan}}}\n", "utf-8")


def opened(path: Path) -> None:
    revise(path, "--tanggal", "2026-11-21")


def commented(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"# komentar\r\n")


def withdrawn(path: Path) -> None:
    main(["revoke", str(path), "--tanggal", "2026-12-24"])


def damaged(path: Path) -> None:
    frozen = path.parent / "riwayat/surat/rev-0.yaml"
    frozen.write_bytes(frozen.read_bytes() + b"\n")


def stated(text: str) -> Step:
    return lambda path: path.write_bytes((TEXT + text).encode())


def foreign(path: Path) -> None:
    (path.parent / "riwayat/surat").mkdir(parents=True)
    (path.parent / "riwayat/surat/rev-0.yaml").write_text("nama: lain\n", "utf-8")


REFUSED: list[tuple[list[Step], list[str], str]] = [
    ([approved], ["revise", "--ringkasan", "x"], "SOP551"),
    ([approved, commented], ["revise", "--ringkasan", "x"], "SOP551"),
    ([opened], ["revise", "--ringkasan", "x"], "SOP552"),
    ([opened, change_words], ["revise", "--ringkasan", "x", "--buka"], "SOP552"),
    ([stated("status: rancangan\n")], ["revise", "--ringkasan", "x"], "SOP553"),
    ([approved, withdrawn], ["revise", "--ringkasan", "x"], "SOP553"),
    ([stated("revisi ke: A\n")], ["revise", "--ringkasan", "x"], "SOP555"),
    ([stated_in_braces], ["revise", "--ringkasan", "x"], "SOP556"),
    ([stated("riwayat: [{revisi ke: 0, # a\n    ringkasan: a}]\n")], ["revise", "--ringkasan", "x"], "SOP556"),
    ([], ["revise", "--ringkasan", "x", "--tanggal", "2026-01-11"], "SOP554"),
    ([approved, change_words], ["revise", "--ringkasan", "x", "--tanggal", "2026-02-01"], "SOP554"),
    ([approved], ["approve", "--tanggal", "2026-03-03"], "SOP552"),
    ([approved, change_words], ["approve", "--tanggal", "2026-03-03"], "SOP552"),
    ([approved, withdrawn], ["approve", "--tanggal", "2027-03-03"], "SOP553"),
    ([], ["approve", "--tanggal", "2026-01-11"], "SOP554"),
    ([], ["approve", "--tanggal", "2026-02-02", "--efektif", "2026-02-01"], "SOP554"),
    ([opened], ["approve", "--tanggal", "2026-11-20"], "SOP554"),
    ([approved_for_later, change_words, opened], ["approve", "--tanggal", "2026-11-30", "--efektif", "2026-12-31"], "SOP554"),
    ([stated_in_braces], ["approve", "--tanggal", "2026-12-01"], "SOP556"),
    ([stated_in_braces], ["revoke", "--tanggal", "2026-12-01"], "SOP556"),
    ([approved, change_words], ["revoke", "--tanggal", "2027-01-01"], "SOP552"),
    ([opened], ["revoke", "--tanggal", "2027-01-01"], "SOP552"),
    ([approved, withdrawn], ["revoke", "--tanggal", "2027-01-01"], "SOP553"),
    ([stated("status: rancangan\n")], ["revoke", "--tanggal", "2027-01-01"], "SOP553"),
    ([approved], ["revoke", "--tanggal", "2026-01-20"], "SOP554"),
    ([approved, damaged, change_words], ["revise", "--ringkasan", "x"], "SOP563"),
    ([opened, damaged], ["approve", "--tanggal", "2026-12-01"], "SOP563"),
    ([foreign], ["approve", "--tanggal", "2026-12-01"], "SOP558"),
    ([lambda path: path.write_text("nama: Uji\n", "utf-8")], ["approve", "--tanggal", "2026-12-01"], "SOP102"),
]


@pytest.mark.parametrize(("steps", "command", "code"), REFUSED, ids=[f"{code}-{command[0]}" for _, command, code in REFUSED])
def test_what_cannot_be_is_refused_with_its_reason_and_changes_nothing(
    sop: Path, steps: list[Step], command: list[str], code: str, capsys: pytest.CaptureFixture[str],
) -> None:
    for step in steps:
        step(sop)
    before = everything(sop.parent)
    capsys.readouterr()
    assert main([command[0], str(sop), *command[1:]]) == 1
    said = capsys.readouterr().err
    assert f"galat[{code}]" in said
    assert everything(sop.parent) == before


def test_a_version_may_be_in_force_from_the_day_on_which_the_one_before_was(sop: Path) -> None:
    for step in (approved_for_later, change_words, opened):
        step(sop)
    assert approve(sop, "2026-11-30", "--efektif", "2027-01-01") == 0
    assert states(sop) == [(0, "direvisi"), (1, "berlaku")]


@pytest.mark.parametrize("command", [
    ["revise", "--ringkasan", "x"], ["approve", "--tanggal", "2026-12-01"], ["revoke", "--tanggal", "2026-12-01"],
], ids=lambda command: command[0])
def test_a_dry_run_shows_the_edit_and_writes_nothing(sop: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    before = everything(sop.parent)
    assert main([command[0], str(sop), *command[1:], "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert "+status: " in shown
    assert "akan ditulis: dinas/riwayat/surat/rev-0.yaml\nakan ditulis: dinas/riwayat/surat/indeks.yaml\n" in shown
    assert everything(sop.parent) == before


@pytest.mark.parametrize("name", ["dinas", "dinas/instansi.yaml", "tidak-ada.yaml"])
def test_what_is_no_definition_is_wrong_usage(sop: Path, name: str) -> None:
    assert revise(sop.parent.parent / name) == 2


def test_a_frozen_version_is_not_revised_itself(sop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    approve(sop, "2026-02-02")
    frozen = sop.parent / "riwayat/surat/rev-0.yaml"
    before = everything(sop.parent)
    assert [revise(frozen), approve(frozen, "2026-03-03"), main(["revoke", str(frozen), "--tanggal", "2026-03-03"])] == [1, 1, 1]
    assert capsys.readouterr().err.count("galat[SOP557]") == 3
    assert everything(sop.parent) == before


@pytest.mark.parametrize("text", ["", "  ", "satu\x07dua"])
def test_a_summary_must_be_words(sop: Path, text: str) -> None:
    with pytest.raises(SystemExit):
        main(["revise", str(sop), "--ringkasan", text], lambda: TODAY)


def test_a_file_that_cannot_be_written_leaves_the_definition_as_it_was(sop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sop.parent / "riwayat").write_text("bukan folder", "utf-8")
    assert approve(sop, "2026-12-01") == 1
    assert "galat[SOP064]" in capsys.readouterr().err
    assert sop.read_bytes() == TEXT.encode()


def test_a_command_that_was_cut_short_can_be_given_again(sop: Path) -> None:
    approve(sop, "2026-02-02")
    index = sop.parent / "riwayat/surat/indeks.yaml"
    whole = everything(sop.parent)
    index.unlink()      # the last file written
    assert approve(sop, "2026-02-02") == 0
    assert everything(sop.parent) == whole


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_done_in_whatever_order_the_archive_holds_and_at_most_one_version_is_in_force(sop: Path, seed: int) -> None:
    """Refused commands change nothing; after those that are not, the checker finds no fault in revisions."""
    random = Random(seed)
    for day in range(1, 29):
        before = everything(sop.parent)
        done = random.choice(("edit", "approve", "approve", "revise", "revise", "buka", "revoke" if day > 20 else "edit"))
        date = f"2026-{random.randint(3, 11):02}-{day:02}"
        status = act(sop, done, date)
        assert (status in (0, None)) or everything(sop.parent) == before
        assert [state for _, state in states(sop)].count("berlaku") <= 1
        assert [number for number, _ in states(sop)] == list(range(len(states(sop))))
        if status == 0:
            assert not {code for code in checked(sop) if code.startswith("SOP56")}, (done, date)


def act(path: Path, done: str, date: str) -> int | None:
    """One step of an official's work; what a command ended with."""
    if done == "edit":
        change_words(path, "bahan", f"bahan {date[-2:]}")
        return None
    if done == "approve":
        return approve(path, date)
    if done == "revoke":
        return main(["revoke", str(path), "--tanggal", date])
    return revise(path, "--tanggal", date, *(["--buka"] if done == "buka" else []))


def checked(path: Path) -> set[str]:
    report = Report()
    Checker().check(find_definitions([str(path)], report), report)
    return {d.code for d in report.diagnostics}
