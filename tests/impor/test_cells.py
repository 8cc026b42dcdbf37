"""Words are sorted into cells all at once as each of them would be alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopdoc.impor.page import Box, Word
from sopdoc.impor.table.cells import cells_of, enclosing
from sopdoc.impor.table.rules import Rule, Rules

places = st.integers(0, 12).map(lambda number: 8.0 * number)
rules = st.lists(st.builds(lambda at, start, length: Rule(at, start, start + length), places, places, places), max_size=12)
middles = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=20, unique=True)


@given(rules, rules, middles)
def test_a_word_lies_in_the_cell_that_encloses_its_middle(level: list[Rule], upright: list[Rule], at: list[tuple[int, int]]) -> None:
    drawn = Rules(tuple(sorted(level)), tuple(sorted(upright)))
    words = [Word(f"{x},{y}", Box(x - 0.5, y - 0.5, x + 0.5, y + 0.5)) for x, y in at]
    found = {word: cell.box for cell in cells_of(words, drawn, 1) for line in cell.lines for word in line.words}
    assert found == {word: box for word in words if (box := enclosing(word.box.centre, drawn))}
