"""A lampiran's file → the pictures to be shown of it, one a page for a PDF; what cannot be shown is told and stops the sheet.

A logo that cannot be drawn leaves a sheet that says the same; a form or a plan that is missing does not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from typing import TypeVar

from sopdoc.diagnostics import Report
from sopdoc.isolated import DiedError, Limits, run_apart
from sopdoc.layout.pdf_draw import MOST_PAGES, draw_pdf, pictures_in
from sopdoc.layout.picture import Picture, picture_in, probe, read_limited
from sopdoc.layout.svg_check import RefusedError
from sopdoc.model.lampiran import Berkas
from sopdoc.system import reason_of

MOST_BYTES = 30_000_000
Read = TypeVar("Read")
PATIENT = Limits(cpu=60, memory=2 << 30, wait=300)


def pictures_of(berkas: Berkas, report: Report) -> tuple[Picture, ...]:
    """In their order; none, with the reason in the report (SOP406 … SOP408), where one cannot be shown."""
    return _tried(lambda: _pictures(berkas, report), berkas, report) or ()


def content_of(berkas: Berkas, report: Report) -> bytes | None:
    """The file as it is; None, with the reason in the report (SOP406), where it cannot be read."""
    return _tried(lambda: read_limited(berkas.path, MOST_BYTES), berkas, report)


def _tried(read: Callable[[], Read], berkas: Berkas, report: Report) -> Read | None:
    try:
        return read()
    except RefusedError as fault:
        reason = str(fault)
    except OSError as fault:
        reason = reason_of(fault) or "berkas rusak"
    hint = "simpan ulang berkas itu dengan program lain, tanpa kata sandi" if berkas.jenis == "pdf" else "gunakan berkas yang utuh"
    report.galat("SOP406", f'{berkas.jenis} lampiran "{berkas.nama}" tidak dapat dibaca', berkas.span, reason, hint)
    return None


def _pictures(berkas: Berkas, report: Report) -> tuple[Picture, ...]:
    data = read_limited(berkas.path, MOST_BYTES)
    return _pages(data, berkas, report) if berkas.jenis == "pdf" else (picture_in(data, large=True),)


def _pages(data: bytes, berkas: Berkas, report: Report) -> tuple[Picture, ...]:
    if find_spec("pypdfium2") is None:
        hint = "pasang dengan: python3 -m pip install pypdfium2"
        report.galat("SOP408", "halaman PDF di lampiran memerlukan pypdfium2", berkas.span, "belum dipasang", hint)
        return ()
    count, pictures = _drawn(data, berkas.halaman)
    if not pictures:
        wanted = max(berkas.halaman, default=count)
        missing, long = f'halaman {wanted} tidak ada di "{berkas.nama}"', f'"{berkas.nama}" terlalu panjang untuk satu lampiran'
        hint = f"berkas itu mempunyai {count} halaman; pilih dengan `halaman`, paling banyak {MOST_PAGES}"
        report.galat("SOP407", missing if wanted > count else long, berkas.span, "di sini", hint)
    return pictures


@lru_cache(maxsize=4)
def _drawn(data: bytes, pages: tuple[int, ...]) -> tuple[int, tuple[Picture, ...]]:
    """How many pages there are, and those asked for; a sheet is laid out twice where it prints how many pages it has."""
    try:
        answer = run_apart(draw_pdf, " ".join(map(str, pages)).encode() + b"\n" + data, PATIENT)
    except DiedError as fault:
        raise RefusedError(str(fault)) from fault
    count, pictures = pictures_in(answer)
    return count, tuple(map(probe, pictures))
