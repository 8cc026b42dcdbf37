"""A definition, its form today and the form as it shall be → the definition so, proved by showing it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sopdoc.diagnostics import Diagnostic, Report
from sopdoc.edit.apply import with_changes
from sopdoc.edit.change import Change, Path
from sopdoc.formulir.compared import differing, keyed
from sopdoc.formulir.edits import changes_of, shape_changes
from sopdoc.formulir.form import WAYS, Flow, Form
from sopdoc.formulir.shown import form_of
from sopdoc.formulir.unshown import with_unshown
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.source.splice import UnusualError


@dataclass(frozen=True, slots=True)
class Written:
    """`naskah`: the definition as it would be, and `text` what its file would say; None with one of the others, which say why.

    `wrong`: what is wrong in `text` then; `unusual`: the path of a change that its way of writing does not allow; `unsaid`: what it
    does not say although the form does.
    """

    text: str = ""
    naskah: Naskah | None = None
    wrong: tuple[Diagnostic, ...] = ()
    unusual: Path | None = None
    unsaid: tuple[str, ...] = ()


class _UnwrittenError(Exception):
    def __init__(self, written: Written) -> None:
        super().__init__(written)
        self.written = written


Show = Callable[[Naskah], Form]


def written(
    wanted: Form, shown: Form, today: Naskah, text: str, reader: Reader, *, every_shape: bool = True, show: Show = form_of,
) -> Written:
    """What the form asks for, then the shapes that do not go without saying.

    `every_shape`: the form says those of all rows that are not locked; else only of those whose symbols are others than today, and
    the rest follow the language: who adds a row at the end means no longer that the flow ends before it.  `show`: what a form has of
    a definition.
    """
    asked = with_unshown(keyed(wanted), shown, today)
    try:
        new, naskah = _changed(text, changes_of(today.node, shown, asked), today, reader)
        asked = _settled(asked, shown, now := show(naskah), every_shape)
        if shapes := shape_changes(now, asked):
            new, naskah = _changed(new, shapes, today, reader)
    except _UnwrittenError as fault:
        return fault.written
    unsaid = differing(show(naskah), asked)
    return Written(unsaid=unsaid) if unsaid else Written(new, naskah)


def changed(text: str, changes: Iterable[Change], today: Naskah, reader: Reader) -> Written:
    """The definition with changes at any path."""
    try:
        return Written(*_changed(text, changes, today, reader))
    except _UnwrittenError as fault:
        return fault.written


def _changed(text: str, changes: Iterable[Change], today: Naskah, reader: Reader) -> tuple[str, Naskah]:
    report, several = Report(), tuple(changes)
    try:
        text = with_changes(text, several)
    except UnusualError as fault:
        raise _UnwrittenError(Written(unusual=_unusual(text, several))) from fault
    naskah = reader.said(today.definition, text, report).naskah
    if naskah is None:
        raise _UnwrittenError(Written(text, wrong=report.diagnostics))
    return text, naskah


def _unusual(text: str, changes: Sequence[Change]) -> Path:
    """Of the first change that cannot be written."""
    for change in changes[:-1]:
        try:
            text = with_changes(text, (change,))
        except UnusualError:
            return change.path
    return changes[-1].path


def _settled(wanted: Form, shown: Form, now: Form, every_shape: bool) -> Form:
    """The form with the shapes that the language gives to rows whose ways the form does not say, or whose symbols nobody changed."""
    flows = (_settled_flow(*flows, every_shape) for flows in zip(wanted.flows, shown.flows, now.flows, strict=True))
    return replace(wanted, flows=tuple(flows))


def _settled_flow(wanted: Flow, shown: Flow, now: Flow, every_shape: bool) -> Flow:
    before = {row.ref: row.ways.symbols for row in shown.rows}
    rows = []
    for row, found in zip(wanted.rows, now.rows, strict=True):
        unsaid = WAYS in row.locked or (not every_shape and row.ways.symbols == before.get(row.ref, row.ways.symbols))
        same = unsaid and row.ways.symbols.keys() == found.ways.symbols.keys()
        rows.append(replace(row, ways=replace(row.ways, symbols=found.ways.symbols)) if same else row)
    return replace(wanted, rows=tuple(rows))
