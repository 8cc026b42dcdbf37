"""What the wordings are told: plain words and numbers of the book, its agency, its decision and its SOPs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sopdoc.book.definition import BookDefinition
from sopdoc.book.edition.changes import EditionChanges, Fate
from sopdoc.book.order import Arrangement
from sopdoc.layout.identity.head import print_date
from sopdoc.model.judul import judul_nama

_SATUAN = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")


def wording_values(book: BookDefinition, arrangement: Arrangement, since: EditionChanges | None = None) -> dict[str, Any]:
    """The names that templates may use (templates/README.md)."""
    keputusan, jumlah = book.keputusan, len(arrangement.sop)
    unit = unit_of(book, arrangement)
    return {
        "buku": {"judul": book.judul, "tahun": book.tahun, "alamat": book.alamat},
        "instansi": {"nama": agency_name(book.instansi.kop, unit), "kop": book.instansi.kop, "unit": unit, "tempat": book.instansi.tempat},
        "keputusan": {
            "nomor": keputusan.nomor, "tanggal": print_date(keputusan.tanggal),
            "tentang": keputusan.tentang or "Standar Operasional Prosedur",
            "jabatan": keputusan.pejabat.sebaris.jabatan if keputusan.pejabat else "",
        },
        "sop": {
            "jumlah": jumlah, "terbilang": terbilang(jumlah), "direvisi": sum(bool(s.fakta and s.fakta.direvisi) for s in arrangement.sop),
        },
        "unit": tuple(group.nama for group in arrangement.groups),
        "edisi": _edition(book, since),
    }


def _edition(book: BookDefinition, since: EditionChanges | None) -> dict[str, Any]:
    """This edition and the one before; texts are "" and numbers 0 where there is none."""
    edisi, dasar = book.edisi, since.dasar.edisi if since else None
    return {
        "nomor": edisi.nomor if edisi else "", "tanggal": print_date(edisi.tanggal) if edisi else "",
        "sebelumnya": dasar.nomor if dasar else "", "tanggal_sebelumnya": print_date(dasar.tanggal) if dasar else "",
        **{jenis.value: since.count(jenis) if since else 0 for jenis in Fate},
    }


def unit_of(book: BookDefinition, arrangement: Arrangement) -> tuple[str, ...]:
    """The agency's unit; none where the book binds several."""
    return book.instansi.unit if len(arrangement.groups) == 1 else ()


def agency_name(kop: Sequence[str], unit: Sequence[str]) -> str:
    """From the smallest to the largest, as in running text: "Bagian Umum Sekretariat Daerah Kabupaten Nusa Raya"."""
    lines = [*kop, *unit]
    if len(lines) > 1 and lines[0].upper().startswith("PEMERINTAH "):
        lines[0] = lines[0][len("PEMERINTAH "):]
    return " ".join(judul_nama(line) for line in reversed(lines))


def terbilang(angka: int) -> str:
    """A number below a million in words."""
    if angka < 12:
        return _SATUAN[angka] if angka else "nol"
    for besar, nama, satu in ((1000, "ribu", "seribu"), (100, "ratus", "seratus"), (20, "", ""), (12, "", "")):
        if angka >= besar >= 100:
            depan, sisa = divmod(angka, besar)
            return f"{satu if depan == 1 else f'{terbilang(depan)} {nama}'} {terbilang(sisa) if sisa else ''}".strip()
        if angka >= besar == 20:
            return f"{_SATUAN[angka // 10]} puluh {_SATUAN[angka % 10]}".strip()
    return f"{_SATUAN[angka - 10]} belas"
