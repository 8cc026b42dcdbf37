"""The old sheets of an import → their pages as pictures: of a PDF those that were read, of an Office file what LibreOffice prints.

Where LibreOffice breaks pages, nobody who reads the file knows: its pages are matched when there are as many as were read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sopdoc.impor.excel.file import is_workbook
from sopdoc.impor.office.libreoffice import converted, program
from sopdoc.impor.office.old import as_newer
from sopdoc.impor.package import UnreadableError
from sopdoc.impor.pdf.photo import is_photo, pdf_of
from sopdoc.impor.word.file import is_document
from sopdoc.impor.written.record import Entry
from sopdoc.isolated import DiedError, Limits, run_apart
from sopdoc.layout.pdf_draw import apart, draw_grey, draw_greys, pictures_in, together

SMALL = 16 << 20            # bytes of files together
LIMITS = Limits(cpu=30, memory=2 << 30, wait=300)       # six sheets take two seconds
UNMARKED = "tempat keraguannya tidak ditandai"
MATCHED = f"Dicetak LibreOffice; {UNMARKED}."
WHOLE = "Dicetak LibreOffice dalam {} halaman, dibaca sebagai {}: halamannya tidak dapat dipasangkan, dan " + UNMARKED + "."
SEVERAL = "Halaman cetakan berkas ini tidak dapat dipasangkan dengan SOP-nya: buka berkasnya di samping."
UNPRINTED = "Berkas Office hanya dapat digambar dengan LibreOffice: buka berkasnya di samping."


@dataclass(frozen=True, slots=True)
class Old:
    """`pictures`: PNGs by their pages' numbers, none where they could not be drawn; `said`: of a print, whose places are not those that
    were read: what a person must know of it.
    """

    pictures: Mapping[int, bytes] = field(default_factory=dict)
    said: str = ""


@dataclass(frozen=True, slots=True)
class Prints:
    """Of the Office files of an import: their PDF by LibreOffice, empty where there is none; and how many pages of each were read, by how
    many SOPs.
    """

    pdfs: Mapping[Path, bytes]
    read: Mapping[Path, int]
    sops: Mapping[Path, int]


def prints_of(entries: Sequence[Entry], sources: Sequence[Path]) -> Prints:
    """Each file is printed once; raises OSError where one is gone."""
    pdfs = {source: _print(source) for source in dict.fromkeys(sources) if _is_office(source)}
    read = dict.fromkeys(pdfs, 0)
    for entry, source in zip(entries, sources, strict=True):
        if source in read:
            read[source] = max(read[source], *(paper.number for paper in entry.definition.papers), 0)
    return Prints(pdfs, read, {source: list(sources).count(source) for source in pdfs})


def _is_office(source: Path) -> bool:
    return is_document(source) or is_workbook(source)


def _print(source: Path) -> bytes:
    office, data = program(), source.read_bytes()
    if office is None:
        return b""
    try:
        newer, ending = as_newer(data, source.suffix.lower())
        return converted(newer, "xlsx" if ending.startswith(".xl") else "docx", "pdf", office)
    except (DiedError, UnreadableError):
        return b""


def olds_of(entries: Sequence[Entry], sources: Sequence[Path], prints: Prints) -> list[Old]:
    """Of each entry; of small files all by one process while nothing goes wrong.  Raises OSError where a file is gone."""
    requests = [_request(*one, prints) for one in zip(entries, sources, strict=True)]
    return [
        _placed(entry, source, pictures, prints)
        for entry, source, pictures in zip(entries, sources, _drawn(requests), strict=True)
    ]


def _request(entry: Entry, source: Path, prints: Prints) -> bytes:
    """What draws it: the numbers of its pages, all where it says none; empty where nothing can be drawn."""
    if source in prints.pdfs:
        return b"\n" + prints.pdfs[source] if prints.pdfs[source] else b""
    data = source.read_bytes()
    try:
        pdf = run_apart(pdf_of, data, LIMITS) if is_photo(data) else data
    except DiedError:
        return b""
    return " ".join(f"{paper.number}:{paper.turned}" for paper in entry.definition.papers).encode() + b"\n" + pdf


def _drawn(requests: Sequence[bytes]) -> list[tuple[bytes, ...]]:
    sound = [request for request in requests if request]
    if len(sound) > 1 and sum(map(len, sound)) <= SMALL:
        try:
            answers = iter(apart(run_apart(draw_greys, together(sound), LIMITS)))
            return [pictures_in(next(answers))[1] if request else () for request in requests]
        except DiedError:
            pass        # one of them is why; the others are drawn all the same
    return [_drawn_alone(request) if request else () for request in requests]


def _drawn_alone(request: bytes) -> tuple[bytes, ...]:
    try:
        return pictures_in(run_apart(draw_grey, request, LIMITS))[1]
    except DiedError:
        return ()


def _placed(entry: Entry, source: Path, pictures: Sequence[bytes], prints: Prints) -> Old:
    numbers = [paper.number for paper in entry.definition.papers]
    if source not in prints.pdfs:
        return Old(_numbered(numbers, pictures))
    if not pictures:
        return Old(said=UNPRINTED)
    read = prints.read[source]
    if len(pictures) == read:
        return Old({number: pictures[number - 1] for number in numbers}, MATCHED)
    if prints.sops[source] > 1:
        return Old(said=SEVERAL)
    return Old(_numbered(range(1, len(pictures) + 1), pictures), WHOLE.format(len(pictures), read))


def _numbered(numbers: Iterable[int], pictures: Iterable[bytes]) -> dict[int, bytes]:
    return dict(zip(numbers, pictures, strict=False))
