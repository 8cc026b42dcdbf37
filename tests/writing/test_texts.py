"""Texts of every shape are written so that a definition says them again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from layout.random_sop import isi

from sopdoc.diagnostics import Report
from sopdoc.model.decode_teks import Rujukan, decode_isi
from sopdoc.model.teks import Blok, Isi, Kata, Penanda
from sopdoc.source.node import MappingNode
from sopdoc.source.read import parse
from sopdoc.writing.texts import isi_value, lines_value
from sopdoc.writing.values import Value, yaml_text


def read(value: Value) -> Isi:
    node = parse(yaml_text({"x": value}), "", Report())
    assert isinstance(node, MappingNode)
    return decode_isi(node.get("x"), "x", Rujukan(), Report())


def text_of(yaml: str) -> Isi:
    node = parse(yaml, "", Report())
    assert isinstance(node, MappingNode)
    return decode_isi(node.get("x"), "x", Rujukan(), Report())


@pytest.mark.parametrize("yaml", [
    "x: Surat masuk\n",
    "x:\n  - Kartu pegawai\n  - Surat tugas\n",
    "x:\n  bernomor:\n    - Hanya satu\n",
    "x:\n  butir:\n    - Senter\n    - Lap\n",
    "x:\n  butir:\n    - Senter\n    - Lap\n  kolom: 2\n",
    "x: |\n  Apabila segel rusak.\n  Apabila isi habis.\n",
    "x:\n  - a) satu\n  - b) dua\n",
    'x: "**Penting** *sekali*, 2 \\\\* 3"\n',
])
def test_a_text_is_written_as_its_author_would(yaml: str) -> None:
    assert yaml_text({"x": isi_value(text_of(yaml))}) == yaml


@settings(max_examples=150)
@given(isi())
def test_every_word_in_its_style_and_shape_comes_back(text: Isi) -> None:
    """Of what a definition can say; markers that it cannot, such as "(1)", are words of their line."""
    value = isi_value(text)
    assert read(value) == text or value == lines_value(text)


def test_what_no_shape_says_keeps_its_words() -> None:
    mixed = Isi((Blok((Kata("dua"),), Penanda.NOMOR, "2."), Blok((Kata("satu"),), Penanda.BUTIR)))
    assert read(isi_value(mixed)).polos.split() == mixed.polos.split()
