"""Building a book with editions: what issues one, what is refused, and what its supplement does for a binder."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import page as validator
import pdfplumber
import pytest
from openxml_audit import OpenXmlValidator
from render.archive_tools import faults
from tools import DEFINITIONS, none

from book.edition.test_edition import follow, pages
from book.test_build_tools import BROKEN, Built, documents, edit, make_agency, order, run
from sopdoc.book.edition.changes import Fate
from sopdoc.book.edition.record import read_records, record_path
from sopdoc.cli.main import main
from sopdoc.diagnostics import Report

NAMES = ("arsip", "cuti", "rapat", "surat")


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    return make_agency(tmp_path / "dinas", *NAMES)


def edition(agency: Path, text: str) -> None:
    """The `edisi:` of buku.yaml."""
    path = agency / "buku.yaml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("edisi:")]
    path.write_text("\n".join((*lines, f"edisi: {{{text}}}", "")), "utf-8")


def issued(agency: Path, text: str = "nomor: 1, tanggal: 2026-01-05") -> Built:
    edition(agency, text)
    return run(order(agency))


def change(agency: Path) -> None:
    """One SOP changed, one withdrawn, one new, one only written differently."""
    edit(agency / "cuti.yaml", "Menyiapkan bahan", "Menyiapkan semua bahan")
    (agency / "surat.yaml").unlink()
    text = (agency / "arsip.yaml").read_text("utf-8")
    (agency / "barang.yaml").write_text(text.replace("001/", "009/").replace("Arsip", "Barang"), "utf-8")
    (agency / "rapat.yaml").write_text("# catatan\n" + (agency / "rapat.yaml").read_text("utf-8"), "utf-8")


@pytest.fixture
def changed(agency: Path) -> Path:
    """An agency with edition 1 issued and edition 2 under way."""
    issued(agency)
    change(agency)
    edition(agency, "nomor: 2")
    return agency


def texts(path: Path) -> list[str]:
    with pdfplumber.open(path) as pdf:
        return [" ".join((page.extract_text() or "").split()) for page in pdf.pages]


def codes(built: Built) -> set[str]:
    return {code for code in built.codes if code.startswith("SOP59")}


# ---------------------------------------------------------------- issuing


def test_a_dated_edition_is_noted_when_the_book_is_there(agency: Path) -> None:
    built = issued(agency)
    assert built.outcome.issued == 1
    (catatan,) = read_records(agency, Report())
    assert [lembar.kunci for lembar in catatan.sop] == list(NAMES)
    book = texts(agency.parent / "hasil/dinas/buku.pdf")
    for lembar in catatan.sop:
        assert lembar.nama in book[lembar.tempat.first - 1]
    assert sum(lembar.tempat.count for lembar in catatan.lembar) == len(book)


def test_an_edition_without_a_date_is_not_noted(agency: Path) -> None:
    assert issued(agency, "nomor: 1").outcome.issued == 0
    assert not record_path(agency, 1).exists()


def test_nothing_is_made_again_after_an_edition_was_issued(agency: Path) -> None:
    issued(agency)
    again = run(order(agency))
    assert (again.made, again.written, again.outcome.issued) == (set(), set(), 0)


def test_issuing_changes_no_byte_of_the_book(agency: Path, tmp_path: Path) -> None:
    edition(agency, "nomor: 1")
    run(order(agency))
    draft = documents(tmp_path / "hasil")
    issued(agency)
    final = documents(tmp_path / "hasil")
    assert {name for name in final if final[name] != draft[name]} == {"dinas/manifest.json"}, "which says the date"
    shutil.rmtree(tmp_path / "hasil")
    run(order(agency))
    assert documents(tmp_path / "hasil") == final


@pytest.mark.parametrize("act", [
    lambda agency: edit(agency / "cuti.yaml", "Menyiapkan bahan", "Menyiapkan semua bahan"),
    lambda agency: (agency / "cuti.yaml").unlink(),
    lambda agency: shutil.copy(agency / "cuti.yaml", agency / "umum.yaml") and edit(agency / "umum.yaml", "002/", "077/"),
    lambda agency: edit(agency / "buku.yaml", "2026-01-05", "2026-01-06"),
])
def test_an_issued_edition_is_not_built_with_other_content(act: Any, agency: Path, tmp_path: Path) -> None:
    issued(agency)
    book = (tmp_path / "hasil/dinas/buku.pdf").read_bytes()
    record = record_path(agency, 1).read_bytes()
    act(agency)
    assert codes(run(order(agency))) == {"SOP591"}
    assert (tmp_path / "hasil/dinas/buku.pdf").read_bytes() == book
    assert record_path(agency, 1).read_bytes() == record


def test_comments_in_a_definition_do_not_touch_an_issued_edition(agency: Path) -> None:
    issued(agency)
    (agency / "cuti.yaml").write_text("# catatan\n" + (agency / "cuti.yaml").read_text("utf-8"), "utf-8")
    assert codes(run(order(agency))) == set()


def test_a_book_with_sops_left_out_is_no_edition(agency: Path) -> None:
    (agency / "cuti.yaml").write_text(BROKEN, "utf-8")
    edition(agency, "nomor: 1, tanggal: 2026-01-05")
    assert codes(run(order(agency))) == set(), "there is no book either"
    assert codes(run(order(agency, keep_going=True))) == {"SOP596"}
    assert not record_path(agency, 1).exists()


def test_a_record_that_cannot_be_written_is_told(agency: Path) -> None:
    (agency / "riwayat").write_text("bukan folder", "utf-8")
    built = issued(agency)
    assert "SOP063" in built.codes
    assert built.outcome.issued == 0
    (agency / "riwayat").unlink()
    assert run(order(agency)).outcome.issued == 1


def test_no_command_takes_a_record_for_a_definition(agency: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issued(agency)
    record = record_path(agency, 1)
    before = record.read_bytes()
    for command in (["build", "--output", str(agency.parent / "b")], ["check"], ["fmt"], ["book", "-o", str(agency.parent / "c")]):
        main([command[0], str(agency), *command[1:]])
        assert "edisi-1" not in "".join(capsys.readouterr())
    for name in ("build", "check", "fmt"):
        assert main([name, str(record)]) == 1
        assert "SOP060" in "".join(capsys.readouterr())
    assert record.read_bytes() == before
    assert not list((agency.parent / "b").rglob("*edisi*"))


def test_the_editions_of_the_guide_do_what_it_says(agency: Path, tmp_path: Path) -> None:
    guide = (DEFINITIONS / "README.md").read_text("utf-8")
    part = guide.split("### Edisi dan suplemen")[1].split("## 15.")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)) == {jenis.value for jenis in Fate}
    issued(agency)
    change(agency)
    block = part.split("```text\nedisi:\n")[1].split("```")[0]
    path = agency / "buku.yaml"
    path.write_text("\n".join([*path.read_text("utf-8").splitlines()[:-1], "edisi:", block]), "utf-8")
    built = run(order(agency))
    assert built.outcome.issued == 2
    assert {"suplemen-edisi-2.pdf", "suplemen-edisi-2.docx"} <= built.written
    assert read_records(agency, Report())[-1].sop[0].tempat == read_records(agency, Report())[0].sop[0].tempat


# ---------------------------------------------------------------- marks


def test_contents_and_registers_say_what_became_of_each_sop(changed: Path) -> None:
    run(order(changed))
    contents = next(text for text in texts(changed.parent / "hasil/dinas/buku.pdf") if "DAFTAR ISI" in text)
    assert re.search(r"Cuti ● diubah \d+ ", contents)
    assert re.search(r"Rapat tetap \d+ ", contents)
    assert re.search(r"Barang ● baru \d+ ", contents)
    assert "Dicabut sejak edisi 1 Surat ● dicabut" in contents
    assert "● berubah sejak edisi 1, 5 Januari 2026" in contents
    output = changed.parent / "hasil/dinas"
    rows = list(csv.DictReader(io.StringIO((output / "daftar-sop.csv").read_text("utf-8-sig"))))
    assert {row["Nama SOP"]: row["Perubahan"] for row in rows} == {
        "Arsip": "tetap", "Cuti": "diubah", "Rapat": "tetap", "Barang": "baru", "Surat": "dicabut",
    }
    manifest = json.loads((output / "manifest.json").read_text("utf-8"))
    assert manifest["edisi"] == {"nomor": 2, "tanggal": "", "terbit": "buku", "sebelumnya": 1}
    assert [gone["kunci"] for gone in manifest["dicabut"]] == ["surat"]
    assert {entry["kunci"]: entry["perubahan"] for entry in manifest["sop"]}["cuti"] == "diubah"


def test_the_first_edition_has_no_marks(agency: Path) -> None:
    issued(agency)
    contents = next(text for text in texts(agency.parent / "hasil/dinas/buku.pdf") if "DAFTAR ISI" in text)
    assert "tetap" not in contents
    assert "baru" not in contents


# ---------------------------------------------------------------- the supplement


def supplement(agency: Path, nomor: int = 2, **changes: object) -> Path:
    built = run(order(agency, perubahan=True, **changes))
    assert codes(built) == set(), built.diagnostics
    return agency.parent / f"hasil/dinas/suplemen-edisi-{nomor}.pdf"


def test_a_supplement_has_only_what_changed(changed: Path) -> None:
    found = texts(supplement(changed))
    assert found[0].split(" TAHUN")[0].endswith("SUPLEMEN PERUBAHAN EDISI 2 STANDAR OPERASIONAL PROSEDUR ADMINISTRASI PEMERINTAHAN")
    sheets = [text for text in found if "Halaman 1 dari" in text]
    assert [match[1] for text in sheets if (match := re.search(r"Nama SOP (\w+)", text))] == ["Cuti", "Barang"]
    assert re.search(r"1\. Cuti Diubah S2\.\d+ 002/UJI/2026 .* 2\. Barang Baru S2\.\d+ 009/UJI/2026 3\. Surat Dicabut – 004/UJI", found[2])


def test_contents_of_the_supplement_name_the_pages_of_the_binder(changed: Path) -> None:
    book = {lembar.kunci: lembar.tempat.start for lembar in read_records(changed, Report())[0].sop}
    found = texts(supplement(changed))
    contents = next(text for text in found if "DAFTAR ISI" in text)
    assert re.search(rf"Arsip tetap {book['arsip']} ", contents)
    label = re.search(r"Cuti ● diubah (S2\.\d+) ", contents)
    assert label
    page = found[int(label[1].removeprefix("S2.")) - 1]
    assert "Nama SOP Cuti" in page
    assert f" {label[1]} Halaman 1 dari" in page


def steps_of(text: str) -> list[tuple[str, str, str]]:
    """Rows of the lembar pengganti as printed: name, what goes out, what comes in."""
    table = text.split("Sisipkan halaman ")[1]
    out, into = r"(–|S?[\d.]+(?:–S?[\d.]+)?)", r"(–|S[\d.]+(?:–S[\d.]+)?|lembar yang sama)"
    pattern = rf"\d+\. (.+?) {out} {into}(, setelah halaman S?[\d.]+|, paling depan)?(?= \d+\. | S2\.2$)"
    return [(m[1], m[2], f"{m[3]}{m[4] or ''}") for m in re.finditer(pattern, table)]


def test_the_lembar_pengganti_says_what_to_do(changed: Path) -> None:
    then = {lembar.kunci: lembar.tempat.words for lembar in read_records(changed, Report())[0].lembar}
    steps = {name: (out, into) for name, out, into in steps_of(texts(supplement(changed))[1])}
    assert steps["SOP Surat"] == (then["surat"], "–")
    assert steps["SOP Cuti"][0] == then["cuti"]
    assert steps["SOP Barang"][0] == "–"
    assert "setelah halaman" in steps["SOP Barang"][1]
    assert steps["Daftar Isi"][0] == then["daftar isi"]
    assert not {"SOP Arsip", "SOP Rapat", "Arti Simbol"} & steps.keys()


def test_binder_and_supplements_are_the_new_edition(changed: Path, tmp_path: Path) -> None:
    """Over two supplements: the binder's pages, in order, say what the whole book says, but for numbers of pages."""
    binder = {f"{n}": text for n, text in enumerate(texts(tmp_path / "hasil/dinas/buku.pdf"), 1)}
    order_of_pages = list(binder)
    for nomor in (2, 3):
        if nomor == 3:
            edit(changed / "rapat.yaml", "Menyiapkan bahan", "Membagikan bahan")
            edit(changed / "cuti.yaml", "semua bahan", "surat cuti")
        edition(changed, f"nomor: {nomor}, tanggal: 2026-0{nomor}-01, terbit: suplemen")
        before = read_records(changed, Report())[-1]
        found = texts(supplement(changed, nomor))
        after = read_records(changed, Report())[-1]
        assert after.edisi.nomor == nomor
        binder |= {f"S{nomor}.{n}": text for n, text in enumerate(found, 1)}
        assert order_of_pages == pages(list(before.lembar))
        order_of_pages = pages(list(after.lembar))
        book = texts(tmp_path / "hasil/dinas/buku.pdf")
        assert len(order_of_pages) == len(book)
        differ = [(page, text) for page, text in zip(order_of_pages, book, strict=True) if words(binder[page]) != words(text)]
        none([f"{page}: {words(binder[page])}\n{words(text)}" for page, text in differ])


