"""Editions: what is noted of one, what changed since, and which editions are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools import DEFINITIONS

from book.bantu import book_of, example_sop, fakta
from sopdoc.book.definition import BookDefinition
from sopdoc.book.edition.binder import BinderStep, binder_steps
from sopdoc.book.edition.changes import compare_editions, ringkasan
from sopdoc.book.edition.checks import check_edition, is_issued_now
from sopdoc.book.edition.edition import BAGIAN, JENIS, SOP, TERBIT, Edisi, IssuedEdition, Lembar, PageRange
from sopdoc.book.edition.record import read_records, record_bytes, record_path
from sopdoc.book.sop import BookSop
from sopdoc.diagnostics import Report
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import Revisi

SATU, DUA = Edisi(1, Tanggal(2026, 1, 5)), Edisi(2)
TEXTS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)


def lembar(kunci: str, sidik: str = "a", halaman: int = 1, jumlah: int = 1, **further: str) -> Lembar:
    return Lembar(SOP, kunci, kunci.title(), sidik, PageRange("", halaman, jumlah), **further)


def sop(kunci: str, sidik: str = "a", **further: object) -> BookSop:
    drawn = example_sop("persetujuan-cuti").drawn
    return BookSop(kunci, f"{kunci}.yaml", fakta(kunci, sidik=sidik, **further), drawn)


def kinds(then: list[Lembar], now: list[BookSop]) -> tuple[dict[str, str], list[str]]:
    since = compare_editions(DUA, IssuedEdition(SATU, tuple(then)), now)
    assert since is not None
    return {kunci: found.fate.value for kunci, found in since.sop.items()}, [gone.kunci for gone in since.gone]


# ---------------------------------------------------------------- the record


LEMBAR = st.builds(
    Lembar, st.sampled_from(JENIS), TEXTS, TEXTS, TEXTS,
    st.builds(PageRange, st.sampled_from(["", "S2.", "S13."]), st.integers(1, 9999), st.integers(1, 99)),
    TEXTS | st.just(""), TEXTS | st.just(""),
)


@given(st.integers(1, 999), st.sampled_from(TERBIT), st.lists(LEMBAR, max_size=5))
def test_a_record_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, nomor: int, terbit: str, isi: list[Lembar]) -> None:
    folder = tmp_path_factory.mktemp("dinas")
    catatan, report = IssuedEdition(Edisi(nomor, Tanggal(2026, 4, 6), terbit), tuple(isi)), Report()
    write(folder, catatan)
    assert read_records(folder, report) == (catatan,)
    assert report.diagnostics == ()


def write(folder: Path, *several: IssuedEdition) -> Path:
    for catatan in several:
        path = record_path(folder, catatan.edisi.nomor)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(record_bytes(catatan))
    return folder


@pytest.mark.parametrize(("old", "new"), [
    ("halaman: 1", "halaman: 2"), ("kunci: surat", "kunci: surap"), ("2026-01-05", "2026-01-06"), ("edisi: 1", "edisi: 2"),
    ("terbit: buku", "terbit: suplemen"), ("lembar:", "lembaran:"), ("sha256: ", "sha256: 0"), ("lembar:", "lembar: ]"),
])
def test_a_record_that_was_altered_is_told(tmp_path: Path, old: str, new: str) -> None:
    path, report = record_path(write(tmp_path, IssuedEdition(SATU, (lembar("surat"),))), 1), Report()
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert read_records(tmp_path, report) == ()
    assert [d.code for d in report.diagnostics] == ["SOP590"]


def test_line_ends_and_comments_do_not_count(tmp_path: Path) -> None:
    path, report = record_path(write(tmp_path, IssuedEdition(SATU, (lembar("surat"),))), 1), Report()
    path.write_bytes(b"# disalin\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(read_records(tmp_path, report)) == 1
    assert report.diagnostics == ()


def test_a_renamed_record_is_told(tmp_path: Path) -> None:
    path, report = record_path(write(tmp_path, IssuedEdition(SATU, ())), 1), Report()
    path.rename(path.with_name("edisi-7.yaml"))
    assert read_records(tmp_path, report) == ()
    assert [d.code for d in report.diagnostics] == ["SOP590"]


# ---------------------------------------------------------------- what changed


def test_sops_are_new_changed_or_as_they_were() -> None:
    found, gone = kinds([lembar("a"), lembar("b"), lembar("c")], [sop("a"), sop("b", "z"), sop("d", "new")])
    assert found == {"a": "tetap", "b": "diubah", "d": "baru"}
    assert gone == ["c"]


def test_an_sop_whose_file_was_renamed_is_the_same() -> None:
    assert kinds([lembar("a", "s1"), lembar("b", "s2")], [sop("x", "s1"), sop("b", "s2")]) == ({"x": "tetap", "b": "tetap"}, [])


def test_an_sop_that_was_renamed_and_changed_is_known_by_its_number() -> None:
    then = [lembar("a", "s1", nomor="065/1")]
    assert kinds(then, [sop("x", "s9", nomor="065/1")]) == ({"x": "diubah"}, [])
    assert kinds(then, [sop("x", "s9", nomor="065/2")]) == ({"x": "baru"}, ["a"])


def test_an_sop_is_withdrawn_once() -> None:
    dicabut = sop("a", "z", status="dicabut")
    assert kinds([lembar("a", status="berlaku")], [dicabut]) == ({"a": "dicabut"}, [])
    assert kinds([lembar("a", "z", status="dicabut")], [dicabut]) == ({"a": "tetap"}, [])


def test_an_sop_that_cannot_be_read_is_neither_changed_nor_gone() -> None:
    assert kinds([lembar("a")], [BookSop("a", "a.yaml")]) == ({}, [])


def test_summaries_are_those_of_the_revisions_since() -> None:
    entries = tuple(Revisi(str(number), None, f"perubahan {number}") for number in (1, 2, 3))
    assert ringkasan(fakta("a", riwayat=entries), lembar("a", revisi_ke="1")) == ("perubahan 2", "perubahan 3")


@given(st.permutations([f"s{n}" for n in range(12)]), st.integers(0, 12), st.data())
def test_every_sop_is_found_once_or_gone(names: list[str], count: int, data: st.DataObject) -> None:
    """Whatever is renamed, renumbered and removed, no sheet of the last edition is two sheets now."""
    then = [lembar(name, name, nomor=f"n{name}") for name in names]
    keys, sums = (st.sampled_from(["", "x"]), st.sampled_from(["a", "z"]))
    now = [sop(f"{data.draw(keys)}{name}", data.draw(sums), nomor=f"n{name}") for name in names[:count]]
    since = compare_editions(DUA, IssuedEdition(SATU, tuple(then)), now)
    assert since is not None
    olds = [found.old.kunci for found in since.sop.values() if found.old]
    assert sorted([*olds, *(gone.kunci for gone in since.gone)]) == sorted(names)


# ---------------------------------------------------------------- steps for the binder


def pages(several: list[Lembar]) -> list[str]:
    return [f"{one.tempat.prefix}{one.tempat.first + n}" for one in several for n in range(one.tempat.count)]


def follow(binder: list[str], steps: tuple[BinderStep, ...]) -> list[str]:
    """Does with a binder's pages what an official would do."""
    for step in steps:
        at = None
        if step.old:
            out = pages([step.old])
            at = binder.index(out[0])
            assert binder[at:at + len(out)] == out, "they lie one behind the other"
            del binder[at:at + len(out)]
        if step.new:
            where = at if step.behind is None else binder.index(step.behind) + 1 if step.behind else 0
            assert where is not None
            binder[where:where] = pages([step.new])
    return binder


