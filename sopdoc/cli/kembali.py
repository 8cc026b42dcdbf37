"""`sopdoc import --ke`: forms filled in, documents and registers edited → their definitions, shown first, written on `--terapkan`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from difflib import ndiff
from pathlib import Path

from sopdoc.cli.console import Console
from sopdoc.cli.diff_formats import as_text
from sopdoc.cli.incoming import Incoming, Row, opened, placed, tell_faults
from sopdoc.cli.screen import coloured
from sopdoc.definitions import Definition, definition_at, find_definitions
from sopdoc.diagnostics import Report, Severity, Span
from sopdoc.edit.write import rewrite
from sopdoc.files import write_whole
from sopdoc.formulir.back import Returned
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.revision.compare import compare
from sopdoc.revision.matriks import Matriks
from sopdoc.revision.shown import shown
from sopdoc.system import reason_of

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def run_back(options: argparse.Namespace) -> int:
    """0 when every form was taken back, be it with places that both sides changed, 1 when one was not, 2 when a path does not exist."""
    console, report, reader = Console(options.quiet), Report(), Reader()
    missing = [path for path in options.paths if not Path(path).exists()]
    for path in missing:
        report.galat("SOP061", f'"{path}" tidak ada', Span(path), hint="periksa nama berkas atau foldernya")
    console.show(report)
    if missing:
        return 2
    target, done = Path(options.ke), 0
    known = find_definitions([options.ke], Report()) if target.is_dir() else ()
    for own, forms in opened(_forms(options.paths)):
        for form in forms:
            definition = _definition(target, form, known, own)
            if definition:
                done += _take(form, definition, reader, options.terapkan, own)
        console.show(own)
    console.finish(f"{done} definisi {'diubah' if options.terapkan else 'akan diubah (tulis dengan --terapkan)'}")
    return 1 if console.count(Severity.GALAT) else 0


def _forms(paths: Sequence[str]) -> list[Path]:
    """Folders with every workbook below them, but for what Excel keeps beside one that is open; also those that cannot be read."""
    found: list[Path] = []
    for path in map(Path, paths):
        books = (one for one in path.rglob("*") if one.suffix.lower() in WORKBOOKS and not one.name.startswith("~$"))
        inside = sorted(books) if path.is_dir() else [path]
        found += [one for one in inside if one not in found]
    return found


def _definition(target: Path, form: Incoming, known: Sequence[Definition], report: Report) -> Definition | None:
    """The file that the user names, be it there or not; in a folder, with those `known`, the definition that the form was made from."""
    span = Span(form.path.as_posix())
    if target.is_dir():
        named = [one for one in known if form.is_of(one)]
        if len(named) == 1:
            return named[0]
        words = f'"{form.kunci}.yaml" {"ada di beberapa folder" if named else "tidak ada"} di {target}'
        hint = "sebutkan folder instansinya" if isinstance(form, Row) else "sebutkan berkasnya: --ke FOLDER/NAMA.yaml"
        report.galat("SOP707", words, span, "tidak dipakai", hint)
    elif isinstance(form, Row):
        hint = "sebutkan folder instansinya"
        report.galat("SOP707", f"{target} bukan folder, padahal daftar memuat banyak SOP", span, "tidak dipakai", hint)
    else:
        found = _file(target, report)
        if found is None or not _is_another(form, found):
            return found
        words = f'{form.path} dibuat dari "{form.kunci}", bukan dari "{found.kunci}"'
        hint = "sebutkan definisi asalnya; bila berkasnya berganti nama, buat formulir atau dokumen yang baru"
        report.galat("SOP707", words, span, "tidak dipakai", hint)
    return None


def _is_another(form: Incoming, definition: Definition) -> bool:
    """Was it made from a definition of another name that says something else, too?"""
    if not form.text or not definition.path.exists() or form.is_of(definition):
        return False
    return definition.path.read_text("utf-8", "replace") != form.text


def _file(target: Path, report: Report) -> Definition | None:
    try:
        return definition_at(target)
    except OSError as fault:
        hint = "buat foldernya dahulu"
        report.galat("SOP061", f"folder {target.parent} tidak ada", Span(target.as_posix()), reason_of(fault), hint)
        return None


def _take(form: Incoming, definition: Definition, reader: Reader, apply: bool, report: Report) -> bool:
    """Shows what changes and, when asked, writes it; a form for a definition that is not there yet makes it."""
    there = definition.path.exists()
    old = definition.path.read_bytes() if there else b""
    text = old.decode("utf-8", "replace") if there else form.text
    today = reader.said(definition, text, report).naskah
    if today is None:
        return False
    returned = form.back(today, text, reader, report)
    _tell(returned, form.path, definition, report)
    if returned.naskah is None:
        return False
    if returned.text == text and there:
        return False
    _print(today, returned.naskah, definition, (text, returned.text) if there else None)
    if not apply:
        return True
    return _write(definition, old, returned.text.encode(), there, report)


def _tell(returned: Returned, path: Path, definition: Definition, report: Report) -> None:
    span = Span(path.as_posix())
    tell_faults(returned.faults, path, report)
    for wrong in returned.wrong:
        if wrong.severity is Severity.GALAT:
            words = f"isinya tidak menjadi definisi yang benar: {wrong.message}"
            report.galat("SOP705", words, span, "tidak diterapkan", wrong.hint)
    for one in returned.besides:
        report.peringatan("SOP717", placed(one), span, "tidak dipakai", one.hint)
    for one in returned.asked:
        report.peringatan("SOP716", f"{path.name}: {one.words}", Span(definition.shown), "periksa", one.hint)
    for conflict in returned.conflicts:
        words = f'{conflict.place}: di {path.name} "{conflict.form}", di definisi "{conflict.kept}"'
        report.peringatan("SOP706", words, Span(definition.shown), "yang di definisi tetap", "ubah salah satunya, lalu ulangi")


def _print(old: Naskah, new: Naskah, definition: Definition, texts: tuple[str, str] | None) -> None:
    """As `sopdoc diff` tells it; what the sheet does not show as lines of the file's `texts` (None of one that is not there yet)."""
    found = Matriks(old, new, compare(*shown(old, new), new.profile.sebutan), "")
    said = as_text(found, coloured(sys.stdout))
    print(f"{definition.shown}{'' if texts else ' (baru)'}")
    print(said or (_unseen(*texts) if texts else ""), end="")


def _unseen(old: str, new: str) -> str:
    lines = (line for line in ndiff(old.splitlines(), new.splitlines()) if line[:1] in "+-")
    return "".join(f"    {line}\n" for line in ("tidak tercetak di lembar:", *lines))


def _write(definition: Definition, old: bytes, new: bytes, there: bool, report: Report) -> bool:
    if there:
        return rewrite(definition.path, old, new, definition.shown, report)
    try:
        write_whole(definition.path, new)
    except OSError as fault:
        hint = "periksa nama folder, izinnya, dan ruang cakram"
        report.galat("SOP064", f"{definition.shown} tidak dapat ditulis", definition.start, reason_of(fault), hint)
        return False
    return True
