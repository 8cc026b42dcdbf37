"""What matters most is read first, whatever the order in which it was found."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sopdoc.check.pages import PAGES
from sopdoc.check.weigh import by_weight, mend_first
from sopdoc.diagnostics import Diagnostic, Severity, Span


def told(code: str, severity: Severity = Severity.PERINGATAN, line: int = 1, file: str = "dinas/a.yaml", message: str = "") -> Diagnostic:
    return Diagnostic(code, severity, message or f"{code} di {line}", Span(file, line))


ANY = st.builds(told, st.sampled_from(sorted(PAGES)), st.sampled_from(Severity), st.integers(1, 9), st.sampled_from(("a.yaml", "b.yaml")))


@given(st.lists(ANY, unique=True), st.randoms(use_true_random=False))
def test_the_order_follows_severity_and_weight_and_then_the_place(found: list[Diagnostic], random: Random) -> None:
    result = by_weight(found)
    for before, after in pairwise(result):
        same = (before.severity, PAGES[before.code].weight) == (after.severity, PAGES[after.code].weight)
        assert before.span <= after.span if same else not _outweighs(after, before)
    assert sorted(result, key=found.index) == found
    random.shuffle(found)
    assert by_weight(found) == result


def _outweighs(one: Diagnostic, other: Diagnostic) -> bool:
    """Is it at least as severe and as heavy, and a galat before all else?"""
    if Severity.GALAT in (one.severity, other.severity) and one.severity is not other.severity:
        return one.severity is Severity.GALAT
    return one.severity >= other.severity and PAGES[one.code].weight >= PAGES[other.code].weight


def test_a_heavy_catatan_comes_before_what_is_only_worded_badly_and_after_an_empty_cell() -> None:
    empty, repealed, wording, missing, form = (
        told("SOP372"), told("SOP336", Severity.CATATAN), told("SOP351"), told("SOP317", Severity.CATATAN), told("SOP332")
    )
    assert by_weight([form, missing, wording, repealed, empty]) == (empty, repealed, wording, missing, form)


def test_a_wrong_paper_comes_before_what_is_missing_and_that_before_form() -> None:
    wrong, contradiction, missing, wording, form = (told(code) for code in ("SOP335", "SOP377", "SOP372", "SOP351", "SOP332"))
    assert by_weight([form, missing, wording, contradiction, wrong]) == (wrong, contradiction, missing, wording, form)


def test_a_code_without_a_page_is_read_among_the_first() -> None:
    assert by_weight([told("SOP335", line=2), told("SOP999")])[0].code == "SOP999"


def test_the_first_line_says_what_is_worst_and_how_much_more_of_it_there_is() -> None:
    galat = [told("SOP310", Severity.GALAT, n, message=f"tanggal {n} mundur") for n in range(1, 6)]
    first = mend_first(by_weight([*galat, told("SOP335")]))
    assert first == "Perbaiki dulu: tanggal 1 mundur; tanggal 2 mundur; tanggal 3 mundur; dan 2 seberat itu"


def test_the_first_line_names_only_what_weighs_the_same() -> None:
    found = by_weight([told("SOP335", message="UU 1 dicabut"), told("SOP332", message="urutan terbalik")])
    assert mend_first(found) == "Perbaiki dulu: UU 1 dicabut"


def test_of_several_files_the_first_line_names_each() -> None:
    found = by_weight([told("SOP335", message="UU 1 dicabut"), told("SOP335", file="dinas/b.yaml", message="UU 2 dicabut")])
    assert mend_first(found) == "Perbaiki dulu: a: UU 1 dicabut; b: UU 2 dicabut"


def test_beside_its_agencys_file_one_sop_needs_no_name() -> None:
    found = by_weight([told("SOP335", message="UU 1 dicabut"), told("SOP302", file="dinas/instansi.yaml")])
    assert mend_first(found) == "Perbaiki dulu: UU 1 dicabut"


def test_nothing_wrong_is_nothing_to_mend() -> None:
    assert mend_first(()) == ""
