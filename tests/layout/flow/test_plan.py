"""Which rows of a solved table stand on which page, and how tall they become."""

from __future__ import annotations

from dataclasses import replace

from flow_tools import sheet_of, task_of
from hypothesis import assume, example, given
from hypothesis import strategies as st
from layout_tools import flow, sheet
from random_sop import Case, realistic

from sopdoc.diagnostics import Report
from sopdoc.geometry import TWIP, Emu, pt, snap
from sopdoc.layout.flow.columns import solve_columns
from sopdoc.layout.flow.fill import most_of
from sopdoc.layout.flow.gutters import ROOMY
from sopdoc.layout.flow.page import strip_height
from sopdoc.layout.flow.plan import FIRST_ROWS, TITLE_GAP, FlowTask, Plan, may_share, plan_pages, set_table, title_lines
from sopdoc.layout.route.steps import SHEET, Steps
from sopdoc.layout.sheet import SLACK, Sheet
from sopdoc.layout.tail import Tail
from sopdoc.layout.text.paragraphs import gap, stack_height
from sopdoc.model.sop import Alur, Sambungan
from sopdoc.model.teks import Kata


def plan_of(task: FlowTask, sheet: Sheet) -> Plan:
    columns = solve_columns(task.alur, sheet, ROOMY, {}, Report())
    plan = plan_pages(task, set_table(task.alur, ROOMY, columns, sheet), {}, sheet, Report()) if columns else None
    assume(plan is not None)
    assert plan is not None
    return plan


def free(plan: Plan, page: int, task: FlowTask, sheet: Sheet) -> int:
    """What the rows of a page leave of it."""
    title = stack_height(title_lines(task.titles, page, sheet)) + TITLE_GAP
    return sheet.body.h - SLACK - plan.table.header.height - title - sum(plan.heights[page])


@given(realistic())
def test_a_page_ends_at_its_foot_or_all_its_rows_are_as_tall_as_rows_may_be(case: Case) -> None:
    task, sheet = task_of(case), sheet_of(case)
    plan = plan_of(task, sheet)
    strip = strip_height(plan.table.columns, sheet)
    for page, (start, end) in enumerate(plan.pages):
        least = [row.heights(0, strip)[0] for row in plan.table.rows[start:end]]
        at_most = all(height >= row * 3 / 2 - TWIP for height, row in zip(plan.heights[page], least, strict=True))
        assert 0 <= free(plan, page, task, sheet) < (end - start) * TWIP or at_most


@given(realistic(), st.integers(0, 200), st.integers(1, 8))
def test_a_row_with_the_room_for_more_is_that_much_higher(case: Case, row: int, more: int) -> None:
    task, sheet = task_of(case), sheet_of(case)
    plan = plan_of(task, sheet)
    row %= len(plan.table.rows)
    extra = plan.room_for(row, pt(more), strip_height(plan.table.columns, sheet))
    higher = plan_pages(task, plan.table, {row: extra}, sheet, Report())
    assume(higher is not None and higher.pages == plan.pages)
    assert higher is not None
    before, after = ([height for page in one.heights for height in page][row] for one in (plan, higher))
    if before < most_of(plan.needed[row][0]):
        assert after - before >= pt(more) - 2 * TWIP
    else:       # its page has room left, for a little at least
        assert 0 <= after - before <= pt(more) + 2 * TWIP


@given(realistic())
def test_the_last_page_of_a_flow_that_another_may_follow_stays_as_it_is(case: Case) -> None:
    task, sheet = task_of(case), sheet_of(case)
    last, followed = plan_of(task, sheet), plan_of(replace(task, following=1), sheet)
    assert last.pages == followed.pages
    assert last.heights[:-1] == followed.heights[:-1]
    strip = strip_height(followed.table.columns, sheet)
    start, end = followed.pages[-1]
    least = [followed.table.rows[row].heights(0, strip)[row == start > 0] for row in range(start, end)]
    assert list(followed.heights[-1]) == least


@given(realistic(), st.integers(1, 400))
def test_rows_share_what_is_too_low_for_the_next_flow(case: Case, points: int) -> None:
    task, sheet = task_of(case), sheet_of(case)
    last, tight = plan_of(task, sheet), plan_of(replace(task, following=1), sheet)
    enough = free(tight, len(tight.pages) - 1, task, sheet) >= pt(points)
    followed = plan_of(replace(task, following=pt(points)), sheet)
    assert followed.heights == (tight if enough else last).heights


@given(realistic(), st.integers(10, 120))
def test_what_the_last_page_keeps_free_stays_free_where_the_rows_leave_it(case: Case, points: int) -> None:
    task, sheet = replace(task_of(case), keep=pt(points)), sheet_of(case)
    plan = plan_of(task, sheet)
    assert free(plan, len(plan.pages) - 1, task, sheet) >= pt(points)


