"""The options of `build` and `book` that hold for all sheets, whatever agency and SOP say."""

from __future__ import annotations

import argparse

from sopdoc.model.decode_instansi import CARA
from sopdoc.profile.cap_air import TOO_LONG, is_too_long
from sopdoc.profile.mode import Mode
from sopdoc.source.pasted import ordinary_text


def add_mode(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mode", default="", choices=CARA, help="cara lembar ditandatangani, apa pun yang tertulis di instansi.yaml")
    told = 'tulisan di belakang isi setiap halaman, misalnya "SALINAN TIDAK TERKENDALI"; "" tanpa cap air'
    parser.add_argument("--cap-air", default=None, type=_cap_air, metavar="KATA", help=told)


def mode_of(options: argparse.Namespace) -> Mode:
    return Mode(options.mode, options.cap_air)


def _cap_air(text: str) -> str:
    """Words for a watermark, as a definition's would be read."""
    line = ordinary_text(" ".join(text.split()))
    if not line.isprintable():
        raise argparse.ArgumentTypeError("tulis kata-kata dalam satu baris")
    if is_too_long((line,)):
        raise argparse.ArgumentTypeError(f"cap air terlalu panjang; {TOO_LONG}")
    return line
