"""A sheet as it was read → what of it is doubted as a whole: what a picture says, and what has no place in a definition."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from sopdoc.impor.finding import RAGU, Finding, Manner, Paper, Place
from sopdoc.impor.identity.fields import Field, plain
from sopdoc.impor.page import UNREADABLE
from sopdoc.impor.reading import Sheet
from sopdoc.impor.written.style import own_words, status_of
from sopdoc.writing.values import Commented, Value

GUESSED_WORDS = "dibaca dari gambar; periksa kata-katanya"
UNKNOWN_LETTERS = f'huruf yang artinya tidak disebut oleh fontnya ditulis "{UNREADABLE}"; ketik kata-katanya dari lembar aslinya'
SHOWN = 60          # letters of words that are told


def guessed_keys(sheet: Sheet) -> frozenset[str]:
    """What of a definition was read from a picture; kegiatan are told one by one."""
    places = [(key, field) for key, field in sheet.identity.fields.items()]
    places += [(section.key, part) for section in sheet.identity.sections for part in section.parts]
    heads = {"pelaksana" for flow in sheet.flows if sheet.is_guessed(flow.head.page, flow.head.box)}
    return frozenset({key for key, field in places if sheet.is_guessed(field.page, field.box)} | heads)


def marked(values: Mapping[str, Value], guessed: Collection[str]) -> dict[str, Value]:
    """With a doubt at each value that was read from a picture and has none."""
    return {
        key: Commented(value, (RAGU + GUESSED_WORDS,)) if key in guessed and not isinstance(value, Commented) else value
        for key, value in values.items()
    }


def unsure(sheet: Sheet, findings: Iterable[Finding]) -> Iterator[Finding]:
    """All that stands in a picture is doubted."""
    for one in findings:
        place = one.place
        if sheet.is_guessed(place.page, place.box):
            manner = Manner.LETTERS if place.manner is Manner.WORDS else place.manner
            yield replace(one, place=replace(place, manner=manner), doubt=one.doubt or GUESSED_WORDS)
        else:
            yield one


def without(sheet: Sheet, logos: Collection[str]) -> Iterator[Finding]:
    """The letterhead's pictures that its file does not have as one that can be embedded."""
    for key, (page, box) in sheet.logos.items():
        if key not in logos:
            yield Finding(key, "", Place(page, box, Manner.PICTURE), f"hlm. {page}: gambar {key} tidak diambil; hanya PNG dan JPEG")


def besides(sheet: Sheet) -> Iterator[Finding]:
    """What has no place in a definition."""
    kop = sheet.identity.kop
    if kop and sheet.is_guessed(kop.page, kop.box):
        yield Finding("kop", "", Place(kop.page, kop.box), f"hlm. {kop.page}: kepala surat {GUESSED_WORDS}")
    for paper in sheet.papers:
        if sheet.swapped and paper.number == sheet.swapped[0]:
            order = ", ".join(map(str, sheet.swapped))
            yield Finding("lembar", "", whole_page(paper), f"urutan halaman mengikuti nomor kegiatan: hlm. {order}")
        if paper.number in sheet.strange:
            yield Finding("lembar", "", whole_page(paper), f"hlm. {paper.number}: halaman ini tidak terbaca sebagai SOP")
    if sheet.watermark and not (status_of(sheet.watermark[1].lines) or own_words(sheet)):
        page, behind = sheet.watermark
        words = f'"{" ".join(behind.lines)[:SHOWN]}…" terlalu panjang' if behind.lines else "tidak terbaca"
        yield Finding("cap air", "", Place(page, behind.box, Manner.OUTLINE), f"hlm. {page}: tulisan besar di belakang teks {words}")
    for page, box in sheet.unreadable:
        yield Finding("lembar", UNREADABLE, Place(page, box), f"hlm. {page}: {UNKNOWN_LETTERS}")
    for page, drawing in sheet.refused:
        yield Finding("lembar", "", Place(page, drawing.box, Manner.OUTLINE), f"hlm. {page}: {drawing.reason}")
    unread = [("identitas", one) for one in sheet.identity.unread] + [("lembar", one) for one in sheet.unplaced]
    for subject, one in unread:
        doubt = f'hlm. {one.page}: "{_short(one)}" tidak mendapat tempat di definisi'
        yield Finding(subject, plain(one.text), Place(one.page, one.box), doubt)


def whole_page(paper: Paper) -> Place:
    return Place(paper.number, paper.box)


def _short(field: Field) -> str:
    text = plain(field.text)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"

