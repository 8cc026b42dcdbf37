"""A file or a text → Node tree with places; every trouble becomes a diagnostic (SOP001 … SOP026).

Decides what counts as a readable definition file: UTF-8, one YAML document, at most 2 MB.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from sopdoc.diagnostics import Report, Span
from sopdoc.source.build import Builder
from sopdoc.source.characters import check_characters, report_spaces, structural_spaces
from sopdoc.source.comments import check_comments
from sopdoc.source.depth import KEDALAMAN, Counted, TooDeepError
from sopdoc.source.encoding import decode
from sopdoc.source.node import Node
from sopdoc.source.pasted import Pasted
from sopdoc.source.yaml_errors import translate

UKURAN = 2_000_000   # bytes; the largest real definition has 20 kB

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)   # the C one is ten times faster, but not in every wheel


def read(path: Path, shown: str, report: Report, verbatim: bool = False) -> Node | None:
    """The definition in `path`; diagnostics name it `shown`, as the user wrote it.  None after an error that hides the content.

    `verbatim`: its characters stay as they are, as in what sopdoc noted itself, where files have the names that they have.
    """
    text = read_plain(path, shown, report)
    return None if text is None else parse(text, shown, report, verbatim)


def read_plain(path: Path, shown: str, report: Report) -> str | None:
    """The file's text, whatever it says; None when it is no readable text."""
    data = _bytes(path, shown, report)
    return None if data is None else decode(data, shown, report)


def parse(text: str, file: str, report: Report, verbatim: bool = False) -> Node | None:
    """The definition in `text`.  None when there is nothing to decode; a Node may still come with errors in the report."""
    if len(text) > UKURAN:
        report.galat("SOP014", "berkas terlalu besar", Span(file), hint=f"paling besar {UKURAN // 1_000_000} MB")
        return None
    text = unified(text)
    if not check_characters(text, file, report):
        return None
    loader, spaces = loader_for(text), structural_spaces(text)
    try:
        builder = Builder(Counted(loader, text), file, text, report, None if verbatim else Pasted(text, file))
        node = _document(builder, file, text, spaces, report)
    except TooDeepError as found:
        span = Span(file, found.line + 1, found.column + 1, found.line + 1, found.column + 2)
        report.galat("SOP013", f"susunan lebih dari {KEDALAMAN} tingkat", span, "di sini", "kurangi lekuk atau kurung")
        return None
    except yaml.YAMLError as error:
        if not report_spaces(spaces, text, file, report):
            report.add(translate(error, text, file))
        return None
    finally:
        loader.dispose()
    if node:
        check_comments(node, text, file, report)
    return node


def loader_for(text: str) -> Any:
    """The parser of one text, whose events are still to be read; to be disposed of."""
    return _LOADER(text)


def unified(text: str) -> str:
    """The text without byte order mark, its lines ended by "\\n" alone."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _document(builder: Builder, file: str, text: str, spaces: tuple[int, ...], report: Report) -> Node | None:
    """`spaces`: where special spaces could have been meant as structure; those inside of quoted texts are none."""
    builder.next()   # stream start
    if type(builder.next()) is yaml.StreamEndEvent:
        report.galat("SOP008", "berkas kosong", Span(file), hint="isi dengan definisi, mulai dari `nomor:` dan `nama:`")
        return None
    node = builder.document()
    builder.next()   # document end
    if type(after := builder.next()) is not yaml.StreamEndEvent:
        mark = after.start_mark
        span = Span(file, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 4)
        hint = "satu berkas untuk satu SOP; hapus `---`"
        report.galat("SOP009", "lebih dari satu dokumen YAML dalam satu berkas", span, "dokumen kedua", hint)
        return None
    misread = tuple(at for at in spaces if not any(at in quoted for quoted in builder.quoted))
    if report_spaces(misread, text, file, report):
        return None
    if builder.pasted:
        builder.pasted.tell(report)
    return node if builder.usable else None


def _bytes(path: Path, shown: str, report: Report) -> bytes | None:
    if path.is_dir():
        report.galat("SOP016", "ini folder, bukan berkas", Span(shown), hint="tulis nama berkas .yaml di dalamnya")
        return None
    try:
        with path.open("rb") as stream:
            data = stream.read(UKURAN + 1)
    except OSError as error:
        reason = "tidak ditemukan" if isinstance(error, FileNotFoundError) else "tidak dapat dibaca"
        report.galat("SOP015", f"berkas {reason}", Span(shown), hint="periksa nama berkas dan izin bacanya")
        return None
    if len(data) > UKURAN:
        report.galat("SOP014", "berkas terlalu besar", Span(shown), hint=f"paling besar {UKURAN // 1_000_000} MB")
        return None
    return data
