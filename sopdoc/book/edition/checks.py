"""What is wrong about a book's edition, before anything is drawn.

    SOP591 an issued edition says something else now     SOP593 no edition before it     SOP595 a supplement lacks SOPs
    SOP592 numbers or dates run backwards                SOP594 nothing changed          SOP596 not issued: SOPs are left out
"""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.book.definition import BookDefinition
from sopdoc.book.edition.changes import CHANGED, EditionChanges, compare_editions
from sopdoc.book.edition.edition import SUPLEMEN, Edisi, IssuedEdition
from sopdoc.book.sop import BookSop
from sopdoc.diagnostics import Diagnostic, Report, Severity

NAMED = 4      # SOPs that a message names


def is_issued_now(book: BookDefinition, sops: Sequence[BookSop]) -> bool:
    """Does this build issue the edition: dated, not issued yet, with every SOP?"""
    return bool(book.edisi and book.edisi.tanggal and book.beku is None and not _left_out(sops))


def wants_supplement(book: BookDefinition, asked: bool) -> bool:
    """Asked for, or what the edition is issued as."""
    edisi = book.edisi
    return asked or bool(edisi and edisi.tanggal and edisi.terbit == SUPLEMEN and book.beku is None)


def check_edition(book: BookDefinition, sops: Sequence[BookSop], asked: bool, report: Report) -> None:
    """Everything about the edition; `asked`: for a supplement."""
    edisi = book.edisi
    if edisi is not None:
        _check_order(edisi, book, report)
        if book.beku:
            _check_frozen(edisi, book.beku, sops, report)
    if wants_supplement(book, asked):
        _check_supplement(book, sops, report)
    elif edisi and edisi.tanggal and book.beku is None and _left_out(sops):
        message = f"edisi {edisi.nomor} belum dicatat terbit, karena {_list(_left_out(sops))} tidak dimuat"
        hint = "perbaiki SOP itu, lalu susun lagi"
        report.add(Diagnostic("SOP596", Severity.PERINGATAN, message, edisi.span, "belum terbit", hint))


def _check_order(edisi: Edisi, book: BookDefinition, report: Report) -> None:
    last = book.terbitan[-1].edisi if book.terbitan else None
    if last and edisi.nomor < last.nomor and book.beku is None:
        hint = f"tulis nomor mulai dari {last.nomor + 1}"
        message = f"edisi {edisi.nomor} lebih kecil daripada edisi yang sudah terbit, {last.nomor}"
        report.galat("SOP592", message, edisi.span, "mundur", hint)
    dasar = book.dasar.edisi if book.dasar else None
    if dasar and dasar.tanggal and edisi.tanggal and edisi.tanggal < dasar.tanggal:
        message = f"tanggal edisi {edisi.nomor} lebih awal daripada tanggal edisi {dasar.nomor}, {dasar.tanggal.cetak()}"
        report.galat("SOP592", message, edisi.span, "mundur", "perbaiki tanggalnya")


def _check_frozen(edisi: Edisi, beku: IssuedEdition, sops: Sequence[BookSop], report: Report) -> None:
    """What was handed out under a number stays what it was."""
    issued = f"{beku.edisi.called} sudah terbit"
    if edisi.tanggal and edisi.tanggal != beku.edisi.tanggal:
        hint = f"pulihkan tanggalnya, atau tulis nomor {edisi.nomor + 1}"
        report.galat("SOP591", f"{issued}; tanggalnya tidak dapat diganti", edisi.span, hint=hint)
    since = compare_editions(edisi, beku, sops)
    if since and since.has_changes:
        hint = f"tulis `edisi: {{nomor: {edisi.nomor + 1}}}`, dan tanggalnya bila edisi itu siap terbit"
        report.galat("SOP591", f"{issued}, tetapi kini lain isinya: {_list(_changed(since, sops))}", edisi.span, "sudah terbit", hint)


def _check_supplement(book: BookDefinition, sops: Sequence[BookSop], report: Report) -> None:
    edisi, dasar = book.edisi, book.dasar
    if edisi is None:
        hint = "tulis `edisi: {nomor: 1, tanggal: …}`; setelah edisi 1 terbit, suplemen disusun untuk edisi 2"
        report.galat("SOP593", "suplemen memerlukan nomor edisi di buku.yaml", book.place("judul"), hint=hint)
    elif dasar is None:
        hint = f"terbitkan dahulu edisi sebelum {edisi.nomor} sebagai buku: isi tanggalnya, lalu jalankan `sopdoc book`"
        report.galat("SOP593", f"belum ada edisi yang terbit sebelum edisi {edisi.nomor}", edisi.span, hint=hint)
    elif _left_out(sops):
        message = f"suplemen tidak dapat disusun, karena {_list(_left_out(sops))} tidak dimuat"
        report.galat("SOP595", message, edisi.span, hint="perbaiki SOP itu, lalu susun lagi")
    elif (since := compare_editions(edisi, dasar, sops)) and not since.has_changes:
        hint = "suplemen hanya memuat SOP yang baru, diubah, atau dicabut; tidak ada yang perlu diganti"
        report.galat("SOP594", f"tidak ada SOP yang berubah sejak {dasar.edisi.called}", edisi.span, hint=hint)


def _left_out(sops: Sequence[BookSop]) -> list[str]:
    return [sop.kunci for sop in sops if sop.fakta is None or sop.drawn is None]


def _changed(since: EditionChanges, sops: Sequence[BookSop]) -> list[str]:
    return [sop.kunci for sop in sops if since.fate(sop.kunci) in CHANGED] + [lembar.kunci for lembar in since.gone]


def _list(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMED])
    return shown if len(names) <= NAMED else f"{shown} dan {len(names) - NAMED} SOP lain"