@given(st.data())
def test_the_steps_make_the_new_binder_of_the_old_one(data: st.DataObject) -> None:
    counts = data.draw(st.lists(st.integers(1, 3), max_size=9))
    then = [lembar(f"s{n}", halaman=1 + sum(counts[:n]), jumlah=count) for n, count in enumerate(counts)]
    kept = data.draw(st.permutations(then))[: data.draw(st.integers(0, len(then)))]
    now: list[tuple[Lembar, Lembar | None]] = []
    number = 1
    for old in data.draw(st.permutations([*kept, *[None] * data.draw(st.integers(0, 3))])):
        if old and data.draw(st.booleans()):
            now.append((old, old))
            continue
        count = data.draw(st.integers(1, 3))
        tempat = PageRange("S2.", number, count)
        now.append((replace(old, tempat=tempat) if old else Lembar(BAGIAN, f"baru {number}", "Baru", "", tempat), old))
        number += count
    steps = binder_steps(then, now)
    assert follow(pages(then), steps) == pages([new for new, _ in now])
    assert sum(step.only_moves for step in steps) <= len(kept)


def test_sheets_that_stay_are_not_touched() -> None:
    then = [lembar("a", halaman=1), lembar("b", halaman=2), lembar("c", halaman=3)]
    assert binder_steps(then, [(one, one) for one in then]) == ()
    moved = binder_steps(then, [(then[2], then[2]), (then[0], then[0]), (then[1], then[1])])
    assert [(step.nama, step.only_moves, step.behind) for step in moved] == [("SOP C", True, "")]


