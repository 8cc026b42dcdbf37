"""The limit of steps: what a search without any left still gives, and that a limit which is not reached changes nothing."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import broken
from sketch import page
from test_properties import pages

from sopdoc.layout.route import route

GOALS = {"a": "hef", "b": "dgi", "c": "adh", "d": "cbi", "e": "gac", "f": "hbd", "g": "fca", "h": "ebi", "i": "adb"}
KNOT = page("<a> <b> <c> \n <d> <e> <f> \n <g> <h> <i>", " ".join(f"{x}>{y}!" for x in GOALS for y in GOALS[x]), cell=(52, 46))


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(pages(), st.sampled_from((0, 1, 100, 3000)))
def test_with_hardly_a_step_every_edge_is_drawn_lawfully_or_reported(page, allowed):
    assert broken(page, route(page, allowed)) == []


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(pages())
def test_a_limit_that_is_not_reached_changes_nothing(page):
    found = route(page)
    assert route(page, found.steps + 1) == found


def test_a_knot_without_steps_is_drawn_and_its_faults_are_told():
    routing = route(KNOT, 0)
    assert len(routing.paths) == len(KNOT.edges)
    assert routing.faults


def test_more_steps_untie_a_knot():
    assert len(route(KNOT).faults) < len(route(KNOT, 0).faults)


def test_the_search_stops_soon_after_its_last_step():
    assert route(KNOT).steps > 200_000
    assert route(KNOT, 20_000).steps < 100_000