@given(realistic(), st.integers(0, 600), st.integers(0, 600))
def test_under_the_last_row_stands_as_much_of_the_tail_as_some_row_leaves_room_for(case: Case, notes: int, words: int) -> None:
    tail = Tail(*((gap(snap(pt(points))),) * (points > 0) for points in (notes, words)))
    task, sheet = replace(task_of(case), tail=tail), sheet_of(case)
    plan = plan_of(task, sheet)
    assert (*plan.tail.paragraphs, *plan.apart.paragraphs) == tail.paragraphs
    assert plan.new_pages == len(plan.pages) + (plan.apart.height > 0)
    room = sheet.body.h - SLACK - plan.table.header.height - stack_height(title_lines(task.titles, 1, sheet)) - TITLE_GAP
    under = [height for height in (tail.height, tail.footnotes.height, 0) if height <= room - _lowest_last_page(plan, sheet)]
    assert plan.tail.height == under[0]


def _lowest_last_page(plan: Plan, sheet: Sheet) -> Emu:
    """What the last row takes of a page that it stands on alone, or all rows of a page that is the only one."""
    rows, strip = plan.table.rows, strip_height(plan.table.columns, sheet)
    alone = rows[-1].heights(0, strip)[1]
    together = sum(row.heights(0, strip)[0] for row in rows)
    return min(alone, together)


def short(rows: int = 8, breaks: int | None = None) -> tuple[FlowTask, Sheet]:
    """A flow of one column, which is to begin a page at row `breaks`, with nothing above it."""
    alur = flow(("Staf",), rows=rows)
    kegiatan = tuple(replace(k, halaman_baru=n == breaks) for n, k in enumerate(alur.kegiatan))
    return FlowTask(replace(alur, kegiatan=kegiatan), ((Kata("Judul"),),), Tail(), None, True, 0, 0, 1, 0, Steps(SHEET)), sheet()


@example(11, None, 300, True)      # room for two rows, which are too few,
@example(11, None, 260, True)      # and for three
@given(st.integers(1, 20), st.none() | st.integers(0, 5), st.integers(0, 500), st.booleans())
def test_a_flow_begins_under_what_the_page_holds_only_where_it_may_and_that_saves_a_page(
    rows: int, breaks: int | None, above: int, partial: bool,
) -> None:
    task, on = short(rows, breaks)
    under = replace(task, free_y=on.body.y + pt(above), partial=partial)
    own, plan = plan_of(task, on), plan_of(under, on)
    assert plan.shared or plan.pages == own.pages
    assert not plan.shared or may_share(under, ROOMY, on)
    assert plan.new_pages <= len(own.pages) - plan.shared
    assert breaks is None or breaks >= rows or breaks in {start for start, _ in plan.pages}
    if plan.shared:
        assert breaks != 0
        assert partial or len(plan.pages) == 1
        assert plan.pages[0][1] >= min(FIRST_ROWS, rows)
        assert free(plan, 0, task, on) >= pt(above) + task.above.gap


@given(st.integers(1, 20))
def test_what_the_last_page_cannot_keep_free_costs_nothing(rows: int) -> None:
    task, on = short(rows)
    task = replace(task, tail=Tail((gap(pt(10)),), (gap(pt(10)),)))
    assert plan_of(replace(task, keep=on.body.h), on) == plan_of(task, on)


def test_a_row_taller_than_a_page_is_told_where_the_author_breaks_pages_too() -> None:
    (task, on), report = short(breaks=4), Report()
    columns = solve_columns(task.alur, on, ROOMY, {}, report)
    assert columns is not None
    assert plan_pages(task, set_table(task.alur, ROOMY, columns, on), {2: on.body.h}, on, report) is None
    assert [d.code for d in report.diagnostics] == ["SOP412"]


def broken(backs: int) -> tuple[Plan, Report]:
    """A flow of eight rows that is to begin a page at the fifth, with so many ways back over that place."""
    alur: Alur = flow(("Staf",), rows=8)
    ids = [k.simbol[0].id for k in alur.kegiatan]
    ways = tuple(Sambungan(ids[4 + n % 4], ids[n % 4], "Tidak" * (n % 2)) for n in range(backs))
    rows = tuple(replace(k, halaman_baru=n == 4) for n, k in enumerate(alur.kegiatan))
    on, report = sheet(), Report()
    changed = replace(alur, kegiatan=rows, sambungan=alur.sambungan + ways)
    task = FlowTask(changed, ((Kata("Judul"),),), Tail(), pt(200), True, 0, 0, 1, 0, Steps(SHEET))
    columns = solve_columns(task.alur, on, ROOMY, {}, Report())
    assert columns is not None
    table = set_table(task.alur, ROOMY, columns, on)
    narrow = replace(table, columns=replace(table.columns, lanes=((0, pt(29)),)))
    plan = plan_pages(task, narrow, {}, on, report)
    assert plan is not None
    return plan, report


def test_a_page_begins_where_the_author_wants_it() -> None:
    plan, report = broken(backs=0)
    assert [start for start, _ in plan.pages] == [0, 4]
    assert report.diagnostics == ()


def test_a_break_that_cuts_more_lines_than_segilima_have_places_for_is_told_and_left_out() -> None:
    plan, report = broken(backs=4)
    assert [start for start, _ in plan.pages] == [0]
    assert [d.code for d in report.diagnostics] == ["SOP415"]
