"""A marked sheet in Word: after *accept all* its flow is the new one, after *reject all* the old one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from render.docx.counting import numbers
from render.docx.opened import bookmark_pages, page_fields
from tools import built

from revision.random_edits import Versions, versions
from revision.tracked import GONE, Decision, W, document, flows, shapes
from revision.versions import copy, edited, read, sop, text
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.layout.engine import Sheets, lay_out
from sopdoc.layout.route import Page as RoutePage
from sopdoc.layout.tree import Mark, Page, Row, Table
from sopdoc.model.sop import Alur, Sop
from sopdoc.profile.profile import Profile
from sopdoc.render.docx import render_docx
from sopdoc.render.docx.decided import decided
from sopdoc.revision.compare import compare
from sopdoc.revision.marked import mark_sop
from sopdoc.revision.marked_headings import mark_headings
from sopdoc.revision.marked_sheet import compile_marked
from sopdoc.revision.tracked import tracked_sop

NAME, VARIANTS, LONG = "contoh/penanganan-pengaduan", "contoh/perjalanan-dinas", "contoh/pengadaan-langsung"
DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
SUBJECT, KASUBAG = "Menelaah pokok pengaduan\n    pelaksana: unit", "Menelaah pokok pengaduan\n    pelaksana: kasubag"
COLUMNS = "  kasubag: Kepala Subbagian Tata Laksana\n  unit: Unit Terkait\n"
Place = tuple[int, int, str]      # row of the sheet, pelaksana column, kind of symbol


@dataclass
class Seen:
    """What a reader sees of a sheet's flows; of a marked one after the decision that takes away what is `gone`."""

    gone: Mark
    symbols: dict[str, Place] = field(default_factory=dict)
    lines: list[tuple[str, str, bool]] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    rows: int = 0

    def stays(self, mark: Mark) -> bool:
        return not self.gone or mark != self.gone

    def look(self, page: Page, routes: tuple[RoutePage, ...]) -> None:
        shown = decided(page)
        for route in routes:
            table = next(b for b in page.blocks if isinstance(b, Table) and b.rect.y <= route.area.y < b.rect.bottom)
            body = [row for row in table.rows if not row.header]
            self.place(shown, [row for row in body if self.stays(row.mark)], route, table.name)
            self.lines += [
                (f"{table.name}/{line.source}", f"{table.name}/{line.target}", line.arrow) for line in shown.connectors
                if self.stays(line.mark) and route.area.y <= line.points[0].y <= route.area.bottom
            ]
        self.words.update(label.name for label in shown.labels if self.stays(label.mark) and label.name.startswith("Cabang"))

    def place(self, shown: Page, rows: list[Row], route: RoutePage, name: str) -> None:
        for number, row in enumerate(rows):
            for symbol in shown.symbols:
                if self.stays(symbol.mark) and symbol.kind != "offpage" and row.y <= symbol.rect.cy < row.y + row.height:
                    assert f"{name}/{symbol.id}" not in self.symbols
                    self.symbols[f"{name}/{symbol.id}"] = self.rows + number, bisect_right(route.xlines, symbol.rect.cx), symbol.kind
        self.rows += len(rows)

    def ways(self) -> set[tuple[Place, Place, bool]]:
        """From symbol to symbol, over page breaks too: every line must begin and end at one that is there."""
        outs: dict[str, set[Place]] = defaultdict(set)
        for source, target, _ in self.lines:
            if "/segilima" in target:
                outs[letter(target)].add(self.symbols[source])
        return {
            (start, self.symbols[target], arrow) for source, target, arrow in self.lines if "/segilima" not in target
            for start in (outs[letter(source)] if "/segilima" in source else {self.symbols[source]})
        }


def letter(segilima: str) -> str:
    return segilima.split("/segilima ")[1].split()[0]


def flow(sheets: Sheets, gone: Mark = "") -> tuple[list[Place], set[tuple[Place, Place, bool]], Counter[str]]:
    """Symbols, ways and branch words."""
    seen = Seen(gone)
    for page, routes in zip(sheets.layout.pages, sheets.routes, strict=True):
        seen.look(page, routes)
    return sorted(seen.symbols.values()), seen.ways(), seen.words


def profile(of: str) -> Profile:
    found = built(of).reading.profile
    assert found is not None
    return found


def laid(whole: Sop, of: str) -> Sheets:
    found = lay_out(whole, profile(of), Report())
    assert found is not None
    return found


def for_word(old: Sop, new: Sop, of: str) -> Sheets:
    """The sheet that Word shows."""
    comparison = compare(old, new)
    return laid(mark_headings(tracked_sop(comparison, mark_sop(comparison)), comparison, profile(of)), of)


