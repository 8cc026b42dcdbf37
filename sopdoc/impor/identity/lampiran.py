"""Pages behind the flow that are called a lampiran → what stands on them: text, lines to fill in, a table, text below it.

        Lampiran 2: Formulir Peminjaman             ◀─ begins one; "(lanjutan)" goes on with it
    Diisi oleh peminjam.                            ◀─ lines above the table
    Nama        : ____________________              ◀─ a colon, and a rule behind it; a label of two lines has it beside the first
    ┌─────┬───────────────┬──────────────────┐      ◀─ what upright rules part: the first row is its head, rows without words are
    │ No. │ Barang        │ Tanggal kembali  │         to be written in
    └─────┴───────────────┴──────────────────┘
    Catatan: …                                      ◀─ lines below it
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise, takewhile

from sopdoc.impor.identity.fields import Field, goes_on, title_text
from sopdoc.impor.lines import Line, lines_in, lines_of, one_text
from sopdoc.impor.page import After, Box, Page
from sopdoc.impor.table.rules import Rule, Rules, rules_of

NEAR = 2.0              # points: rules that end this near meet
TALL = 8.0              # the upright rules of a table are longer, and its rows higher
ON_LINE = 9.0           # of words to the rule that they stand on
FARTHEST = 60.0         # points: a line to write on stands no farther below words, which may be fewer lines than they were printed in
LARGE = 40.0            # points: a smaller picture is a sign
TITLE = 6               # lines at most
APART = 1.0             # of a line's height: what stands farther below is no title

_CALLED = re.compile(r"lampiran\b\s*(?:([0-9]{1,2}|[IVX]{1,5})\b)?\s*[.:–-]?\s*(.*)", re.IGNORECASE | re.DOTALL)

Cells = tuple[Field | None, ...]


@dataclass(frozen=True, slots=True)
class Isian:
    """A table: its head, rows by column (one text alone runs across all of them), and empty rows at its end."""

    kolom: tuple[Field, ...]
    baris: tuple[Cells, ...]
    kosong: int = 0


@dataclass(frozen=True, slots=True)
class ReadLampiran:
    """`judul` without the word and the number; `isian`: what stands before lines; `pictures`: where some are, by page."""

    number: str
    judul: str
    place: Field
    isi: tuple[Field, ...] = ()
    isian: tuple[Field, ...] = ()
    tabel: Isian | None = None
    catatan: tuple[Field, ...] = ()
    pictures: tuple[tuple[int, Box], ...] = ()
    pages: tuple[int, ...] = ()

    @property
    def told(self) -> bool:
        """Does the file tell how its lines go on, as only sheets of ours do?"""
        return self.place.lines[-1].words[-1].after is not After.UNKNOWN


def lampiran_on(pages: Iterable[Page]) -> tuple[ReadLampiran, ...]:
    """In their order, each over its pages; pages that none begins on or goes on on belong to none."""
    found: list[ReadLampiran] = []
    for page in pages:
        before = found[-1] if found and found[-1].pages[-1] + 1 == page.number else None
        one = _read(page, before)
        if one is None:
            continue
        if before and _is_same(one, before):
            found[-1] = _joined(before, one)
        else:
            found.append(one)
    return tuple(found)


def _is_same(one: ReadLampiran, before: ReadLampiran) -> bool:
    """Does a page go on with it: under its title, or under none?"""
    return one.place is before.place or (goes_on(one.place.text) and (one.number, one.judul) == (before.number, before.judul))


def _read(page: Page, before: ReadLampiran | None) -> ReadLampiran | None:
    """What a page has of one; None where its first line calls it nothing of the kind, and it follows none, or where nothing is under
    its title that could be read.
    """
    lines = lines_of(page.words)
    called = lines and _CALLED.match(lines[0].text)
    if not lines or not (called or before):
        return None
    title = _title(lines) if called else ()
    text = _CALLED.match(title_text(one_text(title)))
    number, judul = ((text[1] or "", text[2].strip()) if text else (before.number, before.judul) if before else ("", ""))
    place = _field(title, page.number) if title or before is None else before.place
    rules = rules_of(page.ruled)
    area = _area(rules, title[-1].box.y1 if title else 0)
    rest = [line for line in lines[len(title):] if area is None or not area.holds(line.box.centre)]
    above = [line for line in rest if area is None or line.box.centre[1] < area.y0]
    named, isi, behind = _fields(above, rules, page.number)
    below = [*behind, *(line for line in rest if line not in above)]
    pictures = tuple((page.number, box) for box in page.pictures if min(box.width, box.height) > LARGE)
    if not (rest or named or area or pictures):
        return None
    width = area or Box(min(line.box.x0 for line in lines), 0, max(line.box.x1 for line in lines), 0)
    return ReadLampiran(
        number, judul, place, _texts(isi, page, width), named,
        _table(page, rules, area) if area else None, _texts(below, page, width), pictures, (page.number,),
    )


def _title(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Its first line, and those right below in the same bold letters."""
    found = [lines[0]]
    for line in lines[1:TITLE]:
        bold = all(word.bold for word in line.words) and all(word.bold for word in found[-1].words)
        if not bold or line.box.y0 - found[-1].box.y1 > APART * line.box.height:
            break
        found.append(line)
    return tuple(found)


