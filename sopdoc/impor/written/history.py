"""A sheet's table of revisions → `riwayat` of its definition, oldest first, with a doubt where a row does not say what it must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sopdoc.impor.finding import RAGU, UNKNOWN, Finding, Place
from sopdoc.impor.identity.fields import Field, plain
from sopdoc.impor.identity.history import History
from sopdoc.impor.written.dates import Dated, date_of
from sopdoc.writing.values import Commented, Value

MUST = ("revisi ke", "ringkasan")
DOES_NOT_SAY = "tidak tertulis di tabel riwayat"


def riwayat_of(history: History) -> tuple[list[Value], list[Finding]]:
    changes, doubts = _oldest_first(history.changes), list[Finding]()
    riwayat: list[Value] = [dict(_entry(change, doubts)) for change in changes]
    for one in history.strange:
        text = f'hlm. {one.page}: "{plain(one.text)}" di tabel riwayat tidak mendapat tempat di definisi'
        doubts.append(Finding("riwayat", plain(one.text), Place(one.page, one.box), text))
    return riwayat, doubts


def _oldest_first(changes: Sequence[Mapping[str, Field]]) -> Sequence[Mapping[str, Field]]:
    """Turned where the sheet counts its revisions from the last one back."""
    counts = [plain(change["revisi ke"].text) for change in changes if "revisi ke" in change]
    numbers = [int(count) for count in counts if count.isdecimal()]
    backwards = len(numbers) == len(changes) > 1 and numbers == sorted(numbers, reverse=True) and numbers[0] != numbers[-1]
    return changes[::-1] if backwards else changes


def _entry(change: Mapping[str, Field], doubts: list[Finding]) -> Iterator[tuple[str, Value]]:
    place = next(Place(field.page, field.box) for field in change.values())
    for key in ("revisi ke", "tanggal", "ringkasan", "oleh"):
        text = plain(change[key].text) if key in change else ""
        doubt = f"{key} {DOES_NOT_SAY}" if key in MUST and not text else ""
        value = text or UNKNOWN
        if key == "tanggal" and text:
            dated = date_of(text) or Dated(UNKNOWN, f'"{text}" tidak terbaca sebagai tanggal')
            value, doubt = dated.text, dated.doubt
        if doubt:
            doubts.append(Finding("riwayat", "", place, doubt))
            yield key, Commented(value, (RAGU + doubt,))
        elif text:
            yield key, value
