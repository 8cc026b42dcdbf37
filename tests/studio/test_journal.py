"""The journal gives back every text, byte for byte, whatever was written, and believes nothing that it reads."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sopdoc.studio import journal
from sopdoc.studio.journal import Journal, noted, read, redone, step_between, undone

TEXTS = st.text(alphabet="ab\n\r😀", max_size=12)


def written(texts: list[str]) -> Journal:
    kept = Journal()
    for before, after in pairwise(texts):
        kept = noted(kept, before, after, "tulis")
    return kept


@given(TEXTS, TEXTS)
def test_a_splice_leads_from_one_text_to_the_other_and_back(before: str, after: str) -> None:
    step = step_between(before, after, "")
    assert step.on(before) == after
    assert step.back(after) == before


@given(st.lists(TEXTS, min_size=2, max_size=6), st.integers(0, 3))
def test_it_leads_through_every_text_that_was_written_here(texts: list[str], back: int) -> None:
    kept = written(texts)
    for _ in range(back):
        kept = (undone(kept) or (kept, "", ""))[0]
    assert set(journal.texts(kept)) == set(texts)


@given(st.lists(TEXTS, min_size=2, max_size=6))
def test_all_steps_are_undone_and_done_again_also_after_a_restart(texts: list[str]) -> None:
    kept = written(texts)
    for after, before in zip(reversed(texts), list(reversed(texts))[1:], strict=False):
        found = undone(read(journal.written(kept)))
        assert found
        kept = found[0]
        assert found[1:] == (after, before)
    assert undone(kept) is None
    for before, after in pairwise(texts):
        found = redone(read(journal.written(kept)))
        assert found
        kept = found[0]
        assert found[1:] == (before, after)
    assert redone(kept) is None


def test_what_others_wrote_in_between_is_passed_over() -> None:
    kept = noted(noted(Journal(), "a", "b", "satu"), "bx", "bxc", "dua")
    found = undone(kept)
    assert found
    assert found[1:] == ("bxc", "bx")
    assert found[0].undone_next == "satu"
    again = undone(found[0])
    assert again
    assert again[1:] == ("b", "a")


def test_after_a_new_step_nothing_is_done_again() -> None:
    found = undone(written(["a", "b", "c"]))
    assert found
    kept = noted(found[0], "b", "d", "lain")
    assert redone(kept) is None
    assert not kept.done_next


def test_only_so_many_steps_and_so_much_text_are_kept() -> None:
    kept = written([str(n) for n in range(journal.LONGEST + 20)])
    assert len(kept.steps) == kept.at == journal.LONGEST
    large = "x" * (journal.LARGEST // 2 + 1)
    assert len(written(["", large, large + large, ""]).steps) <= 2


@given(st.one_of(st.text(max_size=30), st.sampled_from(["[]", "{}", '{"steps": [], "text": "a", "at": 3}', "null"])))
def test_what_is_no_journal_is_an_empty_one(content: str) -> None:
    assert read(content) == Journal()


def test_a_journal_whose_steps_do_not_fit_its_text_is_an_empty_one() -> None:
    kept = written(["satu", "dua", "tiga"])
    assert read(journal.written(Journal("lain sekali", kept.steps, kept.at))) == Journal()