def _area(rules: Rules, top: float) -> Box | None:
    """The table below the title: all that upright rules part."""
    upright = [rule for rule in rules.upright if rule.length > TALL and rule.end > top]
    if len(upright) < 2:
        return None
    start = max(top, min(rule.start for rule in upright))
    return Box(upright[0].at, start, upright[-1].at, max(rule.end for rule in upright))


def _fields(lines: Sequence[Line], rules: Rules, page: int) -> tuple[tuple[Field, ...], list[Line], list[Line]]:
    """What stands before lines to write on, the lines above the first of these, and those below the last."""
    named: list[Field] = []
    before: list[Line] = []
    behind: list[Line] = []
    waiting: list[Line] = []
    taken = 0
    for index, line in enumerate(lines):
        if index < taken:
            continue
        label = _label(lines[index:], rules)
        taken = index + max(1, len(label or ()))
        if label is not None:
            own = [*_going_on(waiting), *label]
            before += [one for one in waiting if one not in own]
            named.append(_field(tuple(own), page))
            waiting = []
        else:
            waiting.append(line)
    if named:
        behind = waiting
    else:
        before += waiting
    return tuple(named), before, behind


def _going_on(lines: Sequence[Line]) -> list[Line]:
    """The last ones that go on in the line behind them."""
    found: list[Line] = []
    for line in reversed(lines):
        if line.words[-1].after not in (After.SPACE, After.JOINED):
            break
        found.insert(0, line)
    return found


def _label(lines: Sequence[Line], rules: Rules) -> list[Line] | None:
    """The first line up to its colon, where a rule begins behind that, with the lines left of the colon down to the rule; None for
    another one."""
    first, last = lines[0], lines[0].words[-1]
    if not last.text.endswith(":"):
        return None
    words = first.words[:-1] if last.text == ":" else first.words
    beside = list(takewhile(lambda line: line.box.x1 < last.box.x0 and not line.text.endswith(":"), lines[1:]))
    for count, line in enumerate((first, *beside)):
        below = lines[count + 1].box.y0 if count + 1 < len(lines) else 0.0
        lowest = max(line.box.y1 + ON_LINE, min(below, line.box.y1 + FARTHEST))
        if any(_is_to_write_on(rule, first.box.x1, line.box.centre[1], lowest) for rule in rules.level):
            return [*([Line(words)] if words else []), *beside[:count]]
    return None


def _is_to_write_on(rule: Rule, left: float, top: float, bottom: float) -> bool:
    return rule.start >= left - NEAR and rule.length > LARGE and top < rule.at < bottom


