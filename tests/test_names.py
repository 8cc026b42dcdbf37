"""What Windows calls a name, and what it takes for the same one."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.names import LONGEST, is_too_long, same, unfit

names = st.text(st.sampled_from("abcABCéÉÅßİı .-1"), min_size=1, max_size=8)


@pytest.mark.parametrize("name", ["con.yaml", "AUX", "nul.tar.gz", "Com1.yaml", "lpt9", "prn .txt", "com¹"])
def test_names_of_devices_are_unfit(name: str) -> None:
    assert "perangkat" in unfit(name)


@pytest.mark.parametrize("name", ["a:b", "apa?", "a*b", 'kata "kunci"', "a<b", "a>b", "a|b", "a\\b", "a/b"])
def test_signs_that_windows_keeps_for_itself_are_unfit(name: str) -> None:
    assert any(f" {sign} " in unfit(name) for sign in name)


@pytest.mark.parametrize("name", ["a\tb", "a\nb", "\x1b"])
def test_control_signs_are_named_and_not_printed(name: str) -> None:
    assert unfit(name).isprintable()
    assert "kendali" in unfit(name)


@pytest.mark.parametrize("name", ["biro.", "biro ", "..."])
def test_names_that_end_in_a_dot_or_space_are_unfit(name: str) -> None:
    assert "berakhir" in unfit(name)


@pytest.mark.parametrize("name", ["konsep.yaml", "con-an.yaml", "console", "com10", "aux_1.yaml", "a..yaml", "a & b.yaml", "é (baru).pdf"])
def test_usual_names_are_fit(name: str) -> None:
    assert unfit(name) == ""


@given(names)
def test_capitals_and_forms_of_accents_are_the_same_name(name: str) -> None:
    assert same(name) == same(name.upper().lower()) or name.upper().lower() != name.lower()
    for form in ("NFC", "NFD"):
        assert same(unicodedata.normalize(form, name)) == same(name)


def test_other_names_are_not_the_same() -> None:
    assert len({same(name) for name in ("a", "b", "á", "a1")}) == 4


def test_a_path_is_too_long_with_its_folders() -> None:
    whole = Path("/") / "/".join(["folder"] * 20)
    room = LONGEST - len(str(whole)) - 1
    assert not is_too_long(whole / ("x" * room))
    assert is_too_long(whole / ("x" * (room + 1)))
