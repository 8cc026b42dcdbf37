"""Bytes that are no UTF-8 text → what they are instead: another encoding, or a file of another program (SOP005)."""

from __future__ import annotations

import codecs

from sopdoc.diagnostics import Report, Span

_SANDI = (     # byte order marks, the longer first
    (codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"), (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"),
)
_BERKAS = (    # what files of other programs begin with
    (b"%PDF-", "berkas PDF"), (b"{\\rtf", "berkas RTF"), (b"\xd0\xcf\x11\xe0", "berkas Office lama (.doc, .xls)"),
    (b"\x89PNG", "gambar"), (b"\xff\xd8\xff", "gambar"), (b"GIF8", "gambar"),
)
_ZIP = b"PK\x03\x04"
_DALAM_ZIP = (  # files that only such an archive holds
    (b"word/", "Word"), (b"xl/", "Excel"), (b"ppt/", "PowerPoint"), (b"application/vnd.oasis.opendocument", "OpenDocument"),
)
_SIMPAN = 'simpan ulang berkas ini sebagai "UTF-8" di penyunting teks'
_SALIN = "definisi adalah berkas teks; buat dengan `sopdoc new sop x.yaml`, lalu salin isinya ke sana"


def decode(data: bytes, shown: str, report: Report) -> str | None:
    """The text; None after saying why there is none."""
    other, encoding = _berkas(data), _sandi(data)
    if other:
        report.galat("SOP005", f"ini {other}, bukan definisi", Span(shown), hint=_SALIN)
    elif encoding:
        report.galat("SOP005", f"berkas tersimpan sebagai {encoding}, bukan UTF-8", Span(shown), hint=_SIMPAN)
    else:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            report.galat("SOP005", "berkas tidak tersimpan sebagai UTF-8", _place(error, shown), "di sini", _SIMPAN)
    return None


def _berkas(data: bytes) -> str:
    """The kind of file by its first bytes, "" for one that may be a text."""
    if data.startswith(_ZIP):
        return f"berkas {next((name for mark, name in _DALAM_ZIP if mark in data), 'ZIP, mungkin Word atau Excel')}"
    return next((name for mark, name in _BERKAS if data.startswith(mark)), "")


def _sandi(data: bytes) -> str:
    """By its mark, or by the empty half of every plain letter: no text has NUL characters."""
    marked = next((name for mark, name in _SANDI if data.startswith(mark)), "")
    return marked or ("UTF-16" if len(data) > 1 and 0 in data[:2] and data[:2] != b"\0\0" else "")


def _place(error: UnicodeDecodeError, shown: str) -> Span:
    before = error.object[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Span(shown, line, column, line, column + 1)
