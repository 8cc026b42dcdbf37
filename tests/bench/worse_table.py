"""Rules that are gone, broken or doubled, heads and numbers that are wrong, words over words; dates and NIP that lack letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from bench.degraded import Ways, Worse, body_rows, flow_table, named, saying
from bench.redrawn import Scene

from sopdoc.geometry import Emu, Point, Rect, pt
from sopdoc.layout.tree import Cell, Page, Table

TABLE: Ways = {}
way = named(TABLE)


def flow_pages(scene: Scene, chance: Random) -> list[tuple[int, Page, Table]]:
    found = [(index, page, table) for index, page in enumerate(scene.layout.pages) if (table := flow_table(page))]
    chance.shuffle(found)
    return found


def _band(x: Emu, y: Emu, right: Emu, bottom: Emu) -> Rect:
    """Around a rule."""
    return Rect(x - 1, y - 1, right - x + 2, bottom - y + 2)


def _between(page: Page, table: Table) -> list[Emu]:
    """The rules that have symbols on both sides."""
    places = sorted({symbol.rect.cx for symbol in page.symbols})
    return [x for x in table.edges if places[0] < x < places[-1]]


def _row_rule(scene: Scene, chance: Random, part: Callable[[Table], tuple[Emu, Emu]]) -> Worse | None:
    for index, _, table in flow_pages(scene, chance):
        rows = body_rows(table)[1:]
        if rows:
            y, (start, end) = chance.choice(rows).y, part(table)
            worse = replace(scene, gaps=(*scene.gaps, (index, _band(start + pt(1), y, end - pt(1), y))))
            return Worse(worse, f"hlm. {index + 1}: {y / pt(1):.0f} pt dari atas")
    return None


@way("garis antara dua baris hilang")
def no_row_rule(scene: Scene, chance: Random) -> Worse | None:
    return _row_rule(scene, chance, lambda table: (table.rect.x - pt(2), table.rect.right + pt(2)))


@way("garis baris terputus di kolom nomor dan kegiatan")
def broken_left(scene: Scene, chance: Random) -> Worse | None:
    return _row_rule(scene, chance, lambda table: (table.rect.x - pt(2), table.edges[2] + pt(1)))


@way("garis baris terputus di satu kolom mutu")
def broken_right(scene: Scene, chance: Random) -> Worse | None:
    return _row_rule(scene, chance, lambda table: (table.edges[-3] - pt(1), table.edges[-2] + pt(1)))


@way("garis baris terputus di kolom pelaksana")
def broken_lanes(scene: Scene, chance: Random) -> Worse | None:
    return _row_rule(scene, chance, lambda table: (table.edges[2] - pt(1), table.edges[3] + pt(1)))


@way("garis antara dua kolom pelaksana hilang")
def no_column_rule(scene: Scene, chance: Random) -> Worse | None:
    for index, page, table in flow_pages(scene, chance):
        between = _between(page, table)
        if between:
            x = chance.choice(between)
            worse = replace(scene, gaps=(*scene.gaps, (index, _band(x, table.rect.y + pt(1), x, table.rect.bottom - pt(1)))))
            return Worse(worse, f"hlm. {index + 1}: {x / pt(1):.0f} pt dari kiri")
    return None


@way("garis kolom pelaksana terputus di satu baris")
def broken_column(scene: Scene, chance: Random) -> Worse | None:
    for index, page, table in flow_pages(scene, chance):
        between = _between(page, table)
        if between:
            x, row = chance.choice(between), chance.choice(body_rows(table))
            worse = replace(scene, gaps=(*scene.gaps, (index, _band(x, row.y + pt(1), x, row.y + row.height - pt(1)))))
            return Worse(worse, f"hlm. {index + 1}: {x / pt(1):.0f} pt dari kiri, baris {row.y / pt(1):.0f}")
    return None


@way("garis baris ganda")
def doubled_rule(scene: Scene, chance: Random) -> Worse | None:
    for index, _, table in flow_pages(scene, chance):
        rows = body_rows(table)[1:]
        if rows:
            y = chance.choice(rows).y + pt(chance.uniform(1.5, 4))
            stroke = (Point(table.rect.x, y), Point(table.rect.right, y))
            return Worse(replace(scene, rules=(*scene.rules, (index, stroke))), f"hlm. {index + 1}: {y / pt(1):.0f} pt dari atas")
    return None


def _with_cells(scene: Scene, index: int, page: Page, table: Table, cells: Sequence[Cell]) -> Scene:
    blocks = tuple(replace(block, cells=tuple(cells)) if block is table else block for block in page.blocks)
    return scene.with_page(index, replace(page, blocks=blocks))


def _retyped(scene: Scene, index: int, page: Page, table: Table, cell: Cell, text: str) -> Scene:
    changed = replace(cell, paragraphs=(saying(cell.paragraphs[0], text), *cell.paragraphs[1:]))
    return _with_cells(scene, index, page, table, [changed if one is cell else one for one in table.cells])


HEADS = {
    "Pelaksana": ("Pelaksna", "Pelaksanan", "P e l a k s a n a"), "Waktu": ("Wkatu", "Waktu."), "Output": ("Ouput", "Out put"),
    "Kegiatan": ("Kegitan", "Kegiata n"), "Kelengkapan": ("Kelengkapn", "Kelengkpan"), "Keterangan": ("Ketrangan",),
    "Mutu Baku": ("Mutubaku",),
}


@way("judul kolom salah ketik")
def misspelt_head(scene: Scene, chance: Random) -> Worse | None:
    for index, page, table in flow_pages(scene, chance):
        heads = {row.y for row in table.rows if row.header}
        found = [cell for cell in table.cells if cell.rect.y in heads and cell.paragraphs and cell.paragraphs[0].words in HEADS]
        if found:
            cell = chance.choice(found)
            text = chance.choice(HEADS[cell.paragraphs[0].words])
            return Worse(_retyped(scene, index, page, table, cell, text), f"hlm. {index + 1}: {cell.paragraphs[0].words} → {text}")
    return None


@way("halaman lanjutan tanpa kepala tabel")
def headless_page(scene: Scene, chance: Random) -> Worse | None:
    for index, page in enumerate(scene.layout.pages):
        table = flow_table(page)
        head = max((row.y + row.height for row in table.rows if row.header), default=0) if table else 0
        if table and head and goes_on(table):
            cells = [cell for cell in table.cells if cell.rect.y >= head]
            bare = replace(page, blocks=(table,))
            return Worse(_with_cells(scene, index, bare, table, cells), f"hlm. {index + 1}")
    return None


def goes_on(table: Table) -> bool:
    """Does it begin with a number behind the first?"""
    top = body_rows(table)[0].y
    numbers = [cell.paragraphs[0].words for cell in table.cells if cell.rect.y == top and cell.paragraphs]
    return any(text.strip(" .").isdigit() and int(text.strip(" .")) > 1 for text in numbers)


@way("nomor kegiatan salah")
def wrong_number(scene: Scene, chance: Random) -> Worse | None:
    for index, page, table in flow_pages(scene, chance):
        found = [
            cell for cell in table.cells if cell.paragraphs and cell.head != "kolom" and cell.column == 0
            and cell.paragraphs[0].words.strip(" .").isdigit() and cell.rect.y > body_rows(table)[0].y
        ]
        if found:
            cell = chance.choice(found)
            printed = cell.paragraphs[0].words
            number = int(printed.strip(" .")) + chance.choice((-1, 1, 10))
            return Worse(_retyped(scene, index, page, table, cell, f"{number}."), f"hlm. {index + 1}: {printed} → {number}")
    return None


@way("dua tulisan di satu tempat")
def over_text(scene: Scene, chance: Random) -> Worse | None:
    """Other words over those of a cell of the flow."""
    for index, _, table in flow_pages(scene, chance):
        first = body_rows(table)[0].y
        found = [cell for cell in table.cells if cell.rect.y >= first and cell.column > 0 and cell.paragraphs and cell.paragraphs[0].lines]
        found = [cell for cell in found if len(cell.paragraphs[0].words) > 12 and not cell.vertical]
        if found:
            cell = chance.choice(found)
            height = sum(paragraph.height for paragraph in cell.paragraphs)
            top = cell.rect.y if cell.valign == "atas" else cell.rect.y + (cell.rect.h - height) // 2
            paragraph = cell.paragraphs[0]
            baseline = top + paragraph.before + round(0.8 * paragraph.line_height)
            place = Point(cell.rect.x + table.pad + pt(1), baseline + pt(chance.uniform(-2, 2)))
            loose = (index, place, chance.choice(("Arsip lama 2014", "tidak berlaku", "Disposisi pimpinan")))
            return Worse(replace(scene, loose=(*scene.loose, loose)), f"hlm. {index + 1}: {paragraph.words[:30]}")
    return None


@way("halaman tertukar")
def swapped(scene: Scene, chance: Random) -> Worse | None:
    """The last two pages of one flow."""
    flows = [(index, table) for index, page in enumerate(scene.layout.pages) if (table := flow_table(page))]
    if len(flows) < 2 or not goes_on(flows[-1][1]):
        return None
    (a, _), (b, _) = flows[-2:]
    pages = list(scene.layout.pages)
    pages[a], pages[b] = pages[b], pages[a]
    return Worse(replace(scene, layout=replace(scene.layout, pages=tuple(pages))), f"hlm. {a + 1} dan {b + 1}")



def _identity_words(scene: Scene, fits: Callable[[str], str | None], chance: Random) -> Worse | None:
    """A text of the identity sheet (or of a signature) written otherwise."""
    found: list[tuple[int, Page, Table, Cell, int, str]] = []
    for index, page in enumerate(scene.layout.pages):
        for table in (block for block in page.blocks if isinstance(block, Table)):
            for cell in table.cells:
                for at, paragraph in enumerate(cell.paragraphs):
                    text = fits(paragraph.words)
                    if text is not None and paragraph.lines:
                        found.append((index, page, table, cell, at, text))
    if not found:
        return None
    index, page, table, cell, at, text = chance.choice(found)
    old = cell.paragraphs[at]
    changed = replace(cell, paragraphs=(*cell.paragraphs[:at], saying(old, text), *cell.paragraphs[at + 1:]))
    worse = _with_cells(scene, index, page, table, [changed if one is cell else one for one in table.cells])
    return Worse(worse, f"hlm. {index + 1}: {old.words} → {text}")


MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


def _is_date(text: str) -> bool:
    parts = text.split()
    return len(parts) == 3 and parts[0].isdigit() and parts[1] in MONTHS and parts[2].isdigit()


@way("huruf hilang dari tanggal")
def broken_date(scene: Scene, chance: Random) -> Worse | None:
    def fits(text: str) -> str | None:
        if not _is_date(text):
            return None
        day, month, year = text.split()
        return chance.choice((
            f"{day} {month[:-1]} {year}", f"{day} {month} {year[:-1]}", f"{day} {month[:1]}{month[2:]} {year}", f"{day}{month} {year}",
        ))
    return _identity_words(scene, fits, chance)


@way("angka hilang dari NIP")
def broken_nip(scene: Scene, chance: Random) -> Worse | None:
    def fits(text: str) -> str | None:
        digits = sum(letter.isdigit() for letter in text)
        if "NIP" not in text or digits != 18:
            return None
        places = [at for at, letter in enumerate(text) if letter.isdigit()]
        at = chance.choice(places)
        return text[:at] + text[at + 1:]
    return _identity_words(scene, fits, chance)
