"""Symbols on rules, drawn twice or without their partner; words of branches that stand elsewhere or say it otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from bench.degraded import Truth, Ways, Worse, apart, body_rows, box, flow_table, is_free, named, saying
from bench.redrawn import Scene

from sopdoc.geometry import Emu, Point, Rect, bounds, pt
from sopdoc.layout.tree import Connector, Label, Page, Symbol
from sopdoc.model.sop import Sop

PAIR = 2
SYMBOLS: Ways = {}
way = named(SYMBOLS)



@dataclass(frozen=True)
class Word:
    """A branch's word and its line."""

    index: int
    page: Page
    label: Label
    line: Connector

    @property
    def shown(self) -> str:
        return f'hlm. {self.index + 1}: "{words_of(self.label)}" pada {self.line.id}'

    def changed(self, scene: Scene, *labels: Label) -> Scene:
        at = self.page.labels.index(self.label)
        return scene.with_page(self.index, replace(self.page, labels=(*self.page.labels[:at], *labels, *self.page.labels[at + 1:])))


def words_of(label: Label) -> str:
    return " ".join(paragraph.words for paragraph in label.paragraphs)


def branch_words(scene: Scene, chance: Random) -> list[Word]:
    found = []
    for index, page in enumerate(scene.layout.pages):
        lines = {line.id: line for line in page.connectors}
        found += [Word(index, page, label, lines[label.of]) for label in page.labels if label.of in lines]
    chance.shuffle(found)
    return found


def clear_of(page: Page, rect: Rect) -> bool:
    """Free of symbols, lines and other words."""
    pieces = [box(a, b) for line in page.connectors for a, b in pairwise(line.points)]
    return is_free(page, rect, by=pt(1)) and all(apart(piece, rect) > pt(1) for piece in pieces)


def to_line(line: Connector, rect: Rect) -> float:
    return min(apart(box(a, b), rect) for a, b in pairwise(line.points))


@way("kata cabang jauh dari garisnya")
def far_word(scene: Scene, chance: Random) -> Worse | None:
    """10 to 30 pt from its own line, and twice as far from any other."""
    for word in branch_words(scene, chance):
        for _ in range(12):
            rect = word.label.rect.moved(pt(chance.uniform(-35, 35)), pt(chance.uniform(-35, 35)))
            away = to_line(word.line, rect)
            others = [line for line in word.page.connectors if line is not word.line]
            if pt(10) < away < pt(30) and clear_of(word.page, rect) and _inside_rows(word.page, rect) and all(
                to_line(line, rect) > 2 * away for line in others
            ):
                return Worse(word.changed(scene, replace(word.label, rect=rect)), f"{word.shown} {away / pt(1):.0f} pt")
    return None


@way("kata cabang di antara dua garis")
def between_lines(scene: Scene, chance: Random) -> Worse | None:
    """As near to another line as to its own."""
    for word in branch_words(scene, chance):
        for _ in range(30):
            rect = word.label.rect.moved(pt(chance.uniform(-40, 40)), pt(chance.uniform(-30, 30)))
            away = to_line(word.line, rect)
            other = min((to_line(line, rect) for line in word.page.connectors if line is not word.line), default=0.0)
            if pt(1) < away < pt(15) and abs(other - away) < pt(2) and clear_of(word.page, rect) and _inside_rows(word.page, rect):
                return Worse(word.changed(scene, replace(word.label, rect=rect)), word.shown)
    return None


def _inside_rows(page: Page, rect: Rect) -> bool:
    """Does it stand in the cells of the pelaksana, as words of branches do?"""
    rects = [symbol.rect for symbol in page.symbols]
    zone = bounds(tuple(point for one in rects for point in (Point(one.x, one.y), Point(one.right, one.bottom))))
    return zone.x < rect.x and rect.right < zone.right and zone.y < rect.y and rect.bottom < zone.bottom


@way("kata cabang tidak tercetak")
def no_word(scene: Scene, chance: Random) -> Worse | None:
    for word in branch_words(scene, chance):
        if _ends_here(word):
            return Worse(word.changed(scene), word.shown, with_word(word.line.source, word.line.target, ""))
    return None


@way("kata cabang salah ketik")
def slip(scene: Scene, chance: Random) -> Worse | None:
    """What is printed is what the sheet says."""
    slips = {"Tidak": ("Tdak", "Tida k", "Tdk"), "Ya": ("Yaa", "Ya.", "YA")}
    for word in branch_words(scene, chance):
        said = words_of(word.label)
        if said in slips and _ends_here(word):
            text = chance.choice(slips[said])
            label = replace(word.label, paragraphs=tuple(saying(paragraph, text) for paragraph in word.label.paragraphs))
            return Worse(word.changed(scene, label), f"{word.shown} → {text}", with_word(word.line.source, word.line.target, text))
    return None


def _ends_here(word: Word) -> bool:
    kinds = {symbol.id: symbol.kind for symbol in word.page.symbols}
    return all(kinds.get(key, "offpage") != "offpage" for key in (word.line.source, word.line.target))






def with_word(source: str, target: str, text: str) -> Truth:
    def change(sop: Sop) -> Sop:
        return replace(sop, alur=tuple(replace(alur, sambungan=tuple(
            replace(one, label=text) if (one.dari, one.ke) == (source, target) else one for one in alur.sambungan
        )) for alur in sop.alur))
    return change


