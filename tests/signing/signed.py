"""A small SOP, its PDF for electronic signing, and that PDF signed: made once for all tests."""

from __future__ import annotations

import tempfile
from datetime import timedelta, timezone
from functools import cache
from pathlib import Path

from signing.certificates import NOW, PASSWORD, p12
from sopdoc.compiler import Compiler, render
from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Report
from sopdoc.signing.sign import SigningOrder, sign

SOP = """\
nomor: 001/UJI/2026
nama: Peminjaman Kunci
disahkan oleh: {jabatan: Kepala Dinas, nama: Budi Santoso, nip: 198001022005011003}
pelaksana: {a: Peminjam, b: Petugas}
kegiatan:
  - {uraian: Mengisi buku, pelaksana: a}
  - {uraian: Menyerahkan kunci, pelaksana: b}
"""
AT = NOW.astimezone(timezone(timedelta(hours=7)))


def agency(folder: Path, mode: str = "tte", sop: str = SOP) -> Definition:
    (folder / "instansi.yaml").write_text(f"kop: [DINAS UJI]\ntanda tangan: {mode}\n", "utf-8")
    (folder / "kunci.yaml").write_text(sop, "utf-8")
    (definition,) = find_definitions([str(folder)], Report())
    return definition


@cache
def unsigned(mode: str = "tte") -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        sheets = Compiler().compile(agency(Path(folder), mode)).sheets
        assert sheets is not None
        ((_, content),) = render(sheets, "pdf")
        return content


def order(pdf: bytes = b"", **changed: object) -> SigningOrder:
    values: dict[str, object] = {
        "pdf": pdf or unsigned(), "shown": "kunci.pdf", "p12": p12(), "shown_p12": "budi.p12", "password": PASSWORD, "at": AT,
    }
    return SigningOrder(**{**values, **changed})


@cache
def signed() -> bytes:
    report = Report()
    result = sign(order(), report)
    assert result is not None, report.diagnostics
    return result
