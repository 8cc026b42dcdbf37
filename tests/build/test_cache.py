"""What lies in the cache is checked before it is believed."""

from __future__ import annotations

import os
import pickle
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.build.cache import DAMAGED, Store, body_of, head_of, pack
from sopdoc.build.fingerprint import ABSENT, Files, content_digest, digest, file_digest, look_at, program
from sopdoc.build.index import Index, Record, read_index, write_index
from sopdoc.build.outputs import Output, is_intact, stamp_of
from sopdoc.build.tasks import Trace
from sopdoc.diagnostics import Diagnostic, Severity, Span
from sopdoc.geometry import Size

VALUE = (Diagnostic("SOP000", Severity.CATATAN, "pesan", Span("a.yaml", 3)), Path("/tmp/huruf.ttf"), Size(1, 2), {"a": (1, b"x")})
ENTRY = pack(VALUE, {".pdf": b"%PDF"})
RECORD = Record({"definisi": "d"}, Trace(), ("pdf",), {"dinas/a.pdf": Output("x", (1, 2, 3, 4))}, (), (), 1, (0, 2), "e", "s")
INDEX = Index({"a": RECORD})


def test_an_entry_gives_back_what_went_in() -> None:
    assert (head_of(ENTRY), body_of(ENTRY)) == (VALUE, {".pdf": b"%PDF"})


@given(place=st.integers(0, len(ENTRY) - 1), flip=st.integers(1, 255))
def test_an_entry_with_a_wrong_byte_is_no_entry(place: int, flip: int) -> None:
    """The bytes of the head's and the body's checksums only matter to the part that they belong to."""
    entry = bytearray(ENTRY)
    entry[place] ^= flip
    seen = []
    for read, whole in ((head_of, VALUE), (body_of, {".pdf": b"%PDF"})):
        try:
            assert read(bytes(entry)) == whole
        except DAMAGED:
            seen.append(read)
    assert seen


@given(length=st.integers(0, len(ENTRY) - 1))
def test_an_entry_that_was_cut_off_is_no_entry(length: int) -> None:
    with pytest.raises(DAMAGED):
        body_of(ENTRY[:length])


class _Mischief:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch /tmp/tidak-boleh",)


@pytest.mark.parametrize("evil", [_Mischief(), os.path.join, Store, pack])
def test_an_entry_can_name_no_code(evil: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="no plain data"):
        head_of(pack(evil))


def test_a_damaged_entry_is_removed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep("ab" * 32, ENTRY)
    assert store.read("ab" * 32) == (VALUE, ENTRY)
    store.path("ab" * 32).write_bytes(("ab" * 32).encode() + b"\nsopdoc-1\n" + b"?" * 100)
    assert store.read("ab" * 32) is None
    assert not store.path("ab" * 32).exists()


def test_an_entry_in_the_place_of_another_is_none(tmp_path: Path) -> None:
    store, own, other = Store(tmp_path), "ab" * 32, "cd" * 32
    for key in (own, other):
        store.keep(key, ENTRY)
    store.path(other).write_bytes(store.path(own).read_bytes())
    assert store.read(other) is None
    assert store.read(own) == (VALUE, ENTRY)


@given(data=st.data())
def test_a_kept_file_that_was_cut_or_has_a_wrong_byte_gives_back_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject,
) -> None:
    """Either no entry at all, or one whose head is whole and whose body says that it is not."""
    store, key = Store(tmp_path_factory.mktemp("simpanan")), "ab" * 32
    store.keep(key, ENTRY)
    whole = store.path(key).read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = bytes((whole[place] ^ data.draw(st.integers(1, 255)),)) + whole[place + 1 :] if data.draw(st.booleans()) else b""
    store.path(key).write_bytes(whole[:place] + changed)
    found = store.read(key)
    assert found is None or found[0] == VALUE
    if found is not None:
        with pytest.raises(DAMAGED):
            body_of(found[1])


def test_entries_that_a_build_did_not_use_are_removed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for key in ("ab" * 32, "cd" * 32):
        store.keep(key, ENTRY)
    write_index(tmp_path, INDEX)
    store.keep_only({"cd" * 32})
    assert store.read("ab" * 32) is None
    assert store.read("cd" * 32) is not None
    assert read_index(tmp_path) == INDEX


@pytest.mark.parametrize("data", [b"", b"x", ENTRY, pack(VALUE)])
def test_an_index_that_is_none_is_no_index(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "indeks").write_bytes(data)
    assert read_index(tmp_path) == Index()


@pytest.mark.parametrize("older", [Index, Record])
def test_an_index_of_an_older_program_is_no_index(older: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(older, "__getstate__", lambda self: [getattr(self, part.name) for part in fields(self)][:-1])
        write_index(tmp_path, INDEX)
    assert read_index(tmp_path) == Index()


def test_a_cache_that_cannot_be_written_does_not_stop_a_build(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    store = Store(tmp_path / "berkas")
    store.keep("ab" * 32, ENTRY)
    assert store.read("ab" * 32) is None


# ---------------------------------------------------------------- fingerprints


def test_lists_that_run_together_have_other_digests() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", ""), digest()}) == 5


def test_a_file_that_is_not_there_has_its_own_digest(tmp_path: Path) -> None:
    assert file_digest(tmp_path / "tiada") == ABSENT
    (tmp_path / "ada").write_bytes(b"")
    assert file_digest(tmp_path / "ada") == content_digest(b"")


def test_the_program_s_digest_is_that_of_its_sources() -> None:
    assert program() == program()
    assert len(program()) == 64


def test_an_agency_is_its_yaml_files_and_the_names_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "riwayat").mkdir()
    for name in ("a.yaml", "b.yml", "logo.svg", ".tersembunyi.yaml", "riwayat/lama.yaml"):
        (tmp_path / name).write_text(name)
    seen = look_at(tmp_path, Files())
    assert [Path(path).name for path in seen.definitions] == ["a.yaml", "b.yml"]
    assert [Path(path).name for path in seen.others] == ["logo.svg"]


def test_a_document_with_another_stamp_is_read_before_it_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"isi")
    stamp = stamp_of(path)
    assert stamp
    known = Output(content_digest(b"isi"), stamp)
    assert is_intact(path, known, known.sum) is known
    os.utime(path, (1, 1))
    again = is_intact(path, known, known.sum)
    assert again is not None
    assert again.stamp != stamp
    path.write_bytes(b"ini")
    os.utime(path, ns=(stamp[1], stamp[1]))
    assert is_intact(path, known, known.sum) is None, "same length and date, other content"
