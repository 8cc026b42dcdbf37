"""Keys of a row that the form does not show: a page that begins with it, the words in its symbol → changes of the definition."""

from __future__ import annotations

from sopdoc.edit.apply import exact
from sopdoc.edit.change import Change, Path, Remove, Set
from sopdoc.formulir.form import Flow
from sopdoc.model.decode_baris import is_judul
from sopdoc.naskah import Naskah
from sopdoc.source.node import MappingNode, ScalarNode
from sopdoc.studio.gestures import GONE, HalamanBaru, KeyGesture, RefusedError, SymbolGesture, TulisSimbol, UbahJalan, UbahTimbal
from sopdoc.studio.kept import form_of, row_at
from sopdoc.studio.ways_out import symbols_written
from sopdoc.studio.words import cleaned

PAGE, WORDS = "halaman baru", "teks"
CHANGED = RefusedError("kegiatan ini diubah di berkasnya", "lihat lembar yang baru, lalu ulangi")


def key_changes(gesture: KeyGesture, base: Naskah, today: Naskah) -> tuple[Change, ...]:
    """Raises RefusedError."""
    path, item = row_of_today(gesture, base, today)
    match gesture:
        case HalamanBaru(_, _, ya):
            return _said((*path, PAGE), item, "ya" if ya else "")
        case TulisSimbol(_, _, teks, at):
            if is_judul(item):
                raise RefusedError("judul tidak mempunyai simbol", "pilih sebuah kegiatan")
            symbols = symbols_written(path, item)
            if at >= len(symbols):
                raise GONE
            own, keys = symbols[at] if at >= 0 else (path, item)
            return _said((*own, WORDS), keys, cleaned(teks).replace("\n", " "))


def begins_page(item: MappingNode) -> bool:
    found = item.get(PAGE)
    return isinstance(found, ScalarNode) and found.text.strip() == "ya"


def words_in_symbol(item: MappingNode) -> str:
    found = item.get(WORDS)
    return found.text.strip() if isinstance(found, ScalarNode) else ""


def _said(path: Path, item: MappingNode, words: str) -> tuple[Change, ...]:
    there = item.get(str(path[-1])) is not None
    return (Set(path, words),) if words else (Remove(path),) if there else ()


def row_of_today(gesture: KeyGesture | SymbolGesture | UbahJalan | UbahTimbal, base: Naskah, today: Naskah) -> tuple[Path, MappingNode]:
    """The row of today that says what the row of the base said; no guess where others changed it."""
    path, item = row_at(base, _flow(base, gesture.alur), gesture.baris)
    if base is today:
        return path, item
    flow = _flow(today, gesture.alur)
    like = [row_at(today, flow, row.ref) for row in flow.rows]
    found = [(place, one) for place, one in like if exact(one) == exact(item)]
    if len(found) != 1:
        raise CHANGED
    return found[0]


def _flow(naskah: Naskah, at: int) -> Flow:
    flows = form_of(naskah).flows
    if not 0 <= at < len(flows):
        raise GONE
    return flows[at]
