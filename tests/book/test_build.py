"""A book is built as little as possible, and always comes out as if it were built from nothing."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest

from book.test_build_tools import BROKEN, documents, edit, make_agency, order, run
from sopdoc.book.definition import BAGIAN
from sopdoc.book.edition.edition import TERBIT
from sopdoc.book.edition.record import record_files
from sopdoc.definitions import ARCHIVE, is_definition
from sopdoc.diagnostics import Severity

NAMES = ("arsip", "cuti", "surat")


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    return make_agency(tmp_path / "dinas", *NAMES)


def clean(agency: Path, place: Path, **changes: object) -> dict[str, bytes]:
    """The documents of a build from nothing."""
    output = place / "bersih"
    shutil.rmtree(output, ignore_errors=True)
    run(order(agency, output=output, **changes))
    return documents(output)


def test_a_build_from_nothing_makes_every_document_the_book_and_the_registers(agency: Path) -> None:
    built = run(order(agency))
    names = {f"dinas/{name}.{ending}" for name in (*NAMES, "buku") for ending in ("pdf", "docx")}
    found = documents(agency.parent / "hasil").keys()
    assert names | {"dinas/manifest.json", "dinas/daftar-sop.csv"} <= found
    assert found - names <= {f"dinas/{name}" for name in ("manifest.json", "daftar-sop.csv", "daftar-sop.xlsx")}
    assert (built.outcome.sops, built.outcome.made) == (3, 3)
    assert built.outcome.book_pages > built.outcome.pages > 0


def test_single_documents_are_those_of_the_build_command(agency: Path) -> None:
    from sopdoc.cli.main import main

    run(order(agency))
    assert main(["build", str(agency), "--output", str(agency.parent / "satuan"), "--quiet"]) == 0
    single = documents(agency.parent / "satuan")
    assert len(single) == 6
    assert single.items() <= documents(agency.parent / "hasil").items()


def test_nothing_changed_means_nothing_made_nor_written_and_the_same_said(agency: Path) -> None:
    first, again = run(order(agency)), run(order(agency))
    assert (again.made, again.written) == (set(), set())
    assert again.diagnostics == first.diagnostics
    assert (again.outcome.sops, again.outcome.pages, again.outcome.book_pages) == (3, first.outcome.pages, first.outcome.book_pages)


def test_a_new_date_on_a_file_is_no_change(agency: Path) -> None:
    run(order(agency))
    for path in agency.iterdir():
        os.utime(path, (1, 1))
    assert run(order(agency)).made == set()


def test_a_change_that_keeps_length_and_date_is_a_change(agency: Path) -> None:
    run(order(agency))
    stat = (agency / "cuti.yaml").stat()
    edit(agency / "cuti.yaml", "bahan", "surat")
    os.utime(agency / "cuti.yaml", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert run(order(agency)).made == {"cuti"}


def test_one_changed_sop_is_made_again_with_the_book(agency: Path, tmp_path: Path) -> None:
    run(order(agency))
    edit(agency / "cuti.yaml", "Menyiapkan bahan", "Menyiapkan semua bahan")
    built = run(order(agency))
    assert built.made == {"cuti"}
    assert {"cuti.pdf", "cuti.docx", "buku.pdf", "buku.docx"} <= built.written
    assert not {"arsip.pdf", "surat.pdf"} & built.written
    assert documents(tmp_path / "hasil") == clean(agency, tmp_path)


def test_the_agency_s_own_file_changes_every_sop(agency: Path) -> None:
    run(order(agency))
    edit(agency / "instansi.yaml", "UJI", "UJI COBA")
    assert run(order(agency)).made == set(NAMES)


def test_another_logo_changes_every_sop(agency: Path) -> None:
    run(order(agency))
    edit(agency / "logo.svg", "<svg", "<svg data-x='1'")
    assert run(order(agency)).made == set(NAMES)


def test_another_second_logo_changes_every_sop_and_the_cover(agency: Path) -> None:
    (agency / "kedua.svg").write_bytes((agency / "logo.svg").read_bytes())
    edit(agency / "instansi.yaml", "logo: logo.svg", "logo: logo.svg\nlogo kanan: kedua.svg")
    run(order(agency))
    assert run(order(agency)).made == set()
    edit(agency / "kedua.svg", "<svg", "<svg data-x='1'")
    assert run(order(agency)).made == set(NAMES)


def test_a_logo_that_was_missing_and_now_is_there_changes_every_sop(agency: Path) -> None:
    logo = (agency / "logo.svg").read_bytes()
    (agency / "logo.svg").write_bytes(b"<svg")
    first = run(order(agency))
    (agency / "logo.svg").write_bytes(logo)
    again = run(order(agency))
    assert "SOP403" in first.codes - again.codes
    assert again.made == set(NAMES)


def test_buku_yaml_changes_the_book_alone(agency: Path) -> None:
    run(order(agency))
    edit(agency / "buku.yaml", "2026", "2027")
    built = run(order(agency))
    assert built.made == set()
    assert {"buku.pdf", "buku.docx"} <= built.written


def test_a_new_sop_is_made_alone_unless_another_one_asked_for_it(agency: Path) -> None:
    text = (agency / "arsip.yaml").read_text("utf-8")
    (agency / "cuti.yaml").write_text(f"{text}keterkaitan: '[SOP Rapat](rapat)'\n", "utf-8")
    first = run(order(agency, keep_going=True))
    (agency / "rapat.yaml").write_text(text.replace("001", "009").replace("Arsip", "Rapat"), "utf-8")
    second = run(order(agency, keep_going=True))
    assert first.codes - second.codes
    assert second.made == {"cuti", "rapat"}


def test_what_is_suggested_for_a_missing_sop_is_what_is_there_today(agency: Path) -> None:
    text = (agency / "arsip.yaml").read_text("utf-8")
    (agency / "cuti.yaml").write_text(f"{text}keterkaitan: '[SOP Rapat](rapatt)'\n", "utf-8")
    hints = [d.hint for d in run(order(agency, keep_going=True)).diagnostics if d.code == "SOP117"]
    (agency / "rapat.yaml").write_text(text.replace("001", "009").replace("Arsip", "Rapat"), "utf-8")
    hints += [d.hint for d in run(order(agency, keep_going=True)).diagnostics if d.code == "SOP117"]
    assert len(hints) == 2
    assert ["rapat" in hint for hint in hints] == [False, True]


@pytest.mark.parametrize("number", [0, 1])
def test_an_entry_that_was_copied_over_another_is_made_anew(number: int, agency: Path, tmp_path: Path) -> None:
    run(order(agency))
    whole = documents(tmp_path / "hasil")
    entries = sorted(path for path in (tmp_path / "hasil/.sopdoc").rglob("*") if len(path.name) == 64)
    entries[number].write_bytes(entries[number - 1].read_bytes())
    for path in (tmp_path / "hasil").rglob("*"):
        if path.name == "indeks" or path.suffix == ".pdf":
            path.unlink()
    again = run(order(agency))
    assert len(again.made) == 1
    assert documents(tmp_path / "hasil") == whole


def test_a_removed_sop_takes_its_documents_along(agency: Path, tmp_path: Path) -> None:
    run(order(agency))
    (agency / "cuti.yaml").unlink()
    run(order(agency))
    assert "dinas/cuti.pdf" not in documents(tmp_path / "hasil")
    assert documents(tmp_path / "hasil") == clean(agency, tmp_path)


def test_a_removed_sop_leaves_a_document_that_somebody_changed(agency: Path, tmp_path: Path) -> None:
    run(order(agency))
    (agency / "cuti.yaml").unlink()
    (tmp_path / "hasil/dinas/cuti.docx").write_bytes(b"ditulis tangan")
    run(order(agency))
    assert documents(tmp_path / "hasil")["dinas/cuti.docx"] == b"ditulis tangan"


@pytest.mark.parametrize("name", ["cuti.pdf", "buku.docx", "manifest.json"])
def test_a_document_that_was_deleted_or_changed_comes_back(name: str, agency: Path, tmp_path: Path) -> None:
    run(order(agency))
    path, whole = tmp_path / "hasil/dinas" / name, documents(tmp_path / "hasil")
    path.unlink()
    assert run(order(agency)).made == set()
    assert documents(tmp_path / "hasil") == whole
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    run(order(agency))
    assert documents(tmp_path / "hasil") == whole


def test_the_cache_may_be_deleted_at_any_time(agency: Path, tmp_path: Path) -> None:
    run(order(agency))
    shutil.rmtree(tmp_path / "hasil/.sopdoc")
    built = run(order(agency))
    assert built.made == set(NAMES)
    assert built.written == set(), "equal files are left alone"


def test_one_format_after_two_leaves_the_other_s_documents(agency: Path, tmp_path: Path) -> None:
    run(order(agency))
    whole = documents(tmp_path / "hasil")
    assert run(order(agency, formats=("pdf",))).made == set()
    assert documents(tmp_path / "hasil").keys() == whole.keys()


def test_two_formats_after_one_make_what_is_missing(agency: Path, tmp_path: Path) -> None:
    run(order(agency, formats=("pdf",)))
    run(order(agency))
    assert documents(tmp_path / "hasil") == clean(agency, tmp_path)


def test_another_place_to_start_from_changes_nothing(agency: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(order(agency))
    monkeypatch.chdir(agency)
    built = run(order(Path("../dinas"), output=Path("../hasil")))
    assert (built.made, built.written) == (set(), set())


def test_diagnostics_of_kept_sops_name_files_as_the_user_does_now(agency: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (agency / "logo.svg").write_bytes(b"<svg")
    run(order(agency))
    monkeypatch.chdir(agency.parent)
    built = run(order(Path("dinas"), output=Path("hasil")))
    assert {d.span.file for d in built.diagnostics if d.code == "SOP403"} == {"dinas/instansi.yaml"}


def test_a_broken_sop_leaves_the_old_book(agency: Path, tmp_path: Path) -> None:
    run(order(agency))
    whole = documents(tmp_path / "hasil")
    (agency / "cuti.yaml").write_text(BROKEN, "utf-8")
    built = run(order(agency))
    assert Severity.GALAT in {d.severity for d in built.diagnostics}
    assert documents(tmp_path / "hasil") == whole


def test_a_broken_sop_is_left_out_of_the_book_only_when_asked(agency: Path, tmp_path: Path) -> None:
    run(order(agency))
    (agency / "cuti.yaml").write_text(BROKEN, "utf-8")
    built = run(order(agency, keep_going=True))
    assert built.made == {"cuti"}
    assert {"buku.pdf", "buku.docx"} <= built.written
    with pdfplumber.open(tmp_path / "hasil/dinas/buku.pdf") as book:
        texts = [" ".join((page.extract_text() or "").split()) for page in book.pages]
    assert len(texts) == built.outcome.book_pages
    told = [text for text in texts if "cuti.yaml" in text and "masih memuat kesalahan" in text]
    assert len(told) == 1, "a page of its own says so"
    assert any("DAFTAR ISI" in text and "tidak dimuat" in text for text in texts)


def test_errors_are_told_again_every_time(agency: Path) -> None:
    (agency / "cuti.yaml").write_text(BROKEN, "utf-8")
    first, again = run(order(agency)), run(order(agency))
    assert first.diagnostics == again.diagnostics
    assert again.made == {"cuti"}, "an error is never taken from the cache"


def test_a_definition_that_would_write_the_book_s_documents_is_an_error(agency: Path, tmp_path: Path) -> None:
    (agency / "buku.yml").write_bytes((agency / "cuti.yaml").read_bytes())
    assert "SOP068" in run(order(agency)).codes


# ---------------------------------------------------------------- random edits


def _break(agency: Path, chance: random.Random) -> None:
    _pick(agency, chance).write_text(BROKEN, "utf-8")


def _reword(agency: Path, chance: random.Random) -> None:
    path = _pick(agency, chance)
    path.write_text(path.read_text("utf-8").replace("nama: ", f"nama: {chance.choice('ABC')} ", 1), "utf-8")


def _remark(agency: Path, chance: random.Random) -> None:
    path = _pick(agency, chance)
    path.write_text(f"# catatan {chance.random()}\n" + path.read_text("utf-8"), "utf-8")


def _add(agency: Path, chance: random.Random) -> None:
    source, name = _pick(agency, chance).read_text("utf-8"), f"baru-{chance.randrange(4)}"
    path = agency / chance.choice((".", ".", "umum")) / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(source.replace("001/", f"{chance.randrange(999):03}/"), "utf-8")


def _remove(agency: Path, chance: random.Random) -> None:
    if len(_definitions(agency)) > 2:
        _pick(agency, chance).unlink()


def _refer(agency: Path, chance: random.Random) -> None:
    path = _pick(agency, chance)
    text = path.read_text("utf-8").split("keterkaitan:")[0]
    path.write_text(f"{text}keterkaitan: '[SOP lain]({chance.choice((*NAMES, 'baru-1'))})'\n", "utf-8")


def _rename_agency(agency: Path, chance: random.Random) -> None:
    edit_line(agency / "instansi.yaml", "kop:", f"kop: [DINAS {chance.choice('XYZ')}]")


def _restyle(agency: Path, chance: random.Random) -> None:
    """Another profile, or the same one changed by the agency."""
    edit_line(agency / "instansi.yaml", "profil:", f"profil: {chance.choice(('spo', 'permenpan-35-2012'))}")
    edit_line(agency / "instansi.yaml", "penyesuaian:", f"penyesuaian: {{kertas: {chance.choice(('A4', 'F4'))}}}")


def _reword_book(agency: Path, chance: random.Random) -> None:
    """The agency's own wording, or ours again."""
    path = agency / "templat" / f"{chance.choice(('kata-pengantar', 'ruang-lingkup', 'sampul'))}.j2"
    path.parent.mkdir(exist_ok=True)
    if path.exists() and chance.random() < 0.5:
        path.unlink()
    else:
        path.write_text(f"{chance.choice(('Pedoman', 'Buku saku'))} {{{{ sop.jumlah }}}} prosedur", "utf-8")


