"""`sopdoc new`: a commented start that builds at once; never writes over a file, asks nothing."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from sopdoc.cli.console import Console
from sopdoc.definitions import ENDINGS, FORM, INSTANSI, definition_at
from sopdoc.diagnostics import NOWHERE, Report, Span
from sopdoc.files import write_whole
from sopdoc.names import unfit
from sopdoc.reading import Reader
from sopdoc.schema.document import schema_text
from sopdoc.schema.start import NO_AGENCY, PELAKSANA, agency_of, instansi_text, is_profile, limits, name_of, readable, sop_text
from sopdoc.system import reason_of

NAMA_INSTANSI = "DINAS CONTOH"
NOMOR = {"sop": "000.8.3.3/……/……", "spo": "……/SPO/……"}
SKEMA = ("sop", "instansi")
_LANGKAH = 3     # rows of a new SOP, unless it has more columns


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="JENIS")
    agency = kinds.add_parser("instansi", help="folder instansi dengan instansi.yaml", description="Buat folder instansi.")
    agency.add_argument("path", metavar="DIR", help="folder instansi")
    agency.add_argument("--nama", default=NAMA_INSTANSI, help='nama di kepala lembar; beberapa baris dipisah ";"')
    agency.add_argument("--profil", default="permenpan-35-2012", help="rupa lembar: permenpan-35-2012 (bawaan) atau spo")
    sop = kinds.add_parser("sop", help="berkas SOP", description="Buat berkas SOP.")
    sop.add_argument("path", metavar="FILE", help="berkas .yaml, atau .xlsx: formulir yang diisi di Excel")
    sop.add_argument("--nama", help="nama SOP (bawaan: dari nama berkas)")
    sop.add_argument("--nomor", help="nomor SOP (bawaan: dengan titik-titik di tempat yang diisi kelak)")
    sop.add_argument("--pelaksana", default=",".join(PELAKSANA), help="nama jabatan, dipisah koma")
    sop.add_argument("--kegiatan", type=int, metavar="N", help=f"jumlah kegiatan contoh (bawaan: {_LANGKAH})")


def run(options: argparse.Namespace) -> int:
    """0 when the file is there, 1 when it already was or cannot be written, 2 for options that cannot be."""
    report = Report()
    status = (_new_instansi if options.kind == "instansi" else _new_sop)(options, report)
    Console(quiet=True).show(report)
    return status


def _new_instansi(options: argparse.Namespace, report: Report) -> int:
    if not is_profile(options.profil, report):
        return 2
    folder = Path(options.path)
    skema = _find_skema(folder, "instansi")
    text = instansi_text(options.nama, options.profil, skema or "skema/instansi.schema.json")
    status = _write(folder / INSTANSI, text, report)
    if status or skema:
        return status
    files = ((folder / "skema" / f"{kind}.schema.json", schema_text(kind)) for kind in SKEMA)
    return max(_write(path, text, report) for path, text in files)


def _new_sop(options: argparse.Namespace, report: Report) -> int:
    path = Path(options.path)
    if not _is_name(path, report):
        return 2
    pelaksana = tuple(title.strip() for title in options.pelaksana.split(",") if title.strip())
    kegiatan = max(_LANGKAH, len(pelaksana)) if options.kegiatan is None else options.kegiatan
    if reason := limits(len(pelaksana), kegiatan):
        report.galat("SOP066", reason, NOWHERE, hint="ubah --pelaksana atau --kegiatan")
        return 2
    folder = path.resolve().parent
    instansi = next((f / INSTANSI for f in (folder, *folder.parents) if (f / INSTANSI).is_file()), None)
    agency = agency_of(instansi) if instansi else NO_AGENCY
    nomor = NOMOR[agency.bentuk] if options.nomor is None else options.nomor
    text = sop_text(options.nama or name_of(path), nomor, pelaksana, kegiatan, agency, _find_skema(path.parent, "sop"))
    status = _write_form(path, text, report) if path.suffix.lower() == f".{FORM}" else _write(path, text, report)
    if not status and instansi is None:
        print(f"instansi.yaml belum ada; buat dengan: sopdoc new instansi {path.parent}", file=sys.stderr)
    return status


def _is_name(path: Path, report: Report) -> bool:
    """Can a definition, or its form, be called so?"""
    if reason := unfit(path.name):
        report.galat("SOP069", reason, NOWHERE, hint="pilih nama lain")
    elif path.suffix.lower() not in (*ENDINGS, f".{FORM}"):
        hint = f"akhiri dengan .yaml, misalnya {path.stem}.yaml"
        report.galat("SOP066", f'"{path}" bukan nama berkas definisi', NOWHERE, hint=hint)
    return not report.has_galat


def _find_skema(folder: Path, kind: str) -> str:
    """The nearest schema in a folder `skema` here or above, as seen from `folder`; "" without one."""
    start = folder.resolve()
    found = (place / "skema" / f"{kind}.schema.json" for place in (start, *start.parents))
    return next((Path(os.path.relpath(path, start)).as_posix() for path in found if path.is_file()), "")


def _write_form(path: Path, text: str, report: Report) -> int:
    """The form of a definition that is not there yet; `import --ke` makes it."""
    from sopdoc.formulir.given import given_out

    try:
        naskah = Reader().said(definition_at(path.with_suffix(".yaml")), text, report).naskah
    except OSError as fault:
        report.galat("SOP064", f"{path} tidak dapat ditulis", Span(path.as_posix()), reason_of(fault), "buat foldernya dahulu")
        return 1
    if naskah is None:
        return 1
    return _write_bytes(path, given_out(naskah, path.stem, text), report)


def _write(path: Path, text: str, report: Report) -> int:
    """Writes a file that is not there yet."""
    if path.suffix != ".json" and not path.exists() and not readable(text, path.as_posix(), report):
        return 2
    return _write_bytes(path, text.encode(), report)


def _write_bytes(path: Path, content: bytes, report: Report) -> int:
    if path.exists() or path.is_symlink():
        hint = "pilih nama lain, atau ubah berkas itu sendiri"
        report.galat("SOP065", f"{path} sudah ada dan tidak diubah", Span(path.as_posix()), hint=hint)
        return 1
    try:
        write_whole(path, content)
    except (OSError, UnicodeEncodeError) as fault:
        reason, hint = (isinstance(fault, OSError) and reason_of(fault)) or str(fault), "periksa nama folder, izinnya, dan ruang cakram"
        report.galat("SOP064", f"{path} tidak dapat ditulis", Span(path.as_posix()), reason, hint)
        return 1
    print(path)
    return 0
