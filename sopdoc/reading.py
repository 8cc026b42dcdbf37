"""A definition's file → Naskah: the first stages, shared by the compiler (which goes on to lay out) and the checker (which does not).

    read ─▶ instansi, profile ─▶ decode
    source     model, profile    model

Apart from `compiler`, since importing the layout engine costs every command a tenth of a second.  Of the layout only what
the font can print is needed here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report, Severity
from sopdoc.layout.text.glyphs import report_glyphs
from sopdoc.model.decode import decode_sop, sop_penyesuaian
from sopdoc.model.decode_instansi import InstansiBerkas, decode_instansi
from sopdoc.model.sop import Sop
from sopdoc.naskah import Naskah
from sopdoc.profile.decode import kapsul_of, load_profile
from sopdoc.profile.mode import USUAL, Mode
from sopdoc.profile.profile import Profile
from sopdoc.source.node import Node
from sopdoc.source.read import parse, read


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a definition: as much as could be read, and its `naskah` when nothing in it or in its agency is wrong."""

    definition: Definition
    berkas: InstansiBerkas | None = None
    node: Node | None = None
    profile: Profile | None = None
    naskah: Naskah | None = None


@dataclass(slots=True)
class Reader:
    """Reads definitions; an agency's `instansi.yaml` and its profile are read once for all of them.

    `mode`: what a build asks of all sheets, whatever the agency says.
    """

    mode: Mode = USUAL
    _instansi: dict[Path, tuple[InstansiBerkas | None, Report]] = field(default_factory=dict)
    _profile: dict[Path, tuple[Profile | None, Report]] = field(default_factory=dict)

    def read(self, definition: Definition, report: Report) -> Reading:
        return self._read(definition, lambda: read(definition.path, definition.shown, report), report)

    def said(self, definition: Definition, text: str, report: Report) -> Reading:
        """What comes of the definition's file, should it say `text`."""
        return self._read(definition, lambda: parse(text, definition.shown, report), report)

    def _read(self, definition: Definition, written: Callable[[], Node | None], report: Report) -> Reading:
        berkas = self.berkas(definition, report)
        before = report.count(Severity.GALAT)
        node = written()
        if berkas is None or node is None:
            return Reading(definition, berkas, node)
        profile = self._profile_of(definition, berkas, node, report)
        sop = _sop(definition, node, berkas, profile, report)
        if sop is None or profile is None or report.count(Severity.GALAT) > before:
            return Reading(definition, berkas, node, profile)
        report_glyphs(profile.huruf, (node, berkas.node), report)
        return Reading(definition, berkas, node, profile, Naskah(definition, berkas, node, profile, sop))

    def berkas(self, definition: Definition, report: Report) -> InstansiBerkas | None:
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

    def _profile_of(self, definition: Definition, berkas: InstansiBerkas, node: Node, report: Report) -> Profile | None:
        """The agency's profile, or the SOP's own when it has overrides."""
        sendiri = sop_penyesuaian(node)
        mode = self.mode.overrides()
        if sendiri is not None or definition.instansi is None:
            overrides = (*berkas.penyesuaian, *(() if sendiri is None else (sendiri,)), *mode)
            return load_profile(berkas.profil, overrides, report, berkas.huruf, berkas.profil_span)
        if definition.instansi not in self._profile:
            own = Report()
            profile = load_profile(berkas.profil, (*berkas.penyesuaian, *mode), own, berkas.huruf, berkas.profil_span)
            self._profile[definition.instansi] = (profile, own)
        profile, own = self._profile[definition.instansi]
        report.extend(own.diagnostics)
        return profile


def _sop(definition: Definition, node: Node, berkas: InstansiBerkas, profile: Profile | None, report: Report) -> Sop | None:
    """Decoded even under a broken profile, so that all mistakes are told at once."""
    if profile is None:
        return decode_sop(node, definition.kunci, definition.shown, berkas, definition.saudara, report, folder=definition.files)
    return decode_sop(node, definition.kunci, definition.shown, berkas, definition.saudara, report, kapsul_of(profile), definition.files)
