"""Every definition of the repository as finished sheets, judged from the paper: PDF, and DOCX as LibreOffice prints it.

The referees here read the finished PDF back with pdfplumber and know nothing of how it was made.
"""

from __future__ import annotations

import math
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
import yaml
from reportlab.pdfgen.canvas import Canvas
from tools import DEFINITIONS, GALLERY_NAMES, built, document, none, require_tool

from sopdoc.diagnostics import Severity
from sopdoc.geometry import Point, to_pt
from sopdoc.layout.tree import Layout, Page, Symbol, Table

MARGIN = 14.0            # pt: what ordinary printers cannot reach
SIDE, TOP, BOTTOM = 0.6, 0.22, 0.18      # a word counts as struck this far inside its box: pt, and shares of its height
ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u00ad\ufeff"))

Span = tuple[float, float, float, float]      # x0, top, x1, bottom in pt

everywhere = pytest.mark.parametrize("name", GALLERY_NAMES)
both_papers = pytest.mark.parametrize("paper", ["pdf", "libreoffice"])


# ── finished sheets ─────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Word:
    """A word and its box."""

    text: str
    box: Span

    def __str__(self) -> str:
        return f"{self.text!r} at ({self.box[0]:.0f}, {self.box[1]:.0f})"


@dataclass(frozen=True)
class Paper:
    """What stands on one printed page; `letters` are those of upright titles."""

    width: float
    height: float
    words: tuple[Word, ...]
    letters: tuple[Word, ...]
    strokes: tuple[Span, ...]
    fonts: frozenset[str]

    def tokens(self) -> Counter[str]:
        """Words and numbers, wherever lines were broken."""
        return Counter(token for word in (*(w.text for w in self.words), *self.upright_words()) for token in tokens(word))

    def upright_words(self) -> list[str]:
        """Words of titles that run upwards, line by line from left to right."""
        lines: dict[float, list[Word]] = {}
        for letter in self.letters:
            lines.setdefault(round(letter.box[0]), []).append(letter)
        texts = ("".join(w.text for w in sorted(lines[x], key=lambda w: -w.box[3])) for x in sorted(lines))
        return " ".join(texts).split()


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.translate(ZERO_WIDTH))


def read_back(pdf: Any) -> Iterator[Paper]:
    for page in pdf.pages:
        level = page.filter(lambda o: o["object_type"] != "char" or abs(o["matrix"][1]) < 1e-3)
        words = tuple(Word(w["text"], (w["x0"], w["top"], w["x1"], w["bottom"])) for w in level.extract_words())
        turned = (c for c in page.chars if abs(c["matrix"][0]) < 1e-3)
        letters = tuple(Word(c["text"], (c["x0"], c["top"], c["x1"], c["bottom"])) for c in turned)
        strokes = tuple(_strokes(page))
        yield Paper(float(page.width), float(page.height), words, letters, strokes, frozenset(c["fontname"] for c in page.chars))
        page.close()


def _strokes(page: Any) -> Iterator[Span]:
    """Straight pieces of everything drawn with a line, and rules that are thin filled boxes; arrow heads are passed over."""
    for line in page.lines:
        yield line["x0"], line["top"], line["x1"], line["bottom"]
    for box in page.rects:
        x0, top, x1, bottom = box["x0"], box["top"], box["x1"], box["bottom"]
        if min(x1 - x0, bottom - top) < 1.6:
            wide, x, y = x1 - x0 > bottom - top, (x0 + x1) / 2, (top + bottom) / 2
            yield (x0, y, x1, y) if wide else (x, top, x, bottom)
        elif box.get("stroke"):
            yield from ((x0, top, x1, top), (x1, top, x1, bottom), (x0, bottom, x1, bottom), (x0, top, x0, bottom))
    for curve in page.curves:
        points = curve["pts"]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        if curve.get("stroke") and max(max(xs) - min(xs), max(ys) - min(ys)) >= 7:
            yield from ((*p, *q) for p, q in pairwise(points))


