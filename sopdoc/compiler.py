"""The whole pipeline on one page: a definition's file → Layout → documents.

    find ─▶ read ─▶ instansi, profile ─▶ decode ─▶ lay_out ─▶ render
            source      model, layout    model     layout     render

The only module that names every stage.  Every stage appends to one Report; nothing is raised for a user's mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report, Severity
from sopdoc.layout.engine import Sheets, lay_out
from sopdoc.layout.profile import Profile
from sopdoc.layout.profile_decode import kapsul_of, load_profile
from sopdoc.model.decode import decode_sop, sop_penyesuaian
from sopdoc.model.decode_instansi import InstansiBerkas, decode_instansi
from sopdoc.model.sop import Sop
from sopdoc.source.node import Node
from sopdoc.source.read import read

FORMATS = ("pdf", "docx", "svg", "json")


@dataclass(frozen=True, slots=True)
class Compiled:
    """What became of one definition: `sheets` is None after an error; `report` holds everything that was found."""

    definition: Definition
    sheets: Sheets | None
    report: Report


@dataclass(slots=True)
class Compiler:
    """Compiles definitions; an agency's `instansi.yaml` is read once for all of them."""

    _instansi: dict[Path, tuple[InstansiBerkas | None, Report]] = field(default_factory=dict)

    def compile(self, definition: Definition) -> Compiled:
        """One definition through all stages."""
        report = Report()
        berkas = self._berkas(definition, report)
        node = read(definition.path, definition.shown, report)
        if berkas is None or node is None:
            return Compiled(definition, None, report)
        before = report.count(Severity.GALAT)
        profile = _profile(berkas, node, report)
        sop = _sop(definition, node, berkas, profile, report)
        if sop is None or profile is None or report.count(Severity.GALAT) > before:
            return Compiled(definition, None, report)
        return Compiled(definition, lay_out(sop, profile, report), report)

    def _berkas(self, definition: Definition, report: Report) -> InstansiBerkas | None:
        """The agency of a definition; what was wrong with it is told with each of its SOPs, once in print."""
        path = definition.instansi
        if path is None:
            hint = "buat instansi.yaml di folder definisi atau di atasnya; cukup satu baris `kop: [NAMA INSTANSI]`"
            report.galat("SOP061", "instansi.yaml tidak ditemukan", definition.start, hint=hint)
            return None
        if path not in self._instansi:
            own = Report()
            node = read(path, definition.shown_instansi, own)
            berkas = None if node is None else decode_instansi(node, path.parent, own)
            self._instansi[path] = (berkas, own)
        berkas, own = self._instansi[path]
        report.extend(own.diagnostics)
        return None if own.has_galat else berkas


def _profile(berkas: InstansiBerkas, node: Node, report: Report) -> Profile | None:
    own = sop_penyesuaian(node)
    overrides = berkas.penyesuaian if own is None else (*berkas.penyesuaian, own)
    return load_profile(berkas.profil, overrides, report, berkas.huruf, berkas.profil_span)


def _sop(definition: Definition, node: Node, berkas: InstansiBerkas, profile: Profile | None, report: Report) -> Sop | None:
    """Decoded even under a broken profile, so that all mistakes are told at once."""
    if profile is None:
        return decode_sop(node, definition.kunci, definition.shown, berkas, definition.saudara, report)
    return decode_sop(node, definition.kunci, definition.shown, berkas, definition.saudara, report, kapsul_of(profile))


def render(sheets: Sheets, format: str) -> tuple[tuple[str, bytes], ...]:
    """The documents of a format as (file name ending, content): one, or one a page for SVG."""
    return _renderer(format)(sheets)


@cache
def _renderer(format: str) -> Callable[[Sheets], tuple[tuple[str, bytes], ...]]:
    """Back ends are loaded when they are asked for: reportlab alone takes 60 ms."""
    if format == "pdf":
        from sopdoc.render.pdf import render_pdf

        return lambda sheets: ((".pdf", render_pdf(sheets.layout)),)
    if format == "docx":
        from sopdoc.render.docx import render_docx

        return lambda sheets: ((".docx", render_docx(sheets.layout)),)
    if format == "json":
        from sopdoc.render.json import render_json

        return lambda sheets: ((".json", render_json(sheets.layout).encode()),)
    from sopdoc.render.svg import render_svg

    return lambda sheets: tuple((f"-{page.number}.svg", render_svg(sheets.layout, page).encode()) for page in sheets.layout.pages)


def compile_all(definitions: Iterable[Definition]) -> Iterable[Compiled]:
    """Every definition in turn; a bad one does not stop the others."""
    compiler = Compiler()
    return (compiler.compile(definition) for definition in definitions)
