"""The pages before a flow table → the fields and sections of the identity sheet, each with the cell it was read from.

A cell whose words are a known label gives its neighbour at the right its meaning, a cell that begins with the title of a
section those below it, down to the next title.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from sopdoc.impor.identity.fields import FIELDS, Field, Identity, Section, field_key, labels_in, plain, section_key, title_text
from sopdoc.impor.identity.signers import Signer, signers_in
from sopdoc.impor.identity.spo import spo_of
from sopdoc.impor.identity.stacked import unstacked
from sopdoc.impor.lines import Line
from sopdoc.impor.page import After, Box, Page, Word
from sopdoc.impor.table.cells import Cell, cells_of
from sopdoc.impor.table.rules import rules_of
from sopdoc.model.sop import PENYIAP

LEVEL = 2.0         # cells side by side begin and end this near
ALIGNED = 3.0       # cells below each other have their edges this near
INTO = 1.5          # points that words of one line never share
LONGEST = 5         # words of a title that its text follows in one cell


def identity_of(pages: Sequence[Page], bottom: float | None) -> Identity:
    """`bottom`: where the flow table begins on the last of the pages, None when that page is the identity's alone."""
    return identity_in([cell for page in pages for cell in cells_on(page, bottom if page is pages[-1] else None)])


def identity_in(cells: Sequence[Cell]) -> Identity:
    """`cells`: those of its pages."""
    boxes = tuple(signers_in(_at_foot(cells)))
    fields = {key: field for key, field in _fields(cells) if key not in PENYIAP}
    fields |= {box.peran: box.field for box in boxes if box.peran not in PENYIAP}
    penyiap = (*_in_rows(cells, boxes), *((box.peran, box.field) for box in boxes if box.peran in PENYIAP))
    kop = _kop(cells, [field.box for field in fields.values()])
    cells = [cell for cell in cells if not _is_box(cell, boxes)]
    spo = spo_of(cells, kop.box) if kop else None
    if spo:
        fields = {**({"nama": spo.nama} if spo.nama else {}), **fields}
    sections = spo.sections if spo else tuple(_sections(cells, {(field.page, field.box) for field in fields.values()}))
    parts = (part for section in sections for part in section.parts)
    signed = (field for _, field in penyiap)
    read = {(field.page, field.box) for field in (*fields.values(), *signed, *parts, *((kop,) if kop else ()))}
    unread = tuple(_unread(cells, read | spo.said if spo else read))
    boxed = tuple((box.peran, box.label) for box in boxes)
    rows = tuple((key, label) for key, label, _ in _labelled(cells))
    return Identity(fields, sections, kop, unread, spo is not None, rows, penyiap, boxed)


def _at_foot(cells: Sequence[Cell]) -> list[Cell]:
    """Those that stand below the title of a known section."""
    known = [(cell.page, cell.box.y1) for cell in cells if _is_known(cell)]
    return [cell for cell in cells if known and (cell.page, cell.box.y0) >= min(known)]


def _is_box(cell: Cell, boxes: Sequence[Signer]) -> bool:
    """Is it the label of one who signs in a box, or his box?"""
    return any((cell.page, cell.box) == (one.page, one.box) for box in boxes for one in (box.field, box.label_box) if one)


def _in_rows(cells: Sequence[Cell], boxes: Sequence[Signer]) -> Iterator[tuple[str, Field]]:
    """Who signs before the official who approves, in rows of the head."""
    for key, _, cell in _labelled(cells):
        value = None if key not in PENYIAP or _is_box(cell, boxes) else _behind(cell, key) or _right_of(cell, cells)
        if value:
            yield key, value


def _unread(cells: Sequence[Cell], read: Collection[tuple[int, Box]]) -> Iterator[Field]:
    for cell in cells:
        said = (cell.page, cell.box) in read or _title(cell, cells) or field_key(cell.text)
        if not said and any(letter.isalnum() for letter in cell.text):
            yield Field(cell.lines, cell.page, cell.box)