@cache
def papers(name: str, paper: str) -> tuple[Paper, ...]:
    """The pages of a definition's PDF, or of LibreOffice's PDF of its DOCX."""
    content = document(name, "pdf") if paper == "pdf" else converted()[name]
    with pdfplumber.open(BytesIO(content)) as pdf:
        return tuple(read_back(pdf))


@cache
def converted() -> dict[str, bytes]:
    """LibreOffice's PDF of every DOCX, all made by one call."""
    soffice = require_tool("soffice")
    work = Path(_folder())
    for name in GALLERY_NAMES:
        (work / f"{flat(name)}.docx").write_bytes(document(name, "docx"))
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(work / "pdf")]
    subprocess.run([*command, *sorted(map(str, work.glob("*.docx")))], check=True, capture_output=True, timeout=600)
    return {name: (work / "pdf" / f"{flat(name)}.pdf").read_bytes() for name in GALLERY_NAMES}


_folders: list[str] = []


def _folder() -> str:
    return _folders[-1]


def flat(name: str) -> str:
    return name.replace("/", "--")


@pytest.fixture(scope="module", autouse=True)
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A folder for LibreOffice, with its own profile: nobody's running LibreOffice is disturbed."""
    folder = tmp_path_factory.mktemp("libreoffice")
    _folders.append(str(folder))
    yield
    shutil.rmtree(folder, ignore_errors=True)
    papers.cache_clear()


def layout_of(name: str) -> Layout:
    sheets = built(name).sheets
    assert sheets is not None, f"{name} has errors"
    return sheets.layout


# ── the build ───────────────────────────────────────────────────────────────────────────────────────────────────────


@everywhere
def test_a_definition_builds_without_trouble(name: str) -> None:
    none(f"line {d.span.line}: {d.code} {d.message}" for d in built(name).report.diagnostics if d.severity >= Severity.PERINGATAN)


# ── ink ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@both_papers
@everywhere
def test_no_word_is_struck_by_a_line(name: str, paper: str) -> None:
    none(f"page {n}: {word}" for n, page in enumerate(papers(name, paper), 1) for word in struck(page))


def struck(page: Paper) -> list[Word]:
    def hit(inside: Span) -> bool:
        return inside[2] > inside[0] and inside[3] > inside[1] and any(runs_through(stroke, inside) for stroke in page.strokes)

    return [w for w in page.words if hit(_inside_of(w))] + [c for c in page.letters if c.text.strip() and hit(_inside_of_turned(c))]


def _inside_of(word: Word) -> Span:
    x0, top, x1, bottom = word.box
    return x0 + SIDE, top + TOP * (bottom - top), x1 - SIDE, bottom - BOTTOM * (bottom - top)


def _inside_of_turned(letter: Word) -> Span:
    x0, top, x1, bottom = letter.box
    return x0 + BOTTOM * (x1 - x0), top + SIDE, x1 - BOTTOM * (x1 - x0), bottom - SIDE


def runs_through(stroke: Span, box: Span) -> bool:
    """Is more than 0.8 pt of the stroke inside the box?  (Liang-Barsky)"""
    x, y, dx, dy = stroke[0], stroke[1], stroke[2] - stroke[0], stroke[3] - stroke[1]
    enter, leave = 0.0, 1.0
    for step, room in ((-dx, x - box[0]), (dx, box[2] - x), (-dy, y - box[1]), (dy, box[3] - y)):
        if abs(step) < 1e-9:
            if room <= 0:
                return False
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    return (leave - enter) * max(abs(dx), abs(dy)) > 0.8


@both_papers
@everywhere
def test_no_two_words_collide(name: str, paper: str) -> None:
    none(f"page {n}: {a} and {b}" for n, page in enumerate(papers(name, paper), 1) for a, b in collisions(page))


