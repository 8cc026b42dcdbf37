"""Requests come as JSON and are believed in nothing."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.studio.codec import UnreadableError, read_request, written_answer
from sopdoc.studio.gestures import BarisBaru, Gesture, Isi, SisipBaris
from sopdoc.studio.life_requests import Cabut, Lakukan, Sahkan
from sopdoc.studio.requests import Buka, Daftar, Ditolak, Request, Ubah

WORDS = st.text(max_size=8).filter(lambda text: text.isprintable())
PATHS = st.lists(st.one_of(WORDS, st.integers(0, 9)), max_size=3).map(tuple)
ROWS = st.lists(st.builds(BarisBaru, WORDS, WORDS), max_size=2).map(tuple)
REQUESTS = st.one_of(
    st.just(Daftar()), st.builds(Buka, WORDS),
    st.builds(Lakukan, WORDS, st.one_of(st.builds(Sahkan, WORDS, WORDS, WORDS), st.builds(Cabut, WORDS)), WORDS),
    st.builds(Ubah, WORDS, WORDS, st.one_of(st.builds(Isi, PATHS, WORDS), st.builds(SisipBaris, st.integers(), st.integers(), ROWS))),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(REQUESTS)
def test_a_request_comes_through_as_it_was(request: Any) -> None:
    """Written as an answer is: both are dataclasses that say their names."""
    assert read_request(json.dumps(json.loads(written_answer(request))).encode()) == request


@given(JSON)
def test_any_other_json_is_refused(data: Any) -> None:
    with pytest.raises(UnreadableError):
        read_request(json.dumps({"jenis": "Buka", "id": data} if not isinstance(data, str) else data).encode())


@pytest.mark.parametrize("content", [
    b"", b"\xff", b"[" * 100_000, b'{"jenis": "Buka"}', b'{"jenis": "Buka", "id": "a", "lagi": 1}', b'{"jenis": "Buka", "id": true}',
    b'{"jenis": "Isi", "jalur": [], "teks": ""}', b'{"jenis": "Lembar"}', b'{"jenis": "Buka", "id": "\\ud800"}',
    b'{"jenis": "Ubah", "id": "a", "sidik": "b", "gerak": {"jenis": "HapusBaris", "alur": true, "baris": "#0"}}',
])
def test_what_is_no_request_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_request(content)


def test_an_answer_says_its_kind() -> None:
    assert json.loads(written_answer(Ditolak("tidak", "ya"))) == {"jenis": "Ditolak", "alasan": "tidak", "petunjuk": "ya"}


def test_no_request_and_no_gesture_has_a_field_that_hides_its_kind() -> None:
    assert all(one.name != "jenis" for kind in (*get_args(Request), *get_args(Gesture)) for one in fields(kind))