def _moved(page: Page, symbol: Symbol, dx: Emu, dy: Emu) -> Page | None:
    """A symbol elsewhere; ends of its lines go with it, and corners before them; None where a line would be slanted."""
    lines = []
    for line in page.connectors:
        points = list(line.points)
        for mine, order in ((line.source == symbol.id, 1), (line.target == symbol.id, -1)):
            if not mine:
                continue
            way_out = points[::order]
            level = way_out[0].y == way_out[1].y
            way_out[0] = way_out[0].moved(dx, dy)
            slanted = dy if level else dx
            if slanted and len(way_out) < 3:
                return None
            if slanted:
                way_out[1] = way_out[1].moved(0, dy) if level else way_out[1].moved(dx, 0)
            points = way_out[::order]
        lines.append(replace(line, points=tuple(points)))
    symbols = tuple(replace(one, rect=one.rect.moved(dx, dy)) if one is symbol else one for one in page.symbols)
    return replace(page, connectors=tuple(lines), symbols=symbols, dots=())


def symbols(scene: Scene, chance: Random) -> list[tuple[int, Page, Symbol]]:
    found = [(index, page, symbol) for index, page in enumerate(scene.layout.pages) for symbol in page.symbols if symbol.kind != "offpage"]
    chance.shuffle(found)
    return found




def _astride(scene: Scene, chance: Random, across: bool, share: tuple[float, float]) -> Worse | None:
    """A symbol moved so that this part of its size lies beyond a rule between columns (`across`) or rows."""
    for index, page, symbol in symbols(scene, chance):
        table = flow_table(page)
        if table is None or any(label.of.startswith(f"{symbol.id}>") for label in page.labels):
            continue
        rect, part = symbol.rect, chance.uniform(*share)
        cuts = table.edges if across else tuple(row.y for row in body_rows(table)[1:])
        middle, size = (rect.cx, rect.w) if across else (rect.cy, rect.h)
        low, high = (rect.x, rect.right) if across else (rect.y, rect.bottom)
        if any(low < cut < high for cut in cuts):
            continue
        cut = min(cuts, key=lambda cut: abs(cut - middle), default=None)
        lanes = [s.rect.cx for page in scene.layout.pages for s in page.symbols]
        if cut is None or (across and not min(lanes) < cut < max(lanes)):
            continue
        to = cut - size // 2 + round(part * size) if middle < cut else cut + size // 2 - round(part * size)
        dx, dy = (to - middle, 0) if across else (0, to - middle)
        moved = _moved(page, symbol, dx, dy)
        if moved and is_free(page, rect.moved(dx, dy), (symbol,)):
            return Worse(scene.with_page(index, moved), f"hlm. {index + 1}: {symbol.id}, {100 * part:.0f} % di seberang")
    return None


@way("simbol sedikit melewati garis kolom")
def over_column(scene: Scene, chance: Random) -> Worse | None:
    return _astride(scene, chance, True, (0.05, 0.3))


@way("simbol di atas garis kolom")
def on_column(scene: Scene, chance: Random) -> Worse | None:
    return _astride(scene, chance, True, (0.4, 0.6))


@way("simbol sedikit melewati garis baris")
def over_row(scene: Scene, chance: Random) -> Worse | None:
    return _astride(scene, chance, False, (0.05, 0.3))


@way("simbol di antara dua baris")
def on_row(scene: Scene, chance: Random) -> Worse | None:
    return _astride(scene, chance, False, (0.4, 0.6))


@way("simbol tergambar dua kali, bergeser")
def doubled_symbol(scene: Scene, chance: Random) -> Worse | None:
    for index, page, symbol in symbols(scene, chance):
        dx, dy = pt(chance.uniform(2, 6)), pt(chance.uniform(2, 6))
        if is_free(page, symbol.rect.moved(dx, dy), (symbol,)):
            twin = replace(symbol, id=f"{symbol.id}+", rect=symbol.rect.moved(dx, dy), paragraphs=())
            return Worse(scene.with_page(index, replace(page, symbols=(twin, *page.symbols))), f"hlm. {index + 1}: {symbol.id}")
    return None


def words_in(symbol: Symbol) -> str:
    return " ".join(paragraph.words for paragraph in symbol.paragraphs)


@way("segilima tanpa pasangan")
def no_partner(scene: Scene, chance: Random) -> Worse | None:
    """One of a letter that only two have: of more, what the others say would be whole."""
    said = Counter(words_in(symbol) for page in scene.layout.pages for symbol in page.symbols if symbol.kind == "offpage")
    for index, page in enumerate(scene.layout.pages):
        for symbol in page.symbols:
            if symbol.kind == "offpage" and said[words_in(symbol)] == PAIR:
                rest = replace(
                    page, symbols=tuple(one for one in page.symbols if one is not symbol), dots=(),
                    connectors=tuple(one for one in page.connectors if symbol.id not in (one.source, one.target)),
                    labels=tuple(label for label in page.labels if label.of != symbol.id),
                )
                return Worse(scene.with_page(index, rest), f"hlm. {index + 1}: {symbol.id}")
    return None
