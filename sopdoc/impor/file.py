"""A PDF, a scan, a workbook, a document or a layout → the definitions of the SOPs on it, read in a process that may die.

    bytes ──apart──▶ pages ─▶ sheets ─▶ definitions ──JSON──▶ Definition…
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from stat import S_ISREG
from typing import Any

from sopdoc.diagnostics import Report, Span
from sopdoc.impor import lacking
from sopdoc.impor.carried import definitions_in
from sopdoc.impor.excel.file import ENDINGS as WORKBOOKS
from sopdoc.impor.excel.file import read_xlsx
from sopdoc.impor.ocr.engine import program as program_of_letters
from sopdoc.impor.office.libreoffice import converted, program
from sopdoc.impor.office.old import as_newer
from sopdoc.impor.own.json import ENDINGS as LAYOUTS
from sopdoc.impor.own.json import read_json
from sopdoc.impor.package import UnreadableError
from sopdoc.impor.pdf.file import batch_of, looks_like_pdf, read_batch, read_scans, reads_pixels
from sopdoc.impor.pdf.photo import ENDINGS as PHOTOS
from sopdoc.impor.pdf.photo import is_photo
from sopdoc.impor.word.file import ENDINGS as DOCUMENTS
from sopdoc.impor.word.file import LAYOUT, read_docx, read_printed, with_print
from sopdoc.impor.written.definition import Definition
from sopdoc.isolated import DiedError, Limits, run_apart
from sopdoc.system import reason_of

PDF = ".pdf"                # and whatever has another ending than those of `READERS`
LARGEST = 200 << 20         # bytes of a file
OLDEST = (5, 9)             # of pypdfium2: before, spaces of some fonts were lost
TOGETHER = 32               # PDFs that one process reads: its start takes as long as three of them
LEAST = 6                   # of them, where there are so many for each worker
SMALL = 16 << 20            # bytes of them together
LIMITS = Limits(cpu=30, memory=1 << 30, wait=300)        # an honest sheet takes 0.1 s and 0.2 GB
PAGED = 120                 # seconds of the processor for a PDF, which may be a book: `pdf.page` bounds each page; 1,000 pages take 40
COPIES = 4                  # of a file that its reader holds, besides
AGAIN_WHOLE = "salin lagi berkasnya dari asalnya"
EMPTY = "kosong"
AGAIN_PDF = "buka di penampil PDF dan cetak kembali sebagai PDF tanpa kata sandi, lalu coba lagi"
AGAIN_OFFICE = "buka di {} atau LibreOffice, simpan sebagai {} tanpa kata sandi, lalu coba lagi"
AGAIN = {
    **dict.fromkeys(PHOTOS, "buka di penampil gambar dan simpan sebagai .png, lalu coba lagi"),
    **dict.fromkeys(WORKBOOKS, AGAIN_OFFICE.format("Excel", ".xlsx")), **dict.fromkeys(DOCUMENTS, AGAIN_OFFICE.format("Word", ".docx")),
    **dict.fromkeys(LAYOUTS, "buat lagi dengan `sopdoc build DEFINISI --format json`"),
}
SCAN = "bila lembarnya hasil pindai atau foto, pindai lagi lebih tajam (300 titik per inci), lurus dan utuh"
OFFICE = "bila tabel alurnya gambar di dalam berkas ini, simpan sebagai PDF lalu impor PDF itu"
BLIND = "tabel yang berupa gambar memerlukan numpy dan tesseract (SOP711)"
READERS: dict[str, Callable[[bytes], bytes]] = {
    **dict.fromkeys(WORKBOOKS, read_xlsx), **dict.fromkeys(DOCUMENTS, read_docx), **dict.fromkeys(LAYOUTS, read_json),
}


def is_pdf(path: Path) -> bool:
    """Is it read as one?"""
    return path.suffix.lower() not in READERS


def is_ready() -> bool:
    """Is the library there that reads PDF, in a version that reads words as the tests do?"""
    if find_spec("pypdfium2") is None:
        return False
    major, minor, *_ = (int(part) for part in version("pypdfium2").split(".")[:2])
    return (major, minor) >= OLDEST


def batches(paths: Sequence[Path], workers: int) -> Iterator[tuple[Path, ...]]:
    """Those that are read by one process: small PDFs that follow each other, so that not each of them must wait until its reader begins;
    fewer and fewer of them, so that all workers end at about the same time."""
    least = min(LEAST, -(-len(paths) // workers))
    batch: tuple[Path, ...] = ()
    room = SMALL
    for number, path in enumerate(paths):
        most, size = max(least, min(TOGETHER, (len(paths) - number + len(batch)) // (workers + 1))), _size(path)
        if batch and (len(batch) == most or size > room):
            yield batch
            batch, room = (), SMALL
        batch, room = (*batch, path), room - size
    if batch:
        yield batch


def _size(path: Path) -> int:
    """Bytes of a PDF; of another file, and of what cannot be looked at, more than are read together."""
    try:
        found = path.stat()
    except OSError:
        return SMALL + 1
    return (found.st_size if path.suffix.lower() == PDF and S_ISREG(found.st_mode) else 0) or SMALL + 1


def read_files(paths: Sequence[Path], reports: Sequence[Report]) -> list[tuple[Definition, ...]]:
    """As `read_file`, of a batch; where one of them ends the process, each is read alone."""
    if len(paths) == 1:
        return [read_file(*one) for one in zip(paths, reports, strict=True)]
    try:
        request = batch_of(program_of_letters(), [path.read_bytes() for path in paths])
        limits = _limits(request)._replace(cpu=PAGED * len(paths), wait=LIMITS.wait * len(paths))
        answers = json.loads(run_apart(read_batch, request, limits))
    except (OSError, DiedError):
        return [read_file(*one) for one in zip(paths, reports, strict=True)]
    return [_told(*one) for one in zip(answers, paths, reports, strict=True)]


def read_file(path: Path, report: Report) -> tuple[Definition, ...]:
    """The SOPs of a file; none, and a diagnostic, where it has none or cannot be read (SOP700, SOP701, SOP711)."""
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            return _told({"salah": "bukan berkas biasa"}, path, report)     # a pipe has no end
        size = found.st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as fault:
        hint = "periksa nama dan izin berkasnya"
        report.galat("SOP700", f"{path} tidak dapat dibaca", Span(path.as_posix()), reason_of(fault), hint)
        return ()
    return _told({"salah": f"lebih besar dari {LARGEST >> 20} MB"}, path, report) if size > LARGEST else read_content(data, path, report)


def read_content(data: bytes, path: Path, report: Report) -> tuple[Definition, ...]:
    """As `read_file`, of a file's bytes; `path` is what it is called."""
    return _told(_apart(data, path), path, report)


