"""The book's own checks, before anything is drawn: what only shows when all SOPs and `buku.yaml` lie side by side.

    SOP536 declared count      SOP539 ghost reference      SOP543 decision and sheets      SOP545 unit not listed
    SOP537 nomor twice         SOP542 one-way keterkaitan  SOP544 unit without SOP         SOP546 official gone
    SOP538 nama twice
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from sopdoc.book.definition import BookDefinition
from sopdoc.book.order import Arrangement, arrange, comparable
from sopdoc.book.sop import BookSop
from sopdoc.build.fakta import FaktaSop
from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.model.sop import PENGESAH, TANGGAL_BERLAKU

Found = Iterator[Diagnostic]
_BLANK = re.compile(r"[….]{2,}|…|\u00a0{2,}")                  # a slot for handwriting: such numbers are not compared
_NOMOR = re.compile(r"\bNomor\s+([^\s,;]+(?:\s*/\s*[^\s,;]+)*)", re.IGNORECASE)


def check_book(book: BookDefinition, fakta: Sequence[FaktaSop], report: Report) -> None:
    """Everything that is wrong or doubtful about the book as a whole."""
    arrangement = arrange(book, [BookSop(f.kunci, f.shown, f) for f in fakta])
    found = [
        *_jumlah(book, fakta), *_ganda(fakta), *_keterkaitan(arrangement, fakta), *_keputusan(book, fakta),
        *_unit(book, arrangement, fakta), *_pejabat(book, fakta),
    ]
    report.extend(tuple(found))


def _jumlah(book: BookDefinition, fakta: Sequence[FaktaSop]) -> Found:
    if book.jumlah is not None and book.jumlah != len(fakta):
        message = f"buku.yaml menyebut {book.jumlah} SOP, tetapi ada {len(fakta)} definisi"
        hint = "perbaiki `jumlah sop`, atau lengkapi definisinya"
        yield Diagnostic("SOP536", Severity.PERINGATAN, message, book.place("jumlah sop"), "tidak sama", hint)


def _ganda(fakta: Sequence[FaktaSop]) -> Found:
    """The same number, which no agency means, or the same name on two sheets, which real books have."""
    nomor = [f for f in fakta if f.nomor and not _BLANK.search(f.nomor)]
    yield from _twins(nomor, "nomor", lambda f: "".join(f.nomor.casefold().split()), ("SOP537", Severity.GALAT))
    yield from _twins(fakta, "nama", lambda f: comparable(f.nama), ("SOP538", Severity.PERINGATAN))


def _twins(
    fakta: Sequence[FaktaSop], kunci: str, key: Callable[[FaktaSop], str], kind: tuple[str, Severity],
) -> Found:
    first: dict[str, FaktaSop] = {}
    for f in fakta:
        other = first.setdefault(key(f), f)
        if other is not f:
            message = f'{kunci} "{getattr(f, kunci)}" sudah dipakai {other.shown}'
            hint = "satu kegiatan hanya boleh punya satu SOP, dengan nomor sendiri"
            yield Diagnostic(*kind, message, f.place(kunci), "dipakai dua kali", hint)


def _keterkaitan(arrangement: Arrangement, fakta: Sequence[FaktaSop]) -> Found:
    """Entries that name no SOP of this book, and connections that the other side does not know of."""
    for f in fakta:
        for kaitan in f.keterkaitan:
            if kaitan.teks.strip(" -.") and not arrangement.target(kaitan):
                message = f'keterkaitan "{kaitan.teks}" tidak ada di buku ini'
                hint = "tulis nama SOP seperti di lembarnya, atau rujuk berkasnya: [SOP …](nama-berkas)"
                yield Diagnostic("SOP539", Severity.PERINGATAN, message, kaitan.span, "tidak ditemukan", hint)
    names = {f.kunci: f for f in fakta}
    for f in fakta:
        for target in arrangement.targets[f.kunci]:
            if f.kunci not in arrangement.targets[target]:
                message = f'"{f.nama}" terkait dengan "{names[target].nama}", tetapi tidak sebaliknya'
                hint = f'tambahkan "{f.nama}" pada keterkaitan {names[target].shown}'
                yield Diagnostic("SOP542", Severity.PERINGATAN, message, f.place("keterkaitan"), "hanya dari sini", hint)


def _keputusan(book: BookDefinition, fakta: Sequence[FaktaSop]) -> Found:
    """The decision's number and date against what the sheets say of it."""
    keputusan = book.keputusan
    if keputusan.rancangan:
        return
    own = "".join(keputusan.nomor.casefold().split())
    for f in fakta:
        for teks in f.keputusan:
            match = _NOMOR.search(teks)
            if match and "standar operasional prosedur" in teks.casefold() and "".join(match[1].casefold().split()) != own:
                message = f"lembar ini menyebut keputusan Nomor {match[1]}, bukan Nomor {keputusan.nomor}"
                hint = "samakan dasar hukum dengan `keputusan` di buku.yaml"
                yield Diagnostic("SOP543", Severity.GALAT, message, f.place("dasar hukum"), "nomor lain", hint)
        if keputusan.tanggal and keputusan.tanggal.hari and f.berlaku and f.berlaku.hari and f.berlaku < keputusan.tanggal:
            message = f"berlaku {f.berlaku.cetak()}, sebelum keputusan ditetapkan ({keputusan.tanggal.cetak()})"
            hint = "periksa tanggal di lembar dan di buku.yaml"
            yield Diagnostic("SOP543", Severity.PERINGATAN, message, f.place(*TANGGAL_BERLAKU), "lebih awal", hint)


