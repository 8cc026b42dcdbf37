"""`sopdoc sign`: a finished PDF and a certificate → the signed PDF beside it.

The one place where a password is read from a person.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from sopdoc.cli.console import Console
from sopdoc.diagnostics import Report, Span
from sopdoc.files import write_whole
from sopdoc.signing import SIGNED
from sopdoc.signing.originals import find_originals
from sopdoc.system import reason_of

VARIABLE = "SOPDOC_SANDI"      # environment variable that may hold the password
EXTRA = ("pyhanko", "segno")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pdf", metavar="FILE.pdf", help="PDF yang disusun sopdoc dengan `tanda tangan: tte`")
    parser.add_argument("--p12", required=True, metavar="FILE", help="sertifikat dan kunci penanda tangan (.p12 atau .pfx)")
    parser.add_argument("--field", default="", metavar="NAMA", help="ruas tanda tangan; bawaan: satu-satunya yang masih kosong")
    parser.add_argument("--jabatan", default="", help="jabatan pada cap, bila sertifikat tidak menyebutnya")
    parser.add_argument("--tsa", default="", metavar="URL", help="layanan cap waktu (RFC 3161); tanpa ini tanda tangan dibuat luring")
    parser.add_argument("--definisi", default="", metavar="PATH", help="definisinya, atau folder berisi definisi (bawaan: definitions)")
    parser.add_argument("--asing", action="store_true", help="tanda tangani juga dokumen yang bukan susunan sopdoc")
    parser.add_argument("-o", "--output", default="", metavar="FILE", help="nama hasil (bawaan: NAMA-tte.pdf di samping aslinya)")
    parser.add_argument("--quiet", action="store_true", help="tanpa ringkasan; diagnostik tetap dicetak")


def run(options: argparse.Namespace) -> int:
    """0 signed, 1 not signed (and nothing written), 2 when a file is not there."""
    console, report = Console(options.quiet), Report()
    missing = [path for path in (options.pdf, options.p12) if not Path(path).is_file()]
    missing += [options.definisi] if options.definisi and not Path(options.definisi).exists() else []
    for path in missing:
        print(f'"{path}" tidak ada', file=sys.stderr)
    if missing:
        return 2
    if lacks_extra(report):
        console.show(report)
        return 1
    written = _sign(options, report)
    console.show(report)
    if written is None:
        return 1
    foreign = " sebagai dokumen asing: tidak sama dengan susunan sopdoc" if options.asing and report.diagnostics else ""
    console.finish(f"{written} ditandatangani{foreign}")
    return 0


def lacks_extra(report: Report) -> bool:
    """SOP578 without the libraries that sign and verify."""
    missing = any(find_spec(name) is None for name in EXTRA)
    if missing:
        report.galat("SOP578", "tanda tangan elektronik memerlukan pustaka tambahan", Span(""), hint="pasang: pip install 'sopdoc[sign]'")
    return missing


def ask_password(prompt: Callable[[str], str] = getpass.getpass) -> str:
    """From the environment, else from the terminal without showing it; never from the command line, which others can read."""
    found = os.environ.get(VARIABLE)
    return prompt("Kata sandi sertifikat: ") if found is None else found


def _sign(options: argparse.Namespace, report: Report) -> Path | None:
    """Signs and writes; None with the reasons in the report."""
    from sopdoc.signing.refusal import excused, refusals  # an extra: `sopdoc sign -h` must work without it
    from sopdoc.signing.sign import SigningOrder, sign, time_service

    source = Path(options.pdf)
    target = Path(options.output) if options.output else source.with_name(f"{source.stem}{SIGNED}.pdf")
    if target.exists():
        hint = "pindahkan dahulu berkas itu, atau pilih nama lain dengan -o"
        report.galat("SOP575", f"{target} sudah ada dan tidak ditimpa", Span(options.pdf), hint=hint)
        return None
    try:
        pdf = source.read_bytes()
        found = refusals(pdf, options.pdf, find_originals(options.pdf, options.definisi))
        report.extend(excused(found) if options.asing else found)
        if report.has_galat:
            return None
        order = SigningOrder(
            pdf, options.pdf, Path(options.p12).read_bytes(), options.p12, ask_password(), options.clock(), options.field,
            options.jabatan, time_service(options.tsa) if options.tsa else None,
        )
        signed = sign(order, report)
        if signed is not None:
            write_whole(target, signed)
            return target
    except EOFError:
        hint = f"jalankan di terminal, atau isi variabel lingkungan {VARIABLE}"
        report.galat("SOP570", "kata sandi sertifikat tidak diberikan", Span(options.p12), hint=hint)
    except OSError as fault:
        report.galat("SOP063", f"{fault.filename or target} tidak dapat dibaca atau ditulis", Span(""), reason_of(fault),
                     "periksa izin berkas dan foldernya; dokumen lama tidak berubah")
    return None
