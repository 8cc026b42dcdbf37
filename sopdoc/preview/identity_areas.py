"""The identity tables' cells → the keys that they print.

    head of the SOP form: one key a row; of the SPO form: fixed places; below it: titles, each with its contents under or beside it,
    and boxes to sign in, which say as what
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sopdoc.diagnostics import Span
from sopdoc.layout.identity.signers import as_what
from sopdoc.layout.tree import Cell, Table
from sopdoc.model.sop import PENANDA_TANGAN
from sopdoc.preview.areas import Area, Origin

KOP = "kop"
LOGO, LOGO_KANAN = "logo", "logo kanan"
OF_AGENCY = (KOP, LOGO, LOGO_KANAN)
SPO: tuple[tuple[str, ...], ...] = (
    (KOP, "nama", LOGO_KANAN), ("nomor", "revisi ke", "halaman"), ("spo", "tanggal terbit", "disahkan oleh"),
)


def identity_areas(table: Table, first: bool, origin: Origin) -> Iterator[Area]:
    """Every cell whose key the definition can write; `first`: the table begins with the head."""
    head = _head(table, origin) if first else {}
    sections = _sections(table, len({cell.row for cell in table.cells if id(cell) in head}) if first else 0, origin)
    for cell in table.cells:
        key = head.get(id(cell)) or sections.get(id(cell)) or signer_of(cell, origin)
        if key:
            yield Area("sel", cell.rect, _span(key, origin), _name(key, origin), kunci=key)


def _head(table: Table, origin: Origin) -> Mapping[int, str]:
    """Cells of the head by identity, with their keys."""
    profile = origin.profile
    found: dict[int, str] = {}
    if profile.bentuk_identitas == "spo":
        for row, keys in enumerate(SPO):
            cells = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.rect.x)
            found |= {id(cell): key for cell, key in zip(cells, keys, strict=False)}
        return found
    rows = [cell for cell in table.cells if cell.row < len(profile.baris_identitas)]
    middle = min(cell.rect.x for cell in rows if cell.head == "baris")
    for cell in rows:
        found[id(cell)] = profile.baris_identitas[cell.row] if cell.rect.x >= middle else _kop(cell, table)
    return found


def _kop(cell: Cell, table: Table) -> str:
    """The agency's words, or a logo beside them."""
    if cell.paragraphs or cell.picture is None:
        return KOP
    return LOGO if cell.rect.x == table.rect.x else LOGO_KANAN


def _sections(table: Table, rows: int, origin: Origin) -> Mapping[int, str]:
    """Cells below the head.  A row of titles speaks for the row under it, a title at the left for the rest of its own row."""
    titles, further = _titles(origin), f" {origin.profile.label['lanjutan']}"
    found: dict[int, str] = {}
    above: list[tuple[Cell, str]] = []
    for row in range(rows, len(table.rows)):
        cells = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.rect.x)
        keys = [titles.get(text_of(cell).removesuffix(further).casefold(), "") for cell in cells]
        if above:
            found |= {id(cell): key for cell in cells for title, key in above if _over(title, cell)}
            above = []
        elif cells and all(key or not text_of(cell) for cell, key in zip(cells, keys, strict=True)):
            above = [(cell, key) for cell, key in zip(cells, keys, strict=True) if key]
            found |= {id(cell): key for cell, key in above}
        elif cells and keys[0]:
            found |= {id(cell): keys[0] for cell in cells}
    return found


def signer_areas(table: Table, origin: Origin) -> Iterator[Area]:
    """The boxes after a flow."""
    for cell in table.cells:
        if key := signer_of(cell, origin):
            yield Area("sel", cell.rect, _span(key, origin), _name(key, origin), kunci=key)


def signer_of(cell: Cell, origin: Origin) -> str:
    """As what one signs in the cell, which says so in its first line; "" where nobody does."""
    first = "".join(run.text for run in cell.paragraphs[0].runs) if cell.paragraphs else ""
    return next((peran for peran in PENANDA_TANGAN if first and first == as_what(peran, origin.profile)), "")


def _over(title: Cell, cell: Cell) -> bool:
    return title.rect.x <= cell.rect.x < title.rect.right


def _titles(origin: Origin) -> Mapping[str, str]:
    """Printed titles of sections by their words: the profile's labels, and the SOP's own titles."""
    profile = origin.profile
    keys = (*(key for row in profile.bagian for key in row), *origin.sop.identitas.bagian)
    return {profile.judul(key).casefold(): key for key in keys}


def text_of(cell: Cell) -> str:
    return " ".join("".join(run.text for run in paragraph.runs) for paragraph in cell.paragraphs)


def _name(key: str, origin: Origin) -> str:
    return key.capitalize() if key in OF_AGENCY else origin.profile.label.get(key, key)


def _span(key: str, origin: Origin) -> Span:
    """The key in the definition, or its title under `bagian`; the agency's own; else the file's beginning."""
    if key in OF_AGENCY:
        return origin.instansi.top(key)
    places = (origin.definisi.top(key), origin.definisi.under("bagian", key), Span(origin.sop.file))
    return next(span for span in places if span.file)