def collisions(page: Paper) -> Iterator[tuple[Word, Word]]:
    order = sorted(page.words, key=lambda w: w.box[1])
    for index, one in enumerate(order):
        for other in order[index + 1:]:
            a, b = one.box, other.box
            if b[1] > a[3]:
                break
            if min(a[2], b[2]) - max(a[0], b[0]) > 0.8 and min(a[3], b[3]) - b[1] > 0.35 * min(a[3] - a[1], b[3] - b[1]):
                yield one, other


@both_papers
@everywhere
def test_nothing_stands_too_near_the_papers_edge(name: str, paper: str) -> None:
    none(f"page {n}: {thing}" for n, page in enumerate(papers(name, paper), 1) for thing in too_near(page))


def too_near(page: Paper) -> Iterator[str]:
    things = [*((str(word), word.box) for word in (*page.words, *page.letters)), *(("line", ordered(stroke)) for stroke in page.strokes)]
    for thing, box in things:
        if min(box[0], box[1]) < MARGIN or box[2] > page.width - MARGIN or box[3] > page.height - MARGIN:
            yield f"{thing}, {box[0]:.0f} {box[1]:.0f} {box[2]:.0f} {box[3]:.0f}"


def ordered(stroke: Span) -> Span:
    return min(stroke[0], stroke[2]), min(stroke[1], stroke[3]), max(stroke[0], stroke[2]), max(stroke[1], stroke[3])


@both_papers
@everywhere
def test_no_word_leaves_its_cell(name: str, paper: str) -> None:
    none(f"page {n}: {word}" for n, page in enumerate(papers(name, paper), 1) for word in leaving(page))


def leaving(page: Paper) -> Iterator[Word]:
    """Words over a long upright line: it is the edge of the cell that the word began in."""
    edges = [(x, top, bottom) for x, top, right, bottom in map(ordered, page.strokes) if right - x < 0.3 and bottom - top > 8]
    for word in page.words:
        left, right, middle = word.box[0] + 0.8, word.box[2] - 0.8, (word.box[1] + word.box[3]) / 2
        if any(left < x < right and top < middle < bottom for x, top, bottom in edges):
            yield word


@everywhere
def test_every_font_is_embedded(name: str) -> None:
    """A font embedded as a subset bears six letters and "+" before its name."""
    fonts = {font for page in papers(name, "pdf") for font in page.fonts}
    assert fonts
    assert [font for font in fonts if not re.match(r"[A-Z]{6}\+", font)] == []


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

IDENTITY = ("dasar hukum", "kualifikasi pelaksana", "keterkaitan", "peralatan/perlengkapan", "peringatan", "pencatatan dan pendataan")
COLUMNS = {"uraian": "uraian", "kelengkapan": "kelengkapan", "waktu": "waktu", "output": "output", "keterangan": "keterangan"}


