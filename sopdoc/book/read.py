"""An agency's folder → BookDefinition: `buku.yaml`, `instansi.yaml`, the profile and the wording, every mistake reported."""

from __future__ import annotations

from pathlib import Path

from sopdoc.book.definition import BUKU, BookDefinition
from sopdoc.definitions import INSTANSI
from sopdoc.diagnostics import Report, Span
from sopdoc.layout.profile_decode import load_profile
from sopdoc.model.decode_instansi import decode_instansi
from sopdoc.source.read import read


def read_book(folder: Path, report: Report) -> BookDefinition | None:
    """The book of an agency; None when it has none (SOP530) or one with errors."""
    path = folder / BUKU
    shown = path.as_posix()
    if not path.is_file():
        hint = f"buat {BUKU} di samping {INSTANSI}; cukup satu baris `judul: …`"
        report.galat("SOP530", f"{BUKU} tidak ditemukan", Span(shown), hint=hint)
        return None
    found = Report()
    resolved = folder.resolve()
    instansi = resolved / INSTANSI
    own = read(instansi, f"{folder.as_posix()}/{INSTANSI}", found)
    berkas = decode_instansi(own, resolved, found) if own else None
    node = read(path, shown, found)
    profile = load_profile(berkas.profil, berkas.penyesuaian, found, berkas.huruf, berkas.profil_span) if berkas else None
    book = None
    if berkas and node and profile:
        book = BookDefinition(resolved, shown, berkas.instansi, profile, "Standar Operasional Prosedur", "2026", inputs=(path, instansi))
    report.extend(found.diagnostics)
    return None if found.has_galat else book