def words(text: str) -> str:
    """A page's words without the running head and the numbers of pages."""
    text = re.sub(r"^Standar Operasional Prosedur Pemerintah Kabupaten Uji( · Suplemen Edisi \d)?( · Pemerintah Kabupaten Uji)?", "", text)
    return " ".join(part for part in text.split() if not re.fullmatch(r"(S\d\.)?\d+", part))


def test_a_supplement_is_archive_quality_and_valid_in_word(changed: Path) -> None:
    path = supplement(changed)
    content = path.read_bytes()
    none([f"{p}: {f.rule_id} {f.message}" for p in ("2a", "ua1") for f in validator.validate_pdf_bytes(content, profile=p).failures])
    none(faults(content))
    none([str(error) for error in OpenXmlValidator().validate(str(path.with_suffix(".docx"))).errors])


def test_a_supplement_is_the_same_every_time_and_kept_while_nothing_changes(changed: Path, tmp_path: Path) -> None:
    supplement(changed)
    first = documents(tmp_path / "hasil")
    again = run(order(changed, perubahan=True))
    assert (again.made, again.written) == (set(), set())
    shutil.rmtree(tmp_path / "hasil")
    supplement(changed, jobs=2)
    assert documents(tmp_path / "hasil") == first


def test_the_book_beside_a_supplement_is_the_book(changed: Path, tmp_path: Path) -> None:
    run(order(changed))
    book = documents(tmp_path / "hasil")
    supplement(changed)
    both = documents(tmp_path / "hasil")
    assert book.items() <= both.items()
    assert both.keys() - book.keys() == {"dinas/suplemen-edisi-2.pdf", "dinas/suplemen-edisi-2.docx"}


