"""The whole pipeline on one page: a definition's file → Layout → documents.

    find ─▶ read ─▶ instansi, profile ─▶ decode ─▶ lay_out ─▶ render
            └──────── reading ────────────────┘

The only module that names every stage (the first ones through `reading`).
Every stage appends to one Report; nothing is raised for a user's mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from sopdoc.definitions import FORM, Definition
from sopdoc.diagnostics import Report
from sopdoc.layout.attached import content_of
from sopdoc.layout.engine import Sheets, lay_out
from sopdoc.layout.identity.jangkar import for_ink, report_anchor
from sopdoc.layout.identity.srikandi import report_tokens
from sopdoc.model.sop import Sop
from sopdoc.naskah import Naskah
from sopdoc.origin import Origin
from sopdoc.profile.mode import USUAL, Mode
from sopdoc.profile.profile import Profile
from sopdoc.reading import Reader, Reading
from sopdoc.source.read import read_plain

Source = tuple[str, bytes]
Documents = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """What became of one definition: `sheets` is None after an error; `report` holds everything that was found.

    `reading` is what the definition says, for those who lead from the sheet back to its lines.
    """

    definition: Definition
    sheets: Sheets | None
    report: Report
    reading: Reading


@dataclass(slots=True)
class Compiler:
    """Compiles definitions; an agency's `instansi.yaml` is read once for all of them.  `mode`: as `Reader` has it."""

    mode: Mode = USUAL
    _reader: Reader = field(init=False)

    def __post_init__(self) -> None:
        self._reader = Reader(self.mode)

    def compile(self, definition: Definition) -> Compiled:
        """One definition through all stages."""
        report = Report()
        reading = self._reader.read(definition, report)
        return Compiled(definition, laid(reading.naskah, report) if reading.naskah else None, report, reading)


def laid(naskah: Naskah, report: Report) -> Sheets | None:
    """The sheets of what was read; None after an error."""
    sop, profile, written = naskah.sop, naskah.profile, (naskah.node, naskah.berkas.node)
    sheets = lay_out(sop, profile, report)
    if sheets is not None and profile.tanda_tangan.cara == "tte":
        report_anchor(sheets.layout, profile.tanda_tangan.jangkar, sop, written, report)
    elif profile.tanda_tangan.cara == "srikandi":
        report_tokens(written, report)
    return sheets


def lay_out_for_ink(sop: Sop, profile: Profile, report: Report) -> Sheets | None:
    """The sheet with nothing on it for programs that sign: bound into a book, which is signed as a whole, or with changes marked."""
    return lay_out(sop, for_ink(profile), report)


def report_layout(reading: Reading, report: Report) -> None:
    """What the layout has to say about a definition that was read; its sheets are thrown away."""
    if reading.naskah:
        laid(reading.naskah, report)


def documents_of(compiled: Compiled, format: str, sources: Sequence[Source] = ()) -> Documents:
    """What a definition without errors becomes: its sheets, or the form in which an official fills it in."""
    if format == FORM:
        return _form(compiled.reading)
    return render(compiled.sheets, format, sources, _origin(compiled.reading, format)) if compiled.sheets else ()


def _form(reading: Reading) -> Documents:
    from sopdoc.formulir.given import given_out

    naskah = reading.naskah
    text = read_plain(reading.definition.path, reading.definition.shown, Report()) if naskah else None
    if naskah is None or text is None:
        return ()
    return ((f"-formulir.{FORM}", given_out(naskah, naskah.definition.kunci, text)),)


def _origin(reading: Reading, format: str) -> Origin | None:
    """What a document for Word carries with it; others are not edited."""
    if format != "docx" or reading.naskah is None:
        return None
    from sopdoc.formulir.carried import origin_of

    return origin_of(reading.naskah)


def render(sheets: Sheets, format: str, sources: Sequence[Source] = (), origin: Origin | None = None) -> Documents:
    """The documents of a format as (file name ending, content): one, or one a page for SVG.

    `sources`: files (name, content) that a PDF carries with it as what it was made from; `origin`: the same of a document for Word.
    """
    return _renderer(format)(sheets, sources, origin)


def sources_of(compiled: Compiled, report: Report, called: str = "") -> tuple[Source, ...]:
    """What its documents can carry: the definition's file as it is, under its own name or `called` so, and those that it names as
    lampiran, each once.  A file that cannot be read any more is left out and told.  What the agency's SOPs share (instansi.yaml,
    logos, fonts) is not among them.
    """
    definition, naskah = compiled.definition, compiled.reading.naskah
    text = read_plain(definition.path, definition.shown, report)
    own = ((called or definition.path.name, text.encode()),) if text is not None else ()
    named = {one.berkas.nama: one.berkas for one in (naskah.sop.lampiran if naskah else ()) if one.berkas}
    read = ((name, content_of(berkas, report)) for name, berkas in named.items())
    return (*own, *((name, content) for name, content in read if content is not None))


@cache
def _renderer(format: str) -> Callable[[Sheets, Sequence[Source], Origin | None], Documents]:
    """Back ends are loaded when they are asked for: reportlab alone takes 60 ms."""
    if format == "pdf":
        from sopdoc.render.pdf.sheet import render_pdf

        return lambda sheets, sources, _: ((".pdf", render_pdf(sheets.layout, sources)),)
    if format == "docx":
        from sopdoc.render.docx import render_docx

        return lambda sheets, _, origin: ((".docx", render_docx(sheets.layout, origin)),)
    if format == "json":
        from sopdoc.render.json import render_json

        return lambda sheets, *_: ((".json", render_json(sheets.layout).encode()),)
    from sopdoc.render.svg import render_svg

    return lambda sheets, *_: tuple((f"-{page.number}.svg", render_svg(sheets.layout, page).encode()) for page in sheets.layout.pages)


def compile_all(definitions: Iterable[Definition], mode: Mode = USUAL) -> Iterable[Compiled]:
    """Every definition in turn; a bad one does not stop the others."""
    compiler = Compiler(mode)
    return (compiler.compile(definition) for definition in definitions)
