"""Node of one flow → Alur: columns, rows, symbols and connections, every default of the language filled in.

Two steps, since texts may print the number of any row: `read_alur` (rows as written, numbers and ids), then
`finish_alur` (texts, symbols, connections).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sopdoc.diagnostics import Report, Span
from sopdoc.model.bentuk import Kapsul, resolve_bentuk, resolve_teks
from sopdoc.model.decode_baris import ISI_BARIS, Baris, decode_baris, decode_judul, is_judul, with_judul
from sopdoc.model.decode_pelaksana import decode_pelaksana
from sopdoc.model.decode_teks import Rujukan, decode_isi
from sopdoc.model.fields import Fields, refuse_kind
from sopdoc.model.markah import decode_judul as decode_markah
from sopdoc.model.sambungan import Frame, resolve_sambungan
from sopdoc.model.sop import Alur, Kegiatan, Pelaksana, Simbol
from sopdoc.model.teks import Blok, Isi, Kata, Penanda
from sopdoc.source.node import Node, SequenceNode

KEGIATAN_TERBANYAK = 60   # rows of one flow; more of them are several procedures
DIBACA = 300              # rows that are still looked at when there are too many
ALUR = ("judul", "pelaksana", "kegiatan", "catatan")


@dataclass(frozen=True, slots=True)
class AlurTertulis:
    """A flow as written: its rows, and beside each its id and its printed number ("" for none)."""

    fields: Fields
    pelaksana: tuple[Pelaksana, ...]
    baris: tuple[Baris, ...]
    id: tuple[str, ...]
    nomor: tuple[str, ...]

    @property
    def nomor_menurut_id(self) -> dict[str, str]:
        """The printed number by the author's ids, of rows and of symbols in them."""
        result: dict[str, str] = {}
        for baris, nomor in zip(self.baris, self.nomor, strict=True):
            for kunci in (baris.id, *(t.id for t in baris.titik)):
                if kunci:
                    result.setdefault(kunci, nomor)
        return result


def read_alur(fields: Fields, bersama: tuple[Pelaksana, ...]) -> AlurTertulis:
    """The flow from the keys in `ALUR`; `bersama` are the SOP's columns, used when the flow has none of its own."""
    report = fields.report
    own = fields.get("pelaksana")
    pelaksana = bersama if own is None else decode_pelaksana(own, report)
    if own is None and not bersama:
        fields.demand("pelaksana", "tulis kunci dan nama jabatan tiap kolom, misalnya `kabag: Kepala Bagian`")
    kolom = {p.kunci: p.nama for p in pelaksana}
    baris = _baris(_daftar_kegiatan(fields), kolom, report)
    return AlurTertulis(fields, pelaksana, baris, _ids(baris, report), _nomor(baris))


def finish_alur(tertulis: AlurTertulis, rujukan: Rujukan, kapsul: Kapsul) -> Alur:
    """The complete flow.  Without rows (already reported) it stays empty."""
    fields, report = tertulis.fields, tertulis.fields.report
    judul = decode_markah(fields.text("judul"))
    catatan = decode_isi(fields.get("catatan"), "catatan", rujukan, report)
    if not tertulis.baris:
        return Alur(judul, tertulis.pelaksana, (), (), catatan, fields.span)
    simbol = _simbol(tertulis, kapsul)
    kolom = {p.kunci: index for index, p in enumerate(tertulis.pelaksana)}
    judul_kolom = {p.kunci: p.nama for p in tertulis.pelaksana}
    frame = Frame(tertulis.baris, simbol, _alamat(tertulis, simbol), kolom, judul_kolom, kapsul, report)
    sambungan = resolve_sambungan(frame)
    kegiatan = tuple(
        _kegiatan(tertulis, index, _with_capsules(simbol[index], frame.tambahan), rujukan) for index in range(len(tertulis.baris))
    )
    return Alur(judul, tertulis.pelaksana, kegiatan, sambungan, catatan, fields.span)


def _baris(nodes: tuple[Node, ...], kolom: Mapping[str, str], report: Report) -> tuple[Baris, ...]:
    """The rows, each with the titles above it; a title needs a row under it (SOP215)."""
    result: list[Baris] = []
    above: list[Fields] = []
    for node in nodes:
        if is_judul(node):
            above.append(decode_judul(node, report))
        else:
            result.append(with_judul(decode_baris(node, kolom, report), tuple(above)))
            above = []
    for judul in above:
        hint = "pindahkan ke atas kegiatan yang dijuduli, atau hapus"
        report.galat("SOP215", "judul tanpa kegiatan di bawahnya", judul.span, "di sini", hint)
    return tuple(result)


def _daftar_kegiatan(fields: Fields) -> tuple[Node, ...]:
    fields.demand("kegiatan", "tulis langkah-langkahnya sebagai daftar: `- uraian: …`")
    node = fields.get("kegiatan")
    if node is None:
        return ()
    if not isinstance(node, SequenceNode):
        refuse_kind(node, "kegiatan", 'daftar (tiap langkah dimulai dengan "-")', fields.report)
        return ()
    count = sum(not is_judul(item) for item in node.items)
    if not 1 <= count <= KEGIATAN_TERBANYAK:
        hint = f"paling sedikit 1, paling banyak {KEGIATAN_TERBANYAK}; pecah menjadi beberapa SOP"
        fields.report.galat("SOP115", f"jumlah kegiatan {count} tidak dapat dimuat", node.span, f"{count} kegiatan", hint)
    return node.items[:DIBACA]