def test_a_supplement_without_change_or_edition_is_refused(agency: Path) -> None:
    assert codes(run(order(agency, perubahan=True))) == {"SOP593"}
    issued(agency)
    assert codes(run(order(agency, perubahan=True))) == {"SOP593"}
    edition(agency, "nomor: 2")
    assert codes(run(order(agency, perubahan=True))) == {"SOP594"}
    (agency / "cuti.yaml").write_text(BROKEN, "utf-8")
    assert codes(run(order(agency, perubahan=True, keep_going=True))) == {"SOP595"}


def test_a_definition_cannot_write_a_supplement_s_documents(agency: Path) -> None:
    shutil.copy(agency / "cuti.yaml", agency / "suplemen-edisi-2.yaml")
    assert "SOP062" in run(order(agency)).codes


def test_a_whole_edition_begins_new_binders(changed: Path) -> None:
    """The next supplement names the pages of the last edition as it was handed out."""
    issued(changed, "nomor: 2, tanggal: 2026-02-01")
    edit(changed / "rapat.yaml", "Menyiapkan bahan", "Membagikan bahan")
    edition(changed, "nomor: 3")
    then = {lembar.kunci: lembar.tempat.words for lembar in read_records(changed, Report())[-1].lembar}
    steps = {name: out for name, out, _ in steps_of(texts(supplement(changed, 3))[1].replace("S3.2", "S2.2"))}
    assert steps["SOP Rapat"] == then["rapat"]
    assert not then["rapat"].startswith("S")


