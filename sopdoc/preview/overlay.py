"""Layout + Origin → the places of every page: which cell, symbol and connector comes from which line.

The layout knows no lines; a flow's rows are its kegiatan in order, over all pages that they were broken into.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopdoc.diagnostics import Span
from sopdoc.geometry import Rect, bounds
from sopdoc.layout.identity.pages import NAME as IDENTITY
from sopdoc.layout.identity.signers import NAME as SIGNERS
from sopdoc.layout.tree import Cell, Connector, Layout, Page, Row, Symbol, Table, TextBlock
from sopdoc.model.sop import Alur, Kegiatan
from sopdoc.preview.areas import Area, Origin, PageAreas
from sopdoc.preview.identity_areas import identity_areas, signer_areas
from sopdoc.preview.lampiran_areas import lampiran_areas

LANES = "pelaksana"


@dataclass(frozen=True, slots=True)
class _Part:
    """A flow's table on one page: `rows` are its table rows with the index of their kegiatan, `titles` the rows of titles with
    that of the kegiatan below and which of its titles it is."""

    number: int
    alur: Alur
    table: Table
    rows: tuple[tuple[int, Row, int], ...]
    titles: tuple[tuple[int, int, int], ...]


def overlay(layout: Layout, origin: Origin) -> tuple[PageAreas, ...]:
    """The places of all pages."""
    taken = [0] * len(origin.sop.alur)
    pages = []
    for page in layout.pages:
        if page.form:
            pages.append(PageAreas(tuple(lampiran_areas(page, layout.bookmarks, origin)), None))
            continue
        parts = tuple(_parts(page, origin, taken))
        areas = (*_identity(page, origin), *_titles(page, parts, origin), *_flow(page, parts, origin))
        pages.append(PageAreas(areas, _extent(page, parts)))
    return tuple(pages)


def is_flow(block: TextBlock | Table) -> bool:
    """Only flow tables have header rows."""
    return isinstance(block, Table) and any(row.header for row in block.rows)


def _parts(page: Page, origin: Origin, taken: list[int]) -> Iterator[_Part]:
    """The page's flow tables; `taken` counts the rows of every flow that were met so far."""
    for table in page.blocks:
        if not isinstance(table, Table) or not is_flow(table):
            continue
        number = next((i for i, alur in enumerate(origin.sop.alur) if taken[i] < len(alur.kegiatan)), None)
        if number is None:
            return
        alur = origin.sop.alur[number]
        rows, titles = [], []
        index = sum(row.header for row in table.rows)
        while index < len(table.rows):
            kegiatan = taken[number]
            above = len([judul for judul in alur.kegiatan[kegiatan].judul if judul])
            titles += [(index + n, kegiatan, n) for n in range(above)]
            index += above
            rows.append((index, table.rows[index], kegiatan))
            index, taken[number] = index + 1, kegiatan + 1
        yield _Part(number, alur, table, tuple(rows), tuple(titles))


def _extent(page: Page, parts: Sequence[_Part]) -> Rect | None:
    """What "alur saja" shows: the flows with their titles and what stands under them, across the paper's body."""
    if not parts:
        return None
    tables = [block for block in page.blocks if isinstance(block, Table) and block.name == IDENTITY]
    top = max((table.rect.bottom for table in tables), default=page.blocks[0].rect.y)
    body = parts[0].table.rect
    return Rect(body.x, top, body.w, page.blocks[-1].rect.bottom - top)


def _identity(page: Page, origin: Origin) -> Iterator[Area]:
    for block in page.blocks:
        if isinstance(block, Table) and block.name == IDENTITY:
            yield from identity_areas(block, page.number == 1, origin)
        elif isinstance(block, Table) and block.name == SIGNERS:
            yield from signer_areas(block, origin)


def _titles(page: Page, parts: Sequence[_Part], origin: Origin) -> Iterator[Area]:
    """Titles over flows; notes and signature under them."""
    for block in page.blocks:
        if not isinstance(block, TextBlock):
            continue
        part = next((p for p in parts if p.table.rect.y >= block.rect.bottom), None) if block.heading else None
        if part:
            yield Area("judul", block.rect, _title_span(part, origin), "Judul alur", kunci="judul")
        elif not block.heading and parts:
            yield Area("sel", block.rect, _note_span(parts[-1], origin), "Catatan", kunci="catatan")


def _title_span(part: _Part, origin: Origin) -> Span:
    own = origin.definisi.inside(part.alur.span, "judul")
    return own if own != part.alur.span or len(origin.sop.alur) > 1 else origin.definisi.top("nama")


def _note_span(part: _Part, origin: Origin) -> Span:
    own = origin.definisi.inside(part.alur.span, "catatan")
    return own if own != part.alur.span else origin.definisi.top("disahkan oleh", "nama")