def _unit(book: BookDefinition, arrangement: Arrangement, fakta: Sequence[FaktaSop]) -> Found:
    """Units of buku.yaml that have no SOP any more, and SOPs of a unit that it does not list."""
    present = {group.nama for group in arrangement.groups}
    for unit in book.unit:
        if unit.nama not in present:
            hint = f"unit pada lembar SOP: {', '.join(sorted(present))}"
            yield Diagnostic("SOP544", Severity.PERINGATAN, f'tidak ada SOP dari unit "{unit.nama}"', unit.span, "tanpa SOP", hint)
    listed = {unit.nama for unit in book.unit}
    for f in fakta if listed else ():
        nama = arrangement.unit[f.kunci]
        if nama not in listed:
            hint = "tambahkan ke `unit` di buku.yaml, atau perbaiki `unit` di definisinya"
            yield Diagnostic("SOP545", Severity.PERINGATAN, f'unit "{nama}" tidak ada di buku.yaml', f.place("unit"), hint=hint)


def _pejabat(book: BookDefinition, fakta: Sequence[FaktaSop]) -> Found:
    """Sheets signed by somebody whom the agency does not list (any more): who approves, and who signs in an office that it lists."""
    listed = [pejabat for pejabat in book.instansi.pejabat.values() if pejabat.nama]
    names, offices = {_letters(pejabat.nama) for pejabat in listed}, {_letters(pejabat.jabatan) for pejabat in listed}
    for f in fakta if listed else ():
        for peran, pejabat in f.penanda_tangan:
            asked = peran == PENGESAH or _letters(pejabat.jabatan) in offices       # a draft is written by staff, whom no list names
            if asked and pejabat.nama and _letters(pejabat.nama) not in names:
                message = f"{pejabat.sebaris.nama} tidak ada di daftar pejabat instansi"
                hint = f"perbarui `pejabat` di instansi.yaml, atau `{peran}` di definisi ini"
                yield Diagnostic("SOP546", Severity.PERINGATAN, message, f.place(peran), hint=hint)


def _letters(nama: str) -> str:
    """A person's name as it is compared: "Ardi, SE" and "ARDI,S.E." are one."""
    return "".join(filter(str.isalnum, nama.casefold()))
