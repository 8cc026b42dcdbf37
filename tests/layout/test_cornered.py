"""Decisions in the first and the last column with arrows at all four corners: every word finds room, since columns are widened for it."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, example, given, settings
from random_sop import Case, corner, cornered
from sheet_laws import LAWS, laid


@settings(
    max_examples=30, deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck), print_blob=True,
)
@given(cornered())
@example(corner(230))     # as soon as one word has room, another one lacks it
@example(corner(282))
def test_a_sheet_that_fits_the_paper_is_never_told_for_a_word(case: Case) -> None:
    made = laid(case)
    assert set(made.codes) <= {"SOP413", "SOP414"}
    assert [f"{law.__name__}: {complaint}" for law in LAWS for complaint in law(made)] == []
