"""Changes made in a definition: they mean exactly what they say, comments go with their member, every other byte is the author's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tools import DEFINITIONS
from written import Collection, comments, definitions, paths, rearranged, text_of

from sopdoc.definitions import NOT_SOPS
from sopdoc.edit.apply import exact, with_changes
from sopdoc.edit.change import Change, Insert, Move, Remove, Rename, Set, changed
from sopdoc.edit.prove import node_of
from sopdoc.format.order import SOP_BERKAS
from sopdoc.source.node import plain
from sopdoc.source.pasted import ordinary_text
from sopdoc.source.splice import UnusualError
from sopdoc.writing.values import Bare, Flow

SOPS = sorted(path for path in DEFINITIONS.rglob("*.yaml") if path.name not in NOT_SOPS)
VALUES: st.SearchStrategy[Bare] = st.sampled_from((
    "", "baru", "065", "a: b # c", "dua\nbaris", Flow(["a", "b"]), Flow({"Ya": "a"}), ["a", "b"], {"a": "x", "b": ["y", {"c": "z"}]},
))


@given(definitions(), st.data())
def test_a_member_goes_or_moves_with_its_comments_and_the_rest_stays(root: Collection, data: st.DataObject) -> None:
    path, others = data.draw(st.sampled_from(list(paths(root))))
    to = data.draw(st.none() | st.integers(0, others))
    wanted = rearranged(root, path, to)
    assume(isinstance(wanted, Collection))
    path = tuple(key_of(step) for step in path)
    change = Remove(path) if to is None else Move(path, to)
    assert with_changes(text_of(root), [change]) == text_of(wanted)


def key_of(step: str | int) -> str | int:
    return step.strip("\"'") if isinstance(step, str) else step


@given(definitions(), VALUES, st.data())
def test_a_value_that_is_set_or_added_is_said_and_no_comment_is_lost(root: Collection, value: Bare, data: st.DataObject) -> None:
    text = text_of(root)
    path, _ = data.draw(st.sampled_from(list(paths(root))))
    path = tuple(key_of(step) for step in path)
    new_key: list[Change] = [Set((*path[:-1], "kunci baru"), value), Rename(path, "kunci baru")]
    change = data.draw(st.sampled_from([Set(path, value), *([Insert(path, value)] if isinstance(path[-1], int) else new_key)]))
    new = with_changes(text, [change])
    assert exact(node_of(new)) == exact(changed(node_of(text), change, SOP_BERKAS))
    assert comments(new) == comments(text)


@pytest.mark.parametrize(("before", "after"), [
    ("revisi ke: 1   # c\n", "revisi ke: 2   # c\n"), ("revisi ke: '01'\n", "revisi ke: 2\n"), ("revisi ke:\n", "revisi ke: 2\n"),
    ("revisi ke:  # belum\n", "revisi ke: 2  # belum\n"), ("revisi ke: |\n  1\n\nnama: x\n", "revisi ke: 2\n\nnama: x\n"),
    ("revisi ke:\n  1 # c\n", "revisi ke:\n  2 # c\n"), ('"revisi ke" : 1', '"revisi ke" : 2'),
    ("\ufeffrevisi ke: 1\r\n# c\r\n", "\ufeffrevisi ke: 2\r\n# c\r\n"), ("revisi ke: ~\n", "revisi ke: 2\n"),
    ("revisi\u00a0ke: 1\n", "revisi\u00a0ke: 2\n"),
])
def test_only_the_value_is_replaced(before: str, after: str) -> None:
    assert with_changes(before, [Set(("revisi ke",), "2")]) == after


@pytest.mark.parametrize(("before", "after"), [
    ("tanggal efektif: 2026-01-01  # c\n", "tanggal efektif:  # c\n"), ("tanggal efektif:\n", "tanggal efektif:\n"),
    ("tanggal efektif:\n  2026-01-01\n", "tanggal efektif:\n"), ("tanggal efektif: ''\n", "tanggal efektif: ''\n"),
])
def test_an_empty_value_empties_a_key(before: str, after: str) -> None:
    assert with_changes(before, [Set(("tanggal efektif",), "")]) == after


@pytest.mark.parametrize(("before", "after"), [
    ("nomor: 1\nnama: Uji\npelaksana: {a: A}\n", "nomor: 1\nnama: Uji\nstatus: berlaku\npelaksana: {a: A}\n"),
    ("nama: Uji # a\n  # masih\n# lain\npelaksana: {a: A}", "nama: Uji # a\n  # masih\nstatus: berlaku\n# lain\npelaksana: {a: A}"),
    ("pelaksana: {a: A}\nnama: Uji", "pelaksana: {a: A}\nnama: Uji\nstatus: berlaku"),
    ("pelaksana: {a: A}\n", "status: berlaku\npelaksana: {a: A}\n"),
    ("# c\r\n  nama: Uji\r\n  catatan: |\r\n    a\r\n", "# c\r\n  nama: Uji\r\n  status: berlaku\r\n  catatan: |\r\n    a\r\n"),
])
def test_a_new_key_gets_a_line_at_its_place(before: str, after: str) -> None:
    assert with_changes(before, [Set(("status",), "berlaku")]) == after


@pytest.mark.parametrize(("change", "after"), [
    (Set(("kegiatan", 0, "pelaksana"), Flow(["a", "c"])), "- pelaksana: [a, c]  # siapa\n"),
    (Insert(("kegiatan", 0, "pelaksana", 1), "x"), "- pelaksana: [a, x, b]  # siapa\n"),
    (Remove(("kegiatan", 0, "cabang", "Ya")), "  cabang: {Tidak: c}\n"),
    (Rename(("kegiatan", 0, "cabang", "Ya"), "Lengkap"), "  cabang: {Lengkap: b, Tidak: c}\n"),
    (Move(("kegiatan", 0, "cabang", "Tidak"), 0), "  cabang: {Tidak: c, Ya: b}\n"),
])
def test_a_collection_on_one_line_stays_on_one_line(change: Change, after: str) -> None:
    before = ["kegiatan:\n", "- pelaksana: [a, b]  # siapa\n", "  cabang: {Ya: b, Tidak: c}\n", "  uraian: x\n"]
    new = with_changes("".join(before), [change]).splitlines(keepends=True)
    assert [line for line in new if line not in before] == [after]
    assert len(new) == len(before)


@pytest.mark.parametrize(("before", "after"), [
    ("riwayat:   # kosong\n", "riwayat:   # kosong\n  - ringkasan: baru\n"), ("riwayat: []\n", "riwayat:\n  - {ringkasan: baru}\n"),
    ("riwayat:\n- ringkasan: a # c\n# akhir\n", "riwayat:\n- ringkasan: a # c\n- ringkasan: baru\n# akhir\n"),
    ("riwayat:\n    # satu\n    - {ringkasan: a}", "riwayat:\n    # satu\n    - {ringkasan: a}\n    - ringkasan: baru"),
])
def test_an_item_is_written_as_its_siblings_are_placed(before: str, after: str) -> None:
    count = before.count("ringkasan")
    assert with_changes(before, [Insert(("riwayat", count), {"ringkasan": "baru"})]) == after


def test_comments_inside_a_value_that_is_replaced_are_kept_above_it() -> None:
    before = "output:  # surat\n  # dua\n  - a   # tiga\n  - b\nnama: Uji\n"
    assert with_changes(before, [Set(("output",), "c")]) == "# dua\n# tiga\noutput: c  # surat\nnama: Uji\n"


@pytest.mark.parametrize("text", ["{nama: Uji}\n", "? nama\n: Uji\n", "pelaksana: [a, # c\n  b]\nnama: Uji\n", "nama: 'a\n"])
def test_a_way_of_writing_that_cannot_be_edited_is_refused(text: str) -> None:
    change = Insert(("pelaksana", 0), "x") if text.startswith("pelaksana") else Set(("nama",), "Coba")
    with pytest.raises(UnusualError):
        with_changes(text, [change])


@pytest.mark.parametrize("change", [
    Set(("a", "b"), "x"), Set(("lain", "b"), "x"), Set(("daftar", 1), "x"), Insert(("daftar", 2), "x"), Insert(("daftar", -1), "x"),
    Insert(("a",), "x"), Remove(("b",)), Remove(("daftar", 1)), Move(("daftar", 0), 1),
    Rename(("a",), "daftar"), Rename(("daftar", 0), "x"),
])
def test_a_path_that_leads_nowhere_is_an_error_of_ours(change: Change) -> None:
    with pytest.raises(LookupError):
        with_changes("a: satu\ndaftar: [x]\n", [change])


@pytest.mark.parametrize("path", SOPS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_definition_can_be_edited_and_edited_back(path: Path) -> None:
    text = path.read_bytes().decode()
    row = {"uraian": "Uji", "pelaksana": "uji"}
    there = [Set(("status",), "rancangan"), Insert(("kegiatan", 1), row), Move(("kegiatan", 1), 0)]
    back = [Remove(("kegiatan", 0)), Remove(("status",))]
    if "\nkegiatan:" not in text:
        there, back = there[:1], back[1:]
    edited = with_changes(text, there)
    assert plain(node_of(edited)) != plain(node_of(text))
    assert with_changes(edited, back) == text or "\nstatus:" in text


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn")), max_size=40).map(str.strip).filter(bool))
def test_any_words_are_written_so_that_they_are_read_again(words: str) -> None:
    new = with_changes("nama: Uji\n", [Set(("riwayat",), [{"ringkasan": words}]), Set(("nama",), words), Set(("kata",), Flow([words]))])
    read = ordinary_text(words)
    assert plain(node_of(new)) == {"nama": read, "riwayat": [{"ringkasan": read}], "kata": [read]}
