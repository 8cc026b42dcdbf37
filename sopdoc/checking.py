"""Paths' definitions → everything that is wrong or doubtful about them.

    find ─▶ reading ─┬─▶ rules of check ─┬─▶ settings, suppressions ─▶ Report
                     └─▶ (layout) ───────┘

Agency by agency: rules compare an SOP with its neighbours, so all definitions of an agency are read even when one is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sopdoc.archive.content import is_same
from sopdoc.archive.index import is_intact, versions
from sopdoc.check.group import grouped
from sopdoc.check.pages import PAGES
from sopdoc.check.ragu import find_ragu
from sopdoc.check.registry import RULES
from sopdoc.check.run import run_rules
from sopdoc.check.settings import Settings, make_settings
from sopdoc.check.suppress import Abaikan, find_abaikan, suppress, unknown_codes
from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.layout.identity.srikandi import TOKENS
from sopdoc.model.decode_instansi import InstansiBerkas
from sopdoc.model.nilai import Tanggal
from sopdoc.naskah import Beku, Himpunan, Naskah
from sopdoc.profile.mode import USUAL, Mode
from sopdoc.reading import Reader, Reading
from sopdoc.source.node import Node

LayOut = Callable[[Reading, Report], None]   # what the layout has to say; given by those who can pay for the layout
TATA_LETAK, HURUF = "SOP4", ("SOP404", "SOP405")      # codes that only the layout reports, but for those of characters


def ready(naskah: Naskah) -> Naskah:
    """With all that the rules ask for."""
    return _for_rules(naskah, _arsip(naskah.definition, naskah.node, Report()))


def review_alone(naskah: Naskah, told: Iterable[Diagnostic] = ()) -> tuple[Diagnostic, ...]:
    """What the rules that need no neighbour find, and `told` of the readers and the layout: at the agency's severities, without
    what comments silence.  Takes some 2 ms."""
    settings, definition = make_settings(naskah.berkas.aturan, PAGES.keys(), Report()), naskah.definition
    found = [d for d in map(settings.apply, told) if d]
    found += run_rules(Himpunan(naskah.berkas, (naskah,)), settings, frozenset({definition.shown}), wide=False)
    return _silenced(found, {definition.shown: definition.path})


def review_together(semua: Sequence[Naskah]) -> tuple[Diagnostic, ...]:
    """What the rules find that compare the SOPs of an agency, all of which are here."""
    berkas, first = semua[0].berkas, semua[0].definition
    files = {naskah.definition.shown: naskah.definition.path for naskah in semua}
    if first.instansi:
        files[first.shown_instansi] = first.instansi
    settings = make_settings(berkas.aturan, PAGES.keys(), Report())
    himpunan = Himpunan(berkas, tuple(sorted(semua, key=lambda naskah: naskah.definition.path.parts)))
    return _silenced(list(run_rules(himpunan, settings, frozenset(files), alone=False)), files)


def _silenced(found: Sequence[Diagnostic], files: Mapping[str, Path]) -> tuple[Diagnostic, ...]:
    """Without what comments in the files silence; only files with findings are read."""
    semua = [a for shown in {d.span.file for d in found} & files.keys() for a in find_abaikan(_text(files[shown]), shown, Report())]
    report = Report()
    report.extend(tuple(grouped(suppress(found, tuple(semua), _may_be_silenced, (), report))))
    return report.diagnostics


@dataclass(slots=True)
class Checker:
    """`tanggal`: the day of the review, if any; `lay_out`: also report on the layout; `mode`: as `Reader` has it."""

    tanggal: Tanggal | None = None
    lay_out: LayOut | None = None
    mode: Mode = USUAL
    _reader: Reader = field(init=False)

    def __post_init__(self) -> None:
        self._reader = Reader(self.mode)

    def check(self, definitions: Sequence[Definition], report: Report) -> None:
        """Everything about `definitions`, told once, agency by agency."""
        groups: dict[Path | None, list[Definition]] = {}
        for definition in definitions:
            groups.setdefault(definition.instansi, []).append(definition)
        for group in groups.values():
            self._check_agency(group, report)

    def _check_agency(self, asked: Sequence[Definition], report: Report) -> None:
        found, files = Report(), frozenset((*(d.shown for d in asked), asked[0].shown_instansi))
        readings = [self._read(definition, found) for definition in asked]
        berkas = readings[0].berkas
        settings = make_settings(berkas.aturan, PAGES.keys(), found) if berkas else Settings()
        if berkas:
            semua = sorted((*readings, *self._read_others(asked)), key=lambda r: r.definition.path.parts)
            arsip = {r.definition.path: _arsip(r.definition, r.node, found) for r in readings if r.node}
            naskah = tuple(_for_rules(r.naskah, arsip.get(r.definition.path, ())) for r in semua if r.naskah)
            told = [d for d in map(settings.apply, found.diagnostics) if d]
            told += run_rules(Himpunan(berkas, naskah, self.tanggal), settings, files)
        else:
            told = list(found.diagnostics)
        self._suppress(told, asked, berkas, report)

    def _read(self, definition: Definition, report: Report) -> Reading:
        own = Report()
        reading = self._reader.read(definition, own)
        if self.lay_out:
            self.lay_out(reading, own)
        report.extend(own.diagnostics)
        return reading

    def _read_others(self, asked: Sequence[Definition]) -> Iterable[Reading]:
        """The rest of the agency; its mistakes are told when it is asked for.  A version is no neighbour of its own definition."""
        agency = asked[0].instansi
        if agency is None:
            return ()
        paths = {path for d in asked for path in (d.path, d.origin, *((d.origin.with_suffix(".yml"),) if d.is_frozen else ()))}
        rest = (d for d in find_definitions([str(agency.parent)], Report()) if d.path not in paths and d.instansi == agency)
        return [self._reader.read(definition, Report()) for definition in rest]

    def _suppress(self, told: Iterable[Diagnostic], asked: Sequence[Definition], berkas: InstansiBerkas | None, report: Report) -> None:
        comments = Report()
        files = {d.shown: d.path for d in asked}
        if berkas and asked[0].instansi:
            files[asked[0].shown_instansi] = asked[0].instansi
        texts = {shown: _text(path) for shown, path in files.items()}
        told = [*told, *(doubt for shown, text in texts.items() for doubt in find_ragu(text, shown))]
        semua: list[Abaikan] = [a for shown, text in texts.items() for a in find_abaikan(text, shown, comments)]
        comments.extend(tuple(unknown_codes(tuple(semua), PAGES.keys())))
        report.extend(comments.diagnostics)
        judged = [code for code in PAGES if self.lay_out or code in HURUF or not code.startswith(TATA_LETAK)]
        report.extend(tuple(grouped(suppress(told, tuple(semua), _may_be_silenced, judged, report))))


def _may_be_silenced(diagnostic: Diagnostic) -> bool:
    """Rules' findings of any severity; of the readers' only what leaves a document."""
    return diagnostic.code in RULES or diagnostic.severity is not Severity.GALAT


def _for_rules(naskah: Naskah, arsip: tuple[Beku, ...]) -> Naskah:
    return replace(naskah, arsip=arsip, kode=TOKENS if naskah.profile.tanda_tangan.cara == "srikandi" else ())


def _arsip(definition: Definition, node: Node, report: Report) -> tuple[Beku, ...]:
    """The approved versions of a definition, compared with what it says now."""
    found = versions(definition.path, definition.shown, report)
    return tuple(Beku(v.revisi, is_intact(v), is_same(v, node, definition.files), v.tanggal) for v in found)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""   # told when it was read
