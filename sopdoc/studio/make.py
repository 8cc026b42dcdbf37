"""A gesture, the text that it was made on, and the text of today → the text with it, proved; or what both changed.

    base ──gesture──▶ wanted ┐
      └──────────────────────┼─merged─▶ what shall be there ──written──▶ text
    today ───────────────────┘
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sopdoc.diagnostics import Severity
from sopdoc.edit.apply import exact
from sopdoc.edit.change import Change
from sopdoc.formulir.form import Flow, Form
from sopdoc.formulir.merge import Conflict, merged
from sopdoc.formulir.written import Written, changed, written
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.studio.chain import is_shut, symbol_changes
from sopdoc.studio.columns import with_columns
from sopdoc.studio.dates import as_written, is_date
from sopdoc.studio.doubted import settled
from sopdoc.studio.exchanges import exchanged
from sopdoc.studio.gestures import (
    GONE,
    ArrowGesture,
    Cocok,
    ColumnGesture,
    FlowGesture,
    Gesture,
    Isi,
    KelompokkanPelaksana,
    KeyGesture,
    RefusedError,
    RowGesture,
    SymbolGesture,
    TulisPejabat,
    UbahJalan,
    UbahTimbal,
)
from sopdoc.studio.grouped import group_changes, is_grouped
from sopdoc.studio.kept import check_kept, check_open, form_of
from sopdoc.studio.keys import key_changes
from sopdoc.studio.placed import sheet_names
from sopdoc.studio.rows import with_rows
from sopdoc.studio.signers import is_written_out, signer_changes
from sopdoc.studio.texts import changes_at, in_form, node_at, said, with_words
from sopdoc.studio.way_changes import way_changes
from sopdoc.studio.ways import with_arrows, with_symbols


@dataclass(frozen=True, slots=True)
class Made:
    """The text that the file shall have, or the places that both changed."""

    text: str = ""
    conflicts: tuple[Conflict, ...] = ()


def made(gesture: Gesture, base: Naskah, today: Naskah, text: str, reader: Reader, *, ours: bool = False) -> Made:
    """`text` is what `today` was read from; `ours`: the gesture counts where both changed the same; raises RefusedError."""
    shown = form_of(base)
    if isinstance(gesture, Isi) and is_date(gesture.jalur):
        gesture = replace(gesture, teks=as_written(node_at(base.node, gesture.jalur), gesture.teks))
    if isinstance(gesture, Isi) and not in_form(shown, gesture.jalur):
        return _at_path(gesture, base, today, text, reader, ours)
    if isinstance(gesture, KeyGesture):
        return _changed(key_changes(gesture, base, today), today, text, reader)
    if isinstance(gesture, KelompokkanPelaksana) or (isinstance(gesture, ColumnGesture) and is_grouped(_flow_at(shown, gesture.alur))):
        return _changed(group_changes(gesture, _flow_at(shown, gesture.alur), base, today), today, text, reader)
    if isinstance(gesture, SymbolGesture) and is_shut(_flow_at(shown, gesture.alur), gesture.baris):
        return _changed(symbol_changes(gesture, _flow_at(shown, gesture.alur), base, today), today, text, reader)
    if isinstance(gesture, TulisPejabat) or (isinstance(gesture, Isi) and is_written_out(gesture.jalur, base.node)):
        return _changed(signer_changes(gesture, base, today), today, text, reader)
    if isinstance(gesture, UbahJalan):
        return _changed(way_changes(gesture, base, today), today, text, reader)
    if isinstance(gesture, Cocok):
        return Made(settled(gesture, today, text))
    if isinstance(gesture, UbahTimbal):
        return Made(_text(exchanged(gesture, base, today, text, reader)))
    if isinstance(gesture, ArrowGesture):
        check_open(base, _flow_at(shown, gesture.alur), gesture.baris)
    return towards(_with(shown, gesture), base, today, text, reader, ours=ours)


def towards(wanted: Form, base: Naskah, today: Naskah, text: str, reader: Reader, *, ours: bool = False) -> Made:
    """What a form changes of `base`, made on `today`."""
    shown, now = form_of(base), form_of(today)
    if len(shown.flows) != len(now.flows):
        raise GONE
    conflicts: tuple[Conflict, ...] = ()
    if base is not today:
        wanted, conflicts = merged(shown, wanted, now, ours=ours, names=sheet_names(base, today))
    if conflicts and not ours:
        return Made(conflicts=conflicts)
    one = written(wanted, now, today, text, reader, every_shape=False, show=form_of)
    new = _text(one)
    if one.naskah:
        check_kept(now, wanted, today, one.naskah)
    return Made(new)


def _with(form: Form, gesture: Isi | FlowGesture) -> Form:
    if isinstance(gesture, Isi):
        return with_words(form, gesture)
    flow = _flow(_flow_at(form, gesture.alur), gesture)
    if isinstance(gesture, ColumnGesture):      # flows that share their columns all have them
        return replace(form, flows=tuple(_shared(one, flow, at == gesture.alur) for at, one in enumerate(form.flows)))
    return replace(form, flows=tuple(flow if at == gesture.alur else one for at, one in enumerate(form.flows)))


def _flow_at(form: Form, at: int) -> Flow:
    if not 0 <= at < len(form.flows):
        raise GONE
    return form.flows[at]


def _flow(flow: Flow, gesture: FlowGesture) -> Flow:
    if isinstance(gesture, RowGesture):
        return with_rows(flow, gesture)
    if isinstance(gesture, ColumnGesture):
        return with_columns(flow, gesture)
    return with_symbols(flow, gesture) if isinstance(gesture, SymbolGesture) else with_arrows(flow, gesture)


def _shared(one: Flow, changed: Flow, own: bool) -> Flow:
    return changed if own else replace(one, columns=changed.columns) if one.shared and changed.shared else one


def _at_path(gesture: Isi, base: Naskah, today: Naskah, text: str, reader: Reader, ours: bool) -> Made:
    before, now = (node_at(naskah.node, gesture.jalur) for naskah in (base, today))
    if not ours and (before and exact(before)) != (now and exact(now)):
        place = sheet_names(base, today).key(str(gesture.jalur[-1]))
        return Made(conflicts=(Conflict(place, gesture.teks, (said(now) or "") if now else ""),))
    return _changed(changes_at(today, gesture), today, text, reader)


def _changed(changes: Iterable[Change], today: Naskah, text: str, reader: Reader) -> Made:
    """At places that the form does not show."""
    try:
        return Made(_text(changed(text, changes, today, reader)))
    except LookupError:
        raise GONE from None


def _text(one: Written) -> str:
    """Raises RefusedError with what stands in the way."""
    if one.unusual is not None:
        place = " › ".join(str(step + 1) if isinstance(step, int) else step for step in one.unusual)
        hint = "tulis satu kunci per baris di berkas definisi"
        raise RefusedError(f"{place} ditulis dengan cara yang tidak dapat disunting di sini", hint)
    for fault in one.wrong:
        if fault.severity is Severity.GALAT:
            raise RefusedError(fault.message, fault.hint)
    if one.unsaid:
        raise RefusedError(f"{one.unsaid[0]} tidak dapat ditulis seperti ini", "ubah di berkas definisi")
    return one.text
