"""Values become YAML that reads back as they were, in the form that `sopdoc fmt` leaves alone."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sopdoc.diagnostics import Report
from sopdoc.format.document import format_text
from sopdoc.source.node import plain
from sopdoc.source.read import parse
from sopdoc.writing.values import Commented, Flow, node_of, yaml_text

WORDS = st.text(alphabet="ab #:-\"'\\{}[]*&!|>%@`,?1é", min_size=1, max_size=12).map(str.strip).filter(bool)
VALUES = st.recursive(WORDS, lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3))


@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read(value: dict[str, Any]) -> None:
    node = parse(yaml_text(value), "", Report())
    assert plain(node) == value


def test_a_node_is_what_the_text_reads_as() -> None:
    value = {"a": "satu", "b": Flow(("x", "y")), "c": [{"d": "", "e": "1."}]}
    assert plain(node_of(value)) == plain(parse(yaml_text(value), "", Report()))


def test_lines_become_a_block() -> None:
    assert yaml_text({"peringatan": "Satu.\nDua."}) == "peringatan: |\n  Satu.\n  Dua.\n"


def test_comments_stand_above_what_they_are_about() -> None:
    row = Commented({"uraian": "Satu", "pelaksana": "a"}, ("RAGU: satu", "RAGU: dua"))
    value = {"nama": Commented("Uji", ("RAGU: nama",)), "kegiatan": [row]}
    assert yaml_text(value) == (
        "# RAGU: nama\nnama: Uji\nkegiatan:\n  # RAGU: satu\n  # RAGU: dua\n  - uraian: Satu\n    pelaksana: a\n"
    )


def test_the_canonical_form_is_left_alone() -> None:
    row = Commented({"uraian": "Satu", "pelaksana": "a"}, ("x",))
    text = yaml_text({"nomor": "1", "nama": "Uji", "pelaksana": {"a": "A"}, "kegiatan": [row]})
    assert format_text(text, "uji.yaml", Report()) == text
