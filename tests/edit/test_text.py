"""Edits change what they cover, and nothing else: not a line end, not a byte order mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.edit.text import Edit, diff, edited, exchange
from sopdoc.source.splice import UnusualError

ENDS = st.sampled_from(("\n", "\r\n", "\r"))
LINES = st.lists(st.text("ab :é😀", max_size=6), min_size=1, max_size=6)


@given(LINES, ENDS, st.booleans(), st.data())
def test_what_no_edit_covers_stays(lines: list[str], end: str, marked: bool, data: st.DataObject) -> None:
    edits, wanted = [], []
    for number, line in enumerate(lines):
        start = data.draw(st.integers(0, len(line)))
        stop = data.draw(st.integers(start, len(line)))
        new = data.draw(st.sampled_from(("", "x", "y\nz")))
        edits.append(Edit((number, start), (number, stop), new))
        wanted.append(line[:start] + new.replace("\n", end if len(lines) > 1 else "\n") + line[stop:])
    before = "\ufeff" * marked
    order = data.draw(st.permutations(edits))
    assert edited(before + end.join(lines), order) == before + end.join(wanted)


def test_edits_that_meet_are_refused() -> None:
    with pytest.raises(UnusualError):
        edited("nama: Uji", [Edit((0, 0), (0, 6), "a"), Edit((0, 5), (0, 7), "b")])


@pytest.mark.parametrize(("text", "line", "after"), [
    ("a\nb\n", 1, "a\nx\nb\n"), ("a\r\nb", 1, "a\r\nx\r\nb"),
    ("a\nb\n", 2, "a\nb\nx\n"), ("a", 1, "a\nx"), ("\ufeffa\n", 0, "\ufeffx\na\n"),
])
def test_whole_lines_come_before_a_line_or_at_the_end(text: str, line: int, after: str) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    assert edited(text, [exchange(lines, line, line, ["x"])]) == after


@given(LINES, st.data())
def test_lines_are_exchanged_for_others_and_what_both_begin_or_end_with_is_not_touched(lines: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(lines)))
    end = data.draw(st.integers(start, len(lines)))
    new = data.draw(st.lists(st.sampled_from((*lines, "x")), max_size=4))
    edit = exchange(lines, start, end, new)
    wanted = [*lines[:start], *new, *lines[end:]]
    assert edited("\n".join(lines), [edit]) == "\n".join(wanted) or not wanted
    assert len(edit.new.split("\n")) <= len(new) + 1


def test_a_diff_ends_every_line() -> None:
    assert list(diff("a\r\nb", "a\r\nc", "x.yaml")) == ["--- x.yaml\n", "+++ x.yaml\n", "@@ -1,2 +1,2 @@\n", " a\n", "-b\n", "+c\n"]