def test_the_steps_printed_are_those_followed(changed: Path) -> None:
    """What the page says, done by hand, gives the binder that was noted."""
    binder = pages(list(read_records(changed, Report())[0].lembar))
    edition(changed, "nomor: 2, tanggal: 2026-02-01, terbit: suplemen")
    printed = steps_of(texts(supplement(changed))[1])
    for _, out, into in printed:
        binder = by_hand(binder, out, into)
    assert binder == pages(list(read_records(changed, Report())[-1].lembar))
    assert follow([], ()) == []


def by_hand(binder: list[str], out: str, into: str) -> list[str]:
    gone = ranged(out)
    at = binder.index(gone[0]) if gone else 0
    assert binder[at:at + len(gone)] == gone
    del binder[at:at + len(gone)]
    pages_in, _, behind = into.partition(", ")
    if behind:
        at = 0 if behind == "paling depan" else binder.index(behind.removeprefix("setelah halaman ")) + 1
    binder[at:at] = gone if pages_in == "lembar yang sama" else ranged(pages_in)
    return binder


def ranged(text: str) -> list[str]:
    """`S2.4–S2.6` → its pages."""
    if text == "–":
        return []
    first, _, last = text.partition("–")
    prefix = "S2." if first.startswith("S") else ""
    low, high = (int(part.removeprefix("S2.")) for part in (first, last or first))
    return [f"{prefix}{number}" for number in range(low, high + 1)]