def definition_of(name: str) -> dict[str, Any]:
    """The definition as plain texts: no value is converted."""
    data = yaml.load((DEFINITIONS / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(data, dict)
    return data


def texts(value: Any) -> Iterator[str]:
    """Every text in a list or under a key; what only says how a list is printed is passed over."""
    if isinstance(value, str):
        yield plain(value)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "kolom":
                yield from texts(item)


def plain(text: str) -> str:
    """Without marks: [title](file), {#id}, backslashes; stars and list markers are no word characters or printed anyway."""
    text = re.sub(r"(?<!\\)\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"(?<!\\)\{#[^}]*\}", "", text)


def rows_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    flows = data.get("alur") or [data]
    return [row for flow in flows for row in flow["kegiatan"]]


@both_papers
@everywhere
def test_every_word_of_a_definition_is_printed(name: str, paper: str) -> None:
    """As often as it is written; words that the sheet adds may make it more."""
    data = definition_of(name)
    columns = printed_columns(name)
    written = [text for key in IDENTITY for text in texts(data.get(key, ""))]
    written += [text for title, value in (data.get("bagian") or {}).items() for text in (title, *texts(value))]
    written += [text for row in rows_of(data) for key in columns for text in texts(row.get(key, ""))]
    written += [text for flow in [data, *(data.get("alur") or [])] for text in texts(flow.get("catatan", ""))]
    wanted = Counter(token.casefold() for text in written for token in tokens(text))
    found = Counter(dict.fromkeys(wanted, 0))
    for page in papers(name, paper):
        for token, count in page.tokens().items():
            found[token.casefold()] += count
    assert {token: (wanted[token], found[token]) for token in wanted if found[token] < wanted[token]} == {}


def printed_columns(name: str) -> list[str]:
    """Columns of the agency's table: a sheet without a keterangan column prints none."""
    words = {token.casefold() for page in layout_of(name).pages for table in flow_tables(page) for token in header_tokens(table)}
    agency = yaml.load((DEFINITIONS / name).parent.joinpath("instansi.yaml").read_text("utf-8"), yaml.BaseLoader)
    columns = (agency.get("penyesuaian") or {}).get("kolom")
    return [key for key in COLUMNS if columns is None or key in columns] if words else []


def flow_tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table) and block.name != "Identitas"]


def header_tokens(table: Table) -> Counter[str]:
    """Words of the rows that are marked as header."""
    cells = [cell for cell in table.cells if table.rows[cell.row].header]
    return Counter(token for cell in cells for p in cell.paragraphs for run in p.runs for token in tokens(run.text))


@everywhere
def test_every_flow_page_prints_its_header(name: str) -> None:
    for layout_page, page in zip(layout_of(name).pages, papers(name, "pdf"), strict=True):
        wanted = sum((header_tokens(table) for table in flow_tables(layout_page)), Counter[str]())
        assert wanted - page.tokens() == Counter(), f"page {layout_page.number}"


@everywhere
def test_the_headers_name_every_pelaksana(name: str) -> None:
    data = definition_of(name)
    lists = [data.get("pelaksana"), *(flow.get("pelaksana") for flow in data.get("alur") or [])]
    titles = {token for value in lists for text in texts(value or {}) for token in tokens(text)}
    printed = {token for page in layout_of(name).pages for table in flow_tables(page) for token in header_tokens(table)}
    assert titles - printed == set()


@everywhere
def test_a_header_repeats_on_every_page_of_its_flow(name: str) -> None:
    headers: dict[str, list[Counter[str]]] = {}
    for page in layout_of(name).pages:
        for table in flow_tables(page):
            headers.setdefault(table.name, []).append(header_tokens(table))
    assert headers
    assert all(headers.values())
    if len(definition_of(name).get("alur") or []) < 2:      # several flows may have columns of their own
        assert all(header == found[0] for found in headers.values() for header in found)


@both_papers
@everywhere
def test_pages_are_numbered_x_of_y(name: str, paper: str) -> None:
    pages = papers(name, paper)
    lines = [" ".join(w.text for w in page.words if w.box[1] > page.height - 45) for page in pages]
    printed = any(page.footer for page in layout_of(name).pages)        # an SPO says it in its head
    assert lines == [f"Halaman {number} dari {len(pages)}" if printed else "" for number in range(1, len(pages) + 1)]


# ── segilima ────────────────────────────────────────────────────────────────────────────────────────────────────────


def segilima(name: str) -> list[tuple[int, str, bool, list[int]]]:
    """Page, letter, "does the flow come in here", and the pages it names, of every off-page symbol."""
    found = []
    for page in layout_of(name).pages:
        for symbol in page.symbols:
            if symbol.kind == "offpage":
                letter = letter_of(symbol)
                where = symbol.description.removeprefix(f"Sambungan {letter} ")
                found.append((page.number, letter, where.startswith("dari"), [int(n) for n in re.findall(r"\d+", where)]))
    return found


def letter_of(symbol: Symbol) -> str:
    return "".join(run.text for p in symbol.paragraphs for run in p.runs)


def test_the_gallery_has_segilima() -> None:
    assert any(segilima(name) for name in GALLERY_NAMES)


@everywhere
def test_every_segilima_has_its_other_half_where_it_says(name: str) -> None:
    """What leaves page 2 as A for page 3 comes in on page 3 as A from page 2, and the other way round."""
    leaving = {(letter, page, other) for page, letter, enters, others in segilima(name) if not enters for other in others}
    entering = {(letter, other, page) for page, letter, enters, others in segilima(name) if enters for other in others}
    assert leaving == entering


@everywhere
def test_a_segilimas_letter_leads_to_one_place(name: str) -> None:
    entries = Counter(letter for _, letter, enters, _ in segilima(name) if enters)
    assert [letter for letter, count in entries.items() if count > 1] == []


@both_papers
@everywhere
def test_every_segilima_shows_its_letter(name: str, paper: str) -> None:
    pairs = zip(layout_of(name).pages, papers(name, paper), strict=True)
    none(f"page {layout_page.number}: {letter}" for layout_page, page in pairs for letter in letters_missing(layout_page, page))


def letters_missing(layout_page: Page, page: Paper) -> Iterator[str]:
    for symbol in (s for s in layout_page.symbols if s.kind == "offpage"):
        x, y = to_pt(symbol.rect.cx), to_pt(symbol.rect.cy)
        near = [w.text for w in page.words if abs(centre(w.box)[0] - x) < 9 and abs(centre(w.box)[1] - y) < 12]
        if letter_of(symbol) not in near:
            yield letter_of(symbol)


def centre(box: Span) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


# ── symbols and lines ───────────────────────────────────────────────────────────────────────────────────────────────

NEAR = {"pdf": 1.5, "libreoffice": 5.0}      # pt: LibreOffice 7 drifts up to half a point a row


@both_papers
@everywhere
def test_every_symbol_is_drawn(name: str, paper: str) -> None:
    """A stroke runs past the middle of each of its four sides."""
    pairs = zip(layout_of(name).pages, papers(name, paper), strict=True)
    none(
        f"page {layout_page.number}: {symbol.description}" for layout_page, page in pairs for symbol in layout_page.symbols
        if not all(is_drawn(point, page, NEAR[paper]) for point in sides(symbol))
    )


def sides(symbol: Symbol) -> list[Point]:
    box = symbol.rect
    return [Point(box.cx, box.y), Point(box.right, box.cy), Point(box.cx, box.bottom), Point(box.x, box.cy)]


@both_papers
@everywhere
def test_every_connector_is_drawn(name: str, paper: str) -> None:
    """A stroke runs along the first half of each of its pieces; the last one may be mostly arrow head."""
    pairs = zip(layout_of(name).pages, papers(name, paper), strict=True)
    none(
        f"page {layout_page.number}: {connector.name}" for layout_page, page in pairs for connector in layout_page.connectors
        if not all(is_drawn(quarter(a, b), page, NEAR[paper]) for a, b in pairwise(connector.points))
    )


def quarter(a: Point, b: Point) -> Point:
    return Point((3 * a.x + b.x) // 4, (3 * a.y + b.y) // 4)


def is_drawn(point: Point, page: Paper, near: float) -> bool:
    x, y = to_pt(point.x), to_pt(point.y)
    return any(runs_through(stroke, (x - near, y - near, x + near, y + near)) for stroke in page.strokes)


# ── PDF and DOCX ────────────────────────────────────────────────────────────────────────────────────────────────────


@everywhere
def test_libreoffice_prints_as_many_pages_as_the_pdf_has(name: str) -> None:
    assert len(papers(name, "libreoffice")) == len(papers(name, "pdf"))


@everywhere
def test_libreoffice_prints_the_same_paper_size(name: str) -> None:
    for ours, theirs in zip(papers(name, "pdf"), papers(name, "libreoffice"), strict=True):
        assert (theirs.width, theirs.height) == pytest.approx((ours.width, ours.height), abs=2)


@everywhere
def test_libreoffice_prints_the_same_words_on_every_page(name: str) -> None:
    """Whole words, so that a word broken elsewhere counts as another."""
    ours, theirs = ([words_of(page) for page in papers(name, paper)] for paper in ("pdf", "libreoffice"))
    assert len(ours) == len(theirs)
    pages = enumerate(zip(ours, theirs, strict=True), 1)
    none(f"page {n}: PDF {sorted((a - b).elements())}, LibreOffice {sorted((b - a).elements())}" for n, (a, b) in pages if a != b)


def words_of(page: Paper) -> Counter[str]:
    found = (text.translate(ZERO_WIDTH) for text in (*(w.text for w in page.words), *page.upright_words()))
    return Counter(text for text in found if text)


@everywhere
def test_libreoffice_keeps_words_where_the_pdf_has_them(name: str) -> None:
    """Within 9 pt: LibreOffice 7 drifts up to half a point a row."""
    ours, theirs = papers(name, "pdf"), papers(name, "libreoffice")
    assert len(ours) == len(theirs)
    none(f"page {n}: {word}" for n, (a, b) in enumerate(zip(ours, theirs, strict=True), 1) for word in moved(a, b))


def moved(ours: Paper, theirs: Paper) -> list[Word]:
    """Our words whose nearest twin on the other paper is further away than 9 pt."""
    twins: dict[str, list[Span]] = {}
    for word in theirs.words:
        twins.setdefault(word.text.translate(ZERO_WIDTH), []).append(word.box)
    far = []
    for word in ours.words:
        places = twins.get(word.text.translate(ZERO_WIDTH), [])
        nearest = min(places, key=lambda box: distance(box, word.box), default=None)
        if nearest is None or distance(nearest, word.box) > 9:
            far.append(word)
        if nearest is not None:
            places.remove(nearest)
    return far


def distance(a: Span, b: Span) -> float:
    return math.dist(centre(a), centre(b))


# ── the referees themselves ─────────────────────────────────────────────────────────────────────────────────────────


def drawn(draw: Callable[[Canvas], None]) -> Paper:
    """A page of 200 × 100 pt with what `draw` puts on it."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(200, 100))
    draw(canvas)
    canvas.showPage()
    canvas.save()
    with pdfplumber.open(target) as pdf:
        return next(read_back(pdf))


def test_the_referee_sees_a_struck_word() -> None:
    page = drawn(lambda canvas: (canvas.drawString(50, 50, "Kegiatan"), canvas.line(40, 54, 120, 54)))
    assert [word.text for word in struck(page)] == ["Kegiatan"]


def test_the_referee_lets_a_word_stand_on_a_line() -> None:
    assert not struck(drawn(lambda canvas: (canvas.drawString(50, 50, "Kegiatan"), canvas.line(40, 47, 120, 47))))


def test_the_referee_sees_words_that_collide() -> None:
    page = drawn(lambda canvas: (canvas.drawString(50, 50, "Kegiatan"), canvas.drawString(60, 55, "Pelaksana")))
    assert len(list(collisions(page))) == 1


def test_the_referee_sees_a_word_near_the_edge() -> None:
    assert len(list(too_near(drawn(lambda canvas: canvas.drawString(5, 50, "Kegiatan"))))) == 1


def test_the_referee_sees_a_word_that_leaves_its_cell() -> None:
    page = drawn(lambda canvas: (canvas.drawString(50, 50, "Kegiatan"), canvas.line(70, 20, 70, 80)))
    assert [word.text for word in leaving(page)] == ["Kegiatan"]


def test_the_referee_sees_an_upright_word_that_is_struck() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.line(60, 40, 140, 40)
        canvas.rotate(90)
        canvas.drawString(20, -100, "Kepala")

    page = drawn(draw)
    assert page.upright_words() == ["Kepala"]
    assert struck(page)
