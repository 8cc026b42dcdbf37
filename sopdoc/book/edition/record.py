"""Issued editions on disk: one file for each, written once, beside the frozen versions of the SOPs.

    riwayat/buku/edisi-1.yaml      no SOP is called "buku", so nothing else is kept in that folder

`sha256` is that of what the file says, so that line ends and comments may differ and a changed value is noticed (SOP590).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from sopdoc.book.edition.edition import BAGIAN, JENIS, TERBIT, Edisi, IssuedEdition, Lembar, PageRange
from sopdoc.build.order import EDITIONS
from sopdoc.diagnostics import Report, Severity, Span
from sopdoc.model.decode_identitas import decode_tanggal
from sopdoc.model.fields import Fields, open_fields, read_items
from sopdoc.source.node import Node, ScalarNode
from sopdoc.source.read import read
from sopdoc.source.splice import quoted

HEAD = "# Ditulis sopdoc; jangan diubah. sha256 membuktikan bahwa catatan edisi ini masih utuh.\n"
TEKS = ("jenis", "kunci", "nomor", "nama", "unit", "revisi ke", "status", "sidik")
LEMBAR = (*TEKS, "halaman", "jumlah")
KEYS = ("sha256", "edisi", "tanggal", "terbit", "lembar")
_HALAMAN = re.compile(r"(S[0-9]{1,3}\.)?([0-9]{1,6})")
_JUMLAH = re.compile(r"[0-9]{1,6}")


def record_path(folder: Path, nomor: int) -> Path:
    """Where an edition of the agency in `folder` is noted."""
    return folder / EDITIONS / f"edisi-{nomor}.yaml"


def record_files(folder: Path) -> tuple[Path, ...]:
    """Those that are there, in the order of their names."""
    return tuple(sorted((folder / EDITIONS).glob("edisi-*.yaml")))


def read_records(folder: Path, report: Report) -> tuple[IssuedEdition, ...]:
    """The issued editions by rising number; one that cannot be read or was altered is told (SOP590)."""
    found = [issued for path in record_files(folder) if (issued := _record(path, report))]
    return tuple(sorted(found, key=lambda c: c.edisi.nomor))


def record_bytes(issued: IssuedEdition) -> bytes:
    """The file of an edition."""
    text = _text(issued)
    return f"{HEAD}sha256: {_sum(text)}\n{text}".encode("utf-8", "backslashreplace")


def _record(path: Path, report: Report) -> IssuedEdition | None:
    found = Report()
    node = read(path, path.as_posix(), found, verbatim=True)
    fields = open_fields(node, KEYS, "catatan edisi", found) if node else None
    issued = _decoded(fields, found) if fields else None
    whole = fields and issued and fields.text("sha256") == _sum(_text(issued)) and path.name == f"edisi-{issued.edisi.nomor}.yaml"
    if found.has_galat or not whole:
        first = next((d for d in found.diagnostics if d.severity is Severity.GALAT), None)
        why = first.message if first else "isinya bukan lagi yang ditulis ketika edisi itu terbit"
        hint = "pulihkan dari cadangan; berkas ini ditulis sopdoc ketika edisi itu terbit"
        report.galat("SOP590", f"catatan {path.stem} tidak utuh: {why}", first.span if first else Span(path.as_posix()), hint=hint)
        return None
    return issued


def _decoded(fields: Fields, report: Report) -> IssuedEdition:
    tanggal = decode_tanggal(fields.get("tanggal"), "tanggal", report)
    edisi = Edisi(_number(fields.required("edisi")), tanggal, fields.choice("terbit", TERBIT, TERBIT[0]), fields.span)
    items = fields.get("lembar")
    return IssuedEdition(edisi, tuple(_lembar(item, report) for item in read_items(items, "lembar", report)) if items else ())


def _lembar(node: Node, report: Report) -> Lembar:
    fields = open_fields(node, LEMBAR, "catatan edisi", report)
    match = _HALAMAN.fullmatch(_raw(fields, "halaman"))
    tempat = PageRange(match[1] or "" if match else "", int(match[2]) if match else 0, _number(_raw(fields, "jumlah")))
    texts = {_name(key): _raw(fields, key) for key in TEKS if key != "jenis"}
    return Lembar(fields.choice("jenis", JENIS, BAGIAN), tempat=tempat, **texts)


def _raw(fields: Fields, key: str) -> str:
    """As it was written: a file's name may hold what no text of a sheet does."""
    node = fields.get(key)
    return node.text if isinstance(node, ScalarNode) else ""


def _number(text: str) -> int:
    """Damage shows in the sum."""
    return int(text) if _JUMLAH.fullmatch(text) else 0


def _name(key: str) -> str:
    return key.replace(" ", "_")


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _text(issued: IssuedEdition) -> str:
    edisi = issued.edisi
    tanggal = edisi.tanggal.iso() if edisi.tanggal else ""
    lines = [f"edisi: {edisi.nomor}", f"tanggal: {tanggal}", f"terbit: {edisi.terbit}", "lembar:", *chain(*map(_item, issued.lembar))]
    return "".join(f"{line}\n" for line in lines)


def _item(lembar: Lembar) -> Iterator[str]:
    values = [(key, getattr(lembar, _name(key))) for key in TEKS]
    values += [("halaman", lembar.tempat.start), ("jumlah", str(lembar.tempat.count))]
    written = (f"{key}: {quoted(value)}" for key, value in values if value)
    return (f"  {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(written))
