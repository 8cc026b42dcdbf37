"""Words that were typed at a path → the form with them, or the changes of a place that the form does not show."""

from __future__ import annotations

from dataclasses import replace

from sopdoc.edit.change import Change, Path, Set, find
from sopdoc.formulir.form import TEXTS, Field, Flow, Form, Item, Row
from sopdoc.naskah import Naskah
from sopdoc.source.node import Node, ScalarNode, SequenceNode, is_absent
from sopdoc.studio.gestures import GONE, Isi, RefusedError
from sopdoc.studio.rows import place_of
from sopdoc.studio.words import cleaned, items


def in_form(form: Form, path: Path) -> bool:
    """Does the form show what stands there?"""
    return _is_field(form, path) or _flow_of(form, path) is not None


def with_words(form: Form, gesture: Isi) -> Form:
    """Raises RefusedError for a place that is not there, or that is written so that a form cannot say it."""
    if _is_field(form, gesture.jalur):
        fields = tuple(_field(one, gesture.teks) if one.path == gesture.jalur else one for one in form.fields)
        return replace(form, fields=fields)
    at = _flow_of(form, gesture.jalur)
    if at is None:
        raise GONE
    flow = _flow(form.flows[at], gesture.jalur, gesture.teks)
    return replace(form, flows=(*form.flows[:at], flow, *form.flows[at + 1 :]))


def changes_at(today: Naskah, gesture: Isi) -> tuple[Change, ...]:
    """Of a place that the form does not show: words or a list of words stay what they are."""
    words = items(gesture.teks)
    node = node_at(today.node, gesture.jalur)
    if isinstance(node, SequenceNode) and len(words) > 1:
        return (Set(gesture.jalur, list(words)),)
    return (Set(gesture.jalur, cleaned(gesture.teks) if node is not None and not isinstance(node, SequenceNode) else "\n".join(words)),)


def node_at(node: Node, path: Path) -> Node | None:
    """None for what is not there; raises RefusedError where no words stand."""
    try:
        found = find(node, path)
    except LookupError:
        return None
    if said(found) is None:
        raise RefusedError(f"baris {found.span.line} ditulis dengan bentuk yang tidak dapat disunting di sini", "ubah di berkas definisi")
    return found


def said(node: Node) -> str | None:
    """The words of a text, or of a list of texts line by line; None for any other shape."""
    if is_absent(node):
        return ""
    if isinstance(node, ScalarNode):
        return node.text.rstrip("\n")
    if isinstance(node, SequenceNode) and all(isinstance(one, ScalarNode) for one in node.items):
        return "\n".join(one.text.rstrip("\n") for one in node.items if isinstance(one, ScalarNode))
    return None


def _is_field(form: Form, path: Path) -> bool:
    return any(one.path == path for one in form.fields)


def _field(field: Field, text: str) -> Field:
    if field.locked:
        raise RefusedError(f"{field.path[-1]} ditulis dengan bentuk yang tidak dapat disunting di sini", "ubah di berkas definisi")
    words = items(text) if field.many else (" ".join(text.split()),)
    return replace(field, items=tuple(Item(f"#{index}", one) for index, one in enumerate(words)))


def _flow_of(form: Form, path: Path) -> int | None:
    """The flow whose row or column the path names; columns that flows share are the first one's."""
    return next((index for index, flow in enumerate(form.flows) if _row_key(flow, path) or _column_key(flow, path)), None)


def _row_key(flow: Flow, path: Path) -> tuple[str, str] | None:
    """The `ref` of the row and the key in it: ("kegiatan", 3, "waktu")."""
    rest = path[len(flow.path) :] if path[: len(flow.path)] == flow.path else ()
    if len(rest) != 3 or rest[0] != "kegiatan" or not isinstance(rest[1], int) or rest[2] not in (*TEXTS, "judul"):
        return None
    return f"#{rest[1]}", str(rest[2])


def _column_key(flow: Flow, path: Path) -> str:
    """("pelaksana", "kasubag"); "" for any other place, and for columns in groups."""
    own = ("pelaksana",) if flow.shared else (*flow.path, "pelaksana")
    key = str(path[-1]) if path and path[:-1] == own else ""
    return key if any(one.ref == key and not one.locked for one in flow.columns) else ""


def _flow(flow: Flow, path: Path, text: str) -> Flow:
    if found := _row_key(flow, path):
        at = place_of(flow, found[0])
        return replace(flow, rows=(*flow.rows[:at], _row(flow.rows[at], found[1], text), *flow.rows[at + 1 :]))
    key, nama = _column_key(flow, path), " ".join(text.split())
    if not nama:
        raise RefusedError("pelaksana memerlukan nama jabatan", "tulis jabatannya, misalnya Kepala Seksi")
    return replace(flow, columns=tuple(replace(one, nama=nama) if one.ref == key else one for one in flow.columns))


def _row(row: Row, key: str, text: str) -> Row:
    own = "uraian" if row.judul else key
    if own in row.locked:
        raise RefusedError(f"{key} kegiatan ini ditulis dengan bentuk yang tidak dapat disunting di sini", "ubah di berkas definisi")
    words = cleaned(text)
    if not words and own == "uraian":
        raise RefusedError(f"{key} tidak boleh kosong", "hapus barisnya bila tidak dipakai")
    return replace(row, texts={**row.texts, own: words})