def _reorder(agency: Path, chance: random.Random) -> None:
    """Other parts, in another order."""
    edit_line(agency / "buku.yaml", "bagian:", f"bagian: [{', '.join(chance.sample(BAGIAN, chance.randint(1, len(BAGIAN))))}]")


def _move(agency: Path, chance: random.Random) -> None:
    path = _pick(agency, chance)
    path.rename(path.with_stem(f"pindah-{chance.randrange(4)}"))


def edit_line(path: Path, begins: str, line: str) -> None:
    """Replaces the line that begins so, or adds it."""
    lines = [old for old in path.read_text("utf-8").splitlines() if not old.startswith(begins)]
    path.write_text("\n".join((*lines, line, "")), "utf-8")


def _retitle(agency: Path, chance: random.Random) -> None:
    edit_line(agency / "buku.yaml", "tahun:", f"tahun: {chance.randrange(2020, 2030)}")


def _delete_document(agency: Path, chance: random.Random) -> None:
    found = sorted(path for path in (agency.parent / "hasil" / agency.name).rglob("*.*"))
    if found:
        chance.choice(found).unlink()


def _spoil(agency: Path, chance: random.Random) -> None:
    """Some byte of the cache, the index or a document."""
    found = sorted(path for path in (agency.parent / "hasil").rglob("*") if path.is_file())
    path = chance.choice(found)
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 255
    path.write_bytes(data)