def _flow(page: Page, parts: Sequence[_Part], origin: Origin) -> Iterator[Area]:
    """Cells, over them the connectors, over these the symbols."""
    for part in parts:
        yield from _header(part, origin)
        yield from _titles_across(part)
        for index, _, row in part.rows:
            yield from _row(part, index, row, origin)
    lines = [_connector(connector, _part_at(parts, connector.points[0].y)) for connector in page.connectors]
    yield from lines
    for symbol in page.symbols:
        yield _symbol(symbol, _part_at(parts, symbol.rect.cy), lines)


def _part_at(parts: Sequence[_Part], y: int) -> _Part:
    return next((part for part in parts if part.table.rect.y <= y <= part.table.rect.bottom), parts[-1])


def _header(part: _Part, origin: Origin) -> Iterator[Area]:
    """The pelaksana's titles: header cells exactly over their columns."""
    lanes = [cell for cell, key in _columns(part, part.rows[0][0], origin) if key == LANES]
    edges = {(cell.rect.x, cell.rect.w): pelaksana for cell, pelaksana in zip(lanes, part.alur.pelaksana, strict=True)}
    for cell in part.table.cells:
        pelaksana = edges.get((cell.rect.x, cell.rect.w)) if part.table.rows[cell.row].header else None
        if pelaksana:
            yield Area("sel", cell.rect, pelaksana.span, f"Pelaksana {pelaksana.nama}", kunci=LANES, lajur=pelaksana.kunci)


def _titles_across(part: _Part) -> Iterator[Area]:
    for index, row, number in part.titles:
        cell = next(cell for cell in part.table.cells if cell.row == index)
        judul = [judul for judul in part.alur.kegiatan[row].judul if judul][number]
        yield Area("sel", cell.rect, judul.span, f"Judul {judul.polos}", kegiatan=f"{part.number}/{row}", kunci="judul")


def _row(part: _Part, index: int, row: int, origin: Origin) -> Iterator[Area]:
    lanes = iter(part.alur.pelaksana)
    for cell, key in _columns(part, index, origin):
        lane = next(lanes).kunci if key == LANES else ""
        yield _cell(cell, key, lane, part.alur.kegiatan[row], f"{part.number}/{row}", origin)


def _columns(part: _Part, index: int, origin: Origin) -> Iterator[tuple[Cell, str]]:
    """The cells of a table row with the keys that they print."""
    cells = sorted((cell for cell in part.table.cells if cell.row == index), key=lambda cell: cell.rect.x)
    return zip(cells, _keys(part.alur, origin), strict=True)


def _keys(alur: Alur, origin: Origin) -> Iterator[str]:
    """A key for every column: the profile's, `pelaksana` once for each lane."""
    for key in origin.profile.kolom:
        yield from [LANES] * len(alur.pelaksana) if key == LANES else [key]


def _cell(cell: Cell, key: str, lane: str, kegiatan: Kegiatan, place: str, origin: Origin) -> Area:
    wanted = (LANES, "rangkaian") if key == LANES else (key,)
    span = origin.definisi.inside(kegiatan.span, *(() if key == "nomor kegiatan" else wanted))
    label = origin.profile.sebutan(key)
    return Area("sel", cell.rect, span, f"{_row_name(kegiatan, place)}, {label}", kegiatan=place, kunci=key, lajur=lane)


def _row_name(kegiatan: Kegiatan, place: str) -> str:
    return f"Kegiatan {kegiatan.nomor}" if kegiatan.nomor else f"Baris {int(place.rpartition('/')[2]) + 1}"


def _symbol(symbol: Symbol, part: _Part, lines: Sequence[Area]) -> Area:
    """A segilima is told by the connection that runs through it."""
    for row, kegiatan in enumerate(part.alur.kegiatan):
        for simbol in kegiatan.simbol:
            if simbol.id == symbol.id:
                place = f"{part.number}/{row}"
                return Area("simbol", symbol.rect, simbol.span, symbol.description, _key(part, symbol.id), place)
    letter, key = symbol.name.removeprefix("Segilima "), _key(part, symbol.id)
    span = next((line.span for line in lines if key in (line.dari, line.ke)), part.alur.span)
    return Area("segilima", symbol.rect, span, symbol.description, key, huruf=letter)


def _connector(connector: Connector, part: _Part) -> Area:
    """A leg to or from a segilima is told by its one symbol."""
    ways = tuple(one for s in part.alur.sambungan for one in (s, *s.searah()))
    own = next((s for s in ways if (s.dari, s.ke) == (connector.source, connector.target)), None)
    own = own or next((s for s in ways if connector.source == s.dari or connector.target == s.ke), None)
    return Area(
        "panah", bounds(connector.points), own.span if own else part.alur.span, connector.name,
        dari=_key(part, connector.source), ke=_key(part, connector.target), points=connector.points,
    )


def _key(part: _Part, symbol: str) -> str:
    return f"{part.number}/{symbol}"
