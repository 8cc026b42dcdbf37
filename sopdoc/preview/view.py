"""Compiled → what the page gets: pages as SVG with their places, diagnostics with theirs, the flow in words, the lines.

Everything is plain data for JSON; the page puts texts on the screen as texts and lays nothing out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sopdoc.compiler import Compiled, render
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Diagnostic, Place, Span
from sopdoc.geometry import Rect
from sopdoc.layout.engine import Sheets
from sopdoc.layout.flow.describe import words_of
from sopdoc.model.sop import Alur, Sop
from sopdoc.preview.areas import Area, Origin, PageAreas, locate, locate_absent
from sopdoc.preview.overlay import overlay
from sopdoc.preview.places import places_of
from sopdoc.render.numbers import rounded as pt
from sopdoc.source.read import UKURAN, unified

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """The last sheets that could be made of a definition: what stays on the screen while it is broken."""

    sheets: Sheets
    sop: Sop
    places: tuple[PageAreas, ...]
    pages: tuple[Data, ...]


def show(compiled: Compiled) -> Shown | None:
    """The sheets with their places; None when there are none."""
    naskah = compiled.reading.naskah
    if compiled.sheets is None or naskah is None:
        return None
    origin = Origin(naskah.sop, naskah.profile, places_of(naskah.node), places_of(naskah.berkas.node))
    places = overlay(compiled.sheets.layout, origin)
    pages = [_page(content, part, compiled.definition) for (_, content), part in zip(render(compiled.sheets, "svg"), places, strict=True)]
    return Shown(compiled.sheets, naskah.sop, places, tuple(pages))


def view(compiled: Compiled, shown: Shown | None, diagnostics: Sequence[Diagnostic]) -> Data:
    """All that the page shows of one SOP; `shown` may be older than `compiled`, which is then broken."""
    definition, places = compiled.definition, shown.places if shown else ()
    paper = shown.sheets.layout.paper if shown else None
    return {
        "nama": shown.sop.identitas.nama if shown else definition.kunci,
        "nomor": shown.sop.identitas.nomor if shown else "",
        "berkas": definition.shown,
        "basi": compiled.sheets is None,
        "kertas": [pt(paper.w), pt(paper.h)] if paper else None,
        "halaman": list(shown.pages) if shown else [],
        "diagnostik": [_diagnostic(d, definition, places) for d in diagnostics],
        "langkah": [_steps(alur, number) for number, alur in enumerate(shown.sop.alur)] if shown else [],
        "sumber": {
            "sop": {"nama": definition.shown, "baris": _lines(definition.path)},
            "instansi": {"nama": definition.shown_instansi, "baris": _lines(definition.instansi)},
        },
    }


def _page(svg: bytes, part: PageAreas, definition: Definition) -> Data:
    return {
        "sidik": hashlib.sha256(svg).hexdigest()[:16],
        "svg": svg.decode(),
        "area": [_area(area, definition) for area in part.areas],
        "alur": _rect(part.alur) if part.alur else None,
    }


def _area(area: Area, definition: Definition) -> Data:
    """Without what it does not have."""
    data = {
        "jenis": area.jenis, "kotak": _rect(area.rect), "nama": area.nama, "asal": _place(area.span, definition), "id": area.id,
        "kegiatan": area.kegiatan, "dari": area.dari, "ke": area.ke, "huruf": area.huruf, "kunci": area.kunci, "lajur": area.lajur,
        "titik": [[pt(point.x), pt(point.y)] for point in area.points],
    }
    return {key: value for key, value in data.items() if value}


def _rect(rect: Rect) -> list[float]:
    return [pt(rect.x), pt(rect.y), pt(rect.w), pt(rect.h)]


def file_of(span: Span, definition: Definition) -> str:
    """Which of the two files that the page may show: "sop", "instansi", or "" for any other."""
    return {definition.shown: "sop", definition.shown_instansi: "instansi"}.get(span.file, "")


def _place(span: Span, definition: Definition) -> Data | None:
    which = file_of(span, definition)
    last = span.end_line - (span.end_column == 1 and span.end_line > span.line)     # a block's end is the next line's beginning
    return {"berkas": which, "baris": span.line, "kolom": span.column, "akhir": last} if which else None


def _diagnostic(diagnostic: Diagnostic, definition: Definition, places: Sequence[PageAreas]) -> Data:
    return {
        "kode": diagnostic.code, "tingkat": diagnostic.severity.label, "pesan": diagnostic.message, "label": diagnostic.label,
        "petunjuk": diagnostic.hint, "nama": diagnostic.span.file, "baris": diagnostic.span.line, "tempat": diagnostic.place,
        "asal": _place(diagnostic.span, definition), "area": _area_of(diagnostic.places[0], diagnostic.message, places),
        "perbaikan": [[place.fix.old, place.fix.new] for place in diagnostic.places if place.fix],
        "juga": [_also(place, diagnostic, definition, places) for place in diagnostic.also],
    }


def _also(place: Place, first: Diagnostic, definition: Definition, places: Sequence[PageAreas]) -> Data:
    """One more place of a remark; of label and hint what the first place does not say."""
    return {
        "tempat": place.name, "label": place.label if place.label != first.label else "",
        "petunjuk": place.hint if place.hint != first.hint else "", "nama": place.span.file, "baris": place.span.line,
        "asal": _place(place.span, definition), "area": _area_of(place, first.message, places),
    }


def _area_of(place: Place, message: str, places: Sequence[PageAreas]) -> tuple[int, int] | None:
    """Page and place; what is missing is told at a key of the definition, mostly its first, and has its place elsewhere."""
    span = place.span
    absent = locate_absent(place.name or message, span.file, places) if span.column == 1 else None
    return absent or locate(span, places)


def _steps(alur: Alur, number: int) -> Data:
    """A flow as an ordered list, for those who do not see the lines."""
    words = words_of(alur)
    steps = [
        {
            "kegiatan": f"{number}/{row}", "nomor": kegiatan.nomor, "uraian": kegiatan.uraian.polos, "waktu": kegiatan.waktu.polos,
            "simbol": [{"id": f"{number}/{simbol.id}", "teks": words.description(simbol)} for simbol in kegiatan.simbol],
        }
        for row, kegiatan in enumerate(alur.kegiatan)
    ]
    return {"judul": alur.judul, "butir": steps}


def _lines(path: Path | None) -> list[str]:
    """The file's lines for the panel, ended as the reader ends them; none when it cannot be shown."""
    if path is None:
        return []
    try:
        with path.open("rb") as file:
            text = file.read(UKURAN).decode("utf-8", "replace")
    except OSError:
        return []
    return unified(text).split("\n")