def _forget(agency: Path, chance: random.Random) -> None:
    """Parts of the cache."""
    for path in sorted((agency.parent / "hasil/.sopdoc").rglob("*")):
        if path.is_file() and chance.random() < 0.5:
            path.unlink()


def _issue(agency: Path, chance: random.Random) -> None:
    """Another edition, dated or not, also one that was issued before."""
    tanggal = f", tanggal: 2026-{chance.randint(1, 12):02}-01" if chance.random() < 0.7 else ""
    terbit = f", terbit: {chance.choice(TERBIT)}"
    edit_line(agency / "buku.yaml", "edisi:", f"edisi: {{nomor: {chance.randint(1, 4)}{tanggal}{terbit}}}")


def _unissue(agency: Path, chance: random.Random) -> None:
    """What was noted of an edition is lost, or damaged."""
    found = record_files(agency)
    if found and chance.random() < 0.5:
        chance.choice(found).unlink()
    elif found:
        edit_line(chance.choice(found), "tanggal:", "tanggal: 2025-01-01")


def _pick(agency: Path, chance: random.Random) -> Path:
    return chance.choice(_definitions(agency))


def _definitions(agency: Path) -> list[Path]:
    return sorted(path for path in agency.rglob("*.yaml") if is_definition(path.name) and ARCHIVE not in path.relative_to(agency).parts)


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    _break, _reword, _reword, _reword, _remark, _add, _add, _remove, _refer, _refer, _move, _rename_agency, _restyle, _retitle,
    _reword_book, _reorder, _delete_document, _spoil, _spoil, _forget, _issue, _issue, _issue, _unissue,
)


