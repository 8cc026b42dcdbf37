"""Which item is which: exact keys, then likeness, then place; as few as possible have moved."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, permutations

import pytest

from sopdoc.match import likeness, moved, names, pair


def longest_rise(order: Sequence[int]) -> int:
    """By trying everything."""
    return max(n for n in range(len(order) + 1) for some in combinations(order, n) if list(some) == sorted(some))


@pytest.mark.parametrize("count", range(7))
def test_as_few_as_possible_have_moved_and_the_others_rise(count: int) -> None:
    """In every order."""
    for order in permutations(range(count)):
        shifted = moved(order)
        kept = [number for number in order if number not in shifted]
        assert shifted <= set(order)
        assert kept == sorted(kept)
        assert len(kept) == longest_rise(order)


@pytest.mark.parametrize(("one", "other", "share"), [
    ("satu dua tiga empat", "satu dua tiga empat", 1.0), ("Memeriksa berkas", "memeriksa BERKAS", 1.0),
    ("satu dua tiga empat", "satu dua qqqqqq zzzzzzzz", 0.5), ("aku", "zzz", 0.0), ("", "satu", 0.0), ("…", "—", 0.0), ("", "", 1.0),
    ("satu satu satu dua", "satu tiga", 1 / 3),
])
def test_likeness_is_the_share_of_common_words(one: str, other: str, share: float) -> None:
    assert likeness(one, other) == pytest.approx(share)
    assert likeness(other, one) == pytest.approx(share)


def test_words_that_differ_by_a_slip_of_the_pen_are_alike_by_their_letters() -> None:
    assert likeness("Penelaahan", "Penelahaan") == pytest.approx(0.9)
    assert likeness("abcd", "abcz") == pytest.approx(0.75)         # as much as must be common
    assert likeness("abcdefg", "abcdexyz") == 0.0                  # and less


def by(score: dict[tuple[str, str], float], old: str, new: str, alike: float = 0.5) -> dict[int, int]:
    return pair(old, new, (), lambda a, b: score.get((a, b), 0.0), alike)


def test_the_most_alike_are_paired_first_and_ties_go_to_the_nearer_place() -> None:
    assert by({("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "x"): 0.7}, "ab", "xy") == {1: 0, 0: 1}
    assert by({("a", "x"): 0.8, ("b", "x"): 0.8}, "ab", "_x") == {1: 1}
    assert by({("a", "x"): 0.5, ("b", "y"): 0.49}, "ab", "xy") == {0: 0}


def test_a_key_pairs_only_what_is_as_frequent_on_both_sides() -> None:
    key = (lambda item: item,)
    assert pair("aab", "aba", key, lambda a, b: 0.0) == {0: 0, 2: 1, 1: 2}
    assert pair("aab", "ab", key, lambda a, b: 0.0) == {1: 2}
    assert pair("ab", "ab", (lambda item: None,), lambda a, b: 0.0) == {}


def test_what_is_new_is_named_by_its_place() -> None:
    assert names({0: 1, 2: 0}, ("k", "l"), 4) == ("l", "+1", "k", "+3")