def _ids(semua: tuple[Baris, ...], report: Report) -> tuple[str, ...]:
    """The row's id, or k1, k2 … by its place; an id may be given once in a flow (SOP213)."""
    taken: dict[str, Span] = {}
    for baris in semua:
        for kunci, span in ((baris.id, baris.fields.place("id")), *((t.id, t.span) for t in baris.titik)):
            if kunci in taken:
                hint = "beri id yang berbeda"
                report.galat("SOP213", f'id "{kunci}" dipakai dua kali', span, f"pertama di baris {taken[kunci].line}", hint)
            elif kunci:
                taken[kunci] = span
    result: list[str] = []
    for place, baris in enumerate(semua, 1):
        kunci = baris.id or f"k{place}"
        while not baris.id and kunci in taken:   # somebody called another row "k3"
            kunci += "-"
        result.append(kunci)
    return tuple(result)


def _nomor(semua: tuple[Baris, ...]) -> tuple[str, ...]:
    result: list[str] = []
    count = 0
    for baris in semua:
        count += baris.bernomor
        result.append(str(count) if baris.bernomor else "")
    return tuple(result)


def _simbol(tertulis: AlurTertulis, kapsul: Kapsul) -> tuple[tuple[Simbol, ...], ...]:
    """The authors' symbols, row by row.  A single one carries the row's id, several `<row>/<pelaksana>` or `<row>/<n>`."""
    result: list[tuple[Simbol, ...]] = []
    for baris, row, bentuk in zip(tertulis.baris, tertulis.id, resolve_bentuk(tertulis.baris, kapsul), strict=True):
        teks = resolve_teks(baris, bentuk)
        result.append(
            tuple(
                Simbol(
                    _simbol_id(baris, row, index), titik.pelaksana, bentuk[index], teks[index], titik.span, bersama=titik.bersama
                )
                for index, titik in enumerate(baris.titik)
            )
        )
    return tuple(result)


def _simbol_id(baris: Baris, row: str, index: int) -> str:
    titik = baris.titik[index]
    if titik.id:
        return titik.id
    if len(baris.titik) == 1:
        return row
    return f"{row}/{index + 1}" if baris.rangkaian else f"{row}/{titik.pelaksana}"


def _alamat(tertulis: AlurTertulis, simbol: tuple[tuple[Simbol, ...], ...]) -> Mapping[str, str]:
    """Every target that an author may write, most useful first, since a hint lists only some of them."""
    rows: dict[str, str] = {}
    parts: dict[str, str] = {}
    for baris, nomor, inside in zip(tertulis.baris, tertulis.nomor, simbol, strict=True):
        names = [name for name in (baris.id, nomor) if name]
        rows |= {name: inside[baris.masuk].id for name in names if name not in rows}
        rows |= {titik.id: s.id for titik, s in zip(baris.titik, inside, strict=True) if titik.id and titik.id not in rows}
        if len(inside) > 1 or inside[0].bersama:
            for s in reversed(inside):
                parts |= {f"{name}/{kunci}": s.id for name in names for kunci in reversed(s.para_pelaksana)}
    numbers_last = sorted(rows, key=str.isdigit)
    return {name: rows[name] for name in numbers_last} | parts


def _with_capsules(simbol: tuple[Simbol, ...], tambahan: Mapping[str, Simbol]) -> tuple[Simbol, ...]:
    """The row's symbols, each with the capsule that stands before or after it."""
    result: list[Simbol] = []
    for s in simbol:
        around = (tambahan.get(f"{s.id}/mulai"), s, tambahan.get(f"{s.id}/selesai"))
        result += [one for one in around if one is not None]
    return tuple(result)


def _judul(fields: Fields, rujukan: Rujukan) -> Isi:
    """A title's words: a number before them is part of them and begins no list."""
    isi = decode_isi(fields.get("judul"), "judul", rujukan, fields.report)
    return replace(isi, blok=tuple(
        Blok((Kata(f"{b.nomor} "), *b.kata), span=b.span) if b.penanda is Penanda.NOMOR else b for b in isi.blok
    ))


def _kegiatan(tertulis: AlurTertulis, index: int, simbol: tuple[Simbol, ...], rujukan: Rujukan) -> Kegiatan:
    fields = tertulis.baris[index].fields
    isi: dict[str, Isi] = {key: decode_isi(fields.get(key), key, rujukan, fields.report) for key in ISI_BARIS}
    return Kegiatan(
        tertulis.id[index],
        tertulis.nomor[index],
        isi["uraian"],
        simbol,
        isi["kelengkapan"],
        isi["waktu"],
        isi["output"],
        isi["keterangan"],
        fields.span,
        berurutan=tertulis.baris[index].berurutan,
        halaman_baru=tertulis.baris[index].halaman_baru,
        judul=tuple(_judul(judul, rujukan) for judul in tertulis.baris[index].judul),
    )
