"""The `sopdoc` command: one module per subcommand, loaded when it is called.

Exit status: 0 all well, 1 errors in definitions, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Sequence
from importlib import import_module

from sopdoc import __version__
from sopdoc.cli.arguments import speak_indonesian
from sopdoc.cli.clock import Clock, machine
from sopdoc.cli.screen import has_no_reader, show_every_letter, silence

COMMANDS = {      # a module of this folder each, imported when it is called
    "build": "Susun dokumen dari definisi SOP.",
    "book": "Susun buku SOP sebuah instansi beserta semua lembar SOP-nya.",
    "check": "Periksa definisi SOP tanpa menyusun dokumennya.",
    "explain": "Jelaskan satu kode diagnostik.",
    "rules": "Daftar semua kode diagnostik.",
    "fmt": "Rapikan urutan kunci dan lekuk berkas definisi.",
    "new": "Mulai instansi atau SOP baru.",
    "import": "Baca lembar SOP lama (PDF) menjadi definisi.",
    "portable": "Buat satu berkas HTML berisi seluruh sopdoc, untuk komputer tanpa instalasi.",
    "schema": "Tulis JSON Schema berkas definisi, untuk penyunting seperti VS Code.",
    "preview": "Tampilkan lembar SOP di peramban dan ikuti setiap penyimpanan, atau simpan gambarnya.",
    "studio": "Tulis SOP langsung di lembarnya, di peramban.",
    "diff": "Sebutkan apa yang berubah antara dua versi sebuah SOP.",
    "revise": "Buka revisi sebuah SOP: naikkan nomornya, beri tanggal, catat di riwayat.",
    "approve": "Nyatakan sebuah SOP disahkan dan berlaku, dan bekukan versinya.",
    "revoke": "Nyatakan sebuah SOP dicabut.",
    "sign": "Bubuhkan tanda tangan elektronik (PAdES) pada PDF.",
    "verify": "Periksa tanda tangan, keutuhan, dan asal sebuah PDF.",
}
MODULES = {"import": "impor"}      # a word of Python names no module
BEGIN = "Pilihan tiap perintah: sopdoc PERINTAH -h. Untuk mulai dari awal: sopdoc new instansi DIR, lalu sopdoc new sop DIR/FILE.yaml."
ENOUGH = 141          # as the shell says it of a program that SIGPIPE ended


def make_parser(called: Collection[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line, with the arguments of the commands that may be called."""
    speak_indonesian()
    parser = argparse.ArgumentParser(prog="sopdoc", description="Menyusun lembar SOP (PDF dan DOCX) dari definisi YAML.", epilog=BEGIN)
    parser.add_argument("--version", action="version", version=f"sopdoc {__version__}", help="tampilkan versi program")
    commands = parser.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    for name, does in COMMANDS.items():
        command = commands.add_parser(name, help=does, description=does)
        if name in called:
            module = import_module(f"sopdoc.cli.{MODULES.get(name, name)}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser


def main(arguments: Sequence[str] | None = None, clock: Clock = machine) -> int:
    """Runs one subcommand, which may ask `clock` what time it is; argparse itself ends wrong usage with status 2."""
    show_every_letter()
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments:
        make_parser(()).print_help(sys.stderr)
        return 2
    try:
        options = make_parser(arguments[:1]).parse_args(arguments)
        options.clock = clock
        status: int = options.run(options)
        sys.stdout.flush()
    except OSError as fault:
        if not has_no_reader(fault, sys.stdout):        # it is gone after `sopdoc rules | head`
            raise
        silence(sys.stdout)
        return ENOUGH
    except KeyboardInterrupt:
        print("dihentikan", file=sys.stderr)
        return 130
    return status