CHANGES = {
    "another actor": ((SUBJECT, KASUBAG),),
    "another symbol": (("  - id: telaah\n", "  - id: telaah\n    simbol: selesai\n"),),
    "a row more": (("  - id: telaah\n", "  - uraian: Mencatat pengaduan\n    pelaksana: kasubag\n    waktu: 1 jam\n  - id: telaah\n"),),
    "another branch": (("Sedang: telaah", "Sedang: tugaskan"),),
    "another word": (("Berat: tugaskan", "Gawat: tugaskan"),),
    "a column more": (("  kabag: Kepala", "  arsiparis: Arsiparis\n  kabag: Kepala"), (SUBJECT, SUBJECT.replace("unit", "arsiparis"))),
    "columns in another order": ((COLUMNS, "".join(COLUMNS.splitlines(keepends=True)[::-1])),),
}


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("change", CHANGES)
def test_both_decisions_give_a_whole_flow(change: str, back: bool, tmp_path: Path) -> None:
    both = sop(), read(copy(tmp_path, text(), *CHANGES[change]))
    old, new = both[::-1] if back else both
    marked = for_word(old, new, NAME)
    assert flow(marked, "lama") == flow(laid(new, NAME))
    assert flow(marked, "baru") == flow(laid(old, NAME))


@given(versions(), st.booleans())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_both_decisions_give_a_whole_flow_whatever_was_edited(pair: Versions, back: bool) -> None:
    pair = Versions(pair.new, pair.old, pair.edits) if back else pair
    of = f"{Path(pair.old.file).parent.name}/{pair.old.kunci}"
    assume(all(lay_out(one, profile(of), Report()) for one in (pair.old, pair.new)))
    marked = for_word(pair.old, pair.new, of)
    assert flow(marked, "lama") == flow(laid(pair.new, of))
    assert flow(marked, "baru") == flow(laid(pair.old, of))


def turned(alur: Alur) -> Alur:
    """Its last column first."""
    return replace(alur, pelaksana=(alur.pelaksana[-1], *alur.pelaksana[:-1]))


WHOLE: dict[str, Callable[[tuple[Alur, ...]], tuple[Alur, ...]]] = {
    "other columns": lambda flows: (turned(flows[0]), *flows[1:]), "other columns everywhere": lambda flows: tuple(map(turned, flows)),
    "a flow more": lambda flows: (*flows[:1], replace(turned(flows[0]), judul="Dengan tamu"), *flows[1:]),
    "a flow that is alone": lambda flows: flows[:1], "flows in another order": lambda flows: flows[::-1],
}


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("change", WHOLE)
def test_word_puts_back_titles_and_tables_that_it_cannot_change(change: str, back: bool) -> None:
    both = sop(VARIANTS), replace(sop(VARIANTS), alur=WHOLE[change](sop(VARIANTS).alur))
    old, new = both[::-1] if back else both
    content = render_docx(for_word(old, new, VARIANTS).layout)
    decisions: tuple[tuple[Decision, Sop], ...] = (("terima", new), ("tolak", old))
    for decision, one in decisions:
        plain = render_docx(laid(one, VARIANTS).layout)
        assert flows(content, decision) == flows(plain, "terima")
        assert shapes(content, decision) == shapes(plain, "terima")
        assert counted(content, GONE[decision]) == counted(plain, GONE["terima"])


@pytest.mark.parametrize("back", [False, True])
def test_page_numbers_in_notes_lead_to_segilima_of_their_own_version(back: bool) -> None:
    """Both versions have a segilima A."""
    both = sop(LONG), replace(sop(LONG), alur=tuple(map(turned, sop(LONG).alur)))
    old, new = both[::-1] if back else both
    body = document(render_docx(for_word(old, new, LONG).layout))
    places = bookmark_pages(body)
    assert len(dict(places)) == len(places)
    fields = page_fields(body)
    assert fields
    assert [page for _, page in fields] == [str(dict(places)[name]) for name, _ in fields]


def counted(content: bytes, gone: str) -> list[str]:
    """The numbers that Word prints in the rows that are left."""
    body = document(content)
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{gone}") is not None:
            row.getparent().remove(row)
    return [number for number in numbers(content, body.iter(f"{W}p")) if number]


def test_build_gives_word_both_tables_and_paper_one(tmp_path: Path) -> None:
    old, new = copy(tmp_path, text(), name="lama"), copy(tmp_path, text(), *CHANGES["columns in another order"])
    definition, = find_definitions([str(new)], Report())
    layout = next(iter(compile_marked([definition], str(old)))).sheets.layout
    assert len(layout.tracked) > len(layout.pages)
    assert len(flows(render_docx(layout), "terima")) == len(flows(render_docx(layout), "tolak"))
    assert next(iter(compile_marked([definition], str(new)))).sheets.layout.tracked == ()


def drawn(content: bytes, tag: str) -> Iterator[str]:
    for change in document(content).iter(f"{W}{tag}"):
        for shape in change.iter(DOC_PR):
            yield shape.get("name")


def test_word_tracks_the_drawings_that_came_and_went(tmp_path: Path) -> None:
    content = render_docx(laid(mark_sop(compare(sop(), edited(tmp_path, (SUBJECT, KASUBAG)))), NAME).layout)
    assert {"Kegiatan 4, proses", "Panah Kegiatan 4 ke Kegiatan 5"} <= set(drawn(content, "ins"))
    assert {"Kegiatan 4, proses", "Panah Kegiatan 4 ke Kegiatan 5"} <= set(drawn(content, "del"))
    assert not set(drawn(content, "ins")) & {"Kegiatan 1, mulai", "Kegiatan 2, keputusan"}


def test_a_sheet_without_marks_is_what_it_was() -> None:
    for page in laid(sop(), NAME).layout.pages:
        assert decided(page) is page
