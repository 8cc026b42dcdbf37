"""Both sheets of an SOP are drawn; what cannot be drawn or built is said."""

from __future__ import annotations

import struct
from importlib.util import find_spec
from math import ceil
from pathlib import Path

import pytest
from PIL import Image
from tools import document, lacking, require_tool

from sopdoc.beside import old
from sopdoc.beside.old import MATCHED, SEVERAL, UNPRINTED, WHOLE
from sopdoc.beside.pair import TOGETHER, Pair, pairs_of
from sopdoc.impor.finding import Finding, Paper, Place
from sopdoc.impor.page import Box
from sopdoc.impor.written.definition import Definition
from sopdoc.impor.written.record import Entry
from sopdoc.isolated import DiedError

TWO_PAGES = "contoh/pemusnahan-arsip"
SOP = """\
nomor: 001/UJI/2026
nama: Layanan Uji
tanggal pembuatan: 2026-01-12
tanggal efektif: 2026-02-02
disahkan oleh: {jabatan: Kepala Dinas Uji, nama: Arif Setiadharma, nip: 19760517 200112 1 003}
pelaksana: {a: Petugas, b: Kepala Seksi}
kegiatan:
  - {uraian: Langkah pertama, pelaksana: a, waktu: 5 menit}
  - {uraian: Langkah kedua, pelaksana: b, waktu: 5 menit}
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    if find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")
    path = tmp_path / "lama.pdf"
    path.write_bytes(document("contoh/penomoran-surat-keluar", "pdf"))
    return path


def drawn(source: Path, folder: Path, text: str, *pages: int, doubts: tuple[Finding, ...] = ()) -> Pair:
    folder.mkdir(exist_ok=True)
    (folder / "instansi.yaml").write_text("kop: [PEMERINTAH KABUPATEN UJI]\n", "utf-8")
    (folder / "uji.yaml").write_text(text, "utf-8")
    papers = tuple(Paper(page, 935.4, 609.4) for page in pages)
    (found,) = pairs_of([Entry("lama.pdf", "uji", Definition("Uji", {}, papers=papers), doubts)], [source], folder)
    return found


def test_both_sheets_are_drawn_beside_the_page(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dinas"
    found = drawn(source, folder, SOP, 1)
    assert (found.old, found.faults) == ({1: "impor/uji-lama-1.png"}, ())
    picture = (folder / found.old[1]).read_bytes()
    width, _, _, colour = struct.unpack(">IIBB", picture[16:26])
    assert picture.startswith(b"\x89PNG")
    assert (width, colour) == (ceil(935.4 * 110 / 72), 0)        # 110 dots an inch, grey
    text = "".join((folder / name).read_text("utf-8") for name in found.ours)
    assert "PEMERINTAH KABUPATEN UJI" in text
    assert "Langkah kedua" in text


def test_a_page_that_was_turned_to_be_read_is_drawn_so(tmp_path: Path) -> None:
    photo, folder = tmp_path / "pindai.png", tmp_path / "dinas"
    Image.linear_gradient("L").resize((842, 595)).save(photo)       # black above
    folder.mkdir()
    (folder / "uji.yaml").write_text(SOP, "utf-8")
    entry = Entry("lama.png", "uji", Definition("Uji", {}, papers=(Paper(1, 595, 842, turned=1),)), ())
    (found,) = pairs_of([entry], [photo], folder)
    with Image.open(folder / found.old[1]) as picture:
        assert picture.size == (ceil(595 * 110 / 72), ceil(842 * 110 / 72))
        assert picture.getpixel((5, 600)) > 250                     # so at the right
        assert picture.getpixel((picture.width - 5, 600)) < 5


def test_a_photograph_is_drawn_as_the_page_that_it_was_read_as(tmp_path: Path) -> None:
    photo, folder = tmp_path / "pindai.png", tmp_path / "dinas"
    Image.linear_gradient("L").resize((842, 595)).save(photo)
    found = drawn(photo, folder, SOP, 1)
    assert found.old == {1: "impor/uji-lama-1.png"}
    with Image.open(folder / found.old[1]) as picture:
        assert picture.size == (ceil(842 * 110 / 72), ceil(595 * 110 / 72))
    photo.write_bytes(photo.read_bytes()[:200])
    assert drawn(photo, tmp_path / "dinas", SOP, 1).old == {}


def test_a_doubt_is_gone_when_its_comment_is(source: Path, tmp_path: Path) -> None:
    one, other = (Finding("kegiatan 1", "", Place(1, Box(0, 0, 9, 9)), text) for text in ("hlm. 1: satu", "hlm. 1: sat"))
    told = SOP.replace("  - {uraian: Langkah pertama", "  # RAGU: hlm. 1: satu\n  - {uraian: Langkah pertama")
    assert drawn(source, tmp_path / "dinas", told, 1, doubts=(one, other)).doubts == (one,)
    assert drawn(source, tmp_path / "dinas", SOP, 1, doubts=(one, other)).doubts == ()


def test_a_definition_that_does_not_build_says_why(source: Path, tmp_path: Path) -> None:
    found = drawn(source, tmp_path / "dinas", SOP.replace("pelaksana: a", "pelaksana: siapa"), 1)
    assert found.ours == ()
    assert "siapa" in found.faults[0]
    assert found.faults[0].startswith("baris ")


def test_a_file_that_cannot_be_drawn_leaves_its_place_empty(source: Path, tmp_path: Path) -> None:
    assert drawn(source, tmp_path / "dinas", SOP, 9).old == {}
    source.write_bytes(b"%PDF-1.4 rusak")
    assert drawn(source, tmp_path / "dinas", SOP, 1).old == {}


def test_a_file_that_is_drawn_alone_is_tried_once(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hostile one takes all the time that there is."""
    tried: list[object] = []

    def dying(function: object, *_: object) -> bytes:
        tried.append(function)
        raise DiedError("melebihi batas waktu")

    monkeypatch.setattr(old, "run_apart", dying)
    assert drawn(source, tmp_path / "dinas", SOP, 1).old == {}
    assert len(tried) == 1