def _table(page: Page, rules: Rules, area: Box) -> Isian | None:
    levels = [rule.at for rule in rules.level if rule.start <= area.x0 + NEAR and rule.end >= area.x1 - NEAR]
    edges = [y for y in levels if area.y0 - NEAR <= y <= area.y1 + NEAR]
    rows = [(top, bottom) for top, bottom in pairwise(edges) if bottom - top > TALL]
    if not rows:
        return None
    columns = _walls(rules, rows[0])
    head, *body = [_cells(page, columns if len(_walls(rules, row)) > 2 or len(columns) == 2 else [area.x0, area.x1], row) for row in rows]
    if not any(head):
        return None
    kolom = tuple(one or Field((), page.number, area) for one in head)
    full = len(body) - next((count for count, row in enumerate(reversed(body)) if any(row)), len(body))
    return Isian(kolom, tuple(body[:full]), len(body) - full)


def _walls(rules: Rules, row: tuple[float, float]) -> list[float]:
    middle = sum(row) / 2
    return [rule.at for rule in rules.upright if rule.passes(middle, 0) and rule.length > TALL]


def _cells(page: Page, columns: Sequence[float], row: tuple[float, float]) -> Cells:
    found = []
    for left, right in pairwise(columns):
        box = Box(left, row[0], right, row[1])
        lines = lines_in(page.words, box)
        found.append(Field(lines, page.number, box) if lines else None)
    return tuple(found)


def _texts(lines: Sequence[Line], page: Page, width: Box) -> tuple[Field, ...]:
    if not lines:
        return ()
    box = reduce(Box.joined, (line.box for line in lines))
    return (Field(tuple(lines), page.number, Box(width.x0, box.y0, width.x1, box.y1)),)


def _field(lines: tuple[Line, ...], page: int) -> Field:
    return Field(lines, page, reduce(Box.joined, (line.box for line in lines)))


def _joined(one: ReadLampiran, other: ReadLampiran) -> ReadLampiran:
    """One that goes on overleaf; its table there has the same head."""
    isi = one.isi if one.tabel or one.isian else (*one.isi, *other.isi)
    late = () if isi is not one.isi else other.isi
    return ReadLampiran(
        one.number, one.judul, one.place, isi, (*one.isian, *other.isian), _continued(one.tabel, other.tabel),
        (*one.catatan, *late, *other.catatan), (*one.pictures, *other.pictures), (*one.pages, *other.pages),
    )


def _continued(one: Isian | None, other: Isian | None) -> Isian | None:
    if one is None or other is None:
        return one or other
    same = [field.text for field in one.kolom] == [field.text for field in other.kolom]
    again: tuple[Cells, ...] = () if same else (tuple(other.kolom),)
    between: tuple[Cells, ...] = ((None,) * len(one.kolom),) * one.kosong if again or other.baris else ()
    rest = tuple(_whole(one.baris, [*again, *other.baris])) if not between else (*one.baris, *between, *again, *other.baris)
    return Isian(one.kolom, tuple(_narrow(row, len(one.kolom)) for row in rest), other.kosong + (0 if between else one.kosong))


def _narrow(row: Cells, columns: int) -> Cells:
    """What stands in more columns than the table has, in its last one."""
    more = [field for field in row[columns - 1:] if field]
    if len(row) <= columns or not more:
        return row[:columns]
    lines = tuple(line for field in more for line in field.lines)
    return (*row[: columns - 1], replace(more[0], lines=lines))


def _whole(before: Sequence[Cells], after: Sequence[Cells]) -> Iterator[Cells]:
    """Rows with the first one overleaf, which may go on from the last one before."""
    first = after[0] if after else ()
    last = before[-1] if before else ()
    goes = len(first) == len(last) and any(a and b and a.lines[-1].words[-1].after is After.SPACE for a, b in zip(last, first, strict=True))
    if not goes:
        yield from (*before, *after)
        return
    yield from before[:-1]
    yield tuple(
        Field((*a.lines, *b.lines), a.page, a.box) if a and b else a or b for a, b in zip(last, first, strict=True)
    )
    yield from after[1:]
