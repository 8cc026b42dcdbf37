"""A Word document that came back and the definition of today → the definition with what was edited in it, proved by reading.

    what it carries ─▶ the definition it was made from ─▶ the document as it was built ─▶ what that said ─┐
    the document ──────────────────────────────────────────────────────────────────▶ what it says now ─┴─▶ form ─▶ edits

What came of it is compared with the document once more: whatever it says that the definition would not is told, and nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sopdoc.compiler import laid, render
from sopdoc.diagnostics import Report
from sopdoc.formulir.back import Returned, returned_of
from sopdoc.formulir.faults import Fault
from sopdoc.formulir.form import TEXTS, Form
from sopdoc.formulir.merge import merged
from sopdoc.formulir.written import written
from sopdoc.impor.written.agency import Agency, text_of
from sopdoc.kembali.doubts import settled
from sopdoc.kembali.edited import Edited, edited, letter_form, nested_paths
from sopdoc.kembali.leading import DIRECTLY
from sopdoc.kembali.letter import Letter, read_letter
from sopdoc.kembali.redrawn import drawn, unnamed
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.revision.compare import compare
from sopdoc.revision.perubahan import Perubahan
from sopdoc.revision.shown import shown

NOBODYS = Agency()
OF_WAYS = ("arah", "pelaksana", "simbol", "kata simbol")      # of a kegiatan that a new row joins: an end of its own moves on


@dataclass(frozen=True, slots=True)
class _Sides:
    """The definition that the document was made from, and the document read before and after; `text`: what the definition's file said."""

    base: Naskah
    text: str
    before: Naskah
    after: Naskah
    asked: tuple[Fault, ...]


def letter_taken_back(letter: Letter, text: str, today: Naskah, today_text: str, reader: Reader) -> Returned:
    """`text`: of the definition that the document was made from, `today_text`: what its file says today."""
    found = _sides(letter, text, today, reader)
    if isinstance(found, Returned):
        return found
    paths = nested_paths(found.base, today)
    result = edited(found.base, found.before, found.after, paths)
    if result.faults:
        return Returned(faults=tuple(dict.fromkeys(result.faults)))
    show, asked = partial(letter_form, paths=paths), (*found.asked, *result.asked)
    base = show(found.base)
    if named := tuple(_named_still(found.base, base, result.form)):
        return Returned(faults=named)
    alone = returned_of(written(result.form, base, found.base, found.text, reader, show=show))
    if alone.naskah is None:
        return alone
    if unsaid := tuple(_unsaid(found, alone.naskah, result)):
        return Returned(faults=unsaid)
    if found.text == today_text:
        return replace(alone, asked=asked)
    wanted, conflicts = merged(base, result.form, show(today))
    both = returned_of(written(wanted, show(today), today, today_text, reader, show=show))
    return replace(both, conflicts=conflicts, asked=asked)


def _named_still(naskah: Naskah, base: Form, wanted: Form) -> Iterator[Fault]:
    """Kegiatan that were taken out while a text of the definition names them; in the document it does so by their numbers."""
    fields = (item.words for field in wanted.fields for item in field.items)
    said = "\n".join((*fields, *(words for flow in wanted.flows for row in flow.rows for words in row.texts.values())))
    for alur, flow, asked in zip(naskah.sop.alur, base.flows, wanted.flows, strict=True):
        there = {row.ref for row in asked.rows}
        for row, kegiatan in zip((row for row in flow.rows if not row.judul), alur.kegiatan, strict=True):
            if row.ref not in there and f"{{#{kegiatan.id}}}" in said:
                words = f'kegiatan "{row.texts["uraian"]}" dihapus, padahal teks lain masih menyebut nomornya'
                yield Fault("", 0, 0, words, "ubah dahulu teks yang menyebutnya di dokumen, lalu ulangi")


def _sides(letter: Letter, text: str, today: Naskah, reader: Reader) -> _Sides | Returned:
    report = Report()
    base = reader.said(today.definition, text, report).naskah
    sheets = laid(base, report) if base else None
    if base is None or sheets is None:
        return Returned(wrong=report.diagnostics)
    ((_, content),) = render(sheets, "docx")
    built = read_letter(content)
    if not letter.definitions:
        return Returned(faults=(Fault("", 0, 0, "tabel alur tidak ada lagi di dokumen", "kembalikan, atau hapus definisinya"),))
    if len(letter.definitions) != 1 or built is None or len(built.definitions) != 1:
        return Returned(faults=(Fault("", 0, 0, f"dokumen ini memuat {len(letter.definitions)} SOP", "kembalikan satu SOP per dokumen"),))
    (before,), (after,) = built.definitions, letter.definitions
    was, now = (reader.said(today.definition, text_of(one, NOBODYS), report).naskah for one in (before, after))
    if was is None or now is None:
        return Returned(wrong=report.diagnostics)
    sure = settled(before, after, was, now)
    kop = (Fault("", 0, 0, "kepala surat diubah di dokumen", "ubah di instansi.yaml"),) if before.kop != after.kop else ()
    if faults := (*sure.faults, *kop):
        return Returned(faults=faults)
    now = now if sure.definition is after else reader.said(today.definition, text_of(sure.definition, NOBODYS), report).naskah
    return Returned(wrong=report.diagnostics) if now is None else _Sides(base, text, was, now, sure.asked)


def _unsaid(sides: _Sides, made: Naskah, result: Edited) -> Iterator[Fault]:
    """What the document says otherwise than the definition that came of it; what it said otherwise before does not count."""
    known = {(one.bagian, one.menjadi.polos) for one in _changes(sides.base, sides.before)}
    ours = [("alur", str(number), "kegiatan", str(row)) for number, rows in result.joined.items() for row in rows]
    same, referring = drawn(made.sop) == drawn(sides.after.sop), frozenset(_referring(sides.base))
    for one in _changes(made, sides.after):
        of_ways = all(edit.key in OF_WAYS and (same or edit.place in ours) for edit in one.edits)
        if not of_ways and one.menjadi.polos not in referring and (one.bagian, one.menjadi.polos) not in known:
            words = f'{one.bagian}: "{one.menjadi.polos}" di dokumen tidak dapat ditulis di definisi'
            yield Fault("", 0, 0, words, DIRECTLY)


def _referring(naskah: Naskah) -> Iterator[str]:
    """Texts that name rows by their numbers, as they were printed: in the definition these follow their rows, in a document they do not."""
    for alur in naskah.sop.alur:
        for kegiatan in alur.kegiatan:
            texts = (getattr(kegiatan, key) for key in TEXTS)
            yield from (text.polos for text in texts if any(kata.acuan for blok in text.blok for kata in blok.kata))


def _changes(old: Naskah, new: Naskah) -> Sequence[Perubahan]:
    was, now = shown(old, new)
    return compare(unnamed(was), unnamed(now), old.profile.sebutan).perubahan
