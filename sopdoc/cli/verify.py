"""`sopdoc verify`: a PDF → who signed it, whether its bytes are whole, and whether its definition builds the same today."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sopdoc.cli.console import Console
from sopdoc.cli.sign import lacks_extra
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report, Severity, Span
from sopdoc.model.kode import as_printed
from sopdoc.signing.lookup import find_code
from sopdoc.signing.originals import Originals, find_originals
from sopdoc.system import reason_of

if TYPE_CHECKING:
    from sopdoc.signing.origin import Asal
    from sopdoc.signing.verify import TandaTangan


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="PDF yang diperiksa; dengan --code: definisi, atau folder berisi definisi")
    parser.add_argument("--code", default="", metavar="KODE", help="kode verifikasi yang tercetak di lembar: cari definisinya")
    parser.add_argument("--definisi", default="", metavar="PATH", help="definisinya, atau folder berisi definisi (bawaan: definitions)")
    parser.add_argument("--akar", default="", metavar="FILE", help="sertifikat akar yang dipercaya (PEM atau DER)")


def run(options: argparse.Namespace) -> int:
    """0 everything that can be checked is right, 1 something is not, 2 when a file is not there."""
    missing = [path for path in (options.path, options.definisi, options.akar) if path and not Path(path).exists()]
    for path in missing:
        print(f'"{path}" tidak ada', file=sys.stderr)
    if missing:
        return 2
    console, report = Console(quiet=False), Report()
    if options.code:
        for line in _matches(options, report):
            print(line)
    elif not lacks_extra(report):
        try:
            for line in _lines(options, report):
                print(line)
        except OSError as fault:
            report.galat("SOP063", f"{fault.filename or options.path} tidak dapat dibaca", Span(""), reason_of(fault))
    console.show(report)
    return 1 if console.count(Severity.GALAT) else 0


def _matches(options: argparse.Namespace, report: Report) -> Iterator[str]:
    """What a code stands for; SOP584 when that is nothing."""
    code = as_printed(options.code)
    if not code:
        hint = "ketik 16 huruf dan angka seperti tercetak, misalnya 7K2M-Q0XT-9RDV-4HCE"
        report.galat("SOP584", f'"{options.code}" bukan kode verifikasi', Span(""), hint=hint)
        return
    found = False
    for match in find_code(code, find_definitions([options.path], report)):
        found, identitas = True, match.sop.identitas
        yield f"{code}: {match.definition.shown}"
        yield f"  Nomor   {identitas.nomor}"
        yield f"  Nama    {identitas.nama}"
        yield f"  Versi   {f'{match.versi}, pernah disahkan' if match.versi else 'definisi sekarang'}"
        yield f"  Status  {match.status or 'tidak dinyatakan'}"
    if not found:
        hint = "lembar itu disusun dari isi yang lain: sudah direvisi, atau tidak asli"
        report.galat("SOP584", f"tidak ada definisi di {options.path} dengan kode {code}", Span(options.path), hint=hint)


def _lines(options: argparse.Namespace, report: Report) -> Iterator[str]:
    from sopdoc.signing.origin import origin
    from sopdoc.signing.trial import can_be_read
    from sopdoc.signing.verify import read_roots, report_faults, signatures  # an extra: `sopdoc verify -h` must work without it

    data = Path(options.path).read_bytes()
    try:
        roots = read_roots(Path(options.akar).read_bytes()) if options.akar else ()
    except ValueError:
        report.galat("SOP572", f"{options.akar} bukan sertifikat", Span(options.akar), hint="pakai berkas PEM atau DER")
        return
    originals = find_originals(options.path, options.definisi)
    asal = origin(data, originals.definitions)
    as_built = asal is not None and data == asal.built
    if not as_built and not can_be_read(data, options.path, report):
        return
    found = () if as_built else signatures(data, options.path, roots, report)
    if found or not report.has_galat:
        yield f"{options.path}: {f'{len(found)} tanda tangan' if found else 'belum ditandatangani'}"
    report_faults(found, options.path, report)
    for signature in found:
        yield from _about(signature, options.path, report)
    if asal is not None or found or not report.has_galat:
        yield from _origin(data, asal, originals, options, report)


def _about(signature: TandaTangan, shown: str, report: Report) -> Iterator[str]:
    """One signature in words; SOP581 for one whose certificate leads elsewhere."""
    from sopdoc.signing.stamp import print_time

    orang = signature.orang
    yield f"  Ruas         {signature.field}"
    yield f"  Oleh         {', '.join(part for part in (orang.nama, orang.jabatan, f'NIP. {orang.nip}' if orang.nip else '') if part)}"
    time = print_time(signature.at) if signature.at else "tidak disebut"
    yield f"  Waktu        {time} ({'dari layanan cap waktu' if signature.stamped else 'menurut penanda tangan'})"
    yield f"  Keutuhan     {'utuh' if signature.whole else 'TIDAK UTUH'}{'' if signature.covers else '; tidak mencakup seluruh berkas'}"
    trust = {None: "tidak diperiksa (sebutkan akarnya dengan --akar)", True: "dipercaya", False: "TIDAK DIPERCAYA"}
    yield f"  Sertifikat   {trust[signature.trusted]}"
    if signature.trusted is False:
        report.galat("SOP581", f"sertifikat {orang.nama} tidak berasal dari akar yang disebut", Span(shown), hint="periksa berkas --akar")


def _origin(data: bytes, asal: Asal | None, originals: Originals, options: argparse.Namespace, report: Report) -> Iterator[str]:
    """Which definition builds this document; SOP582 when the one that should does not, SOP610 for what was added to it."""
    from sopdoc.signing.additions import additions
    from sopdoc.signing.verify import report_additions

    named = ", ".join(definition.shown for definition in originals.definitions)
    if not originals.definitions:
        yield f"  Definisi     tidak ditemukan di {originals.place}; kesamaannya tidak diperiksa"
        if options.definisi:
            hint = "sebutkan berkas definisinya dengan --definisi"
            report.galat("SOP583", f"{originals.place} tidak memuat definisi {options.path}", Span(originals.place), hint=hint)
    elif asal is None:
        yield f"  Definisi     BERBEDA dari {named}"
        hint = "definisinya sudah berubah, disusun dengan sopdoc versi lain, atau PDF-nya ditulis ulang program lain"
        report.galat("SOP582", f"{options.path} tidak sama dengan yang disusun dari {named} saat ini", Span(options.path), hint=hint)
    else:
        added = additions(data, asal)
        report_additions(added, options.path, report)
        same = "DITAMBAHI sesudah disusun dari" if any(fault.grave for fault in added) else "sama dengan"
        version = f"versi {asal.versi} yang disahkan ({asal.definition.shown}), bukan dengan definisi sekarang"
        yield f"  Definisi     {same} {version if asal.versi else asal.definition.shown}"
        if words := " ".join((asal.mode.cap_air or "").split()):
            yield f"  Cap air      {words}"