def test_of_several_files_only_the_broken_one_is_not_drawn(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dinas"
    drawn(source, folder, SOP, 1)
    broken = tmp_path / "rusak.pdf"
    broken.write_bytes(b"%PDF-1.4 rusak")
    count = TOGETHER + 2
    sources = [broken if number == 1 else source for number in range(count)]
    papers = (Paper(1, 935.4, 609.4),)
    names = [f"uji-{number}" for number in range(count)]
    for name in names:
        (folder / f"{name}.yaml").write_text(SOP, "utf-8")
    found = pairs_of([Entry("lama.pdf", name, Definition("Uji", {}, papers=papers), ()) for name in names], sources, folder)
    assert [pair.entry.name for pair in found] == names
    assert [pair.old for pair in found] == [{} if number == 1 else {1: f"impor/{name}-lama-1.png"} for number, name in enumerate(names)]


def of_office(tmp_path: Path, names: tuple[str, ...], pages: tuple[int, ...], name: str = "lama.docx") -> list[Pair]:
    """SOPs that were read on these pages of one file."""
    folder, source = tmp_path / "dinas", tmp_path / name
    folder.mkdir()
    (folder / "instansi.yaml").write_text("kop: [PEMERINTAH KABUPATEN UJI]\n", "utf-8")
    source.write_bytes(document(TWO_PAGES, "docx"))
    for one in names:
        (folder / f"{one}.yaml").write_text(SOP, "utf-8")
    papers = tuple(Paper(page, 935.4, 609.4) for page in pages)
    return pairs_of([Entry(name, one, Definition("Uji", {}, papers=papers), ()) for one in names], [source] * len(names), folder)


@pytest.mark.parametrize(("names", "pages", "old", "said"), [
    (("uji",), (1, 2), [1, 2], MATCHED), (("uji",), (2,), [2], MATCHED), (("uji",), (1,), [1, 2], WHOLE.format(2, 1)),
    (("uji", "lain"), (1,), [], SEVERAL),
])
def test_a_print_is_shown_page_by_page_where_it_has_as_many_as_were_read(
    names: tuple[str, ...], pages: tuple[int, ...], old: list[int], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else all of them are shown where they are one SOP's, and what of them is unknown is said."""
    if find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")
    monkeypatch.setattr("sopdoc.beside.old._print", lambda _: document(TWO_PAGES, "pdf"))
    found = of_office(tmp_path, names, pages)
    assert [(list(pair.old), pair.said) for pair in found] == [(old, said)] * len(names)


def test_without_libreoffice_the_page_says_that_it_shows_no_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.beside.old.program", lambda: None)
    (found,) = of_office(tmp_path, ("uji",), (1,))
    assert (found.old, found.said) == ({}, UNPRINTED)


def test_libreoffice_prints_documents_and_workbooks(tmp_path: Path) -> None:
    require_tool("soffice")
    (letter,) = of_office(tmp_path, ("uji",), (1, 2))
    assert (list(letter.old), letter.said) == ([1, 2], MATCHED)
    book = pytest.importorskip("openpyxl").Workbook()
    book.active["A1"] = "SOP Uji"
    book.save(tmp_path / "buku.xlsx")
    entry = Entry("buku.xlsx", "uji", Definition("Uji", {}, papers=(Paper(1, 600, 800),)), ())
    (sheet,) = pairs_of([entry], [tmp_path / "buku.xlsx"], tmp_path / "dinas")
    assert (list(sheet.old), sheet.said) == ([1], MATCHED)


def test_the_folder_is_listed_once_for_all_definitions_in_it(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For each of them it takes quadratic time."""
    folder, listed = tmp_path / "dinas", list[Path]()
    drawn(source, folder, SOP, 1)
    names = ["uji", "lain", "ketiga"]
    for name in names:
        (folder / f"{name}.yaml").write_text(SOP, "utf-8")

    def counted(place: Path) -> frozenset[str]:
        listed.append(place)
        return frozenset(names)

    monkeypatch.setattr("sopdoc.definitions.siblings", counted)
    found = pairs_of([Entry("lama.pdf", name, Definition("Uji", {}), ()) for name in names], [source] * len(names), folder)
    assert all(pair.ours for pair in found)
    assert len(listed) == 1