def _told(answer: dict[str, Any], path: Path, report: Report) -> tuple[Definition, ...]:
    """What a reader found, or a diagnostic."""
    span = Span(path.as_posix())
    if answer.get("salah"):
        hint = AGAIN_WHOLE if answer["salah"] == EMPTY else AGAIN.get(path.suffix.lower(), AGAIN_PDF)
        report.galat("SOP700", f"{path} tidak dapat dibaca: {answer['salah']}", span, "tidak diimpor", hint)
        return ()
    if answer.get("perlu"):
        report.galat(*_need(path, **answer["perlu"]))
        return ()
    if answer.get("formulir"):
        hint = f"kembalikan ke definisinya: sopdoc import {path} --ke DEFINISI"
        report.galat("SOP709", f"{path} formulir dari sopdoc, bukan lembar lama", span, "tidak diimpor", hint)
        return ()
    found = definitions_in(answer)
    _tell_rest(path, answer, report)
    if not found:
        hint = f"tulis definisinya dengan `sopdoc new sop`; {_for_a_picture(path)}"
        report.galat("SOP701", f"di {path} tidak ditemukan tabel alur SOP", span, "tidak diimpor", hint)
    return found


def _for_a_picture(path: Path) -> str:
    """What to do where the table is one."""
    return OFFICE if path.suffix.lower() in READERS else SCAN if reads_pixels() else BLIND


def _need(path: Path, halaman: int, alat: str) -> tuple[str, str, Span, str, str]:
    """A table is a picture, and what reads it is missing."""
    message = f"tabel di hlm. {halaman} {path} berupa gambar; membacanya memerlukan {alat}"
    return "SOP711", message, Span(path.as_posix()), "tidak diimpor", lacking.hint()


def _tell_rest(path: Path, answer: Mapping[str, Any], report: Report) -> None:
    """Pages that belong to no SOP that was read (SOP712, SOP713)."""
    span = Span(path.as_posix())
    if answer["sop"] and answer["di luar"]:
        message = f"{in_pages(answer['di luar'])} {path} tidak termasuk lembar SOP mana pun"
        report.peringatan("SOP712", message, span, "tidak diimpor", "sampul, daftar isi, dan pengantar memang demikian; periksa yang lain")
    if answer["tanpa alur"]:
        message = f"lembar identitas di {in_pages(answer['tanpa alur'])} {path} tanpa tabel alur yang terbaca"
        report.galat("SOP713", message, span, "SOP ini tidak diimpor", "tulis definisinya dengan `sopdoc new sop`")


def in_pages(numbers: Sequence[int]) -> str:
    """Pages as people name them: hlm. 1–4, 9."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "hlm. " + ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _apart(data: bytes, path: Path) -> dict[str, Any]:
    if not data:
        return {"salah": EMPTY}
    if path.suffix.lower() in PHOTOS and not (is_photo(data) or looks_like_pdf(data)):
        return {"salah": "bukan gambar JPEG atau PNG, atau isinya rusak"}
    try:
        data, ending = as_newer(data, path.suffix.lower())
        reader = READERS.get(ending)
        read, request = (reader, data) if reader else (read_scans, f"{program_of_letters()}\n".encode() + data)
        limits = _limits(request) if reader else _limits(request)._replace(cpu=PAGED)
        answer: dict[str, Any] = json.loads(run_apart(read, request, limits))
    except (DiedError, UnreadableError) as fault:
        return {"salah": str(fault)}
    return _beside_print(data, answer) if answer.get(LAYOUT) else answer


def _limits(request: bytes) -> Limits:
    """What reads a large file may take more memory."""
    return LIMITS._replace(memory=LIMITS.memory + COPIES * len(request))


def _beside_print(data: bytes, answer: dict[str, Any]) -> dict[str, Any]:
    """A document as LibreOffice lays it out, too, where that can be done."""
    office = program()
    if office is None or not is_ready():
        return answer
    try:
        pdf = converted(data, "docx", "pdf", office)
        request = with_print(data, pdf)
        answer = json.loads(run_apart(read_printed, request, _limits(request)))
    except DiedError:
        return answer       # what the file itself tells was read
    return answer