# ---------------------------------------------------------------- what is refused


def trouble(sops: list[BookSop], asked: bool = False, **changes: object) -> list[str]:
    book, _ = book_of(DEFINITIONS / "contoh")
    assert book is not None
    report = Report()
    check_edition(replace(book, **changes), sops, asked, report)
    return [d.code for d in report.diagnostics]


TERBITAN = (IssuedEdition(SATU, (lembar("a"),)), IssuedEdition(Edisi(3, Tanggal(2026, 3, 1)), (lembar("a", "b"),)))


@pytest.mark.parametrize(("edisi", "sidik", "asked", "codes"), [
    (None, "z", False, []), (None, "z", True, ["SOP593"]),
    (Edisi(3), "b", False, []), (Edisi(3), "z", False, ["SOP591"]), (Edisi(1), "a", False, []), (Edisi(1), "b", False, ["SOP591"]),
    (Edisi(3, Tanggal(2026, 3, 2)), "b", False, ["SOP591"]), (Edisi(3, Tanggal(2026, 3, 1)), "b", False, []),
    (Edisi(2), "z", False, ["SOP592"]), (Edisi(4, Tanggal(2026, 2, 1)), "z", False, ["SOP592"]),
    (Edisi(4, Tanggal(2026, 4, 1)), "z", True, []),
    (Edisi(4), "b", True, ["SOP594"]), (Edisi(4), "b", False, []), (Edisi(4, None, "suplemen"), "b", False, []),
    (Edisi(4, Tanggal(2026, 4, 1), "suplemen"), "b", False, ["SOP594"]), (Edisi(1), "a", True, ["SOP593"]),
])
def test_editions_run_forwards_and_stay_what_they_were(edisi: Edisi | None, sidik: str, asked: bool, codes: list[str]) -> None:
    assert trouble([sop("a", sidik)], asked, edisi=edisi, terbitan=TERBITAN) == codes


def test_the_first_edition_has_no_supplement() -> None:
    assert trouble([sop("a")], True, edisi=SATU) == ["SOP593"]
    assert trouble([sop("a")], edisi=replace(SATU, terbit="suplemen")) == ["SOP593"]


def test_without_every_sop_there_is_neither_edition_nor_supplement() -> None:
    left_out, edisi = BookSop("b", "b.yaml"), Edisi(4, Tanggal(2026, 4, 1))
    assert trouble([sop("a", "z"), left_out], edisi=edisi, terbitan=TERBITAN) == ["SOP596"]
    assert trouble([sop("a", "z"), left_out], True, edisi=edisi, terbitan=TERBITAN) == ["SOP595"]
    book, _ = book_of(DEFINITIONS / "contoh")
    assert book is not None
    assert not is_issued_now(replace(book, edisi=edisi), [sop("a"), left_out])


@pytest.mark.parametrize(("edisi", "issued"), [(None, False), (DUA, False), (Edisi(2, Tanggal(2026, 4, 6)), True), (SATU, False)])
def test_a_dated_edition_is_issued_once(edisi: Edisi | None, issued: bool) -> None:
    book, _ = book_of(DEFINITIONS / "contoh")
    assert isinstance(book, BookDefinition)
    assert is_issued_now(replace(book, edisi=edisi, terbitan=(IssuedEdition(SATU, ()),)), [sop("a")]) is issued


@pytest.mark.parametrize(("text", "code"), [
    ("edisi: 2", "SOP103"), ("edisi: {nomor: 0}", "SOP532"), ("edisi: {nomor: dua}", "SOP532"), ("edisi: {tanggal: 2026-01-05}", "SOP102"),
    ("edisi: {nomor: 1, tanggal: 2026-01}", "SOP532"),
    ("edisi: {nomor: 1, terbit: koran}", "SOP104"), ("edisi: {nomor: 1, cetak: 2}", "SOP101"),
])
def test_a_mistake_in_the_edition_is_told(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "instansi.yaml").write_text("kop: [UJI]\n", "utf-8")
    (tmp_path / "buku.yaml").write_text(f"judul: A\n{text}\n", "utf-8")
    assert [d.code for d in book_of(tmp_path)[1]] == [code]