def cells_on(page: Page, bottom: float | None) -> tuple[Cell, ...]:
    """Those above `bottom`, each with one label at most."""
    words = [word for word in page.words if bottom is None or word.box.y1 <= bottom]
    return unstacked(cells_of(words, rules_of(page.ruled), page.number))


def _labelled(cells: Sequence[Cell]) -> Iterator[tuple[str, str, Cell]]:
    """Keys with their labels as printed, in reading order; the first cell with a label counts."""
    seen: set[str] = set()
    for cell in cells:
        for key, label in labels_in(plain(cell.text)):
            if key not in seen:
                seen.add(key)
                yield key, label, cell
                break


def _fields(cells: Sequence[Cell]) -> Iterator[tuple[str, Field]]:
    """A value stands at the right of its label, or behind a colon in its cell."""
    for key, _, cell in _labelled(cells):
        value = _behind(cell, key) or _right_of(cell, cells)
        if value:
            yield key, value


def _behind(cell: Cell, key: str) -> Field | None:
    """What stands behind the label in its own cell."""
    words = [word for line in cell.lines for word in line.words]
    label = re.compile(rf"{FIELDS[key]}\s*:?", re.IGNORECASE)
    for count in range(len(words), 0, -1):
        if label.fullmatch(" ".join(word.text for word in words[:count])):
            rest = _without(cell.lines, words[:count])
            return Field(rest, cell.page, cell.box) if rest else None
    return None


def _without(lines: Sequence[Line], gone: Sequence[Word]) -> tuple[Line, ...]:
    kept = [tuple(word for word in line.words if not any(word is other for other in gone)) for line in lines]
    return tuple(Line(words) for words in kept if words)


def _right_of(cell: Cell, cells: Sequence[Cell]) -> Field | None:
    """The neighbour; a colon in a cell of its own is passed over."""
    right = [
        other for other in cells
        if other.page == cell.page and other.box.x0 >= cell.box.x1 - LEVEL and other.box.y0 < cell.box.centre[1] < other.box.y1
    ]
    for other in sorted(right, key=lambda other: other.box.x0):
        lines = _without_colon(other.lines)
        if lines:
            return Field(lines, other.page, other.box, colon=lines != other.lines)
    return None


