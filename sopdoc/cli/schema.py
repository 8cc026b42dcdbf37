"""`sopdoc schema`: the JSON Schema of a kind of file, for editors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sopdoc.cli.screen import as_data
from sopdoc.files import write_whole
from sopdoc.schema.document import KINDS, schema_text
from sopdoc.system import reason_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", default="sop", choices=tuple(KINDS), metavar="JENIS", help=f"{', '.join(KINDS)} (bawaan: sop)")
    parser.add_argument("-o", "--output", metavar="FILE", help="berkas hasil (bawaan: keluaran baku)")


def run(options: argparse.Namespace) -> int:
    """Writes the schema; 1 when the file cannot be written."""
    text = schema_text(options.kind)
    if options.output is None:
        as_data(sys.stdout).write(text)
        return 0
    try:
        write_whole(Path(options.output), text.encode())
    except OSError as fault:
        print(f"{options.output} tidak dapat ditulis: {reason_of(fault)}", file=sys.stderr)
        return 1
    return 0
