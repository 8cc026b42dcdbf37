"""A form that came back and the definition of today → the definition with what was filled in, proved by showing it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sopdoc.diagnostics import Diagnostic, Report
from sopdoc.edit.apply import with_changes
from sopdoc.formulir.carried import Carried, unpack
from sopdoc.formulir.cells import Cells
from sopdoc.formulir.edits import changes_of, shape_changes
from sopdoc.formulir.faults import Fault
from sopdoc.formulir.form import ADDED, Flow, Form, Ways
from sopdoc.formulir.merge import Conflict, merged
from sopdoc.formulir.read import read_form
from sopdoc.formulir.shown import form_of
from sopdoc.formulir.words import DASAR
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.source.splice import UnusualError
from sopdoc.writing.charted import free_name, slug


@dataclass(frozen=True, slots=True)
class Returned:
    """`naskah`: the definition as it would be, None with `faults` or `wrong`, which say why; `text` what its file would say."""

    text: str = ""
    naskah: Naskah | None = None
    conflicts: tuple[Conflict, ...] = ()
    faults: tuple[Fault, ...] = ()
    wrong: tuple[Diagnostic, ...] = ()


def carried_in(sheets: Mapping[str, Cells]) -> Carried | None:
    """The definition that a workbook was made from; None for a workbook that is no form of ours."""
    cells = sheets.get(DASAR)
    if cells is None:
        return None
    return unpack("".join(words for (_, column), words in sorted(cells.words.items()) if column == 1))


def taken_back(sheets: Mapping[str, Cells], carried: Carried, today: Naskah, text: str, reader: Reader) -> Returned:
    """`text`: what the definition's file says today, as `today` was read from."""
    report = Report()
    before = reader.said(today.definition, carried.text, report).naskah
    if before is None:
        return Returned(wrong=report.diagnostics)
    base, shown = form_of(before), form_of(today)
    form, faults = read_form(sheets, base)
    if faults:
        return Returned(faults=faults)
    if len(base.flows) != len(shown.flows):
        return Returned(faults=(Fault("", 0, 0, "jumlah alur di definisi sudah berubah", "minta formulir baru"),))
    wanted, conflicts = merged(base, form, shown)
    return replace(_written(keyed(wanted), shown, today, text, reader), conflicts=conflicts)


def _written(wanted: Form, shown: Form, today: Naskah, text: str, reader: Reader) -> Returned:
    """What the form asks for, then the shapes that do not go without saying."""
    report = Report()
    try:
        new = with_changes(text, changes_of(today.node, shown, wanted))
        naskah = reader.said(today.definition, new, report).naskah
        if naskah is None:
            return Returned(wrong=report.diagnostics)
        if shapes := shape_changes(form_of(naskah), wanted):
            new = with_changes(new, shapes)
            naskah = reader.said(today.definition, new, report).naskah
    except UnusualError:
        hint = "tulis satu kunci per baris, daftar dengan tanda hubung, lalu ulangi"
        return Returned(faults=(Fault("", 0, 0, "definisinya ditulis dengan cara yang tidak dapat disunting sopdoc", hint),))
    if naskah is None:
        return Returned(wrong=report.diagnostics)
    unsaid = tuple(_unsaid(form_of(naskah), wanted))
    return Returned(faults=unsaid) if unsaid else Returned(new, naskah)


def _unsaid(shown: Form, wanted: Form) -> Sequence[Fault]:
    """What the definition does not say although the form does."""
    found: list[str] = [str(a.path[-1]) for a, b in zip(shown.fields, wanted.fields, strict=True) if _words(a.items) != _words(b.items)]
    for a, b in zip(shown.flows, wanted.flows, strict=True):
        found += ["pelaksana"] if _columns(a) != _columns(b) else []
        for one, other in zip(plain_rows(a), plain_rows(b), strict=True):
            found += [f'kegiatan "{other[0]}"'] if one != other else []
    return tuple(Fault("", 0, 0, f"{place} tidak dapat ditulis seperti di formulir", "ubah langsung di definisinya") for place in found)


def _columns(flow: Flow) -> list[tuple[str, str]]:
    return [(one.ref, one.nama.strip()) for one in flow.columns]


def _words(items: Sequence[object]) -> list[str]:
    return [words for item in items if (words := getattr(item, "words", "").strip())]


def plain_rows(flow: Flow) -> list[tuple[object, ...]]:
    """Rows as they are seen, targets by the place of their row."""
    place = {row.ref: str(index) for index, row in enumerate(flow.rows)}

    def ways(one: Ways) -> object:
        branches = tuple((word, place.get(target, target)) for word, target in one.branches)
        return dict(one.symbols), one.hubungan, branches, place.get(one.next, one.next)

    return [
        (row.texts["uraian"].strip(), {key: words.strip() for key, words in row.texts.items() if words.strip()}, ways(row.ways), row.judul)
        for row in flow.rows
    ]


def keyed(form: Form) -> Form:
    """New columns with keys made of their names."""
    flows = []
    for flow in form.flows:
        taken = {column.ref for column in flow.columns}
        keys: dict[str, str] = {}
        for column in flow.columns:
            if column.ref.startswith(ADDED):
                keys[column.ref] = free_name(slug(column.nama), taken)
                taken.add(keys[column.ref])
        columns = tuple(replace(one, ref=keys.get(one.ref, one.ref)) for one in flow.columns)
        rows = tuple(
            replace(row, ways=replace(row.ways, symbols={keys.get(ref, ref): shape for ref, shape in row.ways.symbols.items()}))
            for row in flow.rows
        )
        flows.append(replace(flow, columns=columns, rows=rows))
    return replace(form, flows=tuple(flows))
