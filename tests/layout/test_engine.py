"""Random SOPs under random profiles: whatever is drawn ends in a lawful sheet or in an error that says why.

The laws are in `sheet_laws`, one test for each; SOPDOC_HYPOTHESIS=full looks at 800 fresh definitions, all laws at once.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from random_sop import Case, cases, realistic
from sheet_laws import LAWS, Laid, Law, a_sheet_or_an_error_comes_out, errors_are_those_of_the_layout, laid

from sopdoc.diagnostics import Report
from sopdoc.layout.engine import lay_out
from sopdoc.render.json import render_json

FULL = os.environ.get("SOPDOC_HYPOTHESIS") == "full"
EXAMPLES = 800 if FULL else 40
PHASES = tuple(Phase) if FULL else (Phase.explicit, Phase.generate)     # finding the smallest example takes minutes
search = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=not FULL, print_blob=True, phases=PHASES, database=None,
    suppress_health_check=list(HealthCheck),
)
GROUPS: list[Sequence[Law]] = [LAWS] if FULL else [(law,) for law in LAWS]
REALISTIC = 60


@lru_cache(maxsize=2 if FULL else 2 * EXAMPLES)
def _laid(key: str, holder: _Holder) -> Laid:
    return laid(holder.case)


class _Holder:
    """Carries a case past the cache: definitions hold dicts, so only their text can be compared."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Holder)

    def __hash__(self) -> int:
        return 0


def once(case: Case) -> Laid:
    """The case laid out; every law sees the same definitions, so each is laid out once for all of them."""
    return _laid(repr(case), _Holder(case))


@pytest.mark.parametrize("laws", GROUPS, ids=lambda laws: laws[0].__name__ if len(laws) == 1 else "all")
@search
@given(case=cases())
def test_a_random_sheet_obeys_the_law_that(laws: Sequence[Law], case: Case) -> None:
    made = once(case)
    assume(made.sheets is not None)
    assert [f"{law.__name__}: {complaint}" for law in laws for complaint in law(made)] == []


@search
@given(case=cases())
def test_layout_ends_in_a_sheet_or_in_an_error_and_never_in_both(case: Case) -> None:
    assert list(a_sheet_or_an_error_comes_out(once(case))) == []


@search
@given(case=cases())
def test_layout_reports_only_its_own_codes(case: Case) -> None:
    assert list(errors_are_those_of_the_layout(once(case))) == []


@settings(search, max_examples=EXAMPLES // 3)
@given(case=cases(most_rows=24))
def test_the_same_definition_gives_the_same_layout_twice(case: Case) -> None:
    first, second = (lay_out(case.sop, case.profile, Report()) for _ in range(2))
    assert (first and render_json(first.layout)) == (second and render_json(second.layout))


@settings(search, max_examples=REALISTIC, derandomize=True)
@given(case=realistic())
def test_a_flow_as_offices_draw_it_needs_no_warning(case: Case) -> None:
    assert [d.message for d in laid(case).report.diagnostics] == []
