"""Files that only LibreOffice opens: what Office wrote before 2007, and what its neighbours write → the newer file that is read instead."""

from __future__ import annotations

import re

from sopdoc.impor.office.libreoffice import converted, program
from sopdoc.impor.package import LOCKED, OLE, UnreadableError

NEWER = {".doc": "docx", ".dot": "docx", ".rtf": "docx", ".odt": "docx", ".xls": "xlsx", ".ods": "xlsx"}
OLDER = {".docx": "doc", ".docm": "doc", ".xlsx": "xls", ".xlsm": "xls"}       # what an old file under a new name is
PACKAGE = b"PK\x03\x04"
BEGINS = {          # the bytes of a file by its ending; a .doc may be RTF, and both may be web pages
    "doc": (OLE, b"{\\rtf", b"<"), "dot": (OLE, b"{\\rtf"), "rtf": (b"{\\rtf",), "odt": (PACKAGE,), "xls": (OLE, b"<"), "ods": (PACKAGE,),
}
STREAMS = {"docx": ("WordDocument",), "xlsx": ("Workbook", "Book")}      # of a compound file, where its content is
CONTENT = {"docx": "dokumen Word", "xlsx": "buku kerja Excel"}
PARTS = b"[Content_Types].xml"          # the first part of a package of Office since 2007
SECTOR = 512                            # bytes: streams of a compound file begin at their multiples

_DOC = re.compile(rb"\xec\xa5.{8}(.)(.)", re.DOTALL)                # the head of Word's stream, with its flags
_XLS = re.compile(rb"\x09\x08\x10\x00.{16}(.{0,200})", re.DOTALL)   # the first record of Excel's stream
_FILEPASS = b"\x2f\x00"


def as_newer(data: bytes, ending: str) -> tuple[bytes, str]:
    """The file as it is read, and its ending; raises UnreadableError, DiedError."""
    if ending in NEWER and data.startswith(PACKAGE) and PARTS in data[:4096]:
        return data, f".{NEWER[ending]}"        # somebody named it so
    source = ending[1:] if ending in NEWER else OLDER.get(ending, "") if data.startswith(OLE) else ""
    if not source:
        return data, ending
    if not data.startswith(BEGINS[source]):
        raise UnreadableError(f"bukan berkas .{source}, atau isinya rusak")
    if is_locked(data):
        raise UnreadableError("terkunci kata sandi")
    if data.startswith(OLE) and not any(name.encode("utf-16-le") in data for name in STREAMS[NEWER[f".{source}"]]):
        raise UnreadableError(f"berkas Office lama tanpa {CONTENT[NEWER[f'.{source}']]} di dalamnya")
    office = program()
    if office is None:
        raise UnreadableError(f"berkas .{source} hanya dapat dibuka dengan LibreOffice, yang tidak terpasang di sini")
    to = NEWER[f".{source}"]
    return converted(data, source, to, office), f".{to}"


def is_locked(data: bytes) -> bool:
    """Does a compound file say that it is under a password?"""
    if not data.startswith(OLE):
        return False
    if LOCKED in data:
        return True
    doc = next((found for found in _DOC.finditer(data) if found.start() % SECTOR == 0), None)
    if doc is not None:
        return bool(doc[2][0] & 1)
    xls = next((found for found in _XLS.finditer(data) if found.start() % SECTOR == 0), None)
    return xls is not None and xls[1].startswith(_FILEPASS)
