"""Where a word wider than its line may be broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.layout.text.long_words import MARKS, SOFT_HYPHEN, ZERO_WIDTH_SPACE, at_signs, at_syllables, marked


def shown(word: str, places: Callable[[str], dict[int, str]] = at_syllables) -> str:
    return marked(word, places(word), 0).replace(SOFT_HYPHEN, "·").replace(ZERO_WIDTH_SPACE, "|")


@pytest.mark.parametrize("syllables", [
    "ke·ti·dak·ber·tang·gung·ja·wa·ban", "pe·nye·leng·ga·raan", "pem·ba·ngu·nan", "pe·nga·wa·san", "KE·BI·JA·KAN",
])
def test_a_syllable_begins_at_the_last_consonant_before_a_vowel(syllables: str) -> None:
    assert shown(syllables.replace("·", "")) == syllables


def test_a_name_of_a_file_breaks_after_its_signs() -> None:
    assert shown("rancangan_peraturan.docx", at_signs) == "rancangan_|peraturan.|docx"


def test_the_syllables_of_a_name_of_a_file_show_no_hyphen() -> None:
    assert shown("rancangan_") == "ran|ca|ngan_"


def test_a_word_of_letters_has_no_signs() -> None:
    assert at_signs("(kebijakan),") == {}


def test_no_syllable_of_one_letter_stands_alone() -> None:
    assert shown("agenda") == "agen·da"


def test_punctuation_at_the_ends_of_a_word_is_no_sign_to_break_after() -> None:
    assert shown("(kebijakan),") == "(ke·bi·ja·kan),"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCNG_.-/?=0123456789é", max_size=40), st.sampled_from([at_signs, at_syllables]))
def test_no_letter_is_lost_or_added(word: str, places: Callable[[str], dict[int, str]]) -> None:
    assert marked(word, places(word), 0).translate(MARKS) == word


@given(st.text(alphabet="abcdeghiknorstu_.?=01", min_size=1, max_size=40), st.integers(0, 40))
def test_a_word_in_two_styles_has_the_breaks_of_the_whole_word(word: str, cut: int) -> None:
    breaks = at_syllables(word)
    assert marked(word[:cut], breaks, 0) + marked(word[cut:], breaks, min(cut, len(word))) == marked(word, breaks, 0)
