"""An agency's folder → BookDefinition: `buku.yaml`, `instansi.yaml`, the profile and the wording, every mistake reported."""

from __future__ import annotations

from pathlib import Path

from sopdoc.book.decode import decode_buku
from sopdoc.book.definition import BUKU, BookDefinition
from sopdoc.book.edition.record import read_records
from sopdoc.book.pages.wording import own_words, read_templat, templat_files
from sopdoc.definitions import INSTANSI, Definition, find_definitions
from sopdoc.diagnostics import Report, Span
from sopdoc.layout.identity.jangkar import for_ink
from sopdoc.layout.text.glyphs import report_glyphs
from sopdoc.model.decode_instansi import InstansiBerkas, decode_instansi
from sopdoc.profile.decode import load_profile
from sopdoc.profile.mode import USUAL, Mode
from sopdoc.profile.profile import Profile
from sopdoc.source.read import read


def read_book(folder: Path, report: Report, mode: Mode = USUAL) -> BookDefinition | None:
    """The book of an agency, for sheets as `mode` asks; None when it has none (SOP530) or one with errors."""
    path, instansi = folder / BUKU, folder / INSTANSI
    shown = path.as_posix()
    if not path.is_file():
        hint = f"buat {BUKU} di samping {INSTANSI}; cukup satu baris `judul: …`"
        report.galat("SOP530", f"{BUKU} tidak ditemukan", Span(shown), hint=hint)
        return None
    found = Report()
    own, node = read(instansi, instansi.as_posix(), found), read(path, shown, found)
    berkas = decode_instansi(own, folder.resolve(), found) if own else None
    profile = _profile(berkas, mode, found) if berkas else None
    values = decode_buku(node, berkas.instansi.pejabat, _siblings(folder), found) if berkas and node else {}
    templat, terbitan = read_templat(folder, found), read_records(folder, found)
    if profile:
        report_glyphs(profile.huruf, (own, node, *own_words(templat, folder)), found)
    report.extend(found.diagnostics)
    if found.has_galat or berkas is None or profile is None:
        return None
    inputs = (path, instansi, *berkas.instansi.semua_logo, *berkas.huruf.values(), *templat_files(folder))
    return BookDefinition(folder.resolve(), shown, berkas.instansi, profile, templat=templat, terbitan=terbitan, inputs=inputs, **values)


def _profile(berkas: InstansiBerkas, mode: Mode, report: Report) -> Profile | None:
    """The book's own pages are signed in ink, or as a whole; the band at their foot is free where the agency's sheets have one."""
    profile = load_profile(berkas.profil, (*berkas.penyesuaian, *mode.overrides()), report, berkas.huruf, berkas.profil_span)
    return for_ink(profile) if profile else None


def _siblings(folder: Path) -> frozenset[str]:
    """The SOPs that the book's own texts may refer to: by their path below the agency's folder."""
    found: tuple[Definition, ...] = find_definitions([folder.as_posix()], Report())
    return frozenset(d.path.relative_to(folder.resolve()).with_suffix("").as_posix() for d in found)
