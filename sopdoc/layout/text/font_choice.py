"""Family name, or an agency's own files → the faces that a sheet is set in; Arimo where they cannot be used."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from sopdoc.diagnostics import Report, Span
from sopdoc.isolated import DiedError, run_apart
from sopdoc.layout.text.font_search import FACE_KEYS, find_family
from sopdoc.layout.text.fonts import BUILT_IN, FontSet, built_in, load_face

Stamped = tuple[Path, int, int]      # a file, when it was changed, how long it is


def load_fonts(name: str, files: dict[str, Path], span: Span, report: Report) -> FontSet:
    """The family `name` from the agency's `files` or the system; else Arimo with a warning (SOP401, SOP402)."""
    if not files and name.casefold() in BUILT_IN:
        return built_in()
    paths = files or find_family(name)
    if "biasa" not in paths:
        report.peringatan(
            "SOP401", f'huruf "{name}" tidak ditemukan di komputer ini', span,
            hint="lembar dicetak dengan Arimo (sama lebar dengan Arial); pasang huruf itu atau sebutkan berkas TTF-nya di `huruf`",
        )
        return built_in()
    broken = _broken(tuple(map(_stamped, sorted(set(paths.values())))))
    for path, reason in broken:
        hint = "gunakan berkas TrueType (.ttf) yang utuh; lembar dicetak dengan Arimo"
        report.peringatan("SOP402", f'berkas huruf "{path.name}" tidak dapat dipakai', span, reason, hint)
    return built_in() if broken else FontSet(name, {key: load_face(paths.get(key, paths["biasa"])) for key in FACE_KEYS})


def _stamped(path: Path) -> Stamped:
    try:
        stat = path.stat()
    except OSError:
        return path, 0, 0
    return path, stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=16)
def _broken(files: tuple[Stamped, ...]) -> tuple[tuple[Path, str], ...]:
    """The files that cannot be used, and why; judged once per process while they stay as they are."""
    from sopdoc.layout.text.font_proof import prove  # only agencies with a font of their own pay for it

    try:
        reasons = json.loads(run_apart(prove, json.dumps([str(path) for path, *_ in files]).encode()))
    except DiedError as fault:
        return tuple(found for file in files for found in _broken((file,))) if len(files) > 1 else ((files[0][0], str(fault)),)
    return tuple((path, reason) for (path, *_), reason in zip(files, reasons, strict=True) if reason)