@pytest.mark.parametrize("seed", range(int(os.environ.get("SOPDOC_EDITS", "6"))))
def test_after_any_edits_everything_is_as_if_built_from_nothing(seed: int, agency: Path, tmp_path: Path) -> None:
    chance = random.Random(seed)
    run(order(agency))
    forgotten = False       # without its index a build does not know which documents of gone SOPs are its own
    for _ in range(6):
        done = [chance.choice(EDITS) for _ in range(chance.randint(1, 3))]
        for act in done:
            act(agency, chance)
        forgotten |= bool({_spoil, _forget} & {*done})
        asked = {"keep_going": True, "perubahan": chance.random() < 0.5}
        built = run(order(agency, **asked))
        broken = {d.span.file for d in built.diagnostics if d.severity is Severity.GALAT}
        found, wanted = documents(tmp_path / "hasil"), clean(agency, tmp_path, **asked)
        kept = [Path(name).relative_to(agency.parent).with_suffix("").as_posix() for name in broken]
        kept += [f"dinas/suplemen-edisi-{nomor}" for nomor in range(1, 5)]               # supplements that were asked for before
        stays = {f"{name}.{ending}" for name in kept for ending in ("pdf", "docx")}      # the last good ones
        assert {name: found.get(name) == data for name, data in wanted.items()} == dict.fromkeys(wanted, True), (seed, done)
        if "dinas/buku.pdf" in wanted and not forgotten:
            assert found.keys() - wanted.keys() <= stays, (seed, done)
