"""A form that came back and the definition of today → the definition with what was filled in, proved by showing it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sopdoc.diagnostics import Diagnostic, Report
from sopdoc.formulir.carried import BENTUK, Carried, Rows, unpack, unpack_rows
from sopdoc.formulir.cells import Cells
from sopdoc.formulir.faults import Fault
from sopdoc.formulir.located import besides, located
from sopdoc.formulir.merge import Conflict, merged
from sopdoc.formulir.officials import with_keys
from sopdoc.formulir.read import read_form
from sopdoc.formulir.shown import form_of
from sopdoc.formulir.words import DASAR
from sopdoc.formulir.written import Written, written
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader


@dataclass(frozen=True, slots=True)
class Returned:
    """`naskah`: the definition as it would be, None with `faults` or `wrong`, which say why; `text` what its file would say.

    `asked`: what was understood in one way of several, for a person to look at; `besides`: what is told and changes nothing.
    """

    text: str = ""
    naskah: Naskah | None = None
    asked: tuple[Fault, ...] = ()
    besides: tuple[Fault, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    faults: tuple[Fault, ...] = ()
    wrong: tuple[Diagnostic, ...] = ()


def carried_in(sheets: Mapping[str, Cells]) -> Carried | None:
    """The definition that a workbook was made from; None for a workbook that is no form of ours."""
    return unpack(_letters(sheets))


def rows_carried_in(sheets: Mapping[str, Cells]) -> Rows | None:
    """What a register said when it was made; None for a workbook that is no register of ours."""
    return unpack_rows(_letters(sheets))


def newer_kind(sheets: Mapping[str, Cells]) -> int | None:
    """The kind of a form or register that a later sopdoc made, which may say what this one does not know; None for others."""
    cells = sheets.get(DASAR)
    said = cells.at(1, 2) if cells else ""
    return int(said) if said.isdecimal() and len(said) < len(str(BENTUK)) + 4 and int(said) > BENTUK else None


def _letters(sheets: Mapping[str, Cells]) -> str:
    cells = sheets.get(DASAR)
    return "".join(words for (_, column), words in sorted(cells.words.items()) if column == 1) if cells else ""


def taken_back(sheets: Mapping[str, Cells], carried: Carried, today: Naskah, text: str, reader: Reader) -> Returned:
    """`text`: what the definition's file says today, as `today` was read from."""
    report = Report()
    before = today if carried.text == text else reader.said(today.definition, carried.text, report).naskah
    if before is None:
        return Returned(wrong=report.diagnostics)
    base, shown = form_of(before), form_of(today)
    form, faults = read_form(sheets, base)
    if faults:
        return Returned(faults=faults)
    form, strange = with_keys(form, today), besides(sheets, base)
    if form == base:
        return Returned(text, today, besides=strange)
    if len(base.flows) != len(shown.flows):
        return Returned(faults=(Fault("", 0, 0, "jumlah alur di definisi sudah berubah", "minta formulir baru"),))
    wanted, conflicts = merged(base, form, shown)
    made = written(wanted, shown, today, text, reader)
    found = replace(returned_of(made), conflicts=conflicts, besides=strange)
    if not made.wrong:
        return found
    at_cells, others = located(made.wrong, made.text, wanted, sheets, base)
    return replace(found, faults=at_cells, wrong=others)


def returned_of(one: Written) -> Returned:
    """In the words of somebody who filled in a form, or edited a document."""
    if one.unusual is not None:
        hint = "tulis satu kunci per baris, daftar dengan tanda hubung, lalu ulangi"
        return Returned(faults=(Fault("", 0, 0, "definisinya ditulis dengan cara yang tidak dapat disunting sopdoc", hint),))
    unsaid = (Fault("", 0, 0, f"{place} tidak dapat ditulis seperti di sana", "ubah langsung di definisinya") for place in one.unsaid)
    return Returned(one.text, one.naskah, faults=tuple(unsaid), wrong=one.wrong)