def _without_colon(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A colon before the value is part of the form."""
    if lines and lines[0].words[0].text == ":":
        return _without(lines, lines[0].words[:1])
    return tuple(lines)


def _sections(cells: Sequence[Cell], values: Collection[tuple[int, Box]]) -> Iterator[Section]:
    """In reading order of their titles; one that goes on overleaf under its title is whole.  A field's value is no title."""
    whole: dict[str, list[Field]] = {}
    printed: dict[str, str] = {}
    titles = {index: found for index, cell in enumerate(cells) if (cell.page, cell.box) not in values and (found := _title(cell, cells))}
    for index, (key, rest) in titles.items():
        cell = cells[index]
        parts = [Field(rest, cell.page, cell.box)] if rest else []
        parts += [Field(one.lines, one.page, one.box) for one in _below(cell, cells, titles)]
        whole.setdefault(key, []).extend(parts)
        printed.setdefault(key, plain(cell.lines[0].text))
    yield from (Section(key, tuple(parts), printed[key]) for key, parts in whole.items())


def _title(cell: Cell, cells: Sequence[Cell]) -> tuple[str, tuple[Line, ...]] | None:
    """A known section's key and the lines below its title; or a title of its own: one bold line over a cell of the same width."""
    first = title_text(cell.lines[0].text)
    known = section_key(first)
    if known:
        return None if _is_said_above(known, cell, cells) else (known, cell.lines[1:])
    led = _before_colon(cell) if _is_below_all(cell, cells) else None
    if led:
        return led
    bold = len(cell.lines) == 1 and all(word.bold for word in cell.lines[0].words)
    if bold and not field_key(first) and not _is_overwritten(cell.lines[0]) and not _has_title(cell, cells):
        under = [other for other in cells if _is_under(other, cell) and abs(other.box.y0 - cell.box.y1) < LEVEL and not _is_known(other)]
        titles = [other.box.height for other in cells if len(other.lines) == 1 and _is_known(other)]
        low = cell.box.height < max(2.2 * cell.lines[0].box.height, min(titles, default=0.0) + LEVEL)
        if under and (_beside_known(cell, cells) or (len(under) == 1 and low)):
            return first, ()
    return None


def _is_said_above(key: str, cell: Cell, cells: Sequence[Cell]) -> bool:
    """Does the cell above, and nothing below it, say the same?  Then it begins the text: "Peralatan :" below "PERALATAN/PERLENGKAPAN"."""
    above = next((other for other in cells if _is_under(cell, other) and abs(cell.box.y0 - other.box.y1) < LEVEL), None)
    return above is not None and len(above.lines) == 1 and section_key(title_text(above.lines[0].text)) == key


def _is_overwritten(line: Line) -> bool:
    """Did words of another cell run into it?"""
    return any(one.box.x1 - other.box.x0 > INTO for one, other in pairwise(line.words))


def _has_title(cell: Cell, cells: Sequence[Cell]) -> bool:
    """Is it what stands right below a title?"""
    above = next((other for other in cells if _is_under(cell, other) and abs(cell.box.y0 - other.box.y1) < LEVEL), None)
    return above is not None and _title(above, cells) is not None


def _is_known(cell: Cell) -> bool:
    """Does it begin with the title of a section that the regulation knows?"""
    return bool(section_key(title_text(cell.lines[0].text)))


def _is_below_all(cell: Cell, cells: Sequence[Cell]) -> bool:
    """Is it a row of its own, as wide as the page's table, below a known section?"""
    page = [other for other in cells if other.page == cell.page]
    left, right = min(other.box.x0 for other in page), max(other.box.x1 for other in page)
    above = (other for other in page if other.box.y1 <= cell.box.y0 + LEVEL and _is_known(other))
    return cell.box.x0 - left < ALIGNED and right - cell.box.x1 < ALIGNED and any(above)


def _before_colon(cell: Cell) -> tuple[str, tuple[Line, ...]] | None:
    """A title of a few words with a colon behind it, and what follows in its cell; who drew the sheet up ("Disusun oleh:") is no title,
    nor is anything in a sheet of ours, whose titles have cells of their own."""
    words = cell.lines[0].words
    if words[-1].after is not After.UNKNOWN:
        return None
    count = next((number for number, word in enumerate(words[:LONGEST], 1) if word.text.endswith(":")), 0)
    title = title_text(" ".join(word.text for word in words[:count]))
    return (title, _without(cell.lines, words[:count])) if title and not title.endswith("oleh") and not field_key(title) else None


def _beside_known(cell: Cell, cells: Sequence[Cell]) -> bool:
    """Does it stand in one row with the title of a known section?"""
    return any(_is_known(other) for other in cells if other.page == cell.page and other.box.y0 == cell.box.y0)


def _is_under(one: Cell, title: Cell) -> bool:
    aligned = abs(one.box.x0 - title.box.x0) < ALIGNED and abs(one.box.x1 - title.box.x1) < ALIGNED
    return aligned and (one.page, one.box.y0) > (title.page, title.box.y0)


def _below(title: Cell, cells: Sequence[Cell], titles: dict[int, tuple[str, tuple[Line, ...]]]) -> Iterator[Cell]:
    """The cells under a title, down to the next title in its column."""
    for index, cell in enumerate(cells):
        if not _is_under(cell, title):
            continue
        if index in titles:
            return
        yield cell


def _kop(cells: Sequence[Cell], used: Sequence[Box]) -> Field | None:
    """The uppermost cell at the left that is neither label nor value."""
    first = [cell for cell in cells if cell.page == cells[0].page and not any(cell.box == box for box in used)]
    left = min((cell.box.x0 for cell in first), default=0)
    found = next((cell for cell in first if cell.box.x0 - left < LEVEL), None)
    return Field(found.lines, found.page, found.box) if found and not _title(found, cells) else None
